"""What do the circumstances of a person come to: which pace, which days, which age?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from geo.paces import PACES
from layers.interests.circumstances import DAY_PARTS, Topic
from questions.circumstances.circumstance import Circumstance

WEEK: Final = range(7)
_WHOLE_DAY: Final = tuple(part for part in DAY_PARTS if part not in ("school", "lunchtime"))


@dataclass(frozen=True, repr=False)
class PersonSettings:
    """What words set; None or empty where they say nothing of it. Printing it shows nothing."""

    pace: str | None = None  # key of a pace
    minutes: int | None = None
    rest_every_m: int | None = None
    step_free: bool = False  # the place itself
    at_most_pence: int | None = None
    age: int | None = None
    age_until: int | None = None  # of "in her nineties" the last year that it may be: ``age`` is the first
    days: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    not_before: time | None = None
    not_after: time | None = None
    by_telephone: bool = False


def settings_of(circumstances: Sequence[Circumstance]) -> PersonSettings:
    """What they come to together: the most careful pace, the fewest minutes, all days that are said."""
    paces = _values(circumstances, Topic.PACE)
    hours = _values(circumstances, Topic.HOURS)
    age, age_until = _years(next(iter(_values(circumstances, Topic.AGE)), None))
    return PersonSettings(
        pace=next((key for key in reversed(PACES) if key in paces), None) if paces else None,
        minutes=min(_values(circumstances, Topic.MINUTES), default=None),
        rest_every_m=min(_values(circumstances, Topic.REST), default=None),
        step_free=bool(_values(circumstances, Topic.PLACE)),
        at_most_pence=min(_values(circumstances, Topic.PAY), default=None),
        age=age,
        age_until=age_until,
        days=tuple(_chosen(circumstances, Topic.DAYS, WEEK)),
        parts=tuple(_chosen(circumstances, Topic.PART, _WHOLE_DAY)),
        not_before=max((starts for starts, _ in hours if starts), default=None),
        not_after=min((ends for _, ends in hours if ends), default=None),
        by_telephone=bool(_values(circumstances, Topic.PHONE)),
    )


def _years(age: Any) -> tuple[int | None, int | None]:
    """The age, and the last that it may be where only the decade was said."""
    return age if isinstance(age, tuple) else (age, None)


def _values(circumstances: Iterable[Circumstance], topic: Topic) -> list[Any]:
    return [each.value for each in circumstances if each.topic is topic]


def _chosen(circumstances: Sequence[Circumstance], topic: Topic, every: Iterable[Any]) -> list[Any]:
    """All that is said to suit, or else everything, without what is said not to; [] where nothing is said."""
    suits = {value for each in _of(circumstances, topic, without=False) for value in each}
    left_out = {value for each in _of(circumstances, topic, without=True) for value in each}
    if not suits and not left_out:
        return []
    return [value for value in (sorted(suits) if suits else every) if value not in left_out]


def _of(circumstances: Iterable[Circumstance], topic: Topic, *, without: bool) -> list[Any]:
    return [each.value for each in circumstances if each.topic is topic and each.without is without]
