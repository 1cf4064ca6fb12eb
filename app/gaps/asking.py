"""What is asked of the wards, and the answer: one question with its map, or many at once."""

from app.gaps.answer import show_answer
from app.gaps.controls import ask_planner, ask_view, begin_controls
from app.gaps.matrix import back_to_matrix, show_matrix
from app.gaps.more import ask_more
from layers.area import Area
from questions.wards.analyses.choices import MANY


def ask_and_answer(area: Area) -> None:
    """The controls, and all that follows from them."""
    choices = begin_controls(area)
    many = ask_view() == MANY
    if many:
        question = ask_planner(area, choices, many=True)
        show_matrix(area, ask_more(area, question, choices, many=True), choices)
        return
    back_to_matrix()
    show_answer(area, ask_more(area, ask_planner(area, choices), choices))
