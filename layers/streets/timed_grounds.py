"""Which paths lie in a park whose outline states the hours, though no path or gate of it repeats them?

A park, garden or cemetery that says when it is open is taken at its word, fenced on the map or not: few
fences are drawn, and both figures of a walk are told. Paths and drives within the outline take its hours
where they state none and nothing says that the public has a right to them. Roads stay open, and the hours of
a nature reserve, a sports ground or a visitors' site are those of its house.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from geo.types import IndexArray, ObjectArray
from layers.osm.shapes import read_shapes
from layers.streets.access import Tags
from layers.streets.open_then import at_all_hours
from layers.streets.segments import Splits, WaySegments
from layers.streets.timed_access import TimedAccess, timed_ground

KINDS_OF_GROUND: Final = ("park", "garden", "cemetery")
NO_GROUND: Final = -1
_KEYS: Final = ("opening_hours", "access:conditional", "foot:conditional")
_PATHS: Final = frozenset(
    ["footway", "path", "pedestrian", "steps", "cycleway", "bridleway", "track", "service"]
)
_AT_END_M: Final = 0.5  # an outline this near to a point of the path crosses it there
_RIGHT_OF_WAY: Final = "public_"  # designation=public_footpath, public_bridleway …


@dataclass(frozen=True, eq=False)
class TimedGrounds:
    """The g parks that are not open at all hours, the smallest first."""

    shapes: ObjectArray  # (g,) polygons, metres
    hours: tuple[TimedAccess, ...]  # (g,)


def kind_of_ground(tags: Tags) -> str:
    """One of KINDS_OF_GROUND; "" for any other area."""
    if tags.get("landuse") == "cemetery" or tags.get("amenity") == "grave_yard":
        return "cemetery"
    leisure = tags.get("leisure", "")
    return leisure if leisure in KINDS_OF_GROUND else ""


def takes_hours(tags: Tags) -> bool:
    """Whether a way with these tags is as open as the park that it lies in."""
    if tags.get("highway") not in _PATHS or tags.get("foot") == "designated" or tags.keys() & {*_KEYS}:
        return False
    return not tags.get("designation", "").startswith(_RIGHT_OF_WAY)


def read_timed_grounds(path: Path, *, crs: str) -> TimedGrounds:
    """The parks, gardens and cemeteries of an OpenStreetMap file that are not open at all hours.

    Those whose hours nobody can read are among them: walks through them say so.
    """
    things = read_shapes(path, keys=_KEYS, crs=crs)
    timed = [
        timed_ground(tags, kind_of_ground(tags)) if kind_of_ground(tags) and dimensions == 2 else None
        for tags, dimensions in zip(things.tags, shapely.get_dimensions(things.geometry), strict=True)
    ]
    rows = [row for row, hours in enumerate(timed) if hours is not None and at_all_hours(hours) is None]
    rows.sort(key=lambda row: float(shapely.area(things.geometry[row])))
    return TimedGrounds(things.geometry[rows], tuple(hours for row in rows if (hours := timed[row])))


def cut_at_outlines(segments: WaySegments, open_as_ground: IndexArray, grounds: TimedGrounds) -> WaySegments:
    """The segments, those of paths that cross an outline between two of their points split there."""
    on_path = np.flatnonzero(np.isin(segments.row, open_as_ground))
    if not len(grounds.shapes) or not len(on_path):
        return segments
    lines = segments.only(on_path).lines
    outlines = shapely.boundary(grounds.shapes)
    line, outline = shapely.STRtree(outlines).query(lines, predicate="crosses")
    crossings = shapely.intersection(lines[line], outlines[outline])
    point, of = shapely.get_coordinates(crossings, return_index=True)
    along_m = shapely.line_locate_point(lines[line[of]], shapely.points(point))
    within = (along_m > _AT_END_M) & (along_m < shapely.length(lines[line[of]]) - _AT_END_M)
    point, along_m, of = point[within], along_m[within], of[within]
    vertex = len(segments.x) + np.arange(len(point))
    return segments.with_points(*point.T).split(Splits(on_path[line[of]], along_m, vertex))


def ground_of(segments: WaySegments, open_as_ground: IndexArray, grounds: TimedGrounds) -> IndexArray:
    """(s,) the ground in which the middle of each segment lies, or NO_GROUND; of several the smallest.

    ``open_as_ground`` are the rows of the ways that take such hours.
    """
    ground = np.full(len(segments.way), NO_GROUND)
    on_path = np.flatnonzero(np.isin(segments.row, open_as_ground))
    if not len(grounds.shapes) or not len(on_path):
        return ground
    start, end = segments.start[on_path], segments.end[on_path]
    x, y = (segments.x[start] + segments.x[end]) / 2, (segments.y[start] + segments.y[end]) / 2
    inner = shapely.buffer(grounds.shapes, -_AT_END_M)  # a path along the outline is not within
    at, within = shapely.STRtree(inner).query(shapely.points(x, y), predicate="within")
    order = np.lexsort((-within, at))  # of several the smallest is written last
    ground[on_path[at[order]]] = within[order]
    return ground
