"""What does the map of wards send to the browser? Names, figures and bounds, each once."""

import json
import re

import pytest
import shapely
import streamlit_folium

from app.maps.component import put_map
from app.maps.wards import HATCHED, WardLook, ward_map, ward_pressed
from layers.area import Area
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.safe_text import safe
from tests.questions.wards.test_ward_gaps import town


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """The tiny town with residents."""
    return town(tmp_path_factory.mktemp("gaps"))


def test_a_hostile_ward_name_stays_text_on_the_map(tiny):
    name = "{{7*7}}<script>alert(1)</script>"
    looks = [WardLook(code, name, name, "") for code in tiny.wards["ward_code"]]
    drawn = ward_map(tiny, looks)
    page = drawn.get_root().render()
    assert "<script>alert(1)" not in page
    assert "49<" not in page
    assert HATCHED in page


def test_every_ward_is_named_on_the_map_in_one_piece_and_by_its_shape(tiny):
    looks = [WardLook(code, f"{code} & more", "10%", "") for code in tiny.wards["ward_code"]]
    script = ward_map(tiny, looks).get_root().render()
    (names,) = re.findall(r"namesOfAreas\(\w+, (\[.*?\])\);", script)
    assert [name for _, _, name in json.loads(names)] == [safe(look.title) for look in looks]
    assert script.count("areaTips(") == 1
    opened = ward_map(tiny, looks, opened=looks[0].ward_code).get_root().render()
    assert "namesOfAreas" not in opened


def test_a_map_is_rendered_once_and_the_browser_gets_the_same(tiny, monkeypatch):
    scripts = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **sent: scripts.append(sent))
    looks = [WardLook(code, code, "10%", "") for code in tiny.wards["ward_code"]]
    put_map(ward_map(tiny, looks), key="once", returned_objects=[])
    streamlit_folium.st_folium(ward_map(tiny, looks), key="twice", returned_objects=[])
    once, twice = (
        {name: without_ids(sent[name]) for name in ("script", "header", "html", "js_links")}
        for sent in scripts
    )
    assert once == twice


def without_ids(text):
    return re.sub(r"[0-9a-f]{32}", "", str(text))


def test_a_map_says_what_it_shows_without_a_walk_through_its_coordinates(tiny):
    drawn = ward_map(tiny, [])
    west, south, east, north = shapely.bounds(in_degrees(tiny.boundary, tiny.crs)).tolist()
    assert drawn.get_bounds() == [[south, west], [north, east]]


def test_the_ward_that_was_pressed_is_known_by_its_code():
    said = {"last_active_drawing": {"properties": {"ward_code": "E05&#95;1"}}}
    assert ward_pressed(said) == "E05_1"
    assert ward_pressed(None) == ward_pressed({"last_active_drawing": None}) == ""
