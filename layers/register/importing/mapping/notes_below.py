"""Which rows beneath a list are only notes about it ("* term time only", "Corrections to the clerk")?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.wording import counted
from layers.tables.source_table import SourceTable

_FORMS: Final = ("csv", "xlsx")
_FEWEST_CELLS: Final = 3  # of a row that is none; a list of two columns has too little to tell by
_MOST_NOTES: Final = 20
_MOST_SHOWN: Final = 3
_LONGEST_SHOWN: Final = 60
_SIGNS: Final = ("*", "†", "‡", "#", "NB", "N.B.", "Note")


def without_notes_below(table: SourceTable) -> SourceTable:
    """The table without the notes that end it; a note of the table says which rows they are.

    A note is a row with one cell, among the last rows of a list of three columns and more, behind an empty
    row or under a sign such as "*". A name alone right beneath the list is a row of which nothing else is
    known, and stays.
    """
    first = _first_note(table.rows) if table.form in _FORMS else len(table.rows)
    texts = [next(filter(None, row)) for row in table.rows[first:] if any(row)]
    if not 0 < len(texts) <= _MOST_NOTES:
        return table
    numbers = [number for number, row in zip(table.numbers, table.rows, strict=True) if any(row)]
    rest = len(texts) - _MOST_SHOWN
    note = counted(
        "{count:,} row beneath the list is a note and was passed over (row {start}): {texts}",
        "{count:,} rows beneath the list are notes and were passed over (from row {start} on): {texts}",
        len(texts),
        start=numbers[-len(texts)],
        texts=", ".join(f"“{text[:_LONGEST_SHOWN]}”" for text in texts[:_MOST_SHOWN])
        + (" …" if rest > 0 else ""),
    )
    return replace(table, rows=table.rows[:first], numbers=table.numbers[:first], notes=(*table.notes, note))


def _first_note(rows: Sequence[tuple[str, ...]]) -> int:
    """Where the notes begin, the empty rows before them too; the end of the table where it has none."""
    filled = [sum(1 for cell in row if cell) for row in rows]
    last = next((place for place in range(len(rows), 0, -1) if filled[place - 1] > 1), 0)
    if not last or max(filled) < _FEWEST_CELLS:
        return len(rows)
    for place in range(last, len(rows)):
        if filled[place] == 0 and any(filled[place:]):
            return place
        if next(filter(None, rows[place]), "").startswith(_SIGNS):
            return place
    return len(rows)
