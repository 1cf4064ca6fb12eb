"""What if an asset opened, closed, moved or ran for longer, or a path were built? The register stays."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import to_lonlat, to_metres
from geo.network import STEPS
from geo.new_path import with_path
from geo.snap import Snapper
from layers.area import Area
from layers.assets.always_there import ALWAYS_THERE
from layers.background.barriers import barriers
from layers.register.model import Asset, Status, rounded_degrees
from layers.times.session import Known
from questions.funding.ground import FundingGround
from questions.funding.scenario import Action, Cannot, Change, ChangeError, Scenario
from questions.funding.transport_changes import check_minibus, timetable_with
from questions.places.area_assets import AreaAssets, entrances_of, only_rows
from questions.walks.walking_ground import ASSET_LIMIT_M


def changed(ground: FundingGround, scenario: Scenario) -> FundingGround:
    """The ground as it would be after a scenario; the same one where there are no changes.

    Raises
    ------
    ChangeError
        A change names an asset that is not there, a place outside the area or off its route, or says too
        little.
    """
    if not scenario.changes:
        return ground
    key = ("changed", *ground.key, scenario.key)
    after: FundingGround = ground.keep(
        key,
        lambda _: replace(
            ground,
            area=changed_area(ground.area, scenario),
            assets=changed_assets(ground, scenario),
            buses=timetable_with(ground, scenario),
        ),
    )
    return after


def changed_area(area: Area, scenario: Scenario) -> Area:
    """The area with the scenario's paths in its streets; the area itself where there are none.

    Raises
    ------
    ChangeError
        A path has fewer than two ends.
    """
    paths = tuple(change for change in scenario.changes if change.action is Action.PATH)
    return _with_paths(area, paths) if paths else area


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


def changed_assets(ground: FundingGround, scenario: Scenario) -> AreaAssets:
    """The assets as they would be, in the order of the ids, just as the register would give them.

    Raises
    ------
    ChangeError
        A change names an asset that is not there, a place outside the area, or says too little.
    """
    after = ground
    for change in scenario.changes:
        after = after.with_assets(_DO[change.action](after, change))
    if not scenario.changes:
        return ground.assets
    return replace(after.assets, key=f"{ground.assets.key}+{scenario.key}")


def _open(ground: FundingGround, change: Change) -> AreaAssets:
    area, assets = ground.area, ground.assets
    at = kept_place(area, check_opening(ground, change))
    cells = {
        "asset_id": change.asset_id,
        "name": change.name,
        "kind": change.kind,
        "status": str(Status.ACTIVE),
    }
    row = {column: cells.get(column, "") for column in assets.table.columns if column != "geometry"}
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


def kept_degrees(area: Area, at: tuple[float, float]) -> tuple[float, float]:
    """Longitude and latitude as the register keeps them, of a place in metres in the area's CRS."""
    lon, lat = to_lonlat(*at, crs=area.crs)
    return rounded_degrees(float(lon)), rounded_degrees(float(lat))


def kept_place(area: Area, at: tuple[float, float]) -> tuple[float, float]:
    """The place, metres, as it comes back from the register: within a centimetre of ``at``.

    A change is tried there, so that not even the last resident at the edge of a walk is counted otherwise
    than when the change is made.
    """
    lon, lat = kept_degrees(area, at)
    x, y = to_metres([lon], [lat], crs=area.crs)
    return float(x[0]), float(y[0])


def why_not_open(ground: FundingGround, change: Change) -> Cannot | None:
    """Why a new asset cannot be opened as the change says; None if it can."""
    if change.at is None:
        return Cannot.NO_PLACE
    if not change.kind:
        return Cannot.NO_KIND
    if change.asset_id in ground.assets.records:
        return Cannot.SAME_ID
    return None if shapely.intersects_xy(ground.inside, *change.at) else Cannot.OUTSIDE


def check_opening(ground: FundingGround, change: Change) -> tuple[float, float]:
    """Where a new asset would be, metres.

    Raises
    ------
    ChangeError
        It cannot be opened as the change says.
    """
    if change.at is None or not change.kind:
        raise ChangeError("A new asset needs a place and a kind.", "Choose both.")
    if change.asset_id in ground.assets.records:
        raise ChangeError(
            "There is an asset {asset_id} already.", "Give the new one another id.", asset_id=change.asset_id
        )
    _check_inside(ground, change)
    return change.at


def _close(ground: FundingGround, change: Change) -> AreaAssets:
    assets = ground.assets
    stays = np.arange(len(assets.table)) != _row(assets, change)
    return only_rows(assets, stays, key=f"without {change.asset_id}")


def _move(ground: FundingGround, change: Change) -> AreaAssets:
    area, assets = ground.area, ground.assets
    row = _row(assets, change)
    if change.at is None:
        raise ChangeError("Where it would move to is not said.", "Choose a place.")
    _check_inside(ground, change)
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


def _hours(ground: FundingGround, change: Change) -> AreaAssets:
    assets = ground.assets
    row = _row(assets, change)
    record = assets.records.get(change.asset_id, Asset(change.asset_id))
    if always_on(assets, row):
        raise ChangeError(
            "{record_name} is there at all times as far as is known.",
            "Choose one that has hours.",
            record_name=record.name or change.asset_id,
        )
    longer = tuple(sorted({*record.sessions, *change.sessions}, key=lambda s: (s.weekday, s.starts)))
    return _made(assets, assets.table, records={change.asset_id: replace(record, sessions=longer)})


def always_on(assets: AreaAssets, row: int) -> bool:
    """Whether the asset in a row is there at all times, as far as is known: more times mean nothing."""
    record = assets.records.get(str(assets.table["asset_id"].iat[row]), Asset(""))
    return not record.sessions and str(assets.table["kind"].iat[row]) in ALWAYS_THERE


def _places(ground: FundingGround, change: Change) -> AreaAssets:
    """Other places a week; one that was full is not known to be when it has more than the register knew."""
    assets = ground.assets
    _row(assets, change)
    record = assets.records.get(change.asset_id, Asset(change.asset_id))
    was, then = record.places_a_week, change.places_a_week
    more = was is not None and then is not None and then > was
    full = Known.UNKNOWN if more and record.full == Known.YES else record.full
    return _made(
        assets, assets.table, records={change.asset_id: replace(record, places_a_week=then, full=full)}
    )


def _no_asset(ground: FundingGround, _: Change) -> AreaAssets:
    return ground.assets


def _minibus(ground: FundingGround, change: Change) -> AreaAssets:
    check_minibus(ground, change, _row(ground.assets, change))
    return ground.assets


def _stop(ground: FundingGround, change: Change) -> AreaAssets:
    _check_inside(ground, change)
    return ground.assets


_DO: Final = {
    Action.OPEN: _open,
    Action.CLOSE: _close,
    Action.MOVE: _move,
    Action.HOURS: _hours,
    Action.PLACES: _places,
    Action.PATH: _no_asset,
    Action.MINIBUS: _minibus,
    Action.STOP: _stop,
}


def _made(
    assets: AreaAssets, table: gpd.GeoDataFrame, *, records: Mapping[str, Asset] | None = None
) -> AreaAssets:
    """The same with another table, and some records new."""
    every = {**assets.records, **(records or {})}
    return replace(
        assets, table=table, records={key: every[key] for key in table["asset_id"] if key in every}
    )


def _row(assets: AreaAssets, change: Change) -> int:
    rows = np.flatnonzero((assets.table["asset_id"] == change.asset_id).to_numpy())
    if not len(rows):
        raise ChangeError(
            "There is no asset {asset_id} here.", "Choose one that is in the list.", asset_id=change.asset_id
        )
    return int(rows[0])


def _check_inside(ground: FundingGround, change: Change) -> None:
    if change.at is None or not shapely.intersects_xy(ground.inside, *change.at):
        raise ChangeError(
            "That place lies outside {area_title} and its margin.",
            "Choose a place inside.",
            area_title=ground.area.title,
        )
