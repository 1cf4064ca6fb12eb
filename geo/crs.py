"""Where longitude and latitude become metres, and back: the only place that projects single points.

Inside, everything is in metres in the area's CRS; longitude and latitude appear only where data comes in
and where it is drawn. PROJ's wheels lack the OSTN15 grid, so EPSG:4326 <-> EPSG:27700 is good to about 2 m.

Nothing is kept between calls, so that threads, forked and spawned processes all may project.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
from pyproj import Transformer
from pyproj.enums import TransformDirection

LONLAT = "EPSG:4326"
BRITISH_NATIONAL_GRID = "EPSG:27700"

FloatArray = npt.NDArray[np.float64]


def _from_wgs84(*, shift: str = "", ellipsoid: str = "", onto: str) -> str:
    """PROJ's steps from degrees WGS84 to metres: by seven parameters to a datum, then onto the plane."""
    helmert = (
        f"+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 +step +inv +proj=helmert {shift} "
        f"+convention=position_vector +step +inv +proj=cart {ellipsoid} +step +proj=pop +v_3 "
    )
    degrees = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
    return f"{degrees}{helmert if shift else ''}+step {onto} {ellipsoid}"


_GREAT_BRITAIN: Final = "+x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489"
_IRELAND: Final = "+x=482.5 +y=-130.6 +z=564.6 +rx=-1.042 +ry=-0.214 +rz=-0.631 +s=8.15"
_AIRY: Final = "+ellps=airy"
_AIRY_MODIFIED: Final = "+a=6377340.189 +rf=299.3249646"
_IRISH_1975: Final = _from_wgs84(
    shift=_IRELAND,
    ellipsoid=_AIRY_MODIFIED,
    onto="+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000",
)

# The systems that a place in the United Kingdom may have, as PROJ itself projects within their area. To look
# one up in PROJ's database takes some 20 ms in every thread that does so, and a server answers each action in
# a new one; written out, the steps are set up in a tenth of a millisecond, and nothing need be kept.
# Source: EPSG transformations 1314 (OSGB36), 1641 and 1954 (TM65, TM75), 1955 (OSNI 1952); the others differ
# from WGS84 by less than a metre, which PROJ takes for nothing.
STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        BRITISH_NATIONAL_GRID: _from_wgs84(
            shift=_GREAT_BRITAIN,
            ellipsoid=_AIRY,
            onto="+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000",
        ),
        "EPSG:29901": _from_wgs84(
            shift=_IRELAND,
            ellipsoid=_AIRY,
            onto="+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1 +x_0=200000 +y_0=250000",
        ),
        "EPSG:29902": _IRISH_1975,
        "EPSG:29903": _IRISH_1975,
        "EPSG:2157": _from_wgs84(
            onto="+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=0.99982 +x_0=600000 +y_0=750000 +ellps=GRS80"
        ),
        "EPSG:25829": _from_wgs84(onto="+proj=utm +zone=29 +ellps=GRS80"),
        "EPSG:25830": _from_wgs84(onto="+proj=utm +zone=30 +ellps=GRS80"),
        "EPSG:25831": _from_wgs84(onto="+proj=utm +zone=31 +ellps=GRS80"),
        "EPSG:32629": _from_wgs84(onto="+proj=utm +zone=29 +ellps=WGS84"),
        "EPSG:32630": _from_wgs84(onto="+proj=utm +zone=30 +ellps=WGS84"),
        "EPSG:32631": _from_wgs84(onto="+proj=utm +zone=31 +ellps=WGS84"),
    }
)


def to_metres(lon: npt.ArrayLike, lat: npt.ArrayLike, *, crs: str) -> tuple[FloatArray, FloatArray]:
    """Project longitudes and latitudes (n,), degrees WGS84, to x and y (n,), metres in ``crs``.

    A coordinate that ``crs`` cannot hold comes back as ``inf``; readers check bounds before they call this.

    Raises
    ------
    pyproj.exceptions.CRSError
        ``crs`` names no coordinate system.
    """
    return _project(lon, lat, crs, TransformDirection.FORWARD)


def to_lonlat(x: npt.ArrayLike, y: npt.ArrayLike, *, crs: str) -> tuple[FloatArray, FloatArray]:
    """Turn x and y (n,), metres in ``crs``, into longitudes and latitudes (n,), degrees WGS84.

    Raises
    ------
    pyproj.exceptions.CRSError
        ``crs`` names no coordinate system.
    """
    return _project(x, y, crs, TransformDirection.INVERSE)


def _project(
    first: npt.ArrayLike, second: npt.ArrayLike, crs: str, direction: TransformDirection
) -> tuple[FloatArray, FloatArray]:
    values = np.asarray(first, float), np.asarray(second, float)
    steps = STEPS.get(crs.upper())
    if steps is not None:
        across, up = Transformer.from_pipeline(steps).transform(*values, direction=direction)
    else:  # any other system is looked up each time
        ends = (LONLAT, crs) if direction is TransformDirection.FORWARD else (crs, LONLAT)
        across, up = Transformer.from_crs(*ends, always_xy=True).transform(*values)
    return np.asarray(across), np.asarray(up)
