"""What do hills do to every ward's figure? The same question with hills and without, side by side."""

from dataclasses import replace
from typing import Final

import pandas as pd

from geo.workers import ALONE, Workers
from layers.area import Area
from layers.relief.hilly_area import hills_known
from questions.places.area_assets import AreaAssets
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps

HILLS_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "judged",
    "with_hills",  # judged residents with one in reach
    "on_the_level",
    "share_hills",
    "share_level",
)


def hills_beside(
    area: Area, assets: AreaAssets, question: WardQuestion, *, workers: Workers = ALONE
) -> pd.DataFrame | None:
    """Residents with one in reach, ward by ward, with hills and were every street level (coverage).

    Parameters
    ----------
    area, assets, question
        As ``ward_gaps`` takes them; whether the question's own pace counts hills does not matter.
    workers
        Who measures the walks, each a share; the answer is the same.

    Returns
    -------
    HILLS_COLUMNS, every ward by code and last the whole area, whose code and name are ""; None where nobody
    knows the hills, or the pace of the question has no rule for them.

    Raises
    ------
    WithinReachError
        As ``ward_gaps`` does.
    """
    if not hills_known(area) or not question.pace.counts_hills:
        return None
    level = replace(question, pace=question.pace.level)
    return side_by_side(*(ward_gaps(area, assets, each, workers=workers) for each in (question, level)))


def side_by_side(with_hills: WardGaps, on_the_level: WardGaps) -> pd.DataFrame:
    """HILLS_COLUMNS of two answers to the same question, with hills and without."""
    whole, flat = (_with_area(gaps) for gaps in (with_hills, on_the_level))
    return pd.DataFrame(
        {
            "ward_code": whole["ward_code"],
            "ward_name": whole["ward_name"],
            "judged": whole["judged"],
            "with_hills": whole["with_one"],
            "on_the_level": flat["with_one"],
            "share_hills": whole["share_one"].astype(float),
            "share_level": flat["share_one"].astype(float),
        }
    )


def _with_area(gaps: WardGaps) -> pd.DataFrame:
    return pd.concat([gaps.wards, gaps.area.to_frame().T], ignore_index=True)
