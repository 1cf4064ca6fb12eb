"""Who gets to one by bus, ward by ward, as lines of the terminal?"""

from collections.abc import Iterator
from datetime import date

from geo.errors import WithinReachError
from geo.rows import rows_of
from layers.area import Area
from layers.places.nations import Nation
from presentation.words.area_noun import noun_of
from presentation.words.buses import wards as words
from presentation.words.dates import day_words
from presentation.words.wards import choices as gap_words
from questions.places.area_assets import AreaAssets
from questions.wards.by_bus import WardsByBus, first_weekday, wards_by_bus
from questions.wards.ward_gap_model import WardGaps
from terminal.wards.gaps import in_columns


def check_by_bus(*, by_bus: bool, bus_day: str, as_file: bool) -> None:
    """Refuse what going by bus cannot be answered for.

    Raises
    ------
    WithinReachError
        It is asked for as a file or of many kinds at once, or a day is given without it.
    """
    if bus_day and not by_bus:
        raise WithinReachError("A day is given, and buses are not asked about.", "Add --by-bus.")
    if by_bus and as_file:
        raise WithinReachError(
            "Wards by bus are told in words, of one question, not as JSON or CSV or with --matrix.",
            "Leave out --by-bus, or --json, --csv and --matrix.",
        )


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


def by_bus_lines(area: Area, assets: AreaAssets, gaps: WardGaps, day: date) -> Iterator[str]:
    """Every ward on foot and by bus on a day on which the timetable holds, with what is counted."""
    answer = wards_by_bus(area, assets, gaps, day)
    if answer is None:
        return
    yield f"\n{words.by_bus_title(day)}"
    old = words.old_line(answer, today=gaps.question.today)
    if old:
        yield old
    yield words.sessions_sentence(answer)
    yield words.LIMITS
    yield from in_columns(words.by_bus_heads(noun_of(area).title), list(_rows(answer)))
    if old:
        yield old


def _rows(answer: WardsByBus) -> Iterator[list[str]]:
    for row in rows_of(answer.wards):
        yield [
            str(row.ward_name) or gap_words.THE_WHOLE_AREA,
            gap_words.people(row.judged),
            gap_words.percent(row.share_on_foot),
            gap_words.percent(row.share_by_bus),
            gap_words.percent(row.share_either),
            gap_words.people(row.no_bus_home),
        ]
