"""Has a street a pavement: on no side, on one, on both, or is it not known?"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from geo.network import NO_PAVEMENT

MAIN_ROADS: Final = frozenset(
    f"{kind}{link}" for kind in ("trunk", "primary", "secondary", "tertiary") for link in ("", "_link")
)
_NONE: Final = frozenset(["no", "none"])
_THERE: Final = frozenset(["yes", "separate", "sidewalk"])
_SIDES: Final = ("left", "right")


class Pavement(StrEnum):
    """What the map says of a street's pavements."""

    NONE = "none"
    ONE_SIDE = "one side"
    BOTH = "both"
    SOME = "some"  # there is one; on which sides is not said
    NOT_KNOWN = "not known"


def pavement(sidewalk: str) -> Pavement:
    """What the column ``sidewalk`` of the table of ways says: "both", "none", "left=yes;right=no" …"""
    words = [word.strip() for word in sidewalk.split(";") if word.strip()]
    sides = dict(word.split("=", 1) for word in words if "=" in word)
    if sides:
        return _of_sides(sides)
    if set(words) == set(_SIDES) or "both" in words:
        return Pavement.BOTH
    if set(words) & set(_SIDES):
        return Pavement.ONE_SIDE
    if set(words) & _THERE:
        return Pavement.SOME
    return Pavement.NONE if words and set(words) <= _NONE else Pavement.NOT_KNOWN


def sidewalk_words(tags: Mapping[str, str]) -> str:
    """The tags of a street's pavements as one word: those of the sides alone as "left=yes;right=no"."""
    if "sidewalk" in tags:
        return tags["sidewalk"]
    both = tags.get("sidewalk:both")
    if both:
        return both if both not in _THERE else f"left={both};right={both}"
    return ";".join(f"{side}={tags[f'sidewalk:{side}']}" for side in _SIDES if f"sidewalk:{side}" in tags)


def bare_main_road(tags: Mapping[str, str]) -> int:
    """NO_PAVEMENT for a main road that the map says has no pavement; 0 for any other way."""
    if tags.get("highway") not in MAIN_ROADS:
        return 0
    return NO_PAVEMENT if pavement(sidewalk_words(tags)) is Pavement.NONE else 0


def _of_sides(sides: Mapping[str, str]) -> Pavement:
    values = [sides.get(side) for side in _SIDES]
    there, missing = sum(value in _THERE for value in values), sum(value in _NONE for value in values)
    if there == 2:
        return Pavement.BOTH
    if there:
        return Pavement.ONE_SIDE if missing else Pavement.SOME
    return Pavement.NONE if missing == 2 else Pavement.NOT_KNOWN
