"""What is an answer to "where is this?": the places that may be meant, and why none is certain?"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from math import hypot, inf, isfinite
from typing import Final

from layers.places.gazetteer import Gazetteer, House, NamedPlace, Street
from layers.places.second_names import OtherNames

MOST_OFFERED: Final = 8
SAME_HOUSE_M: Final = 75.0  # one number on one street, mapped twice no farther apart than this, is one house


class MatchKind(StrEnum):
    """What sort of place a match is."""

    POSTCODE = "postcode"
    ADDRESS = "address"
    STREET = "street"
    PLACE = "place"
    POINT = "point"


class Precision(StrEnum):
    """What the point of a match stands for."""

    POSTCODE = "postcode"  # the middle of one; ``figure``: addresses known there, where more than one
    POSTCODE_ROUGHLY = "postcode-roughly"
    HOUSE = "house"
    BUILDING = "building"
    BUILDING_OF_FLAT = "building-of-flat"  # flats in it are not told apart
    STREET = "street"  # somewhere on it
    WIDE_AREA = "wide-area"  # the middle of a suburb, village or other named place
    DEGREES = "degrees"  # the point typed, as latitude and longitude
    GRID_SQUARE = "grid-square"  # the middle of one; ``figure``: metres of its side


@dataclass(frozen=True)
class Match:
    """One place that may be meant. Where it is and what it is called are hidden from ``repr``."""

    label: str = field(repr=False)  # its name in the data; "" for a typed point
    kind: MatchKind
    x: float = field(repr=False)  # metres in the area's CRS
    y: float = field(repr=False)
    precision: Precision = field(repr=False)
    postcode: str = field(default="", repr=False)
    place_kind: str = field(default="", repr=False)  # of a place: "suburb", "isolated_dwelling"
    near_postcode: str = field(default="", repr=False)  # tells it from another of the same name
    figure: float = field(default=0.0, repr=False)  # see ``Precision``
    name: str = field(default="", repr=False)  # of the street or place, as ``label`` holds it
    others: OtherNames = field(default=(), repr=False)  # what that is called in other languages
    by_other_name: str = field(default="", repr=False)  # the one of these that was typed, or nearly
    typed_with: str = field(default="", repr=False)  # the street named beside a postcode

    @property
    def street(self) -> str:
        """The street on which the place is by what was typed; "" where nothing says it."""
        return self.name if self.kind in (MatchKind.ADDRESS, MatchKind.STREET) else self.typed_with


class DoubtCause(StrEnum):
    """Why what was typed is not one certain place."""

    NOTHING_TYPED = "nothing-typed"
    TOO_LONG = "too-long"  # ``count`` letters
    POINT_ELSEWHERE = "point-elsewhere"
    SLIP = "slip"  # no postcode, but one with O for 0 or I for 1 put right
    MAY_BE_POSTCODE = "may-be-postcode"  # ``postcode`` may be meant, of which ``then`` is to be said
    PART_OF_POSTCODE = "part-of-postcode"
    POSTCODE_ENDED = "postcode-ended"
    PO_BOX = "po-box"
    POSTCODE_NOT_PLACED = "postcode-not-placed"
    POSTCODE_ELSEWHERE = "postcode-elsewhere"
    DISTRICT_ELSEWHERE = "district-elsewhere"
    POSTCODE_NOT_LISTED = "postcode-not-listed"
    SEVERAL_ADDRESSES = "several-addresses"  # one number and postcode
    NUMBER_NOT_AT_POSTCODE = "number-not-at-postcode"
    ADDRESS_ELSEWHERE = "address-elsewhere"  # ``name`` is known, but not at ``postcode``
    NUMBER_WITHOUT_STREET = "number-without-street"
    WHOLE_AREA = "whole-area"
    SEVERAL_FIT = "several-fit"  # ``count`` places
    NOT_AS_TYPED = "not-as-typed"  # but names that are alike
    NOT_KNOWN = "not-known"
    NUMBER_NOT_ON_STREET = "number-not-on-street"  # ``number`` on the street ``name``
    NAME_NOT_ON_STREET = "name-not-on-street"


@dataclass(frozen=True, repr=False)
class Doubt:
    """Why what was typed is not one certain place, with what a sentence about it needs.

    It may hold what was typed, for the person who typed it: it is never to be logged, and its ``repr`` shows
    the cause alone.
    """

    cause: DoubtCause
    typed: str = ""
    area: str = ""  # title of the area
    postcode: str = ""
    name: str = ""
    number: str = ""
    count: int = 0
    example: str = ""  # a postcode in use here
    areas: tuple[str, ...] = ()  # letters with which postcodes here begin
    ended: date | None = None
    others_known: bool = False  # other addresses at the postcode, or numbers on the street, are offered
    postcode_elsewhere: bool = False  # no postcode here begins like this one
    without_postcode: bool = False  # what is offered is what the text means without its postcode
    middle_of: str = ""  # a postcode whose middle is offered too
    then: "Doubt | None" = None

    def __repr__(self) -> str:
        return f"<Doubt {self.cause}>"


@dataclass(frozen=True)
class PlaceAnswer:
    """What a typed text means. Certain: one match, no doubt; else the doubt says why.

    ``matches`` are at most eight, the likeliest first, in an order that does not change.
    """

    matches: tuple[Match, ...]
    doubt: Doubt | None = None
    exact: bool = (
        True  # False if what was typed is only like these matches, or only part of it was understood
    )

    @property
    def certain(self) -> Match | None:
        """The one match that is meant beyond doubt; None if the person has yet to choose."""
        return self.matches[0] if len(self.matches) == 1 and self.doubt is None else None


def cleaned(text: str) -> str:
    """The text on one line: control and direction marks out, spaces single, full-width letters plain."""
    plain = unicodedata.normalize("NFKC", text)
    visible = "".join(
        " " if letter.isspace() else letter
        for letter in plain
        if letter.isspace() or not unicodedata.category(letter).startswith("C")
    )
    return " ".join(visible.split())


def match_postcode(gazetteer: Gazetteer, postcode: str) -> Match | None:
    """The middle of a postcode in use; None if it is not in the list or has no place."""
    entry = gazetteer.postcodes.get(postcode)
    if entry is None or entry.ended or entry.po_box or not (isfinite(entry.x) and isfinite(entry.y)):
        return None
    precision = Precision.POSTCODE if entry.exact else Precision.POSTCODE_ROUGHLY
    known_there = len(entry.houses) if entry.exact and len(entry.houses) > 1 else 0
    return Match(postcode, MatchKind.POSTCODE, entry.x, entry.y, precision, postcode, figure=known_there)


def match_house(gazetteer: Gazetteer, at: int, *, flat: str = "") -> Match:
    """One address; ``flat`` is a flat or unit in it, which the list does not tell apart."""
    house = gazetteer.houses[at]
    whole = "-" in house.number or not house.number[:1].isdigit()
    precision = Precision.BUILDING if whole else Precision.HOUSE
    if flat:
        precision = Precision.BUILDING_OF_FLAT
    street = gazetteer.streets[house.street_at] if house.street_at >= 0 else None
    near_postcode = street.near_postcode if street is not None and not house.postcode else ""
    return Match(
        _house_label(house, street),
        MatchKind.ADDRESS,
        house.x,
        house.y,
        precision,
        house.postcode,
        near_postcode=near_postcode,
        name=house.street,
        others=street.others if street is not None else (),
    )


def match_street(street: Street) -> Match:
    """A point on a street."""
    label = f"{street.name}, {street.apart}" if street.apart else street.name
    return Match(
        label,
        MatchKind.STREET,
        street.x,
        street.y,
        Precision.STREET,
        near_postcode=street.near_postcode,
        name=street.name,
        others=street.others,
    )


def match_place(place: NamedPlace) -> Match:
    """The middle of a suburb, village or other named place."""
    return Match(
        place.name,
        MatchKind.PLACE,
        place.x,
        place.y,
        Precision.WIDE_AREA,
        place_kind=place.kind,
        name=place.name,
        others=place.others,
    )


def distinct(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches without repeats: one label within ``SAME_HOUSE_M`` is one place; the first is kept."""
    firsts: list[Match] = []
    for match in matches:
        if not any(_same(match, other) for other in firsts):
            firsts.append(match)
    return tuple(firsts)


def told_apart(gazetteer: Gazetteer, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Matches that are called the same get the nearest postcode."""
    count = Counter(map(_called, matches))
    return tuple(
        replace(match, near_postcode=_nearest_postcode(gazetteer, match))
        if count[_called(match)] > 1 and gazetteer.postcodes
        else match
        for match in matches
    )


def _nearest_postcode(gazetteer: Gazetteer, match: Match) -> str:
    def away(code: str) -> float:
        """How far a postcode is, in metres; endless where it has no place."""
        entry = gazetteer.postcodes[code]
        return hypot(entry.x - match.x, entry.y - match.y) if isfinite(entry.x) else inf

    return min(gazetteer.postcodes, key=away)


def _called(match: Match) -> tuple[str, str, str]:
    return match.label, match.place_kind, match.near_postcode


def _same(first: Match, other: Match) -> bool:
    if first.kind != other.kind or hypot(first.x - other.x, first.y - other.y) > SAME_HOUSE_M:
        return False
    if _called(first) == _called(other):
        return True
    # The same house with a postcode and without: a shop's point inside its building.
    labels = {match.label.removesuffix(f", {match.postcode}") for match in (first, other)}
    return len(labels) == 1 and "" in (first.postcode, other.postcode)


def _house_label(house: House, street: Street | None) -> str:
    parts = [house.name, f"{house.number} {house.street}".strip()]
    if street is not None and street.apart and not house.postcode:
        parts.append(street.apart)
    elif not house.street and house.locality:
        parts.append(house.locality)
    return ", ".join(part for part in (*parts, house.postcode) if part)
