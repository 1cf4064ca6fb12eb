"""Which assets does a council's or charity's own list hold, and which of its rows need putting right?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo.errors import MissingColumnError
from geo.wording import worded
from layers.assets.kinds import load_kinds
from layers.assets.listing_kinds import KindWords, kind_words, unknown_kind
from layers.assets.listing_places import find_places, place_columns, use_postcodes
from layers.assets.listing_row import Row, row_ids
from layers.assets.listing_table import ListingRow, cleaned_cells, named_rows
from layers.assets.model import ASSET_COLUMNS, LIST_ONLY_COLUMNS
from layers.assets.national_rows import NATIONAL, choose_rows, chosen_columns, count_elsewhere
from layers.tables.cells import iso_date, shown, step_free
from layers.tables.list_slug import slug_of
from layers.tables.looks.placeholders import known_cell
from layers.tables.reading import read_data_file
from layers.tables.report import Fault
from layers.tables.row_reasons import EMPTY, NO_KIND, SURPLUS
from layers.tables.source_table import ImportRefusedError

_NONE_IS_AN_ANSWER: Final = ("cost", "step_free")
_PLAIN_TEXT: Final = ("organisation", "description", "when", "cost", "phone", "email", "website", "address")


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
    path: Path, section: ListingSection, *, crs: str, keep: BaseGeometry, postcodes: gpd.GeoDataFrame
) -> Listing:
    """Read a list of assets (CSV, Excel or a map file) by the columns that ``section`` names.

    Parameters
    ----------
    keep
        Polygon, metres in ``crs``: rows outside it are not used.
    postcodes
        ``postcode`` ("NP20 4AA") and geometry (Point in metres, may be missing): where rows without
        coordinates are placed.

    Raises
    ------
    ImportRefusedError
        The file is no table, its encoding cannot be told, or the recipe names a kind there is not.
    MissingColumnError
        A column is not in the file, or the recipe names none for kind or for place.
    """
    only: Mapping[str, Sequence[str]] = getattr(section, "only", {})
    national = bool(getattr(section, "national", False))
    columns = {**section.columns, **chosen_columns(only)}
    words = kind_words(load_kinds(), section.kinds, file=path.name)
    _check_columns(columns, words, path.name)
    encoding = getattr(section, "encoding", "") or ""
    table = read_data_file(path, encoding=encoding, expected=columns.values())
    listed = named_rows(table, columns)
    rows = [Row(row.number, _known_cells(row.cells)) for row in listed]
    _check_cells(rows, listed)
    every, (rows, not_meant) = len(rows), choose_rows(rows, only)
    _find_kinds(rows, columns, words)
    find_places(rows, columns, crs=crs, keep=keep, file=path.name)
    use_postcodes(rows, columns, keep, postcodes)
    if national:
        count_elsewhere(rows, postcodes["postcode"][postcodes.intersects(keep)])
    source = f"{NATIONAL if national else ''}{slug_of(section.title)}"
    ids = row_ids(rows, id_column=columns.get("id"))
    good_rows = [row for row in rows if not row.reason]
    cleaned = cleaned_cells(table, columns)
    besides = [name for name in LIST_ONLY_COLUMNS if name in columns]
    records = [_record(row, f"{source}/{ids[row.number]}", section.title, columns) for row in good_rows]
    return Listing(
        assets=gpd.GeoDataFrame(records, columns=[*ASSET_COLUMNS, *besides], geometry="geometry", crs=crs),
        rows_read=every,
        dropped={**dict(Counter(str(row.reason) for row in rows if row.reason).most_common()), **not_meant},
        faults=tuple(fault for row in rows for fault in row.faults),
        notes=tuple(filter(None, [*table.notes, _cleaned_note(cleaned), _postcode_note(good_rows)])),
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


def _known_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells without those that only say that nothing is known; "none" may be an answer."""
    return {name: cell if name in _NONE_IS_AN_ANSWER else known_cell(cell) for name, cell in cells.items()}


def _check_columns(columns: Mapping[str, str], words: KindWords, file: str) -> None:
    if "kind" not in columns and not words.otherwise:
        raise MissingColumnError(
            "The recipe does not say which column of {file} holds the kind.",
            'Add kind = "…" under columns or, if all are of one kind, kinds = {{ "*" = "library" }}.',
            file=file,
        )
    if not place_columns(columns) and "postcode" not in columns:
        raise MissingColumnError(
            "The recipe does not say which columns of {file} hold the place.",
            "Add longitude and latitude, easting and northing, or postcode under columns.",
            file=file,
        )


def _check_cells(rows: list[Row], listed: list[ListingRow]) -> None:
    """Keep out rows that are empty or torn."""
    for row, raw in zip(rows, listed, strict=True):
        if raw.surplus:
            what = worded(
                "This row has {surplus} cells more than the header has columns.", surplus=raw.surplus
            )
            fix = worded("A comma in a text needs quotation marks around the text.")
            row.drop(SURPLUS, Fault(row.number, None, "", what, fix))
        elif not any(row.cells.values()):
            what = worded("This row is empty in every column that we read.")
            row.drop(EMPTY, Fault(row.number, None, "", what, worded("Delete the row.")))


def _find_kinds(rows: list[Row], columns: Mapping[str, str], words: KindWords) -> None:
    for row in rows:
        word = row.cells.get("kind", "")
        row.kind = words.find(word)
        if not row.kind and row.reason != EMPTY:
            row.drop(NO_KIND, unknown_kind(row.number, columns["kind"], word, words))


def _record(row: Row, asset_id: str, title: str, columns: Mapping[str, str]) -> dict[str, object]:
    return {
        **{name: row.cells.get(name, "") for name in ("name", "postcode", *_PLAIN_TEXT, *LIST_ONLY_COLUMNS)},
        "asset_id": asset_id,
        "kind": row.kind,
        "step_free": _read_cell(row, "step_free", columns),
        "checked_on": _read_cell(row, "checked_on", columns),
        "source": title,
        "location_from": row.location_from,
        "near_street": "",
        "geometry": row.place,
    }


def _read_cell(row: Row, name: str, columns: Mapping[str, str]) -> str:
    """Read a cell with few values; one that is not understood becomes "not known", and a fault says so."""
    cell = row.cells.get(name, "")
    reader, fix = {
        "step_free": (step_free, worded('Write "yes", "no" or "partly".')),
        "checked_on": (iso_date, worded("Write the date as 2026-05-03 or 03/05/2026.")),
    }[name]
    value = reader(cell)
    if value is None:
        what = worded(
            '"{cell}" is not understood; the row is kept and this is "not known".', cell=shown(cell)
        )
        row.faults.append(Fault(row.number, columns[name], shown(cell), what, fix))
    return value or ""


def _cleaned_note(cleaned: int) -> str:
    return worded("Control characters were taken out of {count:,} cells.", count=cleaned) if cleaned else ""


def _postcode_note(good_rows: list[Row]) -> str:
    placed = sum(row.location_from == "postcode" for row in good_rows)
    what = "{count:,} rows without coordinates were placed at their postcode."
    return worded(what, count=placed) if placed else ""
