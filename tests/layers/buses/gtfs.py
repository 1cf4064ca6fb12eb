"""A bus timetable written for a test: a few stops along a line, and whatever tables a test wants other."""

import zipfile
from pathlib import Path

import shapely

CRS = "EPSG:27700"
KEEP = shapely.box(298_000, 449_000, 303_000, 452_000)
LON, LAT = -3.529, 53.939  # about (299700, 450000)
STEP = 0.006  # degrees, about 400 m
TABLES = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\nA,Tiny Buses,https://x.example,Europe/London\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon,wheelchair_boarding,location_type,parent_station\n"
    + "".join(f"S{i},Stop {i},{LAT},{LON + i * STEP},{i % 3},0,\n" for i in range(5))
    + "FAR,Far away,55.0,-1.5,0,0,\n",
    "routes.txt": "route_id,agency_id,route_short_name,route_long_name,route_type\n"
    "R1,A,30,,3\nR2,A,,Coast Coach,200\nR3,A,T,,2\n",
    "trips.txt": "route_id,service_id,trip_id,trip_headsign,wheelchair_accessible\n"
    "R1,WK,early,Ringland,1\nR1,WK,late,,2\nR2,SA,coach,Bristol,0\nR3,WK,train,,0\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n"
    "early,09:00:00,09:00:00,S0,0,0,1\nearly,09:04:00,09:04:30,S1,1,0,0\nearly,09:09:00,09:09:00,S2,2,1,0\n"
    "late,23:50:00,23:50:00,S0,5,,\nlate,24:10:00,24:10:00,S1,7,,\nlate,24:40:00,24:40:00,FAR,9,,\n"
    "coach,10:00:00,10:00:00,S0,0,0,0\ncoach,12:00:00,12:00:00,S4,1,0,0\n"
    "train,10:00:00,10:00:00,S0,0,0,0\ntrain,12:00:00,12:00:00,S4,1,0,0\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
    "start_date,end_date\n"
    "WK,1,1,1,1,1,0,0,20260601,20260630\nSA,0,0,0,0,0,1,0,20260601,20260630\n",
    "calendar_dates.txt": "service_id,date,exception_type\nWK,20260610,2\nSA,20260610,1\n",
}


def write_gtfs(folder: Path, name: str = "buses.zip", **tables: str | bytes | None) -> Path:
    """Write a timetable; ``stops="..."`` gives stops.txt other text, None leaves it out."""
    texts = {**TABLES, **{f"{table}.txt": text for table, text in tables.items()}}
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, text in texts.items():
            if text is not None:
                archive.writestr(table, text)
    return path


def rows_more(table: str, *rows: str) -> str:
    """A table of TABLES with more rows."""
    return TABLES[f"{table}.txt"] + "".join(f"{row}\n" for row in rows)
