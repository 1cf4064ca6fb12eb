"""A table with the second names of what is in it: those columns in which anything is named."""

from collections.abc import Mapping, Sequence

import pandas as pd

from layers.places.second_names import NAME_COLUMNS, column_of


def with_second_names(
    table: pd.DataFrame, rows: Sequence[Mapping[str, str]], *, of: str = "name"
) -> pd.DataFrame:
    """The table with those columns of second names in which ``rows`` (as ``names_in_tags``) have anything.

    They stand beside the column ``of``, and are called after it: ``ward_name_cy``.
    """
    filled = {name: [row.get(name, "") for row in rows] for name in NAME_COLUMNS}
    place = list(table.columns).index(of) + 1
    wider = table.copy()
    for name in reversed(NAME_COLUMNS):
        if any(filled[name]):
            values = pd.Series(filled[name], index=table.index, dtype="str")
            wider.insert(place, column_of(of, name.removeprefix("name_")), values)
    return wider
