"""Where are streets known, and who lives where none is? A picture, a sentence and a table, ward by ward."""

import html

import streamlit as st

from app.frame.look import notice
from app.memory.session import street_cover
from layers.area import Area
from presentation.drawing.coverage import coverage_picture
from presentation.printing.tables import html_table
from presentation.words.wards import coverage as words


def show_coverage(area: Area) -> None:
    """Where streets are known, on a picture, in words and ward by ward."""
    cover = street_cover(area)
    meaning = words.WITHOUT_MEANS if cover.without else ""
    st.html(notice(words.coverage_sentence(cover, area.title), meaning, care=bool(cover.without)))
    with st.container(key="coverage"):
        left, right = st.columns([6, 5], gap="large")
    with left:
        picture = f'<img src="{coverage_picture(cover)}" alt="{html.escape(words.MAP_ALT)}">'
        st.html(
            f'<figure class="wr-figure">{picture}<figcaption>{words.picture_key(cover)}</figcaption></figure>'
        )
    with right:
        st.html(html_table(words.WARDS_CAPTION, words.WARD_COLUMNS, words.ward_rows(cover)))
