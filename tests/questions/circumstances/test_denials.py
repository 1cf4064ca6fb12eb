"""A "not" takes back what it speaks of and nothing else; what is over is not so any more."""

import pytest

from questions.circumstances.reading import read_circumstances
from questions.circumstances.settings import PersonSettings, settings_of


def settings(text: str) -> PersonSettings:
    return settings_of(read_circumstances(text, year=2026).circumstances)


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("doesn't drive and uses a stick", "older"),
        ("isn't online and has a stick", "older"),
        ("neither smokes nor drinks and uses a stick", "older"),
        ("doesn't drive she uses a stick", "older"),
        ("hasn't been out because she uses a wheelchair", "step-free"),
        ("no wheelchair but a rollator", "step-free"),
        ("doesn't use a wheelchair, just a stick", "older"),
        ("not only uses a stick but sings", "older"),
    ],
)
def test_a_not_reaches_no_further_than_its_own_thought(text: str, pace: str) -> None:
    assert settings(text).pace == pace


@pytest.mark.parametrize(
    "text",
    ["never goes out without her stick", "can't walk without a stick", "can't get far with her stick"],
)
def test_two_make_a_yes_and_how_it_goes_is_no_denial(text: str) -> None:
    assert settings(text).pace == "older"


@pytest.mark.parametrize(
    "text",
    [
        "no longer uses a wheelchair",
        "doesnt use a wheelchair",
        "doesn't smoke, drink or use a stick",
        "used to use a stick",
        "used a wheelchair after the operation but walks fine now",
        "has stopped using her frame",
        "wheelchair no longer needed",
        "her late husband's wheelchair",
    ],
)
def test_what_is_denied_or_over_sets_nothing(text: str) -> None:
    assert settings(text).pace is None


@pytest.mark.parametrize("text", ["has used a wheelchair since the accident", "still uses a wheelchair"])
def test_what_goes_on_is_not_over(text: str) -> None:
    assert settings(text).pace == "step-free"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("72M, COPD", 72),
        ("Pt 81F lives alone", 81),
        ("ref: 69M post CVA", 69),
        ("78 yo F", 78),
        ("84yoF", 84),
        ("78 y.o. lady", 78),
        ("78yrs, lives alone", 78),
        ("67 y M", 67),
        ("F78", 78),
        ("M/72", 72),
        ("Female, 84", 84),
        ("DOB 12.3.44", 82),
        ("dob 12/3/44", 82),
        ("born '44", 82),
        ("she is 80-odd", 80),
        ("70ish", 70),
        ("coming up to 80", 79),
        ("66 next birthday", 65),
    ],
)
def test_ages_of_notes(text: str, age: int) -> None:
    assert settings(text).age == age


@pytest.mark.parametrize(
    "text",
    [
        "lives off the M25",
        "flat 14F",
        "walks 50M",
        "60m without a seat",
        "married 50 yrs",
        "40 yrs on the railway",
        "5'10 M",
        "over 55s",
        "80 odd steps",
        "6/12 post CVA",
        "likes 80s music",
    ],
)
def test_what_only_looks_like_an_age_is_none(text: str) -> None:
    assert settings(text).age is None


@pytest.mark.parametrize(
    "text",
    [
        "he hasn't got much money",
        "dad's free on Tuesdays and hasn’t got much money",
        "they don't have much money",
        "not much money",
    ],
)
def test_little_money_is_read_however_it_is_denied(text: str) -> None:
    assert settings(text).at_most_pence == settings("on a tight budget").at_most_pence == 200
