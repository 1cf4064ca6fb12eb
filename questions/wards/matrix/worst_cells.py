"""Which cells of a matrix are worst? Those of which enough is known, the smallest share first."""

from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from questions.wards.matrix.model import GapMatrix
from questions.wards.readiness import Readiness

WORST: Final = 5


@dataclass(frozen=True, eq=False)
class WorstCells:
    """The worst cells, how many more are as bad as the last, and what was left out of the order."""

    cells: pd.DataFrame = field(repr=False)  # CELL_COLUMNS, the worst first
    level: int  # further cells with the same share and the same number without as the last
    set_apart: int  # cells of wards of which under half can be judged, or not all are counted
    none_known: tuple[int, ...]  # which of ``sought`` the register has none of: all their cells say only that


def worst_cells(matrix: GapMatrix, *, most: int = WORST) -> WorstCells:
    """The cells with the smallest share with one in reach; of equal shares, those with most without.

    What the register has none of at all is left out: that is one finding and not one for each ward.
    """
    cells = matrix.cells
    none_known = tuple(at for at, cover in enumerate(matrix.covers) if not cover.together.places)
    apart = cells["readiness"].isin([Readiness.UNDER_HALF, Readiness.NOT_COUNTED])
    open_to_order = cells[
        (cells["readiness"] == Readiness.READY)
        & ~cells["sought"].isin(none_known)
        & (cells["without"].fillna(0) > 0)
    ]
    ordered = open_to_order.sort_values(
        ["share_one", "without", "sought", "group", "ward_code"],
        ascending=[True, False, True, True, True],
        ignore_index=True,
    )
    worst = ordered.head(most)
    level = 0
    if len(worst):
        last = worst.iloc[-1]
        same = (ordered["share_one"] == last["share_one"]) & (ordered["without"] == last["without"])
        level = int(same.iloc[len(worst) :].sum())
    return WorstCells(pd.DataFrame(worst), level, int(apart.sum()), none_known)
