"""What does this person wish for? Their own words, when they are free, and what must be so.

All of it is the person's. It is never logged, never cached across users, and printing it shows nothing.
"""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, repr=False)
class FreeTime:
    """A stretch of one weekday, local time. It ends on the same day."""

    weekday: int  # 0 Monday to 6 Sunday
    starts: time
    ends: time

    def __repr__(self) -> str:
        return "<FreeTime>"


@dataclass(frozen=True, repr=False)
class Wishes:
    """What a person said. Everything may be left out; what is left out is not asked of any asset."""

    words: str = ""  # as typed: "likes rugby, used to be a joiner, misses company at lunch"
    free: tuple[FreeTime, ...] = ()  # none: any time
    on: date | None = None  # only this day; else the next session within a few weeks
    age: int | None = None  # years
    age_until: int | None = None  # the last that it may be, where only the decade was said; else ``age``
    at_most_pence: int | None = None  # the most they can pay each time; 0: only what is free
    step_free: bool = False  # the place itself must be step-free; the way is the pace's matter
    rest_every_m: float | None = None  # metres they can walk without a seat
    by_telephone: bool = False  # they have no internet: what cannot be rung is asked about
    taken_off: tuple[str, ...] = ()  # typed phrases that are no wishes after all
    meant: tuple[str, ...] = ()  # typed phrases that are wishes, though it was not sure
    read_otherwise: tuple[str, ...] = ()  # stretches of the words that say something else: "uses a stick"

    def __repr__(self) -> str:
        return "<Wishes>"


NO_WISHES = Wishes()
