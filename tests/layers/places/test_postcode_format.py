"""A postcode is known however it is typed, and nothing else is taken for one."""

import pytest
from hypothesis import given, strategies as st

from layers.places.postcode_format import (
    Shape,
    area_letters,
    canonical_postcode,
    parse_typed_postcode,
    postcode_within,
)

DIGIT, LETTER, LAST = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABDEFGHJLNPQRSTUWXYZ"


@st.composite
def postcodes(draw):
    letters = draw(st.sampled_from(["NP", "M", "WN", "EC", "B", "ZZ"]))
    district = draw(st.from_regex(r"[0-9][0-9]?", fullmatch=True).filter(str.isascii))
    unit = draw(st.sampled_from(DIGIT)) + draw(st.sampled_from(LAST)) + draw(st.sampled_from(LAST))
    return f"{letters}{district} {unit}"


@pytest.mark.parametrize(
    "typed", ["wn1 1aa", "WN11AA", "wn11aa", " WN1  1AA ", "WN1\t1aa", "w n 1 1 a a", "WN1-1AA", "WN1 1AA."]
)
def test_case_and_spacing_do_not_matter(typed):
    assert parse_typed_postcode(typed).postcode == "WN1 1AA"


@pytest.mark.parametrize("postcode", ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB"])
def test_every_shape_of_postcode_is_whole(postcode):
    assert parse_typed_postcode(postcode.replace(" ", "").lower()).postcode == postcode


@pytest.mark.parametrize(
    ("typed", "shape"),
    [("NP20 4A", Shape.PARTIAL), ("NP20 4", Shape.PARTIAL), ("np20", Shape.PARTIAL), ("AB10", Shape.PARTIAL),
     ("W1A", Shape.PARTIAL), ("NP", Shape.NONE), ("Stow Hill", Shape.NONE), ("12", Shape.NONE),
     ("", Shape.NONE), ("NP20 4AAA", Shape.NONE), ("NP20 4AC", Shape.NONE), ("ＮＰ２０", Shape.NONE)],
)  # fmt: skip
def test_parts_of_postcodes_are_told_from_other_words(typed, shape):
    assert parse_typed_postcode(typed).shape is shape


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("NP2O 4AA", "NP20 4AA"), ("NPI0 8AR", "NP10 8AR"), ("np1o 8ar", "NP10 8AR"), ("WNI IAA", "WN1 1AA"),
     ("WNl 1AA", "WN1 1AA"), ("0X1 1AA", "OX1 1AA")],
)  # fmt: skip
def test_letters_and_digits_that_look_alike_are_offered_but_not_put_right(typed, meant):
    parsed = parse_typed_postcode(typed)
    assert meant in parsed.corrections
    assert parsed.postcode != meant


def test_a_postcode_is_found_among_other_words():
    assert postcode_within("12 Stow Hill, np20 1jb") == ("NP20 1JB", "12 Stow Hill,  , ")
    assert postcode_within("NP201JB 12") == ("NP20 1JB", " ,  12")
    assert postcode_within("12 Stow Hill") is None


def test_area_letters_are_those_before_the_first_digit():
    assert [area_letters(postcode) for postcode in ("NP20 4AA", "M1 1AE", "")] == ["NP", "M", ""]


def test_a_typed_postcode_is_hidden_from_repr():
    assert "4AA" not in repr(parse_typed_postcode("NP20 4AA"))


@given(postcodes(), st.lists(st.sampled_from(["", " ", "  ", "\t"]), min_size=8, max_size=8), st.booleans())
def test_any_spacing_and_case_means_the_same(postcode, gaps, lower):
    letters = postcode.replace(" ", "")
    typed = "".join(gap + letter for gap, letter in zip(gaps, letters, strict=False))
    assert canonical_postcode(typed.lower() if lower else typed) == postcode


@given(st.text(max_size=40))
def test_any_text_can_be_judged(text):
    parsed = parse_typed_postcode(text)
    assert (parsed.postcode == "") == (parsed.shape is Shape.NONE)
    assert all(canonical_postcode(code) == code for code in parsed.corrections)
