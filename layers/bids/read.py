"""What does a list of bids, or of past grants, say? All rows are read, and every fault is told."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import Kinds
from layers.bids.amounts import read_amount
from layers.bids.headings import (
    ALL_HEADINGS,
    HEADINGS,
    chosen_columns,
    columns_of,
)
from layers.bids.kind_column import with_kind_column
from layers.bids.list_notes import AMOUNT, NO_TITLE, amount_notes, list_notes, rows_left_out
from layers.bids.model import Bid, BidList
from layers.bids.places import place_bids
from layers.bids.references import REFERENCE, give_references
from layers.bids.transport import read_transport
from layers.register.importing.draft import Draft
from layers.register.importing.mapping.kind_guess import find_kind
from layers.register.importing.places import PlaceFinder
from layers.tables.cells import read_day, read_whole_number, shown
from layers.tables.looks.placeholders import known_cell
from layers.tables.looks.table_choice import TableChoice
from layers.tables.reading import read_grants, read_table
from layers.tables.row_reasons import EMPTY
from layers.tables.source_table import ImportRefusedError, SourceTable
from layers.times.reading.read import likely_fix, read_times

_MOST_POUNDS: Final = 100_000_000.0
_KIND_FIX: Final = worded("Choose one of the kinds of assets, like lunch club.")
NO_POUNDS: Final = worded("This bid does not say how much it asks for.")
NO_KIND: Final = worded("This bid does not say what kind of thing it would start.")


@dataclass(frozen=True)
class BidsChoice:
    """What a person said of a list of bids; what is left out is told by the headings."""

    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()  # field, and the list's column; none: as guessed


AS_GUESSED: Final = BidsChoice()


def open_bids(path: Path, *, name: str = "", sheet: str = "") -> SourceTable:
    """The table of a list of bids: CSV, Excel or 360Giving (CSV, Excel or JSON), as any other list is read.

    Parameters
    ----------
    path, name
        The file, and what its owner calls it.
    sheet
        Which of a workbook's sheets, else that which looks most like a list of bids.

    Raises
    ------
    ImportRefusedError
        The file cannot be read, or has no such sheet.
    """
    called = name or path.name
    if called.casefold().endswith(".json"):
        return read_grants(path, name=called)
    return read_table(path, name=called, choice=TableChoice(sheet=sheet, headings=ALL_HEADINGS))


def read_bids(
    path: Path,
    *,
    kinds: Kinds,
    finder: PlaceFinder,
    name: str = "",
    choice: BidsChoice = AS_GUESSED,
) -> BidList:
    """Read bids from CSV, Excel or 360Giving (CSV, Excel or JSON).

    Parameters
    ----------
    path, name
        The file, and what its owner calls it.
    kinds
        Every kind, to understand what each bid would start.
    finder
        How rows are placed, and where they should lie.
    choice
        The sheet, and which column is what, where a person said so.

    Returns
    -------
    BidList: bids without a place, kind or amount are kept and said to be so, and so are bids that share a
    reference, each with one of its own; a row is refused only where it is empty or has no title.

    Raises
    ------
    ImportRefusedError
        The file cannot be read, or has a column neither for a title nor for who asks.
    """
    called = name or path.name
    table = open_bids(path, name=called, sheet=choice.sheet)
    chosen = chosen_columns(table.columns, dict(choice.columns))
    columns = chosen or with_kind_column(table, columns_of(table.columns), kinds)
    if not {"title", "organisation"} & columns.keys():
        raise ImportRefusedError(
            "{called} has no column that names the bids; it has {columns}.",
            "Call the column {title}, or say which column it is.",
            called=called,
            columns=", ".join(table.columns[:12]),
            title=HEADINGS["title"][0].capitalize(),
        )
    drafts = _drafts(table, columns)
    for draft in drafts:
        _check(draft)
    good = [draft for draft in drafts if not draft.reason]
    shared = give_references(good)
    place_bids(good, finder)
    bids = [_bid(draft, kinds) for draft in good]
    faults = [fault for draft in drafts for fault in draft.faults]
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    notes = (*table.notes, *shared, *rows_left_out(drafts), *amount_notes(good))
    notes = (*notes, *list_notes(bids, columns, table))
    return BidList(
        *(called, sha256, tuple(bids), tuple(faults), len(drafts), len(drafts) - len(bids), notes),
        columns=tuple(columns.items()),
        headings=table.columns,
        sheet=table.sheet,
        sheets=table.sheets,
    )


def _drafts(table: SourceTable, columns: dict[str, str]) -> list[Draft]:
    at = {field: table.columns.index(column) for field, column in columns.items()}
    return [
        Draft(number, {field: known_cell(row[place]) for field, place in at.items()}, columns)
        for number, row in zip(table.numbers, table.rows, strict=True)
    ]


def _check(draft: Draft) -> None:
    if not any(draft.cells.values()):
        draft.reason = EMPTY
        return
    if not draft.cell("title") and not draft.cell("organisation"):
        draft.refuse(
            NO_TITLE, "title", worded("This row has no title."), worded("Say what the bid is called.")
        )


def _bid(draft: Draft, kinds: Kinds) -> Bid:
    title = draft.cell("title") or draft.cell("organisation")
    placed = "longitude" in draft.known
    times = read_times(draft.cell("when"))
    if times.unread:
        draft.fault(
            "when",
            worded('"{unread}" was not understood as times.', unread=shown(times.unread)),
            likely_fix(times) or worded("Write it like Tue 10:00-12:00."),
        )
    return Bid(
        bid_id=draft.known[REFERENCE],
        title=title[:300],
        organisation=draft.cell("organisation")[:300],
        description=draft.cell("description")[:5_000],
        pounds=_pounds(draft),
        about=AMOUNT in draft.known and draft.known[AMOUNT].about,
        kind=_kind(draft, kinds),
        longitude=draft.known.get("longitude") if placed else None,
        latitude=draft.known.get("latitude") if placed else None,
        placed_by=str(draft.known.get("placed_by", "")) if placed else "",
        postcode=str(draft.known.get("postcode", "")),
        address=draft.cell("address")[:300],
        for_asset=draft.cell("for_asset"),
        sessions=times.sessions,
        when=draft.cell("when")[:500],
        places_a_week=_places(draft),
        transport=read_transport(draft),
        awarded_on=_awarded_on(draft),
        row=draft.number,
    )


def _pounds(draft: Draft) -> float | None:
    """What it asks for, or was given; the amount as it was read is kept with the draft."""
    field = next((field for field in ("awarded", "pounds") if draft.cell(field)), None)
    if field is None:
        draft.fault(None, NO_POUNDS, worded("Give an amount in pounds."))
        return None
    amount = draft.known[AMOUNT] = read_amount(draft.cell(field), most=_MOST_POUNDS)
    if amount.pounds is None:
        draft.fault(field, amount.what, amount.fix)
    return amount.pounds


def _kind(draft: Draft, kinds: Kinds) -> str:
    cell = draft.cell("kind")
    kind = find_kind(cell, kinds) if cell else ""
    if cell and not kind:
        draft.fault("kind", worded('"{cell}" is not a kind that we know.', cell=shown(cell)), _KIND_FIX)
    elif not cell:
        draft.fault(None, NO_KIND, _KIND_FIX)
    return kind


def _places(draft: Draft) -> int | None:
    cell = draft.cell("places")
    places = read_whole_number(cell, most=100_000) if cell else None
    if cell and places is None:
        draft.fault(
            "places",
            worded('"{cell}" is not a number of places.', cell=shown(cell)),
            worded("Write a whole number."),
        )
    return places


def _awarded_on(draft: Draft) -> date | None:
    cell = draft.cell("awarded_on")
    day = read_day(cell) if cell else None
    if cell and day is None:
        draft.fault(
            "awarded_on",
            worded('"{cell}" is not a day.', cell=shown(cell)),
            worded("Write it like 2026-05-03."),
        )
    return day


def placed_by_the_panel(bid: Bid, longitude: float, latitude: float) -> Bid:
    """The same bid at a place that the panel gave it."""
    return replace(bid, longitude=round(longitude, 7), latitude=round(latitude, 7), placed_by="panel")
