"""Which assets can people join now or soon, and where? One table in metres: all that questions and maps read.

The place of an asset that hides its address is not in it at all.
"""

import json
from datetime import datetime
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from geo.crs import to_metres
from layers.assets.model import ASSET_COLUMNS
from layers.register.history import versions_at
from layers.register.model import Status
from layers.register.records import Record, from_text
from layers.register.schema import asset_versions, assets

# Text columns beyond those of ASSET_COLUMNS, "" where not known.
MORE_TEXTS: Final = (
    "interests",  # joined by "; "
    "sessions",  # JSON text, read by records.sessions_from_text
    "when_unread",
    "for_whom",
    "not_for",
    "full",
    "access",
    "area_served",
    "source_id",
    "source_date",
    "licence",
    "attribution",
    "checked_by",
)
NUMBERS: Final = ("minimum_age", "maximum_age", "price_pence", "places_a_week")  # Int64, missing: not known
SNAPSHOT_COLUMNS: Final = (
    *ASSET_COLUMNS[:-1],
    *MORE_TEXTS,
    *NUMBERS,
    "status",
    "hide_address",
    "version",
    "geometry",
)
_PLACE: Final = ("address", "postcode", "near_street", "location_from")
_FROM: Final = {"location_from": "placed_by"}


def snapshot(
    connection: Connection, *, crs: str, with_paused: bool = False, as_of: datetime | None = None
) -> gpd.GeoDataFrame:
    """Active assets, one row each in the order of their ids, columns ``SNAPSHOT_COLUMNS``.

    ``with_paused`` adds those that are paused; closed ones are never in it. Geometry is a point in metres
    in ``crs``, or None where there is none to walk to. ``as_of`` asks for them as they were at that moment.
    """
    stood = assets if as_of is None else versions_at(as_of)
    question = sa.select(asset_versions.c.record, asset_versions.c.version).join(
        stood,
        sa.and_(stood.c.asset_id == asset_versions.c.asset_id, stood.c.version == asset_versions.c.version),
    )
    found = [(from_text(text), version) for text, version in connection.execute(question)]
    wanted = {Status.ACTIVE, Status.PAUSED} if with_paused else {Status.ACTIVE}
    rows = sorted(
        (row for row in found if row[0].get("status", Status.ACTIVE) in wanted),
        key=lambda row: row[0]["asset_id"],
    )
    records = [_shown(record) for record, _ in rows]
    columns: dict[str, Any] = {
        name: pd.Series(_texts(records, _FROM.get(name, name)), dtype="str")
        for name in (*ASSET_COLUMNS[:-1], *MORE_TEXTS)
    }
    for name in NUMBERS:
        columns[name] = pd.array([record.get(name) for record in records], dtype="Int64")
    status = [str(record.get("status", Status.ACTIVE)) for record in records]
    columns["status"] = pd.Series(status, dtype="str")
    columns["hide_address"] = np.array(["hide_address" in record for record in records], dtype=bool)
    columns["version"] = np.array([version for _, version in rows], dtype=np.int64)
    return gpd.GeoDataFrame(columns, geometry=_points(records, crs), crs=crs)[list(SNAPSHOT_COLUMNS)]


def _shown(record: Record) -> Record:
    if not record.get("hide_address"):
        return record
    hidden = {*_PLACE, *_FROM.values(), "longitude", "latitude", "uprn"}
    return {name: value for name, value in record.items() if name not in hidden}


def _texts(records: list[Record], name: str) -> list[str]:
    if name == "interests":
        return ["; ".join(record.get(name, ())) for record in records]
    if name == "sessions":
        return [json.dumps(record[name]) if name in record else "" for record in records]
    return [record.get(name, "") for record in records]


def _points(records: list[Record], crs: str) -> Any:
    missing = float("nan")
    longitude = np.array([record.get("longitude", missing) for record in records], dtype=float)
    latitude = np.array([record.get("latitude", missing) for record in records], dtype=float)
    points = np.full(len(records), None, dtype=object)
    x, y = to_metres(longitude, latitude, crs=crs)
    there = np.isfinite(x) & np.isfinite(y)
    points[there] = shapely.points(x[there], y[there])
    return gpd.GeoSeries(points, crs=crs)
