"""On which days, from when to when, does an opening_hours text say that a place is open?

The library says it, day by day over so many years that every kind of year has come; nothing is parsed here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from layers.osm.hours import Stretch, open_stretches
from layers.times.osm_tidy import (
    TidyHours,
    open_starts,
    starts_alone,
    with_every_day,
    with_starts_alone,
)

_FIRST_YEAR: Final = 2024
_WEEKS: Final = 8  # where all weeks are alike
_YEARS_OF_DATES: Final = 28  # after so many years the calendar is the same again
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)

Slot = tuple[int, time, time | None]  # weekday, from, until; None: not known when it ends


@dataclass(frozen=True)
class OpenDays:
    """The days of every slot, and whether there are times at which it may be open or not."""

    days: dict[Slot, set[date]] = field(default_factory=dict)
    doubtful: bool = False


Span = tuple[date, date]  # the first day and the day after the last


def span_of(hours: TidyHours) -> Span:
    """The days that show everything a text can say."""
    if hours.years is not None:
        return date(hours.years[0] - _YEARS_OF_DATES, 1, 1), date(hours.years[1] + 1 + _YEARS_OF_DATES, 1, 1)
    first = date(_FIRST_YEAR, 1, 1)
    if hours.yearly:
        return first, first.replace(year=_FIRST_YEAR + _YEARS_OF_DATES)
    return first, first + timedelta(weeks=_WEEKS)


def open_days(hours: TidyHours, *, public_holiday: bool, school_holiday: bool) -> OpenDays | None:
    """When it is open if every day is such a holiday, or none is; None if an unknown end hides another time.

    Raises
    ------
    HoursUnreadError
        The text is not in the grammar.
    """
    text = with_every_day(hours.text, "PH") if public_holiday else hours.text
    text = with_every_day(text, "SH") if school_holiday else text
    span = span_of(hours)
    read = _open_days(with_starts_alone(text), span, alone=starts_alone(text))
    if hours.open_ends:
        check = _open_days(with_starts_alone(text, until_midnight=True), span, alone=True)
        if check.days != _until_midnight(read.days, open_starts(text)):
            return None
    return read


def _until_midnight(days: dict[Slot, set[date]], starts: set[time]) -> dict[Slot, set[date]]:
    """The slots as the library takes those whose end is not known, where they begin at ``starts``."""
    as_read: dict[Slot, set[date]] = {}
    for (weekday, start, end), dates in days.items():
        last = time(0) if end is None and start in starts else end
        as_read.setdefault((weekday, start, last), set()).update(dates)
    return as_read


def _open_days(text: str, span: Span, *, alone: bool) -> OpenDays:
    first, last = (datetime.combine(day, time()) for day in span)
    days: dict[Slot, set[date]] = {}
    doubtful = False
    for stretch in open_stretches(text, first - 2 * _DAY, last + 2 * _DAY):
        if not stretch.certain:
            doubtful = True
            continue
        for begins, ends in _by_day(stretch):
            if first <= begins < last:
                end = None if alone and ends - begins == _MINUTE else ends.time()
                days.setdefault((begins.weekday(), begins.time(), end), set()).add(begins.date())
    return OpenDays(days, doubtful)


def _by_day(stretch: Stretch) -> Iterable[tuple[datetime, datetime]]:
    """A stretch as it is; one of more than a day cut at every midnight."""
    begins = stretch.begins
    while stretch.ends - begins > _DAY:
        midnight = datetime.combine(begins.date() + _DAY, time())
        yield begins, midnight
        begins = midnight
    if begins < stretch.ends:
        yield begins, stretch.ends


def weekdays_of(weekday: int, span: Span) -> list[date]:
    """All dates of one weekday in a span, in their order."""
    day = span[0] + timedelta(days=(weekday - span[0].weekday()) % 7)
    return [day + timedelta(days=step) for step in range(0, (span[1] - day).days, 7)]
