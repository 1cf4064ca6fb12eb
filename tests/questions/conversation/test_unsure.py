"""What is hardly likely to be meant is not answered; it is offered to be chosen, and a hand may choose it."""

from dataclasses import replace

import pytest

from geo.paces import PACES
from questions.conversation.answer_groups import is_understood
from questions.conversation.conversation import Wishes, suggest
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.sentence_model import sentence_model
from questions.conversation.reading.trust import Attestation, ReadBy
from questions.conversation.unsure import HARDLY, may_mean, parted_by_trust, trust_of
from questions.conversation.wished_words import wishes_in
from questions.walks.near_person import Origin, Question
from tests.questions.conversation.conftest import NOW

SURE = Attestation(ReadBy.WORD, 0.9, 0.9, 0.0, True, False, False, False, 0, 10)
UNSURE = Attestation(ReadBy.DOUBTFUL_WORD, 0.02, 0.01, 0.2, False, False, False, False, 5, 60)
MIDDLING = Attestation(ReadBy.WORD, 0.1, 0.05, 0.1, False, False, False, False, 2, 14)


def wishes(text, *evidence):
    read = wishes_in(text, lexicon())
    assert len(read) == len(evidence), [wish.typed for wish in read]
    return [replace(wish, evidence=each) for wish, each in zip(read, evidence, strict=True)]


def typed(parted):
    return [wish.typed for wish in parted]


def test_a_hardly_likely_reading_is_none_beside_a_sure_one():
    sure, rest = parted_by_trust(wishes("rugby, chess", SURE, UNSURE), ())
    assert (typed(sure), typed(rest)) == (["rugby"], ["chess"])


def test_readings_that_are_not_likely_enough_together_are_asked_about():
    assert HARDLY < trust_of(wishes("chess", MIDDLING)[0]) < 0.6
    sure, rest = parted_by_trust(wishes("rugby", MIDDLING), ())
    assert (typed(sure), typed(rest)) == ([], ["rugby"])


def test_several_middling_readings_are_likely_enough_together():
    sure, _ = parted_by_trust(wishes("rugby, chess, knitting", MIDDLING, MIDDLING, MIDDLING), ())
    assert len(sure) == 3


def test_what_a_hand_has_chosen_is_sure():
    sure, rest = parted_by_trust(wishes("rugby, chess", UNSURE, UNSURE), ("chess",))
    assert (typed(sure), typed(rest)) == (["chess"], ["rugby"])


def test_what_cannot_wait_is_answered_however_it_is_said():
    (urgent,) = wishes("no food in the house", UNSURE)
    assert parted_by_trust([urgent], ()) == ((urgent,), ())


def test_a_search_is_taken_as_it_stands():
    assert trust_of(wishes_in("rugby", lexicon())[0]) == 1.0


def test_three_readings_are_offered_at_most_each_meaning_once():
    read = wishes("rugby, chess, knitting, bingo", UNSURE, SURE, UNSURE, UNSURE)
    offered = may_mean([*read, read[0]])
    assert [each.typed for each in offered] == ["chess", "rugby", "knitting"]
    assert "chess" not in repr(offered)


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
def test_a_long_story_with_one_weak_word_is_asked_about_until_a_hand_says_what_is_meant(area, larkenby):
    home = area.residents.geometry.iloc[100]
    words = (
        "The window cleaner came on Monday, my sister says the same of her flat, and "
        "the man from the bank was a model of patience about the letters"
    )
    here = (area, larkenby, Origin(home.x, home.y), Question(PACES["planning"], 60))
    asked = suggest(*here, Wishes(words=words), now=NOW)
    assert asked.asks
    assert asked.fits.empty
    assert asked.may_mean
    assert not is_understood(asked)
    chosen = asked.may_mean[0].typed
    answered = suggest(*here, Wishes(words=words, meant=(chosen,)), now=NOW)
    assert any(chosen in answer.typed for answer in answered.answers)
    assert is_understood(answered)


def test_a_group_that_is_asked_for_is_answered_whatever_else_is_told(area, larkenby):
    origin = Origin(*area.residents.geometry.iloc[100].coords[0])
    words = (
        "lady on line wants a lunch club on the Meadows, she's 82, no family near, worried about the way home"
    )
    answer = suggest(area, larkenby, origin, Question(PACES["planning"], 60), Wishes(words=words), now=NOW)
    assert answer.fits["name"].iloc[0] == "Meadows Lunch Club"
