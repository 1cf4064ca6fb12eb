"""Where is the sea, given only the coastline? (OpenStreetMap draws coastlines with land on their left.)"""

from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

_JOIN_LIMIT_M: Final = (
    3_000.0  # a coastline that stops farther than this from the edge is not continued to it
)
_STEP_M: Final = 0.5  # how far beside a coastline we look for water


def sea_of(coastlines: npt.NDArray[np.object_], *, domain: BaseGeometry) -> BaseGeometry:
    """Find the part of ``domain`` that lies on the seaward side of the coastlines.

    Parameters
    ----------
    coastlines
        (n,) LineStrings, metres, land on the left. They may run out of ``domain``, or stop short of its edge,
        as they do in a file cut out of a larger one; then they are continued straight to the nearest edge.
    domain
        Polygon or MultiPolygon, metres: the ground for which there is data.

    Returns
    -------
    Polygon, MultiPolygon or empty.
    """
    near = coastlines[shapely.intersects(coastlines, domain)] if len(coastlines) else coastlines
    if not len(near):
        return shapely.Polygon()
    edge = shapely.boundary(domain)
    cuts = shapely.union_all([*near, *_continued(near, edge), edge])
    pieces = shapely.get_parts(shapely.polygonize(shapely.get_parts(cuts)))
    pieces = pieces[shapely.contains(shapely.buffer(domain, 1.0), pieces)]
    return shapely.union_all(pieces[_votes(pieces, near) > 0])


def _continued(lines: npt.NDArray[np.object_], edge: BaseGeometry) -> list[BaseGeometry]:
    """Draw short lines from the loose ends of coastlines to the edge of the domain."""
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(lines)))
    ends = [shapely.get_point(line, i) for line in merged if not shapely.is_closed(line) for i in (0, -1)]
    gaps = [shapely.shortest_line(end, edge) for end in ends]
    return [gap for gap in gaps if 0 < gap.length <= _JOIN_LIMIT_M]


def _votes(pieces: npt.NDArray[np.object_], lines: npt.NDArray[np.object_]) -> npt.NDArray[np.float64]:
    """Metres of coastline that have each piece on their right, less those that have it on their left."""
    starts, ends = _segments(lines)
    along = ends - starts
    length = np.hypot(along[:, 0], along[:, 1])
    right = np.column_stack([along[:, 1], -along[:, 0]]) / length[:, None] * _STEP_M
    middle = (starts + ends) / 2
    votes = np.zeros(len(pieces))
    tree = shapely.STRtree(pieces)
    for sign in (1.0, -1.0):
        point, piece = tree.query(shapely.points(middle + sign * right), predicate="intersects")
        np.add.at(votes, piece, sign * length[point])
    return votes


def _segments(lines: npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    xy, of = shapely.get_coordinates(lines, return_index=True)
    same = of[1:] == of[:-1]
    starts, ends = xy[:-1][same], xy[1:][same]
    moved = (starts != ends).any(axis=1)
    return starts[moved], ends[moved]
