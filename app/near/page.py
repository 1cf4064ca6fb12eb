"""Near a person: what can this person get to on foot from home, at their own pace?"""

import streamlit as st

from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.memory.session import Visit
from app.near.answer import show_answer
from app.near.controls import ask_for_question
from app.near.danger import show_whom_to_ring
from app.near.place import ask_for_place
from app.near.tab_keeper import keep_nothing, show_what_came_back
from presentation.words import plain as words


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("near/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    visit = Visit()
    in_danger = show_whom_to_ring(area, visit)
    ask_for_place(area, visit, look_up=not in_danger)
    show_what_came_back(visit)
    question, wishes = ask_for_question(area)
    if not in_danger:
        show_answer(area, question, wishes)
    else:
        keep_nothing(visit)
    page_end(area)


with plain_errors():
    show()
