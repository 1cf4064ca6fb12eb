"""Is a file of polygons or points what its name says, what columns has it, and what of it lies here?

A file of the whole kingdom is never read whole: GDAL hands out what meets an envelope or a condition.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import CRS, Transformer

from geo.errors import CrsMismatchError, MissingColumnError, WithinReachError
from geo.wording import worded

_GEOJSON: Final = (".geojson", ".json")
_SIGNATURES: Final = {".gpkg": b"SQLite format 3\x00", ".shp": b"\x00\x00\x27\x0a"}
FETCH: Final = worded("Fetch the file again from where the recipe says it comes from.")
_READ_WHOLE: Final = 16 * 1024 * 1024  # a larger GeoJSON is judged by its two ends, and by GDAL's reader
_END: Final = 4096
_SOME_MORE: Final = 0.02  # of an envelope's size, on each side: straight edges become bent ones elsewhere

Bounds = tuple[float, float, float, float]


class BoundaryFileError(WithinReachError, ValueError):
    """A file of boundaries is missing, damaged or something else than its name says."""


@dataclass(frozen=True)
class BoundaryFile:
    """A map file that can be opened."""

    path: Path
    columns: tuple[str, ...]
    rows: int  # in all of the file
    crs: CRS | None = field(repr=False)  # None where it does not say

    def need(self, columns: Sequence[str]) -> None:
        """Raises ``MissingColumnError``, naming those there are, if one of ``columns`` is not there."""
        missing = [column for column in columns if column not in self.columns]
        if missing:
            raise MissingColumnError(
                "{path_name} has no {missing} column; it has {there}.",
                "Name the right column in the recipe.",
                path_name=self.path.name,
                missing=missing,
                there=list(self.columns),
            )

    def need_crs(self) -> None:
        """Raises ``CrsMismatchError`` if the file does not say its coordinate system."""
        if self.crs is None:
            raise CrsMismatchError(
                "{path_name} does not say its coordinate system.",
                "Keep the .prj file beside a .shp; or save it as GeoJSON in longitude and latitude.",
                path_name=self.path.name,
            )

    def read(
        self, columns: Sequence[str], *, only: tuple[str, Sequence[str]] | None = None,
        bounds: Bounds | None = None, bounds_crs: str = "",
    ) -> gpd.GeoDataFrame:  # fmt: skip
        """Read ``columns`` and shapes, in the file's own coordinate system.

        Parameters
        ----------
        only
            A column, and the values that it must have.
        bounds, bounds_crs
            West, south, east, north, and in which system: what does not meet this envelope is left out.

        Raises
        ------
        BoundaryFileError
            The file is damaged.
        """
        box = None if bounds is None or self.crs is None else self._envelope(bounds, bounds_crs)
        where = None if only is None else _condition(*only)
        try:
            return pyogrio.read_dataframe(self.path, columns=list(columns), bbox=box, where=where)
        except (DataSourceError, DataLayerError, ValueError, MemoryError) as error:
            raise _damaged(self.path) from error

    def values(self, columns: Sequence[str]) -> pd.DataFrame:
        """All rows of ``columns``, without shapes. Raises ``BoundaryFileError``."""
        try:
            return pd.DataFrame(pyogrio.read_dataframe(self.path, columns=list(columns), read_geometry=False))
        except (DataSourceError, DataLayerError, ValueError, MemoryError) as error:
            raise _damaged(self.path) from error

    def _envelope(self, bounds: Bounds, bounds_crs: str) -> Bounds:
        west, south, east, north = bounds
        across, up = (east - west) * _SOME_MORE, (north - south) * _SOME_MORE
        wider = (west - across, south - up, east + across, north + up)
        own: Bounds = Transformer.from_crs(bounds_crs, self.crs, always_xy=True).transform_bounds(*wider)
        return own


def open_boundaries(path: Path) -> BoundaryFile:
    """Open GeoJSON, GeoPackage or a shapefile once its contents are what its name says.

    Raises
    ------
    BoundaryFileError
        The file is missing, empty, damaged, or something else than its name says.
    """
    _check_content(path)
    try:
        info = pyogrio.read_info(path, force_feature_count=True)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise _damaged(path) from error
    crs = CRS.from_user_input(info["crs"]) if info["crs"] else None
    return BoundaryFile(path, tuple(str(name) for name in info["fields"]), int(info["features"]), crs)


def _condition(column: str, values: Sequence[str]) -> str:
    """An OGR condition; quotes inside names and values are doubled or escaped, so that nothing ends early."""
    name = column.replace("\\", "\\\\").replace('"', '\\"')
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f'CAST("{name}" AS CHARACTER(254)) IN ({listed})'


def _damaged(path: Path) -> BoundaryFileError:
    return BoundaryFileError(
        worded("{path_name} is damaged: it cannot be read as boundaries.", path_name=path.name), FETCH
    )


def _check_content(path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix not in (*_GEOJSON, *_SIGNATURES):
        raise BoundaryFileError(
            "{path_name} is not a kind of file that boundaries can be read from.",
            "Give .geojson, .gpkg or .shp.",
            path_name=path.name,
        )
    if not path.is_file():
        raise BoundaryFileError(
            worded(
                "There is no file {path_name} in {parent_name}.",
                path_name=path.name,
                parent_name=path.parent.name,
            ),
            FETCH,
        )
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise BoundaryFileError(worded("{path_name} is empty.", path_name=path.name), FETCH)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        kind = "a web page" if b"<html" in start.lower() or b"<!doctype" in start.lower() else "XML"
        raise BoundaryFileError(
            worded("{path_name} is {kind}, not boundaries.", path_name=path.name, kind=kind), FETCH
        )
    if suffix in _SIGNATURES and not start.startswith(_SIGNATURES[suffix]):
        raise BoundaryFileError(worded("{path_name} is not what its name says.", path_name=path.name), FETCH)
    if suffix in _GEOJSON and path.stat().st_size > _READ_WHOLE:
        _check_ends(path)
    elif suffix in _GEOJSON:
        _check_geojson(path)


def _check_geojson(path: Path) -> None:
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _cut(path) from None
    whole = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    if not whole or not isinstance(content.get("features"), list):
        raise _not_features(path)


def _check_ends(path: Path) -> None:
    """A file of hundreds of megabytes is not parsed twice: its ends say whether it is all there."""
    with path.open("rb") as file:
        start = file.read(_END)
        file.seek(-_END, 2)
        end = file.read()
    if not end.rstrip().endswith(b"}"):
        raise _cut(path)
    if b'"FeatureCollection"' not in start and b'"FeatureCollection"' not in end:
        raise _not_features(path)


def _cut(path: Path) -> BoundaryFileError:
    return BoundaryFileError(
        worded("{path_name} is cut short or is not GeoJSON.", path_name=path.name), FETCH
    )


def _not_features(path: Path) -> BoundaryFileError:
    return BoundaryFileError(
        worded("{path_name} is JSON, but not a GeoJSON collection of features.", path_name=path.name), FETCH
    )
