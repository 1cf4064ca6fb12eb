"""What does the map say of the ways walked? Its words as they are, "" where it says nothing."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.types import IndexArray

Tags = npt.NDArray[np.str_]


def tags_of(ways: pd.DataFrame, rows: IndexArray, key: str) -> Tags:
    """(k,) the tag ``key`` of the ways at ``rows``; "" for rows below 0 and in packs without that column."""
    if key not in ways.columns or not len(ways):
        return np.full(len(rows), "", dtype=str)
    values = ways[key].array.take(np.maximum(rows, 0)).to_numpy().astype(str)  # not all ways for a few
    return np.where(np.asarray(rows) >= 0, values, "")
