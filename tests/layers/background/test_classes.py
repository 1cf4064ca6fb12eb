"""What is drawn as what, and which names are written, by the first line of the tables that fits."""

import pytest

from layers.background.classes import KEYS, area_class, area_label, line_class, place_label


@pytest.mark.parametrize(
    ("tags", "drawn"),
    [
        ({"building": "yes"}, ("building", "yes")), ({"building": "no"}, None),
        ({"building": "no", "leisure": "park"}, ("green", "park")),
        ({"building": "church", "landuse": "cemetery"}, ("building", "church")),
        ({"natural": "water", "water": "lake"}, ("water", "lake")),
        ({"natural": "water"}, ("water", "water")),
        ({"natural": "wetland", "wetland": "mud"}, ("mud", "mud")),
        ({"natural": "wetland"}, ("green", "wetland")), ({"landuse": "forest"}, ("woodland", "forest")),
        ({"landuse": "residential"}, ("landuse", "residential")), ({"highway": "residential"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_areas(tags, drawn):
    assert area_class(tags) == drawn


@pytest.mark.parametrize(
    ("tags", "drawn"),
    [
        ({"waterway": "stream"}, ("water", "stream")), ({"waterway": "stream", "tunnel": "culvert"}, None),
        ({"waterway": "river", "tunnel": "no"}, ("water", "river")),
        ({"highway": "motorway"}, ("road", "motorway")),
        ({"highway": "residential"}, None), ({"railway": "rail", "tunnel": "yes"}, None),
        ({"railway": "rail"}, ("railway", "rail")), ({"railway": "abandoned"}, None),
        ({"building": "yes"}, None),
    ],
)  # fmt: skip
def test_lines(tags, drawn):
    assert line_class(tags) == drawn


@pytest.mark.parametrize(
    ("tags", "label"),
    [
        ({"place": "city"}, ("city", 1)), ({"place": "locality"}, ("locality", 7)), ({"place": "farm"}, None),
        ({"railway": "station", "place": "suburb"}, ("station", 5)), ({"railway": "stop"}, None), ({}, None),
    ],
)  # fmt: skip
def test_names_of_points(tags, label):
    assert place_label(tags) == label


def test_a_smaller_town_is_never_written_before_a_larger():
    kinds = ("city", "town", "village", "suburb", "hamlet", "neighbourhood", "locality")
    ranks = [place_label({"place": kind})[1] for kind in kinds]
    assert ranks == sorted(ranks)


def test_a_ground_of_two_football_pitches_is_named_sooner_than_a_smaller_one():
    assert area_label("green", "park", area_m2=20_000) == ("park", 6)
    assert area_label("green", "park", area_m2=19_999) == ("park", 8)
    assert area_label("water", "lake", area_m2=20_000) == ("water", 6)
    assert area_label("woodland", "wood", area_m2=1) == ("wood", 8)
    assert area_label("green", "pitch", area_m2=90_000) is None
    assert area_label("building", "park", area_m2=90_000) is None


def test_every_key_that_decides_is_read_from_the_file():
    assert {"building", "natural", "waterway", "highway", "railway", "place"} <= set(KEYS)
    assert len(KEYS) == len(set(KEYS))
