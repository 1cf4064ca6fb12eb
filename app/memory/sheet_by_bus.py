"""Which places stand on the sheet by bus? For which session of which week, and by which walks."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from app.memory.near_answer import NearAnswer
from questions.buses.sessions_by_bus import SessionByBus, WeekByBus
from questions.walks.near_person import Origin, Question

SHEET_BY_BUS: Final = "few_by_bus"  # by the id of its place


@dataclass(frozen=True)
class LookedUp:
    """The journeys to one session as they were looked up, and for what."""

    of: tuple[Any, ...] = field(repr=False)  # the assets as they stood, the start, and whose pass
    week: WeekByBus = field(repr=False)
    each: SessionByBus | None = field(repr=False)  # None: no bus goes there in time and home


@dataclass(frozen=True)
class SheetByBus:
    """One place on the sheet by bus; its journeys are looked up where a tab has brought it back without."""

    starts: datetime  # of the session
    first_day: date  # of the week that was shown
    walks: str  # by which pace and minutes; by others it would be another bus
    start: Origin | None = field(default=None, repr=False)  # None: the next that there is
    looked_up: LookedUp | None = field(default=None, repr=False)

    def is_of(self, answered: NearAnswer, origin: Origin) -> bool:
        """Whether it is of that start, pace and time on foot; never of two people."""
        same_walks = self.walks == walks_of(answered.answer.question)
        return answered.pair is None and same_walks and self.start in (None, origin)

    def plain(self) -> list[str]:
        """As a tab keeps it, which has neither the start nor the journeys."""
        return [self.starts.isoformat(), self.first_day.isoformat(), self.walks]

    @classmethod
    def of_plain(cls, plain: list[str]) -> "SheetByBus":
        """As a tab has kept it."""
        starts, first_day, walks = plain
        return cls(datetime.fromisoformat(starts), date.fromisoformat(first_day), walks)

    def with_journeys(self, origin: Origin, looked_up: LookedUp) -> "SheetByBus":
        """The same with its journeys, from that start."""
        return replace(self, start=origin, looked_up=looked_up)


def walks_of(question: Question) -> str:
    """Pace and minutes as one text: two questions of which it is the same walk alike."""
    pace = question.pace
    return f"{pace.key} {pace.speed_mps} {pace.avoid} {pace.gradient} {question.minutes}"
