"""How are a ward's columns called in a file where the wards are areas of an office's own? After these.

The one schema of all files says ``ward_code`` and ``ward_name``; whoever has a file by parishes should not
read there that they are wards.
"""

from typing import Any, Final

import pandas as pd

OWN: Final = {"ward_code": "area_code", "ward_name": "area_name"}
OWN_AREA: Final = "own area"  # what a row is of


def own_table(table: pd.DataFrame, *, own_areas: bool) -> pd.DataFrame:
    """A table of a file with the names that its columns have there; as it is where wards are meant."""
    return table.rename(columns=OWN) if own_areas else table


def own_records(records: list[dict[str, Any]], *, own_areas: bool) -> list[dict[str, Any]]:
    """The same of rows as plain values."""
    if not own_areas:
        return records
    return [{OWN.get(name, name): value for name, value in record.items()} for record in records]
