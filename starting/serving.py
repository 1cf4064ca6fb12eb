"""How does the app run on this machine? On a free port, until it is closed, and never any longer."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
import webbrowser
from collections.abc import Iterator
from typing import Final

from starting import commands
from starting.commands import NotReadyError, step

PORTS_TRIED: Final = 50
LAST_PORT: Final = 65_535
LONGEST_START_S: Final = 120
LONGEST_END_S: Final = 15


def end_on_signals() -> None:
    """Let whoever ends this by a signal end it as Ctrl-C does, so that nothing is left running.

    A hang-up that is ignored on purpose, as under ``nohup``, stays ignored.
    """
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _stop)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def open_app(port: int, *, area: str, browser: bool) -> int:
    """Run the app until Ctrl-C, or until this is ended in another way."""
    port = free_port(port)
    address = f"http://127.0.0.1:{port}"
    page = f"{address}/?area={urllib.parse.quote(area)}" if area else address
    with server_on(port) as server:
        with step("Starting the app"):
            wait_until_open(server, address)
        try:
            print(f"Within Reach is open at {page} – press Ctrl-C here to close it.", flush=True)
            if browser:
                webbrowser.open(page)
            return server.wait()
        except KeyboardInterrupt:
            end(server)
            print("\nClosed.", flush=True)
            return 0


def is_free(port: int, address: str = "127.0.0.1") -> bool:
    """Can a server listen on this port of this machine?"""
    with socket.socket() as door:
        if os.name != "nt":  # on Windows this option would let two servers share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((address, port))
        except OSError:
            return False
    return True


def check_port(port: int) -> None:
    """Nothing, where it is a port.

    Raises
    ------
    NotReadyError
        It is none.
    """
    if not 1 <= port <= LAST_PORT:
        raise NotReadyError(f"{port} is no port. Give --port from 1 to {LAST_PORT}.")


def free_port(first: int) -> int:
    """The first free port from ``first`` on.

    Raises
    ------
    NotReadyError
        It is no port, or none of the next fifty is free.
    """
    check_port(first)
    last = min(first + PORTS_TRIED - 1, LAST_PORT)
    for port in range(first, last + 1):
        if is_free(port):
            if port != first:
                print(f"Port {first} is in use, so the app opens on {port}.")
            return port
    if first == last:
        raise NotReadyError(f"Port {first} cannot be opened. Give another with --port.")
    raise NotReadyError(f"None of the ports {first} to {last} can be opened. Give another with --port.")


@contextlib.contextmanager
def server_on(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The app on a port of this machine; it ends with the block, and with this process however that ends."""
    command = [str(commands.PYTHON), "-m", "app.while_started", "streamlit", "run", "streamlit_app.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=commands.ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        yield server
    finally:
        end(server)


def wait_until_open(server: subprocess.Popen[bytes], address: str) -> None:
    """Return when the app answers.

    Raises
    ------
    NotReadyError
        It has ended, or does not answer within two minutes.
    """
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise NotReadyError("The app stopped while starting; its own words are above.")
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()  # noqa: S310 - our own machine
            return
        time.sleep(0.2)
    raise NotReadyError(f"The app did not answer within {LONGEST_START_S} seconds. Run this again.")


def heed_no_signal() -> None:
    """Let further signals change nothing: this is ending already."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server and wait for that; further signals meanwhile change nothing."""
    heed_no_signal()
    server.terminate()
    try:
        server.wait(LONGEST_END_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
