"""Does an asset suit this person: can it be joined, when they are free, open to them?

One asset at a time, from its whole record. What is not known is asked, never guessed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from layers.register.model import Asset, Known, Status
from questions.wishes import Wishes


class InTheWay(StrEnum):
    """What keeps a person from an asset, what nothing can be done about first."""

    UNWANTED = "unwanted"  # they said they would rather not
    NOT_FOR_THEM = "not-for-them"  # age or eligibility
    NOT_ACCESSIBLE = "not-accessible"  # the place has steps and they need step-free
    NO_WAY = "no-way"  # the walk cannot be judged, or not step-free: the words say which
    PAUSED = "paused"
    FULL = "full"
    WRONG_TIME = "wrong-time"
    COST = "cost"
    SEATS = "seats"  # a longer stretch without a seat than they can walk
    TOO_FAR = "too-far"


@dataclass(frozen=True)
class Hindrance:
    """One thing in the way."""

    cause: InTheWay
    words: str  # "12 minutes further", "Thursdays only", "full", "for people over 60"


@dataclass(frozen=True)
class Times:
    """When to go to the next session that suits, local times. None: not known."""

    starts: datetime
    ends: datetime | None
    leave: datetime
    arrive: datetime
    home_by: datetime | None


@dataclass(frozen=True)
class Judged:
    """How one asset suits one person."""

    hindrances: tuple[Hindrance, ...] = ()
    ask: tuple[str, ...] = ()  # what is not known and must be asked first
    times: Times | None = None
    free_then: str = ""  # why it happens when they are free; "" if that is not asked or not known
    open_to_them: tuple[str, ...] = ()  # what is known to suit: "step-free", "free of charge"


def judge(asset: Asset, wishes: Wishes, *, walk_s: float | None, now: datetime) -> Judged:
    """Judge one asset for one person; ``walk_s`` is the walk there in seconds, None if it is not known."""
    del wishes, walk_s, now
    return Judged(tuple(_joinable(asset)))


def _joinable(asset: Asset) -> list[Hindrance]:
    found = []
    if asset.status is Status.PAUSED:
        found.append(Hindrance(InTheWay.PAUSED, "paused for now"))
    if asset.full is Known.YES:
        found.append(Hindrance(InTheWay.FULL, "full"))
    return found
