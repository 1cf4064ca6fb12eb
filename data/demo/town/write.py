"""How is the town written down? In the formats that people who have a real place would have."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from town.buildings import House
from town.network import Network
from town.osm import Drawing
from town.people import COUNTRY_CODE, DISTRICT_CODE, SmallArea, Ward, ring_lonlat
from town.postcodes import Postcode
from town.shapes import XY
from town.venues import Venue

_CREDIT = "Made up: no such place exists. CC0 1.0."


def draw_network(drawing: Drawing, network: Network) -> None:
    """Draw streets, paths and rails, and the crossings, kerbs and gates on them."""
    for line in [*network.lines, *network.rails]:
        drawing.line("net", line.points, line.tags)
    for point, tags in network.points.items():
        if ("net", point) in drawing.nodes:
            drawing.node("net", point, tags)


def draw_buildings(drawing: Drawing, houses: list[House], venues: list[Venue]) -> None:
    """Draw every building; shops carry their address on a point inside, as is common."""
    for house in houses:
        address = _address(house.street, house.number, house.postcode, house.house_name)
        if house.style == "shops":
            drawing.line("house", _closed(house.ring), {"building": house.building})
            drawing.node("shop", house.centre, {"shop": "yes", **address})
        else:
            drawing.line("house", _closed(house.ring), {"building": house.building, **address})
    for venue in venues:
        address = _address(venue.street, venue.number, venue.postcode, "")
        tags = {"building": venue.building, "name": venue.name, **venue.tags, **address}
        drawing.line("house", _closed(venue.ring), tags)


def _closed(ring: Sequence[XY]) -> list[XY]:
    return [*ring, ring[0]]


def _address(street: str, number: str, postcode: str, house_name: str) -> dict[str, str]:
    tags = {
        "addr:housename": house_name,
        "addr:housenumber": number,
        "addr:street": street,
        "addr:postcode": postcode,
    }
    return {key: value for key, value in tags.items() if value}


def write_wards(path: Path, wards: list[Ward]) -> None:
    """Ward boundaries as GeoJSON."""
    _geojson(
        path, "wards", [({"ward_code": ward.code, "ward_name": ward.name}, ward.shape) for ward in wards]
    )


def write_small_areas(path: Path, areas: list[SmallArea]) -> None:
    """Small-area boundaries as GeoJSON, with everybody who lives there and how many are disabled."""
    _geojson(
        path,
        "small_areas",
        [
            (
                {
                    "small_area_code": area.code,
                    "small_area_name": area.name,
                    "ward_code": area.ward_code,
                    "residents": area.residents,
                    "disabled": area.groups["disabled"],
                },
                area.shape,
            )
            for area in areas
        ],
    )


def _geojson(path: Path, name: str, features: Iterable[tuple[dict[str, Any], Any]]) -> None:
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": properties,
                "geometry": {"type": "Polygon", "coordinates": ring_lonlat(shape)},
            },
            separators=(",", ":"),
        )
        for properties, shape in features
    ]
    head = f'{{"type":"FeatureCollection","name":"{name}","attribution":"{_CREDIT}","features":[\n'
    _text(path, head + ",\n".join(lines) + "\n]}\n")


def write_zones(path: Path, zones: list[tuple[dict[str, Any], Any]]) -> None:
    """Zones of rides from door to door as GeoJSON."""
    _geojson(path, "rides", zones)


def write_residents(path: Path, areas: list[SmallArea]) -> None:
    """Residents by age and the deprivation rank of each small area."""
    groups = ("disabled", "under_16", "aged_65_plus", "aged_75_plus")
    rows = [("small_area_code", "small_area_name", "residents", *groups, "deprivation_rank")]
    for area in areas:
        counts = [str(area.groups[group]) for group in groups]
        rows.append((area.code, area.name, str(area.residents), *counts, str(area.deprivation_rank)))
    _csv(path, rows)


def write_postcodes(path: Path, postcodes: list[Postcode]) -> None:
    """Postcodes as Code-Point Open has them: no header, whole metres."""
    _csv(
        path,
        [
            (
                p.text,
                "10",
                f"{p.spot[0]:.0f}",
                f"{p.spot[1]:.0f}",
                COUNTRY_CODE,
                "",
                "",
                "",
                DISTRICT_CODE,
                p.ward_code,
            )
            for p in postcodes
        ],
    )


def write_ended(path: Path, ended: list[tuple[str, str]]) -> None:
    """Postcodes that have ended, and when."""
    _csv(path, [("postcode", "ended"), *ended])


def write_assets(path: Path, rows: list[dict[str, str]]) -> None:
    """The listing of groups, as saved from a spreadsheet."""
    _csv(path, [tuple(rows[0]), *(tuple(row.values()) for row in rows)])


def _csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
