"""What do the files of a pack hold? Each is read whole, compared with its check sum, and checked.

A pack may come from anywhere: what cannot be what this program writes is damage, and is said before anybody
works with it. Nothing is mapped from disk, so that what was checked stays as it was.
"""

import csv
import io
import tokenize
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.crs import to_lonlat
from geo.heights import HEIGHT_ARRAYS, Heights
from geo.network import LATER_ARRAYS, NETWORK_ARRAYS, NO_HOURS, WalkNetwork
from geo.wording import worded
from layers.buses.columns import BUS_NUMBERS
from layers.packs.faults import read_faults
from layers.packs.format import (
    FAULTS_FILE,
    HEIGHTS,
    MAY_HAVE,
    STREETS_FOLDER,
    TABLES,
    PackLabel,
    damaged,
    sum_of,
)
from layers.packs.height_faults import heights_fault
from layers.packs.network_faults import network_fault
from layers.tables.report import Fault

# What readers of Parquet, GeoParquet, WKB and NumPy's files raise of contents that are not what they seem.
UNREADABLE: Final = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, csv.Error, tokenize.TokenError),
    *(pa.ArrowException, shapely.errors.ShapelyError),
)
_AREAS: Final = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_SHAPES: Final = {
    "wards": _AREAS,
    "small_areas": _AREAS,
    "rides": _AREAS,
}  # what is neither here nor below is points
_ANY_SHAPE: Final = ("background",)
_NUMBERS: Final = ("residents", "rank", "positional_quality", *BUS_NUMBERS)
_NUMBERED: Final = ("osm_id",)  # text, as OpenStreetMap's files are read, or a number
_COUNTS: Final = ("residents",)
_OF_ITS_OWN: Final = {"assets": ("asset_id",), "residents": ("point_id",)}  # no two rows have the same
HOURS_ARRAY: Final = "edge_hours"  # packs made before hours were read lack it
MOST_PEOPLE: Final = 10**9  # anywhere
_WITHOUT_A_PLACE: Final = ("postcodes",)  # may have rows without geometry


def read_streets(folder: Path, label: PackLabel) -> WalkNetwork:
    """The walk graph of a pack, its arrays read-only and its indices checked.

    Raises
    ------
    PackError
        A file is damaged, or the arrays do not hold together.
    """
    files = {name: f"{STREETS_FOLDER}/{name}.npy" for name in NETWORK_ARRAYS}
    for name, instead in LATER_ARRAYS.items():
        if files[name] not in label.files:
            files[name] = files[instead]
    had = {name: file for name, file in files.items() if name != HOURS_ARRAY or file in label.files}
    arrays = {name: _array(folder, label, file) for name, file in had.items()}
    if HOURS_ARRAY not in arrays:
        arrays[HOURS_ARRAY] = np.full(len(arrays["edge_flags"]), NO_HOURS, np.int32)
        arrays[HOURS_ARRAY].flags.writeable = False
    network = replace(WalkNetwork(**arrays), heights=_heights(folder, label))  # type: ignore[arg-type]
    counts = label.counts
    fault = network_fault(network, way_count=counts.get("ways"), hours_count=counts.get("street_hours", 0))
    fault = fault or heights_fault(network)
    if fault is None and not _on_earth((network.shape_x, network.shape_y), label):
        fault = worded("{name} holds something that is no place", name="shape_x")
    if fault is not None:
        raise damaged(label.name, worded("in its streets {fault}", fault=fault))
    return network


def _heights(folder: Path, label: PackLabel) -> Heights | None:
    """The profiles of the streets; None in a pack that has none."""
    files = {name: f"{STREETS_FOLDER}/{HEIGHTS}{name}.npy" for name in HEIGHT_ARRAYS}
    if not any(file in label.files for file in files.values()):
        return None
    return Heights(**{name: _array(folder, label, file) for name, file in files.items()})


def read_pack_table(folder: Path, label: PackLabel, name: str) -> pd.DataFrame:
    """One table of a pack, with geometry where it has one.

    Raises
    ------
    PackError
        Its file is damaged, or does not hold the table.
    """
    file = f"{name}.parquet"
    content = read_file(folder, label, file)
    with as_damage(label, file):
        plain = pq.read_table(io.BytesIO(content))
        plain.validate(full=True)  # offsets, and text that is UTF-8
        _check_columns(plain, name, rows=label.counts.get(name))
        placed = "geometry" in columns_of(name)
        table = (gpd.read_parquet if placed else pd.read_parquet)(io.BytesIO(content))
        if list(table.columns) != plain.column_names or not isinstance(table.index, pd.RangeIndex):
            raise ValueError("other columns than it has")
        if placed:
            _check_geometry(table, name, label)
    return table


def read_pack_faults(folder: Path, label: PackLabel) -> dict[tuple[str, str], tuple[Fault, ...]]:
    """The faults of a pack's sources by layer and file.

    Raises
    ------
    PackError
        The file is damaged, or does not hold faults.
    """
    content = read_file(folder, label, FAULTS_FILE)
    with as_damage(label, FAULTS_FILE):
        return read_faults(content)


def read_file(folder: Path, label: PackLabel, file: str) -> bytes:
    """The bytes of a file of a pack, if they are those that were written.

    Raises
    ------
    PackError
        It is not there, not whole, or other than it was when it was written.
    """
    try:
        content = (folder / file).read_bytes()
    except OSError:
        raise damaged(label.name, worded("{file} is missing or not whole", file=file)) from None
    if len(content) != label.files.get(file, len(content)):
        raise damaged(label.name, worded("{file} is missing or not whole", file=file))
    if label.vouched_for and sum_of(content) != label.file_sums.get(file):
        raise damaged(label.name, worded("{file} cannot be read: it is not as it was written", file=file))
    return content


def check_sums(folder: Path, label: PackLabel) -> None:
    """Compare every file of a pack with its check sum; a pack without them is taken as it is.

    Raises
    ------
    PackError
        A file is other than it was when it was written.
    """
    if label.vouched_for:
        for file in label.files:
            read_file(folder, label, file)


@contextmanager
def as_damage(label: PackLabel, file: str) -> Iterator[None]:
    """Whatever a reader raises of a file that is not what it seems is told as ``PackError``."""
    try:
        yield
    except UNREADABLE as error:
        sort = type(error).__name__
        raise damaged(label.name, worded("{file} cannot be read ({sort})", file=file, sort=sort)) from error


def _array(folder: Path, label: PackLabel, file: str) -> npt.NDArray[Any]:
    content = read_file(folder, label, file)
    with as_damage(label, file):
        stream = io.BytesIO(content)
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError(f"version {version}")
        shape, _, dtype = np.lib.format.read_array_header_1_0(stream)
        if dtype.hasobject or len(shape) != 1:
            raise ValueError(f"{shape} of {dtype}")
        begins = stream.tell()
        if len(content) - begins != shape[0] * dtype.itemsize:
            raise ValueError("another length")
        return np.frombuffer(content, dtype, offset=begins)


def columns_of(name: str) -> tuple[str, ...]:
    """The columns that a table of a pack has at the least."""
    return TABLES[name] if name in TABLES else MAY_HAVE[name]


def _check_columns(table: pa.Table, name: str, *, rows: int | None) -> None:
    missing = [column for column in columns_of(name) if column not in table.column_names]
    if missing or (rows is not None and rows != len(table)):
        raise ValueError(f"lacks {missing}" if missing else "another number of rows")
    if not len(table):
        return
    for column, field in zip(table.columns, table.schema, strict=True):
        sort = field.type
        if pa.types.is_large_string(sort) or pa.types.is_string(sort):
            if column.null_count:
                raise ValueError(f"{field.name} lacks text")
        elif pa.types.is_floating(sort):
            values = column.drop_null().to_numpy()
            if np.isinf(values).any():
                raise ValueError(f"{field.name} is without end")
    _check_sorts(table, name)
    _check_values(table, name)


def _check_sorts(table: pa.Table, name: str) -> None:
    for column in columns_of(name):
        sort = table.schema.field(column).type
        if column in _NUMBERS:
            fits = pa.types.is_integer(sort) or pa.types.is_floating(sort)
        elif column == "geometry":
            fits = pa.types.is_binary(sort) or pa.types.is_large_binary(sort)
        elif column == "ended":
            fits = pa.types.is_temporal(sort) or pa.types.is_null(sort)
        else:
            fits = pa.types.is_string(sort) or pa.types.is_large_string(sort)
            fits = fits or (column in _NUMBERED and pa.types.is_integer(sort))
        if not fits:
            raise ValueError(f"{column} is {sort}")


def _check_values(table: pa.Table, name: str) -> None:
    for column in _COUNTS:
        if column in table.column_names:
            counts = table[column].drop_null().to_numpy()
            if ((counts < 0) | (counts > MOST_PEOPLE)).any():
                raise ValueError(f"{column} is no count of people")
    for column in _OF_ITS_OWN.get(name, ()):
        if len(table[column].unique()) != len(table):
            raise ValueError(f"{column} names two rows alike")


def _check_geometry(table: gpd.GeoDataFrame, name: str, label: PackLabel) -> None:
    if table.crs is None or table.crs != label.crs:
        raise ValueError("another coordinate system")
    shapes = table.geometry.to_numpy()
    absent = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    if absent.any() and name not in _WITHOUT_A_PLACE:
        raise ValueError("rows without a place")
    sorts = _SHAPES.get(name, (shapely.GeometryType.POINT,))
    if name not in _ANY_SHAPE and not np.isin(shapely.get_type_id(shapes[~absent]), sorts).all():
        raise ValueError("shapes of another sort")
    x, y = shapely.get_coordinates(shapes[~absent]).T
    if not _on_earth((x, y), label):
        raise ValueError("coordinates that are no place")


def _on_earth(at: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]], label: PackLabel) -> bool:
    """Whether coordinates, metres, can be drawn: each is a number and their corners have a longitude."""
    x, y = at
    if not len(x):
        return True
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return False
    corners = np.array([x.min(), x.max(), x.min(), x.max()]), np.array([y.min(), y.min(), y.max(), y.max()])
    return bool(np.isfinite(to_lonlat(*corners, crs=label.crs)).all())
