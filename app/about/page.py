"""About the data: where do the answers come from, and what can they not know?"""

import html

import streamlit as st

from app.about.coverage import show_coverage
from app.about.sources import show_sources
from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.words import about as said, plain as words


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("about/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    st.title(said.QUESTION, anchor=False)
    st.html(f'<p class="wr-answer">{html.escape(_in_words(area))}</p>')
    links = "".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title in said.SECTIONS.items())
    st.html(f'<nav class="wr-contents" aria-label="On this page"><ul>{links}</ul></nav>')
    _section("coverage")
    show_coverage(area)
    _section("sources")
    st.html(f'<p class="wr-prose">{html.escape(said.sources(area.made_at))}</p>')
    with st.container(key="sources"):
        show_sources(area.sources)
    _section("paces")
    with st.container(key="paces"):
        st.html(html_table(said.PACES_CAPTION, said.PACE_COLUMNS, said.pace_rows()))
    for anchor in ("method", "unknown", "privacy", "accessibility"):
        _section(anchor)
        st.html(f'<div class="wr-prose">{said.prose(anchor)}</div>')
    page_end(area, shared=False)


def _section(anchor: str) -> None:
    st.header(said.SECTIONS[anchor], anchor=anchor)


def _in_words(area: Area) -> str:
    counts = area.counts
    stretches = counts.get("street_segments", counts["streets"])
    return (
        f"{words.count(counts['assets'], 'place', 'places')} to go, "
        f"{words.count(stretches, 'stretch', 'stretches')} of street to walk on and "
        f"{words.count(counts['postcodes'], 'postcode', 'postcodes')} to start from, "
        f"made from {words.count(len(area.sources), 'source', 'sources')}."
    )


with plain_errors():
    show()
