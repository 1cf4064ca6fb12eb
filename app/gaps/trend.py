"""How have the wards fared on several days of the register? Asked for in one field, told below the answer."""

import html
from datetime import UTC, date, datetime
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.frame.media_types import EXCEL
from app.frame.offer_file import offer_file
from app.gaps.controls import ComparedQuestion
from app.gaps.fields import TREND
from app.memory.gap_answers import trend_of
from app.memory.session import Visit, kinds, register_began
from layers.area import Area
from layers.tables.cells import read_day
from presentation.printing.tables import html_table
from presentation.printing.wards.trend_files import trend_book, trend_changes_csv, trend_csv
from presentation.words import plain
from presentation.words.area_noun import noun_of
from presentation.words.errors import fix_of, what_of
from presentation.words.names import ward_names
from presentation.words.wards import trend as words
from questions.wards.trend.model import MOST_DAYS, TrendError, WardTrend, check_days, in_order

_OFFERED: Final = 24  # first days of months; any other day can be typed


def show_trend(area: Area, compared: ComparedQuestion) -> None:
    """Which days, and what is known of them; nothing is asked until a day is chosen."""
    st.header(words.TITLE, anchor=False)
    today, began = datetime.now(UTC).date(), register_began(area)
    chosen = [str(each) for each in Visit().get(TREND) or ()]
    st.multiselect(
        words.ASK,
        list(dict.fromkeys([*_offered(began, today), *chosen])),
        format_func=_title,
        key=TREND,
        persist_state="session",
        accept_new_options=True,
        max_selections=MOST_DAYS - 1,
        placeholder=words.ASK_HELP,
    )
    offered = {_title(day): day for day in _offered(began, today)}
    typed = [offered.get(str(each), str(each)) for each in Visit().get(TREND) or ()]
    unread = [each for each in typed if read_day(each) is None]
    for each in unread:
        st.html(notice(words.unread_day(each), care=True))
    days = in_order((*(day for each in typed if (day := read_day(each))), today))
    if len(days) < 2 and not typed:
        return
    try:
        check_days(days, began=began, today=today)
    except TrendError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    _show(area, trend_of(area, compared.question, days), compared.what)


def _title(typed: str) -> str:
    day = read_day(typed)
    return plain.day(day.isoformat()) if day else plain.one_line(typed)


def _offered(began: date | None, today: date) -> list[str]:
    """The day on which the register began, and the first of each month since."""
    if began is None:
        return []
    months = range(began.year * 12 + began.month, today.year * 12 + today.month)
    firsts = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [day.isoformat() for day in (began, *firsts[-_OFFERED:]) if day < today]


def _show(area: Area, trend: WardTrend, what: str) -> None:
    st.html(f'<p role="status">{html.escape(words.trend_sentence(trend, what))}</p>')
    with st.container(key="gap_trend_table"):
        rows = words.trend_rows(trend, ward_names(area.wards))
        st.html(html_table(words.CAPTION, words.trend_heads(trend), rows))
    for note in (*words.unknown_sentences(trend), words.SAME_PEOPLE):
        st.html(f'<p class="wr-small">{html.escape(note)}</p>')
    with st.expander(words.SHOW_PLACES):
        if len(trend.changes):
            rows = words.place_rows(trend, kinds())
            st.html(html_table(words.PLACES_CAPTION, words.PLACE_HEADS, rows))
        else:
            st.html(f'<p class="wr-small">{html.escape(words.NO_CHANGES)}</p>')
    _downloads(area, trend)


def _downloads(area: Area, trend: WardTrend) -> None:
    """The rows, each with its date; each file is made when it is asked for."""
    name = f"{area.name}-over-time"
    files = (
        (words.TAKE_ROWS.of(noun_of(area)), lambda: trend_csv(trend).encode(), f"{name}.csv", "text/csv"),
        (words.TAKE_CHANGES, lambda: trend_changes_csv(trend).encode(), f"{name}-places.csv", "text/csv"),
        (words.TAKE_BOOK, lambda: trend_book(area, trend), f"{name}.xlsx", EXCEL),
    )
    with st.container(horizontal=True, key="gap_trend_files"):
        for title, made, file_name, mime in files:
            offer_file("ward figures", title, made, file_name=file_name, mime=mime, on_click="ignore")
