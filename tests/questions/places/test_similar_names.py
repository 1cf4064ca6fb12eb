"""Names that are nearly spelled so are offered, the likest first; what only shares a "street" is not."""

from types import SimpleNamespace

import pytest
from hypothesis import given, strategies as st

from layers.places.names import key_of, spelled_out, words_of
from questions.places.name_typed import with_names_typed
from questions.places.place_match import Match, MatchKind, PlaceAnswer, Precision
from questions.places.similar_names import similar_keys

NAMES = (
    "Commercial Street",
    "Commercial Road",
    "Cyril Street",
    "Stow Hill",
    "Stow Park Avenue",
    "Saint Woolos Road",
)


def gazetteer(*names):
    return SimpleNamespace(spellings={spelled_out(words_of(name)): key_of(words_of(name)) for name in names})


def similar(typed, *names):
    return similar_keys(gazetteer(*(names or NAMES)), words_of(typed))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("comercial street", "commercial st"), ("Commercial Strt", "commercial st"),
        ("stow hil", "stow hill"),
        ("st woolos rd", "st woolos rd"), ("stow pk ave", "stow pk ave"), ("cyrill street", "cyril st"),
    ],
)  # fmt: skip
def test_a_slip_finds_the_name(typed, first):
    assert similar(typed)[0] == first


def test_two_streets_are_not_alike_for_being_streets():
    assert "cyril st" not in similar("comercial street")
    assert similar("Albert Street", "Alwyn Street") == []


def test_two_names_alike_in_all_but_a_letter_are_alike_though_their_own_words_are_not():
    assert similar("x lower dock street", "Y Lower Dock Street") == ["y lwr dock st"]


def test_names_that_begin_so_come_after_those_spelled_so_in_the_order_of_letters():
    assert similar("stow") == ["stow hill", "stow pk ave"]
    assert similar("commercial") == ["commercial rd", "commercial st"]


def test_two_letters_say_too_little():
    assert similar("st", "Stow Hill", "St") == []
    assert similar("sto") == ["stow hill", "stow pk ave"]


def test_at_most_eight_are_offered():
    assert len(similar("abbey", *(f"Abbey {letter}lane" for letter in "abcdefghijkl"))) == 8


@given(st.lists(st.text("abcdefg ", min_size=3, max_size=12), min_size=1, max_size=10))
def test_no_name_is_offered_twice_and_none_that_is_not_there(names):
    offered = similar(names[0], *names)
    assert len(offered) == len(set(offered))
    assert set(offered) <= {key_of(words_of(name)) for name in names}


def named(name, *others):
    match = Match(name, MatchKind.STREET, 0.0, 0.0, Precision.STREET, name=name, others=others)
    return lambda typed: with_names_typed(PlaceAnswer((match,)), words_of(typed)).matches[0].by_other_name


def test_the_name_that_was_typed_is_told_from_the_other():
    by = named("Mill Lane", ("cy", "Heol y Felin"), ("gd", "Rathad a' Mhuilinn"))
    assert by("12 Mill Lane, Barry") == ""
    assert by("12 heol y felin") == "Heol y Felin"
    assert by("heol y fellin") == "Heol y Felin"
    assert by("rathad a mhuilin") == "Rathad a' Mhuilinn"


def test_of_two_names_that_both_stand_there_the_longer_was_meant():
    assert named("Gaer", ("cy", "Y Gaer"))("y gaer") == "Y Gaer"
    assert named("Gaer", ("cy", "Y Gaer"))("gaer") == ""
    assert named("Y Gaer", ("en", "Gaer"))("y gaer") == ""


def test_a_place_of_one_name_is_found_by_it():
    assert named("Gaer")("anything at all") == ""
