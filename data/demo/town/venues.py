"""Where do people meet? Halls, churches, pubs and shops: placed along the streets before the houses are."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

from shapely import Point, Polygon

from town.buildings import House, Room
from town.lines import Line
from town.shapes import XY, box_on, place, rounded
from town.streets import StreetFinder

_TABLE = Path(__file__).with_name("venues.csv")
_SEARCH_M = 160.0
_FRONT_M = {"primary": 9.0, "secondary": 8.5, "pedestrian": 8.0}


@dataclass(frozen=True)
class Venue:
    """A building that is not a home."""

    key: str
    name: str
    building: str
    tags: dict[str, str]
    ring: list[XY]
    street: str
    along_m: float
    number: str = ""
    postcode: str = ""

    @property
    def centre(self) -> XY:
        return rounded(Polygon(self.ring).centroid.coords[0])


def place_venues(lines: list[Line], room: Room) -> list[Venue]:
    """Put every venue of the table beside the street nearest to where it is wanted."""
    finder = StreetFinder([line for line in lines if line.style != "none"])
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return [_placed(row, finder, room) for row in csv.DictReader(file)]


def _placed(row: dict[str, str], finder: StreetFinder, room: Room) -> Venue:
    wanted = Point(place(float(row["x"]), float(row["y"])))
    width, depth = float(row["width"]), float(row["depth"])
    streets = sorted(range(len(finder.shapes)), key=lambda index: finder.shapes[index].distance(wanted))
    for index in streets[:12]:
        line, shape = finder.lines[index], finder.shapes[index]
        front = _FRONT_M.get(line.tags["highway"], 7.5)
        start = shape.project(wanted)
        for step in range(int(_SEARCH_M / 4)):
            for along in (start + 4 * step, start - 4 * step):
                for side in (1, -1):
                    if not width / 2 < along < shape.length - width / 2:
                        continue
                    ring = box_on(
                        shape, along, width_m=width, near_m=side * front, far_m=side * (front + depth)
                    )
                    if room.free(Polygon(ring)):
                        room.take(Polygon(ring))
                        tags = dict(pair.split("=") for pair in row["tags"].split(";") if pair)
                        return Venue(
                            row["key"], row["name"], row["building"], tags, ring, line.tags["name"], along
                        )
    raise ValueError(f"There is no room in the town for {row['name']}.")


def with_addresses(venues: list[Venue], houses: list[House]) -> list[Venue]:
    """Each venue takes the postcode of the nearest house in its street, or of the nearest house of all."""
    addressed = []
    for venue in venues:
        spot = Point(venue.centre)
        same_street = [house for house in houses if house.street == venue.street]
        near = min(same_street or houses, key=lambda house: Point(house.centre).distance(spot))
        number = f"{near.number}A" if near.number and same_street else ""
        addressed.append(replace(venue, postcode=near.postcode, number=number))
    return addressed
