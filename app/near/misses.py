"""What almost fits, or is just out of reach? Rows below the list, each with the one thing in the way."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, kinds
from app.near.groups import Radio, first_rows, show_radio
from geo.rows import rows_of
from presentation.words import plain as words
from presentation.words.near.listing import in_the_way_words, miss_caption, row_title
from presentation.words.near.naming import named
from presentation.words.near.two.whose import miss_words

ROWS_AT_FIRST: Final = 12


def misses_of(answered: NearAnswer) -> pd.DataFrame:
    """What has one thing in the way, or without wishes is just out of reach, as ``named`` gives it."""
    return named(answered.misses, kinds())


def show_misses(misses: pd.DataFrame, visit: Visit, answered: NearAnswer) -> None:
    """A heading and the rows, of which one is chosen as in the list above."""
    plain = answered.is_open
    st.header(words.OUT_OF_REACH if plain else words.ALMOST, anchor=False)
    if misses.empty:
        nothing = words.NOTHING_OUT_OF_REACH if plain else words.NOTHING_ALMOST
        st.html(f'<p class="wr-small">{nothing}</p>')
        return
    number = answered.number
    most = None if visit.get("all_misses") == number else ROWS_AT_FIRST
    shown = first_rows(misses, visit, most=most)
    caption = words.OUT_OF_REACH_CAPTION if plain else words.ALMOST_CAPTION
    radio = Radio(f"miss_{number}", "group_misses", caption)
    with st.container(key=radio.around):
        titles = {row.asset_id: row_title(row) for row in rows_of(shown)}
        show_radio(
            radio,
            shown,
            (titles, [_caption(row) for row in rows_of(shown)]),
            visit,
        )
        if more := len(misses) - len(shown):
            st.button(
                words.SHOW_MORE.format(count=more),
                key="more_misses",
                on_click=lambda: visit.put("all_misses", number),
            )


def _caption(row: Any) -> str:
    """Its kind, what is in the way, and of two people of whom that is said."""
    return miss_caption(row, miss_words(row, in_the_way_words(row)))
