"""How does the app run for a whole office? As several processes behind a proxy, with a sign-in.

Nothing is fetched or set up here, so that a service starts the same way every time.
"""

import base64
import contextlib
import re
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starting import commands, serving, setting_up, sign_in
from starting.commands import NotReadyError, step
from starting.office import processes as app_processes, proxy as proxies
from starting.office.processes import AppPlan, AppProcess
from starting.office.proxy import Doors, Proxy
from starting.office.status import is_answering, status_on

OWN_NAMES: Final = ("127.0.0.1", "localhost")
MOST_PROCESSES: Final = 64
_LOOK_S: Final = 0.2
_NAME: Final = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
)
_ADDRESS: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}")
_FIRST_INNER: Final = 100  # the processes' own ports lie so far above the proxy's


@dataclass(frozen=True)
class OfficeOptions:
    """What ``start.py serve`` is told."""

    processes: int
    port: int
    names: tuple[str, ...] = ()
    address: str = "127.0.0.1"
    status_port: int | None = None  # the one after ``port`` unless given

    @property
    def status(self) -> int:
        """The port of ``/health`` and ``/metrics``."""
        return self.port + 1 if self.status_port is None else self.status_port


def serve(options: OfficeOptions) -> int:
    """Run the processes and the proxy until a signal ends them; give the exit code.

    Raises
    ------
    NotReadyError
        No sign-in is configured, something is not installed, a port is in use, or the app does not start.
    """
    check_options(options)
    sign_in.check_sign_in(commands.ROOT)
    setting_up.check_set_up()
    nginx = proxies.find_nginx()
    _check_port(options.port, options.address)
    _check_port(options.status, "127.0.0.1")
    names = tuple(dict.fromkeys((*OWN_NAMES, *options.names)))
    plan = AppPlan(names, base64.urlsafe_b64encode(secrets.token_bytes(32)), app_processes.app_environment())
    office = [
        AppProcess(at + 1, port, plan) for at, port in enumerate(_inner_ports(options.processes, options))
    ]
    proxy = Proxy(nginx, Doors(options.address, options.port, names))
    try:
        with _running(office, proxy, options):
            return _look_after(office, proxy)
    except KeyboardInterrupt:
        print("\nClosed.", flush=True)
        return 0
    finally:
        proxy.end()


def check_options(options: OfficeOptions) -> None:
    """Refuse numbers, names and addresses that cannot be.

    Raises
    ------
    NotReadyError
        One of them cannot be; the words say which.
    """
    if not 1 <= options.processes <= MOST_PROCESSES:
        raise NotReadyError(
            f"{options.processes} processes cannot be run: give --processes from 1 to {MOST_PROCESSES}, "
            "about one for each core of the machine."
        )
    for port in (options.port, options.status):
        if not 1 <= port <= 65_535:
            raise NotReadyError(f"{port} is no port. Give --port and --status-port from 1 to 65535.")
    for name in options.names:
        if not _NAME.fullmatch(name):
            raise NotReadyError(
                f"{name!r} is no name of a machine. Give --name as people type it after https://, in small "
                "letters and without a path or port, like --name reach.example.gov.uk."
            )
    if not _ADDRESS.fullmatch(options.address):
        raise NotReadyError(
            f"{options.address!r} is no address to listen on. Leave --bind away to answer this machine's own "
            "proxy alone, or give an address like 0.0.0.0 in a container."
        )


def _check_port(port: int, address: str) -> None:
    if not serving.is_free(port, address):
        raise NotReadyError(
            f"Port {port} of {address} cannot be used: something else listens there, or this user may not. "
            "End that, or give another with --port (and --status-port)."
        )


def _inner_ports(count: int, options: OfficeOptions) -> Iterator[int]:
    """Free ports for the processes themselves."""
    first = options.port + _FIRST_INNER
    first = first if first + 10 * MOST_PROCESSES < 65_536 else 20_000
    free = [port for port in range(first, first + 10 * MOST_PROCESSES) if serving.is_free(port)]
    if len(free) < count:
        raise NotReadyError(f"From port {first} on too few are free. Give another with --port.")
    return iter(free[:count])


@contextlib.contextmanager
def _running(office: Sequence[AppProcess], proxy: Proxy, options: OfficeOptions) -> Iterator[None]:
    """Everything started and answering; everything ended with the block."""
    try:
        with step(f"Starting {len(office)} process{'es' if len(office) > 1 else ''} of the app"):
            proxy.lay_out([process.port for process in office])
            for process in office:
                process.begin()
            for process in office:
                _wait_until_open(process)
            proxy.begin()
            wait_until_listening(proxy)
        with status_on(options.status, office, proxy):
            print(
                f"Within Reach is open at http://{options.address}:{options.port} for the proxy with the "
                f"certificate. How it is: http://127.0.0.1:{options.status}/health – Ctrl-C closes it.",
                flush=True,
            )
            yield
    finally:
        serving.heed_no_signal()
        proxy.end()
        for process in office:
            process.ask_to_end()
        for process in office:
            process.wait_for_end()


def _wait_until_open(process: AppProcess) -> None:
    _wait_until("The app", lambda: is_answering(process), lambda: process.pid is not None)


def wait_until_listening(proxy: Proxy) -> None:
    """Wait until the proxy takes connections. Raises ``NotReadyError`` where it ends, or does not in time."""
    _wait_until("The proxy", proxy.is_listening, lambda: proxy.is_up)


def _wait_until(what: str, is_ready: Callable[[], bool], is_up: Callable[[], bool]) -> None:
    deadline = time.monotonic() + serving.LONGEST_START_S
    while not is_ready():
        if not is_up():
            raise NotReadyError(f"{what} stopped while starting; its own words are above.")
        if time.monotonic() > deadline:
            raise NotReadyError(f"{what} did not answer within {serving.LONGEST_START_S} seconds.")
        time.sleep(_LOOK_S)


def _look_after(office: Sequence[AppProcess], proxy: Proxy) -> int:
    """Start again what ends; leave out what ends too often; end with the last of them."""
    while True:
        now = time.monotonic()
        if any([process.look_after(now) for process in office]):
            left = [process.port for process in office if not process.has_given_up]
            if not left:
                print("Every process ended again and again. The words above say why.", flush=True)
                return 1
            print("A process ended too often and is left out; its visitors go to the others.", flush=True)
            proxy.lay_out(left)
            proxy.take_configuration()
        proxy.look_after()
        time.sleep(_LOOK_S)
