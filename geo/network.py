"""What streets look like to a walker: a frozen graph in compressed sparse rows, with the shape of every edge."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int32]
FlagArray = npt.NDArray[np.uint8]

STEPS = 1  # a flight of steps
KERB = 2  # a raised kerb, stile, turnstile or other barrier that wheels do not pass
WHEELS_NO = 4  # tagged wheelchair=no

MIN_PIECE_M = 200.0  # pieces of street joined to nothing and shorter than this in all are left out


@dataclass(frozen=True, eq=False)
class StreetSegments:
    """Walkable streets before merging: straight segments between vertices, every vertex kept.

    Two segments meet only where they name the same vertex, so a bridge does not meet the road below it.
    A raised kerb or stile at a vertex is given as two vertices at one place joined by a flagged segment of
    no length; a locked gate as two vertices not joined at all.
    """

    x: FloatArray  # (v,) metres in the area's CRS
    y: FloatArray  # (v,)
    start: IntArray  # (s,) vertex at which the segment begins
    end: IntArray  # (s,) vertex at which it ends
    way: IntArray  # (s,) row in the table of ways (names, surface, lighting …)
    flags: FlagArray  # (s,) STEPS | KERB | WHEELS_NO


@dataclass(frozen=True, eq=False)
class WalkNetwork:
    """The walk graph of an area. Every edge can be walked both ways.

    n nodes (junctions and ends, ordered along a space-filling curve), m edges (chains of segments between
    them, broken where flags change), p shape points. All arrays are read-only.
    """

    node_x: FloatArray  # (n,) metres in the area's CRS
    node_y: FloatArray  # (n,)
    arc_start: IntArray  # (n + 1,) arcs of node i are arc_start[i] to arc_start[i + 1]
    arc_target: IntArray  # (2m,) node at the arc's far end
    arc_edge: IntArray  # (2m,) edge the arc runs along
    arc_length_m: FloatArray  # (2m,)
    arc_flags: FlagArray  # (2m,)
    edge_from: IntArray  # (m,) node where the edge's shape begins
    edge_to: IntArray  # (m,) node where it ends
    edge_length_m: FloatArray  # (m,) sum of its segments
    edge_flags: FlagArray  # (m,)
    shape_start: IntArray  # (m + 1,) shape points of edge e are shape_start[e] to shape_start[e + 1]
    shape_x: FloatArray  # (p,)
    shape_y: FloatArray  # (p,)
    shape_way: IntArray  # (p,) row in the table of ways of the segment beginning here; -1 at an edge's last point
    node_piece: IntArray  # (n,) connected piece the node lies in; 0 is the longest
    piece_length_m: FloatArray  # (q,) length of street in each piece, longest first

    @property
    def node_count(self) -> int:
        return len(self.node_x)

    @property
    def edge_count(self) -> int:
        return len(self.edge_length_m)

    @cached_property
    def lines(self) -> npt.NDArray[np.object_]:
        """(m,) the edges as LineStrings, metres in the area's CRS."""
        counts = np.diff(self.shape_start)
        points = np.column_stack([self.shape_x, self.shape_y])
        return np.asarray(shapely.linestrings(points, indices=np.repeat(np.arange(self.edge_count), counts)))


NETWORK_ARRAYS = tuple(field.name for field in fields(WalkNetwork))
