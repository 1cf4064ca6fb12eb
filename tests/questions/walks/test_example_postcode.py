"""The example in the box is a postcode of the council that can be judged and whose answer has clubs in it."""

from pathlib import Path

import pytest

from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area, open_area
from layers.places.gazetteer import build_gazetteer
from layers.preparing.prepare import prepare
from questions.places.area_assets import pack_assets
from questions.places.example_place import middle_postcode
from questions.walks.example_postcode import CLUBS, example_postcode
from questions.walks.near_person import Origin, Question, near_person
from tests.layers.tiny_place import at, box, write_csv, write_place, write_polygons
from tests.made_once import demo_areas_in, made_once

Places = dict[str, tuple[float, float]]
BEYOND: Places = {
    f"ZZ9 {number}ZZ": (1_100.0 + 10 * number, 500.0) for number in range(1, 9)
}  # in the margin
CLUB = ("Bowls Club", "Sports club", "ZZ1 1AA")


def town(folder: Path, postcodes: Places, assets: list[tuple[str, str, str]], *, west: int = 100) -> Area:
    """The tiny place with other postcodes, an own list at some of them, and ``west`` residents in West."""
    recipe = write_place(folder)
    write_csv(
        folder / "postcodes.csv", ("pc", "e", "n"), [(pc, *at(x, y)) for pc, (x, y) in postcodes.items()]
    )
    rows = [(str(number), *asset) for number, asset in enumerate(assets)]
    write_csv(folder / "assets.csv", ("Ref", "Name", "Type", "Postcode"), rows)
    people = [("S1", west, box(0, 0, 500, 1000)), ("S2", 50, box(500, 0, 1000, 1000))]
    write_polygons(
        folder / "small_areas.geojson",
        [({"lsoa": code, "people": count, "disabled": 1}, shape) for code, count, shape in people],
    )
    return prepare(recipe, folder, areas_folder=folder / "areas").area


def example(area: Area) -> str:
    return example_postcode(area, pack_assets(area), build_gazetteer(area))


def kinds_from(area: Area, postcode: str) -> set[str]:
    entry = build_gazetteer(area).postcodes[postcode]
    question = Question(PACES[DEFAULT_PACE], 15)
    return set(near_person(area, pack_assets(area), Origin(entry.x, entry.y), question).in_reach["kind"])


def test_it_is_of_the_council_though_most_postcodes_of_the_file_lie_beyond(tmp_path):
    area = town(tmp_path, {"ZZ1 1AA": (100, 100), "ZZ1 1AD": (900, 100), **BEYOND}, [CLUB])
    assert middle_postcode(build_gazetteer(area)) in BEYOND
    assert example(area) == "ZZ1 1AA"
    assert "sports_club" in kinds_from(area, "ZZ1 1AA")


def test_it_can_be_judged_though_more_live_where_there_is_no_street(tmp_path):
    area = town(
        tmp_path, {"ZZ1 1AB": (100, 980), "ZZ1 1AD": (900, 100)}, [("Bowls", "Sports club", "ZZ1 1AD")]
    )
    assert example(area) == "ZZ1 1AD"


def test_of_two_with_clubs_close_by_it_is_where_more_people_live(tmp_path):
    clubs = [("Choir", "Choir or music group", "ZZ1 1AA"), ("Bowls", "Sports club", "ZZ1 1AD")]
    places: Places = {"ZZ1 1AA": (50, 50), "ZZ1 1AD": (950, 50)}
    assert example(town(tmp_path / "west", places, clubs, west=100)) == "ZZ1 1AA"
    assert example(town(tmp_path / "east", places, clubs, west=10)) == "ZZ1 1AD"


def test_a_club_close_by_comes_before_more_residents(tmp_path):
    places: Places = {"ZZ1 1AA": (50, 50), "ZZ1 1AD": (950, 50)}
    area = town(tmp_path, places, [("Bowls", "Sports club", "ZZ1 1AD")], west=1_000)
    assert example(area) == "ZZ1 1AD"
    assert kinds_from(area, "ZZ1 1AD") & set(CLUBS)


def test_the_order_of_the_file_does_not_matter(tmp_path):
    places: Places = {"ZZ1 1AC": (60, 50), "ZZ1 1AA": (50, 50), "ZZ1 1AB": (55, 50)}
    assert example(town(tmp_path / "one", places, [CLUB])) == "ZZ1 1AA"
    backwards = dict(reversed(places.items()))
    assert example(town(tmp_path / "two", backwards, [CLUB])) == "ZZ1 1AA"


def test_without_clubs_it_is_one_that_has_anything_in_reach(tmp_path):
    area = town(tmp_path, {"ZZ1 1AA": (100, 100), **BEYOND}, [])
    assert example(area) == "ZZ1 1AA"
    assert kinds_from(area, "ZZ1 1AA") == {"library", "park"}


@pytest.mark.parametrize(("places", "expected"), [({"ZZ1 1AB": (100, 980)}, "ZZ1 1AB"), (BEYOND, "ZZ9 4ZZ")])
def test_where_nothing_can_be_judged_it_is_the_one_in_the_middle(tmp_path, places, expected):
    assert example(town(tmp_path, places, [])) == expected


def test_in_newport_clubs_are_in_reach(newport_pack):
    assert kinds_from(newport_pack, example(newport_pack)) & set(CLUBS)


def test_in_the_made_up_town_clubs_are_in_reach(tmp_path_factory):
    folder = made_once("demo", tmp_path_factory, demo_areas_in)
    demo = open_area("demo", areas_folder=folder / "areas")
    assert kinds_from(demo, example(demo)) & set(CLUBS)
