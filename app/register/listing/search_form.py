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
    """The controls above the list: what most people use, and a line that opens the rest."""
    with st.container(key="reg_search"):
        left, right = st.columns([6, 7], vertical_alignment="bottom")
    with left:
        text = st.text_input(pages.SEARCH, key=looked_for.TEXT, persist_state="session", autocomplete="off")
    memory.at_first(looked_for.SHOW, "open")
    with right:
        show = st.segmented_control(
            pages.SHOW,
            list(register_words.SHOW),
            key=looked_for.SHOW,
            persist_state="session",
            required=True,
            format_func=register_words.SHOW.__getitem__,
            wrap=True,
        )
    own = own_lists(entry.asset for entry in entries)
    with st.expander(_narrowed_to(own), key="reg_narrow"):
        source, step = _which_list(entries, own)
        families = _which_kinds()
    return Search(str(text or ""), tuple(families), str(show or "open"), source, step)


def show_ways_on() -> None:
    """What else is done in the list: choose several, or add one that it lacks."""
    st.toggle(several_words.SEVERAL, key=SEVERAL, persist_state="session")
    st.button(pages.ADD, on_click=form.open_form, args=(None,), key="reg_add")


def _which_list(entries: Sequence[Entry], own: Sequence[str]) -> tuple[str, str]:
    """From which list they are to be, and how sure."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        sources = sorted({entry.asset.source for entry in entries if entry.asset.source} - set(own))
        source = st.selectbox(
            pages.WHICH_LIST,
            ["", *own, *sources],
            format_func=lambda key: _list_title(key, own=key in own),
            key=looked_for.SOURCE,
            persist_state="session",
        )
    with right:
        step = st.selectbox(
            sureness.HOW_SURE,
            ["", *ConfidenceStep],
            format_func=_step_title,
            key=looked_for.STEP,
            persist_state="session",
        )
    return str(source or ""), str(step or "")


def _which_kinds() -> Sequence[str]:
    table = kinds()
    st.html(symbols_before(".st-key-reg_families button:nth-of-type({n}) p::before", table.families))
    return st.pills(
        pages.WHICH_KINDS,
        [family.key for family in table.families],
        selection_mode="multi",
        key=looked_for.FAMILIES,
        persist_state="session",
        format_func=lambda key: family_label(table.family_by_key[key]),
        wrap=True,
    )


def _narrowed_to(own: Sequence[str]) -> str:
    """The line that opens the rest of the controls: it names what is chosen there."""
    source, step = str(memory.get(looked_for.SOURCE) or ""), str(memory.get(looked_for.STEP) or "")
    families = memory.get(looked_for.FAMILIES) or ()
    chosen = [
        *([_list_title(source, own=source in own)] if source else []),
        *([_step_title(step)] if step else []),
        *(family_label(kinds().family_by_key[key]) for key in families),
    ]
    return words.plain(pages.narrowed_to(chosen)) if chosen else pages.NARROW


def _step_title(key: str) -> str:
    return sureness.STEPS[ConfidenceStep(key)] if key else sureness.HOWEVER_SURE


def _list_title(key: str, *, own: bool) -> str:
    title = words.one_line(key) or pages.EVERY_LIST
    return several_words.own_list(title) if own else title
