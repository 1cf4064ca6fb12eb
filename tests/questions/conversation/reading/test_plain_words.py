"""Short forms are written out where their neighbours agree; names of people and streets ask for nothing."""

import pytest

from layers.interests.shorthand import ShortForm
from questions.conversation.reading.plain_words import PlainReader, PlainWords, plain_reader

ORDINARY = frozenset({"salt", "la", "us", "rose", "will", "grace", "may"})
NAMES = frozenset({"grace", "rose", "rob", "will", "jean"})
READER = PlainReader(
    [
        ShortForm("LA", "local authority", ("council", "email")),
        ShortForm("LA", "lives alone", ()),
        ShortForm("SALT", "speech therapist", ()),
        ShortForm("TKR", "new knee", ()),
        ShortForm("w/c", "wheelchair", ()),
        ShortForm("summat", "something", ()),
    ],
    NAMES,
    ordinary=ORDINARY,
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("78F LA", "78F lives alone"),
        ("email LA", "email local authority"),
        ("tkr last year", "new knee last year"),
        ("w/c user", "wheelchair user"),
        ("Summat else", "something else"),
    ],
)
def test_a_short_form_is_written_out_as_its_neighbours_say(typed, plain):
    assert READER.read(typed).text == plain


@pytest.mark.parametrize("typed", ["pass the salt", "la la land", "PASS THE SALT", "and/w/c/x"])
def test_an_ordinary_word_is_no_short_form(typed):
    assert READER.read(typed).text == typed


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Grace Church is her name and she likes quilting", "Church"),
        ("Mr Walker has gone off the boil with his hip", "Walker"),
        ("Our Rob Singer fancies learning to box now", "Singer"),
        ("She paints flowers and comes from Swan Street now", "Swan"),
        ("it will be a year at Easter since my Jean went", "Jean"),
    ],
)
def test_names_of_people_and_streets_are_left_out(typed, left):
    assert left in typed
    assert left not in READER.read(typed).text


@pytest.mark.parametrize(
    "typed",
    ["Rose and other flowers are what she likes most", "She goes to Grace Park every day with friends"],
)
def test_what_is_no_name_stays(typed):
    assert READER.read(typed).text == typed


def test_few_words_may_be_the_name_of_a_place():
    assert READER.read("Grace Church").text == "Grace Church"


def test_what_was_written_out_can_be_said_as_it_was_typed():
    plain = READER.read("78F LA, w/c user")
    assert plain.as_typed("lives alone") == "LA"
    assert plain.as_typed("wheelchair user") == "w/c user"
    assert "LA" not in repr(plain)


def test_a_long_text_is_read_as_fast_as_it_is_long():
    assert len(plain_reader().read("w/c " * 50_000).text) < 50_000


def test_what_is_said_back_has_the_apostrophes_that_were_typed():
    plain = PlainWords("She's poorly and her heating’s off, and the dogs died")
    assert plain.as_typed("heatings off") == "heating’s off"
    assert plain.as_typed("dogs died") == "dogs died"
    assert plain.as_typed("shes") == "She's"
    assert PlainWords("no heatings off").as_typed("heatings off") == "heatings off"
