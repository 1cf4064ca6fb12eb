"""How does "what fits this person" read in a terminal, and as JSON?"""

import json
import sys
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

from geo.errors import WithinReachError
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.times.reading.read import read_times
from presentation.printing.ride_tables import FileRides, ride_records
from presentation.printing.tables import export_columns, exported
from presentation.words import plain as words
from presentation.words.near.by_hours import hours_record, shut_minutes
from presentation.words.near.lines import printable
from presentation.words.near.naming import named
from presentation.words.near.reach import cannot_judge
from presentation.words.near.suits import ask_words, hindrance_words, reason_words
from questions.conversation.conversation import NO_WISHES, FreeTime, Part, Suggestions, Wishes

LOCAL: Final = ZoneInfo("Europe/London")


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
    return replace(wishes, step_free=step_free)


def read_enjoys(enjoys: str) -> str:
    """The words typed after the option or, for "-", asked for, so that they stay out of the history."""
    if enjoys != "-":
        return enjoys
    return input(f"{words.ENJOY_QUESTION} ") if sys.stdin.isatty() else sys.stdin.readline()


def _free_times(typed: str) -> tuple[FreeTime, ...]:
    if not typed.strip():
        return ()
    times = read_times(typed)
    whole = [session for session in times.sessions if session.ends and session.ends > session.starts]
    if times.unread or not whole or len(whole) < len(times.sessions):
        raise WithinReachError(
            '"{text}" cannot be read as free times.',
            'Write days and times like "Tue 11:00-15:00; Thu 09:00-12:00".',
            text=printable(typed),
        )
    return tuple(FreeTime(session.weekday, session.starts, session.ends) for session in whole if session.ends)


def as_json(area: Area, answer: Suggestions, *, kinds: Kinds, rides: FileRides = None) -> str:
    """The answer as JSON: neither the start, nor metres, nor the words typed but for those that met."""
    record = {
        "area": {"name": area.name, "title": area.title, "made_up": area.made_up, "revision": area.revision},
        "minutes": answer.near.question.minutes,
        "status": str(answer.near.status),
        "sentence": cannot_judge(answer.near),
        "fits": _records(answer.fits, kinds, rides),
        "near_misses": _records(answer.near_misses, kinds, rides),
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _records(rows: pd.DataFrame, kinds: Kinds, rides: FileRides) -> list[dict[str, Any]]:
    return [
        {
            "title": row["title"],
            "walk_minutes": None if pd.isna(row["walk_min"]) else int(row["walk_min"]),
            "walk_minutes_while_shut": shut_minutes(row["by_hours"]),
            "hours_on_the_way": hours_record(row["by_hours"]),
            "score": int(row["score"]),
            "parts": {str(part): int(row[part]) for part in Part},
            "reasons": [
                {"part": str(each.part), "points": each.points, "words": reason_words(each)}
                for each in row["reasons"]
            ],
            **{name: _moment(row[name]) for name in ("leave", "arrive", "starts", "ends", "home_by")},
            "ask": ask_words(row["ask"]),
            "rides": ride_records(rides, row["asset_id"]),
            "in_the_way": str(row["cause"]),
            "in_the_way_words": hindrance_words(row["hindrances"]),
            **{column: exported(row[column]) for column in export_columns(rows)},
        }
        for row in named(rows, kinds).to_dict("records")
    ]


def _moment(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).isoformat(timespec="minutes")
