"""A street, a place and a town are found by either of their names, and a slip in either."""

from types import SimpleNamespace

import pytest

from layers.places.gazetteer import build_gazetteer
from presentation.words.near.place_doubts import place_words
from presentation.words.near.places import match_label
from questions.places.find_place import find_place
from questions.places.place_match import DoubtCause
from tests.questions.places.named_town import BNG, TOWN, at, table

BARRY = SimpleNamespace(
    title="Barry",
    crs=BNG,
    postcode_areas=("CF",),
    postcodes=table(
        ["postcode", "ended", "positional_quality", "po_box"], [("CF62 1AA", None, 10, False, at(0, 0))]
    ),
    addresses=table(
        ["house_number", "house_name", "street", "locality", "postcode"],
        [
            ("12", "", "Mill Lane", "", "CF62 1AA", at(0, 10)),
            ("14", "", "Heol y Felin", "", "", at(0, 20)),  # mapped by its Welsh name
        ],
    ),
    street_names=table(
        ["street", "street_cy", "locality"],
        [
            ("Mill Lane", "Heol y Felin", "Cadoxton", at(0, 0)),
            ("Church Road", "Heol yr Eglwys", "Cadoxton", at(100, 0)),
            ("Church Road", "Heol yr Eglwys", "Sully", at(3000, 0)),
            ("Broad Street", "", "", at(500, 0)),
        ],
    ),
    localities=table(
        ["name", "name_cy", "kind"],
        [
            ("Barry", "Y Barri", "town", at(0, 50)),
            ("Cadoxton", "Tregatwg", "suburb", at(0, 100)),
            ("Sully", "Sili", "village", at(3000, 100)),
        ],
    ),
)


@pytest.fixture(scope="module")
def find():
    gazetteer = build_gazetteer(BARRY)
    return lambda typed: find_place(gazetteer, typed)


def labels(answer):
    return [match_label(match) for match in answer.matches]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Tregatwg", "Cadoxton (Tregatwg), suburb"),
        ("tregatwg, Y Barri", "Cadoxton (Tregatwg), suburb"),
        ("Cadoxton", "Cadoxton (suburb)"),
        ("Cadoxton, Barry, Cymru", "Cadoxton (suburb)"),
        ("Heol y Felin", "Mill Lane (Heol y Felin)"),
        ("Mill Lane", "Mill Lane"),
        ("12 Heol y Felin, Barri", "12 Mill Lane (Heol y Felin), CF62 1AA"),
        ("12 Heol y Felin", "12 Mill Lane (Heol y Felin), CF62 1AA"),
        ("12 Mill Lane", "12 Mill Lane, CF62 1AA"),
        ("14 Mill Lane", "14 Heol y Felin"),
        ("Heol yr Eglwys, Sili", "Church Road (Heol yr Eglwys), Sully"),
        ("Church Road, Sili", "Church Road, Sully"),
    ],
)
def test_either_name_finds_the_one_place(find, typed, label):
    if typed.endswith(", Barri"):
        assert label in labels(find(typed))  # "Barri" alone is not quite what the town is called
    else:
        assert [label] == labels(find(typed))
        assert find(typed).certain is not None


def test_the_town_itself_is_the_whole_area_in_both_languages(find):
    for typed in ("Barry", "Y Barri", "y barri"):
        assert find(typed).doubt.cause is DoubtCause.WHOLE_AREA


def test_a_postcode_with_the_welsh_town_beside_it_is_the_postcode(find):
    assert labels(find("CF62 1AA, Y Barri")) == ["CF62 1AA"]


@pytest.mark.parametrize(
    ("typed", "label"),
    [("Tregatwgg", "Cadoxton (Tregatwg), suburb"), ("Cadoxtn", "Cadoxton (suburb)"),
     ("Heol y Fellin", "Mill Lane (Heol y Felin)")],
)  # fmt: skip
def test_a_slip_in_either_name_is_offered_by_that_name(find, typed, label):
    answer = find(typed)
    assert labels(answer)[0] == label
    assert f"Did you mean {label}?" in place_words(answer)


def test_streets_that_share_their_welsh_name_are_both_offered(find):
    assert labels(find("Heol yr Eglwys")) == [
        "Church Road (Heol yr Eglwys), Cadoxton",
        "Church Road (Heol yr Eglwys), Sully",
    ]


def test_a_town_without_second_names_answers_as_before():
    answer = find_place(build_gazetteer(TOWN), "Gaer")
    assert (labels(answer), answer.matches[0].others) == (["Gaer (suburb)"], ())
