"""Whom to ring this morning: which few calls would most improve what residents can rely on?"""

import html
from typing import Any

import streamlit as st

from app.frame.look import notice
from app.memory.session import calls, kinds
from app.register.record.shown import verify
from app.register.state import memory, shelf
from app.register.state.looked_for import look_for
from layers.area import Area
from layers.register.engine.errors import NoSuchAssetError
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.register import pages, record as register_words
from presentation.words.wards.morning import why_ring
from questions.wards.morning_list import MINUTES


def show_morning(area: Area) -> None:
    """The calls, the one that serves most residents first."""
    without = st.checkbox(pages.WITHOUT_PHONE, key="reg_without_phone", persist_state="session")
    call_list = calls(area, today=register_words.today(), without_phone=bool(without))
    if call_list.empty:
        st.html(
            notice(
                pages.NO_CALLS,
                pages.NO_CALLS_FIX,
            )
        )
        return
    answer = html.escape(pages.calls_answer(len(call_list), area.title))
    st.html(f'<p class="wr-answer" role="status">{answer}</p>')
    for at, row in enumerate(call_list.itertuples(), start=1):
        with st.container(border=True, key=f"reg_call_{at}"):
            _call(at, row)


def _call(at: int, row: Any) -> None:
    label = kind_label(kinds(), row.kind)
    title = words.place_name(row.name, label, row.near_street)
    phone = words.one_line(row.phone) or pages.NO_PHONE
    why = why_ring(label, row.residents_relying, row.residents_with_no_other, minutes=MINUTES)
    st.html(
        f'<h3 class="wr-part">{at}. {html.escape(title)}</h3>'
        f"<p><b>{html.escape(phone)}</b> · {html.escape(label)}<br>{html.escape(why)}</p>"
    )
    try:
        entry = shelf.register().entry(row.asset_id)
    except NoSuchAssetError:
        return
    with st.container(horizontal=True):
        st.button(pages.RANG, on_click=verify, args=(entry.asset, entry.version), key=f"reg_rang_{at}")
        st.button(pages.OPEN, on_click=_open, args=(row.asset_id,), key=f"reg_open_call_{at}")


def _open(asset_id: str) -> None:
    look_for()
    memory.choose(asset_id)
    memory.go("list")
