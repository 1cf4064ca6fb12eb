"""Two ways of writing one name have one key, and two names have two."""

import pytest
from hypothesis import example, given, strategies as st

from layers.places.names import (
    house_number_keys,
    is_house_number,
    key_of,
    number_key,
    number_of,
    spelled_out,
    words_of,
)


def key(name):
    return key_of(words_of(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Mary's Road", "Saint Marys Rd"), ("CAERAU CRES", "Caerau Crescent"), ("Tŷ Coch", "ty coch"),
        ("Park Ave", "Park Avenue"), ("Hope & Anchor", "Hope and Anchor"),
        ("Upper  Dock-Street", "Upr Dock St"),
        ("Queen’s Hse", "Queens House"), ("Mount Pleasant", "Mt Pleasant"),
    ],
)  # fmt: skip
def test_one_name_written_in_two_ways(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Commercial Street", "Commercial Road"), ("High Street", "High"), ("Church Road", "Church Close"),
        ("Upper Street", "Lower Street"), ("12 Hill", "1 2 Hill"),
    ],
)  # fmt: skip
def test_two_names_stay_two(one, other):
    assert key(one) != key(other)


def test_saint_comes_first_and_street_later():
    assert spelled_out(words_of("St Mary St")) == "saint mary street"
    assert spelled_out(words_of("St")) == "st"  # by itself it may be either
    assert spelled_out([]) == ""


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("12", True),
        ("12a", True),
        ("12-14", True),
        ("12a-14b", True),
        ("a12", False),
        ("12ab", False),
        ("", False),
    ],
)
def test_house_numbers(word, is_one):
    assert is_house_number(word) is is_one


def test_a_letter_after_a_number_belongs_to_it_and_a_second_number_does_not():
    assert number_key(["12", "a"]) == "12a"
    assert number_key(["2", "3"]) == "2 3"
    assert number_key(["a", "2"]) == "a 2"
    assert number_key(["12", "ab"]) == "12 ab"


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("43-47", ("43-47", "43", "45", "47")), ("1-4", ("1-4", "1", "2", "3", "4")), ("1; 2", ("1", "2")),
        ("12 A", ("12a",)), ("3/5", ("3", "5")), ("2-42", ("2-42", *map(str, range(2, 43, 2)))),
        ("2-44", ("2-44", "2", "44")), ("5-5", ("5-5", "5")), ("9-3", ("9-3", "9", "3")),
        ("1a-3c", ("1a-3c", "1a", "3c")), ("", ()), ("12 – 14", ("12-14", "12", "14")),
    ],
)  # fmt: skip
def test_the_numbers_that_a_house_answers_to(written, keys):
    assert house_number_keys(written) == keys


def test_the_leading_number_of_a_house():
    assert (number_of("12a"), number_of("unit 2"), number_of(""), number_of("12-14")) == (12, None, None, 12)


@given(st.text())
@example("\N{MATHEMATICAL BOLD FRAKTUR CAPITAL A}")
def test_a_key_is_its_own_key_and_letters_case_and_spaces_do_not_matter(name):
    assert key(key(name)) == key(name)
    assert key(f"  {name.upper().lower()} ") == key(name.upper().lower())
