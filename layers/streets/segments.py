"""Which stretches lie between the points of ways, before barriers part them? They can be split."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely

from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray

OURS: Final = int(np.iinfo(np.int64).min)  # the id of a point that the file does not hold


@dataclass(frozen=True, eq=False)
class Splits:
    """k places at which segments are to be split."""

    segment: IndexArray  # (k,)
    along_m: FloatArray  # (k,) metres from the segment's start
    vertex: IndexArray  # (k,) the vertex that lies there

    @staticmethod
    def of(rows: list[tuple[int, float, int]]) -> "Splits":
        """Splits from rows of segment, metres and vertex."""
        table = np.array(rows, float).reshape(-1, 3)
        return Splits(table[:, 0].astype(int), table[:, 1], table[:, 2].astype(int))


@dataclass(frozen=True, eq=False)
class WaySegments:
    """s segments between v vertices, those of a way one after another, ways in the order of their rows."""

    x: FloatArray  # (v,) metres
    y: FloatArray  # (v,)
    point_id: IndexArray  # (v,) OpenStreetMap's id, or OURS
    start: IndexArray  # (s,)
    end: IndexArray  # (s,)
    way: IndexArray  # (s,) row in the table of ways; plus ``rows`` for what is ours, not the file's
    rows: int  # of the table of ways

    @property
    def row(self) -> IndexArray:
        """(s,) row in the table of ways."""
        return np.asarray(self.way % self.rows)

    @property
    def degree(self) -> IndexArray:
        """(v,) segments that end at each vertex."""
        return np.bincount(np.concatenate([self.start, self.end]), minlength=len(self.x))

    @property
    def lines(self) -> ObjectArray:
        """(s,) the segments as straight LineStrings."""
        ends = np.stack([self.at(self.start), self.at(self.end)], axis=1)
        return np.asarray(shapely.linestrings(ends), object)

    def at(self, vertices: IndexArray) -> FloatArray:
        """(k, 2) where some vertices lie, metres."""
        return np.column_stack([self.x[vertices], self.y[vertices]])

    def only(self, rows: BoolArray | IndexArray) -> "WaySegments":
        """The segments at ``rows``."""
        return replace(self, start=self.start[rows], end=self.end[rows], way=self.way[rows])

    def with_points(self, x: FloatArray, y: FloatArray) -> "WaySegments":
        """The same with further vertices at its end, none of them the file's."""
        return replace(
            self,
            x=np.concatenate([self.x, x]),
            y=np.concatenate([self.y, y]),
            point_id=np.concatenate([self.point_id, np.full(len(x), OURS)]),
        )

    def with_lines(self, start: IndexArray, end: IndexArray, row: IndexArray) -> "WaySegments":
        """The same with further segments at its end, none of them the file's, each as part of a way."""
        return replace(
            self,
            start=np.concatenate([self.start, start]),
            end=np.concatenate([self.end, end]),
            way=np.concatenate([self.way, row + self.rows]),
        )

    def split(self, splits: Splits) -> "WaySegments":
        """The same with segments split, in their old order; the first piece of each stays the file's own.

        A split at a segment's own end, or twice at one vertex, is none.
        """
        order = np.lexsort((splits.along_m, splits.segment))
        segment, vertex = splits.segment[order], splits.vertex[order]
        _, first = np.unique(np.stack([segment, vertex]), axis=1, return_index=True)
        fresh = np.zeros(len(segment), bool)
        fresh[first] = True
        fresh &= (vertex != self.start[segment]) & (vertex != self.end[segment])
        segment, vertex = segment[fresh], vertex[fresh]
        cuts = np.bincount(segment, minlength=len(self.start))
        begins = np.arange(len(self.start)) + np.cumsum(cuts) - cuts
        piece = begins[segment] + np.arange(len(segment)) - (np.cumsum(cuts) - cuts)[segment]
        start, end = np.repeat(self.start, cuts + 1), np.repeat(self.end, cuts + 1)
        end[piece], start[piece + 1] = vertex, vertex
        way = np.repeat(self.way, cuts + 1)
        way[piece + 1] = way[piece + 1] % self.rows + self.rows
        return replace(self, start=start, end=end, way=way)
