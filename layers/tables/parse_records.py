"""What are the columns and rows of a list in plain JSON: a list of objects, wherever in it that stands?"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from layers.tables.looks.taken_apart import taken_apart, value_text
from layers.tables.source_table import ImportRefusedError, Parsed, not_whole_json
from layers.tables.whole_answer import refuse_part

_WRAPPERS: Final = ("fields", "properties", "attributes", "record")  # which hold all that a record says
_DEEPEST: Final = 4


def parse_records(path: Path, *, name: str) -> Parsed:
    """Read JSON that holds a list of objects, or an object on each line: fields as columns.

    Raises ``ImportRefusedError`` if it is not whole JSON, or holds no such list.
    """
    records = _records(path, name)
    if not records:
        raise ImportRefusedError(
            "{name} is JSON, but holds no list of objects.",
            "Export the list itself: one object for each group or place.",
            name=name,
        )
    rows = [taken_apart(_unwrapped(record)) for record in records]
    headings = list(dict.fromkeys(key for row in rows for key in row))
    return Parsed(headings, _cells(rows, headings), [])


def _cells(rows: list[dict[str, Any]], headings: list[str]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=2):
        yield number, [value_text(row.get(heading)) for heading in headings]


def _records(path: Path, name: str) -> list[Mapping[str, Any]]:
    text = _text(path.read_bytes(), name)
    try:
        whole = json.loads(text)
        records = _longest_list(whole, _DEEPEST)
        refuse_part(whole, len(records), name=name)
        return records
    except (json.JSONDecodeError, RecursionError) as fault:
        by_line = _by_line(text)
        if by_line:
            return by_line
        raise not_whole_json(name, fault) from None


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefusedError(
            "{name} is JSON, but not in UTF-8.", "Save it again in UTF-8.", name=name
        ) from None


def _by_line(text: str) -> list[Mapping[str, Any]]:
    """The objects of a file with one on each line; none if any line is something else."""
    try:
        records = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (json.JSONDecodeError, RecursionError):
        return []
    return records if all(isinstance(record, dict) for record in records) else []


def _longest_list(value: Any, deepest: int) -> list[Mapping[str, Any]]:
    """The longest list of objects in what a file holds; one object that holds none is a list of one."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, Mapping)]
    if not isinstance(value, Mapping) or not deepest:
        return []
    held = (each for each in value.values() if isinstance(each, list | Mapping))
    lists = [records for each in held if (records := _list_in(each, deepest - 1))]
    return max(lists, key=len, default=[value])


def _list_in(value: Any, deepest: int) -> list[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        inner = _longest_list(value, deepest)
        return [] if inner == [value] else inner
    return _longest_list(value, deepest)


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record without the object that holds all that it says, as portals wrap it."""
    for wrapper in _WRAPPERS:
        inner = record.get(wrapper)
        if isinstance(inner, Mapping) and inner:
            rest = {key: value for key, value in record.items() if key != wrapper and key not in inner}
            return {**inner, **rest}
    return record
