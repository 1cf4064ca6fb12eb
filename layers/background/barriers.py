"""What does nobody step over between a door and the street, and where is there no ground to walk on?"""

import geopandas as gpd
import numpy as np
import shapely

from geo.types import BoolArray, ObjectArray

FENCE = "fence"  # the layer of walls, fences, cliffs and roads on which nobody walks: not drawn
_RUNNING = ("rail", "light_rail", "subway")
_FOR_VISITORS = ("preserved", "narrow_gauge", "miniature")
_WATERSIDE = ("river", "canal")  # as lines; a stream or ditch is stepped over


def water_ground(background: gpd.GeoDataFrame) -> ObjectArray:
    """(w,) polygons of water and tidal mud, metres: ground that a walkshed does not cover."""
    shapes = background.geometry.to_numpy()
    wet = background["layer"].isin(["water", "mud"]).to_numpy()
    return np.asarray(shapes[wet & (shapely.get_dimensions(shapes) == 2)], object)


def barriers(background: gpd.GeoDataFrame) -> ObjectArray:
    """(b,) shapes, metres, that part a door from a street: water, rivers, canals and railway tracks.

    A tram is stepped over, and the tracks of a museum are crossed by its visitors: see ``fences``.
    """
    shapes = background.geometry.to_numpy()
    lines = shapely.get_dimensions(shapes) == 1
    river = (background["layer"] == "water") & background["subkind"].isin(_WATERSIDE)
    track = _tracks(background, _RUNNING)
    return np.concatenate([water_ground(background), shapes[lines & (river.to_numpy() | track)]])


def fences(background: gpd.GeoDataFrame) -> ObjectArray:
    """(f,) lines, metres, across which a door joins a street only where it has no other.

    Walls, fences, cliffs, roads on which nobody walks, and the tracks of museum and toy railways.
    """
    rows = (background["layer"] == FENCE).to_numpy() | _tracks(background, _FOR_VISITORS)
    return np.asarray(background.geometry.to_numpy()[rows], object)


def _tracks(background: gpd.GeoDataFrame, kinds: tuple[str, ...]) -> BoolArray:
    rows = (background["layer"] == "railway") & background["subkind"].isin(kinds)
    return np.asarray(rows, bool)
