"""Near a person: what can this person get to on foot from home, at their own pace?"""

from pathlib import Path
from typing import Final

import streamlit as st

from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.memory.session import Visit
from app.near.conversation import show_conversation
from app.near.listen_ahead import listen_soon
from app.signing_in.who import acting_now
from presentation.words import plain as words

_STYLE: Final = Path(__file__).with_name("near.css")


def show() -> None:
    """The whole page, from top to bottom."""
    st.html(_STYLE)
    area = choose_area("near/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    show_conversation(area, Visit())
    page_end(area)
    listen_soon()


with plain_errors():
    acting_now().check_page("near")
    show()
