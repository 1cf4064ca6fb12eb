"""What a person types is found, or they are told in a sentence what is wrong and what to do."""

import pickle
from types import SimpleNamespace

import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.places.gazetteer import build_gazetteer
from presentation.words.near.place_doubts import place_words
from presentation.words.near.places import match_label, precision_words
from questions.places.find_place import MatchKind, find_place
from tests.questions.places.named_town import TOWN, at


@pytest.fixture(scope="module")
def town():
    return build_gazetteer(TOWN)


@pytest.fixture
def find(town):
    return lambda text: find_place(town, text)


def labels(found):
    return [match_label(match) for match in found.matches]


@pytest.mark.parametrize(
    "typed", ["NP20 4AA", "np204aa", "N P 2 0 4 A A", "  Np20   4aA.", "NP20 4AA, Newport"]
)
def test_a_postcode_is_found_in_any_spacing_and_case(find, typed):
    match = find(typed).certain
    assert (match_label(match), match.kind, (match.x, match.y)) == ("NP20 4AA", MatchKind.POSTCODE, at(0, 0))
    assert precision_words(match) == "the middle of the postcode, 2 known addresses"


def test_a_postcode_that_is_only_roughly_placed_says_so(find):
    assert "exact place is not known" in precision_words(find("NP20 4AB").certain)


def test_a_postcode_of_another_area_in_the_same_council_is_found(find):
    assert find("CF3 2AH").certain.label == "CF3 2AH"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("NP20 4XX", "NP20 4XX is not in the list of postcodes for Newport. Check it with the person, "
                     "or type the house number and street instead."),
        ("NP44 1AA", "NP44 1AA is not in Newport: no postcode here begins NP44. "
                     "Check it, or open the area that it lies in."),
        ("M1 1AE", "M1 1AE is not in Newport: this area holds postcodes beginning NP and CF. "
                   "Check it, or open the area that it lies in."),
        ("wn11aa", "WN1 1AA is not in Newport: this area holds postcodes beginning NP and CF. "
                   "Check it, or open the area that it lies in."),
        ("NP20 4A", "“NP20 4A” is not a whole postcode. Type all of it, like NP20 4AA."),
        ("np20", "“NP20” is not a whole postcode. Type all of it, like NP20 4AA."),
        ("NP", "“NP” is not a whole postcode. Type all of it, like NP20 4AA."),
        ("AB10", "“AB10” is not a whole postcode. Type all of it, like NP20 4AA. "
                 "This area holds postcodes beginning NP and CF."),
        ("NP20 4ZZ", "NP20 4ZZ ended in June 2019. Ask for the postcode in use now, or type the street."),
        ("NP20 9AA", "NP20 9AA is a PO box, where mail is fetched and nobody lives. "
                     "Type the home address instead."),
        ("NP90 1AA", "The list of postcodes does not say where NP90 1AA is. "
                     "Type the house number and street instead."),
        ("M1 IAE", "“M1 IAE” is not a postcode; M1 1AE may be meant. M1 1AE is not in Newport: "
                   "this area holds postcodes beginning NP and CF. "
                   "Check it, or open the area that it lies in."),
        ("", "Nothing was typed. Type a postcode, or a house number and street."),
        (" \t\u200b\u202e ", "Nothing was typed. Type a postcode, or a house number and street."),
        ("12", "“12” is a house number without its street. Type the street too, or the postcode."),
        ("Newport", "“Newport” is the whole of this area. Type a postcode, a street or an address in it."),
        ("qwertyuiop", "“qwertyuiop” is not a postcode, street, address or place known in Newport. "
                       "Check the spelling, or type a whole postcode, like NP20 4AA."),
        ("52.4, -1.9", "This point is not in Newport. Check the numbers, or type a postcode or street."),
    ],
)  # fmt: skip
def test_each_thing_that_can_be_wrong_has_its_own_sentence(find, typed, sentence):
    found = find(typed)
    assert place_words(found) == sentence
    assert found.matches == ()


@pytest.mark.parametrize("typed", ["NP1O 8AR", "npi0 8ar", "NPIO 8AR"])
def test_o_for_0_and_i_for_1_are_offered_and_not_put_right(find, typed):
    found = find(typed)
    assert labels(found) == ["NP10 8AR"]
    assert found.certain is None
    assert place_words(found).endswith("Did you mean NP10 8AR?")


@pytest.mark.parametrize(
    "typed",
    ["12 Stow Hill", "12, stow hill, Newport", "12 STOW HILL NEWPORT WALES", "Stow Hill 12",
     "12 Stow Hill, NP20 4AA", "NP20 4AA 12", "12 NP204AA", "12 stow hill np20"],
)  # fmt: skip
def test_a_house_is_found_by_number_and_street_or_postcode(find, typed):
    match = find(typed).certain
    assert (match.label, match.kind, precision_words(match)) == (
        "12 Stow Hill, NP20 4AA",
        MatchKind.ADDRESS,
        "the house",
    )


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("14a, Stow Hill, Newport", "14a Stow Hill"),
        ("14 A Stow Hill", "14a Stow Hill"),
        ("18 Stow Hill", "16-20 Stow Hill"),
        ("2 High St", "1; 2 High Street"),
        ("The Cottage, High Street", "The Cottage, High Street, NP20 4AB"),
        ("the cottage high street", "The Cottage, High Street, NP20 4AB"),
        ("Sea View", "Sea View, Nash"),
        ("Unit 2 Dock Way", "Unit 2 Dock Way"),
        ("Unit 2, Dock Way, Newport", "Unit 2 Dock Way"),
    ],
)
def test_houses_are_found_as_people_write_them(find, typed, label):
    assert find(typed).certain.label == label


def test_a_flat_is_found_at_its_building_and_that_is_said(find):
    match = find("Flat 2, 12 Stow Hill").certain
    assert match.label == "12 Stow Hill, NP20 4AA"
    assert precision_words(match) == "the building; flats in it are not told apart"


def test_the_number_of_a_flat_is_not_taken_for_the_number_of_the_house(find):
    found = find("Flat 12, Stow Hill")
    assert labels(found) == ["Stow Hill"]
    assert place_words(found).startswith("“flat 12” is not among the addresses known on Stow Hill.")


def test_two_numbers_are_not_joined_to_make_one(find):
    assert getattr(find("1, 2 Stow Hill").certain, "label", "") != "12 Stow Hill, NP20 4AA"
    assert find("1, 2 High Street").certain.label == "1; 2 High Street"


def test_an_unknown_number_offers_the_street_and_the_nearest_numbers(find):
    found = find("11 Stow Hill")
    assert place_words(found) == (
        "No 11 is not among the addresses known on Stow Hill. "
        "Choose the street, or one of the nearest numbers that are known."
    )
    assert labels(found)[:3] == ["Stow Hill", "10 Stow Hill, NP20 4AA", "12 Stow Hill, NP20 4AA"]


def test_an_unknown_number_at_a_postcode_offers_its_middle_and_known_addresses(find):
    found = find("NP20 4AA 99")
    assert place_words(found).startswith("No 99 is not among the addresses known at NP20 4AA.")
    assert labels(found) == ["NP20 4AA", "10 Stow Hill, NP20 4AA", "12 Stow Hill, NP20 4AA"]


def test_an_address_and_a_postcode_that_disagree_are_both_offered(find):
    found = find("12 Stow Hill, NP10 8AR")
    assert labels(found) == ["NP10 8AR", "12 Stow Hill, NP20 4AA"]
    assert "but not at NP10 8AR. Choose the one that is right." in place_words(found)


def test_a_street_with_its_postcode_is_the_postcode(find):
    assert find("Stow Hill NP20 4AA").certain.label == "NP20 4AA"


def test_an_address_with_an_ended_postcode_is_offered_with_the_reason(find):
    found = find("12 Stow Hill, NP20 4ZZ")
    assert labels(found) == ["12 Stow Hill, NP20 4AA"]
    assert place_words(found).startswith("NP20 4ZZ ended in June 2019.")


def test_a_street_alone_is_found_with_a_warning_about_how_exact_it_is(find):
    match = find("st marys st").certain
    assert (match.label, match.kind) == ("St. Mary's Street", MatchKind.STREET)
    assert precision_words(match) == "somewhere on the street; add the house number if it is known"


def test_a_street_that_looks_like_part_of_a_postcode_is_a_street(find):
    assert find("a48").certain.kind is MatchKind.STREET


def test_streets_of_one_name_are_all_offered(find):
    found = find("Church Road")
    assert labels(found) == ["Church Road, Gaer", "Church Road, Alway"]
    assert place_words(found) == "2 places fit “Church Road”. Choose the one that is meant."
    assert find("Church Road, Alway").certain.label == "Church Road, Alway"


def test_namesakes_near_the_same_suburb_are_told_apart_by_postcode(find):
    assert labels(find("mill lane")) == ["Mill Lane, Gaer, near NP10 8AR", "Mill Lane, Gaer, near NP20 4AB"]


def test_a_house_on_one_of_two_namesakes_is_offered_with_the_other_street(find):
    assert labels(find("5 Church Road")) == ["5 Church Road, Alway", "Church Road, Gaer"]
    assert find("5 Church Road, Alway").certain.label == "5 Church Road, Alway"


def test_a_place_is_found_and_called_wide(find):
    match = find("gaer").certain
    assert (match_label(match), match.kind) == ("Gaer (suburb)", MatchKind.PLACE)
    assert "a wide area" in precision_words(match)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("comercial street", "Commercial Street"),
        ("stow hil", "Stow Hill"),
        ("stowhill", "Stow Hill"),
        ("hgih street", "High Street"),
        ("12 stwo hill", "12 Stow Hill, NP20 4AA"),
        ("stow hil, gaer", "Stow Hill"),
    ],
)
def test_slips_of_typing_are_offered_and_not_put_right(find, typed, first):
    found = find(typed)
    assert labels(found)[0] == first
    assert found.certain is None
    assert "Did you mean" in place_words(found)


def test_the_beginning_of_a_name_offers_all_that_begin_so(find):
    assert labels(find("commercial")) == ["Commercial Road", "Commercial Street"]


@pytest.mark.parametrize("typed", ["51.58, -2.99", "-2.99 51.58", "(51.5800,-2.9900)"])
def test_a_latitude_and_longitude_are_a_point(find, typed):
    match = find(typed).certain
    assert match.kind is MatchKind.POINT
    assert shapely.distance(shapely.Point(match.x, match.y), shapely.Point(331_486, 187_361)) < 200


@pytest.mark.parametrize("typed", ["ST 310 880", "st310880", "ST 31000 88000"])
def test_a_grid_reference_is_the_middle_of_its_square(find, typed):
    match = find(typed).certain
    assert (match.x, match.y) in {at(50, 50), at(0.5, 0.5)}


@pytest.mark.parametrize(
    "typed",
    ["x" * 10_000, "\x00\x1b[31m", "{{7*7}}", "{#", "'; DROP TABLE postcodes; --", "\u202eteerts hgih",
     "<img src=x onerror=alert(1)>", "![a](http://x.example/p.png)", "$\\frac{1}{2}$", "٣ الشارع", "😀" * 50,
     "a\u0301" * 70, "NP20 4AA" * 12, "1" * 150, "," * 100, "0.0 0.0", "999.9,999.9", "ST 1 1"],
)  # fmt: skip
def test_hostile_text_gets_a_plain_sentence(find, typed):
    found = find(typed)
    assert place_words(found)
    assert not set(place_words(found)) & set("{}<>$[]()\\#\x00\x1b\u202e`*_!")
    assert len(place_words(found)) < 300


def test_matches_are_offered_in_the_same_order_whatever_the_order_of_the_rows(town):
    tables = {
        name: getattr(TOWN, name).iloc[::-1].reset_index(drop=True) for name in ("postcodes", "addresses")
    }
    turned = build_gazetteer(SimpleNamespace(**{**vars(TOWN), **tables}))
    for typed in ("11 Stow Hill", "comercial", "Church Road"):
        assert labels(find_place(turned, typed)) == labels(find_place(town, typed))


def test_nothing_a_person_typed_shows_in_repr(find):
    for typed in ("12 Stow Hill", "stow hil", "NP20 4A"):
        text = repr(find(typed)).casefold()
        assert not any(word in text for word in ("stow", "np20", "331", "188"))


def test_an_area_will_do_in_place_of_its_gazetteer():
    assert find_place(TOWN, "NP20 4AA").certain.label == "NP20 4AA"


def test_a_gazetteer_can_be_sent_to_another_process(town):
    assert find_place(pickle.loads(pickle.dumps(town)), "12 Stow Hill").certain  # noqa: S301


def test_an_area_without_anything_in_it_still_answers():
    empty = {
        name: getattr(TOWN, name).iloc[:0]
        for name in ("postcodes", "addresses", "street_names", "localities")
    }
    bare = build_gazetteer(SimpleNamespace(**{**vars(TOWN), **empty}))
    assert "Check the spelling, or type a whole postcode." in place_words(find_place(bare, "12 Stow Hill"))
    assert "beginning NP and CF" in place_words(find_place(bare, "M1 1AE"))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.text(alphabet="NP204AastowhilcurdCF ,.-\u202e0159", max_size=40)))
def test_any_text_is_answered(town, text):
    found = find_place(town, text)
    assert len(found.matches) <= 8
    assert len(found.matches) == 1 or place_words(found)
    assert labels(found) == labels(find_place(town, text))


def test_the_area_of_a_pack_can_be_looked_up(tiny):
    assert find_place(tiny, "zz11aa").certain.label == "ZZ1 1AA"
    assert find_place(tiny, "low st").certain.label == "Low Street"
    assert "beginning ZZ." in place_words(find_place(tiny, "NP20"))
