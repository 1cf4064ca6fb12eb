"""Texts of three hands, none of them learned from: most name what they ask for by none of its words."""

import csv
from pathlib import Path

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.sentence_model import adapted_model
from questions.conversation.sounds_like import SayingIndex, saying_index
from questions.conversation.unsure import parted_by_trust
from questions.conversation.wished_words import wishes_in

APART = Path(__file__).with_name("meant_apart.csv")


def answered(text: str, index: SayingIndex) -> list[set[str]]:
    """The subjects of each wish that is answered."""
    wishes = [wish for wish in wishes_in(text, lexicon(), index) if wish.chief and not wish.unwanted]
    sure, _ = parted_by_trust(wishes, ())
    subjects = [map(index.subject_of, (pointer.words[0] for pointer in wish.chief)) for wish in sure]
    return [{index.votes.names[at] for at in each if at is not None} for each in subjects]


@pytest.mark.slow
@pytest.mark.skipif(adapted_model() is None, reason="The model of sentences is not installed.")
def test_half_of_what_is_asked_for_without_its_word_is_answered_and_a_sixth_wrongly() -> None:
    index = saying_index()
    assert index is not None
    with APART.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    met = wrong = idle = 0
    for row in rows:
        meant = set(filter(None, row["means"].split("; ")))
        subjects = answered(row["says"], index)
        is_met = any(each & meant for each in subjects)
        met += is_met
        wrong += bool(meant and subjects) and not is_met
        idle += bool(subjects) and not meant
    asking = sum(bool(row["means"]) for row in rows)
    assert (asking, len(rows) - asking) == (747, 147)
    assert met >= 360, met
    assert wrong <= 132, wrong
    assert idle <= 80, idle
