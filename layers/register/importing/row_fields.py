"""Which values do the cells of one row give, and which of them need putting right?"""

import json
from datetime import date
from typing import Any, Final

from geo.wording import worded
from layers.register.importing import cells as read
from layers.register.importing.column_words import WEEKDAYS
from layers.register.importing.draft import Draft
from layers.register.model import Status
from layers.tables.listing_cells import iso_date, shown
from layers.times.read import Times, doubted, likely_fix, read_times, read_weekday_cells, weekday_cells_text
from layers.times.rrule import read_rrule
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


def fill_fields(draft: Draft, *, today: date, own: bool) -> None:
    """Read every field but kind, place and id. ``own``: the table is an export of the register."""
    known = draft.known
    if own:
        _more(draft)
    for name in _TEXTS:
        known[name] = draft.cell(name)
    known["interests"] = _interests(draft.cell("interests"), own=own)
    closed = _times(draft, own=own)
    _ages(draft)
    _cost(draft, own=own)
    _contact(draft, own=own)
    _yes_no(draft)
    if closed and not draft.cell("status"):
        known["status"] = Status.CLOSED
    _checked(draft, today=today)


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
        draft.more = [(str(name), str(value)) for name, value in pairs]
    else:
        draft.kept_as_words("more", "can no longer be read", "Leave that cell as it was exported.")


def _times(draft: Draft, *, own: bool) -> bool:
    """Fill in days and times; whether they say that it is never open."""
    text, times, column = _when(draft)
    draft.known |= {"when": text, "sessions": times.sessions, "when_unread": times.unread}
    if own:
        stored = read_sessions_text(draft.cell("sessions"))
        draft.known |= {"sessions": stored or (), "when_unread": draft.cell("when_unread")}
        text, column = draft.cell("sessions"), "sessions"
        times = Times((), "" if stored is not None else text)
    if times.unread:
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
        texts.append(" ".join(filter(None, map(draft.cell, ("rrule", "starts", "ends")))))
        rule = read_rrule(draft.cell("rrule"), starts=draft.cell("starts"), ends=draft.cell("ends"))
        read_in.append(doubted(Times(rule or (), "" if rule else texts[-1]), texts[-1]))
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
    known = draft.known
    known |= {"minimum_age": None, "maximum_age": None}
    if draft.cell("age"):
        ages = read.read_ages(draft.cell("age"))
        if ages is None:
            draft.kept_as_words(
                "age", "could not be read as ages", 'Write it like "60+", "16-25" or "all ages".'
            )
        else:
            known |= {"minimum_age": ages.youngest, "maximum_age": ages.oldest}
            known["for_whom"] = known["for_whom"] or draft.cell("age")
    for name in ("minimum_age", "maximum_age"):
        if draft.cell(name):
            known[name] = read.read_whole_number(draft.cell(name), most=125)
            if known[name] is None:
                draft.kept_as_words(name, "is not an age", "Write whole years, from 0 to 125.")
    youngest, oldest = known["minimum_age"], known["maximum_age"]
    if youngest is not None and oldest is not None and youngest > oldest:
        what = worded(
            "The youngest age ({youngest}) is above the oldest ({oldest}); both are left out.",
            youngest=youngest,
            oldest=oldest,
        )
        draft.fault("minimum_age", what, worded("Exchange or correct the two ages."))
        known |= {"minimum_age": None, "maximum_age": None}


def _cost(draft: Draft, *, own: bool) -> None:
    told = draft.cell("cost") and not own
    draft.known |= {
        "price_pence": read.read_price(draft.cell("cost")) if told else None,
        "places_a_week": None,
    }
    for name, most in (("price_pence", 10_000_000), ("places_a_week", 1_000_000)):
        if draft.cell(name):
            draft.known[name] = read.read_whole_number(draft.cell(name), most=most)
            if draft.known[name] is None:
                draft.kept_as_words(name, "is not a whole number", "Write it in digits, without signs.")


def _contact(draft: Draft, *, own: bool) -> None:
    for name, fits, what, fix in (
        ("email", read.is_email, "is not an e-mail address", "Write one address, like name@example.org."),
        ("website", read.is_website, "is not a web address", "Write it like https://example.org."),
        ("phone", read.is_phone, "is not a telephone number", "Write its digits, like 01632 960101."),
    ):
        cell = draft.cell(name)
        draft.known[name] = cell if own or fits(cell) else ""
        if cell and not own and not fits(cell):
            draft.kept_as_words(name, what, fix)
    phone = draft.known["phone"]
    if phone.isdigit() and len(phone) == 10 and phone[0] in "12378":
        what = worded(
            '"{phone}" seems to have lost the 0 that it begins with; it is kept as it is.', phone=phone
        )
        draft.fault("phone", what, worded("Write 0{phone}, in a column of text.", phone=phone))


def _yes_no(draft: Draft) -> None:
    for name in ("step_free", "full"):
        found = read.read_known(draft.cell(name))
        draft.known[name] = Known.UNKNOWN if found is None else found
        if found is None:
            draft.kept_as_words(name, "is not understood", 'Write "yes", "no" or "partly".')
    hidden = read.read_yes_no(draft.cell("hide_address"))
    draft.known["hide_address"] = True if hidden is None else hidden
    if hidden is None:
        draft.fault(
            "hide_address",
            worded(
                '"{cell}" is neither yes nor no; to be safe the address is hidden.',
                cell=shown(draft.cell("hide_address")),
            ),
            worded('Write "yes" or "no".'),
        )
    status = read.read_status(draft.cell("status"))
    if status is None:
        draft.kept_as_words("status", "is no status that we know", 'Write "active", "paused" or "closed".')
    else:
        draft.known["status"] = status


def _checked(draft: Draft, *, today: date) -> None:
    cell = draft.cell("checked_on")
    found = iso_date(cell[:10] if cell[4:5] == "-" else cell)
    day = date.fromisoformat(found) if found else None
    if found is None:
        draft.kept_as_words("checked_on", "is not a date", "Write it as 2026-05-03 or 03/05/2026.")
    elif day is not None and day > today:
        draft.kept_as_words("checked_on", "lies in the future", "Write the day on which somebody checked.")
        day = None
    draft.known["checked_on"] = day
