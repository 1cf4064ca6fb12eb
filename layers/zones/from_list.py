"""Which areas does a list make? Of postcodes or of small areas, with the area's name beside each.

No sentence here says a postcode of the list: it may be where a client lives. Rows are named by their numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.wording import Wording, counted
from layers.places.postcode_format import canonical_postcode
from layers.tables.cells import on_one_line
from layers.tables.source_table import SourceTable
from layers.zones.model import Zone, ZoneError, ZoneForm, check_zones, plain_name

ALL_OF_LIST: Final = "The list"  # what the area of a list is called that names none
_CODE: Final = re.compile(r"[EWSN]\d{8}|N\d{2}[A-Z]{2}\d{6}|95[A-Z]{2}\d{6}")
_ROWS_NAMED: Final = 5
_MOSTLY: Final = 0.5


@dataclass(frozen=True)
class ListColumns:
    """Which column has the postcodes or codes, and which the areas' names ("": all rows are one area)."""

    members: str
    names: str = ""


@dataclass(frozen=True)
class ListedZones:
    """The areas of a list, and what was not read."""

    form: ZoneForm
    zones: tuple[Zone, ...] = field(repr=False)
    notes: tuple[Wording | str, ...] = ()


def form_of_column(table: SourceTable, column: str) -> ZoneForm | None:
    """Whether most cells of a column are postcodes or codes of small areas; None for neither."""
    cells = [cell for cell in table.values(column) if cell]
    if not cells:
        return None
    postcodes = sum(canonical_postcode(cell) is not None for cell in cells)
    codes = sum(_CODE.fullmatch(cell.upper()) is not None for cell in cells)
    if max(postcodes, codes) <= _MOSTLY * len(cells):
        return None
    return ZoneForm.POSTCODES if postcodes >= codes else ZoneForm.SMALL_AREAS


def guessed_columns(table: SourceTable) -> ListColumns:
    """The columns that a list means most likely.

    Raises
    ------
    ZoneError
        No column holds postcodes or codes of small areas.
    """
    members = next((column for column in table.columns if form_of_column(table, column)), None)
    if members is None:
        raise ZoneError(
            "No column of {file} holds postcodes or codes of small areas.",
            "Give a list with one of them in each row, and the area's name in another column.",
            file=table.name,
        )
    others = [column for column in table.columns if column != members and not form_of_column(table, column)]
    filled = [column for column in others if any(table.values(column))]
    return ListColumns(members, filled[0] if filled else "")


def zones_of_list(table: SourceTable, columns: ListColumns, *, single: str = ALL_OF_LIST) -> ListedZones:
    """Gather the rows of a list by the name beside them.

    Parameters
    ----------
    single
        What the area is called where no column names any.

    Raises
    ------
    ZoneError
        A column is not there, or holds neither postcodes nor codes; one postcode or code stands under two
        names; or there is no row to use.
    """
    _need(table, columns)
    form = form_of_column(table, columns.members)
    if form is None:
        raise ZoneError(
            'Most of the column "{column}" of {file} are neither postcodes nor codes of small areas.',
            "Choose the column that holds them.",
            column=columns.members,
            file=table.name,
        )
    names = list(table.values(columns.names)) if columns.names else [single] * len(table)
    rows_of: dict[str, tuple[str, int]] = {}  # member -> the plain name beside it, and its row
    titles: dict[str, str] = {}
    unread: list[int] = []
    unnamed: list[int] = []
    for number, cell, name in zip(table.numbers, table.values(columns.members), names, strict=True):
        member, title = _member(cell, form), on_one_line(name)
        if member is None or not title:
            (unread if member is None else unnamed).append(number)
            continue
        plain = plain_name(title)
        titles.setdefault(plain, title)
        before = rows_of.setdefault(member, (plain, number))
        if before[0] != plain:
            raise _in_two(table.name, form, before[1], number, (titles[before[0]], title))
    zones = tuple(
        Zone(title, tuple(sorted(member for member, (plain, _) in rows_of.items() if plain == of)))
        for of, title in titles.items()
    )
    if not zones:
        raise ZoneError("{file} has no row that can be used.", "Fill in both columns.", file=table.name)
    return ListedZones(form, check_zones(zones, file=table.name), _notes(form, unread, unnamed))


def _member(cell: str, form: ZoneForm) -> str | None:
    if form is ZoneForm.POSTCODES:
        return canonical_postcode(cell)
    code = cell.strip().upper()
    return code if _CODE.fullmatch(code) else None


def _need(table: SourceTable, columns: ListColumns) -> None:
    wanting = [name for name in (columns.members, columns.names) if name and name not in table.columns]
    if wanting:
        raise ZoneError(
            '{file} has no column "{column}"; it has {there}.',
            "Choose one of these.",
            file=table.name,
            column=wanting[0],
            there=", ".join(table.columns),
        )


def _in_two(file: str, form: ZoneForm, first: int, second: int, names: tuple[str, str]) -> ZoneError:
    what = {
        ZoneForm.POSTCODES: "Rows {first} and {second} of {file} put one postcode into two areas, {names}.",
        ZoneForm.SMALL_AREAS: "Rows {first} and {second} of {file} put one small area into two, {names}.",
    }[form]
    fix = "Its residents can be counted in one only: take one of the two rows out."
    return ZoneError(what, fix, first=first, second=second, file=file, names=list(names))


def _notes(form: ZoneForm, unread: Sequence[int], unnamed: Sequence[int]) -> tuple[Wording | str, ...]:
    of_form = {
        ZoneForm.POSTCODES: (
            "{count} row was left out, for it has no whole postcode: {rows}.",
            "{count} rows were left out, for they have no whole postcode: {rows}.",
        ),
        ZoneForm.SMALL_AREAS: (
            "{count} row was left out, for it has no code of a small area: {rows}.",
            "{count} rows were left out, for they have no code of a small area: {rows}.",
        ),
    }[form]
    notes = []
    if unread:
        notes.append(counted(*of_form, len(unread), rows=_numbers(unread)))
    if unnamed:
        notes.append(
            counted(
                "{count} row was left out, for no area is named beside it: {rows}.",
                "{count} rows were left out, for no area is named beside them: {rows}.",
                len(unnamed),
                rows=_numbers(unnamed),
            )
        )
    return tuple(notes)


def _numbers(rows: Sequence[int]) -> str:
    more = " …" if len(rows) > _ROWS_NAMED else ""
    return ", ".join(map(str, rows[:_ROWS_NAMED])) + more
