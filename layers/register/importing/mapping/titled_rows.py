"""Which rows are only titles for those below them? Lists for print say so of which kind each group is."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geo.wording import counted
from layers.assets.kinds import Kinds
from layers.register.importing.mapping.kind_guess import find_kind, is_kind_word, suggested_kinds
from layers.tables.source_table import SourceTable

TITLES: Final = "title above the row"  # the column that is made of them
_FORMS: Final = ("csv", "xlsx")
_FEWEST_CELLS: Final = 3  # of a row that is no title; a list of two columns has too little to tell by
_MOST_NAMED: Final = 8
_MOST_TITLES: Final = 200  # so many groups has no list; so many rows of one cell are a list of names


def with_titles(table: SourceTable, kinds: Kinds) -> SourceTable:
    """The table with its title rows as a column of their own, and without blank rows between the groups.

    A title is a row with one cell, in the same column as all others, above rows of several cells; at least
    one of them is a word for a kind and nothing more ("Lunch clubs"), and half of them are near to one. What
    ends like a kind ("Urmston lunch club") is a place of which nothing else is known, and stays.

    Returns
    -------
    The table as it was where it has no such rows; else with a column ``TITLES`` and a note about it.
    """
    places = _titles(table, kinds) if table.form in _FORMS else {}
    if not places:
        return table
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    title = ""
    for place, (number, row) in enumerate(zip(table.numbers, table.rows, strict=True)):
        title = places.get(place, title)
        if place not in places and any(row):
            rows.append((*row, title))
            numbers.append(number)
    note = counted(
        "{count:,} row holds only a title for the rows below it: {titles}. It is offered as their kind.",
        "{count:,} rows hold only a title for those below them: {titles}. They are offered as their kinds.",
        len(places),
        titles=_named(table, places),
    )
    return replace(
        table, columns=(*table.columns, TITLES), rows=rows, numbers=numbers, notes=(*table.notes, note)
    )


def _titles(table: SourceTable, kinds: Kinds) -> dict[int, str]:
    """The title rows by their place in the table; none where they do not look like a list's groups."""
    filled = [sum(1 for cell in row if cell) for row in table.rows]
    lone = {place: next(filter(None, table.rows[place])) for place, count in enumerate(filled) if count == 1}
    few = len(lone) <= 2 * _MOST_TITLES
    titles = {place: text for place, text in lone.items() if few and _may_be_title(text, kinds)}
    if not 0 < len(titles) <= _MOST_TITLES or TITLES in table.columns:
        return {}
    if len({table.rows[place].index(text) for place, text in titles.items()}) > 1:
        return {}
    sure = sum(is_kind_word(text, kinds) for text in titles.values())
    near = sum(bool(suggested_kinds(text, kinds)) for text in titles.values())
    return titles if sure and 2 * near >= len(titles) and _all_head_rows(titles, filled) else {}


def _may_be_title(text: str, kinds: Kinds) -> bool:
    """Whether one cell may be a title: it is a word for a kind, or none that a name ends with."""
    return is_kind_word(text, kinds) or not find_kind(text, kinds)


def _all_head_rows(titles: dict[int, str], filled: Sequence[int]) -> bool:
    """Whether below each title, before the next, there are rows of several cells."""
    starts = [*sorted(titles), len(filled)]
    return all(max(filled[start + 1 : end], default=0) >= _FEWEST_CELLS for start, end in pairwise(starts))


def _named(table: SourceTable, places: dict[int, str]) -> str:
    """The titles with their rows, as a spreadsheet counts."""
    named = [f"“{text[:60]}” ({table.numbers[place]})" for place, text in places.items()]
    return ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")
