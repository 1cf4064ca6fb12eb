"""The asset register: what is there for people, is it still true, and who has checked?"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.frame.who_field import ask_who
from app.memory.visit import LONGEST_WHO
from app.register.bringing_in.imported import show_imports
from app.register.bringing_in.importing import show_import
from app.register.clock_question import show_doubts
from app.register.drafts import show_drafts
from app.register.duplicates import show_pairs
from app.register.editing import form
from app.register.feeds.shown import show_feeds
from app.register.giving import show_give_back
from app.register.history import show_history
from app.register.inbox.show import show_inbox
from app.register.listing.place import leave_list
from app.register.listing.show import show_list
from app.register.morning import show_morning
from app.register.state import memory, shelf
from app.register.state.address import follow_address, write_address
from app.register.style import STYLE
from app.signing_in.who import acting_now
from layers.area import Area
from presentation.words import plain as words
from presentation.words.register import pages, record as register_words


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("register/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    st.html(STYLE)
    st.title(register_words.QUESTION, anchor=False)
    follow_address()
    part = _part(area)
    write_address(area.name, part)
    memory.show_told()
    st.html(f'<h2 class="wr-hidden">{register_words.PARTS[part]}</h2>')
    show_doubts(now())
    if part != "list":
        leave_list(away=False)
    parts: dict[str, Callable[[], None]] = {
        "list": lambda: _find_and_correct(area),
        "inbox": lambda: show_inbox(area),
        "import": lambda: show_import(area),
        "morning": lambda: show_morning(area),
        "pairs": lambda: show_pairs(area),
        "imports": lambda: _imports_and_feeds(area),
        "drafts": lambda: show_drafts(area),
        "give": lambda: show_give_back(area),
    }
    parts[part]()
    page_end(area)


def now() -> datetime:
    """The moment, by this machine's clock."""
    return datetime.now(UTC)


def _part(area: Area) -> str:
    """Which part of the page, and who is there."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="reg_top"):
        memory.at_first(memory.PART, "list")
        part = st.segmented_control(
            pages.WHAT_TO_DO,
            list(register_words.PARTS),
            required=True,
            key=memory.PART,
            persist_state="session",
            format_func=partial(_part_name, waiting=_waiting(area)),
            wrap=True,
            on_change=memory.turn,
        )
        ask_who(
            register_words.WHO,
            key="reg_who",
            longest=LONGEST_WHO,
            help=register_words.WHO_HELP,
            width=240,
            autocomplete="off",
        )
    elsewhere = shelf.elsewhere(area)
    if elsewhere:
        label = pages.outside_too(elsewhere, words.plain(area.title))
        st.checkbox(label, key=shelf.EVERYWHERE, persist_state="session")
    return str(part or "list")


def _waiting(area: Area) -> dict[str, int]:
    """How much waits in the parts of the page."""
    return {"inbox": len(shelf.waiting_items(area)), "drafts": len(shelf.waiting_drafts(area))}


def _part_name(part: str, *, waiting: Mapping[str, int]) -> str:
    name = register_words.PARTS[part]
    return pages.with_count(name, waiting[part]) if waiting.get(part) else name


def _find_and_correct(area: Area) -> None:
    view = memory.view()
    if view in ("edit", "add") or (view == "history" and memory.chosen()):
        leave_list(away=True)
    if view in ("edit", "add"):
        form.show_form(area)
    elif view == "history" and memory.chosen():
        show_history()
    elif not shelf.all_entries(area):
        _empty()
    elif not shelf.entries(area):
        st.html(notice(pages.none_here(words.one_line(area.title)), pages.NONE_HERE_FIX))
    else:
        show_list(area)


def _imports_and_feeds(area: Area) -> None:
    """Feeds come first: what came in from lists grows longer with every year."""
    show_feeds(area)
    show_imports(area)


def _empty() -> None:
    """What to do first."""
    st.html(notice(register_words.EMPTY, register_words.EMPTY_FIX))
    with st.container(horizontal=True):
        st.button(
            pages.BRING_IN_FIRST, type="primary", on_click=memory.go, args=("import",), key="reg_first_list"
        )
        st.button(pages.ADD_FIRST, on_click=form.open_form, args=(None,), key="reg_first_asset")


with plain_errors():
    acting_now().check_page("register")
    show()
