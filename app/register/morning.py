"""Whom to ring this morning: which few calls would most improve what residents can rely on?"""

import html
from typing import Any

import streamlit as st

from app.frame.look import notice
from app.memory.session import calls, kinds
from app.register.record import verify
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.errors import NoSuchAssetError
from presentation.words import plain as words, register as said
from presentation.words.morning import why_ring
from questions.wards.morning_list import MINUTES


def show_morning(area: Area) -> None:
    """The calls, the one that serves most residents first."""
    without = st.checkbox(
        "Also those without a telephone number", key="reg_without_phone", persist_state="session"
    )
    found = calls(area, today=said.today(), without_phone=bool(without))
    if found.empty:
        st.html(
            notice(
                "There is nobody to ring whose answer would help a resident here.",
                "Tick the box above for those whose number is not known.",
            )
        )
        return
    many = words.count(len(found), "call", "calls")
    st.html(
        f'<p class="wr-answer" role="status">{many} that would help most residents of '
        f"{html.escape(words.one_line(area.title))} to rely on what is near them.</p>"
    )
    for at, row in enumerate(found.itertuples(), start=1):
        with st.container(border=True, key=f"reg_call_{at}"):
            _call(at, row)


def _call(at: int, row: Any) -> None:
    label = kinds().label(row.kind)
    title = words.place_name(row.name, label, row.near_street)
    phone = words.one_line(row.phone) or "telephone number not known"
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
        st.button("Rang them today", on_click=verify, args=(entry.asset, entry.version), key=f"reg_rang_{at}")
        st.button("Open", on_click=_open, args=(row.asset_id,), key=f"reg_open_call_{at}")


def _open(asset_id: str) -> None:
    for key, value in (("reg_text", ""), ("reg_source", ""), ("reg_families", []), ("reg_show", "open")):
        memory.put(key, value)
    memory.choose(asset_id)
    memory.go("list")
