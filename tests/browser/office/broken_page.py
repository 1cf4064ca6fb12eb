"""A page that breaks: while it is drawn, in a callback, and in a part that is drawn anew by itself."""

import streamlit as st

from app.frame.page import plain_errors


def breaks() -> None:
    raise ValueError(f"no house {st.session_state.typed}")


@st.fragment
def part() -> None:
    if st.button("In a part"):
        breaks()


typed = st.text_input("Where from?", key="typed")
st.button("In a callback", on_click=breaks)
part()
with plain_errors():
    if st.button("On the page"):
        breaks()
if st.button("Below the page"):
    breaks()
