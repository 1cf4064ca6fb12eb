"""Which fields has the page about wards, what are they at first, and how does each stand in the address?"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.gaps.basket_form import KINDS as TICKED_KINDS
from app.gaps.link import Linked, day_of, joined, several
from app.gaps.sought import TICKED, Sought, key_of_kinds, set_key
from app.gaps.zones.choose import AREAS, PARAMETER, is_set_id
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area
from layers.tables.cells import read_day
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.measures import MEASURES
from presentation.words.wards.own_breaks import ADDRESS
from questions.wards.analyses.choices import (
    EVERY,
    FIRST_MINUTES,
    MANY,
    MINUTES,
    ONE,
    ROWS_BETWEEN,
)
from questions.wards.gap_people import groups_of
from questions.wards.trend.model import MOST_DAYS
from questions.wards.ward_gap_model import EVERYONE

NOTHING: Final = "-"
BREAKS: Final = "gap_breaks"
ANALYSIS: Final = "gap_analysis"  # under which a visit has the id of the analysis that is open
ANALYSIS_PARAMETER: Final = "analysis"
_AN_ID: Final = re.compile(r"[A-Za-z0-9_-]{6,40}")
WHAT, AGAINST, ROWS, GROUPS = "gap_what", "gap_against", "gap_rows", "gap_groups"
TREND: Final = "gap_trend"
HILLS: Final = "gap_hills"  # whether they count, where any are known
COVERAGE, BUS_SPAN, BUS_DAY = "gap_coverage", "gap_bus_span", "gap_bus_day"
FOOT, BUS = "foot", "bus"
A_DAY, A_WEEK = "day", "week"
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)  # days of buses that anybody may choose


def plain_fields(area: Area) -> dict[str, Linked]:
    """The fields that stand in the address by their own values."""
    groups, wards = groups_of(area), set(area.wards["ward_code"])
    return {
        "gap_view": Linked("view", ONE, (ONE, MANY).__contains__),
        "gap_group": Linked("group", EVERYONE, groups.__contains__),
        "gap_pace": Linked("pace", DEFAULT_PACE, PACES.__contains__),
        "gap_minutes": Linked("minutes", FIRST_MINUTES, MINUTES.__contains__, int),
        HILLS: Linked("hills", True, (True, False).__contains__, _yes, _yes_or_no),
        COVERAGE: Linked("by", FOOT, (FOOT, BUS).__contains__),
        BUS_SPAN: Linked("bus_span", A_DAY, (A_DAY, A_WEEK).__contains__),
        BUS_DAY: Linked("bus_day", None, _is_bus_day, day_of, _iso),
        "gap_day": Linked("day", "", gap_words.DAYS.__contains__, _weekday, _day_number),
        "gap_time": Linked("time", next(iter(gap_page.TIMES)), gap_page.TIMES.__contains__),
        "gap_stale": Linked("unchecked", True, (True, False).__contains__, _yes, _yes_or_no),
        "gap_standard": Linked("standard", None, lambda share: 1 <= share <= 100, int),
        "gap_against_pace": Linked("against_pace", NOTHING, PACES.__contains__),
        "gap_against_day": Linked("against_day", None, lambda day: day is not None, day_of, _iso),
        TREND: Linked("days", (), _are_days, several, _days),
        "gap_measure": Linked("figure", next(iter(MEASURES)), MEASURES.__contains__),
        BREAKS: Linked("breaks", "", lambda text: bool(ADDRESS.fullmatch(text))),
        AREAS: Linked(PARAMETER, "", is_set_id),
        "gap_ward": Linked("ward", "", wards.__contains__),
        ANALYSIS: Linked(ANALYSIS_PARAMETER, "", lambda word: bool(_AN_ID.fullmatch(word))),
        GROUPS: Linked(
            "groups",
            (EVERYONE,),
            lambda keys: bool(keys) and set(keys) <= set(groups),
            several,
            lambda keys: joined(tuple(keys)),
        ),
    }


def kinds_written(values: Mapping[str, Any], choices: Mapping[str, Sought], first: str) -> dict[str, str]:
    """What is asked for, and beside what, as kinds: a basket's name is never in an address.

    What is asked for ``first``, before anybody chooses, is left out, as other fields are.
    """
    params = {}
    for key, name in ((WHAT, "kinds"), (AGAINST, "against")):
        choice = choices.get(str(values.get(key)))
        if choice is not None and values.get(key) not in (None, NOTHING, first if key == WHAT else NOTHING):
            params[name] = joined(choice.kinds) or EVERY
    rows = [choices[key].kinds for key in values.get(ROWS) or () if key in choices]
    if rows:
        params["rows"] = ROWS_BETWEEN.join(joined(kinds) or EVERY for kinds in rows)
    return params


def kinds_taken(params: Mapping[str, str], choices: dict[str, Sought], first: str) -> dict[str, Any]:
    """The choices for which an address stands; kinds that are no basket's are those that are ticked."""
    values: dict[str, Any] = {WHAT: first, AGAINST: NOTHING}
    for key, name in ((WHAT, "kinds"), (AGAINST, "against")):
        if name not in params:
            continue
        kinds = _known(params[name], choices)
        values[key] = key_of_kinds(choices, kinds) if kinds is not None else values[key]
        if values[key] == TICKED:
            values[TICKED_KINDS] = list(kinds or ())
    rows = [_known(part, choices) for part in params.get("rows", "").split(ROWS_BETWEEN) if part]
    keys = [(key_of_kinds(choices, kinds), kinds) for kinds in rows if kinds]
    values[ROWS] = list(dict.fromkeys(set_key(kinds) if key == TICKED else key for key, kinds in keys))
    return values


def _known(text: str, choices: Mapping[str, Sought]) -> tuple[str, ...] | None:
    """Kinds between commas; None where there is none that anybody knows."""
    if text == EVERY:
        return ()
    return tuple(key for key in several(text) if choices.get(key) and choices[key].kinds == (key,)) or None


def _weekday(text: str) -> str:
    number = int(text)
    return gap_words.DAYS[number] if 0 <= number < len(gap_words.DAYS) else ""


def _day_number(day: str) -> str:
    return str(gap_words.DAYS.index(day))


def _yes(text: str) -> bool:
    return text != "no"


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def _are_days(typed: Any) -> bool:
    return 0 < len(typed) < MOST_DAYS and all(read_day(each) for each in typed)


def _days(typed: Any) -> str:
    """Days as an address has them; what nobody can read as a day is in no address."""
    days = (read_day(str(each)) for each in typed)
    return joined(tuple(day.isoformat() for day in days if day))


def _is_bus_day(day: Any) -> bool:
    return isinstance(day, date) and EARLIEST <= day <= LATEST


def _iso(day: Any) -> str:
    return str(day.isoformat())
