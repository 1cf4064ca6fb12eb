"""What cannot wait is asked for first, a trouble that was only named after a wish, an idiom not at all."""

from datetime import date
from types import SimpleNamespace

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.scores import Part, RankReason
from questions.conversation.troubles import after_the_first_wish, urgent_first
from questions.conversation.weighing import Weighed
from questions.conversation.wish import is_trouble, is_urgent
from questions.conversation.wished_words import wishes_in

WISH, TROUBLE, URGENT = 0, 1, 2


def weighed(asset_id: str, points: int, chiefly: int) -> Weighed:
    reasons = (RankReason(Part.INTEREST, points, ()),)
    return Weighed(asset_id, 100.0, reasons, (), chiefly, SimpleNamespace(times=None), ())


def order(rows: list[Weighed]) -> list[str]:
    return [each.asset_id for each in sorted(rows, key=lambda each: each.place)]


def test_a_trouble_comes_after_the_best_that_meets_a_wish():
    rows = [weighed("grief", 60, TROUBLE), weighed("choir", 40, WISH), weighed("far choir", 20, WISH)]
    assert order(after_the_first_wish(rows, {TROUBLE})) == ["choir", "grief", "far choir"]


def test_a_trouble_alone_keeps_its_points():
    rows = [weighed("grief", 60, TROUBLE)]
    assert after_the_first_wish(rows, {TROUBLE}) == rows


def test_what_cannot_wait_comes_before_all_else():
    rows = [weighed("choir", 90, WISH), weighed("food bank", 30, URGENT), weighed("pantry", 50, URGENT)]
    today = date(2026, 11, 23)
    assert order(urgent_first(rows, {URGENT}, today=today)) == ["pantry", "food bank", "choir"]


@pytest.mark.parametrize(
    "text",
    ["no food in the house", "sleeping in his van by the canal", "the meter has run out and no heating"],
)
def test_no_food_and_no_roof_are_requests(text):
    wishes = wishes_in(text, lexicon())
    assert any(is_urgent(wish) for wish in wishes)
    assert not any(is_trouble(wish) for wish in wishes if is_urgent(wish))
    assert "canal" not in {wish.typed for wish in wishes}


@pytest.mark.parametrize(
    "text",
    ["My husband passed in June. That's all really.", "wife died in May, rang re blue badge only"],
)
def test_who_asks_for_nothing_is_offered_nothing_for_a_loss(text):
    assert not any(is_trouble(wish) for wish in wishes_in(text, lexicon()))


@pytest.mark.parametrize(
    ("text", "not_wished"),
    [
        ("her carer says she likes bingo", "carer"),
        ("i do the cooking for my mum and like chess", "cooking"),
        ("it was a walk in the park, she sings", "walk"),
        ("he has no trouble with english and likes to sew", "english"),
        ("they keep on at me to go swimming but I like chess", "swimming"),
    ],
)
def test_words_that_are_not_what_they_seem_are_no_wish(text, not_wished):
    wishes = wishes_in(text, lexicon())
    assert wishes
    assert not_wished not in " ".join(wish.typed for wish in wishes if not wish.unwanted)
