"""Which councils are like this one? Nearest by age, deprivation and density, each measured in its own spread.

Like with like: a council is compared by what both packs hold. Ranks of deprivation are only compared where
they are of one index; where a measure is missing it is left out, and named.
Source: nearest neighbours as CIPFA and NHS England's similar CCGs explain them: the distance between
standardised measures, all of one weight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from geo.errors import WithinReachError
from geo.types import FloatArray
from questions.nation.measures import AreaMeasures

MEASURES_COMPARED: Final = ("older_share", "deprivation_rank", "density_per_ha")
FEWEST_MEASURES: Final = 2  # by a single one nobody is like anybody
_BY_RATIO: Final = "density_per_ha"  # twice as dense is as far apart in a town as in the country


class NotComparableError(WithinReachError, ValueError):
    """A council cannot be compared with others."""


@dataclass(frozen=True)
class LikeCouncil:
    """One council beside another: how far apart they are, and by which measures that is so."""

    name: str
    distance: float  # 0 alike; 1: one standard deviation apart in each measure
    by: tuple[str, ...]  # of MEASURES_COMPARED
    lacking: tuple[str, ...]  # those that one of the two has not, or that are of two indices


def like_councils(
    of: str, measures: Mapping[str, AreaMeasures], *, most: int = 10
) -> tuple[LikeCouncil, ...]:
    """The councils most like one of them, the most alike first, by name where they are equally so.

    Parameters
    ----------
    of
        The name of the council that others are compared with.
    measures
        By name, of all councils of a run; their spread is the yardstick.
    most
        How many at most.

    Returns
    -------
    Those that share at least FEWEST_MEASURES with it; none where there are none.

    Raises
    ------
    NotComparableError
        There is no such council in the run, or its pack holds too few of the measures.
    """
    if of not in measures:
        raise NotComparableError(
            'There is no council "{name}" in this run.', "Choose one of: {names}.",
            name=of, names=", ".join(sorted(measures)),
        )  # fmt: skip
    mine = measures[of]
    if np.isfinite(_values(mine)).sum() < FEWEST_MEASURES:
        raise NotComparableError(
            "The prepared area {name} lacks too many measures to be compared: {lacking}.",
            "Prepare it with counts by age and with ranks of deprivation, and run again.",
            name=of, lacking=", ".join(_missing(mine)),
        )  # fmt: skip
    spread = _spread(list(measures.values()))
    others = [_beside(name, mine, each, spread) for name, each in measures.items() if name != of]
    alike = [each for each in others if len(each.by) >= FEWEST_MEASURES]
    return tuple(sorted(alike, key=lambda each: (each.distance, each.name))[:most])


def _beside(name: str, mine: AreaMeasures, other: AreaMeasures, spread: FloatArray) -> LikeCouncil:
    apart = np.abs(_values(mine) - _values(other)) / spread
    if mine.deprivation_of != other.deprivation_of:
        apart[MEASURES_COMPARED.index("deprivation_rank")] = np.nan
    there = np.isfinite(apart)
    by = tuple(measure for measure, holds in zip(MEASURES_COMPARED, there, strict=True) if holds)
    lacking = tuple(measure for measure in MEASURES_COMPARED if measure not in by)
    distance = float(np.sqrt(np.mean(apart[there] ** 2))) if len(by) else np.inf
    return LikeCouncil(name, distance, by, lacking)


def _values(measures: AreaMeasures) -> FloatArray:
    """(m,) as compared: density by its logarithm."""
    values = np.array([getattr(measures, name) for name in MEASURES_COMPARED], float)
    at = MEASURES_COMPARED.index(_BY_RATIO)
    values[at] = np.log2(values[at]) if values[at] > 0 else np.nan
    return values


def _missing(measures: AreaMeasures) -> list[str]:
    values = _values(measures)
    return [name for name, value in zip(MEASURES_COMPARED, values, strict=True) if not np.isfinite(value)]


def _spread(measures: Sequence[AreaMeasures]) -> FloatArray:
    """(m,) the standard deviation of each measure among all councils; 1 where they do not differ."""
    table = np.array([_values(each) for each in measures])
    spread = np.ones(table.shape[1])
    for at, column in enumerate(table.T):
        values = column[np.isfinite(column)]
        if len(values) > 1 and values.std() > 0:
            spread[at] = values.std()
    return spread
