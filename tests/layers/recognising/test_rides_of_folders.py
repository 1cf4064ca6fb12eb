"""Rides in a folder of downloads: known by what is in them, and named in the recipe."""

import tomllib

from layers.recognising.from_folder import folder_recipe
from layers.recognising.recognise import recognise
from tests.layers.recognising import made_up
from tests.layers.recognising.made_up import ENGLAND
from tests.layers.rides.zones import PLAIN, ZONE, write_flex, write_zones


def test_zones_and_flex_are_known_by_what_is_in_them(tmp_path):
    made_up.england(tmp_path)
    write_zones(tmp_path, (PLAIN, ZONE), name="download 7.geojson")
    write_flex(tmp_path, name="x.zip")
    seen = recognise(ENGLAND.council, tmp_path)
    assert seen.rides == ("x.zip", "download 7.geojson")
    assert not {"x.zip", "download 7.geojson"} & {each.file for each in seen.passed}
    sections = tomllib.loads(folder_recipe(seen).text)["rides"]
    assert [section["file"] for section in sections] == ["x.zip", "download 7.geojson"]
    assert sections[0]["licence"] == "not known"


def test_a_folder_without_rides_names_none(tmp_path):
    made_up.england(tmp_path)
    assert "rides" not in tomllib.loads(folder_recipe(recognise(ENGLAND.council, tmp_path)).text)
