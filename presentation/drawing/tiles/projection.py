"""Where on the ground does a tile lie? Web Mercator, as every map script on the web counts it.

A tile here is 512 screen pixels wide, so tile zoom z shows what a map with tiles of 256 pixels shows at
zoom z + 1. Points are kept in metres of Web Mercator from the scene's own origin, y growing downwards.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.crs import to_lonlat

FloatArray = npt.NDArray[np.float64]

TILE_PX: Final = 512
FIRST_ZOOM: Final = 8
LAST_ZOOM: Final = 18
RADIUS_M: Final = 6_378_137.0
HALF_WORLD_M: Final = math.pi * RADIUS_M


@dataclass(frozen=True, order=True)
class Tile:
    """One square of the world: at zoom z there are 2^z by 2^z of them, counted from the north-west."""

    z: int
    x: int
    y: int

    @property
    def exists(self) -> bool:
        """Is this a tile of the world at a zoom that is drawn?"""
        side = 1 << max(self.z, 0)
        return FIRST_ZOOM <= self.z <= LAST_ZOOM and 0 <= self.x < side and 0 <= self.y < side


@dataclass(frozen=True)
class Frame:
    """A tile as seen from a scene: screen pixels = metres * ``per_m`` + (``left``, ``top``)."""

    per_m: float  # screen pixels in a metre of Web Mercator
    left: float
    top: float
    width: float = float(TILE_PX)
    height: float = float(TILE_PX)

    def box(self, margin_px: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) of the tile and a margin, metres from the scene's origin."""
        return (
            (-margin_px - self.left) / self.per_m,
            (-margin_px - self.top) / self.per_m,
            (self.width + margin_px - self.left) / self.per_m,
            (self.height + margin_px - self.top) / self.per_m,
        )


def pixels_per_metre(z: int) -> float:
    """Screen pixels in a metre of Web Mercator at a tile zoom."""
    return TILE_PX * (1 << z) / (2 * HALF_WORLD_M)


def frame_of(tile: Tile, origin: tuple[float, float]) -> Frame:
    """How a tile looks at a scene whose origin is ``origin``, metres of Web Mercator."""
    per_m = pixels_per_metre(tile.z)
    return Frame(
        per_m=per_m,
        left=(origin[0] + HALF_WORLD_M) * per_m - tile.x * TILE_PX,
        top=(HALF_WORLD_M - origin[1]) * per_m - tile.y * TILE_PX,
    )


def mercator(lon: FloatArray, lat: FloatArray) -> FloatArray:
    """(n, 2) metres of Web Mercator (EPSG:3857) of points in degrees."""
    north = np.log(np.tan(np.pi / 4 + np.radians(lat) / 2))
    return np.column_stack([RADIUS_M * np.radians(lon), RADIUS_M * north])


def from_area(points: FloatArray, *, crs: str) -> FloatArray:
    """(n, 2) metres of Web Mercator of points in metres in an area's CRS."""
    lon, lat = to_lonlat(points[:, 0], points[:, 1], crs=crs)
    return mercator(np.asarray(lon), np.asarray(lat))


def tile_at(point: tuple[float, float], z: int) -> Tile:
    """The tile that holds a point of Web Mercator, metres."""
    side = 2 * HALF_WORLD_M / (1 << z)
    last = (1 << z) - 1
    x = math.floor((point[0] + HALF_WORLD_M) / side)
    y = math.floor((HALF_WORLD_M - point[1]) / side)
    return Tile(z, min(max(x, 0), last), min(max(y, 0), last))


def tile_bounds(tile: Tile) -> tuple[float, float, float, float]:
    """(west, south, east, north) of a tile, metres of Web Mercator."""
    side = 2 * HALF_WORLD_M / (1 << tile.z)
    west, north = tile.x * side - HALF_WORLD_M, HALF_WORLD_M - tile.y * side
    return west, north - side, west + side, north
