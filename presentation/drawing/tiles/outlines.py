"""How are thousands of shapes kept so that those in a tile are found and drawn in milliseconds?

Flat arrays: the points of all shapes one after another, with the places where rings and shapes begin, and an
index by bounding box. Nothing here knows what the shapes mean.
"""

from collections import deque
from dataclasses import dataclass
from itertools import pairwise

import aggdraw
import numpy as np
import numpy.typing as npt
import shapely

from presentation.drawing.tiles.projection import Frame

ObjectArray = npt.NDArray[np.object_]
IndexArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Outlines:
    """Lines, or polygons with their holes, in metres from the scene's origin, y downwards."""

    xy: npt.NDArray[np.float32]  # (p, 2)
    ring_start: IndexArray  # (r + 1,) points of ring i are ring_start[i] to ring_start[i + 1]
    first_ring: IndexArray  # (s + 1,) rings of shape j
    closed: bool
    tree: shapely.STRtree  # of the shapes' bounding boxes

    @property
    def count(self) -> int:
        """How many shapes there are."""
        return len(self.first_ring) - 1

    @property
    def nbytes(self) -> int:
        """Bytes held, the index counted at 400 a shape."""
        return self.xy.nbytes + self.ring_start.nbytes + self.first_ring.nbytes + 400 * self.count

    def within(self, box: tuple[float, float, float, float]) -> IndexArray:
        """Numbers of the shapes whose bounding boxes meet ``box``, ascending: all tiles draw alike."""
        return np.sort(self.tree.query(shapely.box(*box)))

    def rings(self, shapes: IndexArray) -> tuple[FloatArray, IndexArray]:
        """The points of some shapes, (q, 2), and where their rings begin, (r + 1,)."""
        rings = ranges(self.first_ring[shapes], self.first_ring[shapes + 1])
        start, end = self.ring_start[rings], self.ring_start[rings + 1]
        return self.xy[ranges(start, end)].astype(np.float64), np.concatenate([[0], np.cumsum(end - start)])


def outlines(shapes: ObjectArray) -> Outlines:
    """Keep single polygons (wound alike, so that overlaps fill) or single lines; see ``single``."""
    if len(shapes) and shapely.get_dimensions(shapes[0]) == 2:
        _, xy, offsets = shapely.to_ragged_array(shapely.orient_polygons(shapes))
        ring_start, first_ring = (np.asarray(each, np.int64) for each in offsets)
        closed = True
    else:
        xy, ring_start = _lines(shapes)
        first_ring, closed = np.arange(len(shapes) + 1, dtype=np.int64), False
    return Outlines(
        xy=xy.astype(np.float32),
        ring_start=np.asarray(ring_start, np.int64),
        first_ring=np.asarray(first_ring, np.int64),
        closed=closed,
        tree=shapely.STRtree(np.asarray(shapely.box(*shapely.bounds(shapes).reshape(-1, 4).T), object)),
    )


def single(shapes: ObjectArray, dimension: int) -> ObjectArray:
    """The polygons (dimension 2) or lines (1) that shapes are made of, one by one."""
    parts = shapely.get_parts(shapes)
    return np.asarray(parts[(shapely.get_dimensions(parts) == dimension) & ~shapely.is_empty(parts)], object)


def generalised(shapes: ObjectArray, *, tolerance_m: float, least_m: float) -> ObjectArray:
    """The same shapes with fewer points, without polygons narrower than ``least_m`` both ways."""
    if len(shapes) == 0:
        return shapes
    if shapely.get_dimensions(shapes[0]) == 2:
        west, south, east, north = shapely.bounds(shapes).T
        shapes = shapes[np.maximum(east - west, north - south) >= least_m]
        return single(shapely.simplify(shapes, tolerance_m), 2)
    return single(shapely.simplify(shapes, tolerance_m), 1)


def to_path(xy: FloatArray, ring_start: IndexArray) -> aggdraw.Path:
    """One path of many rings or lines, pixels.

    Rings are not closed by ``Path.close``, which walks the whole path each time, but end where they began.
    """
    path = aggdraw.Path()
    x, y, starts = xy[:, 0].tolist(), xy[:, 1].tolist(), ring_start.tolist()
    for start, end in pairwise(starts):
        path.moveto(x[start], y[start])
        deque(map(path.lineto, x[start + 1 : end], y[start + 1 : end]), maxlen=0)
    return path


def to_pixels(xy: FloatArray, frame: Frame, scale: float) -> FloatArray:
    """Points of a scene as pixels of a tile."""
    return np.asarray(xy * (frame.per_m * scale) + (frame.left * scale, frame.top * scale))


def _lines(shapes: ObjectArray) -> tuple[FloatArray, IndexArray]:
    """The points of single lines one after the other, (n, 2), and where each line starts, (m + 1,)."""
    if not len(shapes):
        return np.empty((0, 2)), np.zeros(1, np.int64)
    _, xy, (line_start,) = shapely.to_ragged_array(shapes)
    return xy, np.asarray(line_start, np.int64)


def ranges(start: IndexArray, end: IndexArray) -> IndexArray:
    """start[0] … end[0]-1, start[1] … end[1]-1, and so on, in one array."""
    length = end - start
    total = int(length.sum())
    if total == 0:
        return np.empty(0, np.int64)
    before = np.cumsum(length) - length
    return np.asarray(np.arange(total) + np.repeat(start - before, length), np.int64)
