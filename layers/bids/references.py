"""By which reference is each bid of a list known here? Rows that share one are told apart; none is lost."""

from collections.abc import Sequence
from typing import Final

from geo.wording import Wording, counted, worded
from layers.register.importing.draft import Draft
from layers.tables.cells import shown

REFERENCE: Final = "reference"  # in ``Draft.known``


def give_references(drafts: Sequence[Draft]) -> list[Wording]:
    """Put into ``known`` of each draft the reference that it has here; a sentence for each that rows share.

    The first row keeps a reference that several share; each of the others gets one of its own, made of that
    and its row, and a fault says so.
    """
    written = {draft.cell("bid_id") for draft in drafts} - {""}
    taken: set[str] = set()
    sharing: dict[str, list[str]] = {}
    for draft in drafts:
        cell = draft.cell("bid_id")
        reference = cell or _of_row("", draft.number, written)
        if reference in taken:
            reference = _of_row(cell, draft.number, taken | written)
            sharing.setdefault(cell, []).append(reference)
        taken.add(reference)
        draft.known[REFERENCE] = reference
    for draft in drafts:
        if draft.cell("bid_id") in sharing:
            _say_shared(draft, sharing[draft.cell("bid_id")])
    return [_shared(cell, references) for cell, references in sharing.items()]


def _of_row(cell: str, number: int, taken: set[str]) -> str:
    """A reference made of the row, which nothing else has: "row 9", "7 (row 9)"."""
    reference = f"{cell} (row {number})" if cell else f"row {number}"
    while reference in taken:
        reference = f"{reference} (row {number})"
    return reference


def _say_shared(draft: Draft, others: Sequence[str]) -> None:
    """A row whose reference another has too: the first row says nothing, for it keeps its own."""
    reference = draft.known[REFERENCE]
    if reference not in others:
        return
    template = '{count} rows are called "{bid_id}"; this bid is called "{reference}" here.'
    what = worded(
        template, count=len(others) + 1, bid_id=shown(draft.cell("bid_id")), reference=shown(reference)
    )
    fix = worded("Give each bid its own reference; if it is the same bid twice, take one row out.")
    draft.fault("bid_id", what, fix)


def _shared(cell: str, references: Sequence[str]) -> Wording:
    return counted(
        "Another bid is called “{bid_id}” too. Both are here, the second as: {references}.",
        "{count:,} more bids are called “{bid_id}” too. All are here, after the first as: {references}.",
        len(references),
        bid_id=shown(cell),
        references="; ".join(map(shown, references)),
    )
