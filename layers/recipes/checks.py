"""What can be wrong in a recipe, and how is it said? Checks of values, and a sentence for every mistake."""

import difflib
import re
import types
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PureWindowsPath
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails, PydanticCustomError
from pyproj import CRS
from pyproj.exceptions import CRSError

from layers.assets.model import LIST_ONLY_COLUMNS
from layers.places.second_names import LANGUAGES

_T = TypeVar("_T")

AREA_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME: Final = 40
NAMES_OF_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"}
)  # Windows cannot make folders of these names
OWN_COLUMNS: Final = ("geometry", "point_id", "residents", "small_area_code", "vintage", "ward_code")
LIST_COLUMNS: Final = (
    *(
        "id",
        "name",
        "kind",
        "organisation",
        "description",
        "when",
        "cost",
        "phone",
        "email",
        "website",
        "address",
    ),
    *("postcode", "step_free", "checked_on", "longitude", "latitude", "easting", "northing"),
    *LIST_ONLY_COLUMNS,
)
GRAPHML_ENDING: Final = ".graphml"
MAP_ENDINGS: Final = (".geojson", ".json", ".gpkg", ".shp")
PAIRS: Final = (("easting", "northing"), ("longitude", "latitude"))


def _wrong(rest_of_sentence: str) -> PydanticCustomError:
    return PydanticCustomError("recipe", "{rest}", {"rest": rest_of_sentence})


def is_area_name(value: str) -> bool:
    """Whether ``value`` can name an area, and so a folder on any system."""
    return bool(AREA_NAME.fullmatch(value)) and len(value) <= LONGEST_NAME and value not in NAMES_OF_DEVICES


def area_name(value: str) -> str:
    """The name of an area, if it can be one."""
    if not is_area_name(value):
        raise _wrong(f'cannot be "{value}": use a-z, 0-9 and hyphens, at most {LONGEST_NAME}, like "newport"')
    return value


def file_name(value: str) -> str:
    """A file inside the data folder, never one outside."""
    path = PureWindowsPath(value)  # understands both kinds of slash
    if not value.strip() or ".." in path.parts or path.anchor or ":" in value or "\0" in value:
        raise _wrong(f'cannot be "{value}": name a file inside the data folder, like "wards.geojson"')
    return value


def crs_in_metres(value: str) -> str:
    """A coordinate system, if it is projected and in metres."""
    try:
        crs = CRS.from_user_input(value)
    except CRSError:
        raise _wrong(f'names no coordinate system: "{value}"; use one in metres, like "EPSG:27700"') from None
    if not crs.is_projected or any(axis.unit_name != "metre" for axis in crs.axis_info[:2]):
        raise _wrong(f'must be a projected system in metres, and "{value}" is not; use one like "EPSG:27700"')
    return value


def postcode_area(value: str) -> str:
    """The letters that begin a postcode."""
    if not re.fullmatch(r"[A-Z]{1,2}", value):
        raise _wrong(
            f'has "{value}": give the one or two capital letters with which postcodes begin, like "NP"'
        )
    return value


def group_names(value: dict[str, _T]) -> dict[str, _T]:
    """Groups of residents, if their names can be those of columns."""
    bad = [key for key in value if not re.fullmatch(r"[a-z][a-z0-9_]*", key) or key in OWN_COLUMNS]
    if bad:
        raise _wrong(f"has the name {_quoted(bad)}: use a-z, 0-9 and _, and none of {_quoted(OWN_COLUMNS)}")
    return value


def languages(value: dict[str, _T]) -> dict[str, _T]:
    """Columns by the language of the names in them, if they are languages that we keep names in."""
    unknown = [key for key in value if key not in LANGUAGES]
    if unknown:
        raise _wrong(f"has {_quoted(unknown)}, and names are kept in {_quoted(LANGUAGES)}")
    return value


def asset_columns(value: dict[str, str]) -> dict[str, str]:
    """Which column of a list holds what, if that is enough to place an asset."""
    unknown = [key for key in value if key not in LIST_COLUMNS]
    if unknown:
        raise _wrong(f"has {_quoted(unknown)}, which we do not know; there are {_quoted(LIST_COLUMNS)}")
    if "name" not in value:
        raise _wrong('needs "name"')
    if not any(set(pair) <= set(value) for pair in PAIRS) and "postcode" not in value:
        raise _wrong('needs "longitude" and "latitude", or "easting" and "northing", or "postcode"')
    return value


def across_sections(raw: Mapping[str, Any]) -> Iterator[str]:
    """Sentences on what does not fit between keys or sections of a recipe that is otherwise unchecked."""
    small_areas, postcodes = _table(raw, "small_areas"), _table(raw, "postcodes")
    counts = [table for table in _list(raw, "counts") if isinstance(table, dict)]
    centroids = _table(small_areas, "centroids")
    if centroids and not is_map_file(str(centroids.get("file", ""))):
        yield from _one_pair(centroids, "[small_areas.centroids]")
    for section in ("wards", "small_areas"):
        if "council" in _table(raw, section) and "council" not in _table(raw, "area"):
            yield f'[{section}] says where councils are named: say which is yours in [area], as "council".'
    if postcodes and "format" not in postcodes:
        if "postcode" not in postcodes:
            yield 'In [postcodes] name the column "postcode", or say format = "code-point-open".'
        yield from _one_pair(postcodes, "[postcodes]")
    uprns = _table(raw, "uprns")
    if str(uprns.get("file", "")).lower().endswith(".csv"):
        yield from _one_pair(uprns, "[uprns]")
    if is_graphml(str(_table(raw, "streets").get("file", ""))):
        yield from _beside_graphml(raw)
    yield from _between_counts(small_areas, counts)
    yield from _earlier_lists(raw)


def _earlier_lists(raw: Mapping[str, Any]) -> Iterator[str]:
    """A register's past is what people did in it: only a town that does not exist may be given one."""
    lists = [table for table in _list(raw, "assets") if isinstance(table, dict)]
    dates = [
        [each.get("date") for each in _list(table, "earlier") if isinstance(each, dict)] for table in lists
    ]
    if any(dates) and _table(raw, "area").get("made_up") is not True:
        yield "[[assets.earlier]] gives a register a past that it did not have: only with made_up = true."
    for days in dates:
        known_days = [day for day in days if isinstance(day, date)]
        if len(set(known_days)) < len(known_days):
            yield "[[assets.earlier]] has one date twice: give each list a date of its own."


def is_graphml(name: str) -> bool:
    """Whether a file of this name is a network of streets in GraphML, as OSMnx writes it."""
    return name.lower().endswith(GRAPHML_ENDING)


def _beside_graphml(raw: Mapping[str, Any]) -> Iterator[str]:
    counted = [key for key in ("nodes", "ways", "relations") if key in _table(raw, "streets")]
    if counted:
        yield f"[streets] names GraphML, of which {_quoted(counted)} cannot be said: leave them out."
    if any(isinstance(entry, dict) and entry.get("from") == "streets" for entry in _list(raw, "assets")):
        yield (
            '[[assets]] has from = "streets", and [streets] names GraphML, which holds streets alone: leave '
            "that section out and name lists of assets, or name an OpenStreetMap file in [streets]."
        )


def is_map_file(name: str) -> bool:
    """Whether a file of this name has places of its own: wherever boundaries may be, points may be too."""
    return name.lower().endswith(MAP_ENDINGS)


def _between_counts(small_areas: dict[str, Any], counts: list[dict[str, Any]]) -> Iterator[str]:
    for number, table in enumerate(counts, start=1):
        if table.get("vintage") != small_areas.get("vintage") and "lookup" not in table:
            yield (
                f"[[counts]] number {number} is on {table.get('vintage')} and [small_areas] on "
                f"{small_areas.get('vintage')}: add a lookup from the one to the other."
            )
    tables = (small_areas, *counts)
    if small_areas and sum("residents" in table for table in tables) != 1:
        yield 'Say "residents", the column of all residents, once: in [small_areas] or in one of [[counts]].'
    used = Counter(name for table in tables for key in ("groups", "ranks") for name in _table(table, key))
    repeated = [name for name, times in used.items() if times > 1]
    if repeated:
        yield f"{_quoted(repeated)} stands more than once among groups and ranks: give each its own name."


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    value = raw.get(key)
    return value if isinstance(value, list) else []


def _table(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, dict) else {}


def _one_pair(table: Mapping[str, Any], section: str) -> Iterator[str]:
    if not any(set(pair) <= set(table) for pair in PAIRS):
        yield f'In {section} name the columns "easting" and "northing", or "longitude" and "latitude".'


IN_WORDS: Final = {
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must be 64 hexadecimal digits",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "date_type": "must be a date without quotes, like 2025-11-01",
    "date_from_datetime_inexact": "must be a date without a time, like 2025-11-01",
    "dict_type": 'must be a table, like { a = "b" }',
    "tuple_type": "must be a list in [brackets]",
    "too_short": "must not be empty",
    "model_type": "must be a section with keys of its own",
    "model_attributes_type": "must be a section with keys of its own",
}
# Steps on the way to a fault that name one of several models, not a key.
_TAGS: Final = ("streets", "list", "column", "table", "constrained-str", "tuple[constrained-str, ...]")


def sentence(fault: ErrorDetails, recipe: type[BaseModel]) -> str:
    """One mistake found by the models of a recipe, as a sentence with its section and key."""
    path = [step for place, step in enumerate(fault["loc"]) if place == 0 or step not in _TAGS]
    if isinstance(path[-1], int) and len(path) > 2:
        path.pop()  # the place in a list of values: the list's key says enough
    *parents, key = path
    section = _section(parents)
    kind, where = fault["type"], f'In {section} "{key}"' if parents else f"[{key}]"
    if kind == "extra_forbidden":
        return _unknown_key(section, str(key), _known_keys(recipe, fault["loc"]), top=not parents)
    if kind == "missing":
        return f'{section} lacks the key "{key}".' if parents else f"The section [{key}] is missing."
    if kind == "recipe":
        return f"{where} {fault['msg']}."
    if kind == "literal_error":
        return f"{where} must be {fault['ctx']['expected']}, not {_shown(fault['input'])}."
    words = IN_WORDS.get(kind) or fault["msg"][:1].lower() + fault["msg"][1:]
    return f"{where} {words}, not {_shown(fault['input'])}."


def _unknown_key(section: str, key: str, keys: list[str], *, top: bool) -> str:
    near = difflib.get_close_matches(key, keys, n=1, cutoff=0.6)
    hint = f'Did you mean "{near[0]}"?' if near else f"There are {_quoted(keys)}."
    return f"There is no section [{key}]. {hint}" if top else f'{section} has no key "{key}". {hint}'


def _section(parents: Sequence[int | str]) -> str:
    names = ".".join(str(step) for step in parents if isinstance(step, str))
    number = next((step for step in parents if isinstance(step, int)), None)
    return f"[{names}]" if number is None else f"[[{names}]] number {number + 1}"


def _known_keys(recipe: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys of the section in which ``loc`` lies."""
    model, choices = recipe, [recipe]
    for place, step in enumerate(loc[:-1]):
        if place > 0 and step in ("streets", "list", "column", "table"):
            model = choices[0 if step == "streets" else -1]
        elif isinstance(step, str) and step in model.model_fields:
            choices = list(_models(model.model_fields[step].annotation))
            model = choices[0]
    return [item.alias or name for name, item in model.model_fields.items()]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for part in get_args(annotation):
        yield from _models(part)


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)[:60]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
