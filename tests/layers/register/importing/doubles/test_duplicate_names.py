"""Two names of one thing are alike, two names of two things are not, however many words they share."""

import pytest
from hypothesis import given, strategies as st

from layers.register.importing.doubles.duplicate_names import likeness, word_weights
from layers.register.importing.doubles.usual_names import plain_name


def alike(one, other, *, place=""):
    names = [
        plain_name(text) for text in (one, other, "Gaer Library", "Nash Hall", "Alway Club", "Maindee Choir")
    ]
    of_the_place = frozenset(plain_name(place).words)
    return likeness(names[0], names[1], word_weights(names), of_the_place=of_the_place)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Friends of St. Julian's Ltd", ("friends", "saint", "julians")),
        ("Caffè & Bar", ("caffe", "bar")),
        ("Newport R.F.C.", ("newport", "rugby")), ("Comunity Ctr", ("community", "centre")), ("", ()),
    ],
)  # fmt: skip
def test_a_name_in_plain_form(text, words):
    assert plain_name(text).words == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maindee Library", "Library, Maindee"), ("St Julian's Church", "Saint Julians Ch."),
        ("Alway Community Ctr", "Alway Community Centre"), ("Hope & Anchor", "The Hope and Anchor"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_is_the_same(one, other):
    assert alike(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nash Junior School", "Nash Infant School"), ("Gaer Park Tennis", "Gaer Park Bowls"),
        ("Scouts 1 Alway", "Scouts 2 Alway"), ("Maindee Church", "Maindee Church Hall"),
        ("Alway Pharmacy", "Alway Library"),
    ],
)  # fmt: skip
def test_what_tells_a_thing_from_its_neighbour_keeps_them_apart(one, other):
    assert alike(one, other) <= 0.55


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llyfrgell Tŷ-du", "Tŷ-du Library"), ("Clwb Pêl-droed Alway", "Alway Football Club"),
        ("Nash C of E", "Nash Parish Church"), ("Gaer Masjid", "Gaer Mosque"),
        ("Alway Swimming Pool", "Alway Baths"), ("Maindee U3A", "University of the Third Age Maindee"),
        ("Children's Ctr Nash", "Sure Start Nash"), ("Hope St Surgery", "Hope Street Medical Practice"),
        ("Chair-Based Exercise Gaer", "Seated Exercises Gaer"), ("Gaer Men's Choir", "Gaer Male Voice Choir"),
        ("Alway Tuesday Group", "Tues Group - Alway"), ("Naomh Eoin CLG", "Saint Eoin GAA"),
    ],
)  # fmt: skip
def test_short_forms_other_languages_and_usual_names_are_the_same(one, other):
    assert alike(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thorne RBE", "Thorne Red Brick Exchange"), ("TBBT Alway", "The Bread and Butter Thing Alway"),
        ("Gaer R.C.", "Gaer Rowing Club"), ("Gaer R.C.", "Gaer Rowing"), ("Nash CC", "Nash Curling Club"),
        ("NATAM", "Nash Alway Toy and Music"),
    ],
)  # fmt: skip
def test_initials_are_spelt_out_by_the_other_name(one, other):
    assert alike(one, other) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaer R.C.", "Gaer Rugby Club"), ("Gaer YMCA", "Gaer YWCA"), ("St Thomas Club", "Saint Thomas Hall"),
        ("Tuesday Tea and Talk", "Thursday Tea and Talk"), ("Nash Academy", "Nash Academy Sports Centre"),
        ("Nash Baptist Church", "Nash Church of England"), ("Gaer Health Centre", "Gaer Centre"),
        ("Nash Park", "Friends of Nash Park"), ("Nash Mental Health", "Nash Dental Health"),
    ],
)  # fmt: skip
def test_neighbours_of_alike_names_are_kept_apart(one, other):
    assert alike(one, other) <= 0.55


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaer Wanderers", "Gaer Wanderers FC"), ("Nash Academy Sports Centre", "Nash Sports Centre"),
        ("Nash Methodist Church", "Nash Church"), ("Nash Civic", "Nash Civic Hall"),
        ("Alway Arts Centre and Theatre", "Alway Theatre"),
    ],
)  # fmt: skip
def test_what_a_name_may_leave_out_keeps_nothing_apart(one, other):
    assert alike(one, other) > 0.7


def test_a_word_of_the_address_weighs_little():
    without = alike("Hale Library, Altrincham", "Hale Library")
    within = alike("Hale Library, Altrincham", "Hale Library", place="1 High Street Altrincham")
    assert without < within < 1.0
    assert within > 0.85
    hall = alike("Maindee Church Hall", "Maindee Church", place="Church Hall Lane")
    assert hall <= 0.55  # though the street is called so


def test_words_run_together_are_the_same_words():
    assert alike("Bookswap Maindee", "Book Swap Maindee") == 0.95


def test_one_letter_wrong_in_a_long_word_is_a_slip_and_in_a_short_one_another_word():
    assert alike("Beechwood Choir", "Beechwod Choir") > 0.9
    assert alike("Ash Choir", "Ask Choir") < alike("Beechwood Choir", "Beechwod Choir")
    assert alike("Ash Choir", "Bsh Choir") < 0.7


def test_nothing_is_like_a_name_that_is_not_there():
    assert alike("", "Maindee Choir") == alike("", "") == 0.0
    assert alike("The", "Maindee Choir") == 0.0  # "the" tells nothing


WORDS = st.lists(st.sampled_from(("gaer", "nash", "club", "hall", "choir", "2", "saint")), min_size=1)


@given(WORDS, WORDS)
def test_likeness_is_between_0_and_1_the_same_both_ways_and_whole_with_itself(one, other):
    there, back = alike(" ".join(one), " ".join(other)), alike(" ".join(other), " ".join(one))
    assert 0.0 <= there <= 1.0
    assert there == pytest.approx(back)
    assert alike(" ".join(one), " ".join(reversed(one))) == 1.0


def test_a_rare_word_tells_more_than_one_that_stands_in_every_name():
    weights = word_weights([plain_name(text) for text in ("Gaer Club", "Nash Club", "Nash Choir")])
    assert weights["gaer"] > weights["nash"] > weights["club"]
