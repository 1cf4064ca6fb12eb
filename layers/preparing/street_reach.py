"""How much of the wards and their margin does the file of streets reach over, and what is missing where?

A county's extract stops at its border, and says so nowhere. Ground counts as reached where a street, an
address or another small thing is near, and where such ground lies all round it: a moor, a lake, a park.
"""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.network import WalkNetwork
from geo.types import FloatArray, ObjectArray
from geo.wording import Wording, worded

_CELL_M: Final = 200.0
_NEAR_M: Final = 1_000.0  # a street this near: in open country the next one is seldom further
_BESIDE_M: Final = 200.0  # ground this near to a street is reached even where the file ends
_SMALL_M: Final = 300.0  # larger features run on beyond the edge of a file
_LEAST_M2: Final = 500_000.0  # a smaller piece may be a field
_ROUND_M: Final = 50.0
_M2_OF_KM2: Final = 1e6
SIDES: Final = ("east", "north", "west", "south")


@dataclass(frozen=True, eq=False)
class StreetReach:
    """What the streets reach over of the wards and their margin; the sea is left out of both."""

    share: float  # 0 to 1
    missing: BaseGeometry = field(repr=False)  # polygons, metres; empty where nothing is missing
    by_side: tuple[tuple[str, float], ...]  # side of the middle of the wards, km²; most first


def street_reach(
    network: WalkNetwork,
    background: gpd.GeoDataFrame,
    addresses: gpd.GeoDataFrame,
    *,
    wards: gpd.GeoDataFrame,
    keep: BaseGeometry,
) -> StreetReach:
    """Measure it on a grid of 200 m.

    Parameters
    ----------
    background
        ``subkind``, geometry: small features tell of ground too, and "sea" is ground that needs no streets.
    addresses
        geometry.
    wards
        geometry: from their middle the sides are told.
    keep
        The wards and their margin, metres.
    """
    is_sea = background["subkind"].eq("sea").to_numpy(bool)
    sea = shapely.union_all(background.geometry.to_numpy()[is_sea])
    land = shapely.difference(keep, sea)
    points = _points(network, background.geometry.to_numpy()[~is_sea], addresses)
    missing = _missing(points, land)
    area_m2 = float(shapely.area(land))
    share = 1 - float(shapely.area(missing)) / area_m2 if area_m2 else 1.0
    middle = shapely.centroid(shapely.union_all(wards.geometry.to_numpy()))
    return StreetReach(share, missing, _by_side(missing, middle))


def _points(network: WalkNetwork, features: ObjectArray, addresses: gpd.GeoDataFrame) -> FloatArray:
    west, south, east, north = shapely.bounds(features).reshape(-1, 4).T
    small = np.maximum(east - west, north - south) < _SMALL_M
    lines = network.lines[shapely.length(network.lines) > 0]  # a link across a kerb has no length
    lines = shapely.segmentize(lines, _CELL_M)
    every = (lines, features[small], addresses.geometry.to_numpy())
    return np.concatenate([shapely.get_coordinates(shapes) for shapes in every])


def _missing(points: FloatArray, land: BaseGeometry) -> BaseGeometry:
    cells = np.unique(np.round(points / _CELL_M), axis=0) * _CELL_M
    spots = shapely.points(cells)
    near = shapely.union_all(shapely.buffer(spots, _NEAR_M, quad_segs=2))
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(near)])
    far = shapely.difference(land, filled)
    beyond = shapely.intersection(shapely.buffer(far, _NEAR_M, quad_segs=4), land)
    beside = shapely.union_all(shapely.buffer(spots, _BESIDE_M, quad_segs=1))
    left = shapely.buffer(shapely.buffer(shapely.difference(beyond, beside), -_CELL_M), _CELL_M)
    parts = shapely.get_parts(shapely.intersection(left, land))
    large = parts[shapely.area(parts) >= _LEAST_M2]
    return shapely.simplify(shapely.union_all(large), _ROUND_M)


def _by_side(missing: BaseGeometry, middle: shapely.Point) -> tuple[tuple[str, float], ...]:
    """Square kilometres in each of four directions from the middle, most first."""
    if missing.is_empty:
        return ()
    far = 2 * shapely.distance(middle, shapely.Point(*missing.bounds[:2])) + 1e6
    step = 2 * np.pi / len(SIDES)
    areas = []
    for number, side in enumerate(SIDES):
        angles = (number + np.array([-0.5, 0.0, 0.5])) * step
        corners = [(middle.x + far * np.cos(at), middle.y + far * np.sin(at)) for at in angles]
        wedge = shapely.Polygon([(middle.x, middle.y), *corners])
        areas.append((side, float(shapely.area(shapely.intersection(missing, wedge))) / _M2_OF_KM2))
    return tuple(sorted(((side, km2) for side, km2 in areas if km2 >= 0.5), key=lambda at: -at[1]))


def reach_notes(reach: StreetReach, *, margin_m: float) -> tuple[Wording, ...]:
    """What is missing where, in sentences; none where the streets reach over everything."""
    if reach.missing.is_empty:
        return ()
    parts = ", ".join(f"{km2:,.0f} km² in the {side}" for side, km2 in reach.by_side)
    return (
        worded(
            "The streets file reaches over {share} of the wards and the {margin:g} km around them. Missing: "
            "{parts}. Places there are not known and count for nobody: take a file that reaches further.",
            share=f"{min(int(100 * reach.share), 99)}%",
            margin=margin_m / 1000,
            parts=parts or f"{shapely.area(reach.missing) / _M2_OF_KM2:,.1f} km²",
        ),
    )
