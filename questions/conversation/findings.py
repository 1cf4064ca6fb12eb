"""What may be found of an asset for one person? Facts and figures; ``presentation.words`` words them.

A finding says yes, says no, or is something to ask; which of them, says the place where it stands.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from layers.streets.timed_access import TimedAccess
from questions.walks.obstacles import Obstacle


class Fact(StrEnum):
    """A finding without a figure."""

    AGE_NOT_KNOWN = "age-not-known"  # whether it is for their age
    COST_NOT_KNOWN = "cost-not-known"
    STEP_FREE = "step-free"
    NOT_STEP_FREE = "not-step-free"
    PARTLY_STEP_FREE = "partly-step-free"  # which parts, nobody says
    STEP_FREE_NOT_KNOWN = "step-free-not-known"
    NO_TELEPHONE = "no-telephone"  # nobody knows a number to ring
    TIMES_NOT_KNOWN = "times-not-known"
    KEEPS_TO_TERMS = "keeps-to-terms"  # of which the dates are not known
    ENDED = "ended"  # its last day has passed
    PAUSED = "paused"
    FULL = "full"
    NOT_ASKED_FOR = "not-asked-for"  # what is offered only to who asks for it
    OFFERED_LAST = "offered-last"  # what nobody asked for, and is no first thing to offer
    NOT_THEIR_WISH = "not-their-wish"  # of two people: what this one of them said nothing of


@dataclass(frozen=True)
class AgeLimits:
    """For which ages it is, inclusive, and whether theirs is among them. Not both ends are None."""

    youngest: int | None
    oldest: int | None
    suits: bool


@dataclass(frozen=True)
class AgesMaySuit:
    """For which ages it is, inclusive, where theirs may be among them or not: only the decade was said."""

    youngest: int | None
    oldest: int | None


@dataclass(frozen=True)
class Price:
    """What one visit costs, pence; 0 is free of charge."""

    pence: int


@dataclass(frozen=True)
class StatedCost:
    """What it costs as the register has it, where that is no price."""

    text: str


@dataclass(frozen=True)
class Audience:
    """Whom it is for and not for, as the register has it; not both are empty."""

    for_whom: str
    not_for: str


@dataclass(frozen=True)
class StatedTimes:
    """Its times as the register has them, where no session could be read from them."""

    text: str


@dataclass(frozen=True)
class UnreadTimes:
    """The part of its times that could not be read."""

    text: str


@dataclass(frozen=True)
class EveryFewWeeks:
    """It is on every so many weeks, and nobody says which."""

    weeks: int


@dataclass(frozen=True)
class HolidayThen:
    """Its day falls on a holiday; whether it is on is not known."""

    day: date
    holiday: str  # the name of a feast on a weekend; "" for a bank holiday


@dataclass(frozen=True)
class OnlyThen:
    """When it is on, where they never can: on weekdays (0 Monday), or at times where the day suits."""

    weekdays: tuple[int, ...] = ()
    times: tuple[tuple[int, time], ...] = ()


@dataclass(frozen=True)
class NotOnDay:
    """The weekday would do, but it is not on that day."""

    day: date


@dataclass(frozen=True)
class NotBefore:
    """The first day on which it is on again."""

    day: date


@dataclass(frozen=True)
class Seats:
    """The longest stretch of the way without a known seat, metres, and how far they can walk without one."""

    longest_m: float
    rest_every_m: float

    @property
    def suits(self) -> bool:
        """Whether they can walk it; a map never knows every seat, so a no is something to ask."""
        return self.longest_m <= self.rest_every_m


@dataclass(frozen=True)
class WayShut:
    """At that time the walk is longer than asked for, for what is shut on the way there or back."""

    there_min: int | None  # whole minutes; None: no way within twice the minutes
    back_min: int | None  # the same of the way back
    back_not_known: bool  # nobody knows when they walk back
    minutes: int  # one way, the longest that was asked for
    hours: tuple[TimedAccess, ...]  # of what is on the way while it is open


@dataclass(frozen=True)
class OnThen:
    """It is on when they are free: from when, local time."""

    at: datetime


@dataclass(frozen=True)
class OnFoot:
    """How long the walk is, whole minutes."""

    minutes: int


@dataclass(frozen=True)
class Further:
    """How many minutes the walk is longer than asked for."""

    minutes: int


@dataclass(frozen=True)
class CheckedOn:
    """When a person last made sure of the listing."""

    day: date


@dataclass(frozen=True)
class Unwanted:
    """They said they would rather not. Printing it shows none of their words."""

    typed: str = field(repr=False)


@dataclass(frozen=True)
class OthersAbove:
    """So many others that meet the same words stand above it. Printing it shows none of their words."""

    count: int
    typed: str = field(repr=False)


Finding = (
    Fact
    | AgeLimits
    | AgesMaySuit
    | Price
    | StatedCost
    | Audience
    | StatedTimes
    | UnreadTimes
    | EveryFewWeeks
    | HolidayThen
    | OnlyThen
    | NotOnDay
    | NotBefore
    | Seats
    | OnThen
    | OnFoot
    | Further
    | CheckedOn
    | Unwanted
    | OthersAbove
    | WayShut
    | Obstacle
)
