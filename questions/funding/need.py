"""How much does each resident count? Weights that the panel states, and can change.

Everybody counts 1. On top of that a person of a group counts the group's weight again, and a resident of the
neediest small area counts the weight of deprivation, or of an index, again; of the least needy, nothing.
So all weights at 0 is a plain count of residents, which is always shown beside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.errors import WithinReachError
from geo.types import BoolArray, FloatArray
from layers.bids.need_index import NeedIndex
from questions.funding.people import DEPRIVATION, RESIDENTS, People, standing

INDEX: Final = "index"
NOTHING_SUITABLE: Final = "nothing_suitable"
MOST_WEIGHT: Final = 5.0


class NeedError(WithinReachError, ValueError):
    """A weight that cannot be used."""


@dataclass(frozen=True)
class NeedWeights:
    """What counts more. Ingredients not named count nothing extra."""

    weights: tuple[tuple[str, float], ...] = ()  # (ingredient, how much more), by ingredient
    index: NeedIndex | None = None

    @classmethod
    def of(cls, weights: Mapping[str, float], *, index: NeedIndex | None = None) -> "NeedWeights":
        """From a mapping; weights of 0 are left out.

        Raises
        ------
        NeedError
            A weight lies outside 0 to 5.
        """
        for name, weight in weights.items():
            if not 0 <= weight <= MOST_WEIGHT:
                raise NeedError(
                    "The weight {weight:g} of {name} cannot be used.",
                    "Choose one from 0 to 5.",
                    weight=weight,
                    name=name,
                )
        return cls(tuple(sorted((name, float(w)) for name, w in weights.items() if w)), index)

    @property
    def plain(self) -> bool:
        """Whether everybody counts the same."""
        return not self.weights

    def scaled(self, by: float, *, only: str = "") -> "NeedWeights":
        """The same weights times ``by``, all or only one: for asking how much they matter."""
        return NeedWeights(
            tuple((n, min(MOST_WEIGHT, w * by) if not only or n == only else w) for n, w in self.weights),
            self.index,
        )


DEFAULT_WEIGHTS: Final = NeedWeights.of({DEPRIVATION: 1.0})


@dataclass(frozen=True, eq=False)
class Need:
    """What each resident point counts."""

    weight: FloatArray = field(repr=False)  # (n,) residents, the needier counted more
    residents: FloatArray = field(repr=False)  # (n,) unweighted
    unknown: tuple[tuple[str, int], ...]  # (ingredient, residents for whom it is not known)
    uncounted: BoolArray = field(repr=False)  # (n,) the source leaves out residents, or of a group weighted


def ingredients(
    people: People, *, index: NeedIndex | None = None, misses: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """What can be weighted here: the recipe's groups, deprivation, an index, fruitless conversations."""
    names = [DEPRIVATION] if np.isfinite(people.deprived).any() else []
    names += [group for group in people.groups if group != RESIDENTS]
    return (*names, *([INDEX] if index else []), *([NOTHING_SUITABLE] if misses else []))


def need(people: People, weights: NeedWeights, *, misses: Mapping[str, int] | None = None) -> Need:
    """What each resident point counts under the stated weights.

    Parameters
    ----------
    people
        Who lives where.
    weights
        What counts more. An ingredient that is not known for a small area adds nothing there, and how many
        residents that concerns is told; where it is a count, what reaches them cannot be judged.
    misses
        Conversations that ended with "nothing suitable", per ward code; a resident of the ward with most per
        resident counts the whole weight again.

    Raises
    ------
    NeedError
        An ingredient is not known here at all.
    """
    total = people.residents.copy()
    uncounted = people.uncounted[RESIDENTS].copy()
    unknown = []
    names = ingredients(people, index=weights.index, misses=misses)
    for name, weight in weights.weights:
        if name not in names:
            raise NeedError(
                'Nothing is known here of "{name}".',
                "Choose among {names}.",
                name=name,
                names=", ".join(names) or "none",
            )
        if name in people.counts:
            total += weight * people.counts[name]
            left_out = people.uncounted[name]
            uncounted |= left_out
        else:
            share = _share(people, name, weights.index, misses or {})
            total += weight * people.residents * np.nan_to_num(share)
            left_out = np.isnan(share)
        missing = int(people.residents[left_out].sum())
        if missing:
            unknown.append((name, missing))
    return Need(total, people.residents, tuple(unknown), uncounted)


def _share(people: People, name: str, index: NeedIndex | None, misses: Mapping[str, int]) -> FloatArray:
    """(n,) from 0 to 1, NaN where not known."""
    if name == DEPRIVATION:
        return people.deprived
    if name == INDEX and index is not None:
        values = pd.Series(dict(index.values), dtype=float)
        codes = people.ward_code if index.by_ward else people.small_area
        return standing(codes, people.residents, values, most_first=index.rank_one_is_neediest)
    living = pd.Series(people.residents).groupby(people.ward_code).sum()
    rate = pd.Series(misses, dtype=float).reindex(living.index).fillna(0) / living.clip(lower=1)
    most = float(rate.max()) or 1.0
    return np.asarray(people.ward_code.map(rate / most).to_numpy(dtype=float), float)
