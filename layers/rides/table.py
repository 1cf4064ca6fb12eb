"""How are zones of rides kept in a pack, and read again from one?"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import geopandas as gpd

from layers.rides.columns import RIDE_COLUMNS
from layers.rides.for_whom import ages_of_record, ages_record
from layers.rides.model import RideHours, RideZone, WhoMayRide
from layers.rides.notice import notice_of_record, notice_record
from layers.times.session_text import read_session_text, session_text


def rides_table(zones: Iterable[RideZone], *, crs: str) -> gpd.GeoDataFrame:
    """Zones as the table of a pack, columns as RIDE_COLUMNS; metres in ``crs``."""
    rows = [
        (
            zone.name, json.dumps([_hours_record(each) for each in zone.hours]), zone.when,
            ages_record(zone.for_whom.ages), zone.for_whom.others, zone.for_whom.only,
            notice_record(zone.notice), zone.notice_words, zone.phone, zone.website, zone.cost, zone.outline,
        )
        for zone in zones
    ]  # fmt: skip
    table = gpd.GeoDataFrame(rows, columns=list(RIDE_COLUMNS), geometry="geometry", crs=crs)
    return table.astype(dict.fromkeys(RIDE_COLUMNS[:-1], str))


def rides_of(table: gpd.GeoDataFrame) -> tuple[RideZone, ...]:
    """The zones that a table of a pack holds.

    Raises
    ------
    ValueError
        Hours, ages or notice are not as ``rides_table`` writes them.
    """
    return tuple(_zone(row) for row in table[list(RIDE_COLUMNS)].itertuples(index=False))


def _zone(row: Any) -> RideZone:
    hours = json.loads(row.hours)
    if not isinstance(hours, list):
        raise ValueError("no hours")
    return RideZone(
        row.name, row.geometry, tuple(_hours(each) for each in hours), row.when,
        WhoMayRide(ages_of_record(row.ages), row.others, row.only),
        notice_of_record(row.notice), row.notice_words, phone=row.phone, website=row.website, cost=row.cost,
    )  # fmt: skip


def _hours_record(hours: RideHours) -> list[object]:
    return [session_text(hours.session), *sorted(day.isoformat() for day in hours.not_on)]


def _hours(record: object) -> RideHours:
    if not isinstance(record, list) or not record or not all(isinstance(text, str) for text in record):
        raise ValueError("no hours")
    session = read_session_text(record[0])
    if session is None:
        raise ValueError("no hours")
    return RideHours(session, frozenset(date.fromisoformat(day) for day in record[1:]))
