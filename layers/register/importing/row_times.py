"""When does a row say that it is on, and how is it told what of that could not be read, and why?"""

from datetime import date
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.register.importing.closing_words import STATUS_OF, closing_in
from layers.register.importing.draft import Draft
from layers.register.importing.mapping.column_words import WEEKDAYS
from layers.tables.cells import shown
from layers.tables.looks.word_tables import read_words_of
from layers.times.reading.halves import unmarked
from layers.times.reading.read import (
    Times,
    doubted,
    likely_fix,
    read_rule,
    read_times,
    read_weekday_cells,
    weekday_cells_text,
    why_unread,
)
from layers.times.session_text import read_sessions_text, sessions_text

USUAL_HALVES_CSV: Final = Path(__file__).with_name("words") / "usual_halves.csv"

_EVENING_KINDS: Final = frozenset(read_words_of(USUAL_HALVES_CSV, "half", "evening"))
_MORNING_WORDS: Final = frozenset(read_words_of(USUAL_HALVES_CSV, "half", "morning by name"))
_TIMES_FIX: Final = worded(
    'Write days and times like "Tuesday 12:00-14:00; first Friday of the month 10:30-12:00".'
)
_WORDS_FIX: Final = worded(
    "Nothing need be done, unless it changes when it is on: then write that as days and times."
)


def read_row_times(draft: Draft, *, today: date, own: bool) -> bool:
    """Fill in days and times; whether they say that it is never open."""
    text, times, column = _when(draft)
    draft.known |= {"when": text, "sessions": times.sessions, "when_unread": times.unread}
    if own:
        stored = read_sessions_text(draft.cell("sessions"))
        draft.known |= {"sessions": stored or (), "when_unread": draft.cell("when_unread")}
        text, column = draft.cell("sessions"), "sessions"
        times = Times((), "" if stored is not None else text)
    if times.unread and times.sessions:
        draft.fault(column, _left_beside(times), _fix(draft, times) or _WORDS_FIX, value=text)
    elif times.unread and closing_in(text, today=today) not in STATUS_OF:
        draft.fault(column, _not_read(times), _fix(draft, times) or _TIMES_FIX, value=text)
    return times.closed


def _left_beside(times: Times) -> str:
    unread, why = shown(times.unread), why_unread(times)
    if why:
        template = '"{unread}" stays in words beside the days and times that were read, for {why}.'
        return worded(template, unread=unread, why=why)
    return worded(
        '"{unread}" stays in words beside the days and times that were read from it.', unread=unread
    )


def _not_read(times: Times) -> str:
    why = why_unread(times)
    if why:
        template = '"{unread}" could not be read as days and times, for {why}. Its words stay as they are.'
        return worded(template, unread=shown(times.unread), why=why)
    return worded(
        '"{unread}" could not be read as days and times; its words stay as they are.',
        unread=shown(times.unread),
    )


def _fix(draft: Draft, times: Times) -> str:
    """What to do; of a kind that is never open in that half of the day, which of both is likely."""
    open_times = None if times.likely else unmarked(times.unread)
    if open_times is None or len(open_times.readings) == 1:
        return likely_fix(times)
    morning, evening = map(sessions_text, open_times.readings)
    name = draft.cell("name").casefold()
    if any(words in name for words in _MORNING_WORDS):
        likely, other = morning, evening
    elif draft.known.get("kind") in _EVENING_KINDS:
        likely, other = evening, morning
    else:
        return likely_fix(times)
    return worded(
        'For what it is, only "{likely}" is likely: write that, or "{other}" if it is that.',
        likely=likely,
        other=other,
    )


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
