"""How far has the making of a place come, and how long may what is left to fetch take?"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from layers.sources.fetch import Progress

PlaceStep = Literal["fetching", "recognising", "preparing"]
STEPS_IN_ALL: Final[tuple[PlaceStep, ...]] = ("fetching", "recognising", "preparing")

_LEAST_BYTES: Final = 200_000  # before these no rate can be told
_LEAST_S: Final = 1.0


@dataclass(frozen=True)
class PlaceProgress:
    """One moment of it. ``done`` of ``total`` count sources, then layers; bytes are of the whole fetch."""

    step: PlaceStep
    what: str  # the source that is fetched, or what is read: a sentence or name of the floors below
    done: int
    total: int
    bytes_come: int = 0
    bytes_in_all: int = 0  # of what is not there yet, as far as it is known; 0 where nothing is to come
    seconds_left: float | None = None  # of the fetching; None where it cannot be told

    @property
    def step_number(self) -> int:
        """Which of the three steps it is, from 1."""
        return STEPS_IN_ALL.index(self.step) + 1


TellPlace = Callable[[PlaceProgress], None]


@dataclass
class FetchedSoFar:
    """Adds up what has come of all sources, and how fast."""

    expected: dict[str, int]  # source id -> bytes that are still to come of it, about
    tell: TellPlace
    clock: Callable[[], float] = time.monotonic
    _come: dict[str, int] = field(default_factory=dict)
    _from_before: dict[str, int] = field(default_factory=dict)  # what an earlier run had of it
    _current: str = ""
    _began: float | None = None

    def __call__(self, at: Progress) -> None:
        """Hear of one source."""
        self._began = self.clock() if self._began is None else self._began
        if self._current != at.source_id:
            self.expected[self._current] = self._come.get(self._current, 0)  # its size is certain by now
            self._current = at.source_id
        if at.bytes_come:
            self._from_before.setdefault(at.source_id, at.bytes_come)
            self._come[at.source_id] = at.bytes_come
            in_all = at.bytes_in_all or self.expected.get(at.source_id, 0)
            self.expected[at.source_id] = max(in_all, at.bytes_come)
        come, in_all = sum(self._come.values()), sum(self.expected.values())
        done, left = at.source_number - 1, self._seconds_left(in_all - come)
        self.tell(PlaceProgress("fetching", at.title, done, at.sources, come, in_all, left))

    def _seconds_left(self, bytes_left: int) -> float | None:
        seconds = self.clock() - (self._began or 0.0)
        in_this_run = sum(self._come.values()) - sum(self._from_before.values())
        if in_this_run < _LEAST_BYTES or seconds < _LEAST_S:
            return None
        return bytes_left * seconds / in_this_run
