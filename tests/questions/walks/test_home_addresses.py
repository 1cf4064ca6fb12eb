"""Does the street that an address names decide where its home leaves from? Small places, as any other."""

import pytest

from geo.paces import PACES
from questions.places.area_assets import pack_assets
from questions.places.find_place import find_place
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.way_to import both_ways
from tests.layers.home_place import from_home, place_with
from tests.questions.walks.test_home_streets import LEVELS, STREET, two_streets


def from_address(area, typed):
    """What is near the address that was typed, as the page and the terminal start from it."""
    match = find_place(area, typed).certain
    assert match is not None
    origin = Origin(match.x, match.y, match.street)
    return near_person(area, pack_assets(area), origin, Question(PACES["planning"], 30))


def under_or_over(tags, *, street, home=(400, 30)):
    """A home 30 m from South Street and 12 m from a street of its own name on another level."""

    def draw(osm):
        two_streets(osm)
        osm.line([(-60, 200), (0, 200)], {**STREET, "name": "Far Street"})
        osm.line([(0, 200), (0, 42), (1000, 42)], {**STREET, "name": "High Bridge", **tags})
        osm.point(*home, {"addr:housenumber": "7", "addr:street": street})

    return draw, home


NAMED_LEVELS = [tags for tags in LEVELS if tags != {"layer": "-1"}]  # what has a name and a layer is a street


@pytest.mark.parametrize("tags", NAMED_LEVELS)
@pytest.mark.parametrize(
    ("street", "typed", "gap_m"),
    [
        ("High Bridge", "7 High Bridge", 12),
        ("South Street", "7 South Street", 30),
    ],
)
def test_the_address_says_which_level_a_home_is_on(tags, street, typed, gap_m, tmp_path):
    draw, home = under_or_over(tags, street=street)
    answer = from_address(place_with(tmp_path, draw, home=home), typed)
    assert answer.gap_m == pytest.approx(gap_m, abs=0.1)


def test_a_postcode_alone_names_no_street_and_one_with_a_street_does(tmp_path):
    draw, home = under_or_over({"tunnel": "yes"}, street="High Bridge")
    area = place_with(tmp_path, draw, home=home)
    assert from_address(area, "ZZ1 1AA").gap_m == pytest.approx(30, abs=0.1)
    assert from_address(area, "High Bridge, ZZ1 1AA").gap_m == pytest.approx(12, abs=0.1)


def test_the_way_to_a_place_begins_on_the_same_street_as_its_minutes(tmp_path):
    draw, home = under_or_over({"bridge": "yes"}, street="High Bridge")
    area = place_with(tmp_path, draw, home=home)
    match = find_place(area, "7 High Bridge").certain
    origin, assets = Origin(match.x, match.y, match.street), pack_assets(area)
    question = Question(PACES["planning"], 30)
    row = near_person(area, assets, origin, question).in_reach.iloc[0]
    there, back = both_ways(area, assets, origin, question, row["asset_id"])
    assert there.route.walk_m == pytest.approx(row["walk_m"], abs=0.5)
    assert back.route.walk_m == pytest.approx(row["walk_m"], abs=0.5)


def private_and_lane(private, *, street, private_m):
    """A home beside a private road, and 14 m from a public lane on its other side."""

    def draw(osm):
        two_streets(osm)
        osm.line([(500, 0), (500, 100), (560, 100)], {"highway": "service", "access": "private", **private})
        lane_y = 100 + private_m + 14
        osm.line([(400, 0), (400, lane_y), (600, lane_y)], {**STREET, "name": "Mill Lane"})
        osm.point(530, 100 + private_m, {"addr:housenumber": "3", "addr:street": street})

    return draw, (530, 100 + private_m)


@pytest.mark.parametrize(
    ("private", "street", "private_m", "gap_m"),
    [
        ({}, "Mill Lane", 8, 14),
        ({"name": "Manor Drive"}, "Mill Lane", 8, 14),
        ({"name": "Manor Drive"}, "Manor Drive", 8, 8),
        ({"name": "Manor Drive"}, "Manor Drive", 24, 24),
        ({"name": "Manor Drive"}, "Manor Drive", 40, 14),  # 26 m further than the lane
    ],
)
def test_the_address_says_whether_a_home_is_on_a_private_road(private, street, private_m, gap_m, tmp_path):
    draw, home = private_and_lane(private, street=street, private_m=private_m)
    answer = from_address(place_with(tmp_path, draw, home=home), f"3 {street}")
    assert answer.gap_m == pytest.approx(gap_m, abs=0.1)


def test_a_home_beside_an_unnamed_private_road_takes_the_lane_behind(tmp_path):
    """Nobody says who lives on it: a works yard looks the same on the map."""
    draw, home = private_and_lane({}, street="Elsewhere Road", private_m=8)
    assert from_home(place_with(tmp_path, draw, home=home)).gap_m == pytest.approx(14, abs=0.1)
