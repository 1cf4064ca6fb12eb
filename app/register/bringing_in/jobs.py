"""How far is a piece of work that goes on beside the page, and how did it end?"""

import time
from collections.abc import Callable
from concurrent.futures import wait
from typing import Any

from app.work.background import BesideThePages
from app.work.logged import unexpected
from app.work.turns import WAITS
from geo.errors import WithinReachError
from presentation.words.errors import broken, fix_of, what_of
from presentation.words.register.bringing_in import rows_done

Tell = Callable[[int, int], None]
Progress = Callable[[int, int], str]  # how far it is, in words


class Job:
    """One piece of work: under way, done with a result, or stopped with two sentences."""

    def __init__(self, what: str, do: Callable[[Tell], Any], *, progress: Progress, meanwhile: str) -> None:
        self.what, self.progress = what, progress
        self.meanwhile = meanwhile  # what is true as long as it lasts, in a sentence
        self.done, self.total = 0, 0
        self._since = time.monotonic()
        self._future = BesideThePages().submit(do, self._tell)

    @property
    def over(self) -> bool:
        """Whether it has ended, well or not."""
        return self._future.done()

    @property
    def result(self) -> Any:
        """What it gave; None while it is under way, or when it stopped."""
        return self._future.result() if self.over and self._future.exception() is None else None

    @property
    def trouble(self) -> tuple[str, str] | None:
        """Why it stopped and what to do; None while it is under way, or when it is done."""
        error = self._future.exception() if self.over else None
        if error is None:
            return None
        if isinstance(error, WithinReachError):
            return what_of(error), fix_of(error)
        return broken(unexpected(error))

    @property
    def waits(self) -> bool:
        """Whether it waits its turn, because another piece of work goes first."""
        return self.done == WAITS

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(1.0, max(self.done, 0) / self.total) if self.total else 0.0

    @property
    def seconds(self) -> float:
        """How long it has been under way."""
        return time.monotonic() - self._since

    def wait(self, seconds: float) -> bool:
        """Wait for its end; whether it came."""
        return bool(wait([self._future], timeout=seconds).done)

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total


def start(
    what: str, do: Callable[[Tell], Any], *, progress: Progress = rows_done, meanwhile: str = ""
) -> Job:
    """Begin the work in a thread."""
    return Job(what, do, progress=progress, meanwhile=meanwhile)
