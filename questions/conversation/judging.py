"""Does an asset suit this person: can it be joined, when they are free, open to them?

One asset at a time, from its whole record. What is not known is asked, never guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from geo.paces import whole_minutes
from layers.places.nations import Nation
from layers.register.model import Asset, Status
from layers.times.session import Known
from questions.conversation.findings import Fact, Finding, OnThen, Seats, WayShut
from questions.conversation.going_when import Going, Outing, going_when
from questions.conversation.open_to_whom import (
    Openness,
    age_suits,
    can_be_rung,
    can_get_in,
    may_come,
    price_suits,
)
from questions.conversation.walking_when import Walk, walk_when_free
from questions.conversation.wishes import Wishes
from questions.walks.walks_by_hours import WalkThen


class InTheWay(StrEnum):
    """What keeps a person from an asset, what nothing can be done about first."""

    UNWANTED = "unwanted"  # they said they would rather not
    NOT_ASKED_FOR = "not-asked-for"  # what is never offered unless somebody asks for it
    NOT_FOR_THEM = "not-for-them"  # age or eligibility
    NOT_ACCESSIBLE = "not-accessible"  # the place has steps and they need step-free
    NO_WAY = "no-way"  # the walk cannot be judged, or not step-free: what is found says which
    PAUSED = "paused"
    FULL = "full"
    WRONG_TIME = "wrong-time"
    COST = "cost"
    TOO_FAR = "too-far"


CONDITIONS: Final = (
    (InTheWay.NOT_FOR_THEM, age_suits),
    (InTheWay.NOT_FOR_THEM, may_come),
    (InTheWay.NOT_ACCESSIBLE, can_get_in),
    (InTheWay.COST, price_suits),
    (InTheWay.NOT_FOR_THEM, can_be_rung),  # which never is in the way, but may be asked
)


@dataclass(frozen=True)
class Hindrance:
    """One thing in the way."""

    cause: InTheWay
    about: Finding


@dataclass(frozen=True)
class Judged:
    """How one asset suits one person."""

    hindrances: tuple[Hindrance, ...] = ()
    ask: tuple[Finding, ...] = ()  # what is not known and must be asked first
    times: Outing | None = None
    free_then: OnThen | None = None  # it happens when they are free; None if that is not asked or not known
    open_to_them: tuple[Finding, ...] = ()  # what is known to suit
    walk_then: WalkThen | None = None  # the walk when they would go, where hours on the way matter


def judge(
    asset: Asset,
    wishes: Wishes,
    *,
    walk: Walk | None,
    seatless_m: float | None = None,
    now: datetime,
    nation: Nation,
) -> Judged:
    """Judge one asset for one person.

    ``walk`` is the walk there and back, None if it is not known; ``seatless_m`` its longest stretch without a
    known seat, None if that is not asked; ``nation`` says whose bank holidays are kept.
    """
    going = Going() if walk is None else going_when(asset, wishes, walk=walk, now=now, nation=nation)
    walk_then = _walk_then(going, walk, wishes, now)
    conditions = [(cause, condition(asset, wishes)) for cause, condition in CONDITIONS]
    seats = _seats(seatless_m, wishes)
    hindrances = [Hindrance(cause, openness.no) for cause, openness in conditions if openness.no]
    hindrances.extend(_joinable(asset))
    if walk and walk_then and walk_then.longest_s > walk.longest_s:
        hindrances.append(Hindrance(InTheWay.TOO_FAR, _way_shut(walk, walk_then)))
    elif going.in_the_way:
        hindrances.append(Hindrance(InTheWay.WRONG_TIME, going.in_the_way))
    asked_when = bool(wishes.free or wishes.on)
    return Judged(
        tuple(hindrances),
        tuple(filter(None, (going.ask, *(openness.ask for _, openness in conditions), seats.ask))),
        going.times,
        _free_then(going.times) if asked_when and going.times and not going.ask else None,
        tuple(filter(None, (*(openness.yes for _, openness in conditions), seats.yes))),
        walk_then,
    )


def _walk_then(going: Going, walk: Walk | None, wishes: Wishes, now: datetime) -> WalkThen | None:
    """The walk when they would go: to the session that suits, else while they are free."""
    if going.times:
        return going.times.walk_then
    if walk is None or going.walk_then or going.in_the_way:
        return going.walk_then
    return walk_when_free(walk, wishes, now)


def _way_shut(walk: Walk, then: WalkThen) -> WayShut:
    by_hours = walk.by_hours.walk() if walk.by_hours else None
    return WayShut(
        whole_minutes(then.there_s),
        None if then.back_s is None else whole_minutes(then.back_s),
        then.back_s is None,
        round(walk.longest_s / 60),
        by_hours.hours if by_hours else (),
    )


def _seats(seatless_m: float | None, wishes: Wishes) -> Openness:
    """A map never knows every seat: too long a stretch is something to ask, not something in the way."""
    if wishes.rest_every_m is None or seatless_m is None:
        return Openness()
    seats = Seats(seatless_m, wishes.rest_every_m)
    return Openness(yes=seats) if seats.suits else Openness(ask=seats)


def _free_then(times: Outing) -> OnThen:
    return OnThen(times.arrive if times.home_by is None else times.starts)


def _joinable(asset: Asset) -> Iterator[Hindrance]:
    if asset.status is Status.PAUSED:
        yield Hindrance(InTheWay.PAUSED, Fact.PAUSED)
    if asset.full is Known.YES:
        yield Hindrance(InTheWay.FULL, Fact.FULL)
