"""From resident points to wards: sums, shares and medians of people."""

from typing import Final

import numpy as np
import pandas as pd

from geo.coverage import CHOICE, sums_by, weighted_medians
from geo.types import FloatArray, IndexArray
from questions.walks.resident_homes import Unjudged
from questions.wards.ward_gap_model import CAUSE_COLUMNS, UNKNOWN_COLUMNS, WARD_COLUMNS, GapCause

PROVISION: Final = ("assets_per_1000", "assets_per_1000_near", "places_per_1000")
MEDIANS: Final = {"median_walk_m": "nearest_m", "median_three_m": "nearest_three_m"}


def ward_table(wards: pd.DataFrame, points: pd.DataFrame, ward: IndexArray) -> pd.DataFrame:
    """WARD_COLUMNS of every ward.

    Parameters
    ----------
    wards
        ``ward_code``, ``ward_name``.
    points
        POINT_COLUMNS of n points.
    ward
        (n,) row of each point's ward; ``len(wards)`` for those in none, who are no ward.
    """
    figures = figures_of(points, ward, groups=len(wards) + 1).iloc[:-1]
    named = wards[["ward_code", "ward_name"]].reset_index(drop=True)
    return pd.concat([pd.DataFrame(named), figures], axis=1)


def figures_of(points: pd.DataFrame, group: IndexArray, *, groups: int) -> pd.DataFrame:
    """WARD_COLUMNS, but for code and name, of each of ``groups`` groups of points; ``group`` is (n,)."""
    people, cause = points["residents"].to_numpy(), points["cause"].to_numpy()
    who, in_reach = people * points["judged"].to_numpy(), points["in_reach"].to_numpy()
    counted = [people, who, people - who, who * (in_reach >= 1), who * (in_reach >= CHOICE)]
    causes = [who * (cause == each) for each in GapCause]
    unjudged = points["unjudged"].to_numpy()
    apart = [people * (unjudged == each) for each in Unjudged]
    sums = np.rint(sums_by(group, np.column_stack([*counted, *causes, *apart]), groups=groups))
    everyone, judged, unknown, with_one, with_three = sums[:, : len(counted)].T
    without = sums[:, len(counted) : len(counted) + len(causes)]
    unknown_by_cause = sums[:, len(counted) + len(causes) :]
    main = np.array(["", *GapCause], object)[np.where(without.any(axis=1), 1 + without.argmax(axis=1), 0)]
    whole = {
        "residents": everyone,
        "judged": judged,
        "unknown": unknown,
        "with_one": with_one,
        "with_three": with_three,
    }
    columns = {name: values.astype(np.int64) for name, values in whole.items()}
    columns |= {
        "share_one": share(with_one, judged),
        "share_three": share(with_three, judged),
        "share_one_low": share(with_one, everyone),
        "share_one_high": share(with_one + unknown, everyone),
    }
    for name, walk_m in MEDIANS.items():
        columns[name] = weighted_medians(points[walk_m].to_numpy(), who, group, groups=groups)
    for name in PROVISION:
        columns[name] = share(sums_by(group, who * points[name].to_numpy(), groups=groups), judged)
    columns |= dict(zip(UNKNOWN_COLUMNS, unknown_by_cause.T.astype(np.int64), strict=True))
    columns |= dict(zip(CAUSE_COLUMNS, without.T.astype(np.int64), strict=True))
    return pd.DataFrame({**columns, "main_cause": main}, columns=list(WARD_COLUMNS[2:]))


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """``part`` of ``whole``, alike in shape, NaN where there is nobody."""
    return np.asarray(np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0), float)
