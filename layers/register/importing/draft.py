"""What is known of one row on its way to becoming an asset, and how is a fault of it told?"""

from dataclasses import dataclass, field
from typing import Any

from geo.wording import worded
from layers.register.rules import Breach, breach
from layers.tables.cells import shown
from layers.tables.report import Fault


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
    place: tuple[float, float] | None = None  # its own coordinates, metres of the area's CRS

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

    def breaks(self, name: str, breach: Breach) -> None:
        """Tell of a cell that breaks the rule of its field; its words stay among the other fields."""
        what = worded('{what} It counts as "not known".', what=breach.what)
        self.fault(name, what, breach.fix)
        self.more.append((self.columns.get(name, name), self.cell(name)))

    def checked(self, name: str) -> str:
        """The cell of a field if it keeps to the field's rule; else "", and the fault is told."""
        wrong = breach(name, self.cell(name))
        if wrong is None:
            return self.cell(name)
        self.breaks(name, wrong)
        return ""
