"""How does an asset look as a row of a table, for CSV, Excel, GeoJSON and GeoPackage?"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from layers.register.importing.own_export import EXPORTED_ON
from layers.register.model import ASSET_FIELDS, Asset
from layers.times.session_text import sessions_text

EXPORT_COLUMNS: Final = (*ASSET_FIELDS, EXPORTED_ON)
NUMBERS: Final = ("longitude", "latitude", "minimum_age", "maximum_age", "price_pence", "places_a_week")
NOT_IN_MAPS: Final = ("longitude", "latitude")  # the geometry tells them

_SPECIAL: Final[dict[str, Callable[[Any], str]]] = {
    "sessions": sessions_text,
    "interests": lambda words: _joined(words),
    "more": lambda pairs: json.dumps([list(pair) for pair in pairs], ensure_ascii=False) if pairs else "",
    "hide_address": lambda hidden: "yes" if hidden else "no",
}


def row_of(asset: Asset, *, exported_on: date) -> dict[str, str | int | float | None]:
    """An asset under ``EXPORT_COLUMNS``: numbers as numbers, None where a number is not known, else text."""
    row: dict[str, str | int | float | None] = {
        name: _cell(name, getattr(asset, name)) for name in ASSET_FIELDS
    }
    row[EXPORTED_ON] = exported_on.isoformat()
    return row


def _cell(name: str, value: Any) -> str | int | float | None:
    if name in _SPECIAL:
        return _SPECIAL[name](value)
    if name in NUMBERS:
        return value if isinstance(value, int | float) else None
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _joined(words: tuple[str, ...]) -> str:
    """Words with semicolons between them; as a JSON list where that could not be read back."""
    plain = "; ".join(words)
    back = tuple(dict.fromkeys(word.strip() for word in plain.split(";") if word.strip()))
    return (
        plain if back == words and not plain.startswith("[") else json.dumps(list(words), ensure_ascii=False)
    )
