"""How does long work go on beside the page? In a thread of its own that says how far it is."""

import threading
import time
from collections.abc import Callable
from typing import Any

from geo.errors import WithinReachError
from presentation.words import plain as words
from presentation.words.errors import fix_of, what_of

Tell = Callable[[int, int], None]


class Job:
    """One piece of work: under way, done with a result, or stopped with two sentences."""

    def __init__(self, what: str, *, unit: str = "rows", meanwhile: str = "") -> None:
        self.what, self.unit = what, unit
        self.meanwhile = meanwhile  # what is true as long as it lasts, in a sentence
        self._since = time.monotonic()
        self.done, self.total = 0, 0
        self.result: Any = None
        self.trouble: tuple[str, str] | None = None
        self._over = threading.Event()

    @property
    def over(self) -> bool:
        """Whether it has ended, well or not."""
        return self._over.is_set()

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0

    @property
    def seconds(self) -> float:
        """How long it has been under way."""
        return time.monotonic() - self._since

    def tell(self, done: int, total: int) -> None:
        """Take note of how far it is."""
        self.done, self.total = done, total

    def wait(self, seconds: float) -> bool:
        """Wait for its end; whether it came."""
        return self._over.wait(seconds)

    def run(self, do: Callable[[Tell], Any]) -> None:
        """Do it here and now."""
        try:
            self.result = do(self.tell)
        except WithinReachError as error:
            self.trouble = (what_of(error), fix_of(error))
        except Exception:  # noqa: BLE001 - a thread has nobody above it to say that it broke
            self.trouble = (words.BROKEN, words.BROKEN_FIX)
        finally:
            self._over.set()


def start(what: str, do: Callable[[Tell], Any], *, unit: str = "rows", meanwhile: str = "") -> Job:
    """Begin the work in a thread."""
    job = Job(what, unit=unit, meanwhile=meanwhile)
    threading.Thread(target=job.run, args=(do,), daemon=True).start()
    return job
