"""Why does an asset stand where it stands? Whole points in parts that add up to its score, with causes."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from layers.register.model import Asset, is_stale
from questions.conversation.findings import CheckedOn, Fact, Finding, OnFoot, OthersAbove
from questions.conversation.interests import Met
from questions.conversation.judging import Judged

MOST_NAMED: Final = 3  # meetings that are named; the others only count


class Part(StrEnum):
    """What a score is made of, in the order in which it is told. Each is also a column of the tables."""

    INTEREST = "interest"  # 0 to 60 points: how well it meets what they enjoy
    NEARNESS = "nearness"  # 0 to 20: fewer metres, more points
    FREE_THEN = "free_then"  # 0 or 12: known to happen when they are free
    OPEN_TO_THEM = "open_to_them"  # 0 to 5: age, cost and access are known to suit
    CHECKED = "checked"  # 0 or 3: a person checked the listing within a year
    # 0, or -100: what nobody asked for; or less, to come after a wish: a trouble that was only named
    OFFERED_LAST = "offered_last"
    VARIETY = "variety"  # 0 to -18: the third or later that meets the same words, where others are met too


MOST_POINTS: Final = {
    Part.INTEREST: 60,
    Part.NEARNESS: 20,
    Part.FREE_THEN: 12,
    Part.OPEN_TO_THEM: 5,
    Part.CHECKED: 3,
}
OF_ONE_THING: Final = 2  # so many that meet the same words come before others are let in
LESS_EACH: Final = 6
LEAST_VARIETY: Final = -18
LAST: Final = -100  # below all that the other parts come to together


@dataclass(frozen=True)
class RankReason:
    """One part of a score: so many points, and because of what."""

    part: Part
    points: int
    because: tuple[Met | Finding, ...] = field(repr=False)  # may hold the person's words


def interest_reason(strength: float, meetings: tuple[Met, ...]) -> RankReason:
    """How well it meets their words: ``strength`` from 0 to 1, and which word met what."""
    return RankReason(
        Part.INTEREST, round(MOST_POINTS[Part.INTEREST] * strength), tuple(meetings[:MOST_NAMED])
    )


def nearness_reason(walk_m: float, cutoff_m: float, minutes: int) -> RankReason:
    """How near it is, of the longest walk; nothing beyond it."""
    points = round(MOST_POINTS[Part.NEARNESS] * max(0.0, 1.0 - walk_m / cutoff_m))
    return RankReason(Part.NEARNESS, points, (OnFoot(minutes),))


def judged_reasons(judged: Judged, asset: Asset, *, today: date) -> tuple[RankReason, ...]:
    """What is known to suit, and whether a person has made sure of the listing."""
    suits = judged.open_to_them
    then = (judged.free_then,) if judged.free_then else ()
    checked_on = None if is_stale(asset.checked_on, today=today) else asset.checked_on
    checked = (CheckedOn(checked_on),) if checked_on else ()
    return (
        RankReason(Part.FREE_THEN, MOST_POINTS[Part.FREE_THEN] if then else 0, then),
        RankReason(Part.OPEN_TO_THEM, min(MOST_POINTS[Part.OPEN_TO_THEM], 2 * len(suits)), suits),
        RankReason(Part.CHECKED, MOST_POINTS[Part.CHECKED] if checked else 0, checked),
    )


def offered_last_reason(points: int = LAST) -> RankReason:
    """That nobody asked for it, and it is no first thing to offer."""
    return RankReason(Part.OFFERED_LAST, points, (Fact.OFFERED_LAST,))


def variety_points(place: int) -> int:
    """Points of the asset at ``place`` (0 first) among those that chiefly meet the same words."""
    return max(LEAST_VARIETY, -LESS_EACH * max(0, place - OF_ONE_THING + 1))


def variety_reason(place: int, typed: str) -> RankReason:
    """That others like it stand above it."""
    return RankReason(Part.VARIETY, variety_points(place), (OthersAbove(place, typed),))
