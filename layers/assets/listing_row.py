"""What is known of one row of a list on its way to becoming an asset, and which rows share an id?"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from shapely.geometry.base import BaseGeometry

from geo.wording import worded
from layers.tables.cells import shown
from layers.tables.report import Fault
from layers.tables.row_reasons import AGAIN, EMPTY, NO_ID, SAME_ID

_MOST_ROWS_NAMED: Final = 6


@dataclass
class Row:
    """A row on its way: what is known of it, and why it is not kept, if it is not."""

    number: int
    cells: dict[str, str]
    reason: str = ""
    kind: str = ""
    place: BaseGeometry | None = None
    location_from: str = "point"
    faults: list[Fault] = field(default_factory=list)

    def drop(self, reason: str, fault: Fault) -> None:
        """Keep the row out; the first reason counts, every fault is told."""
        self.reason = self.reason or reason
        self.faults.append(fault)


def row_ids(rows: list[Row], *, id_column: str | None) -> dict[int, str]:
    """Give each row's id by its number; rows without one, or that share one, are kept out.

    ``id_column`` is the list's name for the column of ids. Where it has none, an id is made from what the row
    says, so that the same row has the same id when the list is read again.
    """
    ids = {row.number: row.cells["id"] if id_column else _made_id(row.cells) for row in rows}
    sharing: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if ids[row.number]:
            sharing[ids[row.number]].append(row)
        elif row.reason != EMPTY:
            what = worded(
                "This row has no id, so it cannot be told from the others when the list is read again."
            )
            row.drop(NO_ID, Fault(row.number, id_column, "", what, worded("Give it an id of its own.")))
    for key, group in sharing.items():
        if len(group) > 1:
            _keep_out_sharers(key, group, id_column)
    return ids


def _keep_out_sharers(key: str, group: list[Row], column: str | None) -> None:
    """Of rows that are alike in every cell the first stays; of rows that differ none does."""
    if group[0].reason == EMPTY:
        return
    if all(row.cells == group[0].cells for row in group):
        for row in group[1:]:
            what = worded("This row says the same as row {number}.", number=group[0].number)
            row.drop(AGAIN, Fault(row.number, None, "", what, worded("Delete one of the two.")))
        return
    rest = len(group) - _MOST_ROWS_NAMED
    template = 'Rows {numbers} share the id "{key}" but are different.'
    if rest > 0:
        template = 'Rows {numbers} and {rest} more share the id "{key}" but are different.'
    numbers = ", ".join(str(row.number) for row in group[:_MOST_ROWS_NAMED])
    what = worded(template, numbers=numbers, rest=rest, key=shown(key))
    for row in group:
        row.drop(SAME_ID, Fault(row.number, column, shown(key), what, worded("Give each row its own id.")))


def _made_id(cells: Mapping[str, str]) -> str:
    identity = "\x1f".join(
        f"{name}={' '.join(cell.casefold().split())}" for name, cell in sorted(cells.items()) if cell
    )
    return hashlib.sha256(identity.encode()).hexdigest()[:12]
