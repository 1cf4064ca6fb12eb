"""Files of rides written for a test: zones about (299700, 450000), as polygons and as GTFS-Flex."""

import json
import zipfile
from pathlib import Path
from typing import Any

import shapely

CRS = "EPSG:27700"
KEEP = shapely.box(298_000, 449_000, 303_000, 452_000)
WEST, SOUTH, EAST, NORTH = -3.535, 53.935, -3.500, 53.950
RING = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]
ZONE = {"type": "Polygon", "coordinates": [RING]}
CROSSED = [[WEST, SOUTH], [EAST, NORTH], [EAST, SOUTH], [WEST, NORTH], [WEST, SOUTH]]
BOW = {"type": "Polygon", "coordinates": [CROSSED]}
LINE = {"type": "Polygon", "coordinates": [[[WEST, SOUTH], [EAST, NORTH], [WEST, SOUTH], [WEST, SOUTH]]]}
AWAY = {"type": "Polygon", "coordinates": [[[0.0, 51.0], [0.1, 51.0], [0.1, 51.1], [0.0, 51.0]]]}
PLAIN = {
    "Name": "Tiny Dial-a-Ride",
    "Telephone": "01632 960123",
    "Website": "https://ride.example",
    "Days and hours": "Mon-Fri 9:30-15:00",
    "Who for": "60 and over or disabled",
    "Notice": "by noon the day before",
    "Cost": "£3",
}

FLEX = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone,agency_phone\n"
    "A,Tiny Rides,https://rides.example,Europe/London,01632 960124\n",
    "routes.txt": "route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,,Tiny Dial-a-Ride,3\n",
    "trips.txt": "route_id,service_id,trip_id\nR,WK,t1\nR,SA,t2\n",
    "stop_times.txt": "trip_id,location_id,stop_sequence,start_pickup_drop_off_window,"
    "end_pickup_drop_off_window,"
    "pickup_type,drop_off_type,pickup_booking_rule_id\n"
    "t1,zone,1,09:30:00,15:00:00,2,1,B\nt1,zone,2,09:30:00,15:00:00,1,2,\n"
    "t2,zone,1,10:00:00,12:00:00,2,1,B\nt2,zone,2,10:00:00,12:00:00,1,2,\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
    "start_date,end_date\n"
    "WK,1,1,1,1,1,0,0,20260601,20260630\nSA,0,0,0,0,0,1,0,20260601,20260630\n",
    "calendar_dates.txt": "service_id,date,exception_type\nWK,20260610,2\n",
    "booking_rules.txt": "booking_rule_id,booking_type,prior_notice_duration_min,prior_notice_last_day,"
    "prior_notice_last_time,prior_notice_service_id,message,phone_number\n"
    "B,2,,1,12:00:00,,Ring us first,01632 960123\n",
}


def write_zones(folder: Path, *features: tuple[dict[str, Any], Any], name: str = "rides.geojson") -> Path:
    """Write a map file; each feature is its properties and its geometry."""
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": geometry}
            for properties, geometry in features
        ],
    }
    path = folder / name
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def write_flex(
    folder: Path, *, zones: dict[str, Any] | None = None, name: str = "flex.zip", **tables: str | None
) -> Path:
    """Write GTFS-Flex; ``zones`` by their ids, ``stop_times="..."`` gives stop_times.txt other text."""
    zones = {"zone": ZONE} if zones is None else zones
    texts: dict[str, str | None] = {**FLEX, **{f"{table}.txt": text for table, text in tables.items()}}
    features = [
        {"type": "Feature", "id": key, "properties": {}, "geometry": shape} for key, shape in zones.items()
    ]
    texts["locations.geojson"] = json.dumps({"type": "FeatureCollection", "features": features})
    with zipfile.ZipFile(folder / name, "w") as archive:
        for table, text in texts.items():
            if text is not None:
                archive.writestr(table, text)
    return folder / name
