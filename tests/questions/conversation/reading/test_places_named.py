"""Whoever names a part of town means, of what they wish for, that which is called so."""

import pytest

from questions.conversation.interests import meet
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.places_named import places_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the lunch club on the Meadows", ("meadows",)),
        ("is there a lunch club up sallow", ("sallow",)),
        ("Likes quizzes, lives on the Hills estate", ("hills",)),
        ("Meadows", ()),  # a word that has a meaning, and may begin any sentence
        ("LIKES BOWLS ON THE MEADOWS", ()),
        ("was in the Wool Pack every night, likes cards", ()),
        ("won't go to St Oswin's, likes cards", ()),
        ("moved from Sallow last year", ()),
        ("Mr Bishop plays the ukulele", ()),
        ("her friend Joan likes bingo", ()),
        ("free on Tuesdays in March", ()),
    ],
)
def test_a_name_is_one_of_a_place_that_is_meant(text: str, names: tuple[str, ...]) -> None:
    assert places_named(text, lexicon()) == names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("wants a lunch club on the Meadows", "Meadows Lunch Club"),
        ("is there a lunch club up sallow", "Sallow Lunch Bunch"),
        ("likes a knit, lives on Orchard", "Orchard Knitters"),
    ],
)
def test_what_is_called_so_meets_a_wish_best(larkenby, text: str, first: str) -> None:
    assert larkenby.table["name"][meet(larkenby, text).strength.argmax()] == first


def test_what_is_called_otherwise_meets_it_as_well_as_before(larkenby) -> None:
    without, named = (meet(larkenby, text).strength for text in ("likes rugby", "likes rugby up Sallow"))
    assert (named >= without).all()


def test_what_most_are_called_says_nothing(larkenby) -> None:
    plain, town = (meet(larkenby, text).strength for text in ("likes a choir", "likes a choir in Larkenby"))
    assert plain.argmax() == town.argmax()
