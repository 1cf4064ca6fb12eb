"""What do all pages share? Their end, and how they say that something went wrong."""

import html
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from app.frame.focus import keep_focus
from app.frame.look import STYLE, notice
from app.frame.wide_tables import mark_wide_tables
from app.tiles.routes import SERVED
from app.work.logged import unexpected
from geo.errors import WithinReachError
from layers.area import Area
from presentation.words import plain as words
from presentation.words.credits import attributions
from presentation.words.errors import broken, error_number, fix_of, what_of


def page_end(area: Area, *, address: str = "") -> None:
    """Where the data come from and how old they are; and what its ``address`` holds, in words."""
    dated = [words.title_of_day(source.title, source.date) for source in area.sources if source.date]
    credit = html.escape(" · ".join(attributions(area)))
    lines = [html.escape(address)] if address else []
    lines += [credit, html.escape("; ".join(dict.fromkeys(dated)))]
    st.html("".join(f'<p class="wr-small">{line}</p>' for line in lines))
    SERVED.get_ready(area.name, area.revision)  # only now: the page was not to wait for it


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say what the visitor can put right; of anything else say that it is ours, and no details."""
    st.html(STYLE)
    keep_focus()
    mark_wide_tables()
    try:
        yield
    except WithinReachError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
    except Exception as error:
        if _is_streamlits_own(error):
            raise
        st.html(notice(*broken(unexpected(error)), care=True))


@contextmanager
def apart(what: str, fix: str) -> Iterator[None]:
    """A part of a page that may fail by itself: that is said in its place, and the rest stands."""
    try:
        yield
    except Exception as error:
        if _is_streamlits_own(error):
            raise
        st.html(notice(what, f"{fix} {error_number(unexpected(error))}".strip(), care=True))


def show_uncaught(error: Exception) -> bool:
    """Say what breaks outside ``plain_errors``, as in a callback, as there, in place of Streamlit's words."""
    st.html(STYLE)
    st.html(notice(*broken(unexpected(error)), care=True))
    return True


def _is_streamlits_own(error: Exception) -> bool:
    """Streamlit ends and restarts a run by raising; those must go through."""
    return type(error).__module__.startswith("streamlit.")
