"""What is asked of the wards, and the answer: one question with its map, or many at once."""

import streamlit as st

from app.gaps.answer import show_answer
from app.gaps.controls import ComparedQuestion, ask_planner, ask_view, begin_controls
from app.gaps.matrix import back_to_matrix, show_matrix
from app.gaps.more import ask_more
from app.gaps.own_areas import ask_areas, by_chosen_areas, show_areas
from app.gaps.trend import show_trend
from layers.area import Area
from questions.wards.analyses.choices import MANY


def ask_and_answer(area: Area) -> ComparedQuestion | None:
    """The controls, and all that follows from them; what is asked, where it is one question."""
    shown = by_chosen_areas(area)
    choices = begin_controls(shown)
    with st.container(horizontal=True, key="gap_head"):
        many = ask_view() == MANY
        ask_areas(area)
    show_areas(area, shown)
    if many:
        question = ask_planner(shown, choices, many=True)
        show_matrix(shown, ask_more(shown, question, choices, many=True), choices)
        return None
    back_to_matrix()
    compared = ask_more(shown, ask_planner(shown, choices), choices)
    show_answer(shown, compared)
    show_trend(shown, compared)
    return compared
