"""What does a planner ask? Kind, group, pace and minutes first; the rest on request."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

import streamlit as st

from app.memory.session import area_assets, kinds, register_began
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area
from presentation.words import gaps as said
from presentation.words.plain import day as day_in_words
from questions.wards.gap_people import groups_of
from questions.wards.ward_gap_model import EVERYONE, Asked, OpenThen

MINUTES: Final = (5, 10, 15, 20, 30)
FIRST_MINUTES: Final = 15
TIMES: Final = {
    "Morning, 9 to 12": (time(9), time(12)),
    "Lunch, 12 to 2": (time(12), time(14)),
    "Afternoon, 2 to 5": (time(14), time(17)),
    "Evening, 5 to 9": (time(17), time(21)),
    "Any time": (time(0), time(23, 59)),
}
FIRST_ASKED: Final = ("lunch_club", "community_centre")  # what the page begins with, where there are any
FAMILY: Final = "family:"
NOTHING: Final = "-"


@dataclass(frozen=True)
class Wanted:
    """What is asked, and what it is compared with."""

    asked: Asked
    what: str  # in a sentence: "a lunch club"
    other: Asked | None = None
    other_on: date | None = None  # the day on which the register was as it is compared with; None: now
    heads: tuple[str, str] = ("", "")  # of the two columns that are compared


def ask_planner(area: Area) -> Wanted:
    """The controls, and what they say."""
    there = sorted(set(area_assets(area).table["kind"]) & {kind.key for kind in kinds().kinds})
    options = ["", *_choices(there)]
    with st.container(key="gap_controls"):
        first, second, third, fourth = st.columns([3, 3, 3, 4])
        with first:
            first_asked = next((at for at, key in enumerate(options) if key in FIRST_ASKED), 0)
            what = st.selectbox(
                said.OF_WHAT,
                options,
                index=first_asked,
                format_func=what_title,
                key="gap_what",
                persist_state="session",
            )
        with second:
            groups = groups_of(area)
            group = st.selectbox(
                said.FOR_WHOM, groups, format_func=said.group_title, key="gap_group", persist_state="session"
            )
        with third:
            paces = list(PACES)
            pace = st.selectbox(
                said.PACE,
                paces,
                index=paces.index(DEFAULT_PACE),
                format_func=_pace_title,
                key="gap_pace",
                persist_state="session",
            )
        with fourth:
            minutes = st.segmented_control(
                said.MINUTES,
                MINUTES,
                default=FIRST_MINUTES,
                required=True,
                key="gap_minutes",
                persist_state="session",
            )
    asked = Asked(
        kinds_of(what, there),
        PACES[pace or DEFAULT_PACE],
        int(minutes or FIRST_MINUTES),
        datetime.now(UTC).date(),
        group=group or EVERYONE,
    )
    with st.expander(said.MORE):
        return _more(area, asked, what or "", options, there)


def _more(area: Area, asked: Asked, what: str, options: list[str], there: list[str]) -> Wanted:
    """When it must be open, whether unchecked places count, and what to compare with."""
    first, second, third, fourth = st.columns(4)
    with first:
        day = st.selectbox(
            said.WHEN,
            ["", *said.DAYS],
            format_func=lambda d: d or said.WHENEVER,
            key="gap_day",
            persist_state="session",
        )
    with second:
        hours = st.selectbox(
            said.TIME_OF_DAY, list(TIMES), key="gap_time", persist_state="session", disabled=not day
        )
    with third:
        against = st.selectbox(
            said.COMPARE,
            [NOTHING, *options],
            format_func=lambda key: said.NOTHING if key == NOTHING else what_title(key),
            key="gap_against",
            persist_state="session",
        )
    with fourth:
        pace = st.selectbox(
            said.COMPARE_PACE,
            [NOTHING, *PACES],
            format_func=lambda key: said.SAME_PACE if key == NOTHING else _pace_title(key),
            key="gap_against_pace",
            persist_state="session",
        )
    stale, on = _checked_and_date(area, asked.today)
    if day:
        asked = replace(asked, open_then=OpenThen(said.DAYS.index(day), *TIMES[hours]))
    return _beside(replace(asked, with_stale=stale), what, against, pace, on, there)


def _checked_and_date(area: Area, today: date) -> tuple[bool, date | None]:
    """Whether unchecked places count, and the day of the register to compare with."""
    left, right = st.columns([3, 1])
    with left:
        stale = st.checkbox(said.CHECKED, value=True, key="gap_stale", persist_state="session")
    with right:
        on = st.date_input(
            said.COMPARE_DATE,
            value=None,
            min_value=register_began(area),
            max_value=today,
            format="DD/MM/YYYY",
            key="gap_against_day",
            persist_state="session",
        )
    return stale, on


def _beside(asked: Asked, what: str, against: str, pace: str, on: date | None, there: list[str]) -> Wanted:
    """What is asked, beside another kind, pace or day of the register where one is chosen."""
    if against == NOTHING and pace == NOTHING and on is None:
        return Wanted(asked, what_words(what))
    other_key = what if against == NOTHING else against
    other = replace(
        asked,
        kinds=kinds_of(other_key, there),
        pace=asked.pace if pace == NOTHING else PACES[pace],
        today=on or asked.today,
    )
    then = f", on {day_in_words(on.isoformat())}" if on else ""
    heads = (
        f"{what_title(what)}, {asked.pace.title.lower()}",
        f"{what_title(other_key)}, {other.pace.title.lower()}{then}",
    )
    return Wanted(asked, what_words(what), other, on, heads)


def _choices(there: list[str]) -> list[str]:
    """Each family that has anything here, with its kinds below it."""
    found: list[str] = []
    for family in kinds().families:
        own = [kind.key for kind in kinds().kinds if kind.family == family.key and kind.key in there]
        found += [FAMILY + family.key, *own] if own else []
    return found


def kinds_of(what: str | None, there: list[str]) -> tuple[str, ...]:
    """The kinds that a choice stands for; none for every kind."""
    if not what:
        return ()
    if what.startswith(FAMILY):
        family = what.removeprefix(FAMILY)
        return tuple(kind.key for kind in kinds().kinds if kind.family == family and kind.key in there)
    return (what,)


def what_title(what: str) -> str:
    """A choice as it stands in the list."""
    if not what:
        return said.ANY_PLACE
    if what.startswith(FAMILY):
        return f"{_family(what)}: any"
    return f"{kinds().label(what)}"


def what_words(what: str) -> str:
    """A choice in a sentence: "a lunch club"."""
    if not what:
        return "any place to go"
    if what.startswith(FAMILY):
        return f"a place for {_family(what).lower()}"
    label = kinds().label(what).lower()
    return label if label.endswith("s") else f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _family(what: str) -> str:
    key = what.removeprefix(FAMILY)
    return next(family.label for family in kinds().families if family.key == key)


def _pace_title(key: str) -> str:
    pace = PACES[key]
    return f"{pace.title}, {pace.speed_mps:g} m/s"
