"""The conversation from top to bottom: what is asked, folded into one line, and the answer below it."""

from app.memory.held_before import note_start
from app.memory.session import Visit
from app.near.answer import show_answer
from app.near.controls import ask_for_question, begin_controls
from app.near.danger import show_whom_to_ring
from app.near.folding import folding
from app.near.person.held_before import show_held_before
from app.near.person.second import ask_for_second
from app.near.place import ask_for_place, find_start, show_start
from app.near.tab_keeper import keep_nothing, show_what_came_back
from layers.area import Area


def show_conversation(area: Area, visit: Visit) -> None:
    """Whom to ring where words mean danger, the controls, and the answer."""
    in_danger = show_whom_to_ring(area, visit)
    if not in_danger:
        find_start(area, visit)
        note_start(visit)
    begin_controls(visit, listen=not in_danger)
    show_what_came_back(visit)
    with folding(visit):
        ask_for_place(area, visit)
        if not in_danger:
            show_start(visit)
        question, wishes = ask_for_question(area)
        second = ask_for_second(visit, question.kinds)
    if not in_danger:
        show_held_before(visit)
        show_answer(area, question, wishes, second)
    else:
        keep_nothing(visit)
