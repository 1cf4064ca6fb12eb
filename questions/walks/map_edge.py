"""Does the map of streets end near here, so that places beyond its edge may be in reach and not known?"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import shapely

from geo.derived import kept_with
from layers.area import Area

_NEAR_END_M: Final = 300.0  # ground without known streets begins 200 m beyond the last one
_AMONG_STREETS_M: Final = 1_000.0
SIDES: Final = ("east", "north-east", "north", "north-west", "west", "south-west", "south", "south-east")


@dataclass(frozen=True)
class MapEdge:
    """Where the map ends."""

    away_m: float = field(repr=False)  # as the crow flies
    side: str  # one of SIDES, as seen from the start


def map_edge(area: Area, x: float, y: float, *, within_m: float) -> MapEdge | None:
    """The nearest ground without known streets, if it is within ``within_m`` of a place in metres.

    None where there is none, and where it was not measured when the area was prepared.
    """
    missing = area.streets_missing
    if missing is None or shapely.is_empty(missing):
        return None
    here = shapely.Point(x, y)
    away_m = float(shapely.distance(here, missing))
    if away_m > within_m:
        return None
    nearest = shapely.get_coordinates(shapely.shortest_line(here, missing))[1]
    angle = np.arctan2(nearest[1] - y, nearest[0] - x)
    return MapEdge(away_m, SIDES[round(float(angle) / (np.pi / 4)) % len(SIDES)])


def streets_reach(area: Area, x: float, y: float, *, off_m: float | None) -> bool:
    """Whether the file of streets reaches over a place, so that no street is nearer than ``off_m`` metres.

    Where that was not measured when the area was prepared: whether the place lies among the streets.
    """
    if area.streets_missing is not None:
        return map_edge(area, x, y, within_m=_NEAR_END_M) is None
    west, south, east, north = area.streets_bounds
    return west <= x <= east and south <= y <= north and off_m is not None and off_m <= _AMONG_STREETS_M


@kept_with(most=8)
def wards_at_edge(area: Area, *, within_m: float) -> tuple[str, ...]:
    """The codes of the wards within ``within_m`` metres of ground without known streets."""
    missing = area.streets_missing
    if missing is None or shapely.is_empty(missing):
        return ()
    near = shapely.dwithin(area.wards.geometry.to_numpy(), missing, within_m)
    return tuple(area.wards["ward_code"][near])
