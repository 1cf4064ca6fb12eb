"""Which tables are lists of places that a nation publishes, of which kind, and in which columns is what?

By what their headings call the places: a table with a library's name is one of libraries. Lists of an area's
own, with kinds of their own, are named in a recipe by hand.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import read_table
from layers.recognising.files import FileOfFolder, Passed
from layers.recognising.health_directory import HEADER, KINDS, OPEN, health_list
from layers.recognising.looks import Look
from layers.recognising.manifest import FileOrigin, day_number
from layers.recognising.parts import place_columns
from layers.recognising.rivals import Rival, newest
from layers.tables.delimited import TableFileError, rows_of_bytes

LISTS: Final = Path(__file__).with_name("place_lists.csv")
LAYERS: Final = ("gp practices", "branch surgeries", "pharmacies", "dentists", "libraries", "leisure")
_KEYS: Final = ("name", "postcode", "id", "phone")
_CLOSED_WORDS: Final = re.compile(
    r"clos|temporar|planned|inactive|not |proposed|dormant|construction|yes|true|\d", re.IGNORECASE
)
_MOST_WORDS: Final = 12  # of a column that says who has closed: more are dates or remarks


@dataclass(frozen=True, eq=False)
class PlaceList:
    """A list of places of one kind, and how a recipe reads it."""

    look: Look
    layer: str  # as publishers.csv calls it
    origin: FileOfFolder  # the file that the recipe names: the list's own, or the table made of it
    title: str
    columns: Mapping[str, str]
    kinds: Mapping[str, str]
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)


def place_lists(
    looks: Sequence[Look], manifest: Mapping[str, FileOrigin]
) -> tuple[list[PlaceList], list[Passed]]:
    """The newest list of each sort; those that are older, or turn out damaged, are passed over."""
    rivals: dict[str, list[Rival[PlaceList]]] = {}
    passed: list[Passed] = []
    for look in looks:
        try:
            listed = place_list(look)
        except TableFileError as error:
            passed.append(Passed(look.shown, error.what, error.fix))
            continue
        if listed is not None:
            day = day_number(manifest, look.origin.in_folder)
            rivals.setdefault(listed.layer, []).append(Rival(look.shown, (day,), listed, content=look.sample))
    choices = [newest(each) for each in rivals.values()]
    for choice in choices:
        passed += choice.passed
        if choice.refusal:
            passed.append(Passed("", choice.refusal, worded("Leave one of them in the folder.")))
    lists = [choice.here for choice in choices if choice.here is not None]
    return sorted(lists, key=lambda each: LAYERS.index(each.layer)), passed


def place_list(look: Look) -> PlaceList | None:
    """The list of places that a look is; None where it is none that is known here.

    Raises ``TableFileError`` where the table turns out damaged.
    """
    health = health_list(look)
    if health is None:
        return _by_headings(look)
    _, name, what, address, postcode, phone, _, status = HEADER
    return PlaceList(
        look,
        health.layer,
        health.table,
        health.title,
        {"id": "Code", "name": name, "address": address, "postcode": postcode, "phone": phone},
        {"*": KINDS[health.what]},
        {status: (OPEN,), what: (health.what,)},
    )


def _by_headings(look: Look) -> PlaceList | None:
    if look.shapes or not look.columns:
        return None
    places = place_columns(look.columns)
    for _, row in read_table(LISTS, columns=("layer", "title", "kind", "with", *_KEYS, "closed")):
        columns = {key: column for key in _KEYS if (column := _called(look.columns, row[key]))}
        if "name" not in columns or not (places or "postcode" in columns):
            continue
        if row["with"] and not _called(look.columns, row["with"]):
            continue
        if "id" in columns and not _tells_apart(look, columns["id"]):
            del columns["id"]
        closed = _called(look.columns, row["closed"])
        only = {closed: _words_of_open(look, closed)} if closed else {}
        return PlaceList(
            look, row["layer"], look.origin, row["title"], {**columns, **places}, {"*": row["kind"]}, only
        )
    return None


def _called(columns: Sequence[str], words: str) -> str | None:
    plain = {re.sub(r"[ _]+", " ", column.strip()): column for column in reversed(columns)}
    return next((plain[own] for own in reversed(plain) if re.fullmatch(words, own, re.IGNORECASE)), None)


def _tells_apart(look: Look, column: str) -> bool:
    values = look.sampled(column)
    return all(values) and len(set(values)) == len(values)


def _words_of_open(look: Look, column: str) -> tuple[str, ...]:
    """What stands in a column of who has closed where a place is open; "" alone where it is one of dates."""
    at = look.columns.index(column)
    words = {row[at] for _, row in rows_of_bytes(look.origin.opener, name=look.shown) if at < len(row)}
    words -= {column}
    if len(words) > _MOST_WORDS:
        return ("",)
    return ("", *sorted(word for word in words if word and not _CLOSED_WORDS.search(word)))
