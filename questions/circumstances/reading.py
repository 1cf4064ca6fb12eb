"""What do typed words say of the person: how they walk, when they are free, their age, what they can pay?

Each circumstance comes with its words, so that a page can show what was read as what. What is said of
somebody else ("her husband is 90 and uses a frame") is not theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from layers.interests.circumstances import Topic
from questions.circumstances.after_dark import after_dark
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.of_whom import OfWhom
from questions.circumstances.spoken_ages import ages_in
from questions.circumstances.spoken_amounts import hours_in, minutes_in, payments_in, rests_in
from questions.circumstances.spoken_days import ClauseWords, days_in, parts_in
from questions.circumstances.spoken_text import spoken_text
from questions.circumstances.table_phrases import ONLY_HOW, phrase_index
from questions.conversation.reading.lexicon import lexicon

# Whose words may be days too, and only say how others are taken.
_HOW_OF_DAYS = (Topic.PAST, Topic.BUSY, Topic.OVER, Topic.ENDED)


@dataclass(frozen=True)
class ReadWords:
    """What was read from a text, in its order. Printing it shows none of the words."""

    circumstances: tuple[Circumstance, ...] = field(default=(), repr=False)
    of_others: tuple[str, ...] = field(default=(), repr=False)  # of somebody else, or of two ages


def read_circumstances(text: str, *, year: int) -> ReadWords:
    """Read a text as typed by or for a person; ``year`` is the present one, for "born in 1942"."""
    spoken = spoken_text(text)
    if not spoken.words:
        return ReadWords()
    phrases = list(phrase_index().in_text(spoken))
    past = _places(each for each in phrases if each.topic is Topic.PAST)
    busy = _places(each for each in phrases if each.topic is Topic.BUSY)
    taken = _places(each for each in phrases if each.topic not in _HOW_OF_DAYS)
    clauses, ages = ClauseWords(busy, past), list(ages_in(spoken, year=year))
    every = [
        *(each for each in phrases if each.topic not in ONLY_HOW),
        *ages,
        *minutes_in(spoken, past=past),
        *rests_in(spoken, past=past),
        *payments_in(spoken, past=past),
        *hours_in(spoken, past=past),
        *days_in(spoken, clauses, taken=taken),
        *parts_in(spoken, clauses, taken=taken),
        *after_dark(spoken),
    ]
    of_whom = OfWhom(spoken, lexicon())
    others = [each for each in every if of_whom.is_another(each)]
    own = _longest([each for each in every if each not in others])
    if any(each in ages for each in own):  # "eighty-two, OAP", "trans teenager, 16": a figure says more
        own = [each for each in own if each.topic is not Topic.AGE or each in ages]
    own = _without_decades(own)
    doubtful = _two_ages(own)
    return ReadWords(
        tuple(each for each in own if each not in doubtful),
        tuple(dict.fromkeys(each.words for each in (*others, *doubtful))),
    )


def _places(circumstances: Iterable[Circumstance]) -> frozenset[int]:
    return frozenset(at for each in circumstances for at in each.places)


def _longest(circumstances: list[Circumstance]) -> list[Circumstance]:
    """Of those that share words and are about the same, the longest; in the order of the text."""
    own: list[Circumstance] = []
    for each in sorted(circumstances, key=lambda each: -len(each.places)):
        if not any(each.topic is other.topic and set(each.places) & set(other.places) for other in own):
            own.append(each)
    return sorted(own, key=lambda each: (each.places.start, list(Topic).index(each.topic)))


def _without_decades(circumstances: list[Circumstance]) -> list[Circumstance]:
    """Without the decade where the year itself is said too: "in her eighties, she is 84"."""
    years = [each.value for each in circumstances if each.topic is Topic.AGE and isinstance(each.value, int)]
    return [
        each
        for each in circumstances
        if each.topic is not Topic.AGE or not any(_is_within(year, each.value) for year in years)
    ]


def _is_within(year: int, decade: Any) -> bool:
    """Whether a year is of the decade; of a year, it is not."""
    return isinstance(decade, tuple) and decade[0] <= year <= decade[1]


def _two_ages(circumstances: list[Circumstance]) -> list[Circumstance]:
    """The ages, where two are said: nobody knows which is theirs."""
    ages = [each for each in circumstances if each.topic is Topic.AGE]
    return ages if len({each.value for each in ages}) > 1 else []
