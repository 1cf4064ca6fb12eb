"""What is worth knowing of a list of bids as a whole, and is said openly beside it?"""

from collections.abc import Mapping, Sequence
from typing import Final

from geo.wording import Wording, counted, worded
from layers.bids.headings import is_of_the_recipient
from layers.bids.model import Bid
from layers.bids.references import REFERENCE
from layers.register.importing.draft import Draft
from layers.tables.cells import shown
from layers.tables.source_table import SourceTable

NO_TITLE: Final = "no title"  # why a row is no bid
AMOUNT: Final = "amount"  # in ``Draft.known``: the amount as it was read
_UNPLACED: Final = "{count:,} of {bids:,} has no place; they can be put on the map."
_SEVERAL_UNPLACED: Final = "{count:,} of {bids:,} have no place; they can be put on the map."
_MOST_NAMED: Final = 12


def list_notes(bids: Sequence[Bid], columns: Mapping[str, str], table: SourceTable) -> list[str]:
    """What is worth knowing of the list as a whole."""
    unused = [column for column in table.columns if column not in columns.values()]
    unplaced = sum(not bid.placed for bid in bids)
    notes: list[str] = []
    if unplaced:
        notes.append(unplaced_note(unplaced, len(bids)))
    if is_of_the_recipient(columns.get("postcode", "")):
        what = "Postcodes in it are those of the groups' own addresses, so they were not used as places."
        notes.append(worded(what))
    if unused:
        notes.append(worded("Nothing was read of these columns: {columns}.", columns=_named(unused)))
    return notes


def unplaced_note(unplaced: int, bids: int) -> Wording:
    """How many bids of a list have no place, as it was read."""
    return counted(_UNPLACED, _SEVERAL_UNPLACED, unplaced, bids=bids)


def is_unplaced_note(note: str) -> bool:
    """Whether a note is the one on bids without a place, told by what it is made of, however it reads.

    It speaks of the list as it was read, and stays true of none in which bids were put on the map since.
    """
    return isinstance(note, Wording) and note.template == _UNPLACED


def rows_left_out(drafts: Sequence[Draft]) -> list[str]:
    """Rows that say something and are no bid."""
    rows = [str(draft.number) for draft in drafts if draft.reason == NO_TITLE]
    if not rows:
        return []
    return [
        counted(
            "{count:,} row of the list was left out, for it does not say what the bid is called: row {rows}.",
            "{count:,} rows of the list were left out, for they do not say what the bid is called: {rows}.",
            len(rows),
            rows=_named(rows),
        )
    ]


def amount_notes(drafts: Sequence[Draft]) -> list[str]:
    """Which amounts are not as the list has them: those that were reckoned, and those that are about."""
    amounts = [(draft, draft.known[AMOUNT]) for draft in drafts if AMOUNT in draft.known]
    reckoned = [_reckoned(draft, amount.pounds) for draft, amount in amounts if amount.reckoned]
    about = [shown(draft.known[REFERENCE]) for draft, amount in amounts if amount.about]
    notes: list[str] = []
    if reckoned:
        what = "These amounts were reckoned, for all the years or months together: {amounts}."
        notes.append(worded(what, amounts=_named(reckoned)))
    if about:
        what = (
            "The list says only about how much these ask for, and the figures take it as just that: {bids}."
        )
        notes.append(worded(what, bids=_named(about)))
    return notes


def _reckoned(draft: Draft, pounds: float) -> str:
    written = shown(draft.cell("awarded") or draft.cell("pounds"))
    return f"{shown(draft.known[REFERENCE])} “{written}” = £{pounds:,.0f}"


def _named(columns: Sequence[str]) -> str:
    rest = len(columns) - _MOST_NAMED
    return ", ".join(columns[:_MOST_NAMED]) + (" …" if rest > 0 else "")
