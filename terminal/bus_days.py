"""Whose buses are meant by what was typed of them, and what cannot be meant?"""

from datetime import date

from geo.errors import WithinReachError
from layers.area import Area
from layers.places.nations import Nation
from presentation.words.dates import day_words
from questions.wards.by_bus import WEEK, BusDays, first_weekday


def check_by_bus(*, by_bus: bool, with_days: bool, matrix: bool) -> None:
    """Refuse what going by bus cannot be answered for.

    Raises
    ------
    WithinReachError
        It is asked of many kinds at once, or a day or a week is given without it.
    """
    if with_days and not by_bus:
        raise WithinReachError("A day or a week is given, and buses are not asked about.", "Add --by-bus.")
    if by_bus and matrix:
        raise WithinReachError(
            "Wards by bus are answered one question at a time, not with --matrix.",
            "Leave out --by-bus or --matrix.",
        )


def days_by_bus(area: Area, typed: str, *, week: bool, today: date, nation: Nation) -> BusDays:
    """The day that was typed, else the next weekday of the timetable; or the week from it.

    Raises
    ------
    WithinReachError
        As ``day_by_bus``.
    """
    return BusDays(day_by_bus(area, typed, today=today, nation=nation), WEEK if week else 1)


def day_by_bus(area: Area, typed: str, *, today: date, nation: Nation) -> date:
    """The day that was typed, else the next weekday of the timetable.

    Raises
    ------
    WithinReachError
        It is no day, there is no timetable, or it does not hold then.
    """
    buses = area.buses
    if buses is None:
        raise WithinReachError(
            "Buses are not known here: this area was prepared without a bus timetable.",
            "Leave out --by-bus, or prepare the area with one.",
        )
    first, last = buses.first_day, buses.last_day
    if first is None or last is None:
        raise WithinReachError(
            "In this timetable no bus runs here on any day.", "Prepare the area with another one."
        )
    day = _read(typed) if typed else first_weekday(buses, today, nation)
    if day is None:
        raise WithinReachError(
            "WARNING! The bus timetable holds from {first} to {last}: no weekday of it is left.",
            "Name a day within it with --bus-day, or prepare the area with a newer timetable.",
            first=day_words(first),
            last=day_words(last),
        )
    if not buses.holds_on(day):
        raise WithinReachError(
            "The bus timetable holds from {first} to {last}, not on {day}.",
            "Name a day within it with --bus-day, or prepare the area with a newer timetable.",
            first=day_words(first),
            last=day_words(last),
            day=day_words(day),
        )
    return day


def _read(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise WithinReachError('"{bus_day}" is no day.', "Write it like 2026-05-04.", bus_day=typed) from None
