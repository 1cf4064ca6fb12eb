"""Who acts? Asked by initials at a desk; where people sign in, that says it, and nothing is typed."""

import html
from typing import Any

import streamlit as st

from app.memory.session import Visit
from app.signing_in.who import acting_now
from presentation.words.office import sign_in as words
from starting.sign_in import is_office


def ask_who(
    label: str,
    *,
    key: str,
    longest: int,
    hint: str = "",
    for_all_pages: bool = True,
    **drawn: Any,
) -> None:
    """A field for initials or a role under ``key``; where people sign in, a line with the name instead.

    ``for_all_pages``: what is typed counts on the other pages too.
    """
    visit = Visit()
    if is_office():
        st.html(f'<p class="wr-small">{html.escape(words.in_the_name_of(acting_now().name))}</p>')
        return
    if for_all_pages and not visit.get(key) and visit.who:
        visit.put(key, visit.who)

    def take() -> None:
        """Take what was typed for the whole visit."""
        if for_all_pages:
            visit.say_who(str(visit.get(key) or ""))

    st.text_input(
        label,
        key=key,
        max_chars=longest,
        persist_state="session",
        placeholder=hint or None,
        on_change=take,
        **drawn,
    )
