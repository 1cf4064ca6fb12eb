"""On which days does each service of a timetable run? Weekly calendars and their exceptions, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from geo.wording import counted, worded
from layers.buses.cells import day_of
from layers.buses.faults import BusFaults
from layers.buses.feed_files import FeedFiles

LONGEST_DAYS: Final = 3 * 366  # a timetable that is said to run for ever is taken for so long
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_VOUCHED: Final = ("feed_start_date", "feed_end_date")
_ADDED, _REMOVED = "1", "2"


class _Span(NamedTuple):
    """From one day to another, both among it."""

    first: date
    last: date


@dataclass(frozen=True)
class ServiceDays:
    """The days of every service, and how the feed itself says when it begins and ends."""

    days: dict[str, frozenset[date]]
    first_day: date | None  # from which, and up to which day its publisher vouches for it
    last_day: date | None
    notes: tuple[str, ...] = ()


def read_service_days(feed: FeedFiles, faults: BusFaults, *, on: date) -> ServiceDays:
    """The days on which each service runs, by calendar.txt, calendar_dates.txt and feed_info.txt.

    Of a longer calendar LONGEST_DAYS around a day are read: that ``on`` which an area is prepared,
    or the nearest to it on which the timetable holds by feed_info.txt.

    Raises
    ------
    GtfsError
        A table cannot be read.
    """
    days: dict[str, set[date]] = {}
    first, last = _vouched(feed, faults)
    around = min(max(on, first or on), max(last or on, first or on))
    cut = 0
    for service, span, weekdays in _weekly(feed, faults):
        near = _near(span, around)
        cut += near != span
        days.setdefault(service, set()).update(_each(near, weekdays))
    exceptions = _exceptions(feed, faults, days)
    notes = (
        counted(
            "{count} exception to the calendar was read.",
            "{count} exceptions to the calendar were read.",
            exceptions,
        ),
        counted(
            "{count} calendar is longer than three years, and only its three years around {around} are read.",
            "{count} calendars are longer than three years, and only their three years around {around} are "
            "read.",
            cut,
            around=around.isoformat(),
        ),
    )
    return ServiceDays(
        {service: frozenset(on_days) for service, on_days in days.items()},
        first,
        last,
        tuple(note for note, count in zip(notes, (exceptions, cut), strict=True) if count),
    )


def _exceptions(feed: FeedFiles, faults: BusFaults, days: dict[str, set[date]]) -> int:
    """Put the exceptions into ``days``; how many there are that say something."""
    exceptions = feed.whole("calendar_dates.txt", ["service_id", "date", "exception_type"])
    read = 0
    for row, service, cell, kind in exceptions.itertuples():
        day = day_of(cell)
        if kind not in (_ADDED, _REMOVED):
            what = worded(
                "calendar_dates.txt says neither that buses run then nor that they do not: "
                "exception_type is 1 or 2."
            )
            faults.add_cell("exception type", "exception_type", row, kind, what)
        elif day is None:
            faults.add_cell("exception", "date", row, cell, worded("calendar_dates.txt names no day here."))
        else:
            read += 1
            days.setdefault(service, set())
            (days[service].add if kind == _ADDED else days[service].discard)(day)
    return read


def _vouched(feed: FeedFiles, faults: BusFaults) -> list[date | None]:
    """The first and the last day of feed_info.txt; what is no day there is a fault."""
    info = feed.whole("feed_info.txt", _VOUCHED)
    days: list[date | None] = []
    for name in _VOUCHED:
        cells = info.loc[info[name] != "", name].head(1)
        days.append(day_of(str(cells.iloc[0])) if len(cells) else None)
        if days[-1] is None:
            faults.add(
                "feed info", name, cells, worded("feed_info.txt names no day here, so it is not used.")
            )
    return days


def _weekly(feed: FeedFiles, faults: BusFaults) -> Iterator[tuple[str, _Span | None, list[bool]]]:
    """Of each row the service, its first and last day, and on which weekdays it runs."""
    table = feed.whole("calendar.txt", ["service_id", *_WEEKDAYS, "start_date", "end_date"])
    for row in table.itertuples():
        first, last = day_of(str(row.start_date)), day_of(str(row.end_date))
        span = _Span(first, last) if first and last and first <= last else None
        if span is None:
            dates = f"{row.start_date} {row.end_date}"
            what = worded("calendar.txt names no days here from one to another.")
            faults.add_cell("calendar", "start_date", row.Index, dates, what)
        yield str(row.service_id), span, [getattr(row, weekday) == "1" for weekday in _WEEKDAYS]


def _near(span: _Span | None, around: date) -> _Span | None:
    """The calendar, or its LONGEST_DAYS of which a third lies before a day, as far as it has such."""
    if span is None or (span.last - span.first).days < LONGEST_DAYS:
        return span
    latest = span.last.toordinal() - LONGEST_DAYS + 1
    wished = around.toordinal() - LONGEST_DAYS // 3
    first = max(span.first.toordinal(), min(wished, latest))
    return _Span(date.fromordinal(first), date.fromordinal(first + LONGEST_DAYS - 1))


def _each(span: _Span | None, weekdays: list[bool]) -> set[date]:
    if span is None:
        return set()
    every = map(date.fromordinal, range(span.first.toordinal(), span.last.toordinal() + 1))
    return {day for day in every if weekdays[day.weekday()]}
