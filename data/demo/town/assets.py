"""What can people join? The groups of groups.csv, each at its venue, as in a council's spreadsheet."""

import csv
from pathlib import Path

from shapely import Point, STRtree

from town.buildings import House
from town.osm import lonlat
from town.shapes import XY
from town.venues import Venue

_TABLE = Path(__file__).with_name("groups.csv")
COLUMNS = (
    "Ref", "Name", "Type", "Organisation", "Description", "Days and times", "Cost", "Phone", "Email",
    "Website", "Address", "Postcode", "Longitude", "Latitude", "Step-free", "Checked", "Ages",
    "Places a week", "Full", "Helpers wanted",
)  # fmt: skip


def list_assets(venues: list[Venue], doors: dict[str, XY], houses: list[House]) -> list[dict[str, str]]:
    """One row per group, in the order of the table. Phone numbers are of Ofcom's range for drama."""
    by_key = {venue.key: venue for venue in venues}
    tree = STRtree([Point(house.centre) for house in houses])
    with _TABLE.open(encoding="utf-8", newline="") as file:
        groups = list(csv.DictReader(file))
    phones = {name: f"01632 960{number:03d}" for number, name in enumerate(_in_order(groups), start=101)}
    rows = []
    for number, group in enumerate(groups, start=1):
        if group["venue"].startswith("site:"):
            site = group["venue"].removeprefix("site:")
            spot, where = doors[site], site
            postcode = houses[int(tree.nearest(Point(spot)))].postcode
        else:
            venue = by_key[group["venue"]]
            spot, postcode = venue.centre, venue.postcode
            where = f"{venue.name}, {f'{venue.number} ' if venue.number else ''}{venue.street}"
        rows.append(_row(number, group, phones[group["organisation"]], f"{where}, Larkenby", postcode, spot))
    return rows


def _in_order(groups: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(group["organisation"] for group in groups))


def _row(
    number: int, group: dict[str, str], phone: str, address: str, postcode: str, spot: XY
) -> dict[str, str]:
    lon, lat = lonlat(spot, digits=6)
    slug = "".join(
        letter if letter.isalnum() and letter.isascii() else "-" for letter in group["organisation"].lower()
    )
    slug = "-".join(part for part in slug.split("-") if part)
    values = (
        f"LK-{number:03d}", group["name"], group["type"], group["organisation"], group["description"],
        group["when"], group["cost"], phone, f"{slug}@example.org", f"https://example.org/{slug}", address,
        postcode, f"{lon:.6f}", f"{lat:.6f}", group["step_free"], group["checked"],
        group["ages"], group["places_a_week"], group["full"],
        group["helpers_wanted"],
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
