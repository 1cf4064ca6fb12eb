"""Is this machine's clock right? Asked where the register's last change is dated long before or after it."""

from datetime import datetime

import streamlit as st

from app.frame.look import notice
from app.register.state import memory, shelf
from presentation.words.register import clock as words

_SAID = "reg_clock_said"  # of which last change somebody said that the clock is right all the same
_WRONG = "reg_clock_wrong"


def show_doubts(now: datetime) -> None:
    """Records that are damaged are named, and the clock is asked about; until then nothing is changed."""
    register = shelf.register()
    last = register.doubtful_stamp(now)
    is_open = last is not None and memory.get(_SAID) != last.isoformat()
    memory.put(memory.CLOCK_IS_OPEN, is_open)
    for sentence in words.doubts(register.broken_records(), last if is_open else None, now=now):
        st.html(notice(sentence, care=True, slim=True))
    if last is None or not is_open:
        return
    with st.container(horizontal=True):
        st.button(
            words.IT_IS_RIGHT, on_click=memory.put, args=(_SAID, last.isoformat()), key="reg_clock_right"
        )
        st.button(words.IT_IS_WRONG, on_click=memory.put, args=(_WRONG, True), key="reg_clock_is_wrong")
    if memory.get(_WRONG):
        st.html(notice(words.PUT_IT_RIGHT, care=True, slim=True))
