"""What does a server under load use? Processor time, memory, and how busy the machine is besides."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.measuring.children import ROOT
from layers.area import Area

_KB_IN_A_MB: Final = 1024.0
_PROC: Final = Path("/proc")


@dataclass(frozen=True)
class LoadedServer:
    """The server that a load test speaks with."""

    address: str
    pid: int | None = None  # that started all of it; None where that is not known
    signed_in: str = ""  # the cookie of who signed in, "" where nobody does


@contextmanager
def running_app(areas_folder: Path, scratch: Path, *, drawn: Area | None = None) -> Iterator[tuple[str, int]]:
    """The app on a free port of this machine, with its process id; ended at the end.

    The background map of ``drawn`` is drawn beforehand, as it is for who comes a minute after the first.
    """
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    if drawn is not None:
        draw_background(areas_folder, scratch, drawn)
    settings = {
        "WITHIN_REACH_AREAS": str(areas_folder.resolve()),
        "WITHIN_REACH_TILES": str(scratch / "tiles"),
    }
    command: list[Any] = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", port]
    with (scratch / "load-server.log").open("wb") as log:
        server = subprocess.Popen(
            [str(word) for word in command], cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            server.wait(timeout=20)


def draw_background(areas_folder: Path, scratch: Path, area: Area) -> None:
    """Draw an area's background map to where the app looks for it."""
    words = [str(areas_folder.resolve()), area.name, area.revision, str(scratch / "tiles")]
    subprocess.run([sys.executable, "-m", "app.tiles.ahead", *words], cwd=ROOT, check=True)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310 - this machine
            return
        except OSError:
            if server.poll() is not None:
                raise OSError("The app stopped while starting.") from None
            time.sleep(0.2)
    raise OSError("The app did not answer within two minutes.")


def family_of(pid: int | None) -> list[int]:
    """A process and all that it has started, and they; as far as this system tells."""
    if pid is None:
        return []
    family = [pid]
    for member in family:  # grows while it is gone through
        for children in (_PROC / str(member)).glob("task/*/children"):
            family += [int(child) for child in _read(children).split()]
    return family


def cpu_s(pid: int | None) -> float:
    """Processor time of a process and of all that it started, seconds; nan where not told."""
    seconds = [_cpu_s_of(member) for member in family_of(pid)]
    return sum(seconds) if seconds else float("nan")


def _cpu_s_of(pid: int) -> float:
    counters = _read(_PROC / str(pid) / "stat").rpartition(")")[2].split()
    if not counters:
        return 0.0  # it has just ended, and is counted with who started it
    return sum(int(counters[at]) for at in range(11, 15)) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int | None) -> float | None:
    """Resident memory of a process and all that it started, MB; None where not told."""
    sizes = [
        int(line.split()[1]) / _KB_IN_A_MB
        for member in family_of(pid)
        for line in _read(_PROC / str(member) / "status").splitlines()
        if line.startswith("VmRSS")
    ]
    return sum(sizes) if sizes else None


def machine_load() -> str:
    """How many programs ran or waited to on the average of the last minute, and how many cores there are."""
    try:
        load = f"{os.getloadavg()[0]:.1f}"
    except OSError:
        load = "not known"
    return f"load of the machine {load} on {os.cpu_count()} cores"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
