"""What is an answer to "where is this?", and how is each kind of place put in words?"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import hypot, inf, isfinite
from typing import Final

from layers.places.gazetteer import Gazetteer, House, NamedPlace, Street

MOST_OFFERED: Final = 8
SAME_HOUSE_M: Final = 75.0  # one number on one street, mapped twice no farther apart than this, is one house
_LONGEST_QUOTED: Final = 40
_QUOTABLE: Final = frozenset(" '’-.,&")


class MatchKind(StrEnum):
    """What sort of place a match is."""

    POSTCODE = "postcode"
    ADDRESS = "address"
    STREET = "street"
    PLACE = "place"
    POINT = "point"


@dataclass(frozen=True)
class Match:
    """One place that may be meant. Where it is and what it is called are hidden from ``repr``."""

    label: str = field(repr=False)
    kind: MatchKind
    x: float = field(repr=False)  # metres in the area's CRS
    y: float = field(repr=False)
    precision: str = field(repr=False)  # in words, what the point stands for
    postcode: str = field(default="", repr=False)


@dataclass(frozen=True)
class Found:
    """What a typed text means. Certain: one match, no sentence; else the sentence says why, and what to do.

    ``matches`` are at most eight, the likeliest first, in an order that does not change. The sentence may
    quote the text, shortened, for the person who typed it: it is never to be logged.
    """

    matches: tuple[Match, ...]
    sentence: str = field(default="", repr=False)
    exact: bool = (
        True  # False if what was typed is only like these matches, or only part of it was understood
    )

    @property
    def certain(self) -> Match | None:
        """The one match that is meant beyond doubt; None if the person has yet to choose."""
        return self.matches[0] if len(self.matches) == 1 and not self.sentence else None


def cleaned(text: str) -> str:
    """The text on one line: control and direction marks out, spaces single, full-width letters plain."""
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in plain
        if letter.isspace() or not unicodedata.category(letter).startswith("C")
    )
    return " ".join(kept.split())


def quoted(text: str) -> str:
    """The text in quotation marks, shortened, with nothing that a page could take for markup or a link."""
    kept = "".join(letter if letter.isalnum() or letter in _QUOTABLE else " " for letter in text)
    kept = " ".join(kept.split())
    if len(kept) > _LONGEST_QUOTED:
        kept = kept[: _LONGEST_QUOTED - 1].rstrip() + "…"
    return f"“{kept}”" if kept else "This"


def match_postcode(gazetteer: Gazetteer, postcode: str) -> Match | None:
    """The middle of a postcode in use; None if it is not in the list or has no place."""
    entry = gazetteer.postcodes.get(postcode)
    if entry is None or entry.ended or entry.po_box or not (isfinite(entry.x) and isfinite(entry.y)):
        return None
    if not entry.exact:
        precision = "roughly where the postcode is; its exact place is not known"
    elif len(entry.houses) > 1:
        precision = f"the middle of the postcode, {len(entry.houses)} known addresses"
    else:
        precision = "the middle of the postcode"
    return Match(postcode, MatchKind.POSTCODE, entry.x, entry.y, precision, postcode)


def match_house(gazetteer: Gazetteer, at: int, *, flat: str = "") -> Match:
    """One address; ``flat`` is a flat or unit in it, which the list does not tell apart."""
    house = gazetteer.houses[at]
    precision = "the building" if "-" in house.number or not house.number[:1].isdigit() else "the house"
    if flat:
        precision = "the building; flats in it are not told apart"
    return Match(
        _house_label(gazetteer, house), MatchKind.ADDRESS, house.x, house.y, precision, house.postcode
    )


def match_street(street: Street) -> Match:
    """A point on a street."""
    label = f"{street.name}, {street.apart}" if street.apart else street.name
    precision = "somewhere on the street; add the house number if it is known"
    return Match(label, MatchKind.STREET, street.x, street.y, precision)


def match_place(place: NamedPlace) -> Match:
    """The middle of a suburb, village or other named place."""
    label = f"{place.name} ({place.kind.replace('_', ' ')})"
    precision = f"the middle of {place.name}, a wide area; an address or postcode is better"
    return Match(label, MatchKind.PLACE, place.x, place.y, precision)


def distinct(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches without repeats: one label within ``SAME_HOUSE_M`` is one place; the first is kept."""
    kept: list[Match] = []
    for match in matches:
        if not any(_same(match, other) for other in kept):
            kept.append(match)
    return tuple(kept)


def told_apart(gazetteer: Gazetteer, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Matches that have one label get the nearest postcode added to it."""
    count = Counter(match.label for match in matches)
    return tuple(
        replace(match, label=f"{match.label}, near {_nearest_postcode(gazetteer, match)}")
        if count[match.label] > 1 and gazetteer.postcodes
        else match
        for match in matches
    )


def _nearest_postcode(gazetteer: Gazetteer, match: Match) -> str:
    def away(code: str) -> float:
        entry = gazetteer.postcodes[code]
        return hypot(entry.x - match.x, entry.y - match.y) if isfinite(entry.x) else inf

    return min(gazetteer.postcodes, key=away)


def _same(one: Match, other: Match) -> bool:
    if one.kind != other.kind or hypot(one.x - other.x, one.y - other.y) > SAME_HOUSE_M:
        return False
    if one.label == other.label:
        return True
    # The same house with a postcode and without: a shop's point inside its building.
    labels = {match.label.removesuffix(f", {match.postcode}") for match in (one, other)}
    return len(labels) == 1 and "" in (one.postcode, other.postcode)


def _house_label(gazetteer: Gazetteer, house: House) -> str:
    street = gazetteer.streets[house.street_at] if house.street_at >= 0 else None
    parts = [house.name, f"{house.number} {house.street}".strip()]
    if street is not None and street.apart and not house.postcode:
        parts.append(street.apart)
    elif not house.street and house.locality:
        parts.append(house.locality)
    return ", ".join(part for part in (*parts, house.postcode) if part)
