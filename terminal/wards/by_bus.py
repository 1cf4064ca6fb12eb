"""Who gets to one by bus, ward by ward, as lines of the terminal?"""

from collections.abc import Callable, Iterator
from datetime import date

from geo.errors import WithinReachError
from layers.area import Area
from layers.places.nations import Nation
from presentation.printing.bus_tables import (
    about_by_bus_csv,
    area_by_bus_csv,
    bus_cause_rows,
    by_bus_csv,
    by_bus_json,
    by_bus_rows,
)
from presentation.words.area_noun import noun_of
from presentation.words.buses import wards as words
from presentation.words.dates import day_words
from presentation.words.wards.heads import CAUSE_HEADS
from questions.wards.by_bus import WEEK, BusDays, WardsByBus, first_weekday
from terminal.wards.gaps import in_columns


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


def by_bus_lines(area: Area, answer: WardsByBus, *, what: str) -> Iterator[str]:
    """Every ward on foot and by bus, why not, and each day of a week; ``what`` is sought: "a lunch club"."""
    yield f"\n{words.by_bus_title(answer.days)}"
    old = words.old_line(answer, today=answer.on_foot.question.today)
    if old:
        yield old
    yield words.headline(area, answer, what)
    if words.range_sentence(answer):
        yield words.range_sentence(answer)
    yield from words.notes(answer)
    yield from in_columns(words.by_bus_heads(noun_of(area).title), by_bus_rows(answer))
    causes = bus_cause_rows(answer)
    if causes:
        yield f"\n{words.WHY_CAPTION}"
        yield from in_columns(CAUSE_HEADS, causes)
    if answer.days.count > 1:
        yield f"\n{words.DAYS_CAPTION}"
        yield from in_columns(words.day_heads(), words.day_rows(answer))
    if old:
        yield old


def by_bus_file(area: Area, answer: WardsByBus, table: str) -> str:
    """The answer as JSON (``table`` is "") or one of its tables as CSV: "wards", "area" or "about".

    Raises
    ------
    WithinReachError
        There is no such table.
    """
    today = answer.on_foot.question.today
    made: dict[str, Callable[[], str]] = {
        "": lambda: by_bus_json(area, answer, today=today),
        "wards": lambda: by_bus_csv(answer),
        "area": lambda: area_by_bus_csv(answer),
        "about": lambda: about_by_bus_csv(area, answer, today=today),
    }
    if table not in made:
        raise WithinReachError(
            'There is no table called "{table}".',
            "Ask for one of: {tables}.",
            table=table,
            tables=", ".join(name for name in made if name),
        )
    return made[table]()
