"""Which bids cover the most demand, where one demand may weigh more than thousands of others together?

The exact solver tells weights apart down to a millionth of a millionth of their sum. Averse to inequality, a
long walk may weigh more than that against a short one. So what weighs more than all that a choice left
uncovered together must be covered by any better choice: it becomes a condition, and the rest is chosen anew
in weights of its own, until nothing is left that the solver cannot see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from geo.sites.siting import Sited, cover_most
from geo.sites.siting_model import CoverRule, SiteReach
from geo.types import BoolArray, FloatArray

_WHOLE: Final = 1e6  # what all weights are made to add up to
_SEEN: Final = 1e-5  # of the sum: where so much is left uncovered, the solver sees all that matters
_MOST_TURNS: Final = 100


@dataclass(frozen=True, eq=False)
class Covered:
    """The sites chosen, and what no choice can leave less uncovered than."""

    sited: Sited
    least_left: float  # weight, as it was given


def cover(
    reach: SiteReach,
    weight: FloatArray,
    *,
    cost: FloatArray,
    budget: float,
    rules: Sequence[CoverRule],
    time_limit_s: float,
) -> Covered:
    """``cover_most`` for weights that range over any number of powers of ten.

    Raises
    ------
    SitingError
        No choice keeps to all rules.
    """
    covers = reach.matrix()
    open_, every = weight > 0, list(rules)
    seconds = 0.0
    for _ in range(_MOST_TURNS):
        whole = float(weight[open_].sum())
        scaled = np.where(open_, weight, 0.0) * (_WHOLE / whole if whole > 0 else 0.0)
        sited = cover_most(reach, scaled, cost=cost, budget=budget, rules=every, time_limit_s=time_limit_s)
        seconds += sited.seconds
        chosen = np.zeros(reach.site_count)
        chosen[sited.chosen] = 1.0
        left = float(weight[open_ & (covers.T @ chosen == 0)].sum())
        heavy = open_ & (weight > left)
        if left <= 0 or left > _SEEN * whole or not heavy.any():
            break
        every += _must_cover(covers[:, heavy].toarray().T > 0)
        open_ = open_ & ~heavy
    least = max(0.0, whole * (1 - sited.bound / _WHOLE)) if whole > 0 else 0.0
    return Covered(sited, least)


def _must_cover(sites: BoolArray) -> list[CoverRule]:
    """A condition for each of (h, s) demands: one of its sites is chosen. Those alike are one."""
    return [CoverRule(row.astype(float), at_least=1) for row in np.unique(sites, axis=0)]
