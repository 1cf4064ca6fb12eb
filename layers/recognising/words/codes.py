"""Of what is a code, and of which year? By its form, as the statistics offices write them (GSS)."""

import re
from collections.abc import Iterable
from typing import Final, Literal

from layers.places.postcode_format import canonical_postcode

Unit = Literal["ward", "council", "lsoa", "oa", "dz", "ni_dz", "soa", "postcode"]

_FORMS: Final[tuple[tuple[Unit, re.Pattern[str]], ...]] = (
    ("ward", re.compile(r"(E05|W05|S13|N08)\d{6}")),
    ("council", re.compile(r"(E0[6-9]|W06|S12|N09)\d{6}")),
    ("lsoa", re.compile(r"[EW]01\d{6}")),
    ("oa", re.compile(r"[EWS]00\d{6}")),
    ("dz", re.compile(r"S01\d{6}")),
    ("ni_dz", re.compile(r"N20\d{6}")),
    ("soa", re.compile(r"95[A-Z]{2}\d{2}[SW]\d")),
)
SMALL_AREAS: Final[frozenset[str]] = frozenset({"lsoa", "oa", "dz", "ni_dz", "soa"})
_WORDS: Final[dict[str, str]] = {
    "lsoa": "LSOA",
    "oa": "OA",
    "dz": "Data Zone",
    "ni_dz": "Data Zone",
    "soa": "Super Output Area",
}
# Scotland numbers the zones of each census on from the last, so that a code says which it is of.
_ZONES: Final = ((13_482, 2022), (6_506, 2011), (1, 2001))
_YEAR_IN_HEADING: Final = re.compile(r"(?<!\d)((?:19|20)\d{2}|\d{2})(?!\d)")
_MOST_OF: Final = 0.9  # of the values of a column: a total or a note may stand between them


def unit_of(code: str) -> Unit | None:
    """What a code is of; None where it has none of the known forms."""
    for unit, form in _FORMS:
        if form.fullmatch(code):
            return unit
    return "postcode" if len(code) <= 8 and code[:1].isalpha() and canonical_postcode(code) else None


def unit_of_column(values: Iterable[str]) -> Unit | None:
    """What most of a column's values are codes of."""
    units = [unit_of(value) for value in values if value]
    if not units:
        return None
    usual = max(set(units), key=units.count)
    return usual if units.count(usual) >= _MOST_OF * len(units) else None


def year_of(heading: str, codes: Iterable[str] = ()) -> int | None:
    """Of which year codes are: by the digits of their heading (LSOA21CD, "LSOA code (2021)") or their own."""
    digits = _YEAR_IN_HEADING.search(heading)
    if digits:
        number = int(digits.group(1))
        return number if number > 99 else number + (2000 if number < 70 else 1900)
    zones = [int(code[3:]) for code in codes if code.startswith("S01") and code[3:].isdigit()]
    return next((year for first, year in _ZONES if zones and min(zones) >= first), None)


def vintage_of(unit: str, year: int | None) -> str:
    """What small areas are called in a recipe: "LSOA 2021"; without the year where it is not known."""
    return f"{_WORDS[unit]} {year}" if year else _WORDS[unit]


def name_column(code_column: str, columns: Iterable[str]) -> str | None:
    """The column of names beside one of codes: WD23NM beside WD23CD, ward_name beside ward_code."""
    plain = {column.casefold(): column for column in columns}
    own = code_column.casefold()
    for ending, others in (("cd", ("nm",)), ("code", ("name", "label", "nm")), ("codes", ("names",))):
        for other in others:
            name = plain.get(own[: -len(ending)] + other) if own.endswith(ending) else None
            if name:
                return name
    bare = re.sub(r"[ _]*(code|cd)\b", "", own).strip(" _")
    return plain.get(bare) if bare != own else None
