"""Where are the people of each small area on average? Population-weighted centroids, as a table or a map."""

from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import LONLAT, to_lonlat, to_metres
from geo.types import FloatArray
from layers.places.coordinates import coordinate_words, on_the_map
from layers.places.systems import Bounds, inside, refuse_elsewhere
from layers.recipes.checks import is_map_file
from layers.recipes.model import CentroidsSection
from layers.tables.headed import headed_rows
from layers.tables.report import Fault
from layers.wards.boundary_file import open_boundaries


@dataclass(frozen=True, eq=False)
class Centroids:
    """Population-weighted centroids by small-area code, metres; rows without a fault are usable."""

    points: gpd.GeoSeries = field(repr=False)
    rows_read: int
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, eq=False)
class _Listed:
    """Pairs as the file has them, by code; ``lines`` says in which row each stands."""

    codes: list[str]
    lines: list[int]
    numbers: FloatArray = field(repr=False)  # (n, 2)
    in_degrees: bool
    column: str
    noted: list[str] = field(repr=False)  # the first of each pair as it is written


def read_centroids(
    path: Path, section: CentroidsSection, *, crs: str, held: Bounds | None = None
) -> Centroids:
    """Read population-weighted centroids from a CSV with named columns, or from the points of a map file.

    Parameters
    ----------
    held
        Where the small areas are that are of interest, metres; where none of the file's metres lies there but
        would in another coordinate system, the file is refused.

    Raises
    ------
    TableFileError, BoundaryFileError, MissingColumnError, CrsMismatchError
        The file cannot be used; a row that is not a place becomes a fault.
    """
    listed = _of_map(path, section) if is_map_file(path.name) else _of_table(path, section)
    numbers, in_degrees = listed.numbers, listed.in_degrees
    lon, lat = numbers.T if in_degrees else to_lonlat(*numbers.T, crs=crs)
    x, y = to_metres(lon, lat, crs=crs) if in_degrees else numbers.T
    usable = on_the_map(lon, lat, crs=crs) & (in_degrees | (np.abs(numbers) > 180).any(axis=1))
    if held and not in_degrees and usable.any() and not inside(x, y, held).any():
        refuse_elsewhere(numbers[usable], held, crs=crs, file=path.name, unit="centroids")
    faults = []
    for row in np.flatnonzero(~usable):
        what, fix = coordinate_words(*numbers[row], in_degrees=in_degrees, crs=crs)
        faults.append(Fault(listed.lines[row], listed.column, listed.noted[row][:40], what, fix))
    points = gpd.GeoSeries(
        shapely.points(x[usable], y[usable]), index=pd.Index(listed.codes, dtype=object)[usable], crs=crs
    )
    return Centroids(points[~points.index.duplicated()], len(listed.codes), tuple(faults))


def _of_table(path: Path, section: CentroidsSection) -> _Listed:
    in_degrees = section.easting is None
    pair = [section.longitude, section.latitude] if in_degrees else [section.easting, section.northing]
    columns = [section.code, *(column or "" for column in pair)]
    table = headed_rows(path, columns)
    places = table.places(columns)
    rows = [(line, [row[place] if place < len(row) else "" for place in places]) for line, row in table.rows]
    cells = pd.DataFrame([row for _, row in rows], columns=["code", "across", "up"], dtype=str)
    numbers = cells[["across", "up"]].apply(pd.to_numeric, errors="coerce").to_numpy(float)
    return _Listed(
        cells["code"].tolist(), [line for line, _ in rows], numbers, in_degrees, str(pair[0]),
        cells["across"].tolist(),
    )  # fmt: skip


def _of_map(path: Path, section: CentroidsSection) -> _Listed:
    """The points of a map file, in degrees, so that its own coordinate system is minded."""
    file = open_boundaries(path)
    file.need([section.code])
    file.need_crs()
    table = file.read([section.code])
    middles = gpd.GeoSeries(shapely.centroid(table.geometry.to_numpy()), crs=file.crs).to_crs(LONLAT)
    numbers = np.column_stack([shapely.get_x(middles.to_numpy()), shapely.get_y(middles.to_numpy())])
    codes = table[section.code].fillna("").astype(str).str.strip().tolist()
    lines = list(range(1, len(codes) + 1))
    return _Listed(codes, lines, numbers, True, "geometry", [""] * len(codes))
