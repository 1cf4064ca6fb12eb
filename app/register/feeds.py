"""Which lists keep themselves, how did they fare the last time, and what waits for a person?"""

import html
from datetime import UTC, datetime

import streamlit as st

from actions.acting import Acting
from actions.bring_in_list import ImportDesk
from actions.feeds.refresh import refresh, refreshing
from app.frame.look import notice
from app.memory.session import area_named, areas_folder, kinds
from app.register.state import memory, shelf
from layers.register.feed_model import FeedOutcome, KeptFeed
from layers.register.importing.seeding import register_folder
from layers.register.settings import private_feeds
from presentation.words import plain
from presentation.words.language import worded
from presentation.words.register import feed_lines as words


def show_feeds() -> None:
    """Every feed with what came of it, and a way to read it now."""
    st.subheader(words.TITLE, anchor=False)
    feeds = shelf.register().feeds.all()
    if not feeds:
        st.html(notice(words.NONE_YET, words.NONE_YET_FIX, slim=True))
        return
    for entry in feeds:
        with st.container(border=True, key=f"reg_feed_{entry.feed.name}"):
            _feed(entry)


def _feed(entry: KeptFeed) -> None:
    feed, state = entry.feed, entry.state
    about = "<br>".join(html.escape(plain.one_line(line)) for line in words.about(entry))
    name = html.escape(plain.one_line(feed.name))
    st.html(f'<h3 class="wr-part">{name}</h3><p class="wr-small">{about}</p>')
    if state.outcome in (FeedOutcome.HELD, FeedOutcome.FAILED):
        st.html(
            notice(words.trouble_title(entry), plain.one_line(worded(state.sentence)), care=True, slim=True)
        )
    with st.container(horizontal=True):
        st.button(
            words.READ_NOW, on_click=_refresh, args=(feed.name, False), key=f"reg_feed_read_{feed.name}"
        )
        if state.outcome is FeedOutcome.HELD:
            st.button(
                words.IT_IS_RIGHT,
                on_click=_refresh,
                args=(feed.name, True),
                key=f"reg_feed_accept_{feed.name}",
            )


def _refresh(name: str, accept: bool) -> None:
    """Read a feed now, in the name of who is there."""

    def do(acting: Acting) -> str:
        """Refresh it beside whoever else works in the register."""
        folder = register_folder(areas_folder())
        allowed = private_feeds(folder=folder)
        register = shelf.register()

        def desk_of(entry: KeptFeed) -> ImportDesk:
            """Where the entries of a feed come in: its own area."""
            area = area_named(entry.feed.area)
            return ImportDesk(area, register, kinds(), acting, private_feeds=allowed)

        with refreshing(folder):
            entry = register.feeds.one(name)
            done = refresh(entry, register, desk_of, now=datetime.now(UTC), accept=accept)
        return " ".join(words.refreshed_lines(done))

    memory.attempt(do)
