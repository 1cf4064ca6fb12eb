"""What can people join? The groups of groups.csv, each at its venue, as in a council's spreadsheet."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shapely import Point, STRtree

from town.buildings import House
from town.osm import lonlat
from town.shapes import XY
from town.venues import Venue

_TABLE = Path(__file__).with_name("groups.csv")
_CLOSED = Path(__file__).with_name("closed.csv")  # what was there in the year before, and is no more
_CHANGES = Path(__file__).with_name("changes.csv")  # until when a group was not there, or had another value
COLUMNS = (
    "Ref", "Name", "Type", "Organisation", "Description", "Days and times", "Cost", "Phone", "Email",
    "Website", "Address", "Postcode", "Longitude", "Latitude", "Step-free", "Checked", "Ages",
    "Places a week", "Full", "Helpers wanted",
)  # fmt: skip


@dataclass(frozen=True)
class MeetingPlaces:
    """Where groups can meet, and whose postcode a site without one takes."""

    venues: list[Venue]
    doors: dict[str, XY]
    houses: list[House]


def list_assets(ground: MeetingPlaces) -> list[dict[str, str]]:
    """One row per group, in the order of the table. Phone numbers are of Ofcom's range for drama."""
    return _listed(ground, _groups())


def list_assets_on(ground: MeetingPlaces, day: str) -> list[dict[str, str]]:
    """The same list as it stood at an earlier day (ISO): what had opened, and not closed, as it was then."""
    return _listed(ground, [_group_on(group, day) for group in _groups()], closed=_closed_after(day))


def _groups() -> list[dict[str, str]]:
    return _read(_TABLE)


def _read(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _group_on(group: dict[str, str], day: str) -> dict[str, str] | None:
    """A group as it was; None where it had not opened. Checked later: its check before was a year earlier."""
    later = [row for row in _read(_CHANGES) if row["name"] == group["name"] and row["until"] > day]
    if any(not row["column"] for row in later):
        return None
    was = {row["column"]: row["was"] for row in later}
    checked = group["checked"]
    if checked > day:
        was["checked"] = f"{int(checked[:4]) - 1}{checked[4:]}"
    return group | was


def _closed_after(day: str) -> list[dict[str, str] | None]:
    return [group if group["closed"] > day else None for group in _read(_CLOSED)]


def _listed(
    ground: MeetingPlaces,
    groups: Sequence[dict[str, str] | None],
    *,
    closed: Sequence[dict[str, str] | None] = (),
) -> list[dict[str, str]]:
    """The rows of a list; numbers and telephones are those of the whole tables, whoever is in it."""
    by_key = {venue.key: venue for venue in ground.venues}
    tree = STRtree([Point(house.centre) for house in ground.houses])
    phones = {
        name: f"01632 960{number:03d}"
        for number, name in enumerate(_in_order([*_groups(), *_read(_CLOSED)]), start=101)
    }
    rows = []
    for number, group in enumerate([*groups, *closed], start=1):
        if group is None:
            continue
        if group["venue"].startswith("site:"):
            site = group["venue"].removeprefix("site:")
            spot, where = ground.doors[site], site
            postcode = ground.houses[int(tree.nearest(Point(spot)))].postcode
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
