"""In which coordinate system would these eastings and northings lie in the area?"""

from typing import Final, NamedTuple

import numpy as np

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat, to_metres
from geo.errors import CrsMismatchError
from geo.types import BoolArray, FloatArray
from layers.places.coordinates import on_the_map

Bounds = tuple[float, float, float, float]  # west, south, east, north, metres in the area's system

# What official files of the United Kingdom are in, the likeliest first: those of Northern Ireland differ from
# each other by metres only.
SYSTEMS: Final = (
    BRITISH_NATIONAL_GRID, "EPSG:29903", "EPSG:2157", "EPSG:29902", "EPSG:29901", "EPSG:25830", "EPSG:25829",
    "EPSG:25831", "EPSG:32630", "EPSG:32629", "EPSG:32631",
)  # fmt: skip
_KM: Final = 1000.0


class Fit(NamedTuple):
    """The system in which most places lie in the area."""

    system: str
    places: int  # of them


def inside(x: FloatArray, y: FloatArray, bounds: Bounds) -> BoolArray:
    """(n,) whether each place lies in the envelope."""
    west, south, east, north = bounds
    return np.asarray((x >= west) & (x <= east) & (y >= south) & (y <= north))


def away_m(x: FloatArray, y: FloatArray, bounds: Bounds) -> float:
    """How far the nearest of the places is from the envelope; infinite where there is none."""
    west, south, east, north = bounds
    across, up = (
        np.maximum(np.maximum(west - x, x - east), 0),
        np.maximum(np.maximum(south - y, y - north), 0),
    )
    return float(np.hypot(across, up).min(initial=np.inf))


def best_fit(pairs: FloatArray, bounds: Bounds, *, crs: str) -> Fit | None:
    """The other system than ``crs`` in which most of ``pairs`` (n, 2) lie within; None where none do."""
    fits = [Fit(system, _count(pairs, bounds, system, crs)) for system in SYSTEMS if system != crs.upper()]
    best = max(fits, key=lambda fit: fit.places)  # the first of equals
    return best if best.places else None


def _count(pairs: FloatArray, bounds: Bounds, system: str, crs: str) -> int:
    lon, lat = to_lonlat(pairs[:, 0], pairs[:, 1], crs=system)
    usable = np.isfinite(lon) & on_the_map(lon, lat, crs=system)
    return int(inside(*to_metres(lon[usable], lat[usable], crs=crs), bounds).sum())


def refuse_elsewhere(pairs: FloatArray, bounds: Bounds, *, crs: str, file: str, unit: str) -> None:
    """Refuse eastings and northings (n, 2) of which none lies in the area, if another system would fit.

    Parameters
    ----------
    unit
        What they are of, in the plural: "postcodes".

    Raises
    ------
    CrsMismatchError
        The sentence names the system to say in the recipe.
    """
    fit = best_fit(pairs, bounds, crs=crs)
    if fit is None:
        return
    raise CrsMismatchError(
        "None of the {rows:,} {unit} of {file} lies in this area: read as {crs}, the nearest is "
        "{away:,.0f} km away. Read as {best}, {count:,} of them lie here.",
        'Say crs = "{best}" in the recipe\'s [area].',
        rows=len(pairs),
        unit=unit,
        file=file,
        crs=crs,
        away=away_m(pairs[:, 0], pairs[:, 1], bounds) / _KM,
        best=fit.system,
        count=fit.places,
    )
