"""Words in the form in which they are compared: stems, clauses, slips of the pen."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, strategies as st

from questions.conversation.reading.word_stems import Stemmer, is_slip, plain_text, slips_allowed

_ENDINGS = ("ing", "ers", "ed", "s", "ingly", "fulness", "ational", "ies", "ations", "able")


def test_forms_of_one_word_have_one_stem() -> None:
    stemmer = Stemmer()
    assert len({stemmer.stem(word) for word in ("garden", "gardens", "gardening", "gardened")}) == 1
    assert stemmer.stems("Walking Rugby") == (stemmer.stem("walk"), stemmer.stem("rugby"))


def test_commas_and_full_stops_begin_a_clause_and_hyphens_within_a_word_do_not() -> None:
    words = Stemmer().words("likes tea, no bingo. Walks - far; well-being")
    assert [(word.text, word.clause) for word in words] == [
        ("likes", 0), ("tea", 0), ("no", 1), ("bingo", 1), ("walks", 2), ("far", 3),
        ("well", 4), ("being", 4),
    ]  # fmt: skip


def test_accents_and_apostrophes_do_not_count() -> None:
    assert plain_text("Men’s Café") == "mens cafe"


@given(st.text())
def test_a_text_in_plain_form_stays_as_it_is(text: str) -> None:
    assert plain_text(plain_text(text)) == plain_text(text)


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("rugyb", "rugby", True),  # two letters swapped
        ("rgby", "rugby", False),  # too short to guess at
        ("gardning", "gardening", True),
        ("bugby", "rugby", False),  # a first letter is seldom wrong
        ("photograhpy", "photography", True),
        ("fotography", "photography", False),
    ],
)
def test_a_slip_of_the_pen_is_forgiven_in_words_that_are_long_enough(
    typed: str, meant: str, slip: bool
) -> None:
    assert is_slip(typed, meant) is slip


def test_longer_words_may_have_more_slips() -> None:
    assert [slips_allowed("x" * letters) for letters in (4, 5, 9, 10)] == [0, 1, 1, 2]


def test_many_threads_cut_words_as_one_does() -> None:
    words = [f"{start}{end}" for start in ("garden", "sing", "walk", "knit", "paint") for end in _ENDINGS]
    alone = [Stemmer().stem(word) for word in words]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            shared = Stemmer()
            with ThreadPoolExecutor(8) as pool:
                many = [pool.submit(lambda of=shared: [of.stem(word) for word in words]) for _ in range(8)]
            assert all(each.result() == alone for each in many)
    finally:
        sys.setswitchinterval(before)
