"""What does a list of the NHS's directory of organisations hold? No header: 27 columns, by their place.

Surgeries, branch surgeries, pharmacies and dentists of England and Wales, with all that have closed, and with
whoever else may prescribe: prisons, hospitals, nurses. What each row is, is said in words; none is left out.

Source: NHS England, Organisation Data Service, "CSV downloads": reports epraccur, ebranchs, edispensary.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.recognising.files import FileOfFolder, remade_table
from layers.recognising.looks import Look
from layers.recognising.words.capitals import from_capitals
from layers.recognising.words.codes import unit_of
from layers.tables.delimited import rows_of_bytes

HEADER: Final = ("Code", "Name", "Sort", "Address", "Postcode", "Telephone", "Part of", "Status")
OPEN: Final = "open"
SURGERY, BRANCH, PHARMACY, DENTIST = "GP practice", "branch surgery", "pharmacy", "dental practice"
KINDS: Final = {SURGERY: "surgery", BRANCH: "surgery", PHARMACY: "pharmacy", DENTIST: "dentist"}
_TITLES: Final = {
    SURGERY: ("gp practices", "GP practices (NHS)"),
    BRANCH: ("branch surgeries", "Branch surgeries (NHS)"),
    PHARMACY: ("pharmacies", "Pharmacies (NHS)"),
    DENTIST: ("dentists", "Dental practices (NHS)"),
}
_WIDTH: Final = 27
_CODE, _NAME, _ADDRESS, _POSTCODE = 0, 1, slice(4, 9), 9
_OPENED, _CLOSED, _STATUS, _PARENT, _PHONE, _ROLES = 10, 11, 12, 14, 17, 25
_CODES: Final = (  # how the directory numbers each, the narrowest first
    (BRANCH, re.compile(r"[A-Z]\d{5}\d{3}")),
    (DENTIST, re.compile(r"V\d{5}")),
    (PHARMACY, re.compile(r"F[A-Z0-9]{4}")),
    (SURGERY, re.compile(r"[A-Z]\d{5}|[A-Z]{2}\d{4}")),
)
_MOST_OF: Final = 0.8
_OF_GPS: Final = frozenset({"RO76", "4"})  # the role, or the number that older lists have for it
_CLOSED_PLACES: Final = frozenset({"RO82", "RO251", "RO257", "RO260", "5"})  # prisons and their like
_NAMED_SO: Final = re.compile(
    r"\b(HMP|HMYOI|YOI|PRISON|IMMIGRATION REMOVAL|SECURE (TRAINING|CHILDREN)|CUSTODY)\b", re.IGNORECASE
)
_ACTIVE: Final = frozenset({"A", "ACTIVE"})


@dataclass(frozen=True)
class HealthList:
    """One report of the directory, as a table with a header."""

    layer: str
    title: str
    what: str  # one of ``KINDS``: which of its rows are places to go to
    table: FileOfFolder


def health_list(look: Look) -> HealthList | None:
    """A report of the directory by its columns; None where a look is none.

    Raises ``TableFileError`` where the table turns out damaged.
    """
    rows = [row for row in look.sample if any(row)]
    if look.shapes or not rows or not all(_is_of_directory(row) for row in rows):
        return None
    what = _what_of(rows)
    if what is None:
        return None
    every = (row for _, row in rows_of_bytes(look.origin.opener, name=look.shown) if any(row))
    rows_below = (_readable(row, what) for row in every)
    table = remade_table(look.origin, [HEADER, *rows_below], ending="places")
    return HealthList(*_TITLES[what], what, table)


def _is_of_directory(row: Sequence[str]) -> bool:
    dates = all(re.fullmatch(r"(\d{8})?", row[at]) for at in (_OPENED, _CLOSED) if at < len(row))
    return len(row) == _WIDTH and dates and unit_of(row[_POSTCODE]) in ("postcode", None)


def _what_of(rows: Sequence[Sequence[str]]) -> str | None:
    """What a report is of: by the numbers that most rows have; practices say their roles too."""
    for what, form in _CODES:
        if sum(bool(form.fullmatch(row[_CODE])) for row in rows) >= _MOST_OF * len(rows):
            return what
    return None


def _readable(row: Sequence[str], what: str) -> list[str]:
    """A row under ``HEADER``."""
    cells = [*row, *[""] * (_WIDTH - len(row))]
    address = ", ".join(from_capitals(part) for part in cells[_ADDRESS] if part)
    own = _practice(cells) if what == SURGERY else what
    return [
        *(cells[_CODE], from_capitals(cells[_NAME]), own, address, cells[_POSTCODE]),
        *(cells[_PHONE], cells[_PARENT] if what == BRANCH else "", _status(cells)),
    ]


def _practice(cells: Sequence[str]) -> str:
    """What may prescribe under this number."""
    roles = {role.strip().upper() for role in cells[_ROLES].split("|")}
    if roles & _CLOSED_PLACES or _NAMED_SO.search(cells[_NAME]):
        return "in a prison or another closed place"
    return SURGERY if roles & _OF_GPS else "another prescriber"


def _status(cells: Sequence[str]) -> str:
    if cells[_STATUS]:
        return OPEN if cells[_STATUS].upper() in _ACTIVE else "closed or not open yet"
    return "closed or not open yet" if cells[_CLOSED] else OPEN
