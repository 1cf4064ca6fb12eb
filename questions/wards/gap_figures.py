"""From resident points to wards: sums, shares and medians of people."""

from typing import Any, Final

import numpy as np
import pandas as pd

from geo.figures.coverage import CHOICE, sums_by, weighted_medians
from geo.types import FloatArray, IndexArray
from layers.places.second_names import with_second_columns
from questions.walks.resident_homes import Unjudged
from questions.wards.ward_gap_model import CAUSE_COLUMNS, UNKNOWN_COLUMNS, WARD_COLUMNS, GapCause

PROVISION: Final = ("assets_per_1000", "assets_per_1000_near", "places_per_1000")
COUNTS: Final = (
    *("residents", "judged", "unknown", "with_one", "with_three", "with_one_sure", "with_three_sure"),
    *(*UNKNOWN_COLUMNS, *CAUSE_COLUMNS),
)
MEDIANS: Final = {"median_walk_m": "nearest_m", "median_three_m": "nearest_three_m"}


def ward_table(wards: pd.DataFrame, points: pd.DataFrame, ward: IndexArray) -> pd.DataFrame:
    """WARD_COLUMNS of every ward, with its second names beside ``ward_name``.

    Parameters
    ----------
    wards
        ``ward_code``, ``ward_name``, perhaps second names such as ``ward_name_cy``.
    points
        POINT_COLUMNS of n points.
    ward
        (n,) row of each point's ward; ``len(wards)`` for those in none, who are no ward.
    """
    figures = figures_of(points, ward, groups=len(wards) + 1).iloc[:-1]
    columns = with_second_columns(("ward_code", "ward_name"), wards.columns, of="ward_name")
    named = wards[list(columns)].reset_index(drop=True)
    table = pd.concat([pd.DataFrame(named), figures], axis=1)
    return table.astype({name: "int64" for name in COUNTS if table[name].notna().all()})


def figures_of(points: pd.DataFrame, group: IndexArray, *, groups: int) -> pd.DataFrame:
    """WARD_COLUMNS, but for code and name, of each of ``groups`` groups of points; ``group`` is (n,)."""
    given, cause = points["residents"].to_numpy(dtype=float), points["cause"].to_numpy()
    people = np.nan_to_num(given)
    who = people * points["judged"].to_numpy()
    reaching = [who * (points[n].to_numpy() >= m) for n in ("in_reach", "in_reach_sure") for m in (1, CHOICE)]
    counted = [people, who, people - who, *reaching]
    causes = [who * (cause == each) for each in GapCause]
    unjudged = points["unjudged"].to_numpy()
    apart = [people * (unjudged == each) for each in Unjudged]
    sums = np.rint(sums_by(group, np.column_stack([*counted, *causes, *apart]), groups=groups))
    everyone, judged, unknown, with_one, with_three, *sure = sums[:, : len(counted)].T
    without = sums[:, len(counted) : len(counted) + len(causes)]
    unknown_by_cause = sums[:, len(counted) + len(causes) :]
    not_counted = areas_uncounted(points, group, groups=groups)
    all_counted = not_counted == 0
    possible = everyone + sums_by(group, np.where(np.isnan(given), points["at_most"], 0.0), groups=groups)
    main = np.array(["", *GapCause], object)[np.where(without.any(axis=1), 1 + without.argmax(axis=1), 0)]
    whole = {"residents": everyone, "judged": judged, "unknown": unknown, "with_one": with_one}
    whole |= {"with_three": with_three, "with_one_sure": sure[0], "with_three_sure": sure[1]}
    whole |= {**dict(zip(UNKNOWN_COLUMNS, unknown_by_cause.T, strict=True))}
    whole |= dict(zip(CAUSE_COLUMNS, without.T, strict=True))
    columns: dict[str, Any] = {
        name: pd.array(np.where(all_counted, values, np.nan), "Int64") for name, values in whole.items()
    }
    shares = {"share_one": share(with_one, judged), "share_three": share(with_three, judged)}
    shares |= {"share_one_sure": share(sure[0], judged), "share_three_sure": share(sure[1], judged)}
    for name, walk_m in MEDIANS.items():
        shares[name] = weighted_medians(points[walk_m].to_numpy(), who, group, groups=groups)
    for name in PROVISION:
        reached = np.where(who > 0, who * points[name].to_numpy(), 0.0)
        shares[name] = share(sums_by(group, reached, groups=groups), judged)
    columns |= {name: np.where(all_counted, values, np.nan) for name, values in shares.items()}
    columns |= {
        "without": pd.array(np.where(all_counted & (judged > 0), judged - with_one, np.nan), "Int64"),
        "areas_uncounted": not_counted,
        "residents_at_least": everyone.astype(np.int64),
        "share_one_low": share(with_one, possible),
        "share_one_high": share(possible - (judged - with_one), possible),
        "main_cause": np.where(all_counted, main, ""),
    }
    figures = pd.DataFrame(columns, columns=list(WARD_COLUMNS[2:]))
    return figures.astype({name: "int64" for name in whole if all_counted.all()})


def areas_uncounted(points: pd.DataFrame, group: IndexArray, *, groups: int) -> IndexArray:
    """(groups,) small areas with a point in each group of points where residents are not counted."""
    uncounted = points["residents"].isna().to_numpy()
    if not uncounted.any():
        return np.zeros(groups, np.int64)
    table = pd.DataFrame({"group": group, "area": points["small_area_code"]})[uncounted & (group >= 0)]
    numbers = table.drop_duplicates()["group"].to_numpy(int)
    return np.bincount(numbers, minlength=groups).astype(np.int64)


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """``part`` of ``whole``, alike in shape, NaN where there is nobody."""
    return np.asarray(np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0), float)
