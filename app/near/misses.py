"""What almost fits, or is just out of reach? Rows below the list, each with the one thing in the way."""

from typing import Final

import pandas as pd
import streamlit as st

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, kinds
from geo.rows import rows_of
from presentation.drawing.symbols import symbols_before
from presentation.words import plain as words
from presentation.words.near.listing import miss_caption, row_title
from presentation.words.near.naming import named

ROWS_AT_FIRST: Final = 12


def misses_of(answered: NearAnswer) -> pd.DataFrame:
    """What has one thing in the way, or without wishes is just out of reach, as ``named`` gives it."""
    table = answered.answer.out_of_reach if answered.fits is None else answered.fits.near_misses
    return named(table, kinds())


def show_misses(misses: pd.DataFrame, visit: Visit, answered: NearAnswer) -> None:
    """A heading and the rows, of which one is chosen as in the list above."""
    plain = answered.fits is None
    st.header(words.OUT_OF_REACH if plain else words.ALMOST, anchor=False)
    if misses.empty:
        nothing = words.NOTHING_OUT_OF_REACH if plain else words.NOTHING_ALMOST
        st.html(f'<p class="wr-small">{nothing}</p>')
        return
    number = answered.number
    shown = misses if visit.get("all_misses") == number else misses.head(ROWS_AT_FIRST)
    chosen = visit.chosen if visit.chosen in set(misses["asset_id"]) else None
    if chosen is not None and chosen not in set(shown["asset_id"]):
        shown = misses
    with st.container(key="group_misses"):
        _rows(shown, words.OUT_OF_REACH_CAPTION if plain else words.ALMOST_CAPTION, chosen, visit)
        symbols = '.st-key-group_misses [role="radiogroup"] > div:nth-of-type({n}) label p::before'
        st.html(symbols_before(symbols, [kinds().family_of(kind) for kind in shown["kind"]]))
        if more := len(misses) - len(shown):
            st.button(
                words.SHOW_MORE.format(count=more),
                key="more_misses",
                on_click=lambda: visit.put("all_misses", number),
            )


def _rows(shown: pd.DataFrame, label: str, chosen: str | None, visit: Visit) -> None:
    key = f"miss_{visit.get('answer_number')}"
    if visit.get(key) != chosen:
        visit.put(key, chosen)
    titles = {row.asset_id: row_title(row) for row in rows_of(shown)}
    st.radio(
        label,
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        captions=[miss_caption(row) for row in rows_of(shown)],
        key=key,
        persist_state="session",
        label_visibility="collapsed",
        on_change=lambda: visit.choose(visit.get(key)),
    )
