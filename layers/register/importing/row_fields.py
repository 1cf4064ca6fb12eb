"""Which values do the cells of one row give, and which of them need putting right?"""

import json
import re
from datetime import date
from typing import Any, Final

from geo.wording import worded
from layers.register.importing.draft import Draft
from layers.register.importing.row_contacts import read_contacts
from layers.register.importing.row_status import read_state
from layers.register.importing.row_times import read_row_times
from layers.register.rules import (
    Breach,
    ages_breach,
    breach,
    checked_breach,
    read_age,
    read_helpers,
    read_pence,
    read_places,
)
from layers.tables.access.access_words import access_note, read_access
from layers.tables.cells import read_day, read_known, read_yes_no, shown
from layers.tables.prices_and_ages import read_ages, read_price
from layers.times.session import Known

_TEXTS: Final = (
    "name",
    "organisation",
    "description",
    "address",
    "area_served",
    "for_whom",
    "not_for",
    "cost",
    "access",
    "checked_by",
    "near_street",
)
_BREAK: Final = re.compile(r"<br ?/?>", re.I)


def fill_fields(draft: Draft, *, today: date, own: bool) -> None:
    """Read every field but kind, place and id. ``own``: the table is an export of the register."""
    values = draft.known
    if own:
        _more(draft)
    for name in _TEXTS:
        values[name] = draft.cell(name) if own else _on_one_line(draft.cell(name))
    values["interests"] = _interests(draft.cell("interests"), own=own)
    closed = read_row_times(draft, today=today, own=own)
    _ages(draft)
    _cost(draft, own=own)
    read_contacts(draft, own=own)
    _step_free(draft, own=own)
    _yes_no(draft)
    read_state(draft, never_open=closed, today=today, own=own)
    _checked(draft, today=today)


def _on_one_line(cell: str) -> str:
    """A cell that was taken from a web page: where it began a line anew, a space."""
    return " ".join(_BREAK.sub(" ", cell).split()) if _BREAK.search(cell) else cell


def _interests(cell: str, *, own: bool) -> tuple[str, ...]:
    listed = _listed(cell) if own and cell.startswith("[") else None
    if listed is not None:
        return tuple(str(word) for word in listed)
    split = ";" if own or ";" in cell else ","
    return tuple(dict.fromkeys(word.strip() for word in cell.split(split) if word.strip()))


def _listed(cell: str) -> list[Any] | None:
    """The JSON list in a cell of our own export; None where somebody has broken it since."""
    try:
        held = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, list) else None


def _more(draft: Draft) -> None:
    """The fields that we do not model, as our own export holds them."""
    cell = draft.cell("more")
    pairs = _listed(cell or "[]")
    if pairs is not None and all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        draft.more = [*((str(name), str(value)) for name, value in pairs), *draft.more]
    else:
        what = worded('"{cell}" can no longer be read.', cell=shown(cell))
        draft.breaks("more", Breach(what, worded("Leave that cell as it was exported.")))


def _ages(draft: Draft) -> None:
    values = draft.known
    values |= {"minimum_age": None, "maximum_age": None}
    words = draft.checked("age")
    ages = read_ages(words) if words else None
    if ages is not None:
        values |= {"minimum_age": ages.youngest, "maximum_age": ages.oldest}
        values["for_whom"] = values["for_whom"] or words
    for name in ("minimum_age", "maximum_age"):
        if draft.cell(name):
            values[name] = read_age(draft.checked(name))
    wrong = ages_breach(values["minimum_age"], values["maximum_age"])
    if wrong is not None:
        draft.fault("minimum_age", worded("{what} Both are left out.", what=wrong.what), wrong.fix)
        values |= {"minimum_age": None, "maximum_age": None}


def _cost(draft: Draft, *, own: bool) -> None:
    priced = draft.cell("cost") and not own
    draft.known |= {
        "price_pence": read_price(draft.cell("cost")) if priced else None,
        "places_a_week": None,
    }
    if draft.cell("price_pence"):
        draft.known["price_pence"] = read_pence(draft.checked("price_pence"))
    if draft.cell("places_a_week"):
        draft.known["places_a_week"] = read_places(draft.checked("places_a_week"))


def _step_free(draft: Draft, *, own: bool) -> None:
    """Whether it is step-free, and the words about it beside what else is said of access.

    Where the list has no column for it, what its words on access say counts, if that is plain.
    """
    cell, words = draft.checked("step_free"), draft.known["access"]
    if not cell and not draft.cell("step_free") and not own:
        draft.known["step_free"] = read_access(words) or Known.UNKNOWN
        return
    answer = read_access(cell) or Known.UNKNOWN
    draft.known["step_free"] = answer
    note = "" if own else access_note(cell, answer)
    if note and note.casefold() not in words.casefold():
        draft.known["access"] = "; ".join(filter(None, (note, words)))


def _yes_no(draft: Draft) -> None:
    draft.known["full"] = read_known(draft.checked("full")) or Known.UNKNOWN
    draft.known["helpers_wanted"] = read_helpers(draft.checked("helpers_wanted")) or Known.UNKNOWN
    hidden = read_yes_no(draft.cell("hide_address"))
    draft.known["hide_address"] = True if hidden is None else hidden
    wrong = breach("hide_address", draft.cell("hide_address"))
    if wrong is not None:
        what = worded("{what} So to be safe the address is hidden.", what=wrong.what)
        draft.fault("hide_address", what, wrong.fix)


def _checked(draft: Draft, *, today: date) -> None:
    cell = draft.checked("checked_on")
    day = read_day(cell) if cell else None
    wrong = checked_breach(day, today=today) if day is not None else None
    if wrong is not None:
        draft.breaks("checked_on", wrong)
        day = None
    draft.known["checked_on"] = day
