"""Where can people walk? The streets of an area, read from an OpenStreetMap file."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import to_metres
from geo.errors import WithinReachError
from geo.network import NO_HOURS, OWN, StreetSegments, WalkNetwork, build_network, freeze
from geo.types import BoolArray, IndexArray
from geo.wording import Wording
from layers.streets.access import CARRIAGEWAYS, Barrier, Placing
from layers.streets.barriers import Parted, PointBarriers, SegmentSorts, own_ground_runs_on, part_at_barriers
from layers.streets.gaps import Ways, join_gaps
from layers.streets.obstacles import read_obstacles
from layers.streets.pavements import MAIN_ROADS
from layers.streets.points import street_points
from layers.streets.segments import OURS, WaySegments
from layers.streets.squares import with_squares
from layers.streets.street_hours import StreetHours, street_hours
from layers.streets.timed_grounds import cut_at_outlines, read_timed_grounds
from layers.streets.ways import RawWays, read_ways

OUTSIDE: Final = "outside the area and its margin"
NO_LENGTH: Final = "of no length"
POINT_MISSING: Final = "lacking a point that the file does not hold"
DRIVEN: Final = frozenset(["service", "track", "pedestrian"])  # and roads: what people cross
STRAY: Final = "in pieces of street joined to nothing and shorter than 200 m"


class NoStreetsError(WithinReachError, ValueError):
    """A streets file has nothing to walk on in the area."""


@dataclass(frozen=True, eq=False)
class Streets:
    """The streets of an area. ``segments_read == segments_kept + sum(dropped.values())``."""

    network: WalkNetwork
    ways: pd.DataFrame  # (w,) layers.streets.ways.WAY_COLUMNS; ``network.shape_way`` numbers its rows
    points: gpd.GeoDataFrame  # layers.streets.points.POINT_COLUMNS
    hours: pd.DataFrame  # HOURS_COLUMNS; ``network.edge_hours`` numbers its rows
    segments_read: int  # stretches between two neighbouring points of a way with a highway tag
    segments_kept: int
    dropped: dict[str, int]  # why -> segments
    gaps_bridged: int = 0  # lines of ours between pieces of street that the file does not join
    notes: tuple[Wording, ...] = ()  # what else the file cannot say


def read_streets(path: Path | str, *, crs: str, keep: shapely.Geometry) -> Streets:
    """Read the walkable streets of an area from an OpenStreetMap file, .osm.pbf or .osm.

    Parameters
    ----------
    path
        The file; ``layers.osm.guard.check_osm_file`` says whether it is whole.
    crs
        The area's CRS, in metres.
    keep
        Polygon in metres in ``crs``. A segment with either end inside it is kept.

    Raises
    ------
    OsmFileError
        The file cannot be read to its end.
    NoStreetsError
        Nothing in the file can be walked along within ``keep``.
    """
    raw = read_ways(Path(path))
    segments, dropped = _segments(raw, crs=crs, keep=keep)
    if not len(segments.way):
        raise no_streets(Path(path).name)
    from_file = len(segments.way)
    segments = with_squares(segments, area=raw.areas, height=raw.height)
    segments, gaps_bridged = join_gaps(
        segments,
        Ways(
            raw.height,
            ~raw.table["highway"].isin(MAIN_ROADS).to_numpy(bool) & ((raw.flags & OWN) == 0),
            raw.closed_points,
        ),
        obstacles=partial(read_obstacles, Path(path), crs=crs),
    )
    grounds = read_timed_grounds(Path(path), crs=crs)
    segments = cut_at_outlines(segments, raw.open_as_ground, grounds)
    hours = street_hours(raw, segments, grounds)
    parted = _part(raw, segments, hours)
    network = build_network(_street_segments(raw, segments, parted, hours))
    real = network.shape_way >= 0
    edges = int(np.count_nonzero(real & (network.shape_way < len(raw.table))))
    dropped[STRAY] += from_file - edges
    used, row = np.unique(network.shape_way[real] % len(raw.table), return_inverse=True)
    shape_way = np.full(len(network.shape_way), -1, np.int32)
    shape_way[real] = row
    return Streets(
        network=freeze(replace(network, shape_way=shape_way)),
        ways=raw.table.iloc[used].reset_index(drop=True),
        points=street_points(raw.point_tags, _places(segments, used), crs=crs),
        hours=hours.table,
        segments_read=raw.segments_read,
        segments_kept=edges,
        dropped={why: count for why, count in dropped.most_common() if count},
        gaps_bridged=gaps_bridged,
    )


def _segments(raw: RawWays, *, crs: str, keep: shapely.Geometry) -> tuple[WaySegments, Counter[str]]:
    """WaySegments of walkable ways within the area, and how many were left out, by reason."""
    point_id, first, vertex = np.unique(raw.point_id, return_index=True, return_inverse=True)
    x, y = to_metres(raw.lon[first], raw.lat[first], crs=crs)
    placed = np.isfinite(x) & np.isfinite(y)
    inside = np.zeros(len(point_id), bool)
    shapely.prepare(keep)
    inside[placed] = shapely.contains_xy(keep, x[placed], y[placed])

    begins = np.ones(len(vertex), bool)
    begins[raw.first[1:] - 1] = False  # the last point of a way begins nothing
    at = np.flatnonzero(begins)
    way = np.repeat(raw.run_row, np.diff(raw.first))[at]
    every = WaySegments(x, y, point_id, vertex[at], vertex[at + 1], way, len(raw.table))

    dropped: Counter[str] = Counter(raw.not_walked)
    whole = np.isfinite(raw.lon[first])[every.start] & np.isfinite(raw.lon[first])[every.end]
    long = every.start != every.end
    near = (inside[every.start] | inside[every.end]) & placed[every.start] & placed[every.end]
    dropped[POINT_MISSING] = int(np.count_nonzero(~whole))
    dropped[NO_LENGTH] = int(np.count_nonzero(whole & ~long))
    dropped[OUTSIDE] = int(np.count_nonzero(whole & long & ~near))
    return every.only(whole & long & near), dropped


def no_streets(file: str) -> NoStreetsError:
    """What is said of a file in which nobody can walk anywhere here."""
    return NoStreetsError(
        "{file} has no street that can be walked along in this area.",
        "Check that the streets and the wards in the recipe are of the same place.",
        file=file,
    )


def _part(raw: RawWays, segments: WaySegments, hours: StreetHours) -> Parted:
    def has(*effects: Barrier | Placing) -> BoolArray:
        """(v,) whether something of one of these effects stands at each vertex."""
        ids = [osm_id for osm_id, what in raw.barriers.items() if any(effect in what for effect in effects)]
        return np.isin(segments.point_id, np.array(ids, np.int64))

    row = segments.row
    highway = raw.table["highway"].iloc[row]
    crossing = (raw.table["footway"] == "crossing") | ~raw.table["crossing"].isin(["", "no"])
    driven = highway.isin(CARRIAGEWAYS | DRIVEN).to_numpy(bool)
    parted = part_at_barriers(
        segments.start,
        segments.end,
        barriers=PointBarriers(
            stops_everyone=has(Barrier.STOPS_EVERYONE),
            own_key=has(Barrier.OWN_KEY, Barrier.OWN_KEY_NO_WHEELS),
            stops_wheels=has(Barrier.STOPS_WHEELS, Barrier.OWN_KEY_NO_WHEELS),
            timed=hours.of_point != NO_HOURS,
            at_sides=has(Placing.AT_THE_SIDES),
            across=has(Placing.ACROSS),
        ),
        sorts=SegmentSorts(
            road=highway.isin(CARRIAGEWAYS).to_numpy(bool),
            driven=driven,
            crossing=crossing.to_numpy(bool)[row],
        ),
    )
    return own_ground_runs_on(parted, own=(raw.flags[row] & OWN) > 0, driven=driven)


def _street_segments(
    raw: RawWays, segments: WaySegments, parted: Parted, hours: StreetHours
) -> StreetSegments:
    """Segments and links across what only some pass together; a link has the way of its segment."""
    row = segments.row
    link_way = row[parted.link_segment] + len(raw.table)
    return StreetSegments(
        x=segments.x[parted.copy_of],
        y=segments.y[parted.copy_of],
        start=np.concatenate([parted.start, parted.link_start]).astype(np.int32),
        end=np.concatenate([parted.end, parted.link_end]).astype(np.int32),
        way=np.concatenate([segments.way, link_way]).astype(np.int32),
        flags=np.concatenate([raw.flags[row], parted.link_flags]),
        hours=np.concatenate([hours.of_segment, hours.of_point[parted.link_start]]),
    )


def _places(segments: WaySegments, used: IndexArray) -> pd.DataFrame:
    """(n,) ``x`` and ``y`` of the points on the ways that are used, by OpenStreetMap id."""
    there = np.isin(segments.row, used)
    vertex = np.unique(np.concatenate([segments.start[there], segments.end[there]]))
    vertex = vertex[segments.point_id[vertex] != OURS]
    return pd.DataFrame({"x": segments.x[vertex], "y": segments.y[vertex]}, index=segments.point_id[vertex])
