"""A list of made-up clubs comes into an empty register: run by ``register_import`` in a program of its own.

``python -m bench.import_list AREA AREAS_FOLDER ROWS FOLDER`` prints, on one line, the seconds of reading the
file, of reading its rows, of comparing with the register, of writing, and of looking for likely duplicates.
"""

import csv
import random
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from geo.crs import to_lonlat
from layers.area import Area, open_area
from layers.assets.kinds import load_kinds
from layers.register.importing.doubles.duplicates import likely_duplicates
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.places import finder_for
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from layers.tables.reading import read_table

SEED: Final = 20261122
HEADINGS: Final = (
    "Ref",
    "Name",
    "Organisation",
    "Type",
    "Description",
    "Days and times",
    "Cost",
    "Ages",
    "Address",
    "Postcode",
    "Telephone",
    "Email",
    "Website",
    "Step free",
    "Longitude",
    "Latitude",
    "Last checked",
    "Notes",
)
_FIRST: Final = (
    "Rivermead",
    "Larkfield",
    "Stowhill",
    "Eastgate",
    "Marshfield",
    "Northway",
    "Priory",
    "Orchard",
)
_WHAT: Final = (
    ("Lunch Club", "Lunch club"),
    ("Rugby Club", "Sports club"),
    ("Knit and Natter", "Craft group"),
    ("Choir", "Choir"),
    ("Walking Group", "Exercise group"),
    ("Men's Shed", "Men's shed"),
    ("Library", "Library"),
)
_WHEN: Final = (
    "Tuesday 12:00-14:00",
    "every other Thursday 10.30am - noon",
    "1st Wednesday of the month 2pm to 4pm",
    "Mo-Fr 09:00-17:00; Sa 09:00-12:30",
    "Mondays and Fridays 7-9pm, term time only",
    "By arrangement: ring first",
)


def write_list(path: Path, rows: int, area: Area, *, seed: int = SEED) -> None:
    """A CSV of ``rows`` made-up clubs in an area: most with coordinates, some by postcode only."""
    draw = random.Random(seed)
    west, south, east, north = area.boundary.bounds
    places = [(draw.uniform(west, east), draw.uniform(south, north)) for _ in range(rows)]
    lon, lat = to_lonlat([x for x, _ in places], [y for _, y in places], crs=area.crs)
    postcodes = area.postcodes[area.postcodes["ended"].isna()]["postcode"].tolist()
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        for number in range(rows):
            point = [f"{lon[number]:.6f}", f"{lat[number]:.6f}"] if number % 5 else ["", ""]
            out.writerow(_row(number, draw, draw.choice(postcodes), point))


def _row(number: int, draw: random.Random, postcode: str, point: list[str]) -> list[str]:
    name, kind = draw.choice(_WHAT)
    return [
        f"C{number:06}",
        f"{draw.choice(_FIRST)} {draw.choice(_FIRST)} {name} {number}",
        f"{draw.choice(_FIRST)} Community Trust",
        kind,
        "A friendly welcome, tea and a chat for everybody who lives nearby. " * draw.randint(1, 4),
        draw.choice(_WHEN),
        draw.choice(("free", "£2.50", "£4, members £3", "donations")),
        draw.choice(("60+", "all ages", "16-25", "")),
        f"{draw.randint(1, 200)} {draw.choice(_FIRST)} Road",
        postcode,
        f"01632 {draw.randint(0, 999_999):06}",
        f"club{number}@example.org",
        f"https://example.org/{number}",
        draw.choice(("yes", "no", "")),
        *point,
        draw.choice(("2026-05-03", "03/05/2025", "")),
        "Parking at the back",
    ]


def import_seconds(area: Area, file: Path, register: Path) -> tuple[list[float], int]:
    """Seconds of each step, and how many assets came in."""
    kinds, finder, times = load_kinds(), finder_for(area), [time.perf_counter()]

    def step() -> None:
        """One more moment."""
        times.append(time.perf_counter())

    table = read_table(file)
    step()
    mapping = guess_mapping(table, kinds)
    rows_read = read_rows(
        table, mapping, source=Source("Clubs"), kinds=kinds, finder=finder, today=date(2026, 11, 22)
    )
    del table
    step()
    with open_register(register) as opened:
        plan = opened.plan_import(rows_read.assets, ImportInfo("Clubs", by="bench", sha256="0" * 64))
        step()
        result = opened.commit_import(plan)
        step()
    likely_duplicates(rows_read.assets)
    step()
    return [after - before for before, after in pairwise(times)], result.added


def main(words: list[str]) -> None:
    """Print the seconds of each step and how many came in."""
    name, areas_folder, rows, folder = words
    area, file = open_area(name, areas_folder=Path(areas_folder)), Path(folder) / "clubs.csv"
    write_list(file, int(rows), area)
    seconds, added = import_seconds(area, file, Path(folder) / "register.sqlite")
    print(*(f"{step:.2f}" for step in seconds), added)


if __name__ == "__main__":
    main(sys.argv[1:])
