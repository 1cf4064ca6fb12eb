"""What is known of the asset that is open, and what can be done with it in one press?"""

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.memory.session import kinds
from app.register.editing import form
from app.register.state import memory, shelf
from layers.register.history import Entry
from layers.register.model import Asset, Status
from presentation.words import plain as words, register as said
from presentation.words.opening import plain_times

_FACTS: Final = (
    *("kind", "organisation", "interests", "description", "address", "postcode", "area_served", "when"),
    *("for_whom", "not_for", "minimum_age", "maximum_age", "cost", "price_pence", "places_a_week", "full"),
    *("step_free", "access", "phone", "email", "website", "status", "source", "source_date", "placed_by"),
)
_ALWAYS: Final = frozenset(
    ("kind", "address", "postcode", "when", "cost", "step_free", "phone", "email", "website", "source")
)


def show_record(entry: Entry | None) -> None:
    """The record, or how to open one."""
    if entry is None:
        st.html(f'<p class="wr-hint">{said.CHOOSE}</p>')
        return
    asset = entry.asset
    st.html(f'<h2 class="wr-record-name">{html.escape(said.title(asset, kinds()))}</h2>')
    _buttons(entry)
    for told in troubles(asset, gone=asset.asset_id in shelf.gone_from_lists()):
        st.html(notice(told, care=True, slim=True))
    if asset.checked_on and not said.must_ring(asset, on=said.today()):
        st.html(notice(checked(asset), slim=True))
    st.html(facts(asset))
    st.html(
        f'<p class="wr-small">Version {entry.version}, {said.CHANGES[entry.change].lower()} '
        f"by {html.escape(entry.changed_by)} on {said.at(entry.changed_at)}.</p>"
    )


def checked(asset: Asset) -> str:
    """Who checked it, and when."""
    day = words.day(asset.checked_on.isoformat()) if asset.checked_on else words.NOT_KNOWN
    return f"Checked {day}{f' by {asset.checked_by}' if asset.checked_by else ''}."


def troubles(asset: Asset, *, gone: bool) -> list[str]:
    """What one has to know before relying on it."""
    told = []
    if asset.status is Status.CLOSED:
        return ["This is closed. It stays in the register and can be opened again."]
    ring = said.must_ring(asset, on=said.today())
    if ring:
        told.append(ring)
    if gone:
        told.append(
            "The newest list of its source no longer has it. Ring, then close it or note that it is there."
        )
    if asset.longitude is None and not asset.hide_address:
        told.append(said.NO_PLACE)
    if asset.when_unread:
        told.append(f"These days and times could not be read: {words.one_line(asset.when_unread)}")
    return told


def _buttons(entry: Entry) -> None:
    asset, version = entry.asset, entry.version
    closed = asset.status is Status.CLOSED
    with st.container(horizontal=True, key="reg_buttons"):
        if not closed:
            st.button(
                "Rang them today", type="primary", on_click=verify, args=(asset, version), key="reg_verify"
            )
        st.button("Edit", on_click=form.open_form, args=(entry,), key="reg_edit")
        st.button("What has changed", on_click=memory.look_at, args=("history",), key="reg_history")
        if closed:
            st.button("Open again", on_click=_open_again, args=(asset, version), key="reg_reopen")
        else:
            st.button("Close", on_click=_close, args=(asset, version), key="reg_close")


def verify(asset: Asset, version: int) -> None:
    """Note that somebody rang them today."""
    title = said.title(asset, kinds())

    def do(by: str) -> str:
        shelf.register().verify(asset.asset_id, by=by, on=said.today(), expected_version=version)
        return f"Noted: {by} checked {title} today."

    memory.attempt(do)


def _close(asset: Asset, version: int) -> None:
    title = said.title(asset, kinds())

    def do(by: str) -> str:
        shelf.register().close(asset.asset_id, by=by, expected_version=version)
        return f"{title} is closed. It is kept under “Closed”."

    memory.attempt(do)


def _open_again(asset: Asset, version: int) -> None:
    title = said.title(asset, kinds())

    def do(by: str) -> str:
        shelf.register().edit(replace(asset, status=Status.ACTIVE), version, by=by)
        return f"{title} is open again."

    memory.attempt(do)


def facts(asset: Asset, fields: Sequence[str] = _FACTS) -> str:
    """What is known, as a list of names and values; what matters is named even where it is not known."""
    rows = []
    for name in fields:
        held = getattr(asset, name)
        told = said.value(name, plain_times(held) if name == "when" else held, kinds())
        if name in ("address", "postcode") and asset.hide_address:
            told = f"{told} (never published)"
        if told != words.NOT_KNOWN or name in _ALWAYS:
            rows.append(f"<div><dt>{said.NAMES[name]}</dt><dd><bdi>{html.escape(told)}</bdi></dd></div>")
    return f'<dl class="wr-facts">{"".join(rows)}</dl>'
