"""Where would something new do most, whatever was bid for? By one of three aims."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from questions.funding.best_places import BestPlaces, best_places
from questions.funding.ground import FundingGround
from questions.funding.least_walking import LeastWalking, least_walking
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard

MOST_PLACES: Final = 50  # new places looked for at a time


class Aim(StrEnum):
    """What the new places should do."""

    MOST = "most"  # reach the most people with so many places
    FEWEST = "fewest"  # reach a stated share with the fewest places
    LEAST = "least"  # spare the most walking with so many places


@dataclass(frozen=True)
class PlacesWish:
    """What is looked for."""

    kind: str
    aim: Aim
    count: int = 1  # how many places, but for ``Aim.FEWEST``
    share: float | None = None  # for ``Aim.FEWEST``, of residents with a street: 0 to 1


def find_places(
    ground: FundingGround,
    wish: PlacesWish,
    *,
    standard: Standard,
    weights: NeedWeights,
    misses: Mapping[str, int] | None = None,
) -> BestPlaces | LeastWalking:
    """The best places for what is looked for.

    ``misses`` are conversations that ended with nothing suitable, per ward, needed where these are weighted.

    Raises
    ------
    SitingError
        The share cannot be reached.
    NeedError
        A weight names something that is not known here.
    """
    if wish.aim is Aim.LEAST:
        return least_walking(
            ground,
            kind=wish.kind,
            standard=standard,
            weights=weights,
            count=wish.count,
            misses=misses,
        )
    fewest = wish.aim is Aim.FEWEST
    return best_places(
        ground,
        kind=wish.kind,
        standard=standard,
        weights=weights,
        count=None if fewest else wish.count,
        share=wish.share if fewest else None,
        misses=misses,
    )
