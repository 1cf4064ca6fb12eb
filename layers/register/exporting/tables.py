"""How does an asset look as a row of a table, for CSV, Excel, GeoJSON and GeoPackage?"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from geo.wording import worded
from layers.places.second_names import NAME_COLUMNS
from layers.register.importing.mapping.own_export import CONFIDENCE, EXPORTED_ON, POINT_IS
from layers.register.listed.confidence import confidence_of, confidence_wording
from layers.register.listed.second_names import second_names_of
from layers.register.model import ASSET_FIELDS, STALE_AFTER_DAYS, Asset, PlacedBy
from layers.times.session_text import sessions_text

EXPORT_COLUMNS: Final = (*ASSET_FIELDS, EXPORTED_ON, CONFIDENCE, POINT_IS)
NUMBERS: Final = ("longitude", "latitude", "minimum_age", "maximum_age", "price_pence", "places_a_week")
NOT_IN_MAPS: Final = ("longitude", "latitude")  # the geometry tells them

_POINT_IS: Final = {
    PlacedBy.UPRN: str(worded("the property, by its number")),
    PlacedBy.POINT: str(worded("as its list or a person gave it")),
    PlacedBy.ADDRESS: str(worded("the building, by its address")),
    PlacedBy.POSTCODE: str(worded("the middle of its postcode, not its door")),
    PlacedBy.AREA: str(worded("the area that it serves, no place of its own")),
    PlacedBy.NOWHERE: str(worded("not known how it was found")),
}
_SPECIAL: Final[dict[str, Callable[[Any], str]]] = {
    "sessions": sessions_text,
    "interests": lambda words: _joined(words),
    "more": lambda pairs: json.dumps([list(pair) for pair in pairs], ensure_ascii=False) if pairs else "",
    "hide_address": lambda hidden: "yes" if hidden else "no",
}


def row_of(
    asset: Asset, *, exported_on: date, after_days: int = STALE_AFTER_DAYS, gone: bool = False
) -> dict[str, str | int | float | None]:
    """An asset under ``EXPORT_COLUMNS``: numbers as numbers, None where a number is not known, else text.

    Its second names stand in columns of their own, and not among what is beyond our model. How sure it is and
    what its point is, in words, are for readers: whoever reads the file back works them out anew.
    """
    names = second_names_of(asset)
    beyond = tuple((name, text) for name, text in asset.more if names.get(name) != text)
    values = {name: getattr(asset, name) for name in ASSET_FIELDS} | {"more": beyond}
    row = {name: _cell(name, value) for name, value in values.items()}
    row[EXPORTED_ON] = exported_on.isoformat()
    sure = confidence_of(asset, today=exported_on, after_days=after_days, gone=gone)
    row[CONFIDENCE] = str(confidence_wording(sure))
    row[POINT_IS] = point_in_words(asset)
    return row | names


def point_in_words(asset: Asset) -> str:
    """What an asset's coordinates are, so that their decimals claim no more than is known; "" without any."""
    if asset.longitude is None or asset.latitude is None:
        return ""
    return _POINT_IS[asset.placed_by]


def export_columns(assets: Iterable[Asset]) -> tuple[str, ...]:
    """``EXPORT_COLUMNS``, and last the columns of second names in which any of the assets is named."""
    there = {column for asset in assets for column in second_names_of(asset)}
    return (*EXPORT_COLUMNS, *(column for column in NAME_COLUMNS if column in there))


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
