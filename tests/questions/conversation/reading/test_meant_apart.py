"""Texts of many hands, none of them learned from: most name what they ask for by none of its words."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.sentence_model import adapted_model
from questions.conversation.sounds_like import SayingIndex, saying_index
from questions.conversation.unsure import parted_by_trust
from questions.conversation.wished_words import wishes_in

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Count:
    """How many texts of a table came out how."""

    asking: int
    met: int
    wrong: int
    idle: int  # answered though they ask for nothing


def counted(table: str, every: int) -> Count:
    """Read every so many texts of a table and count."""
    index = saying_index()
    assert index is not None
    with (HERE / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::every]
    asking = met = wrong = idle = 0
    for row in rows:
        meant = set(filter(None, row["means"].split("; ")))
        subjects = answered(row["says"], index)
        is_met = any(each & meant for each in subjects)
        asking += bool(meant)
        met += is_met
        wrong += bool(meant and subjects) and not is_met
        idle += bool(subjects) and not meant
    return Count(asking, met, wrong, idle)


def answered(text: str, index: SayingIndex) -> list[set[str]]:
    """The subjects of each wish that is answered."""
    wishes = [wish for wish in wishes_in(text, lexicon(), index) if wish.chief and not wish.unwanted]
    sure, _ = parted_by_trust(wishes, ())
    subjects = [map(index.subject_of, (pointer.words[0] for pointer in wish.chief)) for wish in sure]
    return [{index.votes.names[at] for at in each if at is not None} for each in subjects]


@pytest.mark.slow
@pytest.mark.skipif(adapted_model() is None, reason="The model of sentences is not installed.")
def test_three_fifths_of_what_is_asked_for_without_its_word_are_answered_and_a_ninth_wrongly() -> None:
    count = counted("meant_apart.csv", every=2)
    assert count.asking == 374
    assert count.met >= 224, count
    assert count.wrong <= 43, count
    assert count.idle <= 19, count


@pytest.mark.slow
@pytest.mark.skipif(adapted_model() is None, reason="The model of sentences is not installed.")
def test_in_whole_situations_three_quarters_are_answered_and_next_to_none_wrongly() -> None:
    count = counted("meant_apart_whole.csv", every=3)
    assert count.asking >= 130, count
    assert count.met >= 0.75 * count.asking, count
    assert count.wrong <= 0.05 * count.asking, count
    assert count.idle <= 4, count


@pytest.mark.slow
@pytest.mark.skipif(adapted_model() is None, reason="The model of sentences is not installed.")
def test_a_third_of_what_is_only_hinted_at_is_answered_and_a_quarter_wrongly() -> None:
    count = counted("meant_apart_oblique.csv", every=3)
    assert count.asking >= 360, count
    assert count.met >= 0.3 * count.asking, count
    assert count.wrong <= 0.28 * count.asking, count
    assert count.idle <= 12, count
