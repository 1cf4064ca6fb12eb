"""How somebody is, what they are likened to and what they do not lack is no wish.

Forty sentences, in five voices. With half of them the tables were tuned; the other half was kept apart.
"""

import csv
from pathlib import Path

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.reading.sentence_model import sentence_model
from questions.conversation.reading.similes import simile_length
from questions.conversation.reading.word_stems import Stemmer
from questions.conversation.sounds_like import saying_index
from questions.conversation.unsure import parted_by_trust
from questions.conversation.wished_words import wishes_in

TABLE = Path(__file__).with_name("how_somebody_is.csv")
with TABLE.open(encoding="utf-8", newline="") as file:
    SENTENCES = list(csv.DictReader(file))


def is_right(row: dict[str, str]) -> bool:
    """Whether what is wished for is read, and how somebody is is not."""
    wishes = [wish for wish in wishes_in(row["words"], lexicon(), saying_index()) if not wish.unwanted]
    sure, _ = parted_by_trust(wishes, ())
    typed = [wish.typed.casefold() for wish in sure]
    # A whole thought that is heard holds other words of the sentence too: what a table reads is compared.
    read = [wish.typed.casefold() for wish in sure if not wish.sounds_like]
    return any(row["wants"] in each for each in typed) and not any(row["is_no_wish"] in each for each in read)


def test_each_half_has_twenty_sentences_and_together_they_have_five_voices() -> None:
    halves = [row["half"] for row in SENTENCES]
    assert (halves.count("tuned"), halves.count("apart")) == (20, 20)
    assert len({row["voice"] for row in SENTENCES}) == 5


@pytest.mark.skipif(sentence_model() is None, reason="The model of sentences is not installed.")
@pytest.mark.parametrize(("half", "least"), [("tuned", 20), ("apart", 18)])
def test_so_many_of_each_half_are_read_rightly(half: str, least: int) -> None:
    wrong = [row["words"] for row in SENTENCES if row["half"] == half and not is_right(row)]
    assert 20 - len(wrong) >= least, wrong


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("eats like a horse and sleeps well", "like a horse"),
        ("up and down like a dog at a fair", "like a dog"),
        ("as deaf as a post", "as a post"),
        ("he is like a wet weekend", "like a wet weekend"),
        ("would like a dog", ""),
        ("something like a choir", ""),
        ("as well as a choir", ""),
        ("worked as a cook", ""),
        ("she is like", ""),
        ("like a dog", ""),
    ],
)
def test_a_likeness_is_told_by_how_it_is_said(text: str, likeness: str) -> None:
    words = Stemmer().words(text)
    spans = [(at, simile_length(words, at)) for at in range(len(words))]
    assert [" ".join(word.text for word in words[at : at + n]) for at, n in spans if n] == [likeness] * bool(
        likeness
    )


def test_a_description_goes_on_being_refused_but_the_next_thing_is_wished_for() -> None:
    wishes = list(wishes_in("no standing in rows waving arms about, bowls", lexicon()))
    assert [(wish.meant, wish.unwanted) for wish in wishes if wish.in_tables] == [
        ("standing in rows", True),
        ("waving arms", True),
        ("bowls", False),
    ]
