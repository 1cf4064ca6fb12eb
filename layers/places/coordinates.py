"""Can this pair of numbers be a place on the map, and if not, what is it?"""

import numpy as np
import numpy.typing as npt
from pyproj import CRS

FloatArray = npt.NDArray[np.float64]


def on_the_map(lon: FloatArray, lat: FloatArray, *, crs: str) -> npt.NDArray[np.bool_]:
    """Whether each point (n,), degrees, lies where ``crs`` is meant to be used; False for NaN."""
    bounds = CRS.from_user_input(crs).area_of_use
    west, south, east, north = bounds.bounds if bounds else (-180.0, -90.0, 180.0, 90.0)
    return np.asarray((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))


def coordinate_words(across: float, up: float, *, in_degrees: bool, crs: str) -> tuple[str, str]:
    """Say what is wrong with a pair that is not on the map, and what to do: two sentences.

    ``across`` and ``up`` are longitude and latitude if ``in_degrees``, else easting and northing.
    """
    pair = "longitude and latitude" if in_degrees else "easting and northing"
    if not (np.isfinite(across) and np.isfinite(up)):
        return f"the {pair} are not both numbers.", "Give both, as plain numbers."
    if across == 0 and up == 0:
        return f"the {pair} are 0, 0, which stands for “not known”.", "Give its real place, or leave it out."
    if in_degrees and bool(on_the_map(np.array([up]), np.array([across]), crs=crs)[0]):
        return "longitude and latitude seem to be exchanged.", "Exchange the two columns in the recipe."
    if in_degrees and max(abs(across), abs(up)) > 180:
        return "these are metres, not degrees.", "Name the columns easting and northing in the recipe."
    if not in_degrees and abs(across) <= 180 and abs(up) <= 90:
        return (
            "these look like degrees, not metres.",
            "Name the columns longitude and latitude in the recipe.",
        )
    return f"the {pair} lie outside the map of {crs}.", "Check both numbers, and that neither lost a digit."
