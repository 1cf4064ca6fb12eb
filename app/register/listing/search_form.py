"""What does somebody look for? The controls above the list."""

from collections.abc import Sequence

import streamlit as st

from app.memory.session import kinds
from app.register.editing import form
from app.register.listing.searching import Search
from app.register.several.ticking import SEVERAL
from app.register.state import looked_for, memory
from layers.register.history import Entry
from layers.register.listed.confidence import ConfidenceStep
from layers.register.many.own_lists import own_lists
from presentation.drawing.symbols import symbols_before
from presentation.words import plain as words
from presentation.words.kinds import family_label
from presentation.words.register import pages, record as register_words, several as several_words, sureness


def ask_search(entries: Sequence[Entry]) -> Search:
    """The controls above the list."""
    table = kinds()
    with st.container(key="reg_search"):
        left, right, sure = st.columns([5, 3, 3], vertical_alignment="bottom")
    with left:
        text = st.text_input(
            pages.SEARCH,
            key=looked_for.TEXT,
            persist_state="session",
            autocomplete="off",
        )
    with right:
        own = own_lists(entry.asset for entry in entries)
        sources = sorted({entry.asset.source for entry in entries if entry.asset.source} - set(own))
        source = st.selectbox(
            pages.WHICH_LIST,
            ["", *own, *sources],
            format_func=lambda key: _list_title(key, own=key in own),
            key=looked_for.SOURCE,
            persist_state="session",
        )
    with sure:
        step = st.selectbox(
            sureness.HOW_SURE,
            ["", *ConfidenceStep],
            format_func=lambda key: sureness.STEPS[ConfidenceStep(key)] if key else sureness.HOWEVER_SURE,
            key=looked_for.STEP,
            persist_state="session",
        )
    st.html(symbols_before(".st-key-reg_families button:nth-of-type({n}) p::before", table.families))
    families = st.pills(
        pages.WHICH_KINDS,
        [family.key for family in table.families],
        selection_mode="multi",
        key=looked_for.FAMILIES,
        persist_state="session",
        format_func=lambda key: family_label(table.family_by_key[key]),
        wrap=True,
    )
    memory.at_first(looked_for.SHOW, "open")
    with st.container(horizontal=True, vertical_alignment="bottom", key="reg_show_row"):
        show = st.segmented_control(
            pages.SHOW,
            list(register_words.SHOW),
            key=looked_for.SHOW,
            persist_state="session",
            required=True,
            format_func=register_words.SHOW.__getitem__,
            wrap=True,
        )
        st.toggle(several_words.SEVERAL, key=SEVERAL, persist_state="session")
        st.button(pages.ADD, on_click=form.open_form, args=(None,), key="reg_add")
    return Search(
        str(text or ""), tuple(families or ()), str(show or "open"), str(source or ""), str(step or "")
    )


def _list_title(key: str, *, own: bool) -> str:
    title = words.one_line(key) or pages.EVERY_LIST
    return several_words.own_list(title) if own else title
