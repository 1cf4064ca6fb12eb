"""How sure is it that a text speaks of something, going by all that was heard in it? From 0 to 1.

A logistic regression on what the sayings' votes, the likeness of the nearest and the tables' own words say,
fitted to situations with agreed answers (docs/decisions/0055). Below a limit the page asks instead.
"""

from dataclasses import astuple, dataclass
from typing import Final

import numpy as np

# Of 1, the signs in their order, and the logarithm of the number of words.
WEIGHTS: Final = (-2.98, -0.16, 1.04, 2.01, 7.37, -1.99, 0.86, 0.94, 1.05, 0.22)


@dataclass(frozen=True)
class Signs:
    """What speaks for one subject in one text."""

    votes: float  # of all sayings for it, in the stretch that says it best; about 0 to 1
    nearest: (
        float  # likeness of a saying about it that is the nearest of all to some stretch; 0 where none is
    )
    margin: float  # how much more alike its nearest saying is than that of any other subject, at best
    votes_of_whole: float  # in the text as a whole
    idle: float  # votes for nothing at all, in the stretch that says it best
    idle_of_whole: float  # and in the text as a whole
    has_word: bool  # one word of the tables means it
    has_phrase: bool  # several words of the tables mean it
    words: int  # of the text

    @property
    def sureness(self) -> float:
        """How likely the text is to speak of it, 0 to 1."""
        *signs, words = astuple(self)
        return float(1.0 / (1.0 + np.exp(-np.array([1.0, *signs, np.log(words)]) @ np.array(WEIGHTS))))
