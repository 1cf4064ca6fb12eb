"""Who is signed in, and how do they sign out? Nothing at a desk."""

import streamlit as st

from app.signing_in.who import acting_now
from presentation.words.office import sign_in as words
from starting.sign_in import is_office


def sign_out_button() -> None:
    """The button to sign out, which says who is signed in."""
    if is_office():
        name = acting_now().name
        st.button(words.sign_out(name), key="sign_out", type="tertiary", on_click=st.logout)
