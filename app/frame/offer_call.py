"""How is a call for proposals offered? As a file, beside the page where its answers or figures stand."""

import streamlit as st

from app.frame.area_choice import link_to_page
from app.frame.offer_file import offer_file
from app.memory.newest_call import NewestCall
from presentation.words.wards import loop as words


def offer_call(call: NewestCall, page: str, label: str, *, key: str) -> None:
    """The call on paper, and a link to ``page``, for whoever may have the one and open the other."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_line"):
        offer_file(
            "call for proposals",
            words.CALL,
            call.pdf,
            file_name=call.file_name,
            mime="application/pdf",
            on_click="ignore",
            key=key,
        )
        link_to_page(page, label, call.area.name)
