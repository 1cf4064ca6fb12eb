"""Is a trouble asked about, only told of, or over, somebody else's, turned down? And who or what is gone?"""

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.namings import Naming
from questions.conversation.wish import Wish, is_urgent
from questions.conversation.wished_words import wishes_in


def wishes(text: str) -> dict[str, Wish]:
    return {wish.typed: wish for wish in wishes_in(text, lexicon()) if not wish.unwanted}


@pytest.mark.parametrize(
    ("text", "trouble", "naming"),
    [
        ("would like to join a dementia group with her", "dementia", Naming.REQUESTED),
        ("dementia café", "dementia", Naming.REQUESTED),
        ("Mum has dementia now. Is there anywhere for us both?", "dementia", Naming.REQUESTED),
        ("My husband has dementia and sleeps badly", "dementia", Naming.TOLD),
        ("not bothered about anything since dad died", "dad died", Naming.HEARD),
        ("hasn't sung since the funeral, would like bereavement support", "bereavement", Naming.REQUESTED),
        ("Dad has dementia. Now he wants fun", "dementia", Naming.TAKEN_BACK),
        ("she nursed her mother through dementia for nine years", "dementia", Naming.TAKEN_BACK),
        ("had a stroke years ago and is on top of the world", "had a stroke", Naming.TAKEN_BACK),
        ("my mate is in debt up to his ears these days", "in debt", Naming.TAKEN_BACK),
        ("please don't let anyone tell you she is hungry", "hungry", Naming.TAKEN_BACK),
    ],
)
def test_a_trouble_is_named_by_its_own_clause(text, trouble, naming):
    assert wishes(text)[trouble].naming is naming


def test_who_is_not_hungry_is_in_no_hurry():
    assert is_urgent(wishes("the children are hungry and there is no money till Friday")["hungry"])
    assert not is_urgent(wishes("please don't let anyone tell you she is hungry")["hungry"])


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("His dog was run over. He likes a steam engine", "his dog"),
        ("They lost the baby in May, she would like to paint", "baby"),
        ("We lost our little girl. I used to do yoga", "little girl"),
    ],
)
def test_who_is_gone_is_no_wish(text, gone):
    assert gone not in wishes(text)
    assert wishes(text)


def test_what_is_gone_and_missed_is_a_wish():
    assert "garden" in wishes("she lost the garden with the move and misses it")
