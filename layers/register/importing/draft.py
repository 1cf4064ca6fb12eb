"""What is known of one row on its way to becoming an asset, and how is a fault of it told?"""

from dataclasses import dataclass, field
from typing import Any, Final

from geo.wording import worded
from layers.tables.listing_cells import shown
from layers.tables.report import Fault

EMPTY: Final = "rows with nothing in them"
SURPLUS: Final = "rows with more cells than the header"
NO_KIND: Final = "a kind that we do not know"
SAME_ID: Final = "rows that share an id"
AGAIN: Final = "the same row again"


@dataclass
class Draft:
    """A row on its way: its cells by our fields, the values read from them, and what was wrong."""

    number: int
    cells: dict[str, str]
    columns: dict[str, str]  # field -> the list's name for its (first) column
    known: dict[str, Any] = field(default_factory=dict)  # fields of layers.register.model.Asset
    more: list[tuple[str, str]] = field(default_factory=list)
    reason: str = ""  # why the row is refused; "" if it is not
    faults: list[Fault] = field(default_factory=list)

    def cell(self, name: str) -> str:
        """The cell of a field, "" where the list has none."""
        return self.cells.get(name, "")

    def refuse(self, reason: str, name: str | None, what: str, fix: str) -> None:
        """Keep the row out; the first reason counts, every fault is told."""
        self.reason = self.reason or reason
        self.fault(name, what, fix)

    def fault(self, name: str | None, what: str, fix: str, *, value: str | None = None) -> None:
        """Tell of something wrong in the cell of a field."""
        cell = self.cell(name) if value is None and name else value or ""
        column = self.columns.get(name, name) if name else None
        self.faults.append(Fault(self.number, column, shown(cell), what, fix))

    def kept_as_words(self, name: str, what: str, fix: str) -> None:
        """Tell of a cell that is no value of its field; its words stay among the other fields."""
        cell = self.cell(name)
        self.fault(
            name,
            worded('"{cell}" {what}; the row is kept, and this is "not known".', cell=shown(cell), what=what),
            fix,
        )
        self.more.append((self.columns.get(name, name), cell))
