"""Add a place: which council's area is to be fetched and prepared, how far is that, and what is newer?"""

import html
from pathlib import Path
from typing import Final

import streamlit as st

from app.frame.area_choice import ADD_A_PLACE, page_top
from app.frame.look import notice
from app.frame.page import plain_errors
from app.places.choosing import choose_council, nothing_typed, what_to_do
from app.places.here import show_places_here
from app.places.ordering import take_news
from app.places.showing import show_council
from app.places.watching import show_work
from app.signing_in.who import acting_now
from layers.councils.table import load_councils
from presentation.words import place_page as words

_STYLE: Final = Path(__file__).with_name("places.css")


def show() -> None:
    """The whole page, from top to bottom."""
    page_top(ADD_A_PLACE)
    st.html(_STYLE)
    st.title(words.QUESTION, anchor=False)
    st.html(f'<p class="wr-intro">{html.escape(words.INTRO)}</p>')
    if (news := take_news()) is not None:
        st.html(notice(*news, care=True))
    table = load_councils()
    show_work(table)
    left, right = st.columns([2, 3], gap="large")
    with left:
        council = choose_council(table)
        if nothing_typed():
            show_places_here(table)
    with right, st.container(key="add_council"):
        if council is None:
            st.html(f'<p class="wr-hint">{html.escape(what_to_do(table))}</p>')
        else:
            show_council(council)


with plain_errors():
    acting_now().check_page("add-a-place")
    show()
