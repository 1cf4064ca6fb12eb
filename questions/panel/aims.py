"""What may a suggested set of bids be best by: most reached, the least walking, or the fairest walks?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geo.errors import WithinReachError

MOST_AVERSION: Final = 10.0
SHORTEST_CAP_MIN, LONGEST_CAP_MIN = 5, 60


class SetAim(StrEnum):
    """What the suggested set should do."""

    MOST = "most"  # bring the most residents newly within reach, as they are weighted
    LEAST = "least"  # leave the shortest walk on average
    FAIREST = "fairest"  # leave the lowest equally distributed equivalent of all walks


class FairnessError(WithinReachError, ValueError):
    """What fairness is measured by cannot be used."""


@dataclass(frozen=True)
class FairnessTerms:
    """How fairness is measured: two choices of value that no figure makes for a panel.

    Raises
    ------
    FairnessError
        One lies outside its bounds.
    """

    aversion: float = 1.0  # to inequality, ε: 0 counts every minute alike, more counts long walks more
    cap_min: int = 30  # whoever reaches none within so many minutes is taken to walk so many
    together: bool = False  # any of the bids' kinds will do; else each resident counts once for each kind

    def __post_init__(self) -> None:
        if not 0 <= self.aversion <= MOST_AVERSION:
            raise FairnessError(
                "An aversion of {aversion:g} cannot be used.",
                "Choose one from 0 to {most:g}.",
                aversion=self.aversion,
                most=MOST_AVERSION,
            )
        if not SHORTEST_CAP_MIN <= self.cap_min <= LONGEST_CAP_MIN:
            raise FairnessError(
                "A longest walk of {cap:g} minutes cannot be used.",
                "Choose one from {least} to {most} minutes.",
                cap=self.cap_min,
                least=SHORTEST_CAP_MIN,
                most=LONGEST_CAP_MIN,
            )
