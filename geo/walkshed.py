"""Which ground is within reach? All that lies close to a street reached, and on its side of the water."""

from dataclasses import dataclass
from itertools import pairwise

import contourpy
import numpy as np
import shapely
from numba import njit

from geo.network import WalkNetwork
from geo.spans import Segments
from geo.types import BoolArray, FloatArray, ObjectArray

WIDTH_M = 30.0  # ground on each side of a reached street that counts as reached
SMALLEST_HOLE_M2 = 4_000.0  # a gap in the middle smaller than this is not worth a person's notice
_CELL_M = 5.0  # the grid on which nearness to a street is worked out; edges are drawn between its points
_MOST_CELLS = 2_000_000  # beyond this the grid grows coarser
_BRIDGE_M = 4.0


@dataclass(frozen=True, eq=False)
class Water:
    """Ground that nobody walks on, and the edges that cross it on a bridge or below it."""

    polygons: shapely.STRtree
    crossing: BoolArray  # (m,) True for an edge that touches water


def water_of(network: WalkNetwork, polygons: ObjectArray) -> Water:
    """Find which edges of ``network`` cross the ``polygons`` (w,), metres in the area's CRS."""
    tree = shapely.STRtree(polygons)
    crossing = np.zeros(network.edge_count, bool)
    streets = shapely.STRtree(
        network.lines
    )  # asked with the polygons, which are large: each is prepared once
    crossing[streets.query(polygons, predicate="intersects")[1]] = True
    return Water(tree, crossing)


def walkshed(segments: Segments, *, water: Water | None = None, width_m: float = WIDTH_M) -> shapely.Geometry:
    """The ground along reached streets.

    Parameters
    ----------
    segments
        (t,) reached pieces of street.
    water
        Ground beyond water with no reached street of its own is left out, so a walkshed never leaps a river;
        a bridge carries it across, as wide as the bridge.
    width_m
        Ground on each side of a street that counts, metres.

    Returns
    -------
    Polygon or MultiPolygon, metres, its edge within about a metre; empty where nothing was reached.
    """
    if not len(segments.x0):
        return shapely.MultiPolygon()
    ground = _near_streets(segments, width_m)
    if water is not None:
        ground = _this_side_of(water, ground, segments)
    return _without_small_holes(shapely.simplify(ground, 1.0))


def _near_streets(segments: Segments, width_m: float) -> shapely.Geometry:
    """All points no further than ``width_m`` from a segment, as contours of the distance on a grid."""
    west, south, east, north = segments.bounds
    margin_m = width_m + 2 * _CELL_M
    span_x, span_y = east - west + 2 * margin_m, north - south + 2 * margin_m
    cell_m = max(_CELL_M, float(np.sqrt(span_x * span_y / _MOST_CELLS)))
    columns, rows = int(span_x / cell_m) + 2, int(span_y / cell_m) + 2
    x = west - margin_m + cell_m * np.arange(columns)
    y = south - margin_m + cell_m * np.arange(rows)
    distance_m = np.full((rows, columns), width_m + 2 * cell_m)
    _nearest(
        segments.x0,
        segments.y0,
        segments.x1,
        segments.y1,
        x[0],
        y[0],
        cell_m,
        width_m + 2 * cell_m,
        distance_m,
    )
    contours = contourpy.contour_generator(x, y, distance_m, fill_type=contourpy.FillType.OuterOffset)
    polygons = []
    for points, offsets in zip(*contours.filled(-1.0, width_m), strict=True):
        rings = [points[a:b] for a, b in pairwise(offsets)]
        polygons.append(shapely.Polygon(rings[0], rings[1:]))
    return shapely.MultiPolygon(polygons)


@njit(cache=True)
def _nearest(
    x0: FloatArray,
    y0: FloatArray,
    x1: FloatArray,
    y1: FloatArray,
    west: float,
    south: float,
    cell_m: float,
    far_m: float,
    distance_m: FloatArray,
) -> None:
    """Write into the grid how far each of its points is from the nearest segment, up to ``far_m``."""
    rows, columns = distance_m.shape
    square_m = distance_m * distance_m
    for i in range(len(x0)):
        dx, dy = x1[i] - x0[i], y1[i] - y0[i]
        scale = 1.0 / max(dx * dx + dy * dy, 1e-12)
        left = max(int((min(x0[i], x1[i]) - far_m - west) / cell_m), 0)
        right = min(int((max(x0[i], x1[i]) + far_m - west) / cell_m) + 1, columns - 1)
        low = max(int((min(y0[i], y1[i]) - far_m - south) / cell_m), 0)
        high = min(int((max(y0[i], y1[i]) + far_m - south) / cell_m) + 1, rows - 1)
        for row in range(low, high + 1):
            py = south + row * cell_m - y0[i]
            for column in range(left, right + 1):
                px = west + column * cell_m - x0[i]
                along = min(max((px * dx + py * dy) * scale, 0.0), 1.0)
                away_x, away_y = px - along * dx, py - along * dy
                square_m[row, column] = min(square_m[row, column], away_x * away_x + away_y * away_y)
    distance_m[:] = np.sqrt(square_m)


def _this_side_of(water: Water, ground: shapely.Geometry, segments: Segments) -> shapely.Geometry:
    """Cut the ground at the water; keep what a reached street lies on, and the bridges between."""
    near = water.polygons.geometries[water.polygons.query(ground)]
    wet = shapely.union_all(shapely.clip_by_rect(near, *shapely.bounds(ground)))
    if wet.is_empty:
        return ground
    parts = shapely.get_parts(shapely.difference(ground, wet))
    x, y = np.concatenate([segments.x0, segments.x1]), np.concatenate([segments.y0, segments.y1])
    shapely.prepare(parts)
    walked = [part for part in parts if _any_inside(part, x, y)]
    crossing = segments.only(np.flatnonzero(water.crossing[segments.edge])).lines
    over_water = shapely.intersection(crossing, wet)  # each by itself: a pier has hundreds that cross
    bridges = shapely.buffer(over_water[~shapely.is_empty(over_water)], _BRIDGE_M, cap_style="square")
    return shapely.union_all([*walked, *bridges])


def _any_inside(part: shapely.Polygon, x: FloatArray, y: FloatArray) -> bool:
    west, south, east, north = part.bounds
    near = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    return bool(shapely.contains_xy(part, x[near], y[near]).any())


def _without_small_holes(ground: shapely.Geometry) -> shapely.Geometry:
    parts = []
    for polygon in shapely.get_parts(ground):
        holes = [
            ring for ring in polygon.interiors if shapely.area(shapely.Polygon(ring)) >= SMALLEST_HOLE_M2
        ]
        parts.append(shapely.Polygon(polygon.exterior, holes))
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
