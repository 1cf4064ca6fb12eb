"""What is asked at the terminal of what is near a person, and the answer as JSON and as a table to keep."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd

from geo.errors import WithinReachError
from geo.paces import PACES, Pace, own_pace
from layers.area import AREAS_FOLDER, Area, list_areas, open_area
from layers.assets.kinds import Kinds
from layers.packs.format import PackError
from layers.places.gazetteer import build_gazetteer
from layers.places.postcode_format import area_letters
from layers.relief.hilly_area import hills_known
from presentation.printing.ride_tables import FileRides, ride_records
from presentation.printing.tables import export_columns, export_csv, exported
from presentation.words import plain as words
from presentation.words.language import worded
from presentation.words.near.by_hours import hours_record, shut_minutes
from presentation.words.near.naming import named
from presentation.words.near.place_doubts import in_another_area, offer_words, place_words
from presentation.words.near.reach import cannot_judge, obstacle_words
from questions.places.find_place import Match, PlaceAnswer, find_place
from questions.places.place_match import DoubtCause
from questions.walks.near_person import NearPerson, Origin

NOT_HERE: Final = (
    DoubtCause.POSTCODE_ELSEWHERE,
    DoubtCause.DISTRICT_ELSEWHERE,
    DoubtCause.POSTCODE_NOT_LISTED,
)


class PlaceNotCertainError(WithinReachError, LookupError):
    """What was typed is not one certain place."""


def read_place(typed: str) -> str:
    """The place as typed after the command, or asked for, so that it stays out of the shell's history."""
    if typed and typed != "-":
        return typed
    if sys.stdin.isatty():
        return input(f"{words.PLACE_LABEL} ")
    return sys.stdin.readline()


def certain_match(area: Area, typed: str, *, choose: int | None, areas_folder: Path = AREAS_FOLDER) -> Match:
    """The one place that is meant. ``areas_folder``: where other areas lie, of which one may hold it.

    Raises
    ------
    PlaceNotCertainError
        Nothing matches, or several do and none was chosen; the places offered are numbered.
    """
    answer = find_place(build_gazetteer(area), typed)
    if answer.certain is not None:
        return answer.certain
    if choose is not None and 1 <= choose <= len(answer.matches):
        return answer.matches[choose - 1]
    elsewhere = _in_another_area(area, typed, answer, areas_folder)
    doubt = " ".join(filter(None, [place_words(answer), elsewhere]))
    raise PlaceNotCertainError("{doubt}", "{offer}", doubt=doubt, offer=offer_words(answer))


def _in_another_area(area: Area, typed: str, answer: PlaceAnswer, areas_folder: Path) -> str:
    """Which prepared area has a postcode that this one does not have; "" if none has."""
    if answer.doubt is None or answer.doubt.cause not in NOT_HERE:
        return ""
    letters = area_letters(answer.doubt.postcode)
    for summary in list_areas(areas_folder):
        if summary.name == area.name or not summary.label or letters not in summary.label.postcode_areas:
            continue
        try:
            other = open_area(summary.name, areas_folder=areas_folder)
        except PackError:
            continue  # a damaged area is not the one that was asked about
        if find_place(build_gazetteer(other), typed).certain is not None:
            return in_another_area(answer.doubt.postcode, summary.label.title, summary.name)
    return ""


def read_pace(key: str, *, speed_mps: float | None, step_free: bool, flat: bool = False) -> Pace:
    """The pace named ``key``, or the person's own where a speed is given; ``flat`` leaves hills out.

    Raises
    ------
    WithinReachError
        There is no such pace, or nobody walks at that speed.
    """
    if speed_mps is not None:
        own = own_pace(speed_mps, step_free=step_free)
        return own.level if flat else own
    if key not in PACES:
        raise WithinReachError(
            'There is no pace called "{key}".', "Choose one of: {paces}.", key=key, paces=", ".join(PACES)
        )
    pace = PACES["step-free"] if step_free else PACES[key]
    return pace.level if flat else pace


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


def as_json(area: Area, answer: NearPerson, *, kinds: Kinds, rides: FileRides = None) -> str:
    """The answer as JSON, with its sources. Neither the start nor metres: see ``export_csv``."""
    question = answer.question
    record = {
        "area": {"name": area.name, "title": area.title, "made_up": area.made_up, "revision": area.revision},
        "pace": {
            "key": question.pace.key,
            "metres_per_second": question.pace.speed_mps,
            "source": worded(question.pace.source),
        },
        "hills": hills_record(area, question.pace),
        "minutes": question.minutes,
        "kinds": list(question.kinds),
        "status": str(answer.status),
        "sentence": cannot_judge(answer),
        "in_reach": _records(answer.in_reach, kinds, rides),
        "just_out_of_reach": _records(
            answer.out_of_reach.assign(cause_words=answer.out_of_reach["obstacle"].map(obstacle_words)),
            kinds,
            rides,
            ("cause", "cause_words"),
        ),
        "sources": [
            {"title": s.title, "date": s.date, "licence": s.licence, "attribution": s.attribution}
            for s in area.sources
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def hills_record(area: Area, pace: Pace) -> dict[str, Any]:
    """Whether the area's hills are known, whether they count, and by which source, for JSON."""
    is_known = hills_known(area)
    return {
        "known": is_known,
        "counted": is_known and pace.counts_hills,
        "source": worded(pace.hill_source) if is_known else "",
    }


def _records(
    rows: pd.DataFrame, kinds: Kinds, rides: FileRides, more: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    records = named(rows, kinds).to_dict("records")
    return [
        {
            "title": row["title"],
            "walk_minutes": None if pd.isna(row["walk_min"]) else int(row["walk_min"]),
            "walk_back_minutes": None if pd.isna(row["back_min"]) else int(row["back_min"]),
            "walk_minutes_while_shut": shut_minutes(row["by_hours"]),
            "hours_on_the_way": hours_record(row["by_hours"]),
            **{column: exported(row[column]) for column in (*export_columns(rows), *more)},
            "ring_first": bool(row["ring_first"]),
            "rides": ride_records(rides, row["asset_id"]),
        }
        for row in records
    ]


def as_csv(area: Area, answer: NearPerson, *, kinds: Kinds, rides: FileRides = None) -> str:
    """What is in reach as CSV, as the page gives it."""
    return export_csv(area, answer, kinds=kinds, today=datetime.now(UTC).date().isoformat(), rides=rides)


def origin_of(match: Match) -> Origin:
    """Where a match starts."""
    return Origin(match.x, match.y, match.street)
