"""What the tags say of pavements: none, one side, both, some, or nothing."""

import pytest

from geo.network import NO_PAVEMENT
from layers.streets.pavements import Pavement, bare_main_road, pavement, sidewalk_words


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({}, Pavement.NOT_KNOWN),
        ({"sidewalk": "both"}, Pavement.BOTH),
        ({"sidewalk": "left"}, Pavement.ONE_SIDE),
        ({"sidewalk": "right"}, Pavement.ONE_SIDE),
        ({"sidewalk": "left;right"}, Pavement.BOTH),
        ({"sidewalk": "none"}, Pavement.NONE),
        ({"sidewalk": "no"}, Pavement.NONE),
        ({"sidewalk": "yes"}, Pavement.SOME),
        ({"sidewalk": "separate"}, Pavement.SOME),
        ({"sidewalk": "no;yes"}, Pavement.SOME),
        ({"sidewalk": "maybe"}, Pavement.NOT_KNOWN),
        ({"sidewalk:both": "separate"}, Pavement.BOTH),
        ({"sidewalk:both": "no"}, Pavement.NONE),
        ({"sidewalk:left": "yes"}, Pavement.SOME),
        ({"sidewalk:left": "separate", "sidewalk:right": "no"}, Pavement.ONE_SIDE),
        ({"sidewalk:left": "no", "sidewalk:right": "no"}, Pavement.NONE),
        ({"sidewalk:left": "no"}, Pavement.NOT_KNOWN),
        ({"sidewalk:left": "yes", "sidewalk:right": "yes"}, Pavement.BOTH),
    ],
)
def test_what_is_said_of_pavements(tags: dict[str, str], expected: Pavement):
    assert pavement(sidewalk_words(tags)) is expected


@pytest.mark.parametrize("highway", ["trunk", "primary_link", "secondary", "tertiary"])
def test_a_main_road_known_to_have_no_pavement_is_bare(highway: str):
    assert bare_main_road({"highway": highway, "sidewalk": "none"}) == NO_PAVEMENT
    assert bare_main_road({"highway": highway, "sidewalk": "left"}) == 0


def test_a_main_road_of_which_nothing_is_known_is_not_bare_nor_is_a_lane():
    assert bare_main_road({"highway": "trunk"}) == 0
    assert bare_main_road({"highway": "unclassified", "sidewalk": "none"}) == 0
