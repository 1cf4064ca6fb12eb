"""Can it be joined now? By a list's word for its state, the day on which it closed, or its kind."""

import re
from datetime import date
from typing import Final

from geo.wording import worded
from layers.register.importing.closing_words import STATUS_OF, Closing, closing_in
from layers.register.importing.draft import Draft
from layers.register.importing.not_public import words_for_kind
from layers.register.model import Status
from layers.register.rules import read_status
from layers.tables.cells import read_day, read_yes_no, shown

_CLOSED: Final = re.compile(r"\b(closed|defunct|demolished|ceased|disbanded)\b", re.IGNORECASE)
_IF_OPEN: Final = worded("If it is open, write so in a column “Status”.")
_IF_OVER: Final = worded("Ask them. If it is over, write “closed” in a column “Status”.")
_YEAR: Final = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_DAY_IN_DIGITS: Final = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")


def read_state(draft: Draft, *, never_open: bool, today: date, own: bool) -> None:
    """Set ``known["status"]``. ``never_open``: its days and times say that it is closed."""
    if draft.checked("status") or not draft.cell("status"):
        draft.known["status"] = read_status(draft.cell("status"))
    says_closed = _CLOSED.search(words_for_kind(draft)[:200]) is not None
    if not draft.cell("status") and (never_open or says_closed):
        draft.known["status"] = Status.CLOSED
    if not own:
        _by_words(draft, today)
    if draft.cell("closed"):
        _closed_on(draft, today)


def _by_words(draft: Draft, today: date) -> None:
    """Close or pause what its times or its notes say is over; where they may say so, that is a question."""
    for field in ("when", "description"):
        text = str(draft.known.get(field) or "")
        closing = closing_in(text, today=today)
        if closing is Closing.NOTHING:
            continue
        if closing in STATUS_OF and not draft.cell("status") and not draft.known.get("sessions"):
            draft.known["status"] = STATUS_OF[closing]
            template = (
                "“{words}” says that it is paused, so it comes in as paused."
                if closing is Closing.PAUSED
                else "“{words}” says that it is over, so it comes in as closed."
            )
            draft.fault(field, worded(template, words=shown(text)), _IF_OPEN, value=text)
            return
        if draft.known["status"] is Status.ACTIVE:
            what = worded("“{words}” may say that it is over; it comes in as open.", words=shown(text))
            draft.fault(field, what, _IF_OVER, value=text)


def _closed_on(draft: Draft, today: date) -> None:
    cell = draft.cell("closed")
    has_closed = _has_closed(cell, today)
    if has_closed is None:
        what = worded(
            '"{cell}" does not say whether or when it closed, so it changes nothing.', cell=shown(cell)
        )
        draft.fault("closed", what, worded("Write “yes”, “no” or the day, like 31/03/2019."))
    elif has_closed:
        draft.known["status"] = Status.CLOSED
    draft.more.append((draft.columns.get("closed", "closed"), cell))


def _has_closed(cell: str, today: date) -> bool | None:
    """Whether a cell about closing says that it is over by now; None where it says neither."""
    word = read_yes_no(cell)
    if word is not None:
        return word
    digits = _DAY_IN_DIGITS.fullmatch(cell.strip())
    day = read_day("-".join(digits.groups()) if digits else cell)
    if day is not None:
        return day <= today
    year = _YEAR.search(cell)
    if year:
        return int(year[1]) <= today.year
    status = read_status(cell)
    return None if status is None else status is Status.CLOSED
