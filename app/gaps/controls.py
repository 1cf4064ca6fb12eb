"""What does a planner ask? Kind, group, pace and minutes first; the rest on request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

import streamlit as st

from app.memory.session import area_assets, kinds, register_began
from geo.paces import DEFAULT_PACE, PACES
from layers.area import Area
from presentation.words.kinds import family_label, kind_label
from presentation.words.wards import choices as gap_words, kinds as gap_kinds, page as gap_page
from questions.places.of_kinds import kinds_there
from questions.wards.gap_people import groups_of
from questions.wards.ward_gap_model import EVERYONE, OpenThen, WardQuestion

MINUTES: Final = (5, 10, 15, 20, 30)
FIRST_MINUTES: Final = 15
FIRST_KINDS: Final = ("lunch_club", "community_centre")  # what the page begins with, where there are any
FAMILY: Final = "family:"
NOTHING: Final = "-"


@dataclass(frozen=True)
class ComparedQuestion:
    """What is asked, and what it is compared with."""

    question: WardQuestion
    what: str  # in a sentence: "a lunch club"
    other: WardQuestion | None = None
    other_on: date | None = None  # the day on which the register was as it is compared with; None: now
    heads: tuple[str, str] = ("", "")  # of the two columns that are compared


def ask_planner(area: Area) -> ComparedQuestion:
    """The controls, and what they say."""
    there = sorted(kinds_there(area_assets(area)) & {kind.key for kind in kinds().kinds})
    options, paces = ["", *_choices(there)], list(PACES)
    first_kind = next((at for at, key in enumerate(options) if key in FIRST_KINDS and key in there), 0)
    with st.container(key="gap_controls"):
        first, second, third, fourth = st.columns([3, 3, 3, 4])
    with first:
        what = _chosen(gap_words.OF_WHAT, options, what_title, key="gap_what", index=first_kind)
    with second:
        group = _chosen(gap_words.FOR_WHOM, groups_of(area), gap_words.group_title, key="gap_group")
    with third:
        first_pace = paces.index(DEFAULT_PACE)
        pace = _chosen(gap_words.PACE, paces, _pace_title, key="gap_pace", index=first_pace)
    with fourth:
        minutes = st.segmented_control(
            gap_words.MINUTES,
            MINUTES,
            default=FIRST_MINUTES,
            required=True,
            key="gap_minutes",
            persist_state="session",
        )
    question = WardQuestion(
        kinds_of(what, there),
        PACES[pace or DEFAULT_PACE],
        int(minutes or FIRST_MINUTES),
        datetime.now(UTC).date(),
        group=group or EVERYONE,
    )
    with st.expander(gap_words.MORE):
        return _more(area, question, what or "", options, there)


def _chosen(
    label: str,
    options: Sequence[str],
    title: Callable[[str], str],
    *,
    key: str,
    index: int = 0,
    disabled: bool = False,
) -> str:
    """One of the options; the choice stays while other pages are shown."""
    choice: str = st.selectbox(
        label,
        options,
        index=index,
        format_func=title,
        key=key,
        persist_state="session",
        disabled=disabled,
    )
    return choice


def _more(
    area: Area, question: WardQuestion, what: str, options: list[str], there: list[str]
) -> ComparedQuestion:
    """When it must be open, whether unchecked places count, and what to compare with."""

    def other_kind(key: str) -> str:
        return gap_words.NOTHING if key == NOTHING else what_title(key)

    def other_pace(key: str) -> str:
        return gap_words.SAME_PACE if key == NOTHING else _pace_title(key)

    first, second, third, fourth = st.columns(4)
    with first:
        days = ["", *gap_words.DAYS]
        day = _chosen(gap_words.WHEN, days, lambda name: name or gap_words.WHENEVER, key="gap_day")
    with second:
        hours = _chosen(
            gap_words.TIME_OF_DAY,
            list(gap_page.TIMES),
            lambda key: gap_page.TIMES[key][0],
            key="gap_time",
            disabled=not day,
        )
    with third:
        against = _chosen(gap_words.COMPARE, [NOTHING, *options], other_kind, key="gap_against")
    with fourth:
        pace = _chosen(gap_words.COMPARE_PACE, [NOTHING, *PACES], other_pace, key="gap_against_pace")
    stale, on = _checked_and_date(area, question.today)
    if day:
        question = replace(
            question, open_then=OpenThen(gap_words.DAYS.index(day), *gap_page.TIMES[hours][1:])
        )
    return _beside(replace(question, with_stale=stale), what, against, pace, on, there)


def _checked_and_date(area: Area, today: date) -> tuple[bool, date | None]:
    """Whether unchecked places count, and the day of the register to compare with."""
    left, right = st.columns([3, 1])
    with left:
        stale = st.checkbox(gap_words.CHECKED, value=True, key="gap_stale", persist_state="session")
    with right:
        on = st.date_input(
            gap_words.COMPARE_DATE,
            value=None,
            min_value=register_began(area),
            max_value=today,
            format="DD/MM/YYYY",
            key="gap_against_day",
            persist_state="session",
        )
    return stale, on


def _beside(
    question: WardQuestion, what: str, against: str, pace: str, on: date | None, there: list[str]
) -> ComparedQuestion:
    """What is asked, beside another kind, pace or day of the register where one is chosen."""
    if against == NOTHING and pace == NOTHING and on is None:
        return ComparedQuestion(question, what_words(what))
    other_key = what if against == NOTHING else against
    other = replace(
        question,
        kinds=kinds_of(other_key, there),
        pace=question.pace if pace == NOTHING else PACES[pace],
        today=on or question.today,
    )
    heads = (
        gap_page.compared_head(what_title(what), question.pace),
        gap_page.compared_head(what_title(other_key), other.pace, on.isoformat() if on else ""),
    )
    return ComparedQuestion(question, what_words(what), other, on, heads)


def _choices(there: list[str]) -> list[str]:
    """Every kind, also such as the register does not know here; above them a family that has anything."""
    choices: list[str] = []
    for family in kinds().families:
        own = [kind.key for kind in kinds().in_family(family.key)]
        choices += [FAMILY + family.key] if set(own) & set(there) else []
        choices += own
    return choices


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
        return gap_words.ANY_PLACE
    if what.startswith(FAMILY):
        return gap_kinds.family_title(_family(what))
    return f"{kind_label(kinds(), what)}"


def what_words(what: str) -> str:
    """A choice in a sentence: "a lunch club"."""
    if not what:
        return gap_words.ANY_PLACE_TO_GO
    if what.startswith(FAMILY):
        return gap_kinds.family_words(_family(what))
    return gap_kinds.kind_words(kind_label(kinds(), what))


def _family(what: str) -> str:
    key = what.removeprefix(FAMILY)
    return next(family_label(family) for family in kinds().families if family.key == key)


def _pace_title(key: str) -> str:
    pace = PACES[key]
    return gap_page.pace_title(pace)
