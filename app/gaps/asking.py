"""What is asked of the wards, and the answer: one question with its map, or many at once."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.gaps.answer import show_answer
from app.gaps.by_bus import ask_coverage, show_by_bus
from app.gaps.controls import ComparedQuestion, ask_basket, ask_planner, ask_view, begin_controls
from app.gaps.fields import BUS, FOOT
from app.gaps.matrix import back_to_matrix, show_matrix
from app.gaps.more import ask_more
from app.gaps.trend import show_trend
from app.gaps.zones.choose import ask_areas, by_chosen_areas, show_areas
from layers.area import Area
from questions.wards.analyses.choices import MANY


def ask_and_answer(area: Area) -> ComparedQuestion | None:
    """The controls, and all that follows from them; what is asked, where it is one question.

    The answer in a sentence stands above what it is asked by, so that the first screen has it.
    """
    shown = by_chosen_areas(area)
    choices = begin_controls(shown)
    first, main, head = st.container(key="gap_first"), st.container(key="gap_main"), _head()
    with head:
        many = ask_view() == MANY
        ask_areas(area)
    show_areas(area, shown)
    with main:
        question = ask_planner(shown, choices, many=many)
        coverage = FOOT if many else ask_coverage(shown)
    with head:
        if not many:
            ask_basket()
        compared = ask_more(shown, question, choices, many=many)
    if many:
        show_matrix(shown, compared, choices, first)
        return None
    back_to_matrix()
    if coverage == BUS:
        show_by_bus(shown, compared, first)
        return compared
    show_answer(shown, compared, first)
    show_trend(shown, compared)
    return compared


def _head() -> DeltaGenerator:
    """One line for how it is asked; what is opened in it takes a line of its own."""
    return st.container(horizontal=True, vertical_alignment="top", key="gap_head")
