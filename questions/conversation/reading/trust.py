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
NOT_HEARD: Final = 0.2  # sureness of what no saying is about
FURTHEST: Final = 5  # thoughts before the last: what is said earlier is all the same
WHATEVER_IT_IS: Final = 3.31  # the log odds with none of these signs
WEIGHTS: Final[Mapping[str, float]] = {
    "doubtful word": -0.93,
    "phrase": -0.15,
    "saying": -0.49,
    "name": -1.61,
    "heard beside a word": 0.53,  # log odds
    "heard alone": 0.95,  # log odds
    "not heard of": 1.85,
    "rival": -1.09,
    "asked for": 1.13,
    "repeated": 1.22,
    "need": -0.44,
    "trouble": -0.72,
    "thoughts after": -0.32,  # each
    "words": -0.63,  # logarithm
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
    rival: float  # how sure they are of what else was read, at most
    is_asked_for: bool  # words that ask for it or like it stand before it
    is_repeated: bool  # other words of the text mean the same
    is_need: bool  # a trouble, or what it takes: company, a meal
    is_trouble: bool  # what is only offered to who asks for it
    thoughts_after: int  # clauses of the text that come after it
    words: int  # of the text

    @property
    def signs(self) -> Mapping[str, float]:
        """The numbers that ``WEIGHTS`` are for, by their names."""
        heard = NOT_HEARD if self.heard is None else self.heard
        odds, is_saying = _log_odds(heard), self.by is ReadBy.SAYING
        return {
            "doubtful word": float(self.by is ReadBy.DOUBTFUL_WORD),
            "phrase": float(self.by is ReadBy.PHRASE),
            "saying": float(is_saying),
            "name": float(self.by is ReadBy.NAME),
            "heard beside a word": 0.0 if is_saying else odds,
            "heard alone": odds if is_saying else 0.0,
            "not heard of": float(self.heard is None),
            "rival": self.rival - heard,
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
