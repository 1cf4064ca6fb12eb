"""Which lists keep themselves, how did they fare the last time, and what waits for a person?"""

import html

import streamlit as st

from actions.acting import Acting
from app.frame.look import notice
from app.memory.session import areas_folder
from app.register.feeds import reading
from app.register.feeds.adding import show_adding
from app.register.feeds.changing import show_changing
from app.register.feeds.reading_record import read_reading, reading_folder
from app.register.feeds.watching import show_reading
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.feed_model import FeedOutcome, KeptFeed
from layers.register.importing.seeding import register_folder
from presentation.words import plain
from presentation.words.language import worded
from presentation.words.register import feed_lines as words, feed_page


def show_feeds(area: Area) -> None:
    """Every feed with what came of it, ways to read, change and remove it, and to add another."""
    st.subheader(words.TITLE, anchor=False)
    folder = reading_folder(register_folder(areas_folder().resolve()))
    show_reading(folder)
    last_reading = read_reading(folder)
    is_reading = last_reading is not None and not last_reading.is_over
    feeds = shelf.register().feeds.all()
    if not feeds:
        st.html(notice(words.NONE_YET, words.NONE_YET_FIX, slim=True))
    elif len(feeds) > 1 and not is_reading:
        st.button(feed_page.READ_ALL, on_click=_read, args=((), False), key="reg_feeds_read_all")
    for entry in feeds:
        with st.container(border=True, key=f"reg_feed_{entry.feed.name}"):
            _feed(entry, is_reading=is_reading)
    show_adding(area, is_open=not feeds and not shelf.imports(area))


def _feed(entry: KeptFeed, *, is_reading: bool) -> None:
    feed, state = entry.feed, entry.state
    about = "<br>".join(html.escape(plain.one_line(line)) for line in words.about(entry))
    name = html.escape(plain.one_line(feed.name))
    st.html(f'<h3 class="wr-part">{name}</h3><p class="wr-small">{about}</p>')
    if state.outcome in (FeedOutcome.HELD, FeedOutcome.FAILED):
        st.html(
            notice(words.trouble_title(entry), plain.one_line(worded(state.sentence)), care=True, slim=True)
        )
    if not is_reading:
        with st.container(horizontal=True):
            _read_button(words.READ_NOW, entry, accept=False)
            if state.outcome is FeedOutcome.HELD:
                _read_button(words.IT_IS_RIGHT, entry, accept=True)
    show_changing(entry)


def _read_button(title: str, entry: KeptFeed, *, accept: bool) -> None:
    name = entry.feed.name
    key = f"reg_feed_{'accept' if accept else 'read'}_{name}"
    st.button(title, on_click=_read, args=((name,), accept), key=key)


def _read(names: tuple[str, ...], accept: bool) -> None:
    """Begin to read feeds, in the name of who is there; in a callback only."""

    def do(acting: Acting) -> str:
        """Begin; what comes of it is shown above the feeds."""
        acting.check_action("look after feeds")
        areas = areas_folder().resolve()
        order = reading.ReadingOrder(names, acting.name, areas, register_folder(areas), accept)
        reading.begin(order)
        return ""

    memory.attempt(do)
