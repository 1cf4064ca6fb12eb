"""How do councils stand beside one another for the same question? Their wards' figures added up."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from questions.wards.every_figure import MEASURES

ADDED_UP: Final = tuple(
    name for name in MEASURES if not name.startswith(("share", "median", "assets"))
)  # counts of residents
COUNCIL_COLUMNS: Final = ("area", "wards", *ADDED_UP, "share_one", "share_three")


def side_by_side(figures: pd.DataFrame, areas: Sequence[str]) -> pd.DataFrame:
    """One row for each council: the residents of all its wards, and which share of them has one in reach.

    Parameters
    ----------
    figures
        Rows of one kind, pace, number of minutes and group: ``area`` and the columns of ``every_gap``.
    areas
        The councils to list, in this order; one without a row stays, not known.

    Returns
    -------
    COUNCIL_COLUMNS. A count is missing where it is in any ward; a share too where nobody is judged. Medians
    of wards make no median of a council, so there are none.
    """
    by_area = figures.groupby("area", sort=False)
    counts = by_area[list(ADDED_UP)].sum(min_count=1).round().astype("Int64")
    for name in ADDED_UP:
        counts.loc[by_area[name].apply(lambda values: bool(values.isna().any())), name] = pd.NA
    table = counts.reindex(list(areas))
    judged = table["judged"].to_numpy(float, na_value=np.nan)
    for share, part in (("share_one", "with_one"), ("share_three", "with_three")):
        of_judged = table[part].to_numpy(float, na_value=np.nan)
        with np.errstate(invalid="ignore", divide="ignore"):
            table[share] = np.where(judged > 0, of_judged / judged, np.nan)
    table["wards"] = by_area.size().reindex(table.index).fillna(0).astype(int)
    return table.rename_axis("area").reset_index()[list(COUNCIL_COLUMNS)]
