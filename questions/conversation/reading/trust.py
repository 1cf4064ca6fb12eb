"""How likely is it that what was read in somebody's words is what they would go to? From 0 to 1.

A word of the tables that all sayings speak for as well, in a thought that asks for it, near the end of what
was typed, is meant nearly always; one that nothing else in the text speaks for is meant one time in three.
A logistic regression, fitted to situations with agreed answers (docs/decisions/0086).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log
from typing import Final

LEAST, MOST = 0.01, 0.99  # between which a sureness counts: no sign decides by itself
NOT_HEARD: Final = 0.2  # sureness of what no saying is about, or nobody has learned
FURTHEST: Final = 5  # thoughts before the last: what is said earlier is all the same
WHATEVER_IT_IS: Final = 4.19  # the log odds with none of these signs
WEIGHTS: Final[Mapping[str, float]] = {
    "doubtful word": -0.24,
    "phrase": 0.13,
    "saying": 0.03,
    "name": -2.4,
    "heard": 0.4,  # log odds
    "not heard of": 1.0,
    "learned": 0.67,  # log odds
    "nothing": -0.53,
    "asked for": 0.72,
    "repeated": 0.51,
    "need": -0.41,
    "trouble": 0.13,
    "thoughts after": -0.22,  # each
    "words": -0.67,  # logarithm
}


class ReadBy(StrEnum):
    """By what a thing was read."""

    WORD = "word"  # one word of the tables
    DOUBTFUL_WORD = "doubtful word"  # one that often means something else
    PHRASE = "phrase"  # several words of the tables
    SAYING = "saying"  # it only sounds like a saying
    NAME = "name"  # a word that no table has, looked for as it stands


@dataclass(frozen=True)
class Attestation:
    """What speaks for one thing that was read in a text. Holds none of its words."""

    by: ReadBy
    heard: float | None  # how sure all sayings are that the text speaks of it; None: no saying is about it
    learned: (
        float | None
    )  # how sure the adapted model is of it in the whole text; None: it learned nothing of it
    nothing: float  # and that the whole text asks for nothing
    is_asked_for: bool  # words that ask for it or like it stand before it
    is_repeated: bool  # other words of the text mean the same
    is_need: bool  # a trouble, or what it takes: company, a meal
    is_trouble: bool  # what is only offered to who asks for it
    thoughts_after: int  # clauses of the text that come after it
    words: int  # of the text

    @property
    def signs(self) -> Mapping[str, float]:
        """The numbers that ``WEIGHTS`` are for, by their names."""
        heard, learned = (NOT_HEARD if share is None else share for share in (self.heard, self.learned))
        return {
            "doubtful word": float(self.by is ReadBy.DOUBTFUL_WORD),
            "phrase": float(self.by is ReadBy.PHRASE),
            "saying": float(self.by is ReadBy.SAYING),
            "name": float(self.by is ReadBy.NAME),
            "heard": _log_odds(heard),
            "not heard of": float(self.heard is None),
            "learned": _log_odds(learned),
            "nothing": self.nothing,
            "asked for": float(self.is_asked_for),
            "repeated": float(self.is_repeated),
            "need": float(self.is_need),
            "trouble": float(self.is_trouble),
            "thoughts after": float(min(self.thoughts_after, FURTHEST)),
            "words": log(max(self.words, 1)),
        }

    @property
    def trust(self) -> float:
        """How likely it is to be meant, 0 to 1."""
        odds = WHATEVER_IT_IS + sum(WEIGHTS[name] * value for name, value in self.signs.items())
        return 1.0 / (1.0 + exp(-odds))


def _log_odds(share: float) -> float:
    bounded = min(max(share, LEAST), MOST)
    return log(bounded / (1.0 - bounded))
