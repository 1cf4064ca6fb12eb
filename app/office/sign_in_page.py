"""What does somebody see who has not signed in, or has no role here?"""

import html
from functools import partial

import streamlit as st

from app.frame.look import STYLE, notice
from app.frame.signed_in_line import sign_out_button
from app.signing_in.settings import settings
from presentation.words import plain
from presentation.words.office import sign_in as words


def show_sign_in() -> None:
    """The buttons to sign in, one for each provider."""
    here = settings()
    _top()
    st.title(words.TITLE, anchor=False)
    st.html(f'<p class="wr-intro">{html.escape(words.INTRO)}</p>')
    for provider in here.providers:
        named = None if provider == "default" else provider
        st.button(
            words.button_of(provider),
            key=f"sign_in_{provider}",
            type="primary",
            on_click=partial(st.login, named),
        )
    st.html(f'<p class="wr-small">{html.escape(words.good_for(here.hours))}</p>')


def show_no_role(name: str) -> None:
    """That somebody is signed in and has no role here, and whom to ask."""
    _top()
    st.title(words.signed_in_as(name), anchor=False)
    st.html(notice(words.NO_ROLE, words.no_role_fix(settings().ask), care=True))
    sign_out_button()


def _top() -> None:
    st.html(STYLE)
    with st.container(key="top"), st.container(horizontal=True, key="top_row"):
        st.html(f'<div class="wr-top"><strong>{plain.TITLE}</strong></div>', width="content")
