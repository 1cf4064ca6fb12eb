"""On which days does each service of a timetable run? Weekly calendars and their exceptions, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from geo.wording import counted, worded
from layers.buses.cells import day_of
from layers.buses.faults import BusFaults
from layers.buses.feed_files import FeedFiles

LONGEST_DAYS: Final = 3 * 366  # a timetable that is said to run for ever is taken for so long
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_VOUCHED: Final = ("feed_start_date", "feed_end_date")
_ADDED, _REMOVED = "1", "2"


@dataclass(frozen=True)
class ServiceDays:
    """The days of every service, and how the feed itself says when it begins and ends."""

    days: dict[str, frozenset[date]]
    first_day: date | None  # from which, and up to which day its publisher vouches for it
    last_day: date | None
    notes: tuple[str, ...] = ()


def read_service_days(feed: FeedFiles, faults: BusFaults) -> ServiceDays:
    """The days on which each service runs, by calendar.txt, calendar_dates.txt and feed_info.txt.

    Raises
    ------
    GtfsError
        A table cannot be read.
    """
    days: dict[str, set[date]] = {}
    for service, day_set in _weekly(feed, faults):
        days.setdefault(service, set()).update(day_set)
    exceptions = feed.whole("calendar_dates.txt", ["service_id", "date", "exception_type"])
    for row, service, cell, kind in exceptions.itertuples():
        day = day_of(cell)
        if day is None or kind not in (_ADDED, _REMOVED):
            faults.add_cell("exception", "date", row, cell, worded("calendar_dates.txt names no day here."))
            continue
        days.setdefault(service, set())
        (days[service].add if kind == _ADDED else days[service].discard)(day)
    first, last = _vouched(feed, faults)
    note = counted(
        "{count} exception to the calendar was read.",
        "{count} exceptions to the calendar were read.",
        len(exceptions),
    )
    return ServiceDays(
        {service: frozenset(on) for service, on in days.items()},
        first,
        last,
        (note,) if len(exceptions) else (),
    )


def _vouched(feed: FeedFiles, faults: BusFaults) -> list[date | None]:
    """The first and the last day of feed_info.txt; what is no day there is a fault."""
    info = feed.whole("feed_info.txt", _VOUCHED)
    days: list[date | None] = []
    for name in _VOUCHED:
        cells = info.loc[info[name] != "", name].head(1)
        days.append(day_of(cells.iloc[0]) if len(cells) else None)
        if days[-1] is None:
            faults.add(
                "feed info", name, cells, worded("feed_info.txt names no day here, so it is not used.")
            )
    return days


def _weekly(feed: FeedFiles, faults: BusFaults) -> list[tuple[str, set[date]]]:
    table = feed.whole("calendar.txt", ["service_id", *_WEEKDAYS, "start_date", "end_date"])
    return [(str(row.service_id), _days(row, faults)) for row in table.itertuples()]


def _days(row: Any, faults: BusFaults) -> set[date]:
    first, last = day_of(row.start_date), day_of(row.end_date)
    if first is None or last is None or last < first:
        dates = f"{row.start_date} {row.end_date}"
        what = worded("calendar.txt names no days here from one to another.")
        faults.add_cell("calendar", "start_date", row.Index, dates, what)
        return set()
    runs = [getattr(row, weekday) == "1" for weekday in _WEEKDAYS]
    count = min((last - first).days + 1, LONGEST_DAYS)
    every = (first + timedelta(days=ahead) for ahead in range(count))
    return {day for day in every if runs[day.weekday()]}
