"""How are ward figures on foot and by bus told, side by side?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd

from layers.area import Area
from presentation.words import plain as words
from presentation.words.buses.timetable import OLD_FIX, ended_by_now, unsaid_words, warning
from presentation.words.dates import day_words, listed, weekday_and_day
from presentation.words.language import plural, sentence
from presentation.words.wards import choices as gap_words
from presentation.words.wards.answer import sought_words, within_words
from questions.wards.by_bus import BUS_CAUSE_COLUMNS, BUS_CAUSES, BusDays, BusGap, WardsByBus
from questions.wards.ward_gap_model import GapCause

HOW: Final = sentence("How do they get there?")
ON_FOOT: Final = sentence("On foot")
OR_BY_BUS: Final = sentence("On foot or by bus")
BY_BUS_HELP: Final = sentence(
    "Also print who gets to one by bus on a weekday: there in time, and home again."
)
BUS_DAY_HELP: Final = sentence(
    "Which day, like 2026-05-05; left out, the next weekday on which the timetable holds."
)
WEEK_FROM_HELP: Final = sentence(
    "From which day the week is, like 2026-05-05; left out, the next weekday on which the timetable holds."
)
BUS_WEEK_HELP: Final = sentence("The sessions of the whole week from that day: any of them will do.")
ONE_DAY, A_WEEK = sentence("One day"), sentence("A week")
SPAN: Final = sentence("Whose sessions?")
DAY_LABEL: Final = sentence("From which day?")
NOT_KNOWN: Final = sentence("Buses are not known here: this area was prepared without a bus timetable.")
NOT_KNOWN_FIX: Final = sentence("All figures here are on foot.")
NO_BUSES: Final = sentence("In this timetable no bus runs here on any day.")
NO_BUSES_FIX: Final = sentence("Prepare the area with another one.")
SEARCHING: Final = sentence("Going through every bus of the day for every resident …")
LIMITS: Final = sentence(
    "By bus is by the timetable as it was planned, with at most two changes and three hours in all. The "
    "minutes are those of each walk to or from a stop, hills counted as they are on foot. A session counts "
    "by bus if its end is known; what is open for hours is gone to in the late morning. What the ride costs "
    "is not looked at. On foot counts whatever is in reach, on whichever day it is."
)
RANGE: Final = sentence(
    "From what to what the share goes with the departures: the lower figure is of who gets there and home "
    "also with a quarter and with half an hour in hand before and after it, or at every full hour at which "
    "the place is open; the higher is of who does by one of these."
)
ON_FOOT_ONLY: Final = sentence(
    "How sure the order is, how fairly it is shared, the walks and what is compared are of walks alone: "
    "choose “On foot” for them."
)
DAYS_CAPTION: Final = sentence("Share of the whole area with one in reach, on foot or by bus, day by day")
WHY_CAPTION: Final = sentence("Residents with none in reach on foot or by bus, by what is in the way")
CAPTION: Final = sentence("Share of residents with one in reach, on foot, by bus and by either")
TAKE: Final = sentence("The figures by bus (CSV)")
TAKE_ABOUT: Final = sentence("What was asked, by bus (CSV)")
BUS_CAUSE_WORDS: Final[Mapping[str, tuple[str, str]]] = {  # what is in the way, and what would mend it
    **{str(cause): pair for cause, pair in gap_words.CAUSE_WORDS.items()},
    GapCause.TOO_FAR: (
        sentence("Too far, and no bus stop near"),
        sentence("One nearer by, a stop or a minibus"),
    ),
    BusGap.NO_BUS_HOME: (
        sentence("There is a bus there, but none home after it"),
        sentence("A later bus, or an earlier end"),
    ),
    BusGap.NO_BUS_THEN: (
        sentence("There are stops, but no bus that is there in time"),
        sentence("A bus then, another hour, or a minibus"),
    ),
}

_MENDED_BY_BUS: Final = (BusGap.NO_BUS_HOME, BusGap.NO_BUS_THEN, GapCause.TOO_FAR)
TRY_MINIBUS: Final = sentence("Try a minibus or a bus stop")


def lacks_bus(answer: WardsByBus) -> bool:
    """Whether a bus, a stop or a minibus is what would help anybody."""
    whole = answer.wards.iloc[-1]
    columns = [
        name for name, cause in zip(BUS_CAUSE_COLUMNS, BUS_CAUSES, strict=True) if cause in _MENDED_BY_BUS
    ]
    return bool(whole[columns].fillna(0).sum() > 0)


def what_if_sentence(page: str, part: str) -> str:
    """Where a minibus or a stop can be tried: on which page, and in which part of it."""
    return sentence(
        "A minibus or a bus stop can be tried on the page {page}, under “{part}”: it says who would gain.",
        page=page,
        part=part,
    )


def days_words(days: BusDays) -> str:
    """ "on Tuesday 4 July", "in the week from Tuesday 4 July"."""
    values = {"weekday": gap_words.DAYS[days.first.weekday()], "day": day_words(days.first)}
    if days.count == 1:
        return sentence("on {weekday} {day}", **values)
    return sentence("in the week from {weekday} {day}", **values)


def by_bus_title(days: BusDays) -> str:
    """The heading: which days' buses."""
    return sentence("On foot, or by bus {when}", when=days_words(days))


def headline(area: Area, answer: WardsByBus, what: str) -> str:
    """ "94% of the residents of Newport … have a library …, on foot or by bus on Tuesday 4 July: … of …"."""
    whole, question = answer.wards.iloc[-1], answer.on_foot.question
    values = {
        "who": gap_words.group_words(question.group),
        "area": words.one_line(area.title),
        "what": sought_words(question, what),
        "within": within_words(question),
        "when": days_words(answer.days),
    }
    if whole["areas_uncounted"] or not whole["judged"]:
        return sentence(
            "What share of the {who} of {area} has {what} {within} on foot, or by bus {when}, is not known.",
            **values,
        )
    return sentence(
        "{share} of the {who} of {area} whose streets are known have {what} {within} on foot, or by bus "
        "there and back {when}: {reached:,} of {judged:,}. On foot alone it is {on_foot}.",
        share=gap_words.percent(whole["share_either"]),
        on_foot=gap_words.percent(whole["share_on_foot"]),
        reached=int(whole["either"]),
        judged=int(whole["judged"]),
        **values,
    )


def range_sentence(answer: WardsByBus) -> str:
    """From what to what the whole area's share goes with the departures; "" if it is not known."""
    whole = answer.wards.iloc[-1]
    if pd.isna(whole["share_least"]):
        return ""
    if gap_words.percent(whole["share_least"]) == gap_words.percent(whole["share_most"]):
        return sentence("It is the same whichever of the departures is taken.")
    return sentence(
        "With the departures it goes from {least} to {most}.",
        least=gap_words.percent(whole["share_least"]),
        most=gap_words.percent(whole["share_most"]),
    )


def notes(answer: WardsByBus) -> tuple[str, ...]:
    """What is counted, and how."""
    return (sessions_sentence(answer), LIMITS, RANGE)


def sessions_sentence(answer: WardsByBus) -> str:
    """How many of the places have a session then, and from when to when the timetable holds."""
    if answer.days.count == 1:
        sessions = plural(
            "On that day {count} of {places} places that count has a session whose end is known.",
            "On that day {count} of {places} places that count have a session whose end is known.",
            answer.with_session,
            places=answer.places,
        )
    else:
        sessions = plural(
            "On a day of that week up to {count} of {places} places that count has a session whose end is "
            "known.",
            "On a day of that week up to {count} of {places} places that count have a session whose end is "
            "known.",
            answer.with_session,
            places=answer.places,
        )
    return " ".join(filter(None, (sessions, _held(answer), _not_held(answer), unsaid_words(answer.unsaid))))


def _held(answer: WardsByBus) -> str:
    if answer.first_day is None or answer.last_day is None:
        return ""
    return sentence(
        "The timetable holds from {first} to {last}.",
        first=day_words(answer.first_day),
        last=day_words(answer.last_day),
    )


def _not_held(answer: WardsByBus) -> str:
    """On which days of a week nothing of buses is known; "" where it is of all."""
    held = {day for day, _ in answer.by_day}
    missing = [weekday_and_day(day) for day in answer.days.days if day not in held]
    return sentence("It says nothing of {days}.", days=listed(missing)) if missing else ""


def old_line(answer: WardsByBus, *, today: date) -> str:
    """That the timetable has ended by now, as a line that stands out; "" where it has not."""
    ended = ended_by_now(answer.last_day, today=today)
    return warning(ended, OLD_FIX) if ended else ""


def by_bus_heads(noun_singular: str) -> tuple[str, ...]:
    """The heads of the table; ``noun_singular`` as "Ward"."""
    return (
        noun_singular,
        sentence("Can be judged"),
        ON_FOOT,
        sentence("By bus"),
        sentence("Either"),
        sentence("Range"),
        sentence("No bus home"),
        sentence("No bus then"),
        sentence("Mostly because"),
    )


def range_words(row: Any) -> str:
    """ "93% to 95%"; one figure where both are alike."""
    least, most = gap_words.percent(row.share_least), gap_words.percent(row.share_most)
    return least if least == most else sentence("{least} to {most}", least=least, most=most)


def day_heads() -> tuple[str, str]:
    """Over the shares of each day."""
    return sentence("Day"), OR_BY_BUS


def day_rows(answer: WardsByBus) -> list[Sequence[str]]:
    """The whole area's share on each day of a week; of what the timetable says nothing, that."""
    shares = dict(answer.by_day)
    return [
        (weekday_and_day(day), gap_words.percent(shares.get(day, float("nan")))) for day in answer.days.days
    ]


def provenance_of(answer: WardsByBus) -> dict[str, str]:
    """What a file says of buses beside what it says of the answer on foot."""
    return {
        "coverage": by_bus_title(answer.days),
        "bus_days": " ".join(day.isoformat() for day in answer.days.days),
        "bus_days_held": " ".join(day.isoformat() for day, _ in answer.by_day),
        "timetable_from": answer.first_day.isoformat() if answer.first_day else "",
        "timetable_to": answer.last_day.isoformat() if answer.last_day else "",
        "sessions_by_bus": sessions_sentence(answer),
        "counted_by_bus": LIMITS,
        "range": RANGE,
    }
