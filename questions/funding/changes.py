"""What if an asset opened, closed, moved or ran for longer, or a path were built? The register stays."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import WithinReachError
from geo.network import STEPS
from geo.new_path import with_path
from geo.snap import Snapper
from layers.area import Area
from layers.background.barriers import barriers
from layers.register.model import Asset, Status
from layers.times.session import Known, Season, Session
from questions.conversation.going_when import ALWAYS_THERE
from questions.funding.kept_place import kept_degrees, kept_place
from questions.places.area_assets import EDGE_M, AreaAssets, entrances_of
from questions.walks.walking_ground import ASSET_LIMIT_M


class Action(StrEnum):
    """What a change does."""

    OPEN = "open"
    CLOSE = "close"
    MOVE = "move"
    HOURS = "hours"
    PLACES = "places"
    PATH = "path"


class ChangeError(WithinReachError, ValueError):
    """A change that cannot be made here."""


@dataclass(frozen=True)
class Change:
    """One change. Coordinates are metres in the area's CRS."""

    action: Action
    asset_id: str = ""  # of an asset that is there; for OPEN a new one, "" is given one
    name: str = ""
    kind: str = ""
    at: tuple[float, float] | None = None
    sessions: tuple[Session, ...] = ()  # OPEN: all of them; HOURS: those that come on top
    places_a_week: int | None = None
    line: tuple[tuple[float, float], ...] = ()  # of a path or crossing
    steps: bool = False  # the path has steps


@dataclass(frozen=True)
class Scenario:
    """A named list of changes, in order. Adding and undoing give new scenarios; nothing else changes."""

    name: str
    changes: tuple[Change, ...] = ()

    def with_change(self, change: Change) -> "Scenario":
        """The same with one change more; a new asset is given an id of its own."""
        if change.action is Action.OPEN and not change.asset_id:
            change = replace(change, asset_id=f"what-if/{len(self.changes) + 1}")
        return replace(self, changes=(*self.changes, change))

    def undone(self) -> "Scenario":
        """The same without the last change: exactly what it was before."""
        return replace(self, changes=self.changes[:-1])

    @property
    def key(self) -> str:
        """Changes whenever any change does."""
        return hashlib.sha256(scenario_json(self).encode()).hexdigest()[:16]


def scenario_json(scenario: Scenario) -> str:
    """The scenario as text, to be kept; ``read_scenario`` gives the same one back."""
    return json.dumps(asdict(scenario), default=_as_text, sort_keys=True)


def _as_text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def read_scenario(text: str) -> Scenario:
    """A scenario from its text.

    Raises
    ------
    ChangeError
        The text is no scenario.
    """
    try:
        told = json.loads(text)
        return Scenario(str(told["name"]), tuple(_change(change) for change in told["changes"]))
    except (ValueError, KeyError, TypeError) as error:
        raise ChangeError("This is no scenario that was kept here.", "Make it again.") from error


def _change(told: Mapping[str, Any]) -> Change:
    at, sessions = told["at"], tuple(_session(session) for session in told["sessions"])
    line = tuple((float(x), float(y)) for x, y in told["line"])
    known = {**told, "action": Action(told["action"]), "sessions": sessions, "line": line}
    return Change(**{**known, "at": None if at is None else (float(at[0]), float(at[1]))})


def _session(told: Mapping[str, Any]) -> Session:
    days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("first_on", "last_on")}
    hours = {"starts": time.fromisoformat(told["starts"])}
    ends = time.fromisoformat(told["ends"]) if told["ends"] else None
    season = Season(**told["season"]) if told.get("season") else None
    holidays = Known(told["bank_holidays"])
    return Session(**{**told, **days, **hours, "ends": ends, "bank_holidays": holidays, "season": season})


def changed_area(area: Area, scenario: Scenario) -> Area:
    """The area with the scenario's paths in its streets; the area itself where there are none."""
    paths = tuple(change for change in scenario.changes if change.action is Action.PATH)
    return _with_paths(area, paths) if paths else area


@lru_cache(maxsize=16)
def _with_paths(area: Area, paths: tuple[Change, ...]) -> Area:
    network, shores = area.network, list(barriers(area.background))
    for path in paths:
        if len(path.line) < 2:
            raise ChangeError("A path has two ends.", "Give at least two places.")
        x, y = np.array(path.line, float).T
        snapper = Snapper(network, barriers=shores)
        network = with_path(
            network, snapper.snap(x, y, limit_m=ASSET_LIMIT_M), flags=STEPS if path.steps else 0
        )
    return area.with_streets(network, change=hashlib.sha256(repr(paths).encode()).hexdigest()[:12])


@lru_cache(maxsize=32)
def changed_assets(area: Area, assets: AreaAssets, scenario: Scenario) -> AreaAssets:
    """The assets as they would be, in the order of the ids, just as the register would give them.

    Raises
    ------
    ChangeError
        A change names an asset that is not there, a place outside the area, or says too little.
    """
    for change in scenario.changes:
        assets = _DO[change.action](area, assets, change)
    return replace(assets, key=f"{assets.key}+{scenario.key}") if scenario.changes else assets


def _open(area: Area, assets: AreaAssets, change: Change) -> AreaAssets:
    at = kept_place(area, check_opening(area, assets, change))
    known = {
        "asset_id": change.asset_id,
        "name": change.name,
        "kind": change.kind,
        "status": str(Status.ACTIVE),
    }
    row = {column: known.get(column, "") for column in assets.table.columns if column != "geometry"}
    new = gpd.GeoDataFrame([row], geometry=[shapely.Point(at)], crs=assets.table.crs)
    longitude, latitude = kept_degrees(area, at)
    record = Asset(
        change.asset_id,
        change.name,
        kind=change.kind,
        longitude=longitude,
        latitude=latitude,
        sessions=change.sessions,
        places_a_week=change.places_a_week,
    )
    table = pd.concat([assets.table, new[assets.table.columns]]).sort_values("asset_id", kind="stable")
    return _made(assets, table.reset_index(drop=True), records={change.asset_id: record})


def check_opening(area: Area, assets: AreaAssets, change: Change) -> tuple[float, float]:
    """Where a new asset would be; raises ChangeError where it cannot be opened as the change says."""
    if change.at is None or not change.kind:
        raise ChangeError("A new asset needs a place and a kind.", "Choose both.")
    if change.asset_id in assets.records:
        raise ChangeError(
            "There is an asset {asset_id} already.", "Give the new one another id.", asset_id=change.asset_id
        )
    _check_inside(area, change)
    return change.at


def _close(_: Area, assets: AreaAssets, change: Change) -> AreaAssets:
    row = _row(assets, change)
    kept = assets.table.drop(index=row).reset_index(drop=True)
    doors = assets.entrances[assets.entrances["asset_id"] != change.asset_id].reset_index(drop=True)
    return replace(_made(assets, kept), entrances=doors)


def _move(area: Area, assets: AreaAssets, change: Change) -> AreaAssets:
    row = _row(assets, change)
    if change.at is None:
        raise ChangeError("Where it would move to is not said.", "Choose a place.")
    _check_inside(area, change)
    table = assets.table.copy()
    points = table.geometry.to_numpy().copy()
    points[row] = shapely.Point(kept_place(area, change.at))
    table = table.set_geometry(gpd.GeoSeries(points, index=table.index, crs=table.crs))
    longitude, latitude = kept_degrees(area, change.at)
    record = replace(
        assets.records.get(change.asset_id, Asset(change.asset_id)), longitude=longitude, latitude=latitude
    )
    moved = _made(assets, table, records={change.asset_id: record})
    return replace(moved, entrances=entrances_of(area, table))


def _hours(_: Area, assets: AreaAssets, change: Change) -> AreaAssets:
    row = _row(assets, change)
    record = assets.records.get(change.asset_id, Asset(change.asset_id))
    if not record.sessions and str(assets.table["kind"].iat[row]) in ALWAYS_THERE:
        raise ChangeError(
            "{record_name} is there at all times as far as is known.",
            "Choose one that has hours.",
            record_name=record.name or change.asset_id,
        )
    longer = tuple(sorted({*record.sessions, *change.sessions}, key=lambda s: (s.weekday, s.starts)))
    return _made(assets, assets.table, records={change.asset_id: replace(record, sessions=longer)})


def _places(_: Area, assets: AreaAssets, change: Change) -> AreaAssets:
    """Other places a week; one that was full is not known to be when it has more than the register knew."""
    _row(assets, change)
    record = assets.records.get(change.asset_id, Asset(change.asset_id))
    was, then = record.places_a_week, change.places_a_week
    more = was is not None and then is not None and then > was
    full = Known.UNKNOWN if more and record.full == Known.YES else record.full
    return _made(
        assets, assets.table, records={change.asset_id: replace(record, places_a_week=then, full=full)}
    )


def _path(_: Area, assets: AreaAssets, __: Change) -> AreaAssets:
    return assets


_DO: Final = {
    Action.OPEN: _open,
    Action.CLOSE: _close,
    Action.MOVE: _move,
    Action.HOURS: _hours,
    Action.PLACES: _places,
    Action.PATH: _path,
}


def _made(
    assets: AreaAssets, table: gpd.GeoDataFrame, *, records: Mapping[str, Asset] | None = None
) -> AreaAssets:
    """The same with another table, and some records new."""
    known = {**assets.records, **(records or {})}
    return replace(
        assets, table=table, records={key: known[key] for key in table["asset_id"] if key in known}
    )


def _row(assets: AreaAssets, change: Change) -> int:
    rows = np.flatnonzero((assets.table["asset_id"] == change.asset_id).to_numpy())
    if not len(rows):
        raise ChangeError(
            "There is no asset {asset_id} here.", "Choose one that is in the list.", asset_id=change.asset_id
        )
    return int(rows[0])


@lru_cache(maxsize=8)
def _kept(area: Area) -> shapely.Geometry:
    """The area and its margin, ready to be asked often."""
    kept = shapely.buffer(area.boundary, area.margin_m + EDGE_M)
    shapely.prepare(kept)
    return kept


def _check_inside(area: Area, change: Change) -> None:
    if change.at is None or not shapely.intersects_xy(_kept(area), *change.at):
        raise ChangeError(
            "That place lies outside {area_title} and its margin.",
            "Choose a place inside.",
            area_title=area.title,
        )
