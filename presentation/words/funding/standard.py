"""How is it said what counts as within reach, and how is it asked for?"""

from collections.abc import Mapping
from typing import Final

from geo.paces import PACES, Pace
from layers.area import Area
from layers.buses.holidays import unsaid_days
from presentation.words.buses.timetable import OLD_FIX, ended_by_now, unsaid_words, warning
from presentation.words.buses.wards import days_words
from presentation.words.hills.wards import hills_sentence
from presentation.words.language import sentence
from presentation.words.ways_with_hours import counted_as, on_weekdays
from questions.funding.standard import Standard

COUNT_BUSES: Final = sentence("Count buses, there and back")
ON_FOOT_UNTIL_THEN: Final = sentence("All figures below are on foot.")
BUS_DAY_LABEL: Final = sentence("Buses of the week from")
COUNT_BUSES_HELP: Final = sentence(
    "Who comes to a session of that week by bus in time, and gets home, counts too."
)
BUS_LIMITS: Final = sentence(
    "Buses count as the timetable planned them, to sessions whose end is known, with at most two changes; "
    "the minutes are those of each walk to or from a stop. A bid for longer hours is reached by bus at the "
    "hours that there are today. Minutes to the nearest, other places for a bid, and where something new "
    "would do most are on foot alone. What the ride costs is not looked at."
)
DEPARTURES: Final = sentence(
    "From what to what a gain goes with the departures: the lower figure is of who gets to the bid and home "
    "also with a quarter and with half an hour in hand before and after it, or at every full hour at which "
    "it is open, and reaches none of its kind today by any of these; the higher is of who gets to the bid "
    "by one of them, and to none of its kind today by all."
)
BUDGET: Final = sentence("Budget, £")
MINUTES: Final = sentence("Minutes on foot")
PACE: Final = sentence("How fast people walk")
WINDOW: Final = sentence("On at which time?")
ANY_TIME: Final = sentence("Any time, or not known")
WINDOWS: Final[Mapping[str, str]] = {
    "daytime": sentence("Weekday daytime, 9 to 5"),
    "evening": sentence("Weekday evenings, from 5"),
    "weekend": sentence("Weekends"),
}
_WITHIN: Final[Mapping[str, str]] = {
    "daytime": sentence("weekday daytime, 9 to 5"),
    "evening": sentence("weekday evenings, from 5"),
    "weekend": sentence("weekends"),
}
_PACES: Final[Mapping[str, str]] = {key: sentence(pace.title) for key, pace in PACES.items()}


def pace_title(pace: Pace) -> str:
    """A pace by its name; and that hills are left out, if they are."""
    own = sentence("Own pace, step-free") if pace.step_free else sentence("Own pace")
    name = _PACES.get(pace.key, own)
    return name if pace.counts_hills else sentence("{pace}, without hills", pace=name)


def pace_choice(key: str) -> str:
    """A pace in the list to choose from, with its speed."""
    return sentence("{pace}, {speed:g} m/s", pace=pace_title(PACES[key]), speed=PACES[key].speed_mps)


def window_choice(key: str) -> str:
    """A part of the week in the list to choose from; "" is any time."""
    return WINDOWS[key] if key else ANY_TIME


def standard_words(standard: Standard) -> str:
    """What counts as within reach, within a sentence."""
    values = {
        "minutes": standard.minutes,
        "speed": standard.pace.speed_mps,
        "pace": pace_title(standard.pace).lower(),
    }
    if standard.window is None:
        on_foot = sentence("{minutes} minutes at {speed:g} m/s ({pace})", **values)
    else:
        window = _WITHIN[standard.window.key]
        on_foot = sentence("{minutes} minutes at {speed:g} m/s ({pace}), {window}", window=window, **values)
    if standard.by_bus is None:
        return on_foot
    return sentence(
        "{on_foot}, on foot or by bus there and back {when}",
        on_foot=on_foot,
        when=days_words(standard.by_bus),
    )


def counted_lines(area: Area, standard: Standard, *, warned: bool = False) -> list[str]:
    """What else is counted: gates and ways that are open at times only, hills, buses; none empty.

    ``warned``: that the timetable has ended stands elsewhere already.
    """
    lines = (
        walked_sentence(area, standard),
        hills_sentence(area, standard.pace),
        *_bus_lines(area, standard, warned=warned),
    )
    return [line for line in lines if line]


def _bus_lines(area: Area, standard: Standard, *, warned: bool) -> tuple[str, ...]:
    """How buses count, and that the timetable has ended if it has; nothing where none count."""
    if standard.by_bus is None or area.buses is None:
        return ()
    ended = ended_by_now(area.buses.last_day, today=standard.today) if standard.today else ""
    unsaid = unsaid_words(unsaid_days(area.buses, standard.by_bus.days, area.nation))
    return (warning(ended, OLD_FIX) if ended and not warned else "", unsaid, BUS_LIMITS, DEPARTURES)


def walked_sentence(area: Area, standard: Standard) -> str:
    """At what time gates and ways that are open at times only are walked; "" where there are none."""
    starts, ends = standard.walked
    if standard.window is not None and standard.window.key == "weekend":
        at_weekends = sentence("at weekends from {starts:%H:%M} to {ends:%H:%M}", starts=starts, ends=ends)
        return counted_as(area, at_weekends)
    return counted_as(area, on_weekdays(starts, ends))
