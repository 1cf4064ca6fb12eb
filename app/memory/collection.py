"""When is memory searched for what nobody uses any more, and what is left out of that search?

Streamlit would have Python search all of it after every action, a city's places and streets included; that is
off in ``.streamlit/config.toml``. Python searches by itself whenever enough is new. Here what stays is put
aside, so that such a search is short, and taken back in now and then, so that nothing is put aside for good.
While the program starts, what is new stays: nothing is searched until the first page has had time to stand.
"""

import gc
import threading
import time
from typing import Any, Final

SLOW_S: Final = 0.03  # processor time of a search after which there is something to put aside
REST_S: Final = 5.0  # between two times of putting aside
TAKE_BACK_S: Final = 600.0  # between two searches of everything, while the pages are used
START_S: Final = 20.0  # from the first line of the program on: packages, the area, the first page
_WHOLE: Final = 2  # the generation of objects that a whole search is of


def search_nothing_yet() -> None:
    """Have Python search nothing until a ``Collector`` has begun and its start is over."""
    gc.disable()


def put_aside() -> None:
    """Leave all that is in memory now out of every later search; what nobody uses goes first.

    What is put aside still goes as soon as nobody uses it, unless it leads back to itself.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # of nearly nothing: from here on Python counts what is new


def search_everything() -> int:
    """Search what was put aside too, and put aside what is left; how many objects nobody used."""
    gc.unfreeze()
    unused = gc.collect()
    put_aside()
    return unused


class Collector:
    """Watches how long Python searches, and puts aside what has come to stay; in a thread of its own.

    Parameters
    ----------
    slow_s, rest_s, take_back_s, start_s
        As ``SLOW_S``, ``REST_S``, ``TAKE_BACK_S`` and ``START_S``, seconds.
    """

    def __init__(
        self,
        *,
        slow_s: float = SLOW_S,
        rest_s: float = REST_S,
        take_back_s: float = TAKE_BACK_S,
        start_s: float = START_S,
    ) -> None:
        self._slow_s, self._rest_s, self._take_back_s = slow_s, rest_s, take_back_s
        self._start_s = start_s
        self._due, self._everything, self._ended = threading.Event(), threading.Event(), threading.Event()
        self._began = threading.local()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Watch from now on; nothing where it does already."""
        with self._lock:
            if self._thread is None:
                gc.callbacks.append(self._watch)
                self._thread = threading.Thread(target=self._tidy, name="collector", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """Watch no longer, and have Python search everything again, by itself too."""
        with self._lock:
            if self._thread is not None:
                self._ended.set()
                self._due.set()
                self._thread.join()
                gc.callbacks.remove(self._watch)
                self._thread = None
                self._ended.clear()
        gc.unfreeze()
        gc.enable()

    def something_went(self) -> None:
        """Something large that was put aside is used no longer: search everything soon."""
        self._everything.set()
        self._due.set()

    def _watch(self, phase: str, info: dict[str, Any]) -> None:
        """Called by Python before and after each of its searches."""
        if info["generation"] < _WHOLE:
            return
        if phase == "start":
            self._began.at = time.thread_time()
        elif time.thread_time() - getattr(self._began, "at", time.thread_time()) > self._slow_s:
            self._due.set()

    def _start(self) -> None:
        """Put aside, unsearched, what a start has made, and have Python search from then on."""
        if not gc.isenabled():
            self._ended.wait(self._start_s)
            gc.freeze()
            gc.enable()

    def _tidy(self) -> None:
        self._start()
        everything_at = time.monotonic() + self._take_back_s
        while not self._ended.is_set():
            self._due.wait(max(everything_at - time.monotonic(), 0.0))
            is_time = time.monotonic() >= everything_at
            if self._ended.is_set():
                return
            if self._everything.is_set() or is_time:
                self._everything.clear()
                search_everything()
                everything_at = time.monotonic() + self._take_back_s
            else:
                put_aside()
            self._due.clear()  # set by the searches just made, too
            if self._everything.is_set():
                self._due.set()
            self._ended.wait(self._rest_s)


COLLECTOR: Final = Collector()
