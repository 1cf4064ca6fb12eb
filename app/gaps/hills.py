"""What do hills do to the wards' figures? With hills and without, side by side."""

import html
from functools import partial

import streamlit as st

from app.memory.session import gaps_of
from layers.area import Area
from layers.relief.hilly_area import hills_known
from presentation.printing.hill_tables import hill_rows
from presentation.printing.tables import html_table
from presentation.words.area_noun import noun_of
from presentation.words.hills import wards as hill_words
from questions.wards.hills_beside import hills_beside
from questions.wards.ward_gap_model import WardGaps


def show_hills(area: Area, gaps: WardGaps) -> None:
    """The table of both, worked out once somebody opens it; nothing where hills do not count."""
    if not hills_known(area) or not gaps.question.pace.counts_hills:
        return
    st.header(hill_words.TITLE, anchor=False)
    with st.expander(hill_words.SHOW, key="gap_hills_beside", on_change="rerun") as fold:
        beside = hills_beside(area, gaps, partial(gaps_of, area)) if fold.open else None
        if beside is not None:
            st.html(f'<p class="wr-small">{html.escape(hill_words.NOTE)}</p>')
            heads = hill_words.hill_heads(noun_of(area).title)
            st.html(html_table(hill_words.CAPTION, heads, hill_rows(beside)))
