"""Which assets stand behind a ward's figure? Those that its residents reach, on either side of its border."""

from typing import Final

import numpy as np
import pandas as pd

from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.wards.gap_ground import gap_ground
from questions.wards.gap_times import shut_of
from questions.wards.ward_gap_model import WardGaps

WARD_ASSET_COLUMNS: Final = (
    "asset_id",
    "counts",  # whether it is among what counts
    "bar",  # the GapCause that keeps it from counting, or ""
    "residents_in_reach",  # judged residents of the ward, of the group asked for and counted, within the walk
)


def ward_assets(area: Area, assets: AreaAssets, gaps: WardGaps, ward_code: str) -> pd.DataFrame:
    """The assets within the walk of somebody in a ward, those with most of its residents in reach first.

    Parameters
    ----------
    area, assets, gaps
        An answer of ``ward_gaps``, and what it was asked of.
    ward_code
        One of the wards.

    Returns
    -------
    WARD_ASSET_COLUMNS; ties by asset_id. A resident point has one in reach exactly if one of those that
    count is within its walk: ``gaps.points``.
    """
    question = gaps.question
    walks = gap_ground(
        with_hills(area, question.pace.gradient),
        assets,
        question.kinds,
        question.pace.avoid,
        gaps.longest_m,
        shut=shut_of(area, question),
    ).walks
    here = (gaps.points["ward_code"] == ward_code).to_numpy() & gaps.points["judged"].to_numpy(dtype=bool)
    people = np.nan_to_num(gaps.points["residents"].to_numpy(dtype=float)) * here
    near = walks.distance_m <= question.pace.cutoff_m(question.minutes)
    reached = np.bincount(walks.asset[near], people[walks.point[near]], minlength=walks.asset_count)
    table = gaps.assets.assign(residents_in_reach=np.rint(reached).astype(int))
    reaching = table[table["residents_in_reach"] > 0]
    ordered = reaching.sort_values(
        ["residents_in_reach", "asset_id"], ascending=[False, True], ignore_index=True
    )
    return pd.DataFrame(ordered[list(WARD_ASSET_COLUMNS)])
