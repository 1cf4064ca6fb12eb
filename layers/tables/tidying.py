"""How does what a reader made of a file become a table: a name for each column, cells trimmed, in bounds?"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from layers.tables.cells import without_control
from layers.tables.source_table import (
    MOST_CELLS,
    MOST_ROWS,
    ImportRefusedError,
    Parsed,
    SourceTable,
    named_apart,
)


class Tidied:
    """The rows of a file on their way into a table, one at a time; counts what it takes out of them."""

    def __init__(self, parsed: Parsed) -> None:
        self.headings = tuple(without_control(heading).strip() for heading in parsed.headings)
        names, renamed = named_apart([*self.headings])
        self.columns = tuple(names)
        self.notes = (*parsed.notes, *renamed)
        self.sheet, self.sheets, self.heading_row = parsed.sheet, parsed.sheets, parsed.heading_row
        self._rows = parsed.rows
        self._cleaned: Counter[int] = Counter()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with its number, its cells trimmed and without control characters."""
        for number, cells in self._rows:
            yield number, [self._tidy(place, cell) for place, cell in enumerate(cells)]

    @property
    def cleaned(self) -> dict[str, int]:
        """How many cells of each column had control characters; known once all rows are read."""
        named = {place: self.columns[place] for place in self._cleaned if place < len(self.columns)}
        return {column: self._cleaned[place] for place, column in named.items()}

    def _tidy(self, place: int, cell: str) -> str:
        plain = without_control(cell)
        if plain != cell:
            self._cleaned[place] += 1
        return plain.strip()


def within_bounds(tidied: Tidied, *, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file from outside, refused where there are none or more than a list may have.

    Raises ``ImportRefusedError``.
    """
    rows = tidied.rows()
    first = next(rows, None)
    if first is None:
        raise ImportRefusedError("{name} has headings but no rows.", "Fill it in, then import it.", name=name)
    most = min(MOST_ROWS, MOST_CELLS // max(len(tidied.columns), 1))
    for count, row in enumerate(chain([first], rows), start=1):
        if count > most:
            raise ImportRefusedError(
                "{name} has more than {most:,} rows.", "Split it into smaller files.", name=name, most=most
            )
        yield row


def table_of(parsed: Parsed, *, name: str, form: str) -> SourceTable:
    """The whole table at once, without bounds: for a file of the office's own."""
    tidied = Tidied(parsed)
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for number, cells in tidied.rows():
        numbers.append(number)
        rows.append(filled_up(cells, len(tidied.columns)))
    return SourceTable(
        name, tidied.columns, rows, numbers, form, tidied.notes, tidied.headings, tidied.cleaned
    )


def filled_up(cells: list[str], width: int) -> tuple[str, ...]:
    """The cells of a row, "" for those that it lacks; those too many stay, for the caller to refuse."""
    return (*cells, *[""] * (width - len(cells)))
