"""How is it told what fits a person: how many places, when to go, why each is here, how far it is?"""

import html
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import pandas as pd

from presentation.words import plain as words
from presentation.words.dates import WEEKDAYS, clock, weekday_and_day
from presentation.words.language import plural, sentence
from presentation.words.near.suits import reason_words
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


def best_words(first: Any) -> str:
    """ "The best is Old Library, 8 minutes away. Tuesday 24 November: leave 11:35 …" """
    best = sentence(
        "The best is {title}, {minutes} away.",
        title=words.one_line(first.title),
        minutes=words.minutes(first.walk_min),
    )
    times = times_words(first)
    return f"{best} {times}." if times else best


def not_met_words(answer: Suggestions) -> str:
    """Which of the typed words were not understood; "" where all were."""
    if not answer.not_met:
        return ""
    typed = ", ".join(f"“{words.one_line(phrase)}”" for phrase in answer.not_met)
    return sentence("Not understood, and left out: {typed}.", typed=typed)


def times_words(row: Any) -> str:
    """ "Tuesday 24 November: leave 11:35, arrive 11:58, starts 12:00, home by 14:20"; "" where not known."""
    names = ("starts", "leave", "arrive", "home_by")
    starts, leave, arrive, home_by = (moment_of(getattr(row, name, None)) for name in names)
    if starts is None or leave is None or arrive is None:
        return ""
    values = {
        "day": weekday_and_day(starts),
        "leave": clock(leave),
        "arrive": clock(arrive),
        "starts": clock(starts),
    }
    if home_by is None:
        return sentence("{day}: leave {leave}, arrive {arrive}, starts {starts}", **values)
    return sentence(
        "{day}: leave {leave}, arrive {arrive}, starts {starts}, home by {home_by}",
        **values,
        home_by=clock(home_by),
    )


def session_words(starts: datetime, ends: datetime | None) -> str:
    """ "Tuesday 12:00–14:00"; "Tuesday 12:00" where nobody knows until when."""
    day = WEEKDAYS[starts.weekday()]
    if ends is None:
        return sentence("{day} {starts}", day=day, starts=clock(starts))
    return sentence("{day} {starts}–{ends}", day=day, starts=clock(starts), ends=clock(ends))


def next_time_words(row: Any | None) -> str:
    """ "next on Tuesday 24 November, leave home at 11:35"; "" where it is not known."""
    starts, leave = (moment_of(getattr(row, name, None)) for name in ("starts", "leave"))
    if starts is None:
        return ""
    day = weekday_and_day(starts)
    if leave is None:
        return sentence("next on {day}", day=day)
    return sentence("next on {day}, leave home at {leave}", day=day, leave=clock(leave))


def why_words(row: Any) -> str:
    """The first reason that a place is here, if it is what they enjoy; "" otherwise."""
    reasons: Sequence[RankReason] = getattr(row, "reasons", ())
    return next((reason_words(reason) for reason in reasons if reason.part is Part.INTEREST), "")


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
