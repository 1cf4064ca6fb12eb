"""How many residents does each small area have, of every group, on one vintage of boundaries?"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from layers.recipes.model import CouncilSection, CountsSection, Recipe, SmallAreasSection
from layers.residents.tables import CountTable, check_counts, columns_of, read_counts, with_ages
from layers.residents.vintages import ELSEWHERE, Moved, other_vintage, same_vintage
from layers.tables.report import Fault
from layers.wards.boundaries import ELSEWHERE as OUTSIDE, Boundaries, Part, read_boundaries
from layers.wards.boundary_file import open_boundaries
from layers.wards.council import Whose, codes_in_table, council_values
from layers.wards.pairs import read_pairs

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


def read_boundaries_here(data_folder: Path, recipe: Recipe, *, keep: shapely.Geometry) -> Boundaries:
    """The boundaries of [small_areas] whose envelopes meet that of ``keep``, polygon in the area's CRS.

    Raises
    ------
    BoundaryFileError, MissingColumnError, CrsMismatchError
        The file cannot be used.
    """
    section = recipe.small_areas
    path = data_folder / section.file
    names = with_ages(_names(section), open_boundaries(path).columns)
    part = Part(bounds=tuple(shapely.bounds(keep)))
    return read_boundaries(path, code=section.code, columns=columns_of(names), crs=recipe.area.crs, part=part)


def own_small_areas(data_folder: Path, recipe: Recipe) -> frozenset[str] | None:
    """The codes of the council's own small areas; None where the recipe's files do not say which these are.

    Raises
    ------
    CouncilError, BoundaryFileError, TableFileError, MissingColumnError
        They should, and have none of the council.
    """
    section, council = recipe.small_areas, recipe.area.council
    if council is None or section.council is None:
        return None
    if isinstance(section.council, CouncilSection):
        return frozenset(codes_in_table(data_folder, section.council, council))
    file = open_boundaries(data_folder / section.file)
    column, values = council_values(
        file, Whose(council, section.council, "small_areas", section.code), data_folder=data_folder
    )
    table = file.values([section.code, column]).astype(str)
    return frozenset(table[section.code][table[column].isin(values)].str.strip())


def read_small_areas(
    data_folder: Path, recipe: Recipe, *, keep: shapely.Geometry, boundaries: Boundaries
) -> SmallAreas:
    """Read [small_areas] and [[counts]] of a recipe from the files in ``data_folder``.

    Small areas that do not touch ``keep`` (polygon, metres in the area's CRS) are left out, and counted so;
    ``boundaries`` are what ``read_boundaries_here`` has read of them.

    Raises
    ------
    BoundaryFileError, TableFileError, MissingColumnError, CrsMismatchError
        A file cannot be used.
    VintageError
        Counts are on another vintage than the recipe says.
    """
    own, table = _read_own(boundaries, recipe.small_areas, recipe.area.crs, keep)
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
    boundaries: Boundaries, section: SmallAreasSection, crs: str, keep: shapely.Geometry
) -> tuple[CountedAreas, gpd.GeoDataFrame]:
    names = with_ages(_names(section), [str(name) for name in boundaries.table.columns])
    counts = check_counts(
        pd.DataFrame(boundaries.table.drop(columns="geometry")), code=section.code, names=names
    )
    shapes = boundaries.table.set_index(section.code).geometry
    near = shapes.intersects(keep)
    here = counts.table[counts.table.index.map(near).astype(bool)].sort_index()
    dropped = {**boundaries.dropped, **counts.dropped}
    if outside := len(counts.table) - len(here):
        dropped[OUTSIDE] = dropped.get(OUTSIDE, 0) + outside
    counted = CountedAreas(
        Path(section.file).name,
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
    same = section.lookup is None or section.vintage == recipe.small_areas.vintage
    counts = read_counts(
        data_folder / section.file,
        code=section.code,
        names=_names(section),
        only=set(small_areas.index) if same else None,
    )
    moved = (
        _same(data_folder / recipe.small_areas.file, recipe.small_areas, section, counts, small_areas)
        if same
        else _moved(data_folder, section, counts, small_areas)
    )
    dropped = {**counts.dropped, **moved.dropped}
    rows_kept = counts.rows_read - sum(dropped.values())
    return CountedAreas(
        section.file,
        counts.rows_read,
        rows_kept,
        dropped,
        (*counts.faults, *moved.faults),
        (*counts.notes, *moved.notes),
    ), moved.table


def _same(
    path: Path,
    own: SmallAreasSection,
    section: CountsSection,
    counts: CountTable,
    small_areas: gpd.GeoDataFrame,
) -> Moved:
    """Counts of the same vintage; codes that the boundaries have elsewhere are no other vintage's."""
    strange = set(counts.others)
    if strange and len(small_areas.index.difference(counts.table.index)):
        strange -= set(open_boundaries(path).values([own.code])[own.code].astype(str).str.strip())
    moved = same_vintage(counts.table, small_areas.index, file=section.file, others=strange)
    return replace(moved, dropped={})  # whoever is elsewhere has been counted when the file was read


def _moved(
    data_folder: Path, section: CountsSection, counts: CountTable, small_areas: gpd.GeoDataFrame
) -> Moved:
    """Counts of another vintage, by the lookup; a lookup of one place does not know the others'."""
    if section.lookup is None:
        raise ValueError(section.file)
    lookup = section.lookup
    pairs = pd.DataFrame(
        read_pairs(data_folder / lookup.file, lookup.from_, lookup.to), columns=["old", "new"], dtype=str
    )
    here = counts.table.index.isin(pairs["old"])
    of_others = int((~here).sum()) if here.sum() < (~here).sum() else 0
    table = counts.table[here] if here.any() and of_others else counts.table
    residents = small_areas[RESIDENTS] if RESIDENTS in small_areas else pd.Series(1, index=small_areas.index)
    moved = other_vintage(table, pairs, residents, ranks=tuple(section.ranks), file=section.file)
    dropped = dict(moved.dropped)
    if len(table) < len(counts.table):
        dropped[ELSEWHERE] = dropped.get(ELSEWHERE, 0) + of_others
    return replace(moved, dropped=dropped)
