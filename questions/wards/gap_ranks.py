"""How sure is it which ward is shortest? Its rank when pace, minutes and weights move (sensitivity analysis).

Rank 1 is the ward with the smallest share of residents who have one in reach. Two wards are told apart only
if the same one is ahead whatever moves; all others are level.
"""

from dataclasses import replace
from itertools import product
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.figures.coverage import reach_of_points, sums_by
from geo.figures.inequality import most_deprived
from geo.types import BoolArray, FloatArray, IntArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.walks.resident_homes import resident_homes
from questions.wards.gap_causes import asset_bars
from questions.wards.gap_figures import share
from questions.wards.gap_ground import gap_ground, longest_walk_m
from questions.wards.gap_people import deprivation_of, people_of
from questions.wards.gap_times import shut_of
from questions.wards.readiness import ready
from questions.wards.ward_gap_model import EVERYONE, WardQuestion

SPEEDS_MPS: Final = (0.8, 1.33)  # the slowest and the fastest of the paces with a source
MINUTES_EITHER_WAY: Final = 5
WEIGHT_EITHER_WAY: Final = 0.2  # how much more, or less, a resident of the most deprived fifth counts
_SAME: Final = 1e-9
RANK_COLUMNS: Final = ("ward_code", "rank", "rank_best", "rank_worst", "level_with", "may_be_shorter")


def rank_ranges(
    area: Area, assets: AreaAssets, question: WardQuestion, *, workers: Workers = ALONE
) -> pd.DataFrame:
    """Each ward's rank as asked, and from what to what it goes when the settings move.

    Returns
    -------
    RANK_COLUMNS, in the order of the wards. Ranks are missing (Int64) where under half of a ward's
    residents can be judged, and where the source does not say how many of the group live in part of it; wards
    whose shares are equal have the same rank. ``level_with`` is a tuple of ward codes not told apart
    from this one; ``may_be_shorter`` of those with a smaller share than this one in at least one setting.

    Raises
    ------
    WithinReachError
        The area has no such group.
    """
    area = with_hills(area, question.pace.gradient)
    shares = _shares(area, assets, question, workers)
    has_share = np.isfinite(shares[0]) & _ready(area, question)
    codes = area.wards["ward_code"].to_numpy()
    ranks = _ranks(shares[:, has_share])
    level = _level(shares[:, has_share])
    table = pd.DataFrame({"ward_code": codes, "level_with": [()] * len(codes)})
    table[["rank", "rank_best", "rank_worst"]] = pd.NA
    table.loc[has_share, "rank"] = ranks[0]
    table.loc[has_share, "rank_best"] = ranks.min(axis=0)
    table.loc[has_share, "rank_worst"] = ranks.max(axis=0)
    whole = ["rank", "rank_best", "rank_worst"]
    table[whole] = table[whole].astype("Int64")
    table["level_with"] = _codes_of(level, codes, has_share)
    table["may_be_shorter"] = _codes_of(_ahead_at_times(shares[:, has_share]), codes, has_share)
    return table[list(RANK_COLUMNS)]


def _codes_of(pairs: BoolArray, codes: npt.NDArray[Any], has_share: BoolArray) -> list[tuple[Any, ...]]:
    """Of each ward the codes of those that are marked in its row; none of one without a share."""
    rows = iter(pairs)
    return [tuple(codes[has_share][next(rows)]) if judged else () for judged in has_share]


def _ready(area: Area, question: WardQuestion) -> BoolArray:
    """(w,) of which wards enough is known for a rank: as ``readiness`` has it of their figures."""
    given, homes = people_of(area, question.group), resident_homes(area, question.pace.avoid)
    people, wards = np.nan_to_num(given), len(area.wards)
    columns = np.column_stack([people, people * homes.judged, np.isnan(given)])
    sums = np.rint(sums_by(homes.ward, columns, groups=wards + 1)[:wards])
    figures = pd.DataFrame(sums, columns=["residents", "judged", "areas_uncounted"])
    return ready(figures.assign(ward_code=area.wards["ward_code"].to_numpy()))


def _shares(area: Area, assets: AreaAssets, question: WardQuestion, workers: Workers) -> FloatArray:
    """(s, w) share with one in reach of every ward in every setting; the first is the one asked for."""
    speeds = sorted({question.pace.speed_mps, *SPEEDS_MPS})
    minutes = sorted({max(question.minutes + by, 1) for by in (-MINUTES_EITHER_WAY, 0, MINUTES_EITHER_WAY)})
    cutoffs_m = [replace(question.pace, speed_mps=speed).cutoff_m(m) for speed, m in product(speeds, minutes)]
    longest_m = longest_walk_m(max(cutoffs_m))
    ground = gap_ground(
        area,
        assets,
        question.kinds,
        question.pace.avoid,
        longest_m,
        shut=shut_of(area, question),
        workers=workers,
    )
    codes, _ = asset_bars(assets, ground.rows, question)
    nearest_m = reach_of_points(ground.walks, cutoff_m=0.0, counted=codes == 0).nearest_m
    people = people_of(area, question.group) * ground.homes.judged
    deprived = most_deprived(deprivation_of(area), np.nan_to_num(people_of(area, EVERYONE)))
    weights = [people * (1 + by * deprived) for by in (0.0, -WEIGHT_EITHER_WAY, WEIGHT_EITHER_WAY)]
    asked_m = question.pace.cutoff_m(question.minutes)
    wards = len(area.wards)
    rows = []
    for cutoff_m, who in [(asked_m, people), *product(cutoffs_m, weights)]:
        both = sums_by(
            ground.homes.ward, np.column_stack([who * (nearest_m <= cutoff_m), who]), groups=wards + 1
        )
        rows.append(share(both[:wards, 0], both[:wards, 1]))
    return np.array(rows)


def _ranks(shares: FloatArray) -> IntArray:
    """(s, w) one more than how many wards have a smaller share."""
    smaller = shares[:, None, :] < shares[:, :, None] - _SAME
    return np.asarray(1 + smaller.sum(axis=2), np.int32)


def _ahead_at_times(shares: FloatArray) -> BoolArray:
    """(w, w) whether the second ward has a smaller share than the first in at least one setting."""
    return np.asarray(np.any(shares[:, None, :] < shares[:, :, None] - _SAME, axis=0), bool)


def _level(shares: FloatArray) -> BoolArray:
    """(w, w) whether neither of two wards is ahead in every setting; never of a ward and itself."""
    first, second = shares[:, :, None], shares[:, None, :]
    one_ahead = np.all(first > second + _SAME, axis=0) | np.all(second > first + _SAME, axis=0)
    level = np.logical_not(one_ahead)
    level[np.diag_indices(len(level))] = False
    return np.asarray(level, bool)
