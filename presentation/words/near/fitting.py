"""How is it told what fits a person: how many places, when to go, why each is here, how far it is?"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final, Self

import pandas as pd

from geo.paces import Pace
from presentation.words import plain as words
from presentation.words.dates import SHORT_WEEKDAYS, WEEKDAYS, clock, day_of_year, weekday_and_day
from presentation.words.language import plural, sentence
from presentation.words.near.suits import reason_words, step_free_doubt
from questions.conversation.conversation import Part, RankReason, Suggestions

PARTS: Final = {
    Part.INTEREST: sentence("What they enjoy"),
    Part.NEARNESS: sentence("How near it is"),
    Part.FREE_THEN: sentence("When they are free"),
    Part.OPEN_TO_THEM: sentence("For them"),
    Part.CHECKED: sentence("Checked lately"),
}
TOLD: Final = frozenset(Part) - {Part.VARIETY, Part.OFFERED_LAST}  # what only orders a list is no reason


def moment_of(value: Any) -> datetime | None:
    """A moment of the tables, None where it is not known; pandas has a word of its own for that."""
    return None if value is None or pd.isna(value) else pd.Timestamp(value).to_pydatetime()


@dataclass(frozen=True)
class RowTimes:
    """The moments of an outing as a row of the tables has them; None where they are not known."""

    starts: datetime | None
    ends: datetime | None
    leave: datetime | None
    arrive: datetime | None
    home_by: datetime | None

    @classmethod
    def of(cls, row: Any | None) -> Self:
        """What the row holds of them, also where it holds none."""
        names = ("starts", "ends", "leave", "arrive", "home_by")
        return cls(*(moment_of(getattr(row, name, None)) for name in names))

    def open_words(self, *, now: datetime | None = None) -> str:
        """Of what is open for hours, for which nobody has to be in time, from when until when; else ""."""
        if self.starts is None or self.ends is None or self.home_by is not None:
            return ""
        return open_words(self.starts, self.ends, now=now)


def number_that_fit(answer: Suggestions) -> str:
    """ "7 places fit within 15 minutes at a steady pace." """
    question = answer.near.question
    return plural(
        "{count:,} place fits within {minutes} at {pace}.",
        "{count:,} places fit within {minutes} at {pace}.",
        len(answer.fits),
        minutes=words.minutes(question.minutes),
        pace=words.at_pace(question.pace),
    )


def best_words(first: Any, pace: Pace) -> str:
    """ "The best is Old Library, 8 minutes away, not step-free. Tuesday 24 November: leave 11:35 …" """
    away = sentence("{minutes} away", minutes=words.minutes(first.walk_min))
    doubt = step_free_doubt(first, step_free_pace=pace.step_free)
    best = sentence(
        "The best is {title}, {away}.",
        title=words.one_line(first.title),
        away=", ".join(filter(None, (away, doubt))),
    )
    times = times_words(first)
    return f"{best} {times}." if times else best


def not_met_words(answer: Suggestions) -> str:
    """Which of the typed words were not understood; "" where all were."""
    if not answer.not_met:
        return ""
    typed = ", ".join(f"“{words.one_line(phrase)}”" for phrase in answer.not_met)
    return sentence("Not understood, and left out: {typed}.", typed=typed)


def times_words(row: Any, *, now: datetime | None = None) -> str:
    """When to go, "" where it is not known.

    "Tuesday 24 November: leave 11:35, arrive 11:58, starts 12:00, home by 14:20"; of what is open for hours,
    for which nobody has to be in time, "Open on Friday 27 November from 5:00 to 23:00", or, where ``now`` is
    given and within them, "Open now until 23:00".
    """
    outing = RowTimes.of(row)
    if outing.starts is None or outing.leave is None or outing.arrive is None:
        return ""
    if line := outing.open_words(now=now):
        return line
    values = {
        "day": weekday_and_day(outing.starts),
        "leave": clock(outing.leave),
        "arrive": clock(outing.arrive),
        "starts": clock(outing.starts),
    }
    if outing.home_by is None:
        return sentence("{day}: leave {leave}, arrive {arrive}, starts {starts}", **values)
    return sentence(
        "{day}: leave {leave}, arrive {arrive}, starts {starts}, home by {home_by}",
        **values,
        home_by=clock(outing.home_by),
    )


def short_times_words(row: Any, *, now: datetime) -> str:
    """The same in a line of the list: "Tue 1 December 12:00–14:00: leave 11:50"."""
    outing = RowTimes.of(row)
    if outing.starts is None or outing.leave is None:
        return ""
    if line := outing.open_words(now=now):
        return line
    session = session_words(outing.starts, outing.ends, now=now, short=True)
    return sentence("{session}: leave {leave}", session=session, leave=clock(outing.leave))


def session_words(
    starts: datetime, ends: datetime | None, *, now: datetime | None = None, short: bool = False
) -> str:
    """ "Tuesday 12:00–14:00", "Tuesday 12:00" where nobody knows until when.

    With ``now`` it names the day: "Today 12:00–14:00", "Tuesday 1 December 12:00–14:00".
    """
    day = WEEKDAYS[starts.weekday()] if now is None else near_day(starts, now=now, short=short)
    if ends is None:
        return sentence("{day} {starts}", day=day, starts=clock(starts))
    return sentence("{day} {starts}–{ends}", day=day, starts=clock(starts), ends=_end_of_day(ends))


def near_day(day: datetime, *, now: datetime, short: bool = False) -> str:
    """ "Today", "Tomorrow", "Tuesday 1 December", in ``short`` "Tue 1 December"."""
    ahead = (day.date() - now.date()).days
    if ahead in (0, 1):
        return sentence("Tomorrow") if ahead else sentence("Today")
    if not short:
        return weekday_and_day(day)
    return sentence("{weekday} {day}", weekday=SHORT_WEEKDAYS[day.weekday()], day=day_of_year(day))


def open_words(starts: datetime, ends: datetime, *, now: datetime | None = None) -> str:
    """What is open for hours: "Open now until 16:30", "Open on Friday 27 November from 5:00 to 23:00"."""
    if ends - starts >= timedelta(days=1):
        return sentence("Open all day and night")
    until = _end_of_day(ends)
    if now is not None and starts <= now < ends:
        return sentence("Open now until {ends}", ends=until)
    values = {"starts": clock(starts), "ends": until}
    if now is not None and starts.date() == now.date():
        return sentence("Open today from {starts} to {ends}", **values)
    return sentence("Open on {day} from {starts} to {ends}", day=weekday_and_day(starts), **values)


def _end_of_day(ends: datetime) -> str:
    return sentence("midnight") if ends.time() in (time(), time(23, 59)) else clock(ends)


def next_time_words(row: Any | None) -> str:
    """ "next on Tuesday 24 November, leave home at 11:35"; "" where it is not known."""
    outing = RowTimes.of(row)
    if outing.starts is None:
        return ""
    day = weekday_and_day(outing.starts)
    if outing.leave is None:
        return sentence("next on {day}", day=day)
    return sentence("next on {day}, leave home at {leave}", day=day, leave=clock(outing.leave))


def why_words(row: Any) -> str:
    """The first reason that a place is here as a sentence, if it is what they enjoy; "" otherwise."""
    reasons: Sequence[RankReason] = getattr(row, "reasons", ())
    why = next((reason_words(reason) for reason in reasons if reason.part is Part.INTEREST), "")
    return f"{why[:1].upper()}{why[1:]}"


def all_why(row: Any) -> str:
    """Every reason of a place, in one line."""
    reasons: Sequence[RankReason] = getattr(row, "reasons", ())
    return "; ".join(reason_words(reason) for reason in reasons if reason.part in TOLD)


def why_html(reasons: Sequence[RankReason]) -> str:
    """Why a place is here, reason by reason, as a table."""
    rows = "".join(
        f'<tr><th scope="row">{PARTS[reason.part]}</th>'
        f"<td><bdi>{html.escape(reason_words(reason))}</bdi></td></tr>"
        for reason in reasons
        if reason.part in TOLD
    )
    return (
        f'<div class="wr-table wr-why"><table><caption>{words.WHY_CAPTION}</caption>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def walk_words(row: Any) -> str:
    """Minutes on foot, or that they are not known."""
    return words.NOT_KNOWN if pd.isna(row.walk_min) else words.minutes(float(row.walk_min))
