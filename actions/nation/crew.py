"""Who works on many areas at once? This machine's cores, or a cluster by its address: nobody else reaches it.

A local cluster and its page listen on 127.0.0.1 alone, and its parts know one another by certificates made
for this run, so that no other user of the machine can hand it work. Another scheduler is only asked by
``tls://`` with certificates: whoever can talk to one without can run anything on it, and on whoever asks it.
"""

import importlib.util
import logging
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from ssl import SSLError
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from actions.at_work import cores_allowed
from geo.errors import WithinReachError

if TYPE_CHECKING:
    from distributed import Client, Security

LOOPBACK: Final = "127.0.0.1"
MEMORY_GB: Final = 2.0
LEAST_MEMORY_GB: Final = 0.5
_PATIENCE_S: Final = 20
_PACKAGES: Final = ("dask", "distributed", "bokeh")
_ROUTES: Final = ("prometheus", "info", "json")  # without the one that leads on to other addresses
SETTINGS: Final = {
    "distributed.scheduler.allowed-failures": 2,  # so often may a worker die over one area
    "distributed.scheduler.http.routes": [
        *(f"distributed.http.scheduler.{name}" for name in _ROUTES),
        "distributed.http.health",
        "distributed.http.statics",
    ],
    "distributed.scheduler.dashboard.bokeh-application.allow_websocket_origin": [],  # localhost and its port
    "distributed.worker.profile.enabled": False,
    "distributed.diagnostics.nvml": False,
}


class CrewError(WithinReachError, RuntimeError):
    """Nobody can be found to do the work."""


@dataclass(frozen=True)
class Certificates:
    """Files in PEM by which a scheduler and whoever asks it know each other."""

    authority: Path
    certificate: Path
    key: Path


@dataclass(frozen=True)
class Crew:
    """Who is to do it."""

    workers: int = 0  # processes on this machine; 0: one for each core that may be used
    memory_gb: float = MEMORY_GB  # of each of them: one that needs more is ended, its area done again
    scheduler: str = ""  # in place of this machine: tls://HOST:PORT
    certificates: Certificates | None = None


@dataclass(frozen=True)
class CrewAtWork:
    """Who is at work, and where that can be watched."""

    client: "Client"
    workers: int
    memory_gb: float | None  # of each; None where a cluster has its own rule
    page: str  # the address of the scheduler's own page


def check_crew(crew: Crew) -> None:
    """Refuse what cannot be worked with, before anything is begun.

    Raises
    ------
    CrewError
        The packages are not there; the scheduler's address is not ``tls://``, or lacks certificates.
    """
    if not all(importlib.util.find_spec(package) for package in _PACKAGES):
        raise CrewError(
            "The packages that work on many areas at once are not installed.",
            "Install them: .venv/bin/python -m pip install --require-hashes -r requirements-nation.txt",
        )
    if crew.scheduler:
        _check_address(crew)
    elif crew.certificates is not None:
        raise CrewError("Certificates are for another scheduler, and none is named.",
                        "Add --scheduler tls://HOST:PORT, or leave the certificates out.")  # fmt: skip
    if crew.memory_gb < LEAST_MEMORY_GB:
        raise CrewError("With {memory:g} GB no worker can open an area.", "Allow {least:g} GB or more.",
                        memory=crew.memory_gb, least=LEAST_MEMORY_GB)  # fmt: skip


def _check_address(crew: Crew) -> None:
    parts = urlsplit(crew.scheduler)
    if crew.workers:
        raise CrewError("Workers of this machine and another scheduler are two ways.",
                        "Give either --workers or --scheduler.")  # fmt: skip
    if parts.scheme != "tls":
        raise CrewError(
            "{address} is not asked without encryption: whoever can reach such a scheduler can run anything "
            "on it.",
            "Start the scheduler with certificates and give its address as tls://HOST:PORT.",
            address=crew.scheduler,
        )
    if not parts.hostname or _port_of(crew.scheduler) is None or parts.path.strip("/"):
        raise CrewError('"{address}" is no address of a scheduler.', "Write it as tls://HOST:PORT.",
                        address=crew.scheduler)  # fmt: skip
    if crew.certificates is None:
        raise CrewError(
            "A scheduler by its address needs certificates.",
            "Add --tls-ca, --tls-cert and --tls-key, as docs/nation.md says.",
        )
    for path in (crew.certificates.authority, crew.certificates.certificate, crew.certificates.key):
        if not path.is_file():
            raise CrewError("There is no certificate {file}.", "Check its path.", file=path)


def _port_of(address: str) -> int | None:
    try:
        return urlsplit(address).port
    except ValueError:
        return None


@contextmanager
def crew_at_work(crew: Crew) -> Iterator[CrewAtWork]:
    """The workers, ready; they end with the block, those of another scheduler go on.

    Raises
    ------
    CrewError
        The packages, the scheduler or its workers are not there.
    """
    check_crew(crew)
    import dask.config
    import distributed  # noqa: F401 - its own settings come first, and stay when ours go

    with dask.config.set(SETTINGS), ExitStack() as stack:
        yield _of_address(crew, stack) if crew.scheduler else _of_this_machine(crew, stack)


def _of_this_machine(crew: Crew, stack: ExitStack) -> CrewAtWork:
    from distributed import Client, LocalCluster, Security

    count = crew.workers or cores_allowed()
    folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
    cluster = stack.enter_context(
        LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            processes=True,
            host=LOOPBACK,
            protocol="tls://",
            security=Security.temporary(),
            dashboard_address=f"{LOOPBACK}:0",
            memory_limit=int(crew.memory_gb * 1e9),
            local_directory=folder,
            silence_logs=logging.CRITICAL,
        )
    )
    client = stack.enter_context(Client(cluster))
    page = client.dashboard_link.replace(LOOPBACK, "localhost")  # by which name alone its sockets answer
    return CrewAtWork(client, count, crew.memory_gb, page)


def _of_address(crew: Crew, stack: ExitStack) -> CrewAtWork:
    from distributed import Client

    try:
        client = stack.enter_context(
            Client(crew.scheduler, security=_security(crew), timeout=_PATIENCE_S, set_as_default=False)
        )
    except (OSError, TimeoutError) as error:
        raise CrewError(
            "The scheduler {address} cannot be reached, or its certificates are others.",
            "Check its address and that both sides have certificates of one authority.",
            address=crew.scheduler,
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE_S)
    except TimeoutError as error:
        raise CrewError("The scheduler {address} has no workers.",
                        "Start some, in the project's folder: docs/nation.md says how.",
                        address=crew.scheduler) from error  # fmt: skip
    workers: dict[str, Any] = client.scheduler_info(n_workers=-1)["workers"]
    return CrewAtWork(client, len(workers), None, client.dashboard_link)


def _security(crew: Crew) -> "Security":
    from distributed import Security

    files = crew.certificates
    if files is None:
        raise CrewError("A scheduler by its address needs certificates.", "Add them.")
    try:
        security = Security(
            require_encryption=True,
            tls_ca_file=str(files.authority),
            tls_client_cert=str(files.certificate),
            tls_client_key=str(files.key),
        )
        security.get_connection_args("client")
    except (SSLError, OSError, ValueError) as error:
        raise CrewError(
            "The certificates cannot be read.", "They are files in PEM: check all three."
        ) from error
    return security
