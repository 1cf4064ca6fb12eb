"""How is one long sum done in a process of its own? By values, taken there and back.

A thread of the app would share the interpreter with every page. The values lie in a private folder, which is
gone when the sum is done; the process gives way to all others, and ends with the app.

``python -m app.work.apart FOLDER`` is that process.
"""

import pickle
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from app.work.process import watched
from geo.errors import WithinReachError

G = TypeVar("G")
R = TypeVar("R")
Tell = Callable[[int, int], None]  # how much is done, and of how much

_GIVEN, _GIVES, _OUTPUT = "given", "gives", "output.txt"
_TELL_S: Final = 0.2


class BrokeOffError(WithinReachError, RuntimeError):
    """The process ended before its sum did."""


def do_apart(do: Callable[[G, Tell], R], given: G, tell: Tell) -> R:
    """``do(given, tell)``, in another process.

    Parameters
    ----------
    do
        A function of a module, that Python finds by its name; it, ``given`` and what comes back pickle.
    tell
        Hears from there how much is done.

    Raises
    ------
    BrokeOffError
        The process ended without an answer: it was ended, or there was no room.
    Exception
        Whatever ``do`` raises there.
    """
    with tempfile.TemporaryDirectory(prefix="within-reach-apart-") as name:
        folder = Path(name)
        (folder / _GIVEN).write_bytes(pickle.dumps((do, given)))
        with (folder / _OUTPUT).open("wb") as output:
            command = (__name__, name)
            code = watched(command, output, hear=lambda line: _hear(line, tell), is_to_stop=lambda: False)
        if not (folder / _GIVES).is_file():
            raise BrokeOffError(
                "The work broke off (code {code}).",
                "Nothing was written. Begin it again; if it happens again, the list may be too long for this "
                "machine: bring it in in parts.",
                code=code or 0,
            )
        error, gives = pickle.loads((folder / _GIVES).read_bytes())  # noqa: S301 - our own process wrote it
    if error is not None:
        raise error
    result: R = gives
    return result


def _hear(line: str, tell: Tell) -> None:
    done, _, whole = line.strip().partition(" ")
    if done.isdecimal() and whole.isdecimal():
        tell(int(done), int(whole))


class _Teller:
    """Says how much is done, now and then."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now >= self._next or done == whole:
            self._next = now + _TELL_S
            sys.stdout.write(f"{done} {whole}\n")
            sys.stdout.flush()


def main(folder: Path) -> None:
    """Do what lies in the folder, and lay beside it what that gives, or how it failed."""
    answer: tuple[BaseException | None, Any]
    try:
        do, given = pickle.loads((folder / _GIVEN).read_bytes())  # noqa: S301 - the app that started us wrote it
        answer = None, do(given, _Teller())
    except Exception as error:  # noqa: BLE001 - raised anew where it was asked for
        answer = error, None
    written = folder / f"{_GIVES}.part"
    written.write_bytes(pickle.dumps(answer))
    written.rename(folder / _GIVES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
