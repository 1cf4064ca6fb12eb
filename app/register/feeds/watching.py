"""How far is the reading of feeds, and what came of it? Read from its record, whichever tab asks."""

import html
from datetime import datetime
from pathlib import Path

import streamlit as st

from app.frame.live import PLAIN, say
from app.frame.look import notice
from app.memory.visit import CLOCK
from app.register.feeds.reading_record import (
    FeedReading,
    ask_to_stop,
    forget_reading,
    is_asked_to_stop,
    read_reading,
)
from layers.register.feed_model import FeedOutcome
from presentation.words import plain
from presentation.words.register import feed_page as words


def show_reading(folder: Path) -> None:
    """What is being read now, or what came of the last reading until somebody puts its note away."""
    reading = read_reading(folder)
    if reading is None:
        return
    if not reading.is_over:
        _watch(folder)
        return
    with st.container(key="reg_feeds_came"):
        _show_end(reading)
        st.button(words.PUT_AWAY, on_click=forget_reading, args=(folder,), key="reg_feeds_put_away")


@st.fragment(run_every=1.0)
def _watch(folder: Path) -> None:
    """How far it is, once a second; the rest of the page stays as it is."""
    reading = read_reading(folder)
    if reading is None or reading.is_over:
        st.rerun(scope="app")
        return
    say(words.under_way(reading.progress), key="reg_feeds_at", look=PLAIN)
    for line in words.came_lines(reading.came):
        st.html(f'<p class="wr-small">{html.escape(plain.one_line(line))}</p>')
    begun = words.begun(datetime.fromisoformat(reading.started_at).astimezone(CLOCK))
    st.html(f'<p class="wr-small">{html.escape(f"{begun} {words.MEANWHILE}")}</p>')
    if is_asked_to_stop(folder):
        st.html(f'<p class="wr-small">{html.escape(words.STOPPING)}</p>')
    else:
        st.button(words.STOP, on_click=ask_to_stop, args=(folder,), key="reg_feeds_stop")


def _show_end(reading: FeedReading) -> None:
    if reading.state == "stopped":
        st.html(notice(words.STOPPED, words.STOPPED_FIX, slim=True))
    elif reading.state in ("failed", "cut_short"):
        st.html(notice(*map(plain.one_line, words.failed(reading.failure)), care=True))
    for done, line in zip(reading.came, words.came_lines(reading.came), strict=True):
        care = done.outcome is not FeedOutcome.CAME
        st.html(notice(plain.one_line(line), care=care, slim=True))
