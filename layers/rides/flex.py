"""What does GTFS-Flex say of rides from door to door? Zones, windows, days and booking rules, from its zip.

Rides within one zone are read; those that only lead from one zone into another are counted and left out.
Source of the format: gtfs.org, Schedule Reference, as adopted in March 2024.
"""

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.crs import LONLAT
from geo.wording import counted, worded
from layers.buses.calendars import ServiceDays, read_service_days
from layers.buses.cells import BLANK, WRONG, names, seconds_of, whole_numbers
from layers.buses.faults import BusFaults
from layers.buses.feed_files import FeedFiles, GtfsError, open_feed
from layers.rides.booking_rules import BookingRules, read_booking_rules
from layers.rides.faults import BETWEEN, NOT_USED, RideFaults, RidesError
from layers.rides.flex_hours import hours_of_days
from layers.rides.model import RideFile, RideHours, RideZone
from layers.rides.outline import outline_here
from layers.tables.contacts import is_phone, is_website
from layers.tables.parse_features import shape_of
from layers.tables.zip_members import is_hidden, member_opener

LOCATIONS: Final = "locations.geojson"
_NEEDED: Final = ("agency.txt", "routes.txt", "trips.txt", "stop_times.txt")
_MOST_BYTES: Final = 200_000_000  # of the outlines
_UNREADABLE: Final = (
    *(OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError),
    *(ValueError, LookupError, TypeError, AttributeError, RecursionError),
)
_NOT_AVAILABLE: Final = "1"  # as pick-up or drop-off type
_CALLS: Final = (
    *("trip_id", "location_id", "stop_sequence", "pickup_type", "drop_off_type", "pickup_booking_rule_id"),
    *("start_pickup_drop_off_window", "end_pickup_drop_off_window"),
)
_FIRST_ROW: Final = 2  # as in a list of zones
_FIX: Final = worded("Tell whoever publishes the file; nothing need be done here.")


class _Use(NamedTuple):
    """What one zone is used by."""

    location: str
    route: str
    rule: str


@dataclass(frozen=True, eq=False)
class _Feed:
    """The tables of one feed, as text."""

    outlines: dict[str, BaseGeometry | None] = field(repr=False)  # metres
    titles: dict[str, tuple[str, str, str]] = field(repr=False)  # route -> name, phone, website
    trips: pd.DataFrame = field(repr=False)
    services: ServiceDays = field(repr=False)
    rules: BookingRules = field(repr=False)


def is_flex(path: Path) -> bool:
    """Whether a file is a zip of GTFS with zones in it."""
    try:
        _open(path)
    except (RidesError, GtfsError):
        return False
    return True


def read_flex(path: Path, *, crs: str, keep: BaseGeometry, on: date) -> RideFile:
    """Read the zones of a GTFS-Flex feed that meet ``keep``, metres in ``crs``, as things are on a day.

    Raises
    ------
    RidesError, GtfsError
        The file cannot be used at all.
    """
    tables, member = _open(path)
    faults, bus_faults = RideFaults(), BusFaults()
    services = read_service_days(tables, bus_faults, on=on)
    feed = _Feed(
        _outlines(path, member, crs),
        _titles(tables),
        tables.whole("trips.txt", ["trip_id", "route_id", "service_id"]).drop_duplicates("trip_id"),
        services,
        read_booking_rules(tables, services, faults),
    )
    uses, between = _uses(tables, feed, faults)
    used = {use.location for use in (*uses, *between)}
    faults.dropped[BETWEEN] += len(between)
    faults.dropped[NOT_USED] += len(set(feed.outlines) - used)
    zones = tuple(_zones(feed, uses, keep, faults))
    rows_read = len(uses) + len(between) + len(set(feed.outlines) - used)
    dropped = {why: count for why, count in faults.dropped.items() if count}
    every_fault = (*faults.faults, *bus_faults.faults)
    return RideFile(zones, rows_read, dropped, every_fault, (*_ended(zones, on), *faults.notes()))


def _open(path: Path) -> tuple[FeedFiles, str]:
    """The tables, and which member of the zip has the outlines."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = {PurePosixPath(each.filename): each for each in archive.infolist() if not each.is_dir()}
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        raise RidesError(
            "{path_name} is no zip, or is damaged.",
            "Rides come as GTFS-Flex in a zip, or as polygons (.geojson, .gpkg): fetch the file again.",
            path_name=path.name,
        ) from None
    members = [each for name, each in inside.items() if name.name == LOCATIONS and not is_hidden(name)]
    if len(members) != 1 or members[0].file_size > _MOST_BYTES:
        raise RidesError(
            "{path_name} is no GTFS-Flex: it has not one {locations} of a size that can be read.",
            "Name a GTFS-Flex file, or the zones as polygons (.geojson, .gpkg).",
            path_name=path.name,
            locations=LOCATIONS,
        )
    return open_feed(path, needed=_NEEDED), members[0].filename


def _outlines(path: Path, member: str, crs: str) -> dict[str, BaseGeometry | None]:
    try:
        with member_opener(path, member)() as stream:
            features = json.loads(stream.read().decode("utf-8-sig"))["features"]
        ids = [str(feature["id"]) for feature in features]
    except _UNREADABLE:
        raise RidesError(
            "In {path_name}, {locations} cannot be read: it is no GeoJSON collection of features with ids.",
            "Fetch the file again from where the recipe says.",
            path_name=path.name,
            locations=LOCATIONS,
        ) from None
    shapes = gpd.GeoSeries([shape_of(feature.get("geometry")) for feature in features], crs=LONLAT)
    return dict(zip(ids, shapes.to_crs(crs), strict=True))


def _titles(tables: FeedFiles) -> dict[str, tuple[str, str, str]]:
    agencies = tables.whole("agency.txt", ["agency_id", "agency_name", "agency_phone", "agency_url"])
    by_id = {str(row[0]): row[1:] for row in agencies.itertuples(index=False)}
    only = next(iter(by_id.values()), ("", "", ""))
    routes = tables.whole("routes.txt", ["route_id", "agency_id", "route_long_name", "route_short_name"])
    titles = {}
    for route, agency, *called in routes.itertuples(index=False):
        name, phone, url = by_id.get(str(agency), only if len(by_id) < 2 else ("", "", ""))
        title = next((text for text in (*called, name) if text), str(route))
        titles[str(route)] = (
            _plain(title),
            _plain(phone) if is_phone(phone) else "",
            url if is_website(url) else "",
        )
    return titles


def _uses(
    tables: FeedFiles, feed: _Feed, faults: RideFaults
) -> tuple[dict[_Use, list[RideHours]], set[_Use]]:
    """By zone, route and booking rule the hours of rides within; and those that only lead elsewhere."""
    calls = tables.whole("stop_times.txt", _CALLS)
    calls = calls[(calls["location_id"] != "") & calls["trip_id"].isin(feed.trips["trip_id"])]
    calls = calls.assign(
        order=whole_numbers(calls["stop_sequence"]),
        starts=seconds_of(calls["start_pickup_drop_off_window"]),
        ends=seconds_of(calls["end_pickup_drop_off_window"]),
    )
    trips = feed.trips.set_index("trip_id")
    within: dict[_Use, list[RideHours]] = {}
    between: set[_Use] = set()
    for (trip, location), of_zone in calls.sort_values("order", kind="stable").groupby(
        ["trip_id", "location_id"]
    ):
        route, service = trips["route_id"][str(trip)], trips["service_id"][str(trip)]
        ride = _ride_within(of_zone)
        if ride is None:
            between.add(_Use(str(location), str(route), ""))
            continue
        first, last = ride
        use = _Use(str(location), str(route), str(first["pickup_booking_rule_id"]))
        hours = within.setdefault(use, [])
        if BLANK in (first["starts"], last["ends"]):
            continue
        window = f"{first['start_pickup_drop_off_window']} {last['end_pickup_drop_off_window']}"
        if WRONG in (first["starts"], last["ends"]) or not 0 < last["ends"] - first["starts"] <= 86_400:
            what = worded("This window of a ride is none, so its hours are not known.")
            faults.add(int(first.name), "start_pickup_drop_off_window", window, what, _FIX)
            continue
        days = feed.services.days.get(str(service), frozenset())
        hours += hours_of_days(days, int(first["starts"]), int(last["ends"]))
    places = {use[:2] for use in within}
    return within, {use for use in between if use[:2] not in places}


def _ride_within(calls: pd.DataFrame) -> tuple[Any, Any] | None:
    """The first pick-up in a zone and the last arrival after it there; None where there is none."""
    rows = [row for _, row in calls.iterrows()]
    first = next((at for at, row in enumerate(rows) if row["pickup_type"] != _NOT_AVAILABLE), len(rows))
    after = [row for row in rows[first + 1 :] if row["drop_off_type"] != _NOT_AVAILABLE]
    return (rows[first], after[-1]) if after else None


def _zones(
    feed: _Feed, uses: dict[_Use, list[RideHours]], keep: BaseGeometry, faults: RideFaults
) -> Iterator[RideZone]:
    rows = {location: row for row, location in enumerate(feed.outlines, start=_FIRST_ROW)}
    for use, hours in sorted(uses.items(), key=lambda item: item[0]):
        row = rows.get(use.location, _FIRST_ROW + len(rows))
        outline = outline_here(feed.outlines.get(use.location), keep, faults, row=row)
        if outline is None:
            continue
        name, phone, website = feed.titles.get(use.route, (use.route, "", ""))
        rule = feed.rules.of(use.rule)
        faults.hours_not_known += not hours
        faults.notice_not_known += rule.notice is None
        yield RideZone(
            name, outline, tuple(dict.fromkeys(hours)), notice=rule.notice, notice_words=rule.words,
            phone=rule.phone or phone, website=rule.website or website,
        )  # fmt: skip


def _ended(zones: tuple[RideZone, ...], on: date) -> tuple[str, ...]:
    ended = [zone for zone in zones if zone.hours and all(_last(each) < on for each in zone.hours)]
    if not ended:
        return ()
    return (
        counted(
            "{count} zone has no ride any more, by its calendar: fetch a newer file.",
            "{count} zones have no rides any more, by their calendars: fetch a newer file.",
            len(ended),
        ),
    )


def _last(hours: RideHours) -> date:
    return hours.session.last_on or date.max


def _plain(text: str) -> str:
    return str(names(pd.Series([text])).iloc[0])
