"""What do hills do to every ward's figure? The same question with hills and without, side by side."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pandas as pd

from layers.area import Area
from layers.relief.hilly_area import hills_known
from questions.wards.ward_gap_model import WardGaps, WardQuestion

HILLS_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "judged",
    "with_hills",  # judged residents with one in reach
    "on_the_level",
    "share_hills",
    "share_level",
)


def hills_beside(area: Area, gaps: WardGaps, ask: Callable[[WardQuestion], WardGaps]) -> pd.DataFrame | None:
    """Residents with one in reach, ward by ward, with hills and were every street level (coverage).

    Parameters
    ----------
    area
        The prepared place.
    gaps
        Its answer with hills.
    ask
        Gives the answer to another question of the same place, as ``ward_gaps`` does.

    Returns
    -------
    HILLS_COLUMNS, every ward by code and last the whole area, whose code and name are ""; None where nobody
    knows the hills, or ``gaps`` leaves them out.
    """
    question = gaps.question
    if not hills_known(area) or not question.pace.counts_hills:
        return None
    return _side_by_side(gaps, ask(replace(question, pace=question.pace.level)))


def _side_by_side(with_hills: WardGaps, on_the_level: WardGaps) -> pd.DataFrame:
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
