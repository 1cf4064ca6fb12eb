"""How is it told what fits a person: when to go, why it is here, and what is known of the walk?"""

import html
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from presentation.words import plain as words
from presentation.words.language import sentence
from questions.conversation.conversation import Part, Reason

_PARTS = {
    Part.INTEREST: sentence("What they enjoy"),
    Part.NEARNESS: sentence("How near it is"),
    Part.FREE_THEN: sentence("When they are free"),
    Part.OPEN_TO_THEM: sentence("For them"),
    Part.CHECKED: sentence("Checked lately"),
    Part.OFFERED_LAST: sentence("Not asked for"),
    Part.VARIETY: sentence("Something else too"),
}


def known(moment: Any) -> datetime | None:
    """A moment of the tables, None where it is not known; pandas has a word of its own for that."""
    return None if moment is None or pd.isna(moment) else pd.Timestamp(moment).to_pydatetime()


def times_words(row: Any) -> str:
    """ "Tuesday 24 November: leave 11:35, arrive 11:58, starts 12:00, home by 14:20"; "" where not known."""
    starts = known(getattr(row, "starts", None))
    if starts is None:
        return ""
    parts = (
        _at(sentence("leave"), known(row.leave)),
        _at(sentence("arrive"), known(row.arrive)),
        _at(sentence("starts"), starts),
        _at(sentence("home by"), known(row.home_by)),
    )
    return f"{weekday(starts)}: {', '.join(part for part in parts if part)}"


def weekday(moment: datetime) -> str:
    """ "Tuesday 24 November"."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def _at(what: str, moment: datetime | None) -> str:
    return "" if moment is None else f"{what} {clock(moment)}"


def clock(moment: datetime) -> str:
    """ "11:35", "9:05"."""
    return f"{moment.hour}:{moment:%M}"


def why_words(row: Any) -> str:
    """The first reason that a place is here, if it is what they enjoy; "" otherwise."""
    reasons: Sequence[Reason] = getattr(row, "reasons", ())
    return next((reason.words for reason in reasons if reason.part is Part.INTEREST), "")


def all_why(row: Any) -> str:
    """Every reason of a place with its points, in one line."""
    return "; ".join(f"{reason.words} ({reason.points})" for reason in getattr(row, "reasons", ()))


def why_html(reasons: Sequence[Reason]) -> str:
    """Every part of a place's order with its points, and their sum, as a table."""
    rows = "".join(
        f'<tr><th scope="row">{_PARTS.get(reason.part, "")}</th>'
        f'<td><bdi>{html.escape(reason.words)}</bdi></td><td class="wr-number">{reason.points}</td></tr>'
        for reason in reasons
    )
    total = sum(reason.points for reason in reasons)
    return (
        f'<div class="wr-table wr-why"><table><caption>{words.WHY_CAPTION}</caption><thead><tr>'
        '<th scope="col">What counts</th><th scope="col">Why</th><th scope="col">Points</th></tr></thead>'
        f'<tbody>{rows}<tr><th scope="row">Together</th><td></td><td class="wr-number">{total}</td></tr>'
        "</tbody></table></div>"
    )


def walk_words(row: Any) -> str:
    """Minutes on foot, or that they are not known."""
    return words.NOT_KNOWN if pd.isna(row.walk_min) else words.minutes(float(row.walk_min))
