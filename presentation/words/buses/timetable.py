"""What is said of a timetable that has ended, and what is to be done, wherever buses are told of?"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from presentation.words.dates import day_words, listed, weekday_and_day
from presentation.words.language import plural, sentence

OLD_FIX: Final = sentence(
    "Buses may run otherwise by now, or not at all. Before anybody sets out, ask the operator, or look it up "
    "at traveline.info. Whoever looks after this program: prepare the area with a newer timetable."
)
ENDED_FIX: Final = sentence(
    "Choose a day within it, or ask whoever looks after this program to prepare the area with a newer one."
)


def ended_by_now(last_day: date | None, *, today: date) -> str:
    """That the timetable has ended; "" where it has not, or no bus runs. What to do is OLD_FIX."""
    if last_day is None or last_day >= today:
        return ""
    return sentence("The bus timetable ended on {last}.", last=day_words(last_day))


def not_then(first: date, last: date, *, day: date) -> str:
    """That the timetable says nothing of a day."""
    return sentence(
        "The bus timetable here holds from {first} to {last}, so it says nothing of {day}.",
        first=day_words(first),
        last=day_words(last),
        day=day_words(day),
    )


def unsaid_words(days: Sequence[date]) -> str:
    """That the timetable has no word of some bank holidays, on which it lets buses run; "" without any."""
    if not days:
        return ""
    return plural(
        "{days} is a holiday, and the timetable has no word about it: whether buses run then as on other "
        "such days is not known.",
        "{days} are holidays, and the timetable has no word about them: whether buses run then as on other "
        "such days is not known.",
        len(days),
        days=listed([weekday_and_day(day) for day in days]),
    )


def warning(what: str, fix: str) -> str:
    """A line that stands out where there is no colour."""
    return sentence("WARNING! {what} {fix}", what=what, fix=fix)
