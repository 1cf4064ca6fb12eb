"""What do the objects in JSON say as cells of a table? Taken apart into columns, or read by their text."""

import json
import math
from collections.abc import Mapping
from typing import Any, Final

from layers.tables.looks.cell_shapes import LONGEST_CELL

_TEXTS: Final = ("_text", "text", "display", "formatted", "full", "label", "value", "name", "title")
_LATITUDES: Final = ("lat", "latitude")
_LONGITUDES: Final = ("lon", "lng", "long", "longitude")
_DAYS: Final = ("dayofweek", "day", "days", "weekday", "day_of_week")
_STARTS: Final = ("opens", "open", "start", "from", "starttime", "start_time", "opens_at")
_ENDS: Final = ("closes", "close", "end", "to", "endtime", "end_time", "closes_at")
_DEEPEST: Final = 4


def taken_apart(record: Mapping[str, Any], *, deepest: int = _DEEPEST) -> dict[str, Any]:
    """A record without objects in it: each of their fields under its own name, like "address.postcode".

    An object that has a text for people is read by it, and its other fields follow; a pair of latitude and
    longitude, and a shape of GeoJSON, stay one cell.
    """
    flat: dict[str, Any] = {}
    for name, value in record.items():
        only = value[0] if isinstance(value, list) and len(value) == 1 else value
        if isinstance(only, Mapping) and deepest and not _is_one_cell(only):
            flat |= _of_object(name, only, deepest=deepest - 1)
        else:
            flat[name] = value
    return flat


def _of_object(name: str, value: Mapping[str, Any], *, deepest: int) -> dict[str, Any]:
    text = next((key for key in _TEXTS if isinstance(value.get(key), str) and value[key]), "")
    parts = taken_apart(
        {f"{name}.{key}": each for key, each in value.items() if key != text}, deepest=deepest
    )
    return {**({name: value[text]} if text else {}), **parts}


def _is_one_cell(value: Mapping[str, Any]) -> bool:
    return bool(_pair(value)) or ("coordinates" in value and "type" in value) or bool(_opening(value))


def value_text(value: object) -> str:
    """A property as text: lists with commas, whole numbers without ".0", "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list):
        return _list_text(value)[:LONGEST_CELL]
    if isinstance(value, Mapping):
        return (_pair(value) or _opening(value) or _as_json(value))[:LONGEST_CELL]
    return str(value) if isinstance(value, int) else _as_json(value)[:LONGEST_CELL]


def _list_text(values: list[Any]) -> str:
    if all(isinstance(item, str | int) for item in values):
        return ", ".join(str(item) for item in values)
    if values and all(isinstance(item, Mapping) for item in values):
        return "; ".join(filter(None, map(_object_text, values)))
    return _as_json(values)


def _object_text(value: Mapping[str, Any]) -> str:
    """An object of a list in words: by its text, as hours of a day, or its plain values in their order."""
    text = next((value[key] for key in _TEXTS if isinstance(value.get(key), str) and value[key]), "")
    plain = (value_text(each) for each in value.values() if isinstance(each, str | int | float))
    return _opening(value) or text or " ".join(filter(None, plain))


def _opening(value: Mapping[str, Any]) -> str:
    """ "Monday 10:00-12:00" of an object that says a day, when it opens and when it closes."""
    plain = {str(key).casefold(): each for key, each in value.items()}
    day, opens, closes = (
        next((value_text(plain[name]) for name in names if plain.get(name)), "")
        for names in (_DAYS, _STARTS, _ENDS)
    )
    days = ", ".join(each.rsplit("/", 1)[-1] for each in day.split(", "))
    return f"{days} {opens[:5]}-{closes[:5]}" if day and opens and closes else ""


def _pair(value: Mapping[str, Any]) -> str:
    """ "51.58, -2.98" of an object that holds a latitude and a longitude and little else."""
    plain = {str(key).casefold(): each for key, each in value.items()}
    lat, lon = (
        next((plain[name] for name in names if plain.get(name) not in (None, "")), None)
        for names in (_LATITUDES, _LONGITUDES)
    )
    is_pair = lat is not None and lon is not None and len(plain) <= len(("lat", "lon", "alt", "crs"))
    return f"{value_text(lat)}, {value_text(lon)}" if is_pair else ""


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
