"""Which meaning do all the sayings of a table speak for, when a stretch of words is compared with each?"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from geo.types import FloatArray, IndexArray
from layers.sentences.model import Floats
from layers.sentences.solutions import RidgeGiven, RidgeSolution
from questions.conversation.reading.kernel_ridge import KernelRidge

# Chosen by leaving out a fifth of the table at a time: the sayings that were then read as their row has it.
SHARPNESS: Final = 3.0
RIDGE: Final = 0.6


class MeaningVotes:
    """A table of sayings, ready to vote."""

    def __init__(self, meanings: Sequence[str], vectors: Floats) -> None:
        """``vectors`` (s, d) of the sayings, ``meanings`` (s,) what each means."""
        self.names: Final = tuple(sorted({"", *meanings}))  # "" first: what asks for nothing
        self.of_saying: Final[IndexArray] = np.searchsorted(self.names, meanings)
        own = (self.of_saying[:, None] == np.arange(len(self.names))).astype(float)
        self._votes = KernelRidge(RidgeGiven(vectors, own, SHARPNESS, np.full(len(own), RIDGE)))

    @property
    def solution(self) -> RidgeSolution:
        """What was learned."""
        return self._votes.solution

    def read(self, likeness: Floats) -> FloatArray:
        """(t, m) the votes of each row of ``likeness`` (t, s) for each of ``names``, about 0 to 1."""
        return self._votes.read(likeness)
