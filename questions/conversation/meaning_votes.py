"""Which meaning do all the sayings of a table speak for, when a stretch of words is compared with each?"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from geo.types import FloatArray, IndexArray
from layers.sentences.model import Floats
from questions.conversation.kernel_ridge import KernelRidge

# Chosen by leaving out a fifth of the table at a time: 45 % of its sayings were then read as their row has
# it, those with a lead above 0.2 nearly all but for neighbours in meaning; by the nearest saying alone 35 %.
SHARPNESS: Final = 3.0
RIDGE: Final = 0.6
RIVAL_COUNTS: Final = 0.5  # how much of the second meaning's votes is taken from the first's


class MeaningVotes:
    """A table of sayings, ready to vote."""

    def __init__(self, meanings: Sequence[str], likeness: Floats) -> None:
        """``likeness`` (s, s) of each saying to each, ``meanings`` (s,) what each means."""
        names = sorted(set(meanings))
        self.of_saying: Final[IndexArray] = np.array([names.index(meaning) for meaning in meanings])
        own = (self.of_saying[:, None] == np.arange(len(names))).astype(float)
        self._votes = KernelRidge(likeness, own, sharpness=SHARPNESS, ridge=RIDGE)

    def read(self, likeness: Floats) -> tuple[IndexArray, FloatArray]:
        """Of each row of ``likeness`` (t, s) which meaning has most votes, and how far it leads, 0 to 1."""
        votes = self._votes.read(likeness)
        order = np.argsort(-votes, axis=1)
        first, second = (np.take_along_axis(votes, order[:, [place]], axis=1)[:, 0] for place in (0, 1))
        return order[:, 0], np.asarray(first - RIVAL_COUNTS * second)
