"""How is a feed told that it has moved, or removed?"""

import html

import streamlit as st

from actions.acting import Acting
from actions.feeds.add_feed import move_feed, remove_feed
from app.frame.look import notice
from app.memory.session import areas_folder
from app.register.feeds.asking import begin_to_ask, is_asking
from app.register.state import memory, shelf
from app.signing_in.who import acting_now
from layers.register.feed_model import KeptFeed
from layers.register.importing.seeding import register_folder
from layers.register.settings import private_feeds
from presentation.words import plain
from presentation.words.register import feed_page as words, record as register

_SURE = "reg_keep_sure"  # the name of the feed whose removal was asked for


def show_changing(entry: KeptFeed) -> None:
    """Its address, to be written anew, and the way to be rid of it."""
    name = entry.feed.name
    with st.expander(words.CHANGE, key=f"reg_feed_change_{name}"):
        key = f"reg_keep_address_{name}"
        memory.at_first(key, "\n".join(entry.feed.addresses))
        typed = st.text_area(words.ADDRESS, key=key, persist_state="session", height=80)
        if is_asking():
            return
        if st.button(words.MOVE_BUTTON, key=f"reg_feed_move_{name}"):
            if memory.who():
                _move(name, tuple(str(typed or "").split()))
                st.rerun()
            st.html(notice(register.WHO_MISSING, register.WHO_FIX, care=True))
        if memory.get(_SURE) == name:
            st.html(f"<p>{html.escape(words.REMOVE_ASK)}</p>")
            with st.container(horizontal=True):
                st.button(
                    words.REMOVE_SURE, on_click=_remove, args=(name,), key=f"reg_feed_remove_sure_{name}"
                )
                st.button(
                    words.REMOVE_NOT, on_click=memory.put, args=(_SURE, ""), key=f"reg_feed_remove_not_{name}"
                )
        else:
            st.button(
                words.REMOVE_BUTTON, on_click=memory.put, args=(_SURE, name), key=f"reg_feed_remove_{name}"
            )


def _move(name: str, addresses: tuple[str, ...]) -> None:
    store, acting = shelf.register(), acting_now(memory.who())
    allowed = private_feeds(folder=register_folder(areas_folder()))

    def do() -> KeptFeed:
        """Ask what answers there, and read it there from now on."""
        return move_feed(store, name, addresses, acting=acting, allow_private=allowed)

    begin_to_ask(do, lambda entry: (words.moved(plain.one_line(name)), ""))


def _remove(name: str) -> None:
    """Remove it, in the name of who is there; in a callback only."""

    def do(acting: Acting) -> str:
        """Forget the feed; what it brought stays."""
        remove_feed(shelf.register(), name, acting=acting)
        return words.removed(plain.one_line(name))

    memory.put(_SURE, "")
    memory.attempt(do)
