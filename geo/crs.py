"""Where longitude and latitude become metres, and back: the only place that projects single points.

Inside, everything is in metres in the area's CRS; longitude and latitude appear only where data comes in
and where it is drawn. PROJ's wheels lack the OSTN15 grid, so EPSG:4326 <-> EPSG:27700 is good to about 2 m.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from pyproj import Transformer

LONLAT = "EPSG:4326"
BRITISH_NATIONAL_GRID = "EPSG:27700"

FloatArray = npt.NDArray[np.float64]


# PROJ sets itself up anew in every thread that first uses it, for some 30 ms; a server that answers each
# action in a new thread would pay that each time. So one kept thread projects for all.
_projecting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="projecting")


@lru_cache(maxsize=8)
def _transformer(source: str, target: str) -> Any:
    return Transformer.from_crs(source, target, always_xy=True)


def _project(first: npt.ArrayLike, second: npt.ArrayLike, source: str, target: str) -> tuple[Any, Any]:
    transform = _transformer(source, target).transform
    projected = _projecting.submit(transform, np.asarray(first, float), np.asarray(second, float)).result()
    return projected[0], projected[1]


def to_metres(lon: npt.ArrayLike, lat: npt.ArrayLike, *, crs: str) -> tuple[FloatArray, FloatArray]:
    """Project longitudes and latitudes (n,), degrees WGS84, to x and y (n,), metres in ``crs``.

    A coordinate that ``crs`` cannot hold comes back as ``inf``; readers check bounds before they call this.
    """
    x, y = _project(lon, lat, LONLAT, crs)
    return np.asarray(x), np.asarray(y)


def to_lonlat(x: npt.ArrayLike, y: npt.ArrayLike, *, crs: str) -> tuple[FloatArray, FloatArray]:
    """Turn x and y (n,), metres in ``crs``, into longitudes and latitudes (n,), degrees WGS84."""
    lon, lat = _project(x, y, crs, LONLAT)
    return np.asarray(lon), np.asarray(lat)
