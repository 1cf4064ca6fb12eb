"""Does a timetable have a word about a bank holiday, or does it run then as on any such weekday?

A timetable that was made for ordinary weeks runs on Christmas Day as on any Monday. Whether a bus then comes
nobody can tell from it: an exception for the day, be it that fewer run or others, is its word.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from geo.wording import Wording, counted
from layers.buses.model import Buses
from layers.places.bank_holidays import feast_name
from layers.places.nations import Nation

_WEEK: Final = timedelta(days=7)
_WEEKS: Final = 5  # so far to either side an ordinary day of the same weekday is looked for

Services = frozenset[str]


def unsaid_services(buses: Buses, day: date, nation: Nation) -> Services:
    """The services that run on a bank holiday, or a feast on a weekend, as on any such weekday.

    Where the timetable has no ordinary day beside it to compare with, all that run; of any other day none.
    """
    if not feast_name(day, nation):
        return frozenset()
    return _unsaid(_services_by_day(buses), day, nation)


def unsaid_days(buses: Buses, days: Iterable[date], nation: Nation) -> tuple[date, ...]:
    """The bank holidays and feasts among some days on which a bus runs without a word of it."""
    feasts = [day for day in days if feast_name(day, nation)]
    if not feasts:
        return ()
    services = _services_by_day(buses)
    return tuple(day for day in feasts if _unsaid(services, day, nation))


def holiday_notes(buses: Buses, nation: Nation) -> tuple[Wording, ...]:
    """What is said once of a whole timetable: on how many bank holidays it runs as on other days."""
    days = sorted(map(date.fromisoformat, buses.days["day"].unique()))
    unsaid = unsaid_days(buses, days, nation)
    if not unsaid:
        return ()
    note = counted(
        "On {count} bank holiday ({first}) buses run in it as on any other such weekday: it has no word of "
        "that day, so whoever would go then is told to ask.",
        "On {count} bank holidays ({first} to {last}) buses run in it as on any other such weekday: it has "
        "no word of these days, so whoever would go then is told to ask.",
        len(unsaid),
        first=unsaid[0].isoformat(),
        last=unsaid[-1].isoformat(),
    )
    return (note,)


def _unsaid(services: dict[str, Services], day: date, nation: Nation) -> Services:
    running = services.get(day.isoformat(), frozenset())
    beside = [each for each in _ordinary(services, day, nation) if each]
    return running & frozenset().union(*beside) if beside else running


def _ordinary(services: dict[str, Services], day: date, nation: Nation) -> Iterator[Services]:
    """What runs on the nearest ordinary day of the same weekday, before it and after it."""
    for step in (-_WEEK, _WEEK):
        around = (day + weeks * step for weeks in range(1, _WEEKS))
        near = next((each for each in around if not feast_name(each, nation)), None)
        yield frozenset() if near is None else services.get(near.isoformat(), frozenset())


def _services_by_day(buses: Buses) -> dict[str, Services]:
    used = buses.days[buses.days["service_id"].isin(buses.trips["service_id"])]
    return {str(day): frozenset(ids) for day, ids in used.groupby("day")["service_id"]}
