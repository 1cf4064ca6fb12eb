"""Each thing asked for has its own answer: what fits it, the nearest too far, and troubles last."""

from datetime import datetime

import pytest

from geo.paces import PACES
from layers.area import Area
from questions.conversation.conversation import Suggestions, Wishes, suggest
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.near_person import Origin, Question
from tests.questions.conversation.test_situations import area  # noqa: F401

NOW = datetime(2026, 11, 23, 9, 0)


@pytest.fixture(scope="module")
def assets(area: Area) -> AreaAssets:  # noqa: F811
    return pack_assets(area)


def ask(area: Area, assets: AreaAssets, words: str, *, minutes: int = 15) -> Suggestions:  # noqa: F811
    home = area.residents.geometry.iloc[100]
    question = Question(PACES["planning"], minutes)
    return suggest(area, assets, Origin(home.x, home.y), question, Wishes(words=words), now=NOW)


def name(assets: AreaAssets, asset_id: str) -> str:
    return str(assets.records[asset_id].name)


def test_each_thing_asked_for_has_its_answer_and_the_nearest_where_nothing_is_in_reach(area, assets):  # noqa: F811
    rugby, joiner, lunch = ask(
        area, assets, "likes rugby, used to be a joiner, misses company at lunch"
    ).answers
    assert (rugby.typed, rugby.fits) == (("rugby",), ())
    assert "Rugby" in name(assets, rugby.nearest_too_far)
    assert name(assets, joiner.fits[0]) in ("On the Tools", "Foundry Men's Shed")
    assert joiner.nearest_too_far == ""
    assert assets.records[lunch.fits[0]].kind == "lunch_club"


def test_two_words_for_the_same_are_one_thing(area, assets):  # noqa: F811
    (painting,) = ask(area, assets, "painting, watercolours").answers
    assert painting.typed == ("painting", "watercolours")


def test_a_loss_that_was_named_comes_after_what_was_asked_for(area, assets):  # noqa: F811
    dancing, loss = ask(area, assets, "husband died in March, used to love dancing").answers
    assert not dancing.is_trouble
    assert loss.is_trouble
    assert name(assets, loss.fits[0]) == "Bereavement Café"


def test_what_was_not_understood_has_no_answer(area, assets):  # noqa: F811
    answer = ask(area, assets, "xylophone")
    assert answer.answers == ()
    assert answer.not_met == ("xylophone",)


def test_what_is_not_wanted_is_named(area, assets):  # noqa: F811
    assert ask(area, assets, "likes painting, hates bingo").unwanted == ("bingo",)


def test_an_answer_meets_what_it_is_for_and_everything_in_it_fits(area, assets):  # noqa: F811
    suggestions = ask(area, assets, "likes rugby, gets short of puff, misses company at lunch", minutes=30)
    for answer in suggestions.answers:
        assert set(answer.fits) <= set(suggestions.fits["asset_id"])
        assert "rugby" not in repr(answer)
