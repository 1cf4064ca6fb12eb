"""On which days and at what times? One row of fields for each time of the week."""

import html
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.register.editing.checking_times import Row, Told, row_remark
from app.register.state import memory
from layers.register.model import Asset
from layers.times.session import Known, Session
from layers.times.session_text import DAY_NAMES, ORDINALS
from presentation.words import plain as words, register as said
from presentation.words.language import sentence
from presentation.words.session_times import season_words

_ROWS, _NEXT = "reg_time_rows", "reg_time_next"
_OFTEN: Final = {
    "1": "every week",
    "2": "every 2 weeks",
    "3": "every 3 weeks",
    "4": "every 4 weeks",
    "first": "the first of the month",
    "second": "the second of the month",
    "third": "the third of the month",
    "fourth": "the fourth of the month",
    "last": "the last of the month",
}
_MONTHLY: Final = {word: week for week, word in ORDINALS.items()}


def put_rows(rows: list[Row]) -> None:
    """Fill in the times, before they are drawn."""
    memory.put(_ROWS, [])
    for row in rows:
        _add(row)


def rows() -> list[Row]:
    """The times as they stand."""
    return [_read(at, kept) for at, kept in memory.get(_ROWS, ())]


def _add(row: Row) -> None:
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
    memory.put(_ROWS, [(one, row) for one, row in memory.get(_ROWS, ()) if one != at])


def _key(at: int, name: str) -> str:
    return f"reg_t{at}_{name}"


def _read(at: int, kept: Row) -> Row:
    often = str(memory.get(_key(at, "often"), "1"))
    return Row(
        weekday=int(memory.get(_key(at, "day"), kept.weekday)),
        starts=str(memory.get(_key(at, "from"), kept.starts) or ""),
        ends=str(memory.get(_key(at, "to"), kept.ends) or ""),
        every_weeks=1 if often in _MONTHLY else int(often),
        week_of_month=_MONTHLY.get(often),
        term_time=bool(memory.get(_key(at, "term"), kept.term_time)),
        first_on=str(memory.get(_key(at, "first"), kept.first_on) or ""),
        last_on=str(memory.get(_key(at, "last"), kept.last_on) or ""),
        bank_holidays=Known(memory.get(_key(at, "holidays"), kept.bank_holidays) or ""),
        kept=kept.kept,
    )


def ask_times(found: dict[str, Told], base: Asset) -> None:
    """The times, each with its fault in words, and a button for one more."""
    st.html('<h3 class="wr-part">Days and times</h3>')
    if base.when:
        st.html(f'<p class="wr-small">Its source says: {html.escape(words.one_line(base.when))}</p>')
    if base.when_unread:
        told = f"Could not be read: {words.one_line(base.when_unread)}"
        st.html(notice(told, "Write it below, one row for each time of the week.", care=True, slim=True))
    for number, (at, kept) in enumerate(memory.get(_ROWS, ())):
        _one(at, number)
        if kept.kept:
            _only_then(kept.kept)
        _told(found.get(f"row {number}"), _read(at, kept))
    st.button("Add a time", on_click=_add, args=(Row(),), key="reg_add_time")


def _one(at: int, number: int) -> None:
    often = str(memory.get(_key(at, "often"), "1"))
    options: Any = list(_OFTEN) if often in _OFTEN else [*_OFTEN, often]
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"reg_time_{at}"):
        st.selectbox(
            "Day",
            range(7),
            format_func=DAY_NAMES.__getitem__,
            key=_key(at, "day"),
            persist_state="session",
            width=165,
        )
        st.text_input(
            "From",
            key=_key(at, "from"),
            persist_state="session",
            placeholder="14:00",
            live="300ms",
            width=105,
        )
        st.text_input(
            "To", key=_key(at, "to"), persist_state="session", placeholder="16:00", live="300ms", width=105
        )
        st.selectbox(
            "How often",
            options,
            format_func=_often_words,
            key=_key(at, "often"),
            persist_state="session",
            width=235,
        )
        for name, label in (("first", "First day, if known"), ("last", "Last day, if known")):
            st.text_input(
                label,
                key=_key(at, name),
                persist_state="session",
                placeholder="3 May 2026",
                live="300ms",
                width=190,
            )
        st.selectbox(
            "On bank holidays?",
            list(said.KNOWN),
            format_func=said.KNOWN.get,
            key=_key(at, "holidays"),
            persist_state="session",
            width=215,
        )
        st.checkbox("In term time only", key=_key(at, "term"), persist_state="session")
        st.button(f"Remove time {number + 1}", on_click=_remove, args=(at,), key=_key(at, "remove"))


def _often_words(key: str) -> str:
    return _OFTEN.get(key) or (f"the {key} of the month" if key in _MONTHLY else f"every {key} weeks")


def _only_then(session: Session) -> None:
    """What of a session has no field of its own and stays as it is."""
    if session.season:
        stays = sentence("It stays in its season: {season}.", season=season_words(session.season))
        st.html(f'<p class="wr-small">{html.escape(stays)}</p>')
    if session.bank_holidays_only:
        st.html(f'<p class="wr-small">{html.escape(sentence("It stays on bank holidays only."))}</p>')


def _told(fault: Told | None, row: Row) -> None:
    remark = row_remark(row)
    if fault:
        st.html(notice(*fault, care=True, slim=True))
    elif remark:
        st.html(notice(remark, "Fill in the first day, or leave it to be asked.", slim=True))
