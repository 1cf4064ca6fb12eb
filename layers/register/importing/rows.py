"""Which assets does a table hold under a mapping, and what in it needs putting right?"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from geo.errors import MissingColumnError
from geo.wording import worded
from layers.assets.kinds import Kinds
from layers.places.second_names import NAME_COLUMNS
from layers.register.importing.draft import Draft
from layers.register.importing.draft_rows import MOST_KEPT, refused_rows
from layers.register.importing.mapping.column_words import SEVERAL
from layers.register.importing.mapping.columns import FIELDS, ColumnMapping
from layers.register.importing.mapping.own_export import as_exported, is_own_export
from layers.register.importing.mapping.people_columns import left_out_note, private_places
from layers.register.importing.mapping.value_words import as_chosen
from layers.register.importing.not_public import refuse_not_public
from layers.register.importing.places import PlaceFinder
from layers.register.importing.row_fields import fill_fields
from layers.register.importing.row_ids import give_ids
from layers.register.importing.row_kinds import RowKinds
from layers.register.importing.row_places import UNPLACED, place_rows
from layers.register.importing.source import Imported, Source
from layers.register.listed.second_names import named_beside
from layers.register.model import Asset, PlacedBy
from layers.tables.looks.placeholders import known_cell
from layers.tables.row_reasons import (
    AGAIN,
    EMPTY,
    HEADINGS_AGAIN,
    NO_KIND,
    NO_RECORD,
    NOT_WANTED,
    SAME_ID,
    SURPLUS,
)
from layers.tables.source_table import SourceTable

_MANY_NAMELESS: Final = 0.2  # from this share of rows on, a list is one of things without names
_LONGEST_MORE: Final = 2_000
_STEP: Final = 2_000
_NOTHING_ANSWERS: Final = {"cost": ("nil", "none"), "step_free": ("nil", "none", *"✓✔☑✗✘☒")}
_STILL_LISTED: Final = frozenset({NO_KIND, SAME_ID, AGAIN, UNPLACED})  # a slip, not the end of the asset
_PLACES: Final = ("longitude", "point", "easting", "postcode", "address", "uprn", "area_served")

Tell = Callable[[int, int], None]  # rows done, rows in all


def read_rows(
    table: SourceTable,
    mapping: ColumnMapping,
    *,
    source: Source,
    kinds: Kinds,
    finder: PlaceFinder,
    today: date,
    tell: Tell | None = None,
) -> Imported:
    """Turn a table into assets; every fault is listed, and the good rows load.

    A row is refused if it is empty or torn, of no known kind, outside the area, without any usable place
    where its coordinates are wrong, or shares its id with another. What else is wrong is a fault of a cell.

    Raises
    ------
    MissingColumnError
        The mapping names no column for the names, for any place, or for the kind.
    """
    check_mapping(table, mapping)
    drafts, notes = read_drafts(table, mapping, kinds=kinds, finder=finder, today=today, tell=tell)
    _tell_of_nameless(drafts)
    return _imported(table, drafts, source, notes=notes)


def read_drafts(
    table: SourceTable,
    mapping: ColumnMapping,
    *,
    kinds: Kinds,
    finder: PlaceFinder,
    today: date,
    tell: Tell | None = None,
) -> tuple[list[Draft], tuple[str, ...]]:
    """What is known of each row, what is wrong with it and why it is refused; and notes on the whole list.

    The one reading of rows: ``read_rows`` makes assets of the register of them, a recipe's lists those of a
    pack (``finder.in_recipe``). Of a table's last rows those that are empty are left away.
    """
    own = is_own_export(table.columns)
    drafts = _drafts(table, mapping, own=own)
    words = RowKinds(kinds, mapping, in_recipe=finder.in_recipe)
    for done, draft in enumerate(drafts):
        _read_cells(draft, words, today=today, own=own)
        if tell and done % _STEP == 0:
            tell(done, len(drafts))
    notes = place_rows(drafts, finder, own=own)
    whole = [draft for draft in drafts if draft.reason not in {*NO_RECORD, SURPLUS}]
    give_ids(whole, has_ids=bool(mapping.column_of("source_id")), own=own)
    return drafts, notes


def check_mapping(table: SourceTable, mapping: ColumnMapping) -> None:
    """Raise ``MissingColumnError`` unless names, places and kinds can be told by a mapping."""
    if not mapping.column_of("name"):
        raise MissingColumnError(
            "No column of {table_name} is chosen for the names; it has {columns}.",
            "Choose the column that holds the names.",
            table_name=table.name,
            columns=list(table.columns),
        )
    if not any(mapping.column_of(field) for field in _PLACES):
        raise MissingColumnError(
            "No column of {table_name} is chosen for the place.",
            "Choose longitude and latitude, easting and northing, a postcode or an address.",
            table_name=table.name,
        )
    if not mapping.column_of("kind") and not mapping.all_kind:
        raise MissingColumnError(
            "No column of {table_name} says of which kind its assets are.",
            "Choose the column, or the kind that all of them are.",
            table_name=table.name,
        )


def _drafts(table: SourceTable, mapping: ColumnMapping, *, own: bool) -> list[Draft]:
    at = {column: place for place, column in enumerate(table.columns)}
    fields = [(field, [at[c] for c in mapping.columns_of(field) if c in at]) for field in FIELDS]
    mapped = [(field, places) for field, places in fields if places]
    named = {field: table.columns[places[0]] for field, places in mapped}
    besides = NAME_COLUMNS if own else mapping.unused(table)
    spare = [(column, at[column]) for column in besides if column in at]
    rows = _without_trailing_empty(table.rows)
    clean = known_cell if not own else as_exported if table.form in ("csv", "xlsx") else str
    drafts = []
    for number, row in zip(table.numbers, rows, strict=False):
        cells = [clean(cell) for cell in row]
        fields_of_row = {field: _joined(field, cells, places) for field, places in mapped}
        if not own:
            fields_of_row |= _says_none(row, mapped)
        chosen = {field: as_chosen(mapping, field, cell) for field, cell in fields_of_row.items()}
        if chosen.get("step_free") != fields_of_row.get("step_free"):  # what somebody chose for its words
            words = (fields_of_row["step_free"], fields_of_row.get("access", ""))
            chosen["access"] = "; ".join(filter(None, words))
        draft = Draft(number, chosen, named)
        private = frozenset() if own else private_places(table.columns, row)
        more = [
            (column, cells[place][:_LONGEST_MORE])
            for column, place in spare
            if cells[place] and place not in private
        ]
        draft.more = named_beside(more)
        _check_row(draft, row, table)
        drafts.append(draft)
    return drafts


def _says_none(row: Sequence[str], mapped: Sequence[tuple[str, list[int]]]) -> dict[str, str]:
    """Cells in which "nil" or a tick is an answer: what it costs, whether it is step-free."""
    cells = {field: row[places[0]] for field, places in mapped if field in _NOTHING_ANSWERS}
    return {field: cell for field, cell in cells.items() if cell.casefold() in _NOTHING_ANSWERS[field]}


def _joined(field: str, cells: Sequence[str], places: Sequence[int]) -> str:
    if len(places) == 1 or field not in SEVERAL:
        return cells[places[0]]
    return ", ".join(dict.fromkeys(cells[place] for place in places if cells[place]))


def _without_trailing_empty(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    last = next((n for n in range(len(rows), 0, -1) if any(rows[n - 1])), 0)
    return rows[:last]


def _check_row(draft: Draft, row: Sequence[str], table: SourceTable) -> None:
    surplus = sum(bool(cell) for cell in row[len(table.columns) :])
    if not any(row):
        draft.refuse(EMPTY, None, worded("This row is empty."), worded("Delete the row."))
    elif surplus:
        what = worded("This row has {surplus} cells more than the header has columns.", surplus=surplus)
        fix = worded("A comma in a text needs quotation marks around the text.")
        draft.refuse(SURPLUS, None, what, fix)
    elif table.headings and tuple(row[: len(table.headings)]) == table.headings:
        what = worded("This row holds the headings again.")
        draft.refuse(HEADINGS_AGAIN, None, what, worded("Nothing need be done."))


def _read_cells(draft: Draft, words: RowKinds, *, today: date, own: bool) -> None:
    if draft.reason not in NO_RECORD:
        if own or not refuse_not_public(draft):
            words.find_kind(draft)
        fill_fields(draft, today=today, own=own)


def _tell_of_nameless(drafts: Sequence[Draft]) -> None:
    nameless = [draft for draft in drafts if draft.reason not in NO_RECORD and not draft.known["name"]]
    if len(nameless) > _MANY_NAMELESS * len(drafts):
        return  # a list of parks' gates: its kind and street will do
    for draft in nameless:
        what = worded("This row has no name; it is called by its kind and street.")
        draft.fault("name", what, worded("Fill in its name."))


def _imported(
    table: SourceTable, drafts: Sequence[Draft], source: Source, *, notes: Sequence[str]
) -> Imported:
    own = is_own_export(table.columns)
    good_rows = [draft for draft in drafts if not draft.reason]
    nameless = sum(not draft.known["name"] for draft in good_rows)
    people = None if own else left_out_note(table.columns)
    notes = [*table.notes, *notes, *([people] if people else [])]
    if nameless > _MANY_NAMELESS * len(drafts):
        template = "{nameless:,} of {rows:,} rows have no name."
        notes.append(worded(template, nameless=nameless, rows=len(good_rows)))
    rejected = tuple(_asset(draft, source, own=own) for draft in drafts if draft.reason in _STILL_LISTED)
    drafted = () if own else refused_rows(table, drafts, lambda draft: _asset(draft, source, own=False))
    if len(drafted) == MOST_KEPT:
        notes.append(worded("Of the refused rows only the first {most:,} wait as drafts.", most=MOST_KEPT))
    return Imported(
        assets=tuple(_asset(draft, source, own=own) for draft in good_rows),
        rows=tuple(draft.number for draft in good_rows),
        faults=tuple(fault for draft in drafts for fault in draft.faults),
        refused=dict(Counter(str(draft.reason) for draft in drafts if draft.reason).most_common()),
        rows_read=len(drafts),
        notes=tuple(notes),
        rejected=rejected,
        drafts=drafted,
        left_out=sum(draft.reason == NOT_WANTED for draft in drafts),
    )


def _asset(draft: Draft, source: Source, *, own: bool) -> Asset:
    values, cell = dict(draft.known), draft.cell
    made = {
        "asset_id": (own and cell("asset_id")) or f"{source.slug}/{values['source_id']}",
        "source": source.title,
        "licence": source.licence,
        "attribution": source.attribution,
        "source_date": source.date,
        "more": tuple(draft.more),
    }
    if own:
        made |= {
            name: cell(name) for name in ("source", "source_id", "licence", "attribution", "source_date")
        }
        made["placed_by"] = (
            PlacedBy(cell("placed_by")) if cell("placed_by") in set(PlacedBy) else PlacedBy.NOWHERE
        )
    return Asset(**{**values, **made})
