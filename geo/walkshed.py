"""Which ground is within reach? The streets reached, part-edges included, made wide and joined."""

import numpy as np
import shapely

from geo.linework import cut
from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import FloatArray, ObjectArray

WIDTH_M = 30.0  # ground on each side of a reached street that counts as reached
SMALLEST_HOLE_M2 = 4_000.0  # a gap in the middle smaller than this is not worth a person's notice


def reached_lines(
    network: WalkNetwork, swept: Sweep, starts: Snaps, *, cutoff_m: float | None = None
) -> ObjectArray:
    """(k,) LineStrings of every stretch of street within ``cutoff_m`` (the sweep's own unless given)."""
    limit_m = swept.cutoff_m if cutoff_m is None else min(cutoff_m, swept.cutoff_m)
    usable = (network.edge_flags & swept.avoid) == 0
    length_m = network.edge_length_m
    from_first = np.where(usable, _left_over(swept.distance_m[network.edge_from], limit_m), 0.0)
    from_last = np.where(usable, _left_over(swept.distance_m[network.edge_to], limit_m), 0.0)
    whole = (from_first + from_last >= length_m) & (length_m > 0) & usable
    lines = [network.lines[whole]]
    for edge in np.flatnonzero(~whole & ((from_first > 0) | (from_last > 0))):
        parts = [(0.0, from_first[edge]), (length_m[edge] - from_last[edge], length_m[edge])]
        lines.append(_cuts(network, int(edge), parts))
    for row in np.flatnonzero(starts.joined & (starts.gap_m < limit_m)):
        home, left_m = int(starts.edge[row]), limit_m - float(starts.gap_m[row])
        along_m = float(starts.offset_m[row])
        lines.append(
            _cuts(network, home, [(max(0.0, along_m - left_m), min(length_m[home], along_m + left_m))])
        )
    return np.concatenate(lines)


def walkshed(
    lines: ObjectArray, *, water: ObjectArray | None = None, width_m: float = WIDTH_M
) -> shapely.Geometry:
    """The ground along reached streets.

    Parameters
    ----------
    lines
        (k,) reached stretches of street.
    water
        (w,) polygons nobody walks on. Ground beyond the water with no reached street of its own is left out,
        so a walkshed never leaps a river; a bridge carries it across, as wide as the bridge.
    width_m
        Ground on each side of a street that counts, metres.

    Returns
    -------
    Polygon or MultiPolygon, metres; empty where nothing was reached.
    """
    # each street made wide by itself: one buffer of them all together takes forty times as long
    ground: shapely.Geometry = shapely.union_all(
        shapely.buffer(shapely.simplify(lines, 2.0), width_m, quad_segs=2)
    )
    near = _touching(water, ground)
    if len(near):
        streets, wet = shapely.union_all(lines), shapely.union_all(near)
        dry = shapely.get_parts(shapely.difference(ground, wet))
        walked = shapely.difference(streets, wet)
        shapely.prepare(walked)
        bridges = shapely.buffer(shapely.intersection(streets, wet), 4.0, quad_segs=2)
        ground = shapely.union_all([*dry[shapely.intersects(walked, dry)], bridges])
    return _without_small_holes(ground)


def _left_over(distance_m: FloatArray, limit_m: float) -> FloatArray:
    return np.where(np.isfinite(distance_m), np.maximum(limit_m - distance_m, 0.0), 0.0)


def _cuts(network: WalkNetwork, edge: int, spans: list[tuple[float, float]]) -> ObjectArray:
    stretches = [cut(network, edge, *span) for span in spans if span[1] > span[0]]
    return np.array([shapely.LineString(np.column_stack([s.x, s.y])) for s in stretches], dtype=object)


def _touching(water: ObjectArray | None, ground: shapely.Geometry) -> ObjectArray:
    if water is None or not len(water):
        return np.empty(0, object)
    shapely.prepare(ground)
    return np.asarray(water[shapely.intersects(ground, water)])


def _without_small_holes(ground: shapely.Geometry) -> shapely.Geometry:
    kept = []
    for polygon in shapely.get_parts(ground):
        holes = [
            ring for ring in polygon.interiors if shapely.area(shapely.Polygon(ring)) >= SMALLEST_HOLE_M2
        ]
        kept.append(shapely.Polygon(polygon.exterior, holes))
    return kept[0] if len(kept) == 1 else shapely.MultiPolygon(kept)
