"""Which wards does an area have, and where are they?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import WithinReachError
from layers.places.name_columns import with_second_names
from layers.recipes.model import WardsSection
from layers.tables.report import Fault
from layers.wards.boundaries import ELSEWHERE, EVERY, Boundaries, BoundaryPart, read_boundaries
from layers.wards.boundary_file import open_boundaries
from layers.wards.council import Whose, council_values
from layers.wards.overlaps import check_overlaps
from layers.wards.second_columns import columns_of_second_names, second_names

OF_OTHERS: Final = "of other councils"
MOST_WARDS: Final = 1_500  # all of London has 680: a file of more is of a nation


class TooManyWardsError(WithinReachError, ValueError):
    """A file has the wards of a whole nation, and the recipe does not say whose area this is."""


@dataclass(frozen=True, eq=False)
class Wards:
    """The wards of an area. ``rows_read == len(table) + sum(dropped.values())``.

    ``table``: ``ward_code``, ``ward_name`` (the code where the file has no name), second names such as
    ``ward_name_cy`` where the file has them, geometry; by code.
    ``neighbours``: the same of other councils' wards that the file has within the margin.
    """

    table: gpd.GeoDataFrame = field(repr=False)
    neighbours: gpd.GeoDataFrame = field(repr=False)
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class OneCouncil:
    """Whose wards are wanted out of a file that has others' too."""

    council: str  # its code or name
    data_folder: Path  # where a table of which ward is whose may lie
    margin_m: float = 0.0  # how far around its wards those of others are read too, metres


def read_wards(path: Path, section: WardsSection, *, crs: str, only: OneCouncil | None = None) -> Wards:
    """Read the wards of an area; ``path`` is the file named in the recipe's [wards].

    Parameters
    ----------
    only
        Whose wards the area's are; None: all that the file has.

    Raises
    ------
    BoundaryFileError, MissingColumnError, CrsMismatchError
        The file cannot be used, see ``layers.wards.boundaries.read_boundaries``; or two of its wards overlap.
    CouncilError, TooManyWardsError
        The council is not in the file; or none is named, and the file is of a whole nation.
    """
    part = _part(path, section, only)
    boundaries = _boundaries(path, section, crs, part)
    table = _named(boundaries, section, crs)
    dropped = {OF_OTHERS if why == ELSEWHERE else why: rows for why, rows in boundaries.dropped.items()}
    check_overlaps(table, code="ward_code", file=path.name, accuracy_m=section.accuracy_m)
    neighbours = _neighbours(path, section, table, only.margin_m) if only else table.iloc[:0]
    return Wards(table, neighbours, boundaries.rows_read, dropped, boundaries.faults, boundaries.notes)


def _part(path: Path, section: WardsSection, only: OneCouncil | None) -> BoundaryPart:
    file = open_boundaries(path)
    file.need([section.code, section.name])
    if only is None:
        if file.rows > MOST_WARDS:
            raise TooManyWardsError(
                "{file} has {rows:,} wards, far more than a council has.",
                'Say which council this is in the recipe\'s [area], like council = "W06000022".',
                file=path.name,
                rows=file.rows,
            )
        return EVERY
    whose = Whose(only.council, section.council, "wards", section.code)
    return BoundaryPart(*council_values(file, whose, data_folder=only.data_folder))


def _neighbours(
    path: Path, section: WardsSection, own: gpd.GeoDataFrame, margin_m: float
) -> gpd.GeoDataFrame:
    around = shapely.buffer(shapely.union_all(own.geometry.to_numpy()), margin_m + section.accuracy_m)
    part = BoundaryPart(bounds=tuple(shapely.bounds(around)))
    near = _boundaries(path, section, str(own.crs), part)
    table = _named(near, section, str(own.crs))
    others = ~table["ward_code"].isin(own["ward_code"]) & table.intersects(around)
    return table[others].reset_index(drop=True)


def _boundaries(path: Path, section: WardsSection, crs: str, part: BoundaryPart) -> Boundaries:
    return read_boundaries(
        path,
        code=section.code,
        columns=[section.name, *section.second_names.values()],
        crs=crs,
        perhaps=list(columns_of_second_names(section)),
        part=part,
    )


def _named(boundaries: Boundaries, section: WardsSection, crs: str) -> gpd.GeoDataFrame:
    names = boundaries.table[section.name].fillna("").astype(str).str.strip()
    codes = boundaries.table[section.code]
    table = gpd.GeoDataFrame(
        {"ward_code": codes, "ward_name": names.where(names != "", codes)},
        geometry=boundaries.table.geometry.to_numpy(),
        crs=crs,
    )
    second = second_names(boundaries.table, columns_of_second_names(section))
    table = gpd.GeoDataFrame(with_second_names(table, second, of="ward_name"), crs=crs)
    return table.sort_values("ward_code", ignore_index=True)


def ward_of(points: gpd.GeoSeries, wards: gpd.GeoDataFrame, *, accuracy_m: float = 0.0) -> "pd.Series[str]":
    """Say in which ward each point lies.

    Parameters
    ----------
    points
        (n,) points in the wards' CRS.
    wards
        ``ward_code``, geometry.
    accuracy_m
        How far off the boundaries may be, metres: a point in no ward but this near to one is given to it.

    Returns
    -------
    (n,) ward codes indexed like ``points``, "" in no ward. On a shared boundary the lower code counts.
    """
    ordered = wards.sort_values("ward_code", ignore_index=True)
    shapes, places = ordered.geometry.to_numpy(), points.to_numpy()
    tree = shapely.STRtree(shapes)
    ward = np.full(len(places), -1)
    point, hit = tree.query(places, predicate="intersects")
    order = np.lexsort((hit, point))[::-1]  # the lowest ward is written last, and so stays
    ward[point[order]] = hit[order]
    lost = np.flatnonzero(ward < 0)
    if accuracy_m > 0 and len(lost):
        point, hit = tree.query_nearest(places[lost], max_distance=accuracy_m, all_matches=False)
        ward[lost[point]] = hit
    codes = np.append(ordered["ward_code"].to_numpy(dtype=object), "")
    return pd.Series(codes[ward], index=points.index, dtype=str)
