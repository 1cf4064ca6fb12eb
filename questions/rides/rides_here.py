"""Which rides come to a home, and are they for this person?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import shapely

from layers.rides.model import RideZone
from questions.conversation.wishes import FreeTime, Wishes


class RideNo(StrEnum):
    """Why a ride does not bring somebody to a session."""

    NOT_THERE = "not-there"  # the place lies outside the zone
    NOT_THEIR_AGE = "not-their-age"
    NOT_THAT_DAY = "not-that-day"
    NOT_IN_TIME = "not-in-time"  # no ride is given before it begins
    NOT_BACK = "not-back"  # none after it ends


class RideAsk(StrEnum):
    """What is not known of a ride, and has to be asked."""

    AGE = "age"  # it is for some ages, and theirs is not known to be one
    WHO = "who"  # whom it takes is not said, or is more than an age
    HOURS = "hours"  # when rides are given is not known, or not until when
    HOLIDAY = "holiday"  # whether they are given on that day, or in that week
    LITTLE_TIME = "little-time"  # between the first ride and the session, or that and the last ride
    SESSION = "session"  # whether the session is on that day, or when it ends
    NOTICE = "notice"  # until when one rings


@dataclass(frozen=True, repr=False)
class Rider:
    """What a ride asks of a person. All of it is theirs; printing it shows nothing."""

    age: int | None = None  # years
    age_until: int | None = None  # the last that it may be, where only the decade was said
    free: tuple[FreeTime, ...] = field(default=())  # none: any time

    @classmethod
    def of(cls, wishes: Wishes) -> "Rider":
        """What somebody's wishes say of it."""
        return cls(wishes.age, wishes.age_until, wishes.free)

    def __repr__(self) -> str:
        return "<Rider>"


def rides_at(rides: Iterable[RideZone], x: float, y: float) -> tuple[RideZone, ...]:
    """The zones that a point, metres, lies in, their edges included; by name."""
    serving = (zone for zone in rides if shapely.intersects_xy(zone.outline, x, y))
    return tuple(sorted(serving, key=lambda zone: zone.name))


def serves_any(zone: RideZone, points: Sequence[shapely.Point]) -> bool:
    """Whether one of a place's doors lies in a zone, its edge included."""
    return any(shapely.intersects_xy(zone.outline, point.x, point.y) for point in points)


def for_rider(zone: RideZone, rider: Rider) -> RideNo | RideAsk | None:
    """Whether a ride is for somebody: None if it is. What is not known is asked, and never yes or no."""
    whom = zone.for_whom
    if whom.ages is None:
        return RideAsk.WHO
    youngest = 0 if whom.ages.youngest is None else whom.ages.youngest
    oldest = float("inf") if whom.ages.oldest is None else whom.ages.oldest
    if not youngest and oldest == float("inf"):
        return RideAsk.WHO if whom.only else None
    if rider.age is None:
        return RideAsk.AGE
    until = rider.age if rider.age_until is None else rider.age_until
    if until < youngest or rider.age > oldest:
        return RideAsk.WHO if whom.others else RideNo.NOT_THEIR_AGE
    if not (youngest <= rider.age and until <= oldest):
        return RideAsk.AGE
    return RideAsk.WHO if whom.only else None
