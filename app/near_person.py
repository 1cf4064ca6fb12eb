"""Near a person: what can this person get to on foot from home, at their own pace?"""

import streamlit as st

from app import words
from app.answer import show_answer
from app.area_choice import choose_area
from app.controls import ask_for_question
from app.look import notice
from app.page import page_end, plain_errors
from app.place import ask_for_place
from app.session import Visit


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("near_person.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    st.title(words.QUESTION, anchor=False)
    visit = Visit()
    ask_for_place(area, visit)
    question, wishes = ask_for_question(area)
    show_answer(area, question, wishes)
    page_end(area)


with plain_errors():
    show()
