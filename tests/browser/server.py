"""The app as start.py runs it, logging all that it can and unable to speak with anything but this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """Where this machine's Chromium lies."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no outside host can be reached
]

# Python runs this before anything else: it writes down and refuses every way out of this machine.
_GUARD = """
import os, sys
_told = os.open(os.environ["GUARD_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", None, b"localhost", b"127.0.0.1")

def _refuse(what):
    os.write(_told, (what + "\\n").encode())
    raise PermissionError("no way out of this machine: " + what)

def _watch(event, args):
    if event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        if args[1][0] not in _HERE:
            _refuse(f"{event} {args[1]}")
    elif event == "socket.getaddrinfo" and args[0] not in _HERE:
        _refuse(f"{event} {args[0]}")

sys.addaudithook(_watch)
"""


@dataclass(frozen=True)
class Server:
    """The running app and where it writes."""

    address: str
    areas: Path
    scratch: Path  # the server's home, temporary folder and kept tiles
    log: Path
    way_out: Path  # every try to speak with another machine
    pid: int

    @property
    def tiles(self) -> Path:
        """The folder of kept tiles."""
        return self.scratch / "tiles"


@contextmanager
def running_server(
    areas: Path, folder: Path, *, port: int = 0, more: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The app on a free port or this one, with more in its environment; ended at the end."""
    scratch, guard = folder / "home", folder / "guard"
    scratch.mkdir()
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD, encoding="utf-8")
    log, way_out = folder / "server.log", folder / "way-out.log"
    port = port or free_port()
    homes = {name: str(scratch) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME")}
    told = {
        "WITHIN_REACH_AREAS": str(areas),
        "WITHIN_REACH_TILES": str(scratch / "tiles"),
        "WITHIN_REACH_MOST_VISITORS": "1000",  # each tab of these tests is a visitor of its own
        "PYTHONPATH": str(guard),
        "GUARD_LOG": str(way_out),
    }
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    with log.open("wb") as out:
        running = subprocess.Popen(
            [*command, "--logger.level", "debug"],
            cwd=ROOT,
            env=os.environ | homes | told | dict(more or {}),
            stdout=out,
            stderr=out,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, running)
            yield Server(address, areas, scratch, log, way_out, running.pid)
        finally:
            running.terminate()
            running.wait(timeout=20)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        number: int = door.getsockname()[1]
    return number


def _wait_for(address: str, running: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            assert running.poll() is None, "the app stopped while starting"
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the app did not answer within a minute")
