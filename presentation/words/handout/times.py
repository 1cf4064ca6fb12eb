"""How do days, clocks and regular times read on a hand-out, in each of its languages?"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from layers.times.session import Known, Session
from presentation.words.dates import clock
from presentation.words.handout.phrasebook import Phrasebook, Text

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_OF_MONTH: Final = (1, 2, 3, 4, 5, -1, -2)


def weekday(book: Phrasebook, number: int) -> Text:
    """ "Tuesday", 1."""
    return book.say(_WEEKDAYS[number])


def day(book: Phrasebook, of: date) -> Text:
    """ "3 May 2026"."""
    return book.say("day_month_year", day=of.day, month=book.say(_MONTHS[of.month - 1]), year=of.year)


def weekday_and_day(book: Phrasebook, of: date) -> Text:
    """ "Sunday 3 May"."""
    return book.say(
        "weekday_day", weekday=weekday(book, of.weekday()), day=_day_month(book, of.day, of.month)
    )


def at_clock(book: Phrasebook, at: time | datetime) -> Text:
    """ "11:35", "midnight"."""
    return book.say("midnight") if (at.hour, at.minute) == (0, 0) else book.both(clock(at))


def regular_times(book: Phrasebook, sessions: Sequence[Session]) -> Text:
    """Regular times in words, days with the same times together; empty where there are none."""
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in sorted(sessions, key=lambda each: (each.weekday, each.starts)):
        like = (session.starts, session.ends, session.every_weeks, session.week_of_month, session.term_time)
        dates = (session.first_on, session.last_on, session.season)
        groups.setdefault((*like, *dates, session.bank_holidays, session.bank_holidays_only), []).append(
            session
        )
    return book.joined([_together(book, group) for group in groups.values()], "; ")


def hours(book: Phrasebook, starts: time, ends: time | None) -> Text:
    """ "12:00 to 14:00"."""
    if ends is None:
        return book.say("from_only", starts=at_clock(book, starts))
    return book.say("from_to", starts=at_clock(book, starts), ends=at_clock(book, ends))


def _together(book: Phrasebook, group: list[Session]) -> Text:
    first = group[0]
    parts = [_days(book, group), hours(book, first.starts, first.ends)]
    if season := first.season:
        begins, ends = (
            _day_month(book, season.first_day, season.first_month),
            _day_month(book, season.last_day, season.last_month),
        )
        parts.append(book.say("season", first=begins, last=ends))
    parts += [book.say("in_term_time")] if first.term_time else []
    parts += [book.say("from_day", day=day(book, first.first_on))] if first.first_on else []
    parts += [book.say("until_day", day=day(book, first.last_on))] if first.last_on else []
    parts += [book.say("bank_holidays_only")] if first.bank_holidays_only else []
    parts += [book.say("not_bank_holidays")] if first.bank_holidays is Known.NO else []
    return book.joined(parts)


def _days(book: Phrasebook, group: list[Session]) -> Text:
    first, days = group[0], sorted({session.weekday for session in group})
    names = book.listed([weekday(book, each) for each in days])
    if first.week_of_month:
        has_words = first.week_of_month in _OF_MONTH
        return book.say(f"of_month_{first.week_of_month}" if has_words else "of_month_other", day=names)
    if first.every_weeks == 2:
        return book.say("every_second", day=names)
    if first.every_weeks > 1:
        return book.say("every_so_many_weeks", weeks=first.every_weeks, day=names)
    if len(days) == len(_WEEKDAYS):
        return book.say("every_day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return book.say("days_to_days", first=weekday(book, days[0]), last=weekday(book, days[-1]))
    return book.listed([book.say(f"{_WEEKDAYS[each]}s") for each in days])


def _day_month(book: Phrasebook, number: int, month: int) -> Text:
    return book.say("day_month", day=number, month=book.say(_MONTHS[month - 1]))
