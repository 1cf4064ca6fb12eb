"""Which sheet of a workbook is the list?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.tables.looks.heading_row import Headings

_ALIKE: Final = 0.7  # of the words for headings that the best sheet has: as good a list, and it stands first


@dataclass(frozen=True)
class SheetLook:
    """What the first rows of a sheet look like."""

    title: str
    headings: Headings
    rows: int  # with anything in them, below the headings
    hidden: bool = False


def best_first(looks: Sequence[SheetLook]) -> list[SheetLook]:
    """The sheets that have a table: that which looks most like a list first, the others as they stand."""
    tables = [look for look in looks if look.rows]
    shown = [look for look in tables if not look.hidden] or tables
    most = max((look.headings.hits for look in shown), default=0)
    best = next((look for look in shown if look.headings.hits >= _ALIKE * most), None)
    return [*([best] if best else []), *(look for look in tables if look is not best)]
