"""How is a place called that has names in two languages? The reader's comes first, the other beside it."""

from typing import Any, Final

import pandas as pd

from layers.places.second_names import OtherNames, other_names, second_columns
from layers.zones.placing import REST_NAME
from presentation.words.language import NAMES_IN, sentence

_BOTH: Final = "{name} ({other_name})"
_IN_NO_AREA: Final = sentence("In none of these areas")  # the row of a set of areas for all others


def first_name(name: str, others: OtherNames, *, language: str = NAMES_IN) -> str:
    """What a place is called in a language; its first name where it has none there."""
    return dict(others).get(language, name)


def both_names(name: str, others: OtherNames, *, language: str = NAMES_IN, but: str = "") -> str:
    """The reader's name with another beside it: "Caerleon (Caerllion)"; one alone where there is no other.

    ``but`` is the name that must be among the two, such as the one that was typed. A name that already
    stands in the first, as in "Cymru / Wales", is not said again.
    """
    first = first_name(name, others, language=language)
    rest = [other for other in (but, name, *(other for _, other in others)) if other and other != first]
    other = next((other for other in rest if other.casefold() not in first.casefold()), "")
    return sentence(_BOTH, name=first, other_name=other) if other and first else first


def row_name(row: Any, *, of: str = "name") -> str:
    """The reader's name of one row of a table: a mapping, or a tuple with names."""
    if _text(row, of) == REST_NAME:
        return _IN_NO_AREA
    return first_name(_text(row, of), other_names(row, of=of))


def row_names(row: Any, *, of: str = "name") -> str:
    """Both names of one row of a table: a mapping, or a tuple with names."""
    return both_names(_text(row, of), other_names(row, of=of))


def ward_names(wards: pd.DataFrame) -> dict[str, str]:
    """The reader's name of every ward, by its code. ``wards`` has ``ward_code`` and ``ward_name``."""
    columns = ["ward_code", "ward_name", *second_columns(wards.columns, of="ward_name")]
    rows = zip(*(wards[name].tolist() for name in columns), strict=True)
    named = (dict(zip(columns, row, strict=True)) for row in rows)
    return {str(row["ward_code"]): row_name(row, of="ward_name") for row in named}


def _text(row: Any, column: str) -> str:
    value = row[column] if hasattr(row, "get") else getattr(row, column)
    return str(value)
