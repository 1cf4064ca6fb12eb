"""How likely a reading is to be meant rises with what speaks for it, and falls with what does not."""

from dataclasses import replace

import pytest

from questions.conversation.reading.trust import WEIGHTS, Attestation, ReadBy

PLAIN = Attestation(
    by=ReadBy.WORD,
    heard=0.5,
    learned=0.3,
    nothing=0.05,
    is_asked_for=False,
    is_repeated=False,
    is_need=False,
    is_trouble=False,
    thoughts_after=1,
    words=15,
)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"heard": 0.9}, {"heard": 0.1}),
        ({"is_asked_for": True}, {"is_asked_for": False}),
        ({"is_repeated": True}, {"is_repeated": False}),
        ({"learned": 0.9}, {"learned": 0.1}),
        ({"nothing": 0.0}, {"nothing": 0.9}),
        ({"is_need": False}, {"is_need": True}),
        ({"by": ReadBy.WORD}, {"by": ReadBy.DOUBTFUL_WORD}),
        ({"thoughts_after": 0}, {"thoughts_after": 4}),
        ({"words": 8}, {"words": 80}),
    ],
)
def test_what_speaks_for_a_reading_raises_it(more, less):
    assert replace(PLAIN, **more).trust > replace(PLAIN, **less).trust


def test_one_sign_alone_in_a_long_text_is_hardly_trusted_and_several_together_are():
    alone = replace(PLAIN, heard=0.06, learned=0.02, thoughts_after=5, words=60)
    together = replace(PLAIN, heard=0.9, learned=0.8, is_asked_for=True, thoughts_after=0)
    assert alone.trust < 0.15
    assert together.trust > 0.9


def test_every_sign_has_its_weight():
    assert PLAIN.signs.keys() == WEIGHTS.keys()


def test_without_the_adapted_model_its_silence_speaks_against_nothing():
    assert replace(PLAIN, learned=None).trust > replace(PLAIN, learned=0.02).trust
    assert replace(PLAIN, learned=None).trust == replace(PLAIN, learned=0.2).trust


def test_what_no_saying_is_about_counts_as_not_heard_of():
    assert replace(PLAIN, heard=None).signs["not heard of"] == 1.0
    assert PLAIN.signs["not heard of"] == 0.0
