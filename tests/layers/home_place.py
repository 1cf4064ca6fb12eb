"""A place drawn in a few lines around one home, prepared as any other, and how far the home walks there."""

import shutil
from collections.abc import Callable
from pathlib import Path

from geo.paces import PACES
from layers.area import Area
from layers.preparing.prepare import prepare
from questions.places.area_assets import pack_assets
from questions.walks.near_person import NearPerson, Origin, Question, near_person
from tests.layers.osm_xml import OsmFile
from tests.layers.tiny_place import at, box, write_csv, write_polygons

CASES = Path(__file__).parents[2] / ".." / "shared" / "cases" / "streets"

_SOURCE = """
source_url = "https://a.example/"
licence = "L"
attribution = "A"
date = 2026-01-02
"""
_RECIPE = f"""
[area]
name = "home-place"
title = "Home Place"
postcode_areas = ["ZZ"]
made_up = true
margin_m = 300

[streets]
file = "tiny.osm"
{_SOURCE}
[wards]
file = "wards.geojson"
code = "code"
name = "name"
{_SOURCE}
[small_areas]
file = "small_areas.geojson"
code = "lsoa"
vintage = "LSOA 2021"
residents = "people"
{_SOURCE}
[postcodes]
file = "postcodes.csv"
postcode = "pc"
easting = "e"
northing = "n"
{_SOURCE}
[[assets]]
from = "streets"
"""


def place_with(folder: Path, draw: Callable[[OsmFile], None], *, home: tuple[float, float]) -> Area:
    """Prepare what ``draw`` draws, in metres from the place's corner; all residents live at ``home``."""
    folder.mkdir(parents=True, exist_ok=True)
    osm = OsmFile()
    draw(osm)
    osm.write(folder)
    outline = box(-1500, -1500, 3000, 3000)
    write_polygons(folder / "wards.geojson", [({"code": "E05999901", "name": "All"}, outline)])
    write_polygons(folder / "small_areas.geojson", [({"lsoa": "S1", "people": 100}, outline)])
    write_csv(folder / "postcodes.csv", ("pc", "e", "n"), [("ZZ1 1AA", *at(*home))])
    recipe = folder / "home-place.toml"
    recipe.write_text(_RECIPE, encoding="utf-8")
    return prepare(recipe, folder, areas_folder=folder / "areas").area


def case(name: str, folder: Path) -> Area:
    """One of the shared cases, prepared in ``folder``."""
    data = folder / name
    shutil.copytree(CASES / name, data)
    return prepare(data / f"{name}.toml", data, areas_folder=folder / "areas").area


def from_home(area: Area, *, minutes: int = 30, pace: str = "planning") -> NearPerson:
    """What the first resident point of a place has in reach."""
    home = area.postcodes.set_index("postcode").geometry["ZZ1 1AA"]
    return near_person(area, pack_assets(area), Origin(home.x, home.y), Question(PACES[pace], minutes))


def walks_m(answer: NearPerson) -> dict[str, int]:
    """Whole metres to each place in reach or just out of it."""
    rows = [*answer.in_reach.itertuples(), *answer.out_of_reach.itertuples()]
    return {row.name: round(row.walk_m) for row in rows if row.walk_m == row.walk_m}
