"""Which assets stand in an area now? While new ones are made ready, whoever has seen none of them goes on.

A list of thousands that comes in changes what follows from the register for seconds. Only who made the change
has to see it at once; everybody else is given what there was, until the new is ready.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.memory.visit import VisitMemory
from app.work.background import BesideThePages
from questions.places.area_assets import AreaAssets

PATIENCE_S: Final = 0.25  # so long everybody waits: after most edits the new is ready by then
LONGEST_S: Final = 30.0  # so long the former serves; then all wait, whatever holds it up
NOTHING, EVERYTHING = -1, 2**63  # revisions of the register that somebody has to see
NEEDS: Final = "needs_register"  # under which a visit has that revision


@dataclass
class _Place:
    """What is known of one area: what was ready last, and what is being made."""

    ready: AreaAssets | None = None
    ready_key: str = ""
    making: Future[AreaAssets] | None = None
    making_key: str = ""
    since: float = 0.0  # by the clock that only goes forward


class ServingAssets:
    """The assets of each area as the register has them, for all pages of a process."""

    def __init__(self, *, patience_s: float = PATIENCE_S, longest_s: float = LONGEST_S) -> None:
        self.patience_s, self.longest_s = patience_s, longest_s
        self._places: dict[tuple[str, ...], _Place] = {}
        self._lock = threading.Lock()

    def of(
        self,
        area: tuple[str, str],
        register_key: str,
        make: Callable[[AreaAssets | None], AreaAssets],
        *,
        at_least: int,
    ) -> AreaAssets:
        """The assets for the register's present key, or the former for a while.

        Parameters
        ----------
        area
            Its name and revision.
        make
            Makes them, and all that a first question would wait for, given the former; once for each key.
        at_least
            The register's revision that whoever asks has to see.

        Raises
        ------
        Exception
            What ``make`` raises; who asks afterwards tries again.
        """
        identity = register_key.partition("-")[0]
        with self._lock:
            place = self._places.setdefault((*area, identity), _Place())
            former, former_key = place.ready, place.ready_key
            if former is not None and former_key == register_key:
                return former
            making = place.making if place.making_key == register_key else None
            is_new = making is None
            if making is None:
                making = self._begun(place, register_key, make)
        if is_new:  # without the lock, for it may be over at once
            making.add_done_callback(partial(self._take, place, register_key))
        if former is not None and _revision(former_key) >= at_least:
            wait([making], timeout=self._patience(place))
            if not making.done():
                return former
        return making.result()

    def forget(self) -> None:
        """Keep none of them any longer; who is waiting for one gets it all the same."""
        with self._lock:
            self._places.clear()

    def _patience(self, place: _Place) -> float | None:
        """How long the former's readers wait for the new, seconds; None: until it is there."""
        return self.patience_s if time.monotonic() - place.since < self.longest_s else None

    def _begun(
        self, place: _Place, key: str, make: Callable[[AreaAssets | None], AreaAssets]
    ) -> Future[AreaAssets]:
        if place.making is None:
            place.since = time.monotonic()
        place.making_key = key
        place.making = BesideThePages().submit(partial(make, place.ready))
        return place.making

    def _take(self, place: _Place, key: str, made: Future[AreaAssets]) -> None:
        """Let what is ready serve, unless something newer does."""
        with self._lock:
            if made.exception() is None and (
                place.ready is None or _revision(place.ready_key) <= _revision(key)
            ):
                place.ready, place.ready_key = made.result(), key
            if place.making is made:
                place.making = None


def note_page(visit: VisitMemory, page: str, now: Callable[[], int]) -> None:
    """Note in a visit the page that is about to be shown: what of the register it has to see goes by it.

    Near a person goes on with what there was; whoever comes there from another page, where the register is
    changed or counted, has seen its revision of ``now``. Everywhere else it is asked as it is.
    """
    if page != "near":
        visit.put(NEEDS, EVERYTHING)
    elif visit.get(NEEDS, NOTHING) == EVERYTHING:
        visit.put(NEEDS, now())


def _revision(register_key: str) -> int:
    return int(register_key.split("-")[1])
