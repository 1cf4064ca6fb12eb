"""Which wards does an area have, and where are they?"""

from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.places.name_columns import with_second_names
from layers.recipes.model import WardsSection
from layers.tables.report import Fault
from layers.wards.boundaries import read_boundaries
from layers.wards.overlaps import check_overlaps
from layers.wards.second_columns import second_columns, second_names

StringArray = np.ndarray[tuple[int], np.dtype[np.object_]]


@dataclass(frozen=True, eq=False)
class Wards:
    """The wards of an area. ``rows_read == len(table) + sum(dropped.values())``.

    ``table``: ``ward_code``, ``ward_name`` (the code where the file has no name), second names such as
    ``ward_name_cy`` where the file has them, geometry; by code.
    """

    table: gpd.GeoDataFrame = field(repr=False)
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_wards(path: Path, section: WardsSection, *, crs: str) -> Wards:
    """Read the wards of an area; ``path`` is the file named in the recipe's [wards].

    Raises
    ------
    BoundaryFileError, MissingColumnError, CrsMismatchError
        The file cannot be used, see ``layers.wards.boundaries.read_boundaries``; or two of its wards overlap.
    """
    second = second_columns(section)
    boundaries = read_boundaries(
        path,
        code=section.code,
        columns=[section.name, *section.second_names.values()],
        crs=crs,
        perhaps=list(second),
    )
    names = boundaries.table[section.name].fillna("").astype(str).str.strip()
    codes = boundaries.table[section.code]
    table = gpd.GeoDataFrame(
        {"ward_code": codes, "ward_name": names.where(names != "", codes)},
        geometry=boundaries.table.geometry.to_numpy(),
        crs=crs,
    )
    table = gpd.GeoDataFrame(
        with_second_names(table, second_names(boundaries.table, second), of="ward_name"), crs=crs
    )
    table = table.sort_values("ward_code", ignore_index=True)
    check_overlaps(table, code="ward_code", file=path.name, accuracy_m=section.accuracy_m)
    return Wards(table, boundaries.rows_read, boundaries.dropped, boundaries.faults, boundaries.notes)


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
