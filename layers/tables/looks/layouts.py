"""Is a table without headings one whose columns are known by their places, as the NHS publishes its lists?"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.tables.looks.heading_row import Headings

LAYOUTS_TOML: Final = Path(__file__).with_name("layouts.toml")
_FIT: Final = 0.9  # of the filled cells of a column
_FEWEST_MARKS: Final = 3  # columns that must have cells that fit


NumberedRows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True)
class Layout:
    """A table published without headings."""

    title: str
    columns: tuple[str, ...]
    marks: tuple[tuple[int, str], ...]  # place of a column, from 0, and what its cells look like
    means: tuple[tuple[int, Mapping[str, str]], ...]  # place of a column, and what the publisher's codes mean
    fewest: int

    @property
    def note(self) -> str:
        """That the table was known by its form."""
        return worded("By its form it is {title}, so the columns got the names of that.", title=self.title)

    def named(self, width: int) -> list[str]:
        """Names for so many columns."""
        beyond = (f"column {number}" for number in range(len(self.columns) + 1, width + 1))
        return [*self.columns[:width], *beyond]

    def fits(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether the first rows of a table look like this one."""
        widths = [len(cells) for cells in rows if any(cells)]
        if not widths or min(widths) < self.fewest:
            return False
        seen = 0
        for place, pattern in self.marks:
            cells = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
            if cells and sum(re.fullmatch(pattern, cell) is not None for cell in cells) < _FIT * len(cells):
                return False
            seen += bool(cells)
        return seen >= _FEWEST_MARKS

    def in_words(self, rows: NumberedRows) -> NumberedRows:
        """The rows with the publisher's codes in words."""
        for number, cells in rows:
            for place, meaning in self.means:
                if place < len(cells):
                    cells[place] = meaning.get(cells[place].strip(), cells[place])
            yield number, cells


def load_layouts() -> tuple[Layout, ...]:
    """Every table that is known by its form."""
    tables = tomllib.loads(LAYOUTS_TOML.read_text(encoding="utf-8"))
    return tuple(
        Layout(
            table["title"],
            tuple(table["columns"]),
            tuple((int(number) - 1, pattern) for number, pattern in table["marks"].items()),
            tuple((int(number) - 1, meaning) for number, meaning in table.get("means", {}).items()),
            table["fewest"],
        )
        for table in tables.values()
    )


LAYOUTS: Final = load_layouts()  # at once: a process that reads a file from outside opens no other


def layout_of(rows: Sequence[Sequence[str]]) -> Layout | None:
    """The layout that the first rows of a table without headings have; None where it is not known."""
    return next((layout for layout in LAYOUTS if layout.fits(rows)), None)


def known_by_form(
    headings: Headings, first_rows: Sequence[Sequence[str]], rows: NumberedRows
) -> tuple[Headings, NumberedRows]:
    """The headings and the rows of a table; where it has no headings and its form is known, those of that."""
    layout = None if headings.row else layout_of(first_rows)
    if layout is None:
        return headings, rows
    names, notes = layout.named(len(headings.names)), (*headings.notes, layout.note)
    return replace(headings, names=names, notes=notes), layout.in_words(rows)
