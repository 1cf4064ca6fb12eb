"""Where would something new do most, whatever was bid for? By one of three aims."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from layers.area import Area
from questions.funding.best_places import BestPlaces, best_places
from questions.funding.least_walking import LeastWalking, least_walking
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets


class Aim(StrEnum):
    """What the new places should do."""

    MOST = "most"  # reach the most people with so many places
    FEWEST = "fewest"  # reach a stated share with the fewest places
    LEAST = "least"  # spare the most walking with so many places


@dataclass(frozen=True)
class Wanted:
    """What is looked for."""

    kind: str
    aim: Aim
    count: int = 1  # how many places, but for ``Aim.FEWEST``
    share: float | None = None  # for ``Aim.FEWEST``, of residents with a street: 0 to 1


def find_places(
    area: Area,
    assets: AreaAssets,
    wanted: Wanted,
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
    if wanted.aim is Aim.LEAST:
        return least_walking(
            area,
            assets,
            kind=wanted.kind,
            standard=standard,
            weights=weights,
            count=wanted.count,
            misses=misses,
        )
    fewest = wanted.aim is Aim.FEWEST
    return best_places(
        area,
        assets,
        kind=wanted.kind,
        standard=standard,
        weights=weights,
        count=None if fewest else wanted.count,
        share=wanted.share if fewest else None,
        misses=misses,
    )
