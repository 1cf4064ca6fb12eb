"""Which values do the cells of one row give, and which of them need putting right?"""

import json
import re
from datetime import date
from typing import Any, Final

from geo.wording import worded
from layers.register.importing.closing_words import STATUS_OF, closing_in
from layers.register.importing.draft import Draft
from layers.register.importing.mapping.column_words import WEEKDAYS
from layers.register.importing.row_contacts import read_contacts
from layers.register.importing.row_status import read_state
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
from layers.tables.cells import read_day, read_known, read_yes_no, shown
from layers.tables.prices_and_ages import read_ages, read_price
from layers.times.reading.read import (
    Times,
    doubted,
    likely_fix,
    read_rule,
    read_times,
    read_weekday_cells,
    weekday_cells_text,
)
from layers.times.session import Known
from layers.times.session_text import read_sessions_text

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
_TIMES_FIX: Final = worded(
    'Write days and times like "Tuesday 12:00-14:00; first Friday of the month 10:30-12:00".'
)
_BREAK: Final = re.compile(r"<br ?/?>", re.I)
_WORDS_FIX: Final = worded(
    "Nothing need be done, unless it changes when it is on: then write that as days and times."
)


def fill_fields(draft: Draft, *, today: date, own: bool) -> None:
    """Read every field but kind, place and id. ``own``: the table is an export of the register."""
    values = draft.known
    if own:
        _more(draft)
    for name in _TEXTS:
        values[name] = draft.cell(name) if own else _on_one_line(draft.cell(name))
    values["interests"] = _interests(draft.cell("interests"), own=own)
    closed = _times(draft, today=today, own=own)
    _ages(draft)
    _cost(draft, own=own)
    read_contacts(draft, own=own)
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


def _times(draft: Draft, *, today: date, own: bool) -> bool:
    """Fill in days and times; whether they say that it is never open."""
    text, times, column = _when(draft)
    draft.known |= {"when": text, "sessions": times.sessions, "when_unread": times.unread}
    if own:
        stored = read_sessions_text(draft.cell("sessions"))
        draft.known |= {"sessions": stored or (), "when_unread": draft.cell("when_unread")}
        text, column = draft.cell("sessions"), "sessions"
        times = Times((), "" if stored is not None else text)
    if times.unread and times.sessions:
        what = worded(
            '"{unread}" stays in words beside the days and times that were read from it.',
            unread=shown(times.unread),
        )
        draft.fault(column, what, likely_fix(times) or _WORDS_FIX, value=text)
    elif times.unread and closing_in(text, today=today) not in STATUS_OF:
        what = worded(
            '"{unread}" could not be read as days and times; the row and its words are kept.',
            unread=shown(times.unread),
        )
        draft.fault(column, what, likely_fix(times) or _TIMES_FIX, value=text)
    return times.closed


def _when(draft: Draft) -> tuple[str, Times, str]:
    """The words of all columns about times, what was read of them, and the field that they stand under."""
    texts: list[str] = []
    read_in: list[Times] = []
    column = "when"
    if draft.cell("when"):
        texts.append(draft.cell("when"))
        read_in.append(read_times(draft.cell("when")))
    by_day = {day: draft.cell(name) for day, name in enumerate(WEEKDAYS) if draft.cell(name)}
    if by_day:
        column = column if texts else WEEKDAYS[min(by_day)]
        texts.append(weekday_cells_text(by_day))
        read_in.append(read_weekday_cells(by_day))
    if draft.cell("rrule"):
        column = column if texts else "rrule"
        rule, *beside = (draft.cell(name) for name in ("rrule", "day", "starts", "ends"))
        texts.append(" ".join(filter(None, (rule, *beside))))
        day, starts, ends = beside
        read_in.append(read_rule(rule, day=day, starts=starts, ends=ends))
    elif draft.cell("day") or draft.cell("starts"):
        column = column if texts else "day" if draft.cell("day") else "starts"
        texts.append(_day_and_time(draft))
        read_in.append(doubted(read_times(texts[-1]), texts[-1]))
    sessions = dict.fromkeys(session for times in read_in for session in times.sessions)
    unread = "; ".join(times.unread for times in read_in if times.unread)
    closed = bool(read_in) and all(times.closed for times in read_in)
    return (
        "; ".join(texts),
        Times(
            tuple(sorted(sessions, key=lambda s: (s.weekday, s.starts))),
            unread,
            tuple(session for times in read_in for session in times.likely),
            closed,
        ),
        column,
    )


def _day_and_time(draft: Draft) -> str:
    starts, ends = draft.cell("starts")[:5], draft.cell("ends")[:5]
    starts = draft.cell("starts") if not starts.replace(":", "").isdigit() else starts
    ends = draft.cell("ends") if not ends.replace(":", "").isdigit() else ends
    span = f"{starts}-{ends}" if starts and ends else starts
    frequency = draft.cell("frequency")
    if frequency.casefold() in ("weekly", "every week", "regular"):
        frequency = ""
    return " ".join(filter(None, [draft.cell("day"), span, frequency]))


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


def _yes_no(draft: Draft) -> None:
    for name in ("step_free", "full"):
        draft.known[name] = read_known(draft.checked(name)) or Known.UNKNOWN
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
