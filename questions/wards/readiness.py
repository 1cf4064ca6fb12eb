"""Which wards may be ranked, who shares which place, and who meets a standard? Only what enough is known of.

A ward of which the streets can judge under half of the residents is set apart: its share says more of the
street file than of the ward.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.types import BoolArray, FloatArray
from layers.zones.placing import REST_CODE

READY_FROM: Final = 0.5  # of a ward's residents must be judged
_SAME: Final = 1e-9


class Readiness(StrEnum):
    """Whether a ward's figures may be compared with other wards'."""

    READY = "ready"
    UNDER_HALF = "under-half-judged"
    NOT_COUNTED = "not-counted"  # the source leaves out how many of the group live in part of it
    NOBODY = "nobody"  # of the group lives there
    REST = "in-none-of-the-areas"  # of a set of areas: no area of its own, however much is known of it


class StandardResult(StrEnum):
    """Whether a ward meets a standard, whatever holds of those who cannot be judged."""

    PASSED = "passed"  # even were all of them without
    FAILED = "failed"  # even had all of them one
    OPEN = "open"  # it depends on them
    NOBODY = "nobody"


def readiness_of(wards: pd.DataFrame) -> list[Readiness]:
    """Of each of n wards, in their order.

    ``wards`` has ``ward_code``, ``residents`` and ``judged``, which may be missing, and ``areas_uncounted``.
    """
    residents, judged = (_floats(wards[name]) for name in ("residents", "judged"))
    rows = zip(
        (residents <= 0).tolist(),
        (judged >= READY_FROM * residents).tolist(),
        wards["areas_uncounted"].tolist(),
        wards["ward_code"].tolist(),
        strict=True,
    )
    return [_readiness(*row) for row in rows]


def _readiness(nobody: bool, half_judged: bool, uncounted: int, code: str) -> Readiness:
    if uncounted > 0:
        return Readiness.NOT_COUNTED
    if nobody:
        return Readiness.NOBODY
    if not half_judged:
        return Readiness.UNDER_HALF
    return Readiness.REST if code == REST_CODE else Readiness.READY


def ready(wards: pd.DataFrame) -> BoolArray:
    """(n,) whether each ward may stand in a headline and be ranked."""
    return np.array([each is Readiness.READY for each in readiness_of(wards)], bool)


def enough_known(wards: pd.DataFrame) -> BoolArray:
    """(n,) whether enough is known of each ward for a shade: of those in none of a set's areas, too."""
    shaded = (Readiness.READY, Readiness.REST)
    return np.array([each in shaded for each in readiness_of(wards)], bool)


@dataclass(frozen=True)
class TiedPlace:
    """A place in an order and who has it: several, if their figures are equal."""

    place: int  # 1 for the shortest; the next after three who share a place is three further on
    rows: tuple[int, ...]  # positions, ascending

    @property
    def is_shared(self) -> bool:
        """Whether it is a tie."""
        return len(self.rows) > 1


def places_of(values: FloatArray) -> tuple[TiedPlace, ...]:
    """Who has which place, the smallest value first; what is not known has none."""
    places: list[TiedPlace] = []
    finite = np.flatnonzero(~np.isnan(values))
    rank = {int(at): 1 + int(np.count_nonzero(values[finite] < values[at] - _SAME)) for at in finite}
    for place in sorted(set(rank.values())):
        places.append(TiedPlace(place, tuple(at for at in sorted(rank) if rank[at] == place)))
    return tuple(places)


def not_told_apart(rows: pd.DataFrame, first: Sequence[int]) -> tuple[int, ...]:
    """Which rows may be as short as those at ``first``, by the bounds that the unknown leaves.

    ``rows`` has ``share_one``, ``share_one_low`` and ``share_one_high``, as ``meets`` has them; ``first`` are
    the positions of those with the smallest share.

    Returns
    -------
    The positions of all others of which the lowest share that is possible is below the highest of one of
    ``first``, the smallest share first; where the bounds are not known the share is taken for both.
    """
    share, low, high = (_floats(rows[name]) for name in ("share_one", "share_one_low", "share_one_high"))
    low, high = (np.where(np.isnan(bound), share, bound) for bound in (low, high))
    highest = max(high[at] for at in first)
    others = [at for at in np.argsort(share, kind="stable").tolist() if at not in set(first)]
    return tuple(at for at in others if low[at] < highest - _SAME)  # NaN is below nothing


def shorter_at_times(rows: pd.DataFrame, first: Sequence[int], ranks: pd.DataFrame | None) -> tuple[int, ...]:
    """Which rows are shorter than those at ``first`` in a setting that was tried; none without ``ranks``.

    ``rows`` has ``ward_code``; ``ranks`` has it and ``may_be_shorter``, as ``rank_ranges`` gives them.
    """
    if ranks is None:
        return ()
    codes = rows["ward_code"].tolist()
    beside = dict(zip(ranks["ward_code"], ranks["may_be_shorter"], strict=True))
    ahead = {code for at in first for code in beside.get(codes[at], ())}
    return tuple(at for at, code in enumerate(codes) if code in ahead and at not in first)


def meets(rows: pd.DataFrame, share: float) -> list[StandardResult]:
    """Whether at least ``share`` of each row's residents have one, by the bounds that the unknown leaves.

    ``rows`` has ``share_one_low`` and ``share_one_high``: the shares of all residents were all who cannot be
    judged, or are not counted, without and were all of them with one.
    """
    low, high = (_floats(rows[name]) for name in ("share_one_low", "share_one_high"))
    nobody = _floats(rows["residents"]) == 0
    kinds = np.select(
        [nobody, low >= share - _SAME, high < share - _SAME],
        [StandardResult.NOBODY, StandardResult.PASSED, StandardResult.FAILED],
        StandardResult.OPEN,
    )
    return [StandardResult(kind) for kind in kinds]


def _floats(column: Any) -> FloatArray:
    return np.asarray(pd.to_numeric(column).to_numpy(dtype=float, na_value=np.nan), float)
