"""Can it be joined now? By a list's word for its state, the day on which it closed, or its kind."""

import re
from datetime import date
from typing import Final

from geo.wording import worded
from layers.register.importing.draft import Draft
from layers.register.importing.not_public import words_for_kind
from layers.register.model import Status
from layers.register.rules import read_status
from layers.tables.cells import read_day, read_yes_no, shown

_CLOSED: Final = re.compile(r"\b(closed|defunct|demolished|ceased|disbanded)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_DAY_IN_DIGITS: Final = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")


def read_state(draft: Draft, *, never_open: bool, today: date) -> None:
    """Set ``known["status"]``. ``never_open``: its days and times say that it is closed."""
    if draft.checked("status") or not draft.cell("status"):
        draft.known["status"] = read_status(draft.cell("status"))
    says_closed = _CLOSED.search(words_for_kind(draft)[:200]) is not None
    if not draft.cell("status") and (never_open or says_closed):
        draft.known["status"] = Status.CLOSED
    if draft.cell("closed"):
        _closed_on(draft, today)


def _closed_on(draft: Draft, today: date) -> None:
    cell = draft.cell("closed")
    has_closed = _has_closed(cell, today)
    if has_closed is None:
        what = worded(
            '"{cell}" does not say whether or when it closed; the row is kept as it is.', cell=shown(cell)
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
