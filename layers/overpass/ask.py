"""How is Overpass asked for a small place, so that whatever goes wrong is over within half a minute?"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from geo.wording import from_record
from layers.overpass import troubles
from layers.overpass.child import ANSWER, QUESTION, REFUSED, STREETS, OverpassQuestion
from layers.overpass.elements import Degrees, ElementCounts
from layers.sources.cache import put_into
from layers.sources.client import trusted
from layers.sources.errors import NoInternetError, SourceError
from layers.sources.model import DataSource

WALL_S: Final = 30.0
_ROOT: Final = Path(__file__).parents[2]
_OF_THE_MACHINE: Final = ("PATH", "SYSTEMROOT", "LANG", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR")
_PROXIES: Final = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")


@dataclass(frozen=True)
class OverpassMap:
    """A small place's map: its file, how much is in it, its day, and what stood in for the internet."""

    path: Path
    counts: ElementCounts
    day: date | None
    stand_in: str = ""


def ask_overpass(
    source: DataSource, box: Degrees, target: Path, *, stand_in: str = "", wall_s: float = WALL_S
) -> OverpassMap:
    """Put everything that Overpass has of a box into ``target``, .osm.pbf; what was there stays if it fails.

    OSMnx asks, once, in a process of its own, which is ended with all that it has started when ``wall_s``
    seconds are over. The question is neither in its arguments nor in its address, and nothing is kept of it.

    Parameters
    ----------
    source
        The catalogue's Overpass: no other host is asked.
    box
        West, south, east, north, degrees; ``small_place`` rounds and bounds it.
    stand_in
        The address of what stands in for the internet; see ``layers.sources.stand_in``.

    Raises
    ------
    SourceError
        Nobody answers, in time; or with an error, a page, a part, more than is taken, or nothing.
    """
    trusted()  # a wrong SSL_CERT_FILE is told before anything is asked
    question = OverpassQuestion(source, box, stand_in, wall_s)
    with tempfile.TemporaryDirectory(prefix="within-reach-overpass-") as name:
        folder = Path(name)
        (folder / QUESTION).write_text(question.as_text(), encoding="utf-8")
        code = _ended(folder, question)
        if (folder / REFUSED).is_file():
            raise _refusal(json.loads((folder / REFUSED).read_text(encoding="utf-8")))
        if code != 0:
            raise troubles.broke_down(source, code)
        answer: dict[str, Any] = json.loads((folder / ANSWER).read_text(encoding="utf-8"))
        put_into(folder / STREETS, target)
    counts = ElementCounts(answer["nodes"], answer["ways"], answer["relations"])
    return OverpassMap(target, counts, _day(answer["stamp"]), stand_in)


def _ended(folder: Path, question: OverpassQuestion) -> int:
    """Run the process to its end, or to the end of its time; its code."""
    command = [sys.executable, "-m", "layers.overpass.child", str(folder)]
    with _of_its_own_group(command, _environment(folder, question.stand_in)) as process:
        try:
            return process.wait(timeout=question.wall_s)
        except subprocess.TimeoutExpired:
            raise troubles.takes_too_long(question.source, question.wall_s) from None


@contextmanager
def _of_its_own_group(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended, with all that it has started, whatever happens meanwhile."""
    process = subprocess.Popen(
        command,
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # its words might hold the place
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # heeded where there are groups of processes: not on Windows
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                _kill(process)
        process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _environment(folder: Path, stand_in: str) -> dict[str, str]:
    """What of the machine's settings the process needs; its proxy, unless this machine itself is asked."""
    proxies = [] if stand_in else [spelt for name in _PROXIES for spelt in (name, name.lower())]
    environment = {name: os.environ[name] for name in (*_OF_THE_MACHINE, *proxies) if name in os.environ}
    if stand_in:
        environment["NO_PROXY"] = "*"
    environment |= {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PROJ_NETWORK": "OFF"}
    environment["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # its own takes 1 GiB of the bound at once
    return environment | {name: str(folder) for name in ("HOME", "TMPDIR", "TEMP", "TMP")}


def _refusal(record: dict[str, Any]) -> SourceError:
    what, fix = (from_record(words) for words in record["words"])
    return NoInternetError(what, fix) if record["is_offline"] else troubles.OverpassError(what, fix)


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
