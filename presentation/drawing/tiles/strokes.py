"""How is a line broken into dashes that meet at the seams of tiles? Counted from the line's own beginning."""

import numpy as np

from presentation.drawing.tiles.outlines import IndexArray
from presentation.drawing.tiles.projection import FloatArray

_APART = 1.0  # keeps the end of one line and the beginning of the next distinct


def pieces(
    xy: FloatArray, starts: IndexArray, *, on: float, off: float, within: tuple[float, float]
) -> tuple[FloatArray, IndexArray]:
    """Cut lines into straight dashes, pixels.

    Parameters
    ----------
    xy, starts
        (q, 2) points of all lines and (n + 1,) where each line begins.
    on, off
        Length of a dash and of a gap.
    within
        Width and height of the tile; dashes well outside it are left out.

    Returns
    -------
    (2d, 2) the two ends of each dash, and (d + 1,) where each begins.
    """
    along = _distance_along(xy, starts)
    begin, end = along[starts[:-1]], along[starts[1:] - 1]
    count = np.ceil((end - begin) / (on + off)).astype(np.int64)
    line = np.repeat(np.arange(len(count)), count)
    number = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    first = begin[line] + number * (on + off)
    last = np.minimum(first + on, end[line])
    cut = np.stack([_at(xy, along, first), _at(xy, along, last)], axis=1)
    near = ((cut.max(axis=1) > -on) & (cut.min(axis=1) < np.array(within) + on)).all(axis=1)
    shown = cut[near & (last - first > on / 4)]
    return shown.reshape(-1, 2), np.arange(len(shown) + 1) * 2


def ends(xy: FloatArray, starts: IndexArray) -> FloatArray:
    """(2n, 2) where lines begin and end."""
    return np.asarray(xy[np.concatenate([starts[:-1], starts[1:] - 1])])


def _distance_along(xy: FloatArray, starts: IndexArray) -> FloatArray:
    step = np.hypot(*np.diff(xy, axis=0).T)
    step[starts[1:-1] - 1] = _APART
    return np.concatenate([[0.0], np.cumsum(step)])


def _at(xy: FloatArray, along: FloatArray, distance: FloatArray) -> FloatArray:
    return np.column_stack([np.interp(distance, along, xy[:, 0]), np.interp(distance, along, xy[:, 1])])
