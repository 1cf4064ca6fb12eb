"""Where are the addresses of a place, without their text? Points of unique property reference numbers.

OS Open UPRN has one for every address of Great Britain, homes or not: as CSV of 40 million rows, or as a
GeoPackage. They say how many addresses there are about a postcode, and nothing of who lives at them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.crs import LONLAT, to_metres
from geo.types import BoolArray, FloatArray
from geo.wording import worded
from layers.places.coordinates import coordinate_words, on_the_map
from layers.recipes.model import UprnsSection
from layers.tables.delimited import TableFileError
from layers.tables.headed import named_columns
from layers.tables.report import Fault
from layers.wards.boundaries import ELSEWHERE as OUTSIDE, BoundaryFileError

NO_PLACE: Final = "no usable coordinates"
TWICE: Final = "listed twice"
_BLOCK_BYTES: Final = 1 << 24
SLACK_DEG: Final = 0.01  # about a kilometre: straight lines in metres bend in degrees
_FAULTS_TOLD: Final = 100  # of a file of millions of rows


@dataclass(frozen=True, eq=False)
class Uprns:
    """Points near an area. ``rows_read == len(points) + sum(dropped.values())``."""

    points: gpd.GeoSeries = field(repr=False)  # metres
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()


@dataclass
class _Pieces:
    """What has been kept so far of a file that is read in pieces."""

    x: list[pd.Series] = field(default_factory=list)
    y: list[pd.Series] = field(default_factory=list)
    numbers: list[pd.Series] = field(default_factory=list)
    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def read_uprns(path: Path, section: UprnsSection, *, crs: str, keep: shapely.Geometry) -> Uprns:
    """Read the points that lie in ``keep`` (a polygon, metres in ``crs``), in pieces: it may be a nation's.

    Raises
    ------
    TableFileError, MissingColumnError
        A CSV cannot be used at all; a row that is no place is counted, and the first of them are faults.
    BoundaryFileError
        A GeoPackage cannot be used.
    """
    shapely.prepare(keep)
    if path.suffix.lower() == ".gpkg":
        return _from_geopackage(path, section, crs, keep)
    gathered = _Pieces()
    for rows in _pieces(path, section):
        _keep_rows(rows, section, crs, keep, gathered)
    x, y, numbers = (
        pd.concat([pd.Series(dtype=object), *each]) for each in (gathered.x, gathered.y, gathered.numbers)
    )
    points = gpd.GeoSeries(shapely.points(x.to_numpy(float), y.to_numpy(float)), crs=crs)
    return _once(points, numbers if section.uprn else None, gathered)


def _pieces(path: Path, section: UprnsSection) -> Iterator[pd.DataFrame]:
    """The CSV's rows as text, piece by piece: ``number``, ``across``, ``up``; indexed by the sheet's row."""
    degrees = section.easting is None
    pair = (section.longitude, section.latitude) if degrees else (section.easting, section.northing)
    try:
        columns = header_columns(path, [name for name in (*pair, section.uprn) if name])
        options = pyarrow.csv.ConvertOptions(
            include_columns=columns, column_types=dict.fromkeys(columns, pa.string())
        )
        blocks = pyarrow.csv.open_csv(
            path, read_options=pyarrow.csv.ReadOptions(block_size=_BLOCK_BYTES), convert_options=options
        )
        first = 2
        for block in blocks:
            rows = block.to_pandas()
            rows.columns = ["across", "up", "number"][: len(columns)]
            rows.index = pd.RangeIndex(first, first + len(rows))
            first += len(rows)
            yield rows
    except (OSError, pa.ArrowException) as error:
        raise TableFileError(
            "{path_name} cannot be read as CSV.",
            "Fetch it again from where the recipe says.",
            path_name=path.name,
        ) from error


def header_columns(path: Path, names: Sequence[str]) -> list[str]:
    """The columns of a CSV that go by these names, as its first line has them; nothing below is read.

    Raises
    ------
    MissingColumnError
        One is not there.
    OSError
        The file cannot be read.
    """
    with path.open("rb") as file:
        header = file.readline().decode("utf-8-sig", errors="replace").strip()
    there = [cell.strip().strip('"') for cell in header.split(",")]
    return [there[at] for at in named_columns(there, names, file=path.name)]


def _keep_rows(
    rows: pd.DataFrame, section: UprnsSection, crs: str, keep: shapely.Geometry, gathered: _Pieces
) -> None:
    across, up = (pd.to_numeric(rows[name], errors="coerce").to_numpy(float) for name in ("across", "up"))
    degrees = section.easting is None
    gathered.rows += len(rows)
    place = _possible(across, up, degrees=degrees, crs=crs)
    gathered.dropped[NO_PLACE] += int((~place).sum())
    for at in np.flatnonzero(~place)[: max(_FAULTS_TOLD - len(gathered.faults), 0)]:
        what, fix = coordinate_words(across[at], up[at], in_degrees=degrees, crs=crs)
        shown = f"{rows['across'].iat[at]}, {rows['up'].iat[at]}"[:40]
        gathered.faults.append(
            Fault(int(rows.index[at]), section.longitude if degrees else section.easting, shown, what, fix)
        )
    x, y = across[place], up[place]
    if degrees:  # metres are dear to work out: only of what may lie in the area
        x, y = _near_in_metres(x, y, crs=crs, keep=keep)
    inside = np.zeros(len(rows), bool)
    in_area = shapely.contains_xy(keep, x, y)
    inside[place] = in_area
    gathered.dropped[OUTSIDE] += int((place & ~inside).sum())
    gathered.x.append(pd.Series(x[in_area]))
    gathered.y.append(pd.Series(y[in_area]))
    if section.uprn:
        gathered.numbers.append(rows["number"][inside])


def _possible(across: FloatArray, up: FloatArray, *, degrees: bool, crs: str) -> BoolArray:
    """(n,) whether a pair can be a place at all; of metres only that they are numbers and no degrees."""
    there = np.isfinite(across) & np.isfinite(up) & ~((across == 0) & (up == 0))
    if degrees:
        return np.asarray(there & on_the_map(across, up, crs=crs), bool)
    return np.asarray(there & ((np.abs(across) > 180) | (np.abs(up) > 90)), bool)


def _near_in_metres(
    lon: FloatArray, lat: FloatArray, *, crs: str, keep: shapely.Geometry
) -> tuple[FloatArray, FloatArray]:
    """(n,) eastings and northings, infinite for what lies outside the box about ``keep``."""
    west, south, east, north = gpd.GeoSeries([keep], crs=crs).to_crs(LONLAT).total_bounds
    near = (lon >= west - SLACK_DEG) & (lon <= east + SLACK_DEG)
    near &= (lat >= south - SLACK_DEG) & (lat <= north + SLACK_DEG)
    x, y = np.full(len(lon), np.inf), np.full(len(lat), np.inf)
    x[near], y[near] = to_metres(lon[near], lat[near], crs=crs)
    return x, y


def _once(points: gpd.GeoSeries, numbers: pd.Series | None, gathered: _Pieces) -> Uprns:
    """Each number once; of points without numbers all."""
    if numbers is not None:
        again = numbers.reset_index(drop=True).duplicated().to_numpy()
        gathered.dropped[TWICE] += int(again.sum())
        points = points[~again].reset_index(drop=True)
    dropped = {why: rows for why, rows in gathered.dropped.items() if rows}
    return Uprns(points, gathered.rows, dropped, tuple(gathered.faults))


def _from_geopackage(path: Path, section: UprnsSection, crs: str, keep: shapely.Geometry) -> Uprns:
    gathered = _Pieces()
    try:
        about = pyogrio.read_info(path)
        bounds = gpd.GeoSeries([keep], crs=crs).to_crs(about["crs"] or LONLAT).total_bounds
        columns = [section.uprn] if section.uprn else []
        table = pyogrio.read_dataframe(path, bbox=tuple(bounds), columns=columns)
    except (DataSourceError, DataLayerError, ValueError, TypeError, KeyError) as error:
        raise BoundaryFileError(
            worded("{path_name} is damaged: it cannot be read as points.", path_name=path.name),
            "Fetch the file again from where the recipe says it comes from.",
        ) from error
    gathered.rows = int(about["features"])
    shapes = table.geometry.to_crs(crs)
    inside = (shapes.notna() & (shapes.geom_type == "Point")).to_numpy(copy=True)
    inside[inside] = shapely.contains_properly(keep, shapes[inside].to_numpy())
    gathered.dropped[OUTSIDE] += gathered.rows - int(inside.sum())
    points = gpd.GeoSeries(shapes[inside].to_numpy(), crs=crs)
    return _once(points, table[section.uprn][inside] if section.uprn in table else None, gathered)
