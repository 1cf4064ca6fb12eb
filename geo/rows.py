"""How is a table read row by row? Each row by the names of its columns, which no type checker can know."""

from typing import Any

import pandas as pd


def rows_of(table: pd.DataFrame) -> list[Any]:
    """The rows of a table as named tuples, in its order: ``row.ward_name``."""
    return list(table.itertuples(index=False))
