"""How many residents does each small area have, of every group, on one vintage of boundaries?"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from layers.recipes.model import CountsSection, Recipe, SmallAreasSection
from layers.residents.dwellings import Dwellings, HomePostcodes, home_postcodes
from layers.residents.plausible import GroupTable, check_plausible
from layers.residents.tables import NOT_COUNTS, CountTable, check_counts, columns_of, read_counts
from layers.residents.vintages import Moved, other_vintage, same_vintage
from layers.tables.delimited import named_columns, read_rows
from layers.tables.report import Fault
from layers.wards.boundaries import read_boundaries
from layers.wards.overlaps import check_overlaps

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
    homes: HomePostcodes = field(repr=False)  # at which postcodes their people live
    read: tuple[CountedAreas, ...]  # [small_areas] first, then each [[counts]] in order


def read_small_areas(
    data_folder: Path, recipe: Recipe, *, keep: shapely.Geometry, dwellings: Dwellings
) -> SmallAreas:
    """Read [small_areas] and [[counts]] of a recipe from the files in ``data_folder``.

    Small areas that do not touch ``keep`` (polygon, metres in the area's CRS) are left out, and counted so.
    A count that its source leaves out, suppresses or cannot have right is not known: missing, never 0.

    Raises
    ------
    BoundaryFileError, TableFileError, MissingColumnError, CrsMismatchError
        A file cannot be used, or two small areas overlap.
    VintageError
        Counts are on another vintage than the recipe says.
    """
    own, table = _read_own(data_folder / recipe.small_areas.file, recipe.small_areas, recipe.area.crs, keep)
    homes = home_postcodes(table.reset_index()[["small_area_code", "geometry"]], dwellings)
    read: dict[int, CountedAreas] = {}
    # All residents first: the other counts are shared by them where a small area was split.
    for place, section in sorted(enumerate(recipe.counts), key=lambda counts: counts[1].residents is None):
        read[place], columns = _read_section(data_folder, section, recipe, table, homes)
        table = table.join(columns)
    sections: tuple[SmallAreasSection | CountsSection, ...] = (recipe.small_areas, *recipe.counts)
    table, faults = check_plausible(table, _group_tables(sections), residents=RESIDENTS)
    groups = tuple(name for section in sections for name in section.groups)
    ranks = tuple(name for section in sections for name in section.ranks)
    in_order = [own, *(read[place] for place in sorted(read))]
    return SmallAreas(
        _finished(table, recipe, (RESIDENTS, *groups, *ranks)),
        groups,
        ranks,
        homes,
        tuple(
            replace(each, faults=(*each.faults, *more)) for each, more in zip(in_order, faults, strict=True)
        ),
    )


def _group_tables(sections: tuple[SmallAreasSection | CountsSection, ...]) -> list[GroupTable]:
    """The groups of each section, and whether all residents are counted with them."""
    with_residents = next(section for section in sections if section.residents)
    day = (with_residents.vintage, with_residents.date)
    return [GroupTable(tuple(section.groups), (section.vintage, section.date) == day) for section in sections]


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
    shapes = boundaries.table.set_index(section.code).geometry.sort_index()
    near = shapes[shapes.intersects(keep)]
    here = near.rename_axis("small_area_code").reset_index()
    check_overlaps(here, code="small_area_code", file=path.name, accuracy_m=section.accuracy_m)
    dropped = {
        **boundaries.dropped,
        **{why: rows for why, rows in counts.dropped.items() if why != NOT_COUNTS},
    }
    if len(near) < len(shapes):
        dropped["outside the area and its margin"] = len(shapes) - len(near)
    counted = CountedAreas(
        path.name,
        boundaries.rows_read,
        len(near),
        dropped,
        (*boundaries.faults, *counts.faults),
        boundaries.notes,
    )
    here_counted = counts.table.reindex(near.index).astype("Int64")  # one without a count stays, not known
    here_counted.index.name = "small_area_code"
    return counted, gpd.GeoDataFrame(here_counted, geometry=near.to_numpy(), crs=crs)


def _read_section(
    data_folder: Path,
    section: CountsSection,
    recipe: Recipe,
    small_areas: gpd.GeoDataFrame,
    homes: HomePostcodes,
) -> tuple[CountedAreas, pd.DataFrame]:
    counts = read_counts(data_folder / section.file, code=section.code, names=_names(section))
    moved = (
        _moved(data_folder / section.lookup.file, section, counts, small_areas, homes)
        if (section.lookup and section.vintage != recipe.small_areas.vintage)
        else same_vintage(counts.table, small_areas.index, file=section.file)
    )
    dropped = {**counts.dropped, **moved.dropped}
    rows_kept = counts.rows_read - sum(dropped.values())
    faults = (*counts.faults, *moved.faults)
    return CountedAreas(section.file, counts.rows_read, rows_kept, dropped, faults, moved.notes), moved.table


def _moved(
    path: Path,
    section: CountsSection,
    counts: CountTable,
    small_areas: gpd.GeoDataFrame,
    homes: HomePostcodes,
) -> Moved:
    """Counts of another vintage, by the lookup in ``path``."""
    if section.lookup is None:
        raise ValueError(section.file)
    rows = read_rows(path)
    old, new = named_columns(rows[0][1], [section.lookup.from_, section.lookup.to], file=path.name)
    pairs = pd.DataFrame(
        [(row[old], row[new]) for _, row in rows[1:] if max(old, new) < len(row)], columns=["old", "new"]
    )
    not_known = pd.Series(pd.NA, index=small_areas.index, dtype="Int64")
    return other_vintage(
        counts.table, pairs, small_areas.get(RESIDENTS, not_known),
        ranks=tuple(section.ranks), file=section.file, homes=homes,
    )  # fmt: skip
