"""What does the reading of a list's rows need? Values alone, so that another process can do it as well."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.places import PlaceFinder, finder_for
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.tables.source_table import SourceTable

Tell = Callable[[int, int], None]  # rows or services done, and in all


@dataclass(frozen=True, eq=False)
class RowsGiven:
    """A list whose rows are to be read. It pickles: of the area only its folder goes along."""

    table: SourceTable = field(repr=False)
    mapping: ColumnMapping = field(repr=False)
    source: Source
    kinds: Kinds = field(repr=False)
    area: Area
    everywhere: bool  # rows outside the area come in too
    today: date


def read_given(given: RowsGiven, tell: Tell) -> Imported:
    """Every row read by the mapping; ``tell`` hears how many are done.

    Raises
    ------
    MissingColumnError
        The mapping names no column for the names, for any place, or for the kind.
    """
    return read_rows(
        given.table,
        given.mapping,
        source=given.source,
        kinds=given.kinds,
        finder=finder_of(given.area, everywhere=given.everywhere),
        today=given.today,
        tell=tell,
    )


def finder_of(area: Area, *, everywhere: bool) -> PlaceFinder:
    """How rows are placed; an area's addresses take a while."""
    finder = finder_for(area)
    return replace(finder, keep=PlaceFinder().keep, everywhere=True) if everywhere else finder
