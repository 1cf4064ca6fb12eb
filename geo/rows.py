"""How is a table read row by row? Each row by the names of its columns, which no type checker can know."""

from collections import namedtuple
from typing import Any

import pandas as pd


def rows_of(table: pd.DataFrame) -> list[Any]:
    """The rows of a table as named tuples, in its order: ``row.ward_name``."""
    row = namedtuple("Row", table.columns, rename=True)  # type: ignore[misc]  # itertuples, at half its price
    return list(map(row._make, zip(*(column.tolist() for _, column in table.items()), strict=True)))
