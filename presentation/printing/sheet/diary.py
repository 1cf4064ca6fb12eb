"""When are the chosen places on? Their regular times as calendar entries (.ics), which name no person.

An entry says when to leave home, to five minutes, and rings before that. It holds no start and no way.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from layers.assets.kinds import Kinds
from layers.places.nations import Nation
from layers.register.model import Asset, Status
from layers.times.session import Known, Session
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.entries import SheetEntry, entries_to_pass_on
from presentation.words.dates import clock, day_words
from presentation.words.near import sheet as words
from presentation.words.near.two.on_paper import diary_words
from presentation.words.rides.zone import HEADING as DOOR_TO_DOOR
from questions.conversation.occurrences import occurrences
from questions.places.area_assets import AreaAssets

PLACE: Final = "Europe/London"
_ZONE: Final = ZoneInfo(PLACE)
DAYS_AHEAD: Final = 366  # a series ends then: nobody knows whether it is still on
READY_MIN: Final = 15  # it rings so long before it is time to leave
RINGS_MIN: Final = 60  # and so long before it begins where no walk is known
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class CalendarFile:
    """An iCalendar file, and which of the chosen places are not in it, each with the reason."""

    ics: bytes
    entries: int
    left_out: tuple[tuple[str, str], ...]  # what it is called, why


def calendar_entries(
    assets: AreaAssets, chosen: Sequence[Chosen], *, kinds: Kinds, now: datetime
) -> CalendarFile:
    """The regular times of the chosen places after ``now``, one entry a session, for a year at most.

    Bank holidays on which a session is known to be closed are left out, and so are days on which no school
    has lessons where it keeps to school terms. Where the walk is known, the entry says when to leave home.

    Parameters
    ----------
    assets, chosen
        What the register knows, and the places chosen.
    kinds
        Every kind and family.
    now
        Day and time of the clock in the United Kingdom, without a zone. What has begun is no entry.

    Raises
    ------
    ChosenError
        None of the places is in the register here, or they are too many.
    """
    entries = entries_to_pass_on(assets, chosen, kinds=kinds, today=now.date())
    of_two = {each.asset_id: diary_words(each.of_two) for each in chosen if each.of_two is not None}
    calendar = Calendar()
    calendar.add("prodid", "-//Within Reach//Places to walk to//EN")
    calendar.add("version", "2.0")
    calendar.add_component(_london())
    left_out: list[tuple[str, str]] = []
    count = 0
    for entry, minutes in entries:
        record = assets.records[entry.chosen.asset_id]
        events, why = _events(entry, record, minutes, now=now, nation=assets.nation)
        if line := of_two.get(entry.chosen.asset_id):
            _say_for_whom(events, line)
        for event in events:
            calendar.add_component(event)
        count += len(events)
        left_out += [(entry.name, reason) for reason in why]
    return CalendarFile(calendar.to_ical(), count, tuple(left_out))


def _events(
    entry: SheetEntry, record: Asset, walk_min: int | None, *, now: datetime, nation: Nation
) -> tuple[list[Event], list[str]]:
    """The entries of one place, and why one of its times has none."""
    if record.status is not Status.ACTIVE:
        return [], [words.PAUSED]
    if not record.sessions:
        return [], [words.NO_TIMES]
    events, why = [], []
    for session in record.sessions:
        if session.every_weeks > 1 and session.first_on is None:
            why.append(words.WHICH_WEEKS)
            continue
        days = _days(session, now, nation)
        if not days:
            why.append(words.ENDED)
            continue
        event = _event(entry, record, session, days, now=now)
        _recur(event, session, days, closed=_closed(session, days, now, nation))
        _say_when_to_leave(event, entry, session, walk_min, until=days[-1])
        events.append(event)
    return events, list(dict.fromkeys(why))


def _days(session: Session, now: datetime, nation: Nation) -> list[date]:
    """The days on which it begins after ``now``, for a year."""
    today, last = now.date(), now.date() + timedelta(days=DAYS_AHEAD)
    days = (occurrence.day for occurrence in occurrences(session, today, last, nation=nation))
    return [day for day in days if datetime.combine(day, session.starts) > now]


def _rule(session: Session) -> str:
    day = _WEEKDAYS[session.weekday]
    if session.week_of_month:
        return f"FREQ=MONTHLY;BYDAY={session.week_of_month}{day}"
    return f"FREQ=WEEKLY;INTERVAL={session.every_weeks};BYDAY={day}"


def _event(entry: SheetEntry, record: Asset, session: Session, days: list[date], *, now: datetime) -> Event:
    event, first = Event(), days[0]
    starts = _local(first, session.starts)
    event.add("uid", _uid(record, session))
    event.add("dtstamp", datetime.combine(now.date(), time(), UTC))
    event.add("summary", entry.name)
    event.add("dtstart", starts)
    if session.ends is not None:
        last_day = first if session.ends > session.starts else first + timedelta(days=1)
        event.add("dtend", _local(last_day, session.ends))
    facts = dict((*entry.facts, *entry.more))
    if words.WHERE in facts:
        event.add("location", facts[words.WHERE])
    return event


def _say_when_to_leave(
    event: Event, entry: SheetEntry, session: Session, walk_min: int | None, *, until: date
) -> None:
    """When to leave home, an alarm before that, and what is known of the place, until when."""
    alarm, lines = Alarm(), _described(entry, session)
    if walk_min is None:
        before_min, line = RINGS_MIN, words.begins_words(entry.name, clock(session.starts))
    else:
        leave = datetime.combine(until, session.starts) - timedelta(minutes=walk_min)
        before_min, line = walk_min + READY_MIN, words.leave_words(entry.name, clock(leave))
        lines = [line, *lines]
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(minutes=-before_min))
    alarm.add("description", line)
    event.add_component(alarm)
    event.add("description", "\n".join([*lines, words.last_entry_words(day_words(until))]))


def _say_for_whom(events: list[Event], line: str) -> None:
    """Of two people whom the entries are for, and at whose pace, above all else that is described."""
    for event in events:
        described = str(event.pop("description"))
        event.add("description", f"{line}\n{described}")


def _recur(event: Event, session: Session, days: list[date], *, closed: list[date]) -> None:
    """By its rule without the closed days; what keeps to a season or to bank holidays day by day."""
    if session.season is not None or session.bank_holidays_only:
        if days[1:]:
            event.add("rdate", [_local(day, session.starts) for day in days[1:]])
        return
    rule = vRecur.from_ical(_rule(session))
    rule["UNTIL"] = [_local(days[-1], time(23, 59, 59)).astimezone(UTC)]
    event.add("rrule", rule)
    if closed:
        event.add("exdate", [_local(day, session.starts) for day in closed])


def _closed(session: Session, days: list[date], now: datetime, nation: Nation) -> list[date]:
    """The days between that its rule names and on which it is known to be closed."""
    by_rule = _days(replace(session, bank_holidays=Known.YES, term_time=False), now, nation)
    return sorted({day for day in by_rule if days[0] < day < days[-1]} - set(days))


def _described(entry: SheetEntry, session: Session) -> list[str]:
    lines = [f"{name}: {value}" for name, value in entry.facts]
    lines += [f"{DOOR_TO_DOOR}: {ride}" for ride in entry.rides]
    lines += [words.IN_TERM_TIME] if session.term_time else []
    if not session.bank_holidays_only and session.bank_holidays in (Known.UNKNOWN, Known.PARTLY):
        lines.append(words.BANK_HOLIDAYS)
    lines += [words.NO_END] if session.ends is None else []
    return [*lines, entry.checked]


def _uid(record: Asset, session: Session) -> str:
    """The same for the same session every time, so that a second file does not double it."""
    identity = f"{record.asset_id}|{session.weekday}|{session.starts}|{_rule(session)}"
    alike = (session.weekday, session.starts, _rule(session))
    if sum((other.weekday, other.starts, _rule(other)) == alike for other in record.sessions) > 1:
        identity += f"|{session.first_on}|{session.season}|{session.bank_holidays_only}|{session.ends}"
    return f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}@within-reach"


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at, _ZONE)


def _london() -> Timezone:
    """Clock time in the United Kingdom: its two rules, without an end."""
    zone = Timezone()
    zone.add("tzid", PLACE)
    for kind, name, first, offsets, month in (
        (TimezoneDaylight, "BST", datetime(1981, 3, 29, 1), (0, 1), 3),
        (TimezoneStandard, "GMT", datetime(1996, 10, 27, 2), (1, 0), 10),
    ):
        part: Any = kind()
        part.add("tzname", name)
        part.add("dtstart", first)
        part.add("tzoffsetfrom", timedelta(hours=offsets[0]))
        part.add("tzoffsetto", timedelta(hours=offsets[1]))
        part.add("rrule", vRecur.from_ical(f"FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU"))
        zone.add_component(part)
    return zone


def left_out_words(file: CalendarFile) -> list[str]:
    """Why a chosen place is not in the calendar: "Old Library: days and times are not known." """
    return [words.left_out_words(name, why) for name, why in file.left_out]
