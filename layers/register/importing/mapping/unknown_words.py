"""Which words of a column are not understood, and in which rows does each stand, so that it is asked once?"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from layers.assets.kinds import plain_word
from layers.tables.looks.placeholders import is_nothing
from layers.tables.source_table import SourceTable


@dataclass(frozen=True)
class WordInRows:
    """A word of a column, whatever its capitals and spaces."""

    written: str  # as it is written first
    rows: tuple[int, ...]  # as a spreadsheet counts


def words_not_understood(
    table: SourceTable, column: str, is_understood: Callable[[str], bool]
) -> list[WordInRows]:
    """The words of a column that say something and are not understood, in the order of the table.

    ``is_understood`` is asked once for each different cell: lists have many rows and few words.
    """
    rows_with: dict[str, list[int]] = defaultdict(list)
    for number, cell in zip(table.numbers, table.values(column), strict=True):
        rows_with[cell].append(number)
    rows_of: dict[str, list[int]] = defaultdict(list)
    written: dict[str, str] = {}
    for cell, numbers in rows_with.items():
        if not is_nothing(cell) and not is_understood(cell):
            written.setdefault(plain_word(cell), cell)
            rows_of[plain_word(cell)] += numbers
    return [WordInRows(written[plain], tuple(sorted(rows))) for plain, rows in rows_of.items()]
