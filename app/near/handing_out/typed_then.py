"""What is typed or ticked for one hand-out there and then? It is not kept: another page, and it is gone.

So these fields alone have no ``persist_state``: neither the worker's number nor the tick for the whole way
outlasts the page on which it was made.
"""

import streamlit as st

from presentation.printing.handout.asking import LONGEST_CONTACT, Contact, Form
from presentation.words.handout import offering as words


def ask_whole_way(key: str) -> bool:
    """Whether the whole way may be shown, from the door on."""
    return st.checkbox(words.WHOLE_WAY, key=f"{key}_handout_whole", help=words.WHOLE_WAY_HELP)


def ask_contact(key: str) -> Contact:
    """The worker's own name and number."""
    left, right = st.columns(2)
    with left:
        name = st.text_input(
            words.NAME_LABEL, key=f"{key}_handout_name", autocomplete="off", max_chars=LONGEST_CONTACT
        )
    with right:
        number = st.text_input(
            words.NUMBER_LABEL, key=f"{key}_handout_number", autocomplete="off", max_chars=LONGEST_CONTACT
        )
    st.caption(words.NOT_KEPT)
    return Contact(name, number)


def ask_money(key: str, form: Form) -> int | None:
    """What they have for the week, pence; None where that is not asked or not said."""
    if form is not Form.WEEK:
        return None
    pounds = st.number_input(
        words.MONEY_LABEL,
        min_value=0.0,
        max_value=10_000.0,
        value=None,
        step=0.5,
        format="%.2f",
        key=f"{key}_handout_money",
    )
    return None if pounds is None else round(pounds * 100)
