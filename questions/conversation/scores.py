"""Why does an asset stand where it stands? Whole points in parts that add up to its score, each in words."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from layers.assets.kinds import Kinds
from layers.register.model import Asset, is_stale
from questions.conversation.interest_index import KIND
from questions.conversation.interests import Met
from questions.conversation.judging import Judged

MOST_TOLD: Final = 3  # meetings told in words; the others only count

_PLACES: Final = {
    "name": "its name",
    "interests": "its interests",
    "for_whom": "whom it is for",
    "description": "its description",
    "organisation": "who runs it",
}


class Part(StrEnum):
    """What a score is made of, in the order in which it is told. Each is also a column of the tables."""

    INTEREST = "interest"  # 0 to 60 points: how well it meets what they enjoy
    NEARNESS = "nearness"  # 0 to 20: fewer metres, more points
    FREE_THEN = "free_then"  # 0 or 12: known to happen when they are free
    OPEN_TO_THEM = "open_to_them"  # 0 to 5: age, cost and access are known to suit
    CHECKED = "checked"  # 0 or 3: a person checked the listing within a year
    OFFERED_LAST = "offered_last"  # 0 or -100: what nobody asked for and is not to be offered first
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
class Reason:
    """One part of a score: 42 points, '"rugby" is in its name'."""

    part: Part
    points: int
    words: str = field(repr=False)  # may hold the person's words


def interest_reason(strength: float, met: tuple[Met, ...], kinds: Kinds) -> Reason:
    """How well it meets their words: ``strength`` from 0 to 1, and which word met what."""
    told = "; ".join(met_words(one, kinds) for one in met[:MOST_TOLD])
    return Reason(Part.INTEREST, round(MOST_POINTS[Part.INTEREST] * strength), told)


def met_words(met: Met, kinds: Kinds) -> str:
    """Which typed word met what: '"joiner" goes with "woodwork" in its description'."""
    typed = f'"{met.typed}"' + (f', read as "{met.read_as}",' if met.read_as else "")
    if met.where == KIND and met.met in kinds.by_key:
        return f"{typed} goes with {kinds.plural(met.met)}"
    where = _PLACES.get(met.where, "what kind of place it is")
    if met.met in (met.typed, met.read_as):
        return f"{typed} is in {where}"
    return f'{typed} goes with "{met.met}" in {where}'


def nearness_reason(walk_m: float, cutoff_m: float, minutes: int) -> Reason:
    """How near it is, of the longest walk; nothing beyond it."""
    points = round(MOST_POINTS[Part.NEARNESS] * max(0.0, 1.0 - walk_m / cutoff_m))
    return Reason(Part.NEARNESS, points, f"{minutes} {'minute' if minutes == 1 else 'minutes'} on foot")


def judged_reasons(judged: Judged, asset: Asset, *, today: date) -> tuple[Reason, ...]:
    """What is known to suit, and whether a person has made sure of the listing."""
    known = judged.open_to_them
    most = MOST_POINTS[Part.OPEN_TO_THEM]
    checked = "" if is_stale(asset.checked_on, today=today) else _checked_words(asset.checked_on)
    return (
        Reason(Part.FREE_THEN, MOST_POINTS[Part.FREE_THEN] if judged.free_then else 0, judged.free_then),
        Reason(Part.OPEN_TO_THEM, min(most, 2 * len(known)), "; ".join(known)),
        Reason(Part.CHECKED, MOST_POINTS[Part.CHECKED] if checked else 0, checked),
    )


def _checked_words(day: date | None) -> str:
    return f"checked on {day.day} {day:%B %Y}" if day else ""


def offered_last_reason() -> Reason:
    """That nobody asked for it, and it is no first thing to offer."""
    return Reason(Part.OFFERED_LAST, LAST, "offered after all else, for nobody asked for it")


def variety_points(place: int) -> int:
    """Points of the asset at ``place`` (0 first) among those that chiefly meet the same words."""
    return max(LEAST_VARIETY, -LESS_EACH * max(0, place - OF_ONE_THING + 1))


def variety_reason(place: int, typed: str) -> Reason:
    """That others like it stand above it."""
    return Reason(Part.VARIETY, variety_points(place), f'{place} others for "{typed}" stand above it')
