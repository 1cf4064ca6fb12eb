"""The raw files of a made-up place, small enough to count by hand, and its recipe.

Two wards side by side, each 500 m wide and 1,000 m tall, a small area in each, and streets that stop at
y = 600: the people of the postcode at y = 950 have no street.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely

from geo.crs import to_lonlat
from tests.layers.osm_xml import CORNER, CRS, OsmFile

RECIPE = """
[area]
name = "tinyplace"
title = "Tiny Place"
postcode_areas = ["ZZ"]
made_up = true
margin_m = 300

[streets]
file = "tiny.osm"
source_url = "https://streets.example/"
licence = "Licence A"
attribution = "Street people"
date = 2026-01-02

[wards]
file = "wards.geojson"
code = "code"
name = "name"
source_url = "https://wards.example/"
licence = "Licence B"
attribution = "Ward people"
date = 2025-05-01

[small_areas]
file = "small_areas.geojson"
code = "lsoa"
vintage = "LSOA 2021"
residents = "people"
groups = { disabled = "disabled" }
source_url = "https://areas.example/"
licence = "Licence B"
attribution = "Counting people"
date = 2021-03-21

[[counts]]
file = "ages.csv"
code = "code"
vintage = "LSOA 2011"
groups = { aged_65_plus = ["aged 65-74", "aged 75+"] }
ranks = { deprivation = "rank" }
lookup = { file = "lookup.csv", from = "old", to = "new" }
source_url = "https://ages.example/"
licence = "Licence B"
attribution = "Counting people"
date = 2020-06-30

[postcodes]
file = "postcodes.csv"
postcode = "pc"
easting = "e"
northing = "n"
source_url = "https://postcodes.example/"
licence = "Licence B"
attribution = "Post people"
date = 2026-01-01

[[assets]]
from = "streets"

[[assets]]
file = "assets.csv"
title = "Own list"
columns = { id = "Ref", name = "Name", kind = "Type", postcode = "Postcode" }
"""


def write_place(folder: Path) -> Path:
    """Write every file into ``folder`` and the recipe beside them; give the recipe's path."""
    folder.mkdir(parents=True, exist_ok=True)
    tiny_streets().write(folder)
    write_polygons(
        folder / "wards.geojson",
        [
            ({"code": "E05999901", "name": "West"}, box(0, 0, 500, 1000)),
            ({"code": "E05999902", "name": "East"}, box(500, 0, 1000, 1000)),
        ],
    )
    write_polygons(
        folder / "small_areas.geojson",
        [
            ({"lsoa": "S1", "people": 100, "disabled": 11}, box(0, 0, 500, 1000)),
            ({"lsoa": "S2", "people": 50, "disabled": 7}, box(500, 0, 1000, 1000)),
        ],
    )
    write_csv(
        folder / "ages.csv",
        ("code", "aged 65-74", "aged 75+", "rank"),
        [("O1", "20", "11", "5")],
    )
    write_csv(folder / "lookup.csv", ("old", "new"), [("O1", "S1"), ("O1", "S2")])
    places = [("ZZ1 1AA", 100, 100), ("ZZ1 1AB", 100, 950), ("ZZ1 1AD", 900, 100)]
    write_csv(folder / "postcodes.csv", ("pc", "e", "n"), [(pc, *at(x, y)) for pc, x, y in places])
    write_csv(
        folder / "assets.csv",
        ("Ref", "Name", "Type", "Postcode"),
        [("1", "Sunny Lunch Club", "Lunch club", "ZZ1 1AA"), ("2", "Lost Club", "Lunch club", "ZZ9 9ZZ")],
    )
    recipe = folder / "tinyplace.toml"
    recipe.write_text(RECIPE, encoding="utf-8")
    return recipe


def tiny_streets() -> OsmFile:
    """The streets of the place and what stands beside them."""
    osm = OsmFile()
    for y in (0.0, 300.0, 600.0):
        osm.line([(0, y), (500, y), (1000, y)], {"highway": "residential", "name": f"Street {y:.0f}"})
    for x in (0.0, 500.0, 1000.0):
        osm.line([(x, 0), (x, 300), (x, 600)], {"highway": "residential", "name": f"Road {x:.0f}"})
    osm.point(250, 310, {"amenity": "library", "name": "Library"})
    osm.point(260, 295, {"amenity": "bench", "backrest": "yes"})
    osm.point(700, 320, {"addr:housenumber": "4", "addr:street": "Street 300", "addr:postcode": "ZZ1 1AD"})
    osm.point(400, 200, {"place": "suburb", "name": "Middleton"})
    osm.square(600, 100, 80, {"leisure": "park", "name": "Little Park"})
    return osm


def at(x: float, y: float) -> tuple[float, float]:
    """Easting and northing of a point of the place."""
    return CORNER[0] + x, CORNER[1] + y


def box(left: float, low: float, right: float, high: float) -> shapely.Polygon:
    """A rectangle of the place, in longitude and latitude."""
    corners = shapely.get_coordinates(shapely.box(*at(left, low), *at(right, high)))
    return shapely.Polygon(list(zip(*to_lonlat(corners[:, 0], corners[:, 1], crs=CRS), strict=True)))


def write_polygons(path: Path, rows: Iterable[tuple[Mapping[str, Any], shapely.Geometry | None]]) -> None:
    """Write a GeoJSON file."""
    features = [
        {
            "type": "Feature",
            "properties": dict(properties),
            "geometry": None if shape is None else shapely.geometry.mapping(shape),
        }
        for properties, shape in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a piece of a text file that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
