"""A turn of phrase refuses what comes after it; a day centre is offered to who asks for one."""

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.wish import is_trouble
from questions.conversation.wished_words import wishes_in


@pytest.mark.parametrize(
    ("words", "wanted", "refused"),
    [
        ("over my dead body would I go to a lunch club", [], ["lunch"]),
        ("over her dead body is she going to a day centre, likes darts", ["darts"], ["day centre"]),
        ("you won't catch her in a church hall, she likes cards", ["cards"], ["church"]),
        ("catch me in a church hall, but I like dominoes", ["dominoes"], ["church"]),
        ("wild horses wouldn't drag him to a lunch club, he'd rather have the bowls", ["bowls"], ["lunch"]),
        ("not for all the tea in China would she go to bingo, a choir though", ["choir"], ["bingo"]),
        ("she'd run a mile if you said lunch club, she loves cards", ["cards"], ["lunch"]),
        ("there's no way he's going to bingo, he likes snooker", ["snooker"], ["bingo"]),
        ("don't be sending me to no church do, cards I like", ["cards"], ["church"]),
        ("I've had a bellyful of vicars, I like dominoes", ["dominoes"], ["vicars"]),
        ("no day care for her thank you, likes bingo", ["bingo"], ["day care"]),
        ("no chair exercise for her, likes rugby", ["rugby"], ["chair exercise"]),
    ],
)
def test_it_is_refused_and_the_rest_is_wished_for(words: str, wanted: list[str], refused: list[str]) -> None:
    wishes = [wish for wish in wishes_in(words, lexicon()) if wish.in_tables]
    assert [wish.meant for wish in wishes if not wish.unwanted] == wanted
    assert [wish.meant for wish in wishes if wish.unwanted] == refused


@pytest.mark.parametrize(
    "words",
    [
        "not bothered about anything since dad died",
        "not interested in anything, her husband died",
        "can't be doing with anything because my wife died",
        "never joins in since mum passed away",
    ],
)
def test_nobody_turns_a_death_down(words: str) -> None:
    wishes = [wish for wish in wishes_in(words, lexicon()) if wish.in_tables]
    assert [wish.unwanted for wish in wishes] == [False]
    assert is_trouble(wishes[0])


def test_what_came_before_a_loss_is_still_refused() -> None:
    wishes = {wish.meant: wish.unwanted for wish in wishes_in("no bingo since mum died", lexicon())}
    assert wishes == {"bingo": True, "mum died": False}


def test_a_word_that_only_looks_like_a_trouble_is_none() -> None:
    wishes = wishes_in("careful with her money, likes chess", lexicon())
    assert [wish.meant for wish in wishes] == ["money", "chess"]
    assert wishes_in("take no notice, testing the new telephones", lexicon()) == ()


def test_a_day_centre_is_a_need_that_is_offered_to_who_asks() -> None:
    (wish,) = wishes_in("day centre", lexicon())
    assert not wish.unwanted
    assert any(pointer.need for pointer in wish.chief)
    assert is_trouble(wish)
