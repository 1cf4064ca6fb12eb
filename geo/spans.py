"""Which stretches of street lie within reach? Spans of edges, and the straight segments they are made of."""

from dataclasses import dataclass

import numpy as np
import shapely
from numba import njit

from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import FloatArray, IndexArray, IntArray, ObjectArray


@dataclass(frozen=True, eq=False)
class Spans:
    """s parts of edges, in metres along each from its first node; together all the street within reach."""

    edge: IndexArray  # (s,)
    start_m: FloatArray  # (s,)
    end_m: FloatArray  # (s,) at least start_m


@dataclass(frozen=True, eq=False)
class Segments:
    """t straight pieces of street, metres in the area's CRS."""

    x0: FloatArray  # (t,)
    y0: FloatArray
    x1: FloatArray
    y1: FloatArray
    edge: IntArray  # (t,) edge each is a piece of

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(west, south, east, north); there must be at least one piece."""
        x, y = np.concatenate([self.x0, self.x1]), np.concatenate([self.y0, self.y1])
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    @property
    def lines(self) -> ObjectArray:
        """(t,) the pieces as LineStrings."""
        ends = np.stack([self.x0, self.y0, self.x1, self.y1], axis=1).reshape(-1, 2, 2)
        return np.asarray(shapely.linestrings(ends))

    def only(self, rows: IndexArray) -> "Segments":
        """The pieces at ``rows``."""
        return Segments(self.x0[rows], self.y0[rows], self.x1[rows], self.y1[rows], self.edge[rows])


def reached_spans(
    network: WalkNetwork, swept: Sweep, starts: Snaps, *, cutoff_m: float | None = None
) -> Spans:
    """Every stretch of street within ``cutoff_m`` of the starts (the sweep's own cutoff unless given)."""
    limit_m = swept.cutoff_m if cutoff_m is None else min(cutoff_m, swept.cutoff_m)
    length_m = network.edge_length_m
    usable = (network.edge_flags & swept.avoid) == 0
    first_m = np.where(usable, np.maximum(limit_m - swept.distance_m[network.edge_in_from], 0.0), 0.0)
    last_m = np.where(usable, np.maximum(limit_m - swept.distance_m[network.edge_in_to], 0.0), 0.0)
    first_m, last_m = first_m / network.along, last_m / network.against  # from level metres to true ones
    whole = first_m + last_m >= length_m
    from_first = np.flatnonzero(usable & ((first_m > 0) | whole))
    from_last = np.flatnonzero(usable & ~whole & (last_m > 0))
    homes = np.flatnonzero(starts.joined & (starts.gap_m <= limit_m))
    home, left_m = starts.edge[homes], (limit_m - starts.gap_m)[homes]
    along_m = starts.offset_m[homes]
    return Spans(
        np.concatenate([from_first, from_last, home]),
        np.concatenate(
            [
                np.zeros(len(from_first)),
                (length_m - last_m)[from_last],
                np.maximum(along_m - left_m / network.against[home], 0.0),
            ]
        ),
        np.concatenate(
            [
                np.where(whole, length_m, first_m)[from_first],
                length_m[from_last],
                np.minimum(along_m + left_m / network.along[home], length_m[home]),
            ]
        ),
    )


def span_segments(network: WalkNetwork, spans: Spans) -> Segments:
    """The straight pieces that the spans are made of."""
    return Segments(
        *_cut_spans(
            spans.edge, spans.start_m, spans.end_m, network.shape_start, network.shape_x, network.shape_y
        )
    )


@njit(cache=True)
def _cut_spans(
    edge: IndexArray,
    start_m: FloatArray,
    end_m: FloatArray,
    shape_start: IntArray,
    shape_x: FloatArray,
    shape_y: FloatArray,
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, IntArray]:
    room = 0
    for e in edge:
        room += shape_start[e + 1] - shape_start[e]
    ends = np.empty((4, room))
    of = np.empty(room, np.int32)
    written = 0
    for i in range(len(edge)):
        along_m = 0.0
        for p in range(shape_start[edge[i]], shape_start[edge[i] + 1] - 1):
            x, y = shape_x[p], shape_y[p]
            dx, dy = shape_x[p + 1] - x, shape_y[p + 1] - y
            step_m = np.hypot(dx, dy)
            low, high = max(start_m[i] - along_m, 0.0), min(end_m[i] - along_m, step_m)
            along_m += step_m
            if step_m == 0.0 or low >= high:
                continue
            low, high = low / step_m, high / step_m
            ends[0, written], ends[1, written] = x + low * dx, y + low * dy
            ends[2, written], ends[3, written] = x + high * dx, y + high * dy
            of[written] = edge[i]
            written += 1
    return ends[0, :written], ends[1, :written], ends[2, :written], ends[3, :written], of[:written]
