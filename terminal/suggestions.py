"""How does "what fits this person" read in a terminal, and as JSON?"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.times.read import read_times
from presentation.printing.tables import EXPORT_COLUMNS, exported, named
from presentation.words import plain as words
from questions.conversation.conversation import NO_WISHES, FreeTime, Part, Suggestions, Wishes
from questions.walks.near_person import OriginStatus
from terminal.near import printable

SHOWN: Final = 10
LOCAL: Final = ZoneInfo("Europe/London")
OLDEST: Final = 120


def local_now() -> datetime:
    """The time on a clock in Britain."""
    return datetime.now(LOCAL).replace(tzinfo=None)


def read_wishes(
    enjoys: str, *, free: str = "", age: int | None = None, at_most: float | None = None, step_free: bool
) -> Wishes:
    """What was typed as wishes; none at all, if nothing was. ``at_most`` is in pounds.

    Raises
    ------
    WithinReachError
        The free times cannot be read.
    """
    pence = None if at_most is None else round(at_most * 100)
    wishes = Wishes(words=enjoys, free=_free_times(free), age=age, at_most_pence=pence)
    if wishes == NO_WISHES:
        return wishes
    return Wishes(wishes.words, wishes.free, None, wishes.age, wishes.at_most_pence, step_free)


def read_enjoys(enjoys: str) -> str:
    """The words typed after the option or, for "-", asked for, so that they stay out of the history."""
    if enjoys != "-":
        return enjoys
    return input("What do they enjoy? ") if sys.stdin.isatty() else sys.stdin.readline()


def _free_times(typed: str) -> tuple[FreeTime, ...]:
    if not typed.strip():
        return ()
    times = read_times(typed)
    known = [session for session in times.sessions if session.ends and session.ends > session.starts]
    if times.unread or not known or len(known) < len(times.sessions):
        raise WithinReachError(
            '"{printable}" cannot be read as free times.',
            'Write days and times like "Tue 11:00-15:00; Thu 09:00-12:00".',
            printable=printable(typed),
        )
    return tuple(FreeTime(session.weekday, session.starts, session.ends) for session in known if session.ends)


def suggestion_lines(found: Suggestions, *, kinds: Kinds) -> Iterator[str]:
    """What fits and why, then what almost does and what is in the way."""
    if found.near.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, found.near.sentence)
        return
    question = found.near.question
    count = words.count(len(found.fits), "place fits", "places fit")
    yield f"{count} within {question.minutes} minutes at {words.at_pace(question.pace)}."
    for row in named(found.fits.head(SHOWN), kinds).itertuples():
        yield from _fit(row)
    if len(found.fits) > SHOWN:
        yield f"\n  … and {len(found.fits) - SHOWN} more; --json lists them all."
    if len(found.near_misses):
        yield "\nNearly, but for one thing:"
    for row in named(found.near_misses.head(SHOWN), kinds).itertuples():
        yield f"  {printable(row.title)} ({row.kind_label}): {printable(row.cause_words)}"
    if found.not_met:
        yield f"\nNothing within twice the walk meets: {', '.join(map(printable, found.not_met))}."


def _fit(row: Any) -> Iterator[str]:
    yield f"\n  {row.score}  {printable(row.title)} ({row.kind_label})"
    for reason in row.reasons:
        yield f"    {reason.points:+d}  {printable(reason.words)}"
    if moments := _moments(row):
        yield f"    {moments}"
    for sentence in row.ask:
        yield f"    Ask: {printable(sentence)}"
    yield f"    {printable(row.asset_id)}"


def _moments(row: Any) -> str:
    """ "Tuesday 24 November: leave 11:35, arrive 11:58, starts 12:00, home by 14:20"."""
    if row.starts is None or pd.isna(row.starts):
        return ""
    told = (
        f"{name.replace('_', ' ')} {getattr(row, name):%H:%M}"
        for name in ("leave", "arrive", "starts", "home_by")
        if not pd.isna(getattr(row, name))
    )
    return f"{row.starts:%A} {row.starts.day} {row.starts:%B}: {', '.join(told)}"


def as_json(area: Area, found: Suggestions, *, kinds: Kinds) -> str:
    """The answer as JSON: neither the start, nor metres, nor the words typed but for those that met."""
    told = {
        "area": {"name": area.name, "title": area.title, "made_up": area.made_up, "revision": area.revision},
        "minutes": found.near.question.minutes,
        "status": str(found.near.status),
        "sentence": found.near.sentence,
        "fits": _records(found.fits, kinds),
        "near_misses": _records(found.near_misses, kinds),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _records(rows: pd.DataFrame, kinds: Kinds) -> list[dict[str, Any]]:
    return [
        {
            "title": row["title"],
            "walk_minutes": None if pd.isna(row["walk_min"]) else int(row["walk_min"]),
            "score": int(row["score"]),
            "parts": {str(part): int(row[part]) for part in Part},
            "reasons": [
                {"part": str(one.part), "points": one.points, "words": one.words} for one in row["reasons"]
            ],
            **{name: _moment(row[name]) for name in ("leave", "arrive", "starts", "ends", "home_by")},
            "ask": list(row["ask"]),
            "in_the_way": str(row["cause"]),
            "in_the_way_words": row["cause_words"],
            **{column: exported(row[column]) for column in EXPORT_COLUMNS},
        }
        for row in named(rows, kinds).to_dict("records")
    ]


def _moment(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).isoformat(timespec="minutes")
