"""What can this person get to on foot from home, at their own pace?"""

from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd
import shapely

from geo.paces import Pace


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
    """The answer. Tables hold the asset columns of ``layers.assets.model.ASSET_COLUMNS`` and those named here."""

    question: Question
    status: OriginStatus
    sentence: str  # what is wrong and what to do, if the origin cannot be judged; else ""
    gap_m: float | None = field(repr=False)  # straight metres from origin to the nearest street
    in_reach: pd.DataFrame = field(repr=False)  # + walk_m, walk_min, step_free_way; nearest first, ties by asset_id
    out_of_reach: pd.DataFrame = field(repr=False)  # + walk_m, walk_min (may be missing), cause, cause_words
    walkshed: shapely.Geometry | None = field(repr=False)  # Polygon or MultiPolygon, metres in the area's CRS


@dataclass(frozen=True, eq=False)
class Way:
    """The way on foot to one asset, as walked from the origin."""

    asset_id: str
    walk_m: float
    there_min: int
    back_min: int
    line: shapely.LineString = field(repr=False)  # origin to asset, metres in the area's CRS
    legs: pd.DataFrame = field(repr=False)  # street (str, "" unnamed), kind of way, walk_m, steps (bool); they sum to walk_m
    flights_of_steps: int
    steps_m: float
    benches: int  # within 15 m of the way
    longest_without_bench_m: float
