"""What waits for whoever looks after the register? First how much, then each with its answers."""

import html

import streamlit as st

from actions.acting import Acting
from actions.steward.answer_inbox import take_answer_back
from app.frame.live import NOTICE, say
from app.memory.session import kinds
from app.register.inbox.card import ANSWERED_LAST, LATER, show_card
from app.register.inbox.club_form import ask_for_file
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.engine.errors import NoSuchAssetError
from layers.register.feed_model import FeedOutcome
from layers.register.inbox.model import Act, InboxItem
from presentation.words import plain
from presentation.words.register import inbox as words, record as register_words
from questions.inbox.waiting import WaitingItem

_KEYS, _SHOWN, _AT_FIRST, _MOST_ANSWERED = "reg_inbox_keys", "reg_inbox_shown", 10, 50


def show_inbox(area: Area) -> None:
    """How much waits, what else does, each thing with its answers, and what was answered."""
    waiting = in_order(shelf.waiting_items(area))
    if waiting:
        say(words.answer([item.kind for item in waiting]), key="reg_inbox_line")
    else:
        hidden = bool(shelf.all_waiting_items())
        fix = words.NOTHING_HERE_FIX if hidden else words.NOTHING_WAITS_FIX
        say(words.NOTHING_WAITS, fix, key="reg_inbox_line", look=NOTICE)
    memory.at_first(_KEYS, True)
    with st.container(horizontal=True, vertical_alignment="center"):
        with_keys = bool(st.checkbox(words.KEYS, key=_KEYS, persist_state="session"))
        _undo(with_keys=with_keys)
    _beside(area)
    shown = int(memory.get(_SHOWN, _AT_FIRST))
    for place, item in enumerate(waiting[:shown]):
        show_card(item, is_first=place == 0, with_keys=with_keys)
    if len(waiting) > shown:
        more = (_SHOWN, shown + 2 * _AT_FIRST)
        st.button(words.SHOW_MORE, on_click=memory.put, args=more, key="reg_inbox_more")
    ask_for_file(area)
    _answered(area)


def in_order(waiting: tuple[WaitingItem, ...]) -> list[WaitingItem]:
    """Those that this visit left for later come last, as they were left."""
    later: list[str] = list(memory.get(LATER) or [])
    return sorted(waiting, key=lambda item: later.index(item.reference) if item.reference in later else -1)


def _undo(*, with_keys: bool) -> None:
    number = memory.get(ANSWERED_LAST)
    if number is not None:
        key = "u" if with_keys else None
        st.button(words.UNDO, on_click=_take_back, args=(number,), key="reg_inbox_undo", shortcut=key)


def _beside(area: Area) -> None:
    """Drafts and feeds that are held wait in parts of their own."""
    drafts = len(shelf.waiting_drafts(area))
    held = [
        entry.feed.name
        for entry in shelf.register().feeds.all()
        if entry.state.outcome is FeedOutcome.HELD and (shelf.everywhere() or entry.feed.area == area.name)
    ]
    for sentence, label, part in (
        *([(words.drafts_wait(drafts), words.TO_DRAFTS, "drafts")] if drafts else []),
        *((words.feed_held(name), words.TO_FEEDS, "imports") for name in held[:1]),
    ):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p>{html.escape(sentence)}</p>")
            st.button(label, on_click=memory.go, args=(part,), key=f"reg_inbox_to_{part}")


def _answered(area: Area) -> None:
    items = shelf.settled_items(area)
    if not items:
        return
    with st.expander(words.ANSWERED):
        for item in items[:_MOST_ANSWERED]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<p>{html.escape(words.answered(item, _name(item)))}</p>")
                if item.acts[-1].act is not Act.WITHDRAWN:
                    key = f"reg_inbox_again_{item.number}"
                    st.button(words.WAIT_AGAIN, on_click=_take_back, args=(item.number,), key=key)


def _name(item: InboxItem) -> str:
    try:
        asset = shelf.register().entry(item.asset_id).asset
    except NoSuchAssetError:
        return plain.one_line(item.source or item.asset_id)
    return register_words.title(asset, kinds())


def _take_back(number: int) -> None:
    def do(acting: Acting) -> str:
        """Let it wait again."""
        take_answer_back(shelf.register(), number, acting=acting)
        return words.WAITS_AGAIN

    if memory.attempt(do) and memory.get(ANSWERED_LAST) == number:
        memory.put(ANSWERED_LAST, None)
