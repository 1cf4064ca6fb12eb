"""Age, eligibility, price and steps: yes, no with the reason, or what to ask."""

from typing import NamedTuple

import pytest

from layers.register.model import Asset
from layers.times.session import Known
from presentation.words.near.suits import finding_words
from questions.conversation.open_to_whom import Openness, age_suits, can_get_in, may_come, price_suits
from questions.conversation.wishes import NO_WISHES, Wishes


class Words(NamedTuple):
    """An openness as it is said."""

    no: str = ""
    yes: str = ""
    ask: str = ""


def words_of(openness: Openness) -> Words:
    findings = (openness.no, openness.yes, openness.ask)
    return Words(*("" if finding is None else finding_words(finding) for finding in findings))


def asset(**known) -> Asset:
    return Asset("t/x", **known)


@pytest.mark.parametrize(
    ("ages", "age", "no"),
    [
        ((60, None), 60, ""),
        ((60, None), 59, "for people of 60 and over"),
        ((16, 24), 24, ""),
        ((16, 24), 25, "for ages 16 to 24"),
        ((None, 18), 18, ""),
        ((None, 18), 19, "for people up to 18"),
    ],
)
def test_ages_are_inclusive(ages, age, no):
    found = age_suits(asset(minimum_age=ages[0], maximum_age=ages[1]), Wishes(age=age))
    assert words_of(found).no == no
    assert bool(found.yes) is not bool(no)


def test_an_age_that_is_not_known_is_asked_of_a_group_but_not_of_a_park():
    assert (
        words_of(age_suits(asset(kind="craft_group"), Wishes(age=72))).ask
        == "Whether it is for their age is not known."
    )
    assert age_suits(asset(kind="park"), Wishes(age=72)) == Openness()


def test_whom_it_is_for_in_words_is_asked():
    assert (
        words_of(may_come(asset(for_whom="women"), NO_WISHES)).ask
        == "It is for “women”: ask whether they may come."
    )
    assert words_of(may_come(asset(for_whom="carers", not_for="drop-ins"), NO_WISHES)).ask == (
        "It is for “carers” and it is not for “drop-ins”: ask whether they may come."
    )


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"price_pence": 500}, Words(yes="£5 each time")),
        ({"price_pence": 501}, Words(no="£5.01 each time")),
        ({"price_pence": 0}, Words(yes="free of charge")),
        ({"cost": "By donation"}, Words(ask="It costs “By donation”: ask what that comes to.")),
        ({"kind": "class"}, Words(ask="What it costs is not known.")),
        ({"kind": "cafe"}, Words(ask="What it costs is not known.")),
        ({"kind": "park"}, Words()),
    ],
)
def test_the_price_is_held_against_the_most_they_can_pay(known, found):
    assert words_of(price_suits(asset(**known), Wishes(at_most_pence=500))) == found


@pytest.mark.parametrize(
    ("step_free", "found"),
    [
        (Known.YES, Words(yes="step-free")),
        (Known.NO, Words(no="not step-free")),
        (Known.PARTLY, Words(ask="It is only partly step-free: ask which parts.")),
        (Known.UNKNOWN, Words(ask="Whether it is step-free is not known.")),
    ],
)
def test_steps_are_in_the_way_only_where_they_are_known(step_free, found):
    assert words_of(can_get_in(asset(step_free=step_free), Wishes(step_free=True))) == found


def test_what_was_not_said_is_not_asked_of_any_asset():
    found = asset(minimum_age=60, price_pence=900, step_free=Known.NO)
    assert {age_suits(found, NO_WISHES), price_suits(found, NO_WISHES), can_get_in(found, NO_WISHES)} == {
        Openness()
    }


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ((50, None), Words(yes="their age suits: for people of 50 and over")),
        ((65, None), Words(ask="It is for people of 65 and over: ask how old they are.")),
        ((70, None), Words(no="for people of 70 and over")),
        ((None, 64), Words(ask="It is for people up to 64: ask how old they are.")),
        ((None, 59), Words(no="for people up to 59")),
    ],
)
def test_of_a_decade_what_only_partly_suits_is_asked(ages, words) -> None:
    club = asset(minimum_age=ages[0], maximum_age=ages[1])
    assert words_of(age_suits(club, Wishes(age=60, age_until=69))) == words
