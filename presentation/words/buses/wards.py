"""How are ward figures on foot and by bus told, side by side?"""

from datetime import date
from typing import Final

from presentation.words.buses.timetable import OLD_FIX, ended_by_now, warning
from presentation.words.dates import day_words, weekday_and_day
from presentation.words.language import plural, sentence
from questions.wards.by_bus import WardsByBus

BY_BUS_HELP: Final = sentence(
    "Also print who gets to one by bus on a weekday: there in time, and home again."
)
BUS_DAY_HELP: Final = sentence(
    "Which day, like 2026-05-05; left out, the next weekday on which the timetable holds."
)
LIMITS: Final = sentence(
    "By bus is by the timetable as it was planned, with at most two changes and three hours in all. The "
    "minutes are those of each walk to or from a stop, which counts as level. A session counts if its end "
    "is known; what is open for hours is gone to in the late morning. Who may come, whether it is full and "
    "what the ride costs are not looked at. On foot counts whatever is in reach, on whichever day it is."
)


def by_bus_title(day: date) -> str:
    """The heading: which day's buses."""
    return sentence("On foot, or by bus on {day}", day=weekday_and_day(day))


def sessions_sentence(answer: WardsByBus) -> str:
    """How many of the places have a session on that day, and from when to when the timetable holds."""
    sessions = plural(
        "On that day {count} of {places} places has a session whose end is known.",
        "On that day {count} of {places} places have a session whose end is known.",
        answer.with_session,
        places=answer.places,
    )
    return " ".join(filter(None, (sessions, _held(answer))))


def _held(answer: WardsByBus) -> str:
    if answer.first_day is None or answer.last_day is None:
        return ""
    return sentence(
        "The timetable holds from {first} to {last}.",
        first=day_words(answer.first_day),
        last=day_words(answer.last_day),
    )


def old_line(answer: WardsByBus, *, today: date) -> str:
    """That the timetable has ended by now, as a line that stands out; "" where it has not."""
    ended = ended_by_now(answer.last_day, today=today)
    return warning(ended, OLD_FIX) if ended else ""


def by_bus_heads(noun_singular: str) -> tuple[str, ...]:
    """The heads of the table; ``noun_singular`` as "Ward"."""
    return (
        noun_singular,
        sentence("Can be judged"),
        sentence("On foot"),
        sentence("By bus"),
        sentence("Either"),
        sentence("No bus home"),
    )
