"""Which ground is a small place: bounded, and never so exact that it tells of a door."""

import json
from pathlib import Path

import pytest
import shapely

from geo.errors import WithinReachError
from layers.overpass.place_files import area_name
from layers.overpass.small_place import (
    SmallPlaceError,
    ground_around,
    ground_inside,
    ground_within,
    small_place,
)


def test_the_centre_is_rounded_before_anything_is_made_of_it():
    first = ground_around("51.58834217,-2.99812345", 500, "wales")
    second = ground_around("51.5880, -2.9984", 500, "wales")
    assert first.equals(second)
    assert shapely.centroid(first).distance(shapely.Point(-2.998, 51.588)) < 1e-6


def test_what_is_asked_for_holds_ground_and_margin_and_ends_on_round_numbers():
    place = small_place("Here", "wales", ground_around("51.588,-2.998", 500, "wales"), margin_m=1_000)
    west, south, east, north = place.box
    assert (west, south, east, north) == (-3.02, 51.57, -2.975, 51.605)
    assert 1_500 / 111_200 <= 51.588 - south <= 2_100 / 111_200
    assert place.box_km2 == pytest.approx(12.1, abs=0.1)


@pytest.mark.parametrize("inside", ["51.5881,-2.9979", "51.5884,-2.9983"])
def test_neighbours_ask_the_same_question(inside: str):
    boxes = {
        small_place("Here", "wales", ground_around(text, 500, "wales"), margin_m=0).box
        for text in (inside, "51.588,-2.998")
    }
    assert len(boxes) == 1


def test_a_place_in_northern_ireland_is_measured_on_the_irish_grid():
    place = small_place(
        "Moira", "northern_ireland", ground_around("54.48,-6.23", 900, "northern_ireland"), margin_m=0
    )
    assert place.crs == "EPSG:29903"
    assert place.box_km2 == pytest.approx(0.02 * 111.3 * 0.03 * 64.8, rel=0.01)


@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        ("51.588", '"51.588" is not 2 numbers of degrees', "latitude comes first"),
        ("12 High Street", "is not 2 numbers of degrees", "51.588,-2.998"),
        ("nan,-2.998", "is not 2 numbers", ""),
        ("51.588,-2.998,5", "is not 2 numbers", ""),
    ],
)
def test_what_is_no_centre_is_refused(text: str, what: str, fix: str):
    with pytest.raises(SmallPlaceError, match=what) as caught:
        ground_around(text, 500, "wales")
    assert fix in caught.value.fix


@pytest.mark.parametrize("radius", [199, 5_001, float("nan")])
def test_a_radius_has_its_bounds(radius: float):
    with pytest.raises(SmallPlaceError, match="a radius of 200 to 5,000 m"):
        ground_around("51.588,-2.998", radius, "wales")


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("-2.998,51.588", "Exchange the two numbers"),
        ("48.85,2.35", "latitude first"),
        ("0,0", "latitude first"),
        ("512,-2.9", "latitude first"),
    ],
)
def test_a_place_elsewhere_is_refused(text: str, fix: str):
    with pytest.raises(SmallPlaceError, match="does not lie in the United Kingdom") as caught:
        small_place("Here", "wales", ground_around(text, 500, "wales"), margin_m=0)
    assert fix in caught.value.fix


def test_too_large_a_place_is_refused_before_anything_is_asked():
    with pytest.raises(
        SmallPlaceError, match="takes 2,034 km², and a small place may take 100 km²"
    ) as caught:
        small_place("Gwent", "wales", ground_within("51.5,-3.1,51.9,-2.5"), margin_m=1_000)
    assert "take an extract: cli.py fetch" in caught.value.fix


@pytest.mark.parametrize("text", ["51.59,-3,51.58,-2.9", "51.5,-2.9,51.6,-3.0", "51.5,-3,51.5,-2.9"])
def test_a_box_encloses_something(text: str):
    with pytest.raises(SmallPlaceError, match="encloses nothing") as caught:
        ground_within(text)
    assert "south, west, north and east, in this order" in caught.value.fix


def test_a_boundary_file_in_any_system_is_the_ground(tmp_path: Path):
    square = shapely.box(331_000, 188_000, 332_000, 189_000)
    features = [
        {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(shape))}
        for shape in (square, shapely.Point(331_500, 188_500))
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    path = tmp_path / "village.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    west, south, _, _ = shapely.bounds(ground_inside(path))
    assert (west, south) == pytest.approx((-2.9968, 51.5860), abs=2e-3)
    assert small_place("V", "wales", ground_inside(path), margin_m=0).box_km2 < 8


def test_a_boundary_file_that_encloses_nothing_is_refused(tmp_path: Path):
    path = tmp_path / "points.geojson"
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [-3.0, 51.5]}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [point]}))
    with pytest.raises(SmallPlaceError, match=r"points.geojson encloses nothing"):
        ground_inside(path)
    with pytest.raises(WithinReachError, match="There is no file"):
        ground_inside(tmp_path / "none.geojson")


def test_a_name_makes_the_word_for_the_area():
    assert area_name("Caerleon & Ultra Pontem") == "caerleon-and-ultra-pontem"
    assert area_name("Llanfairpwllgwyngyll") == "llanfairpwllgwyngyll"
    for name in ("", "…", "村"):
        with pytest.raises(SmallPlaceError, match="needs a name with letters"):
            area_name(name)
