"""How many residents does each small area have, of every group, on one vintage of boundaries?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from layers.recipes.model import CountsSection, Recipe, SmallAreasSection
from layers.residents.tables import CountTable, check_counts, columns_of, read_counts
from layers.residents.vintages import Moved, other_vintage, same_vintage
from layers.tables.delimited import named_columns, read_rows
from layers.tables.report import Fault
from layers.wards.boundaries import read_boundaries

RESIDENTS: Final = "residents"


@dataclass(frozen=True, eq=False)
class CountedAreas:
    """How one file of counts was read. ``rows_read == rows_kept + sum(dropped.values())``."""

    file: str
    rows_read: int
    rows_kept: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SmallAreas:
    """The small areas of an area.

    ``table``: ``small_area_code``, ``vintage``, ``residents``, a whole-number column per group and rank
    (missing, as Int64, where a count says nothing of a small area), geometry; by code.
    """

    table: gpd.GeoDataFrame = field(repr=False)
    groups: tuple[str, ...]
    ranks: tuple[str, ...]
    read: tuple[CountedAreas, ...]  # [small_areas] first, then each [[counts]] in order


def read_small_areas(data_folder: Path, recipe: Recipe, *, keep: shapely.Geometry) -> SmallAreas:
    """Read [small_areas] and [[counts]] of a recipe from the files in ``data_folder``.

    Small areas that do not touch ``keep`` (polygon, metres in the area's CRS) are left out, and counted so.

    Raises
    ------
    BoundaryFileError, TableFileError, MissingColumnError, CrsMismatchError
        A file cannot be used.
    VintageError
        Counts are on another vintage than the recipe says.
    """
    own, table = _read_own(data_folder / recipe.small_areas.file, recipe.small_areas, recipe.area.crs, keep)
    read: dict[int, CountedAreas] = {}
    # All residents first: the other counts are shared by them where a small area was split.
    for place, section in sorted(enumerate(recipe.counts), key=lambda counts: counts[1].residents is None):
        read[place], columns = _read_section(data_folder, section, recipe, table)
        table = table.join(columns)
    sections: tuple[SmallAreasSection | CountsSection, ...] = (recipe.small_areas, *recipe.counts)
    groups = tuple(name for section in sections for name in section.groups)
    ranks = tuple(name for section in sections for name in section.ranks)
    return SmallAreas(
        _finished(table, recipe, (RESIDENTS, *groups, *ranks)),
        groups,
        ranks,
        (own, *(read[place] for place in sorted(read))),
    )


def _finished(table: gpd.GeoDataFrame, recipe: Recipe, numbers: tuple[str, ...]) -> gpd.GeoDataFrame:
    whole = {name: "int64" for name in numbers if table[name].notna().all()}
    table = table.astype(whole).rename_axis("small_area_code").reset_index()
    table["vintage"] = recipe.small_areas.vintage
    return gpd.GeoDataFrame(table[["small_area_code", "vintage", *numbers, "geometry"]], crs=recipe.area.crs)


def _names(section: SmallAreasSection | CountsSection) -> dict[str, str | tuple[str, ...]]:
    residents = {RESIDENTS: section.residents} if section.residents else {}
    return {**residents, **section.groups, **section.ranks}


def _read_own(
    path: Path, section: SmallAreasSection, crs: str, keep: shapely.Geometry
) -> tuple[CountedAreas, gpd.GeoDataFrame]:
    names = _names(section)
    boundaries = read_boundaries(path, code=section.code, columns=columns_of(names), crs=crs)
    counts = check_counts(
        pd.DataFrame(boundaries.table.drop(columns="geometry")), code=section.code, names=names
    )
    shapes = boundaries.table.set_index(section.code).geometry
    near = shapes.intersects(keep)
    here = counts.table[counts.table.index.map(near).astype(bool)].sort_index()
    dropped = {**boundaries.dropped, **counts.dropped}
    if len(here) < len(counts.table):
        dropped["outside the area and its margin"] = len(counts.table) - len(here)
    counted = CountedAreas(
        path.name,
        boundaries.rows_read,
        len(here),
        dropped,
        (*boundaries.faults, *counts.faults),
        boundaries.notes,
    )
    table = gpd.GeoDataFrame(here.astype("Int64"), geometry=shapes.reindex(here.index), crs=crs)
    return counted, table


def _read_section(
    data_folder: Path, section: CountsSection, recipe: Recipe, small_areas: gpd.GeoDataFrame
) -> tuple[CountedAreas, pd.DataFrame]:
    counts = read_counts(data_folder / section.file, code=section.code, names=_names(section))
    moved = _moved(data_folder, section, counts, recipe, small_areas)
    dropped = {**counts.dropped, **moved.dropped}
    rows_kept = counts.rows_read - sum(dropped.values())
    faults = (*counts.faults, *moved.faults)
    return CountedAreas(section.file, counts.rows_read, rows_kept, dropped, faults, moved.notes), moved.table


def _moved(
    data_folder: Path,
    section: CountsSection,
    counts: CountTable,
    recipe: Recipe,
    small_areas: gpd.GeoDataFrame,
) -> Moved:
    if section.lookup is None or section.vintage == recipe.small_areas.vintage:
        return same_vintage(counts.table, small_areas.index, file=section.file)
    path = data_folder / section.lookup.file
    rows = read_rows(path)
    old, new = named_columns(rows[0][1], [section.lookup.from_, section.lookup.to], file=path.name)
    pairs = pd.DataFrame(
        [(row[old], row[new]) for _, row in rows[1:] if max(old, new) < len(row)], columns=["old", "new"]
    )
    residents = small_areas[RESIDENTS] if RESIDENTS in small_areas else pd.Series(1, index=small_areas.index)
    return other_vintage(counts.table, pairs, residents, ranks=tuple(section.ranks), file=section.file)
