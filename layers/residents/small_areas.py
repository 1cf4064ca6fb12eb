"""How many residents does each small area have, of every group, on one vintage of boundaries?"""

from dataclasses import dataclass, field, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from layers.recipes.model import CountsSection, Recipe, SmallAreasSection
from layers.residents.dwellings import Dwellings, HomePostcodes, home_postcodes
from layers.residents.lookups import check_direction
from layers.residents.own_areas import RESIDENTS, names_of
from layers.residents.plausible import GroupTable, check_plausible
from layers.residents.tables import NOT_COUNTS, CountTable, check_counts, read_counts, with_ages
from layers.residents.vintages import ELSEWHERE, Moved, other_vintage, same_vintage
from layers.tables.report import Fault
from layers.wards.boundaries import ELSEWHERE as OUTSIDE, Boundaries
from layers.wards.boundary_file import open_boundaries
from layers.wards.overlaps import check_overlaps
from layers.wards.pairs import read_pairs


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
    data_folder: Path, recipe: Recipe, *, keep: shapely.Geometry, boundaries: Boundaries, dwellings: Dwellings
) -> SmallAreas:
    """Read [small_areas] and [[counts]] of a recipe from the files in ``data_folder``.

    Small areas that do not touch ``keep`` (polygon, metres in the area's CRS) are left out, and counted so;
    ``boundaries`` are what ``read_boundaries_here`` has read of them. A count that its source leaves out,
    suppresses or cannot have right is not known: missing, never 0.

    Raises
    ------
    BoundaryFileError, TableFileError, MissingColumnError, CrsMismatchError
        A file cannot be used, or two small areas overlap.
    VintageError
        Counts are on another vintage than the recipe says.
    """
    own, table = _read_own(boundaries, recipe.small_areas, recipe.area.crs, keep)
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
    of_that_day = [
        section is with_residents or (section.date is not None and (section.vintage, section.date) == day)
        for section in sections
    ]
    return [
        GroupTable(tuple(section.groups), same) for section, same in zip(sections, of_that_day, strict=True)
    ]


def _finished(table: gpd.GeoDataFrame, recipe: Recipe, numbers: tuple[str, ...]) -> gpd.GeoDataFrame:
    whole = {name: "int64" for name in numbers if table[name].notna().all()}
    table = table.astype(whole).rename_axis("small_area_code").reset_index()
    table["vintage"] = recipe.small_areas.vintage
    return gpd.GeoDataFrame(table[["small_area_code", "vintage", *numbers, "geometry"]], crs=recipe.area.crs)


def _read_own(
    boundaries: Boundaries, section: SmallAreasSection, crs: str, keep: shapely.Geometry
) -> tuple[CountedAreas, gpd.GeoDataFrame]:
    file = Path(section.file).name
    names = with_ages(names_of(section), [str(name) for name in boundaries.table.columns])
    counts = check_counts(
        pd.DataFrame(boundaries.table.drop(columns="geometry")), code=section.code, names=names
    )
    shapes = boundaries.table.set_index(section.code).geometry.sort_index()
    near = shapes[shapes.intersects(keep)]
    here = near.rename_axis("small_area_code").reset_index()
    check_overlaps(here, code="small_area_code", file=file, accuracy_m=section.accuracy_m)
    dropped = {
        **boundaries.dropped,
        **{why: rows for why, rows in counts.dropped.items() if why != NOT_COUNTS},
    }
    if outside := len(shapes) - len(near):
        dropped[OUTSIDE] = dropped.get(OUTSIDE, 0) + outside
    counted = CountedAreas(
        file,
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
    same = section.lookup is None or section.vintage == recipe.small_areas.vintage
    counts = read_counts(
        data_folder / section.file,
        code=section.code,
        names=names_of(section),
        only=set(small_areas.index) if same else None,
        rows=section.rows,
    )
    moved = (
        _same(data_folder / recipe.small_areas.file, recipe.small_areas, section, counts, small_areas)
        if same
        else _moved(data_folder, section, counts, small_areas, homes)
    )
    dropped = {**counts.dropped, **moved.dropped}
    rows_kept = counts.rows_read - sum(dropped.values())
    faults, notes = (*counts.faults, *moved.faults), (*counts.notes, *moved.notes)
    return CountedAreas(section.file, counts.rows_read, rows_kept, dropped, faults, notes), moved.table


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
    data_folder: Path,
    section: CountsSection,
    counts: CountTable,
    small_areas: gpd.GeoDataFrame,
    homes: HomePostcodes,
) -> Moved:
    """Counts of another vintage, by the lookup; a lookup of one place does not know the others'."""
    if section.lookup is None:
        raise ValueError(section.file)
    lookup = section.lookup
    pairs = pd.DataFrame(
        read_pairs(data_folder / lookup.file, lookup.from_, lookup.to), columns=["old", "new"], dtype=str
    )
    check_direction(counts.table.index, pairs, small_areas.index, lookup=lookup, file=section.file)
    here = counts.table.index.isin(pairs["old"])
    of_others = int((~here).sum()) if 0 < here.sum() < (~here).sum() else 0
    not_known = pd.Series(pd.NA, index=small_areas.index, dtype="Int64")
    moved = other_vintage(
        counts.table[here] if of_others else counts.table, pairs, small_areas.get(RESIDENTS, not_known),
        ranks=tuple(section.ranks), file=section.file, homes=homes,
    )  # fmt: skip
    if not of_others:
        return moved
    return replace(moved, dropped={**moved.dropped, ELSEWHERE: moved.dropped.get(ELSEWHERE, 0) + of_others})
