"""Which assets does a council's or charity's own list hold, and which of its rows need putting right?

By the reader of all lists (``layers/register/importing/rows.py``): the recipe names the columns, and what its
words for kinds mean, as a person does on the page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import to_lonlat
from geo.errors import MissingColumnError
from geo.wording import worded
from layers.assets.kinds import load_kinds
from layers.assets.model import ASSET_COLUMNS, LIST_ONLY_COLUMNS
from layers.preparing.lists.meant_rows import NATIONAL, count_elsewhere, rows_meant
from layers.preparing.lists.named_columns import cleaned_cells, column_places, narrowed, with_rows
from layers.preparing.lists.recipe_kinds import KindWords, kind_words
from layers.register.importing.draft import Draft
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_drafts
from layers.register.model import PlacedBy
from layers.tables.list_slug import slug_of
from layers.tables.looks.column_guess import Guess
from layers.tables.looks.placeholders import known_cell
from layers.tables.reading import read_data_file
from layers.tables.report import Fault
from layers.tables.row_reasons import EMPTY
from layers.tables.source_table import ImportRefusedError, SourceTable

_FIELDS: Final[Mapping[str, str]] = {
    "id": "source_id",
    "ages": "age",
}  # a recipe's names of fields that differ
_PLACE_PAIRS: Final = (("longitude", "latitude"), ("easting", "northing"))
_PLAIN_TEXT: Final = (
    "kind",
    "postcode",
    "name",
    "organisation",
    "description",
    "when",
    "cost",
    "phone",
    "email",
    "website",
    "address",
)


class ListingSection(Protocol):
    """What is asked of an [[assets]] section of a recipe.

    An ``encoding``, a choice of rows (``only``: a column -> the words in it that are meant) and that it is of
    a whole nation (``national``) are obeyed where it has such.
    """

    @property
    def title(self) -> str:
        """What the list is called: the source of each of its assets."""

    @property
    def columns(self) -> Mapping[str, str]:
        """Our name of a field -> the list's column."""

    @property
    def kinds(self) -> Mapping[str, str]:
        """The list's word -> a key of our kinds; "*" stands for all other words."""


@dataclass(frozen=True, eq=False)
class Listing:
    """The assets of a list, metres; ``rows_read == len(assets) + sum(dropped.values())``.

    A fault may also concern one cell of a row that was kept: its text says so.
    """

    assets: gpd.GeoDataFrame = field(repr=False)  # ASSET_COLUMNS, and those LIST_ONLY_COLUMNS that are named
    rows_read: int
    dropped: dict[str, int]  # most first, then those that the recipe leaves out
    faults: tuple[Fault, ...] = field(repr=False)  # in the order of the rows
    notes: tuple[str, ...] = ()


def read_listing(
    path: Path,
    section: ListingSection,
    *,
    crs: str,
    keep: BaseGeometry,
    postcodes: gpd.GeoDataFrame,
    today: date,
) -> Listing:
    """Read a list of assets (CSV, Excel or a map file) by the columns that ``section`` names.

    Parameters
    ----------
    keep
        Polygon, metres in ``crs``: rows outside it are not used.
    postcodes
        ``postcode`` ("NP20 4AA") and geometry (Point in metres, may be missing): where rows without
        coordinates are placed.
    today
        The day on which the area is prepared: no check was made after it.

    Raises
    ------
    ImportRefusedError
        The file is no table, its encoding cannot be told, or the recipe names a kind there is not.
    MissingColumnError
        A column is not in the file, or the recipe names none for kind or for place.
    """
    national = bool(getattr(section, "national", False))
    only: Mapping[str, Sequence[str]] = getattr(section, "only", {})
    kinds = load_kinds()
    words = kind_words(kinds, section.kinds, file=path.name)
    _check_columns(section.columns, words, path.name)
    table, not_meant = _table_meant(path, section, only)
    finder = _finder(postcodes, crs=crs, keep=keep)
    mapping = _mapping(table, section, words)
    drafts, notes = read_drafts(table, mapping, kinds=kinds, finder=finder, today=today)
    drafts += _empty_at_the_end(table, len(drafts))
    if national:
        count_elsewhere(drafts, postcodes["postcode"][postcodes.intersects(keep)])
    good_rows = [draft for draft in drafts if not draft.reason]
    source = f"{NATIONAL if national else ''}{slug_of(section.title)}"
    points = dict(zip(postcodes["postcode"], postcodes.geometry, strict=True))
    besides = _as_written(table, section)
    records = [_record(draft, f"{source}/", section.title, points) for draft in good_rows]
    for draft, record in zip(good_rows, records, strict=True):
        record |= {name: cells[draft.number] for name, cells in besides.items()}
    reasons = Counter(str(draft.reason) for draft in drafts if draft.reason)
    own_notes = [_cleaned_note(cleaned_cells(table)), _postcode_note(good_rows)]
    return Listing(
        assets=gpd.GeoDataFrame(records, columns=[*ASSET_COLUMNS, *besides], geometry="geometry", crs=crs),
        rows_read=len(drafts) + sum(not_meant.values()),
        dropped={**dict(reasons.most_common()), **not_meant},
        faults=tuple(fault for draft in drafts for fault in draft.faults),
        notes=tuple(filter(None, [*table.notes, *notes, *own_notes])),
    )


def refuse_shared_ids(asset_ids: Iterable[str]) -> None:
    """Refuse assets of which two go by one id.

    Raises
    ------
    ImportRefusedError
        Two lists of the recipe have titles that come to the same, so that their ids do.
    """
    shared = sorted(asset_id for asset_id, times in Counter(asset_ids).items() if times > 1)
    if shared:
        raise ImportRefusedError(
            "Two lists of the recipe have titles that are too alike to tell their assets apart: both have "
            '"{example}".',
            "Give each [[assets]] a title of its own, then prepare again.",
            example=shared[0],
        )


def _check_columns(columns: Mapping[str, str], words: KindWords, file: str) -> None:
    if "kind" not in columns and not words.otherwise:
        raise MissingColumnError(
            "The recipe does not say which column of {file} holds the kind.",
            'Add kind = "…" under columns or, if all are of one kind, kinds = {{ "*" = "library" }}.',
            file=file,
        )
    if not any(set(pair) <= set(columns) for pair in _PLACE_PAIRS) and "postcode" not in columns:
        raise MissingColumnError(
            "The recipe does not say which columns of {file} hold the place.",
            "Add longitude and latitude, easting and northing, or postcode under columns.",
            file=file,
        )


def _table_meant(
    path: Path, section: ListingSection, only: Mapping[str, Sequence[str]]
) -> tuple[SourceTable, dict[str, int]]:
    """The columns that a recipe names, of the rows that it means; how many others there are of each sort."""
    named = {**section.columns, **{f"only: {column}": column for column in only}}
    encoding = getattr(section, "encoding", "") or ""
    table = read_data_file(path, encoding=encoding, expected=named.values())
    places = column_places(table, named)
    meant, not_meant = rows_meant(table, {column: places[f"only: {column}"] for column in only}, only)
    return narrowed(with_rows(table, meant), (places[ours] for ours in section.columns)), not_meant


def _mapping(table: SourceTable, section: ListingSection, words: KindWords) -> ColumnMapping:
    """The recipe's columns and words as a mapping of the register's lists."""
    places = column_places(table, section.columns)
    columns = {ours: table.columns[place] for ours, place in places.items()}
    guesses = [Guess(_FIELDS.get(ours, ours), column, 1.0) for ours, column in columns.items()]
    kinds_of = dict(words.own)
    if words.otherwise and "kind" in columns:
        kinds_of |= {word: words.find(word) for word in set(table.values(columns["kind"])) if word}
    return ColumnMapping(tuple(guesses), tuple(kinds_of.items()), words.otherwise)


def _finder(postcodes: gpd.GeoDataFrame, *, crs: str, keep: BaseGeometry) -> PlaceFinder:
    points = postcodes.geometry.to_numpy()
    x, y = np.full(len(points), np.nan), np.full(len(points), np.nan)
    there = ~(shapely.is_missing(points) | shapely.is_empty(points))
    x[there], y[there] = to_lonlat(shapely.get_x(points[there]), shapely.get_y(points[there]), crs=crs)
    pairs = zip(x.tolist(), y.tolist(), there.tolist(), strict=True)
    places = [(lon, lat) if has_place else None for lon, lat, has_place in pairs]
    by_postcode = dict(zip(postcodes["postcode"], places, strict=True))
    return PlaceFinder(crs=crs, keep=keep, postcodes=by_postcode, in_recipe=True)


def _empty_at_the_end(table: SourceTable, rows_read: int) -> list[Draft]:
    """The empty rows with which a table ends: counted, that nobody looks for them."""
    drafts = [Draft(number, {}, {}) for number in table.numbers[rows_read:]]
    for draft in drafts:
        draft.refuse(EMPTY, None, worded("This row is empty."), worded("Delete the row."))
    return drafts


def _as_written(table: SourceTable, section: ListingSection) -> dict[str, dict[int, str]]:
    """The columns that a pack has as the list says them: our name -> row -> cell."""
    places = column_places(table, section.columns)
    return {
        name: {
            number: known_cell(row[places[name]])
            for number, row in zip(table.numbers, table.rows, strict=True)
        }
        for name in LIST_ONLY_COLUMNS
        if name in places
    }


def _record(draft: Draft, before_id: str, title: str, points: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    values = draft.known
    return {
        **{name: values[name] for name in _PLAIN_TEXT},
        "asset_id": f"{before_id}{values['source_id']}",
        "step_free": values["step_free"].value,
        "checked_on": values["checked_on"].isoformat() if values["checked_on"] else "",
        "source": title,
        "location_from": values["placed_by"].value,
        "near_street": "",
        "geometry": shapely.Point(draft.place) if draft.place else points[values["postcode"]],
    }


def _cleaned_note(cleaned: int) -> str:
    return worded("Control characters were taken out of {count:,} cells.", count=cleaned) if cleaned else ""


def _postcode_note(good_rows: Sequence[Draft]) -> str:
    placed = sum(draft.known["placed_by"] is PlacedBy.POSTCODE for draft in good_rows)
    what = "{count:,} rows without coordinates were placed at their postcode."
    return worded(what, count=placed) if placed else ""
