"""Which rows does the list have? What is in reach, and below it what almost is; each can be chosen."""

from datetime import datetime
from typing import Any, Final

import pandas as pd
import streamlit as st

from app.memory.session import Visit, kinds
from app.memory.visit import NearAnswer
from geo.rows import rows_of
from presentation.drawing.symbols import symbols_before
from presentation.words import plain as words
from presentation.words.near.by_hours import open_ways_note
from presentation.words.near.fitting import short_times_words
from presentation.words.near.listing import miss_caption, row_caption, row_title
from presentation.words.near.naming import named
from questions.conversation.next_time import next_time
from questions.places.area_assets import AreaAssets

ROWS_AT_FIRST: Final = 60
MISSES_AT_FIRST: Final = 12
_SYMBOL: Final = '.st-key-{group} [role="radiogroup"] > div:nth-of-type({n}) label p::before'
RowWords = tuple[dict[str, str], list[str]]  # the title of each asset by its id, and what stands below each


def misses_of(answered: NearAnswer) -> pd.DataFrame:
    """What has one thing in the way, or without wishes is just out of reach, as ``named`` gives it."""
    table = answered.answer.out_of_reach if answered.fits is None else answered.fits.near_misses
    return named(table, kinds())


def show_rows(assets: AreaAssets, rows: pd.DataFrame, visit: Visit, answered: NearAnswer) -> None:
    """The places, best or nearest first, as one group of radio buttons: complete by keyboard."""
    number = answered.number
    shown = rows if visit.get("all_rows") == number else rows.head(ROWS_AT_FIRST)
    if visit.chosen in set(rows["asset_id"]) and visit.chosen not in set(shown["asset_id"]):
        shown = rows
    label = (words.LIST_LABEL if answered.fits is None else words.FITS_LABEL).format(count=len(rows))
    _group("row", label, shown, _words_of(assets, shown, answered, visit), visit)
    if len(shown) < len(rows):
        st.button(words.SHOW_ALL.format(count=len(rows)), on_click=lambda: visit.put("all_rows", number))
    with st.container(key="below_rows"):
        _ring_note(rows)
        if not rows["walk_m"].is_monotonic_increasing and answered.fits is None:
            st.caption(words.OFFERED_LAST)
        if note := open_ways_note(answered.answer):
            st.caption(note)


def show_misses(misses: pd.DataFrame, visit: Visit, answered: NearAnswer) -> None:
    """What almost fits or is just out of reach, each with the one thing in the way."""
    plain = answered.fits is None
    with st.container(key="misses_head"):
        st.header(words.OUT_OF_REACH if plain else words.ALMOST, anchor=False)
    if misses.empty:
        st.html(f'<p class="wr-small">{words.NOTHING_OUT_OF_REACH if plain else words.NOTHING_ALMOST}</p>')
        return
    number, chosen = answered.number, visit.chosen
    shown = misses if visit.get("all_misses") == number else misses.head(MISSES_AT_FIRST)
    if chosen in set(misses["asset_id"]) and chosen not in set(shown["asset_id"]):
        shown = misses
    titles = {row.asset_id: row_title(row) for row in rows_of(shown)}
    label = words.OUT_OF_REACH_CAPTION if plain else words.ALMOST_CAPTION
    _group("misses", label, shown, (titles, [miss_caption(row) for row in rows_of(shown)]), visit)
    if more := len(misses) - len(shown):
        st.button(
            words.SHOW_MORE.format(count=more),
            key="more_misses",
            on_click=lambda: visit.put("all_misses", number),
        )


def _group(name: str, label: str, shown: pd.DataFrame, row_words: RowWords, visit: Visit) -> None:
    """One group of rows; of both groups together at most one row is chosen."""
    titles, captions = row_words
    key = f"{name}_{visit.get('answer_number')}"
    chosen = visit.chosen if visit.chosen in titles else None
    if visit.get(key) != chosen:
        visit.put(key, chosen)
    with st.container(key=f"group_{name}"):
        st.radio(
            label,
            list(titles),
            index=None,
            format_func=titles.__getitem__,
            captions=captions,
            key=key,
            persist_state="session",
            on_change=lambda: visit.choose(visit.get(key)),
        )
        families = [kinds().family_of(kind) for kind in shown["kind"]]
        st.html(symbols_before(_SYMBOL.replace("{group}", f"group_{name}"), families))


def _words_of(assets: AreaAssets, shown: pd.DataFrame, answered: NearAnswer, visit: Visit) -> RowWords:
    """What each row says, worked out anew every quarter of an hour: it says what is open now."""
    now = visit.now()
    words_key = (answered.number, len(shown), now)
    if visit.get("row_words_of") != words_key:
        wheels = answered.answer.question.pace.step_free
        rows = list(rows_of(shown))
        titles = {row.asset_id: row_title(row) for row in rows}
        captions = [
            row_caption(row, wheels=wheels, times=_times(assets, row, answered, now=now)) for row in rows
        ]
        visit.put("row_words", (titles, captions))
        visit.put("row_words_of", words_key)
    row_words: RowWords = visit.get("row_words")
    return row_words


def _times(assets: AreaAssets, row: Any, answered: NearAnswer, *, now: datetime) -> str:
    """When to go to it next; where nothing was wished for, that has not been worked out yet."""
    if answered.fits is not None:
        return short_times_words(row, now=now)
    going = next_time(assets, answered.answer, row.asset_id, row.walk_m, now=now)
    return short_times_words(going.times, now=now)


def _ring_note(rows: pd.DataFrame) -> None:
    """What the mark of a telephone means, once for the whole list."""
    if rows["ring_first"].all():
        st.caption(f"{words.RING_MARK} {words.RING_ALL}")
    elif rows["ring_first"].any():
        st.caption(f"{words.RING_MARK} {words.RING_SOME}")
