"""About the data: where do the answers come from, and what can they not know?"""

import html

import streamlit as st

from actions.permits.who_may import Sort
from app.about.coverage import show_coverage
from app.about.fetched import show_fetched
from app.about.sources import show_sources
from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.signing_in.who import acting_now
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.words import about as about_words, plain as words
from presentation.words.office import page as office_words
from presentation.words.packs import NOT_VOUCHED_FOR


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("about/page.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    st.title(about_words.QUESTION, anchor=False)
    st.html(f'<p class="wr-answer">{html.escape(about_words.made_from(area))}</p>')
    links = "".join(
        f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title in about_words.SECTIONS.items()
    )
    st.html(f'<nav class="wr-contents" aria-label="{about_words.ON_THIS_PAGE}"><ul>{links}</ul></nav>')
    _section("coverage")
    show_coverage(area)
    _section("sources")
    st.html(f'<p class="wr-prose">{html.escape(about_words.sources(area.made_at))}</p>')
    if not area.vouched_for:
        st.html(f'<p class="wr-prose">{html.escape(NOT_VOUCHED_FOR)}</p>')
    show_fetched(area)
    with st.container(key="sources"):
        show_sources(area.sources)
    _section("paces")
    with st.container(key="paces"):
        st.html(html_table(about_words.PACES_CAPTION, about_words.PACE_COLUMNS, about_words.pace_rows()))
    for anchor in ("method", "unknown", "privacy", "accessibility"):
        _section(anchor)
        st.html(f'<div class="wr-prose">{about_words.prose(anchor)}</div>')
    _lead_to_office(area)
    page_end(area)


def _lead_to_office(area: Area) -> None:
    """The way to the office's page, for whoever may open it."""
    if not acting_now().may(Sort.PAGE, "office"):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="to_office"):
        st.html(f'<p class="wr-small">{html.escape(office_words.LINK_ABOUT)}</p>', width="content")
        st.page_link("office/page.py", label=office_words.LINK, query_params={"area": area.name})


def _section(anchor: str) -> None:
    st.header(about_words.SECTIONS[anchor], anchor=anchor)


with plain_errors():
    acting_now().check_page("about")
    show()
