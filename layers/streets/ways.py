"""What does an OpenStreetMap file say about ways and the points on them? Read once, in the file's order."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import osmium
import pandas as pd

from layers.osm.guard import unreadable
from layers.places.second_names import NAME_COLUMNS, names_in_tags
from layers.streets.access import (
    Barrier,
    LetsIn,
    NotWalked,
    Placing,
    Tags,
    access_flags,
    barrier_at,
    is_area,
    placing_at,
    walked_as,
    who_walks,
    why_not_walked,
)
from layers.streets.heights import height_of
from layers.streets.open_then import WayState, at_all_hours
from layers.streets.pavements import sidewalk_words
from layers.streets.square_relations import SquareRelation, square_relations
from layers.streets.timed_access import SHUT, TimedAccess, timed_point, timed_way
from layers.streets.timed_grounds import takes_hours
from layers.streets.wheels import way_flags

# Columns of the table of ways, in docs/architecture.md: all strings, "" where not known.
WAY_TAGS: Final = (
    "name",
    "highway",
    "footway",
    "surface",
    "lit",
    "sidewalk",
    "incline",
    "wheelchair",
    "smoothness",
    "width",
    "handrail",
    "step_count",
    "bridge",
    "tunnel",
    "crossing",
    "ford",
    "tidal",
)
WAY_COLUMNS: Final = ("osm_id", *WAY_TAGS, *NAME_COLUMNS)
TORN: Final = "in squares whose outline the file does not hold whole"
POINT_KEYS: Final = (
    "highway", "barrier", "kerb", "crossing", "tactile_paving", "ford", "entrance", "door", "access", "foot",
    "railway", "foot:conditional", "access:conditional",
)  # fmt: skip
WALKED_KEYS: Final = ("highway", "railway", "public_transport", "man_made")  # what makes a way one to walk on
_OWN_ACCESS: Final = ("access", "foot", "locked")  # tags that hours and conditions say more than

LongArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RawWays:
    """Walkable ways as the file has them: w ways in k runs of points, r references to points."""

    table: pd.DataFrame  # (w,) WAY_COLUMNS
    flags: npt.NDArray[np.uint8]  # (w,) STEPS | KERB | WHEELS_NO | NO_PAVEMENT | OWN | ASIDE
    areas: npt.NDArray[np.bool_]  # (w,) drawn as an area: a square rather than a line
    height: LongArray  # (w,) a number for its height: layer, bridge, tunnel, level
    run_row: LongArray  # (k,) row of each run of points: a way is one run, a square of several rings as many
    first: LongArray  # (k + 1,) points of run i are first[i] to first[i + 1]
    point_id: LongArray  # (r,) OpenStreetMap's id of the point
    lon: npt.NDArray[np.float64]  # (r,) degrees; NaN where the file lacks the point
    lat: npt.NDArray[np.float64]  # (r,)
    barriers: dict[int, tuple[Barrier, Placing]]  # point id -> what it does and where, if it stops anybody
    point_tags: dict[int, dict[str, str]]  # point id -> tags, where they may matter to a walker
    closed_points: LongArray  # ids of points on ways that are closed or private
    way_hours: dict[int, TimedAccess]  # way's row -> when it is open, where that is not at all hours
    open_as_ground: LongArray  # rows of the paths that are open when the park is that they may lie in
    point_hours: dict[int, TimedAccess]  # point id -> the same
    segments_read: int  # segments of every way with a highway tag, and of platforms and piers
    not_walked: dict[str, int]  # why -> segments


@dataclass
class _Collected:
    """What has been gathered so far, in plain arrays: a country's worth must fit in memory."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    flags: "array[int]" = field(default_factory=lambda: array("B"))
    areas: "array[int]" = field(default_factory=lambda: array("B"))
    heights: list[str] = field(default_factory=list)
    run_row: "array[int]" = field(default_factory=lambda: array("q"))
    first: "array[int]" = field(default_factory=lambda: array("q", [0]))
    refs: "array[int]" = field(default_factory=lambda: array("q"))
    lon: "array[float]" = field(default_factory=lambda: array("d"))
    lat: "array[float]" = field(default_factory=lambda: array("d"))
    barriers: dict[int, tuple[Barrier, Placing]] = field(default_factory=dict)
    point_tags: dict[int, dict[str, str]] = field(default_factory=dict)
    closed_points: "array[int]" = field(default_factory=lambda: array("q"))
    way_hours: dict[int, TimedAccess] = field(default_factory=dict)
    open_as_ground: "array[int]" = field(default_factory=lambda: array("q"))
    point_hours: dict[int, TimedAccess] = field(default_factory=dict)
    segments_read: int = 0
    not_walked: Counter[str] = field(default_factory=Counter)

    def add_point(self, osm_id: int, tags: Tags) -> None:
        """Keep what stands at a node: its tags, what it stops, and when."""
        self.point_tags[osm_id] = dict(tags)
        barrier, timed = barrier_at(tags), timed_point(tags)
        if timed is not None:
            barrier = barrier_at(_without_own_access(tags))
            state = at_all_hours(timed)
            if state is None:
                self.point_hours[osm_id] = timed
            elif state is WayState.SHUT:
                barrier = Barrier.STOPS_EVERYONE
        if barrier is not Barrier.PASSED:
            self.barriers[osm_id] = barrier, placing_at(tags)

    def add_way(self, way: Any) -> None:
        """Keep a way that is walked along, or count its segments by why it is not."""
        tags = dict(way.tags)
        if not (walked_as(tags) or "highway" in tags):
            return
        segments = max(len(way.nodes) - 1, 0)
        self.segments_read += segments
        reason, hours = _walked_when(tags)
        if reason is not NotWalked.KIND and who_walks(tags) is not LetsIn.OPEN:
            self.closed_points.extend(point.ref for point in way.nodes)
        if reason:
            self.not_walked[reason.value] += segments
            return
        self._add_row(str(way.id), tags, hours, area=is_area(tags) and way.is_closed())
        points = ((p.ref, p.lon, p.lat) if p.location.valid() else (p.ref, np.nan, np.nan) for p in way.nodes)
        self._add_run(points)

    def add_square(self, square: SquareRelation) -> None:
        """Keep the rings of a square that is a relation, or count its segments by why not."""
        self.segments_read += square.segments
        reason, hours = _walked_when(square.tags)
        if reason or not square.rings:
            self.not_walked[reason.value if reason else TORN] += square.segments
            return
        self._add_row(square.osm_id, square.tags, hours, area=True)
        for ring in square.rings:
            self._add_run(ring)

    def _add_row(self, osm_id: str, tags: Tags, hours: TimedAccess | None, *, area: bool) -> None:
        if hours is not None:
            self.way_hours[len(self.rows)] = hours
        elif takes_hours(tags):
            self.open_as_ground.append(len(self.rows))
        cells = (_tag(tags, key) for key in WAY_TAGS)
        self.rows.append((osm_id, *cells, *names_in_tags(tags).values()))
        if hours is not None and hours.otherwise == SHUT:  # open to all then, to nobody otherwise
            tags = _without_own_access(tags)
        self.flags.append(way_flags(tags) | access_flags(tags))
        self.areas.append(area)
        self.heights.append(height_of(tags))

    def _add_run(self, points: Iterable[tuple[int, float, float]]) -> None:
        for ref, lon, lat in points:
            self.refs.append(ref)
            self.lon.append(lon)
            self.lat.append(lat)
        self.first.append(len(self.refs))
        self.run_row.append(len(self.rows) - 1)


def _without_own_access(tags: Tags) -> Tags:
    return {key: value for key, value in tags.items() if key not in _OWN_ACCESS}


def _walked_when(tags: Tags) -> tuple[NotWalked | None, TimedAccess | None]:
    """Why nobody walks along a way, or when they do; None twice where they do at all hours."""
    reason, timed = why_not_walked(tags), timed_way(tags)
    state = at_all_hours(timed) if timed is not None else WayState.OPEN
    if state is WayState.SHUT:
        return reason or NotWalked.CLOSED, None
    if timed is not None and reason is NotWalked.CLOSED and timed.otherwise == SHUT:
        reason = None  # closed, but not at all hours
    return reason, timed if state is None else None


def _tag(tags: Tags, key: str) -> str:
    """The tag's value; as which highway it is walked, and sidewalks mapped side by side, in one word."""
    if key == "highway":
        return walked_as(tags)
    return sidewalk_words(tags) if key == "sidewalk" else tags.get(key, "")


def read_ways(path: Path) -> RawWays:
    """Read every walkable way of an OpenStreetMap file, and the points that may matter to a walker.

    Raises
    ------
    OsmFileError
        The file cannot be read to its end.
    """
    collected = _Collected()
    try:
        items: Any = osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations()
        for item in items.with_filter(osmium.filter.KeyFilter(*POINT_KEYS, *WALKED_KEYS)):
            if item.is_node():
                collected.add_point(item.id, dict(item.tags))
            else:
                collected.add_way(item)
        for square in square_relations(path):
            collected.add_square(square)
    except (RuntimeError, ValueError, OSError) as error:
        raise unreadable(path, error) from error
    return RawWays(
        table=pd.DataFrame(collected.rows, columns=list(WAY_COLUMNS), dtype="str"),
        flags=np.array(collected.flags, np.uint8),
        areas=np.array(collected.areas, bool),
        height=np.unique(np.array(collected.heights, str), return_inverse=True)[1],
        run_row=np.array(collected.run_row, np.int64),
        first=np.array(collected.first, np.int64),
        point_id=np.array(collected.refs, np.int64),
        lon=np.array(collected.lon, float),
        lat=np.array(collected.lat, float),
        barriers=collected.barriers,
        point_tags=collected.point_tags,
        closed_points=np.unique(np.array(collected.closed_points, np.int64)),
        way_hours=collected.way_hours,
        open_as_ground=np.array(collected.open_as_ground, np.int64),
        point_hours=collected.point_hours,
        segments_read=collected.segments_read,
        not_walked=dict(collected.not_walked),
    )
