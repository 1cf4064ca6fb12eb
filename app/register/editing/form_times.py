"""On which days and at what times? One row of fields for each time of the week."""

import html
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.register.editing.checking_times import TimeRow, Told, row_remark
from app.register.state import memory
from layers.register.model import Asset
from layers.times.plain import plain_text
from layers.times.session import Known, Session
from layers.times.session_text import ORDINALS
from presentation.words import plain as words
from presentation.words.dates import WEEKDAYS
from presentation.words.register import form as form_words, record as register_words
from presentation.words.session_times import season_words

_ROWS, _NEXT = "reg_time_rows", "reg_time_next"
_MONTHLY: Final = {word: week for week, word in ORDINALS.items()}


def put_rows(rows: list[TimeRow]) -> None:
    """Fill in the times, before they are drawn."""
    memory.put(_ROWS, [])
    for row in rows:
        _add(row)


def rows() -> list[TimeRow]:
    """The times as they stand."""
    return [_read(at, row) for at, row in memory.get(_ROWS, ())]


def _add(row: TimeRow) -> None:
    at = int(memory.get(_NEXT, 0))
    memory.put(_NEXT, at + 1)
    memory.put(_ROWS, [*memory.get(_ROWS, ()), (at, row)])
    often = next((name for name, week in _MONTHLY.items() if week == row.week_of_month), str(row.every_weeks))
    for name, value in (
        ("day", row.weekday),
        ("from", row.starts),
        ("to", row.ends),
        ("often", often),
        ("first", row.first_on),
        ("last", row.last_on),
        ("holidays", row.bank_holidays),
        ("term", row.term_time),
    ):
        memory.put(_key(at, name), value)


def _remove(at: int) -> None:
    memory.put(_ROWS, [(number, row) for number, row in memory.get(_ROWS, ()) if number != at])


def _key(at: int, name: str) -> str:
    return f"reg_t{at}_{name}"


def _read(at: int, row: TimeRow) -> TimeRow:
    often = str(memory.get(_key(at, "often"), "1"))
    return TimeRow(
        weekday=int(memory.get(_key(at, "day"), row.weekday)),
        starts=str(memory.get(_key(at, "from"), row.starts) or ""),
        ends=str(memory.get(_key(at, "to"), row.ends) or ""),
        every_weeks=1 if often in _MONTHLY else int(often),
        week_of_month=_MONTHLY.get(often),
        term_time=bool(memory.get(_key(at, "term"), row.term_time)),
        first_on=str(memory.get(_key(at, "first"), row.first_on) or ""),
        last_on=str(memory.get(_key(at, "last"), row.last_on) or ""),
        bank_holidays=Known(memory.get(_key(at, "holidays"), row.bank_holidays) or ""),
        kept=row.kept,
    )


def ask_times(wrong: dict[str, Told], base: Asset) -> None:
    """The times, each with its fault in words, and a button for one more."""
    st.html(f'<h3 class="wr-part">{form_words.TIMES}</h3>')
    if base.when:
        says = html.escape(form_words.source_says(words.one_line(plain_text(base.when))))
        st.html(f'<p class="wr-small">{says}</p>')
    if base.when_unread:
        unread = form_words.unread(words.one_line(plain_text(base.when_unread)))
        st.html(notice(unread, form_words.UNREAD_FIX, care=True, slim=True))
    for number, (at, row) in enumerate(memory.get(_ROWS, ())):
        _ask_time(at, number)
        if row.kept:
            _only_then(row.kept)
        _remark(wrong.get(f"row {number}"), _read(at, row))
    st.button(form_words.ADD_TIME, on_click=_add, args=(TimeRow(),), key="reg_add_time")


def _ask_time(at: int, number: int) -> None:
    often = str(memory.get(_key(at, "often"), "1"))
    usual = [key for key in form_words.OFTEN if key != "fifth"]
    options: Any = list(usual) if often in usual else [*usual, often]
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"reg_time_{at}"):
        st.selectbox(
            form_words.DAY,
            range(7),
            format_func=WEEKDAYS.__getitem__,
            key=_key(at, "day"),
            persist_state="session",
            width=165,
        )
        st.text_input(
            form_words.FROM,
            key=_key(at, "from"),
            persist_state="session",
            placeholder="14:00",
            live="300ms",
            width=105,
        )
        st.text_input(
            form_words.TO,
            key=_key(at, "to"),
            persist_state="session",
            placeholder="16:00",
            live="300ms",
            width=105,
        )
        st.selectbox(
            form_words.HOW_OFTEN,
            options,
            format_func=form_words.how_often,
            key=_key(at, "often"),
            persist_state="session",
            width=235,
        )
        for name, label in (("first", form_words.FIRST_DAY), ("last", form_words.LAST_DAY)):
            st.text_input(
                label,
                key=_key(at, name),
                persist_state="session",
                placeholder=form_words.DAY_LIKE,
                live="300ms",
                width=190,
            )
        st.selectbox(
            form_words.BANK_HOLIDAYS,
            list(register_words.KNOWN),
            format_func=register_words.KNOWN.__getitem__,
            key=_key(at, "holidays"),
            persist_state="session",
            width=215,
        )
        st.checkbox(form_words.TERM_ONLY, key=_key(at, "term"), persist_state="session")
        st.button(form_words.remove_time(number + 1), on_click=_remove, args=(at,), key=_key(at, "remove"))


def _only_then(session: Session) -> None:
    """What of a session has no field of its own and stays as it is."""
    if session.season:
        stays = form_words.season_stays(season_words(session.season))
        st.html(f'<p class="wr-small">{html.escape(stays)}</p>')
    if session.bank_holidays_only:
        st.html(f'<p class="wr-small">{form_words.BANK_HOLIDAYS_ONLY}</p>')


def _remark(fault: Told | None, row: TimeRow) -> None:
    remark = row_remark(row)
    if fault:
        st.html(notice(*fault, care=True, slim=True))
    elif remark:
        st.html(notice(remark, form_words.FIRST_DAY_FIX, slim=True))
