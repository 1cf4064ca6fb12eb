"""What can this person get to on foot from home, at their own pace?"""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd
import shapely

from geo.paces import Pace
from geo.snap import Snaps
from geo.spans import reached_spans, span_segments
from geo.sweep import sweep
from geo.types import BoolArray, FloatArray, IndexArray
from geo.walkshed import walkshed
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.walks.walking_ground import ASSET_LIMIT_M, ORIGIN_LIMIT_M, WalkingGround, walking_ground

LOOK_FURTHER = 2  # "just out of reach" goes this many times the minutes asked for
SEPARATE_TOWN_M = 20_000.0  # a piece of street this long, not joined to the rest, is a town of its own


class OriginStatus(StrEnum):
    """Whether the streets we know let us judge what is in reach of an origin."""

    JUDGED = "judged"
    NO_STREETS = "no-streets"  # outside the streets of the prepared area
    FAR_FROM_STREET = "far-from-street"  # no walkable street within SNAP_LIMIT_M
    UNCONNECTED = "unconnected"  # on a piece of street that is not joined to the main network


class Cause(StrEnum):
    """The one thing that puts an asset out of reach."""

    TOO_FAR = "too-far"  # a longer walk than asked for, but walkable
    NOT_STEP_FREE = "not-step-free"  # only over steps, raised kerbs or stiles
    NO_WAY_ON_FOOT = "no-way-on-foot"  # not joined to the person's streets
    OFF_THE_STREETS = "off-the-streets"  # the asset is far from every street, or outside the prepared streets


@dataclass(frozen=True)
class Origin:
    """Where a person starts: metres in the area's CRS. Never printed, logged, cached or written."""

    x: float = field(repr=False)
    y: float = field(repr=False)


@dataclass(frozen=True)
class Question:
    """What is asked: a pace, whole minutes one way, and the kinds wanted (none: every kind)."""

    pace: Pace
    minutes: int
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class NearPerson:
    """The answer. Tables hold ``layers.register.asset_table.TABLE_COLUMNS`` and the columns named here."""

    question: Question
    status: OriginStatus
    sentence: str  # what is wrong and what to do, if the origin cannot be judged; else ""
    gap_m: float | None = field(repr=False)  # straight metres from origin to the nearest street
    in_reach: pd.DataFrame = field(repr=False)  # + walk_m, walk_min, door_x, door_y; nearest first
    out_of_reach: pd.DataFrame = field(repr=False)  # + walk_m, walk_min (may be missing), cause, cause_words
    walkshed: shapely.Geometry | None = field(repr=False)  # Polygon or MultiPolygon, metres in the area's CRS


def near_person(area: Area, assets: AreaAssets, origin: Origin, question: Question) -> NearPerson:
    """Find the assets within a walk of ``question.minutes`` from ``origin``, and those just out of reach.

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
    NearPerson. An origin that the streets cannot judge has a status, a sentence, and empty tables.
    """
    ground = walking_ground(area, assets, question.pace.avoid)
    start = ground.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=ORIGIN_LIMIT_M)
    status, sentence = _judge(area, ground, origin, start)
    if status is not OriginStatus.JUDGED:
        none = np.zeros(len(assets.table), bool)
        nothing = _table(assets, none, np.zeros(len(none)), question.pace)
        gap_m = float(start.gap_m[0]) if start.joined[0] else None
        return NearPerson(
            question,
            status,
            sentence,
            gap_m,
            nothing.assign(door_x=0.0, door_y=0.0),
            nothing.assign(cause="", cause_words=""),
            None,
        )

    cutoff_m, further_m = (question.pace.cutoff_m(question.minutes * times) for times in (1, LOOK_FURTHER))
    swept = sweep(area.network, start, cutoff_m=further_m, avoid=question.pace.avoid)
    walk_m, door = ground.walks(swept, start)
    wanted = _wanted(assets, question)
    spans = reached_spans(area.network, swept, start, cutoff_m=cutoff_m)
    return NearPerson(
        question,
        status,
        "",
        float(start.gap_m[0]),
        _in_reach(assets, ground, wanted & (walk_m <= cutoff_m), walk_m, door, question.pace),
        _out_of_reach(area, assets, origin, question, wanted & (walk_m > cutoff_m), walk_m),
        walkshed(span_segments(area.network, spans), water=ground.water),
    )


def _wanted(assets: AreaAssets, question: Question) -> BoolArray:
    if not question.kinds:
        return np.ones(len(assets.table), bool)
    return np.asarray(assets.table["kind"].isin(question.kinds))


def _table(assets: AreaAssets, rows: BoolArray, walk_m: FloatArray, pace: Pace) -> pd.DataFrame:
    """The assets at ``rows``, nearest first, ties by asset_id; minutes are rounded up to whole ones."""
    table = assets.table.loc[rows].assign(walk_m=walk_m[rows])
    minutes = np.ceil(table["walk_m"] / pace.speed_mps / 60 - 1e-6)
    table["walk_min"] = minutes.replace(np.inf, np.nan).astype("Int64")
    return pd.DataFrame(table.sort_values(["walk_m", "asset_id"], ignore_index=True))


def _in_reach(
    assets: AreaAssets,
    ground: WalkingGround,
    rows: BoolArray,
    walk_m: FloatArray,
    door: IndexArray,
    pace: Pace,
) -> pd.DataFrame:
    """The assets at ``rows`` with the door that the walk ends at: a gate, or the asset's own point."""
    table = _table(assets, rows, walk_m, pace)
    row = pd.Series(np.arange(len(assets.table)), index=assets.table["asset_id"])
    reached = ground.doors.take(door[row[table["asset_id"]].to_numpy()])
    return table.assign(door_x=reached.x, door_y=reached.y)


def _judge(area: Area, ground: WalkingGround, origin: Origin, start: Snaps) -> tuple[OriginStatus, str]:
    """Whether the streets we know can say what is in reach, and if not, why and what to do."""
    if not start.joined[0]:
        return _no_street(area, ground, origin)
    piece = int(area.network.node_piece[area.network.edge_from[start.edge[0]]])
    length_m = float(area.network.piece_length_m[piece])
    if piece == 0 or length_m >= SEPARATE_TOWN_M:
        return OriginStatus.JUDGED, ""
    return OriginStatus.UNCONNECTED, (
        f"This place lies on {_distance_words(length_m)} of street that the map does not join to the rest of "
        f"{area.title}, so what is in reach cannot be judged. Try a point on the nearest through street, "
        "or ask for the missing path to be added to OpenStreetMap."
    )


def _no_street(area: Area, ground: WalkingGround, origin: Origin) -> tuple[OriginStatus, str]:
    nearest = ground.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=np.inf)
    west, south, east, north = area.streets_bounds
    inside = west <= origin.x <= east and south <= origin.y <= north
    away = _distance_words(float(nearest.gap_m[0])) if nearest.joined[0] else "further than can be told"
    if inside and nearest.joined[0] and nearest.gap_m[0] <= 10 * ORIGIN_LIMIT_M:
        return OriginStatus.FAR_FROM_STREET, (
            f"This place is {away} from the nearest street that a walker can use; beyond "
            f"{ORIGIN_LIMIT_M:.0f} m the walk cannot be judged. "
            "Choose a point nearer to the street that the person leaves home by."
        )
    return OriginStatus.NO_STREETS, (
        f"The streets prepared for {area.title} do not reach this place: the nearest is {away} away. What is "
        "in reach here is not known. Prepare the area again with a street file that covers it."
    )


def _distance_words(length_m: float) -> str:
    return f"{length_m / 1000:.1f} km" if length_m >= 1000 else f"{max(10, round(length_m, -1)):.0f} m"


def _out_of_reach(
    area: Area,
    assets: AreaAssets,
    origin: Origin,
    question: Question,
    rows: BoolArray,
    walk_m: FloatArray,
) -> pd.DataFrame:
    """Assets beyond the cutoff, with the cause: within twice the walk, or near as the crow flies."""
    crow_m = shapely.distance(assets.table.geometry.to_numpy(), shapely.Point(origin.x, origin.y))
    near = rows & (np.isfinite(walk_m) | (crow_m <= question.pace.cutoff_m(question.minutes)))
    table = _table(assets, near, walk_m, question.pace)
    table["walk_m"] = table["walk_m"].replace(np.inf, np.nan)
    causes = _causes(area, assets, origin, question, walk_m)
    found = [causes.get(asset_id, (Cause.TOO_FAR, "")) for asset_id in table["asset_id"]]
    table["cause"] = [cause for cause, _ in found]
    table["cause_words"] = [
        words or f"{minutes} minutes at this pace"
        for (_, words), minutes in zip(found, table["walk_min"], strict=True)
    ]
    return table


def _causes(
    area: Area, assets: AreaAssets, origin: Origin, question: Question, walk_m: FloatArray
) -> dict[str, tuple[Cause, str]]:
    """For each asset without a walk in the sweep: the one thing in the way."""
    anyone = walking_ground(area, assets, 0)
    start = anyone.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=ORIGIN_LIMIT_M)
    further_m = question.pace.cutoff_m(question.minutes * LOOK_FURTHER)
    by_steps_m, _ = anyone.walks(sweep(area.network, start, cutoff_m=further_m), start)
    home_piece = area.network.node_piece[area.network.edge_from[start.edge[0]]]
    door_piece = area.network.node_piece[area.network.edge_from[anyone.doors.edge]]
    joined = np.zeros(len(assets.table), bool)
    np.logical_or.at(joined, anyone.door_asset, anyone.doors.joined)
    same_piece = np.zeros(len(assets.table), bool)
    np.logical_or.at(same_piece, anyone.door_asset, anyone.doors.joined & (door_piece == home_piece))
    causes, asset_ids = {}, assets.table["asset_id"].to_numpy()
    for row in np.flatnonzero(~np.isfinite(walk_m)):
        causes[asset_ids[row]] = _cause(
            question,
            joined=bool(joined[row]),
            same_piece=bool(same_piece[row]),
            by_steps_m=float(by_steps_m[row]),
        )
    return causes


def _cause(question: Question, *, joined: bool, same_piece: bool, by_steps_m: float) -> tuple[Cause, str]:
    if not joined:
        return Cause.OFF_THE_STREETS, f"more than {ASSET_LIMIT_M:.0f} m from any street we know"
    if not same_piece:
        return Cause.NO_WAY_ON_FOOT, "no way on foot in the streets we know"
    if np.isfinite(by_steps_m) and question.pace.avoid:
        minutes = int(np.ceil(question.pace.seconds(by_steps_m) / 60 - 1e-6))
        return Cause.NOT_STEP_FREE, f"no step-free way known ({minutes} minutes over steps or raised kerbs)"
    return Cause.TOO_FAR, f"more than {question.minutes * LOOK_FURTHER} minutes at this pace"
