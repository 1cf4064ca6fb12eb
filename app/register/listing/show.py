"""Which assets does somebody look for? Search and filter, the list beside the map, the one that is open."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app.frame.live import say
from app.frame.look import notice
from app.memory.session import kinds
from app.register.listing.as_table import show_table
from app.register.listing.on_map import show_on_map
from app.register.listing.place import keep_place, show_turning
from app.register.listing.rows import show_rows
from app.register.listing.search_form import ask_search, show_ways_on
from app.register.listing.searching import Search, fitting
from app.register.record.shown import show_record
from app.register.several.show import show_several
from app.register.several.ticking import SEVERAL
from app.register.state import looked_for, memory, shelf
from layers.area import Area
from layers.register.history import Entry
from layers.register.model import Status
from layers.register.settings import stale_after_days
from presentation.words.register import pages, record as register_words

RECORD_HEIGHT: Final = 414


def show_list(area: Area) -> None:
    """Search and filter, then the list, the map and what is open."""
    entries = shelf.entries(area)
    search = ask_search(entries)
    fits = fitting(entries, search, kinds=kinds(), on=register_words.today(), gone=shelf.gone_from_lists())
    with st.container(horizontal=True, vertical_alignment="center", key="reg_list_head"):
        say(_in_words(entries, fits, search), key="reg_list_line")
        show_ways_on()
    opened = looked_for.opened_entry(entries, fits, search)
    several = bool(memory.get(SEVERAL))
    if not fits:
        st.html(notice(register_words.NOTHING, register_words.NOTHING_FIX))
        if opened is not None or several:
            _beside(opened, entries, fits, several=several)
        return
    with st.container(key="list_and_map"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            page = show_rows(fits, search, several=several)
            keep_place(str(hash((page.number, search))))
        with right, st.container(key="reg_beside"):
            _beside(opened, entries, fits, several=several)
            with st.container(key="reg_map"):
                show_on_map(area, fits)
    show_table(fits)


def _beside(opened: Entry | None, entries: Sequence[Entry], fits: Sequence[Entry], *, several: bool) -> None:
    """What is to be done with those that are ticked, or the record of the one that is open."""
    with st.container(height=RECORD_HEIGHT, key="reg_record"):
        if several:
            show_several(entries, fits)
        else:
            _record(opened, fits)


def _record(opened: Entry | None, fits: Sequence[Entry]) -> None:
    """What is open, and a way to see it in the list where it does not fit what is looked for."""
    show_turning(opened, fits)
    if opened is not None and opened not in fits:
        st.html(notice(pages.NOT_IN_LIST, slim=True))
        show = "closed" if opened.asset.status is Status.CLOSED else "open"
        st.button(pages.SHOW_IN_LIST, on_click=looked_for.look_for, kwargs={"show": show}, key="reg_find_it")
    show_record(opened)


def _in_words(entries: Sequence[Entry], fits: Sequence[Entry], search: Search) -> str:
    standing = sum(entry.asset.status is not Status.CLOSED for entry in entries)
    today, days = register_words.today(), stale_after_days()
    stale = sum(register_words.needs_ringing(entry.asset, on=today, days=days) for entry in fits)
    return pages.list_answer(
        fitting=len(fits), standing=standing, stale=stale, closed=search.show == "closed"
    )
