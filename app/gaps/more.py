"""What else may a planner ask? When, how checked, by which standard, and beside what."""

from dataclasses import replace
from datetime import date

import streamlit as st

from app.gaps.controls import ComparedQuestion, choose, pace_title
from app.gaps.fields import AGAINST, NOTHING, WHAT
from app.gaps.sought import Sought
from app.memory.session import Visit, register_began
from geo.paces import PACES, Pace
from layers.area import Area
from presentation.words.wards import choices as gap_words, page as gap_page, readiness as ready_words
from questions.wards.ward_gap_model import OpenThen, WardQuestion


def ask_more(
    area: Area, question: WardQuestion, choices: dict[str, Sought], *, many: bool = False
) -> ComparedQuestion:
    """Behind one line: what is often left as it is; many at once are compared with nothing."""
    with st.expander(gap_words.MORE, key="gap_more"):
        first, second, third, fourth = st.columns(4)
        with first:
            days = ["", *gap_words.DAYS]
            day = choose(gap_words.WHEN, days, lambda name: name or gap_words.WHENEVER, key="gap_day")
        with second:
            hours = choose(
                gap_words.TIME_OF_DAY,
                list(gap_page.TIMES),
                lambda key: gap_page.TIMES[key][0],
                key="gap_time",
                disabled=not day,
            )
        with third:
            standard = st.number_input(
                ready_words.STANDARD,
                min_value=1,
                max_value=100,
                value=None,
                step=5,
                key="gap_standard",
                persist_state="session",
                placeholder=ready_words.NO_STANDARD,
            )
        with fourth:
            stale = st.checkbox(gap_words.CHECKED, key="gap_stale", persist_state="session")
        if day:
            stretch = OpenThen(gap_words.DAYS.index(day), *gap_page.TIMES[hours][1:])
            question = replace(question, open_then=stretch)
        question = replace(question, with_stale=bool(stale))
        share = None if standard is None else standard / 100
        sought = choices[str(Visit().get(WHAT))]
        if many:
            return ComparedQuestion(question, sought.words, standard=share)
        return replace(_ask_beside(area, question, sought, choices), standard=share)


def _ask_beside(
    area: Area, question: WardQuestion, sought: Sought, choices: dict[str, Sought]
) -> ComparedQuestion:
    """What it is compared with: something else, another pace, another day of the register."""

    def other_title(key: str) -> str:
        return gap_words.NOTHING if key == NOTHING else choices[key].title

    def other_pace(key: str) -> str:
        return gap_words.SAME_PACE if key == NOTHING else pace_title(key)

    first, second, third = st.columns(3)
    with first:
        against = choose(gap_words.COMPARE, [NOTHING, *choices], other_title, key=AGAINST)
    with second:
        pace = choose(gap_words.COMPARE_PACE, [NOTHING, *PACES], other_pace, key="gap_against_pace")
    began = register_began(area)
    with third:
        on = st.date_input(
            gap_words.COMPARE_DATE,
            value=None,
            min_value=began,
            max_value=question.today,
            format="DD/MM/YYYY",
            key="gap_against_day",
            persist_state="session",
        )
    return beside(question, sought, None if against == NOTHING else choices[against], pace=pace, on=on)


def _other_pace(question: WardQuestion, key: str) -> Pace:
    """The pace that it is compared with; hills count for both, or for neither."""
    if key == NOTHING:
        return question.pace
    return PACES[key] if question.pace.counts_hills else PACES[key].level


def beside(
    question: WardQuestion, sought: Sought, against: Sought | None, *, pace: str, on: date | None
) -> ComparedQuestion:
    """What is asked, beside something else, another pace or day of the register where one is chosen."""
    if against is None and pace == NOTHING and on is None:
        return ComparedQuestion(question, sought.words)
    other_sought = against or sought
    other = replace(
        question,
        kinds=other_sought.kinds,
        pace=_other_pace(question, pace),
        today=on or question.today,
    )
    heads = (
        gap_page.compared_head(sought.title, question.pace),
        gap_page.compared_head(other_sought.title, other.pace, on.isoformat() if on else ""),
    )
    return ComparedQuestion(question, sought.words, other, on, heads, other_what=other_sought.words)
