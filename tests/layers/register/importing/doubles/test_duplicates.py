"""Likely duplicates: what is one is found, what only stands side by side is not."""

from pathlib import Path

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.doubles.duplicates import likely_duplicates
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.register.model import Asset
from layers.tables.reading import read_table
from tests.layers.register.importing.conftest import TODAY
from tests.layers.register.importing.labelled_pairs import CATEGORIES_OF_WIGAN, distinct, labelled_pairs

LISTS = (
    "greater_manchester/pharmacies_with_opening_hours.geojson",
    "greater_manchester/libraries.geojson",
    "trafford/sports_clubs.geojson",
    "trafford/trafford_mental_health_services.geojson",
    "wigan/assets_ogl.geojson",
)


def asset(number: str, name: str, **known: object) -> Asset:
    usual: dict[str, object] = {
        "longitude": -2.99,
        "latitude": 51.58,
        "postcode": "NP20 4AA",
        "source": number,
    }
    return Asset(number, name, **{**usual, **known})  # type: ignore[arg-type]


def pairs(*assets: Asset) -> list[tuple[str, str]]:
    return [(pair.a, pair.b) for pair in likely_duplicates(assets)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Mary's Community Centre", "Saint Marys Community Ctr"),
        ("The Knit & Natter", "KNIT AND NATTER GROUP"),
        ("Hale Library", "Hale Libary"),
        ("Asda Pharmacy", "Asda Chemist"),
        ("Sale Cricket Club", "Sale CC"),
        ("42nd Street", "42nd Street Ltd"),
    ],
)
def test_one_thing_told_in_two_ways_is_a_pair(one: str, other: str) -> None:
    assert pairs(asset("a/1", one), asset("b/1", other, latitude=51.5803)) == [("a/1", "b/1")]


def test_two_clubs_in_one_hall_are_not_a_pair() -> None:
    hall = {"phone": "01632 960101", "address": "Village Hall"}
    assert not pairs(asset("a/1", "Sale Tennis Club", **hall), asset("b/1", "Sale Bowling Club", **hall))
    assert not pairs(asset("a/1", "St Mary's Church", **hall), asset("b/1", "St Mary's Church Hall", **hall))
    assert not pairs(asset("a/1", "1st Sale Scouts", **hall), asset("b/1", "2nd Sale Scouts", **hall))


def test_two_branches_of_a_chain_are_not_a_pair() -> None:
    assert not pairs(asset("a/1", "Boots"), asset("b/1", "Boots", latitude=51.59, postcode="NP20 1AA"))


def test_reasons_are_told_in_words() -> None:
    (pair,) = likely_duplicates(
        [
            asset("a/1", "Choir", phone="01632 960101"),
            asset("b/1", "Choir", latitude=51.5802, phone="01632960101"),
        ]
    )
    assert pair.reasons == ("the same name", "22 m apart", "the same postcode", "the same telephone")
    assert pair.score == 1.0


def test_one_website_speaks_for_names_that_each_have_a_word_of_their_own() -> None:
    site = {"website": "https://www.hub.example/"}
    one, other = (
        asset("a/1", "Bluebell Alway", **site),
        asset("b/1", "Alway Wellbeing", website="http://hub.example"),
    )
    (pair,) = likely_duplicates([one, other])
    assert pair.reasons[-1] == "the same website"
    assert not pairs(one, asset("b/1", "Alway Wellbeing", website="https://other.example"))
    assert not pairs(one, asset("b/1", "Alway Wellbeing Choir", **site)), "a word tells it apart all the same"


def test_a_telephone_may_be_the_halls_and_speaks_for_no_other_name() -> None:
    hall = {"phone": "01632 960101"}
    assert not pairs(asset("a/1", "Alway Labour Members", **hall), asset("b/1", "Alway Bloomers", **hall))


def test_the_website_of_an_operator_speaks_for_none_of_its_places() -> None:
    site = {"website": "https://operator.example"}
    places = [
        asset(f"{n}/1", f"Alway {name}", **site) for n, name in enumerate(("Ash", "Oak", "Elm", "Yew", "Fir"))
    ]
    assert not pairs(*places)


def test_what_stands_in_brackets_is_a_name_where_the_website_is_one() -> None:
    site = {"website": "https://fuse.example"}
    one, other = asset("a/1", "The Fuse", **site), asset("b/1", "Partington ROC (The Fuse)", **site)
    assert pairs(one, other) == [("a/1", "b/1")]


def test_rows_of_one_list_that_differ_in_kind_are_two_things_on_purpose() -> None:
    same = {"source": "list"}
    assert not pairs(
        asset("a/1", "A S E Club", kind="pitch", **same),
        asset("a/2", "A S E Club", kind="sports_centre", **same),
    )


def test_things_without_a_name_are_a_pair_only_in_the_very_same_place() -> None:
    assert pairs(asset("a/1", "", kind="park"), asset("b/1", "", kind="park")) == [("a/1", "b/1")]
    assert not pairs(asset("a/1", "", kind="park"), asset("b/1", "", kind="park", latitude=51.581))


def test_what_stands_in_the_register_is_not_compared_with_itself() -> None:
    new, old, older = asset("a/1", "Choir"), asset("b/1", "Choir"), asset("c/1", "Choir")
    found = likely_duplicates([new], against=[old, older, asset("a/1", "Choir as it was")])
    assert {(pair.a, pair.b) for pair in found} == {("a/1", "b/1"), ("a/1", "c/1")}


def test_nine_in_ten_pairs_are_right_and_nearly_all_are_found_in_the_real_lists(
    shared: Path, kinds: Kinds
) -> None:
    real: list[Asset] = []
    for file in LISTS:
        table = read_table(shared / file)
        found = read_rows(
            table,
            guess_mapping(table, kinds),
            source=Source(Path(file).stem),
            kinds=kinds,
            finder=PlaceFinder(),
            today=TODAY,
        )
        real += [a for a in found.assets if "wigan" not in file or a.kind in CATEGORIES_OF_WIGAN]
    for seed in (1, 2, 3):  # none of them seen while the rules were made
        labelled = labelled_pairs(distinct(real), seed=seed)
        pairs_found = likely_duplicates(labelled.told_again, against=labelled.listed)
        told = {tuple(sorted((pair.a, pair.b))) for pair in pairs_found}
        same = {tuple(sorted(pair)) for pair in labelled.same}
        assert len(same) > 600
        recall, precision = len(told & same) / len(same), len(told & same) / len(told)
        assert recall >= 0.95, (seed, recall, precision)
        assert precision >= 0.8, (seed, recall, precision)
