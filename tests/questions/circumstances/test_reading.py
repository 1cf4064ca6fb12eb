"""What words say of a person is read as it was meant, and what they do not say is not."""

from datetime import time

import pytest

from layers.interests.circumstances import Topic
from questions.circumstances.reading import read_circumstances
from questions.circumstances.settings import PersonSettings, settings_of

YEAR = 2026
WEEKDAYS = (0, 1, 2, 3, 4)


def settings(text: str) -> PersonSettings:
    return settings_of(read_circumstances(text, year=YEAR).circumstances)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("82, likes bingo", 82),
        ("eighty-two", 82),
        ("She is eighty two and likes cards", 82),
        ("aged 68", 68),
        ("he's 76", 76),
        ("My ten-year-old wants to dance", 10),
        ("17 year old lad", 17),
        ("just turned 60", 60),
        ("nearly ninety", 89),
        ("born in 1942", 84),
        ("82F", 82),
        ("82 y/o", 82),
        ("lady of 91", 91),
        ("an OAP", 70),
        ("eighty-two, OAP", 82),
        ("my nan, 79, loves knitting", 79),
        ("cant do stairs since his hip op, my dad's 79", 79),
        ("my nan's 91 now", 91),
        ("my dads 84", 84),
        ("dad 81, uses w/chair", 81),
        ("trans teenager 16", 16),
        ("trans teenager, 16, likes art", 16),
        ("her dad, 90, and she is 64", 64),
        ("in her eighties, she is 84", 84),
        ("teenager with a 2 yr old", 15),
        ("19 yr old with a newborn", 19),
        ("my 3 yr old loves to paint", 3),
        ("my 8 year old grandson loves football", 8),
        ("a boy of 10", 10),
    ],
)
def test_ages(text: str, age: int) -> None:
    read = settings(text)
    assert (read.age, read.age_until) == (age, None)


@pytest.mark.parametrize(
    "text",
    [
        "loves music of the sixties",
        "worked 40 years on the railway",
        "married 50 years",
        "walks 20 minutes",
        "3 kids",
        "lives at number 82",
        "looks after his wife, 79",
        "her husband, 90, is poorly",
        "two daughters, aged 4 and 6",
        "an over 50s club",
        "200 board games",
        "likes 60s music",
        "60s disco",
        "likes music, 60s",
        "songs of the fifties",
        "fifty-odd cousins",
        "lives with mum 84",
        "young mum with a 2 yr old and a newborn",
        "mum of a 3 year old",
        "has a 3 year old",
        "new mum, has a toddler and a newborn",
        "single mum, 3 yr old",
        "minds my 3 year old granddaughter",
        "my 3 year old granddaughter",
        "grandad with two little ones, 4 yr old and 2 yr old",
    ],
)
def test_what_is_no_age_of_theirs(text: str) -> None:
    assert settings(text).age is None


def test_of_two_ages_neither_is_taken_and_both_are_named() -> None:
    read = read_circumstances("aged 82, or is she aged 83", year=YEAR)
    assert settings_of(read.circumstances).age is None
    assert read.of_others == ("aged 82", "aged 83")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Tuesdays", (1,)),
        ("Tues and Thurs", (1, 3)),
        ("Mon-Fri", WEEKDAYS),
        ("Monday to Wednesday", (0, 1, 2)),
        ("weekends", (5, 6)),
        ("not Fridays", (0, 1, 2, 3, 5, 6)),
        ("any day but Friday", (0, 1, 2, 3, 5, 6)),
        ("can't do Wednesdays, dialysis", (0, 1, 3, 4, 5, 6)),
        ("dialysis Mon, Wed, Fri", (1, 3, 5, 6)),
        ("works Monday to Friday", (5, 6)),
        ("free Tuesdays, works Fridays", (1,)),
        ("weekends only, works Monday to Friday", (5, 6)),
        ("chess on a Thursday", (3,)),
        ("mon am or fri pm", (0, 4)),
        ("Tue a.m.", (1,)),
        ("weds pm only", (2,)),
        ("not Mon am", (1, 2, 3, 4, 5, 6)),
        ("sun only", (6,)),
        ("sat pm and sun", (5, 6)),
    ],
)
def test_days(text: str, days: tuple[int, ...]) -> None:
    assert settings(text).days == days


@pytest.mark.parametrize(
    "text",
    [
        "used to play football on Saturdays",
        "company for Sunday lunch",
        "Friday prayers",
        "sat at home in the sun",
        "died last Tuesday",
        "they wed in 1960",
    ],
)
def test_what_is_no_day_they_are_free(text: str) -> None:
    assert settings(text).days == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("mornings", ("morning",)),
        ("Thursday afternoon", ("afternoon",)),
        ("not evenings", ("morning", "afternoon")),
        ("after the school run", ("school",)),
        ("carers come mornings", ("afternoon", "evening")),
        ("home before dark", ("afternoon", "lunchtime", "morning")),
        ("mon am or fri pm", ("afternoon", "morning")),
        ("Tue a.m.", ("morning",)),
        ("free p.m.", ("afternoon",)),
        ("Thurs eve", ("evening",)),
        ("I am only free Tuesdays", ()),
        ("Christmas eve", ()),
        ("up at 3 am", ()),
        ("can't be out after dark", ("afternoon", "lunchtime", "morning")),
        ("cant be out after dark", ("afternoon", "lunchtime", "morning")),
        ("nervous of going out at night", ("afternoon", "lunchtime", "morning")),
        ("doesn't like driving after dark", ("afternoon", "lunchtime", "morning")),
        ("can't sleep at night", ()),
        ("likes stars after dark", ()),
        ("a coffee morning", ()),
        ("evening classes", ()),
        ("not a morning person", ()),
    ],
)
def test_parts_of_the_day(text: str, parts: tuple[str, ...]) -> None:
    assert settings(text).parts == parts


@pytest.mark.parametrize(
    ("text", "not_before", "not_after"),
    [
        ("home by four", None, time(16)),
        ("not before ten", time(10), None),
        ("after 2pm", time(14), None),
        ("until half past 3", None, time(15, 30)),
        ("after 2 years", None, None),
        ("by her friends", None, None),
    ],
)
def test_hours(text: str, not_before: time | None, not_after: time | None) -> None:
    read = settings(text)
    assert (read.not_before, read.not_after) == (not_before, not_after)


@pytest.mark.parametrize(
    ("text", "pace", "step_free", "rest"),
    [
        ("uses a stick", "older", False, None),
        ("wheelchair user", "step-free", True, None),
        ("a rollator", "step-free", True, None),
        ("can't do stairs", "step-free", True, None),
        ("cant do stairs since his hip op", "step-free", True, None),
        ("w/chair user", "step-free", True, None),
        ("in a w/chair", "step-free", True, None),
        ("wheel chair", "step-free", True, None),
        ("powerchair", "step-free", True, None),
        ("w/c user, likes art", "step-free", True, None),
        ("zimmer", "step-free", True, None),
        ("can not do stairs", "step-free", True, None),
        ("mob scooter", "step-free", True, None),
        ("unable to manage stairs", "step-free", True, None),
        ("gets out of breath", "older", False, 200),
        ("uses a stick and a wheelchair for longer walks", "step-free", True, None),
        ("walks 100 yards before he has to stop", None, False, 91),
        ("doesn't use a stick", None, False, None),
        ("won't use a wheelchair", None, False, None),
        ("her husband uses a frame", None, False, None),
        ("a hockey stick", None, False, None),
    ],
)
def test_walking(text: str, pace: str | None, step_free: bool, rest: int | None) -> None:
    read = settings(text)
    assert (read.pace, read.step_free, read.rest_every_m) == (pace, step_free, rest)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("ten minutes at most", 10),
        ("can walk 20 minutes", 20),
        ("quarter of an hour's walk", 15),
        ("half an hour on foot", 30),
        ("used to walk 60 minutes to work", None),
        ("boils an egg for four minutes", None),
    ],
)
def test_minutes(text: str, minutes: int | None) -> None:
    assert settings(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("no more than £3", 300),
        ("a fiver tops", 500),
        ("can afford a couple of quid", 200),
        ("up to £2.50", 250),
        ("skint", 0),
        ("something free", 0),
        ("on Universal Credit", 200),
        ("free on Tuesdays", None),
        ("won £5 at bingo", None),
        ("gets £174 pension", None),
        ("his boiler broke down", None),
    ],
)
def test_money(text: str, pence: int | None) -> None:
    assert settings(text).at_most_pence == pence


@pytest.mark.parametrize("text", ["no internet", "telephone only", "only has a landline", "isn't online"])
def test_by_telephone(text: str) -> None:
    assert settings(text).by_telephone


def test_each_circumstance_has_its_words_as_typed_and_prints_none_of_them() -> None:
    read = read_circumstances("Likes rugby; USES A STICK, can’t do Wednesdays", year=YEAR)
    assert [(each.topic, each.words) for each in read.circumstances] == [
        (Topic.PACE, "USES A STICK"),
        (Topic.DAYS, "can’t do Wednesdays"),
    ]
    assert "STICK" not in repr(read)
    assert "STICK" not in repr(read.circumstances)


@pytest.mark.parametrize("text", ["", "   ", "£", "-,;", "82" * 3000, "\x00\u202e not", "one hundred " * 400])
def test_whatever_is_typed_is_read_without_fail(text: str) -> None:
    read_circumstances(text, year=YEAR)


@pytest.mark.parametrize(
    ("text", "words", "of_others"),
    [
        ("her husband uses a frame and she uses a stick", ["uses a stick"], ("uses a frame",)),
        ("his wife is 79 but he is 82", ["82"], ("79",)),
        ("my husband is 90 and I'm 82", ["82"], ("90",)),
        ("привет £3.50 o'clock, her son is 40 and she's 84", ["84"], ("40",)),
        ("looks after his wife and he is 80", ["80"], ()),
        ("looks after a child and is 80", [], ("80",)),
        ("her husband is 90 and he uses a stick", [], ("uses a stick", "90")),
        ("her husband is 90 but uses a stick", [], ("uses a stick", "90")),
        ("her cousin uses a stick", [], ("uses a stick",)),
        ("lives with mum who uses a stick", [], ("uses a stick",)),
        ("lives with mum and uses a stick", ["uses a stick"], ()),
    ],
)
def test_whose_it_is_follows_the_thought(text: str, words: list[str], of_others: tuple[str, ...]) -> None:
    read = read_circumstances(text, year=YEAR)
    assert [each.words for each in read.circumstances] == words
    assert read.of_others == of_others


@pytest.mark.parametrize(
    "text",
    [
        "won't go to bingo because he uses a wheelchair",
        "not interested in sport since she uses a wheelchair",
        "hates being in a wheelchair",
    ],
)
def test_a_refused_wish_takes_no_circumstance_back(text: str) -> None:
    assert settings(text).pace == "step-free"


def test_nothing_said_sets_nothing() -> None:
    assert settings("likes rugby and company at lunch") == PersonSettings()
