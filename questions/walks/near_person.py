"""What can this person get to on foot from home, at their own pace?"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import numpy as np
import pandas as pd
import shapely

from geo.paces import Pace, whole_minutes
from geo.snap import Snaps
from geo.spans import reached_spans, span_segments
from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray
from geo.walkshed import walkshed
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.home_street import home_joined
from questions.walks.map_edge import MapEdge, map_edge, streets_reach
from questions.walks.obstacles import Cause, Obstacle, unreached_because
from questions.walks.timed_ways import ALL_OPEN, ground_from
from questions.walks.walking_ground import (
    ORIGIN_LIMIT_M,
    WalkingGround,
    on_joined_streets,
    walking_ground,
)
from questions.walks.walks_by_hours import WalksByHours, walks_by_hours

FURTHEST_STREET_M = 100_000.0  # how far the nearest street is looked for, where only its distance is said
LOOK_FURTHER = 2  # "just out of reach" goes this many times the minutes asked for


WALK_COLUMNS: Final = (
    "walk_m",  # metres there: level ones, where hills count
    "walk_min",  # whole minutes there
    "length_m",  # true metres there
    "back_min",  # whole minutes back, from the same door
    "by_hours",
)


class OriginStatus(StrEnum):
    """Whether the streets we know let us judge what is in reach of an origin."""

    JUDGED = "judged"
    NO_STREETS = "no-streets"  # outside the streets of the prepared area
    FAR_FROM_STREET = "far-from-street"  # no walkable street within ORIGIN_LIMIT_M
    ACROSS = "across-a-barrier"  # there is one, but water or a railway lies between
    UNCONNECTED = "unconnected"  # on a piece of street that is not joined to the main network


@dataclass(frozen=True)
class Origin:
    """Where a person starts: metres in the area's CRS. Never printed, logged, cached or written."""

    x: float = field(repr=False)
    y: float = field(repr=False)
    street: str = field(default="", repr=False)  # the name of their street, where their address says it


@dataclass(frozen=True)
class Question:
    """What is asked: a pace, whole minutes one way, and the kinds wanted (none: every kind)."""

    pace: Pace
    minutes: int
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class NearPerson:
    """The answer. Tables hold ``TABLE_COLUMNS`` (``layers.register.listed``) and the columns named here.

    ``walk_m`` is the walk while gates and ways that are open at times only are open; ``by_hours`` is None, or
    a ``WalkByHours`` that says how it is while they are shut. Where hills count ``walk_m`` is in level
    metres, as many as take as long on the level, ``length_m`` in true ones, and the way back may take another
    time.
    """

    question: Question
    status: OriginStatus
    gap_m: float | None = field(repr=False)  # straight metres from origin to the nearest street, if near
    in_reach: pd.DataFrame = field(repr=False)  # + WALK_COLUMNS, door_x, door_y; nearest first
    out_of_reach: pd.DataFrame = field(repr=False)  # + WALK_COLUMNS (may be missing), cause, obstacle
    walkshed: shapely.Geometry | None = field(repr=False)  # Polygon or MultiPolygon, metres in the area's CRS
    area_title: str = ""
    off_m: float | None = field(default=None, repr=False)  # to the nearest street, however far; if not judged
    piece_m: float | None = None  # metres of the piece of street that it lies on, if that is not joined
    outside: bool = False  # it lies beyond the area's margin, where no streets are kept
    edge: MapEdge | None = field(default=None, repr=False)  # where the map ends, if that is within the walk
    walks: WalksByHours | None = field(default=None, repr=False)  # None: no hours matter to any walk


def near_person(area: Area, assets: AreaAssets, origin: Origin, question: Question) -> NearPerson:
    """Find the assets within a walk of ``question.minutes`` from ``origin``, and those just out of reach.

    One origin's reach by bounded Dijkstra over walked metres, with its walkshed (isochrone).

    Parameters
    ----------
    area
        The prepared place.
    assets
        What the register knows there, from ``questions.places.area_assets``.
    origin
        Where the person starts.
    question
        Pace, minutes and kinds.

    Returns
    -------
    NearPerson. An origin that the streets cannot judge has a status that says why, and empty tables.
    """
    area = with_hills(area, question.pace.gradient)
    ground = walking_ground(area, assets, question.pace.avoid)
    start = home_joined(area, ground.snapper, (origin.x, origin.y), street=origin.street)
    standing = _judge(area, ground, origin, start)
    gap_m = float(start.gap_m[0]) if start.joined[0] else None
    if standing.status is not OriginStatus.JUDGED:
        none = np.zeros(len(assets.table), bool)
        nowhere = np.zeros(len(none))
        nothing = _table(assets, none, _Walks(nowhere, nowhere, nowhere), question.pace)
        return NearPerson(
            question,
            standing.status,
            gap_m,
            nothing.assign(door_x=0.0, door_y=0.0),
            nothing.assign(cause="", obstacle=None),
            None,
            area.title,
            standing.off_m,
            standing.piece_m,
            outside=standing.outside,
        )

    ground = ground_from(area, ground, start, ALL_OPEN)
    cutoff_m, further_m = (question.pace.cutoff_m(question.minutes * times) for times in (1, LOOK_FURTHER))
    swept = ground.sweep(start, cutoff_m=further_m)
    walk_m, door = ground.walks(swept, start)
    by_hours = walks_by_hours(area, ground, start, swept, speed_mps=question.pace.speed_mps)
    walks = _Walks(walk_m, *ground.true_and_back(swept, start, walk_m, door), by_hours)
    rows = of_kinds(assets, question.kinds)
    spans = reached_spans(ground.network, swept, start, cutoff_m=cutoff_m)
    return NearPerson(
        question,
        standing.status,
        gap_m,
        _in_reach(assets, ground, rows & (walk_m <= cutoff_m), walks, door, question.pace),
        _out_of_reach(area, assets, origin, question, rows & (walk_m > cutoff_m), walks),
        walkshed(span_segments(ground.network, spans), water=ground.water),
        area.title,
        edge=map_edge(area, origin.x, origin.y, within_m=cutoff_m),
        walks=by_hours,
    )


@dataclass(frozen=True, eq=False)
class _Walks:
    """The walk to each of the a assets, and how it is by hours."""

    walk_m: FloatArray  # (a,) while all on the way is open
    length_m: FloatArray  # (a,)
    back_m: FloatArray  # (a,) level metres, as ``walk_m``
    by_hours: WalksByHours | None = None

    def column(self, rows: IndexArray) -> ObjectArray:
        """``by_hours`` of the assets at ``rows``: a ``WalkByHours``, or None where hours do nothing."""
        column = np.empty(len(rows), object)
        if self.by_hours is not None:
            for at in np.flatnonzero(self.by_hours.differs[rows]).tolist():
                column[at] = self.by_hours.walk(int(rows[at]))
        return column


def _table(assets: AreaAssets, rows: BoolArray, walks: _Walks, pace: Pace) -> pd.DataFrame:
    """The assets at ``rows``, nearest first, ties by asset_id; minutes are rounded up to whole ones."""
    chosen = np.flatnonzero(rows)
    ids = assets.table["asset_id"].to_numpy()[chosen].astype(str)
    chosen = chosen[np.lexsort((ids, walks.walk_m[chosen]))]
    columns: dict[str, Any] = {
        "walk_m": walks.walk_m[chosen],
        "length_m": walks.length_m[chosen],
        "by_hours": walks.column(chosen),
    }
    for name, metres in (("walk_min", walks.walk_m), ("back_min", walks.back_m)):
        minutes = [whole_minutes(pace.seconds(walk_m)) for walk_m in metres[chosen]]
        columns[name] = pd.array(minutes, dtype="Int64")
    table = pd.DataFrame(assets.table.take(chosen)).reset_index(drop=True)
    return pd.DataFrame(pd.concat([table, pd.DataFrame(columns)], axis=1))  # in one piece: no column twice


def _in_reach(
    assets: AreaAssets,
    ground: WalkingGround,
    rows: BoolArray,
    walks: _Walks,
    door: IndexArray,
    pace: Pace,
) -> pd.DataFrame:
    """The assets at ``rows`` with the door that the walk ends at: a gate, or the asset's own point."""
    table = _table(assets, rows, walks, pace)
    row = pd.Series(np.arange(len(assets.table)), index=assets.table["asset_id"])
    reached = ground.doors.take(door[row[table["asset_id"]].to_numpy()])
    return table.assign(door_x=reached.x, door_y=reached.y)


@dataclass(frozen=True)
class _Standing:
    """Whether an origin can be judged; if not, what a sentence about it needs."""

    status: OriginStatus
    off_m: float | None = field(default=None, repr=False)
    piece_m: float | None = None
    outside: bool = False


def _judge(area: Area, ground: WalkingGround, origin: Origin, start: Snaps) -> _Standing:
    """Whether the streets we know can say what is in reach."""
    if not start.joined[0]:
        return _no_street(area, ground, origin)
    piece = int(area.network.node_piece[area.network.edge_from[start.edge[0]]])
    length_m = float(area.network.piece_length_m[piece])
    if on_joined_streets(area.network, start)[0]:
        return _Standing(OriginStatus.JUDGED)
    return _Standing(OriginStatus.UNCONNECTED, piece_m=length_m)


def _no_street(area: Area, ground: WalkingGround, origin: Origin) -> _Standing:
    x, y = np.array([origin.x]), np.array([origin.y])
    nearest = ground.snapper.snap(x, y, limit_m=FURTHEST_STREET_M)
    off_m = float(nearest.gap_m[0]) if nearest.joined[0] else None
    outside = not shapely.dwithin(area.boundary, shapely.Point(origin.x, origin.y), area.margin_m)
    if ground.snapper.any_within(x, y, limit_m=ORIGIN_LIMIT_M)[0]:
        return _Standing(OriginStatus.ACROSS, off_m)
    reached = not outside and streets_reach(area, origin.x, origin.y, off_m=off_m)
    status = OriginStatus.FAR_FROM_STREET if reached else OriginStatus.NO_STREETS
    return _Standing(status, off_m, outside=outside)


def _out_of_reach(
    area: Area,
    assets: AreaAssets,
    origin: Origin,
    question: Question,
    rows: BoolArray,
    walks: _Walks,
) -> pd.DataFrame:
    """Assets beyond the cutoff, with the cause: within twice the walk, or near as the crow flies."""
    crow_m = shapely.distance(assets.table.geometry.to_numpy(), shapely.Point(origin.x, origin.y))
    near = rows & (np.isfinite(walks.walk_m) | (crow_m <= question.pace.cutoff_m(question.minutes)))
    table = _table(assets, near, walks, question.pace)
    table[["walk_m", "length_m"]] = table[["walk_m", "length_m"]].replace(np.inf, np.nan)
    snapper = walking_ground(area, assets, 0).snapper
    start = home_joined(area, snapper, (origin.x, origin.y), street=origin.street)
    further = question.minutes * LOOK_FURTHER
    unreached = unreached_because(area, assets, start, walks.walk_m, pace=question.pace, minutes=further)
    obstacles = [
        unreached.get(asset_id) or Obstacle(Cause.TOO_FAR, int(minutes))
        for asset_id, minutes in zip(table["asset_id"], table["walk_min"], strict=True)
    ]
    table["cause"] = [obstacle.cause for obstacle in obstacles]
    table["obstacle"] = pd.Series(obstacles, index=table.index, dtype=object)
    return table
