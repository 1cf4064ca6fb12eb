"""How does "what is near this person" read in a terminal, as JSON and as a table to keep?"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from geo.errors import WithinReachError
from geo.paces import PACES, Pace, own_pace
from layers.area import Area
from layers.assets.kinds import Kinds
from layers.places.gazetteer import build_gazetteer
from presentation.printing.tables import EXPORT_COLUMNS, export_csv, exported, named
from presentation.words import plain as words
from presentation.words.freshness import warnings
from presentation.words.opening import plain_times
from presentation.words.route import route_lines
from questions.places.find_place import Found, Match, find_place
from questions.walks.near_person import NearPerson, Origin, OriginStatus
from questions.walks.route_sheet import RouteSheet

OUT_OF_REACH_SHOWN = 15


class PlaceNotCertainError(WithinReachError, LookupError):
    """What was typed is not one certain place."""


def read_place(typed: str) -> str:
    """The place as typed after the command, or asked for, so that it stays out of the shell's history."""
    if typed and typed != "-":
        return typed
    if sys.stdin.isatty():
        return input("Where does the person start? ")
    return sys.stdin.readline()


def certain_match(area: Area, typed: str, *, choose: int | None) -> Match:
    """The one place that is meant.

    Raises
    ------
    PlaceNotCertainError
        Nothing matches, or several do and none was chosen; the places offered are numbered.
    """
    found = find_place(build_gazetteer(area), typed)
    if found.certain is not None:
        return found.certain
    if choose is not None and 1 <= choose <= len(found.matches):
        return found.matches[choose - 1]
    raise PlaceNotCertainError(found.sentence or "Several places match.", _offer(found))


def _offer(found: Found) -> str:
    if not found.matches:
        return ""
    offered = (f"  {i}  {match.label}: {match.precision}" for i, match in enumerate(found.matches, 1))
    return "\n".join(["Choose one with --choose NUMBER:", *offered])


def read_pace(key: str, *, speed_mps: float | None, step_free: bool) -> Pace:
    """The pace named ``key``, or the person's own where a speed is given.

    Raises
    ------
    WithinReachError
        There is no such pace, or nobody walks at that speed.
    """
    if speed_mps is not None:
        return own_pace(speed_mps, step_free=step_free)
    if key not in PACES:
        raise WithinReachError(
            'There is no pace called "{key}".', "Choose one of: {paces}.", key=key, paces=", ".join(PACES)
        )
    return PACES["step-free"] if step_free else PACES[key]


def read_kinds(kinds: Kinds, typed: str) -> tuple[str, ...]:
    """The keys of kinds given as words between commas, in the order given.

    Raises
    ------
    WithinReachError
        One of them is no kind we know.
    """
    keys = []
    for word in filter(None, (part.strip() for part in typed.split(","))):
        key = kinds.find(word)
        if key is None:
            raise WithinReachError(
                '"{word}" is not a kind of place.',
                "Choose from: {kinds}.",
                word=word,
                kinds=", ".join(k.key for k in kinds.kinds),
            )
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def answer_lines(area: Area, answer: NearPerson, *, kinds: Kinds) -> Iterator[str]:
    """The answer in words, then what is in reach, then what is just out of reach and why."""
    if area.made_up:
        yield words.MADE_UP.format(title=area.title)
    question = answer.question
    if answer.status is not OriginStatus.JUDGED:
        yield from (words.CANNOT_JUDGE, answer.sentence)
        return
    count = words.count(len(answer.in_reach), "place", "places")
    yield f"{count} within {question.minutes} minutes at {words.at_pace(question.pace)}."
    if not answer.in_reach["walk_m"].is_monotonic_increasing:
        yield words.OFFERED_LAST
    for row in named(answer.in_reach, kinds).itertuples():
        yield from _place(row, f"{words.minutes(row.walk_min)}, {words.metres(row.walk_m)}")
    if len(answer.out_of_reach):
        yield f"\n{words.OUT_OF_REACH}:"
    for row in named(answer.out_of_reach.head(OUT_OF_REACH_SHOWN), kinds).itertuples():
        yield from _place(row, row.cause_words)
    if len(answer.out_of_reach) > OUT_OF_REACH_SHOWN:
        yield f"\n  … and {len(answer.out_of_reach) - OUT_OF_REACH_SHOWN} more; --json lists them all."


def _place(row: Any, walk: str) -> Iterator[str]:
    yield f"\n  {printable(row.title)} ({row.kind_label}): {walk}"
    told = (
        plain_times(row.when),
        row.cost and f"cost: {row.cost}",
        row.phone,
        row.step_free and f"step-free: {row.step_free}",
        *warnings(row),
        row.checked_on and f"checked {words.day(row.checked_on)}",
    )
    if any(told):
        yield "    " + "; ".join(printable(part) for part in told if part)
    yield f"    {printable(row.asset_id)}"


def way_lines(sheet: RouteSheet) -> Iterator[str]:
    """The way to one place and back, turn by turn, with what the map says of lighting."""
    yield ""
    for line in route_lines(sheet, after_dark=True):
        yield f"{'  ' if line.startswith(' ') else ''}{printable(line)}"


def printable(text: str) -> str:
    """Text on one line without any sign that a terminal would act on."""
    return "".join(sign for sign in words.one_line(text) if sign.isprintable())


def as_json(area: Area, answer: NearPerson, *, kinds: Kinds) -> str:
    """The answer as JSON, with its sources. Neither the start nor metres: see ``export_csv``."""
    question = answer.question
    told = {
        "area": {"name": area.name, "title": area.title, "made_up": area.made_up, "revision": area.revision},
        "pace": {
            "key": question.pace.key,
            "metres_per_second": question.pace.speed_mps,
            "source": question.pace.source,
        },
        "minutes": question.minutes,
        "kinds": list(question.kinds),
        "status": str(answer.status),
        "sentence": answer.sentence,
        "in_reach": _records(answer.in_reach, kinds, ()),
        "just_out_of_reach": _records(answer.out_of_reach, kinds, ("cause", "cause_words")),
        "sources": [
            {"title": s.title, "date": s.date, "licence": s.licence, "attribution": s.attribution}
            for s in area.sources
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _records(rows: pd.DataFrame, kinds: Kinds, more: tuple[str, ...]) -> list[dict[str, Any]]:
    records = named(rows, kinds).to_dict("records")
    return [
        {
            "title": row["title"],
            "walk_minutes": None if pd.isna(row["walk_min"]) else int(row["walk_min"]),
            **{column: exported(row[column]) for column in (*EXPORT_COLUMNS, *more)},
            "ring_first": bool(row["ring_first"]),
        }
        for row in records
    ]


def as_csv(area: Area, answer: NearPerson, *, kinds: Kinds) -> str:
    """What is in reach as CSV, as the page gives it."""
    return export_csv(area, answer, kinds=kinds, today=datetime.now(UTC).date().isoformat())


def origin_of(match: Match) -> Origin:
    """Where a match starts."""
    return Origin(match.x, match.y)
