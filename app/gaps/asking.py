"""What is asked of the wards, and the answer: one question with its map, or many at once."""

from app.gaps.answer import show_answer
from app.gaps.controls import ComparedQuestion, ask_planner, ask_view, begin_controls
from app.gaps.matrix import back_to_matrix, show_matrix
from app.gaps.more import ask_more
from app.gaps.trend import show_trend
from layers.area import Area
from questions.wards.analyses.choices import MANY


def ask_and_answer(area: Area) -> ComparedQuestion | None:
    """The controls, and all that follows from them; what is asked, where it is one question."""
    choices = begin_controls(area)
    many = ask_view() == MANY
    if many:
        question = ask_planner(area, choices, many=True)
        show_matrix(area, ask_more(area, question, choices, many=True), choices)
        return None
    back_to_matrix()
    compared = ask_more(area, ask_planner(area, choices), choices)
    show_answer(area, compared)
    show_trend(area, compared)
    return compared
