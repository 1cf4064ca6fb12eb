"""What is said of the whole of a list that comes in, and what came of it?"""

from dataclasses import dataclass, field

from layers.register.model import Asset
from layers.register.refused_rows import RefusedRow
from layers.tables.list_slug import slug_of
from layers.tables.report import Fault


@dataclass(frozen=True)
class Source:
    """Where a list comes from: goes with every asset, in and out."""

    title: str
    licence: str = ""
    attribution: str = ""
    date: str = ""  # ISO date of the list
    url: str = ""

    @property
    def slug(self) -> str:
        """The title as the first part of an asset's id."""
        return slug_of(self.title)


@dataclass(frozen=True, eq=False)
class Imported:
    """The assets of a list and every fault. ``rows_read == len(assets) + sum(refused.values())``.

    A fault of a row that was kept says so; a row that was refused has at least one fault, unless a person
    chose to leave it out.
    """

    assets: tuple[Asset, ...] = field(repr=False)
    rows: tuple[int, ...] = field(repr=False)  # the row of each asset, as a spreadsheet counts
    faults: tuple[Fault, ...] = field(repr=False)  # in the order of the rows
    refused: dict[str, int]  # reason in words -> rows, most first
    rows_read: int
    notes: tuple[str, ...] = ()
    rejected: tuple[Asset, ...] = field(default=(), repr=False)  # in rows refused for a slip: still listed
    drafts: tuple[RefusedRow, ...] = field(default=(), repr=False)  # rows refused, to go on with
    left_out: int = 0  # rows of ``refused`` that a person chose to leave out
