"""Each thing asked for has its own answer: what fits it, the nearest too far, and troubles last."""

import pytest

from geo.paces import PACES
from layers.area import Area
from questions.conversation.conversation import Suggestions, Wishes, suggest
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Origin, Question
from tests.questions.conversation.conftest import NOW


def ask(area: Area, assets: AreaAssets, words: str, *, minutes: int = 15) -> Suggestions:
    home = area.residents.geometry.iloc[100]
    question = Question(PACES["planning"], minutes)
    return suggest(area, assets, Origin(home.x, home.y), question, Wishes(words=words), now=NOW)


def name(assets: AreaAssets, asset_id: str) -> str:
    return str(assets.records[asset_id].name)


def test_each_thing_asked_for_has_its_answer_and_the_nearest_where_nothing_is_in_reach(area, larkenby):
    rugby, joiner, lunch = ask(
        area, larkenby, "likes rugby, used to be a joiner, misses company at lunch"
    ).answers
    assert (rugby.typed, rugby.fits) == (("rugby",), ())
    assert "Rugby" in name(larkenby, rugby.nearest_too_far)
    assert name(larkenby, joiner.fits[0]) in ("On the Tools", "Foundry Men's Shed")
    assert joiner.nearest_too_far == ""
    assert larkenby.records[lunch.fits[0]].kind == "lunch_club"


def test_two_words_for_the_same_are_one_thing(area, larkenby):
    (painting,) = ask(area, larkenby, "painting, watercolours").answers
    assert painting.typed == ("painting", "watercolours")


def test_a_loss_that_was_named_comes_after_what_was_asked_for(area, larkenby):
    dancing, loss = ask(area, larkenby, "husband died in March, used to love dancing").answers
    assert not dancing.is_trouble
    assert loss.is_trouble
    assert name(larkenby, loss.fits[0]) == "Bereavement Café"


def test_what_was_not_understood_has_no_answer(area, larkenby):
    answer = ask(area, larkenby, "xylophone")
    assert answer.answers == ()
    assert answer.not_met == ("xylophone",)


def test_what_is_answered_with_nothing_is_not_told_a_second_time(area, larkenby):
    answer = ask(area, larkenby, "rugby and golf", minutes=5)
    assert [each.typed for each in answer.answers] == [("rugby",), ("golf",)]
    assert answer.not_met == ()


def test_what_is_not_wanted_is_named(area, larkenby):
    assert ask(area, larkenby, "likes painting, hates bingo").unwanted == ("bingo",)


def test_an_answer_meets_what_it_is_for_and_everything_in_it_fits(area, larkenby):
    suggestions = ask(area, larkenby, "likes rugby, gets short of puff, misses company at lunch", minutes=30)
    for answer in suggestions.answers:
        assert set(answer.fits) <= set(suggestions.fits["asset_id"])
        assert "rugby" not in repr(answer)


def test_what_is_never_first_is_not_the_nearest_that_there_is_either(area, larkenby):
    """Nobody who asks for company at lunch is told how far the soup kitchen is."""
    for minutes in (1, 2, 3, 4):
        for answer in ask(area, larkenby, "company at lunch", minutes=minutes).answers:
            if answer.nearest_too_far:
                kind = larkenby.records[answer.nearest_too_far].kind
                assert kind not in ("soup_kitchen", "food_bank", "warm_space")


def test_the_nearest_that_there_is_is_a_club_before_a_pitch(area, larkenby):
    (rugby,) = ask(area, larkenby, "rugby").answers
    assert rugby.fits == ()
    assert larkenby.records[rugby.nearest_too_far].kind == "sports_club"


@pytest.mark.parametrize(
    ("words", "typed", "still_there"),
    [
        ("blind, likes knitting", "blind", "Sight Loss Social"),
        ("Ukrainian refugee, lost her son in the war, was a seamstress", "lost her son", "Bereavement Café"),
    ],
)
def test_what_is_there_but_offered_only_to_who_asks_is_not_denied(area, larkenby, words, typed, still_there):
    (trouble,) = (each for each in ask(area, larkenby, words, minutes=25).answers if typed in each.typed)
    there = trouble.fits[:1] or (trouble.nearest_too_far or trouble.there_still,)
    assert name(larkenby, there[0]) == still_there


def test_what_they_would_rather_not_is_not_offered_as_still_there(area, larkenby):
    answers = ask(area, larkenby, "likes painting, no bingo", minutes=25).answers
    assert all(not each.there_still for each in answers if each.fits)


@pytest.mark.parametrize(
    ("words", "typed", "meant"),
    [
        ("comapny at lunch", ("comapny at lunch",), ("company at lunch",)),
        ("darts, pool and a pint", ("darts", "pool"), ("darts", "pool table")),
        ("recovering alcoholic, likes painting", ("recovering alcoholic",), ("recovering alcoholic",)),
        ("recovering gambler", ("recovering gambler",), ("recovering gambler",)),
        ("pool", ("pool",), ("pool",)),
    ],
)
def test_each_of_the_words_typed_comes_with_what_it_was_read_as(area, larkenby, words, typed, meant):
    answer = ask(area, larkenby, words)
    assert (typed, meant) in [(each.typed, each.meant) for each in answer.answers]
    assert "recovering" not in [each.typed for each in answer.may_mean]
