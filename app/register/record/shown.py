"""What is known of the asset that is open, and what can be done with it in one press?"""

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from actions.acting import Acting
from actions.steward.change_entry import close_entry, edit_entry, verify_entry
from app.frame.look import notice
from app.memory.session import kinds
from app.register.editing import form
from app.register.inbox.club_form import offer_form
from app.register.record.field_sources import show_field_sources
from app.register.state import memory, shelf
from layers.register.history import Entry
from layers.register.listed.confidence import Confidence, confidence_of
from layers.register.listed.hidden_place import PLACE_FIELDS, without_place
from layers.register.model import Asset, Status
from layers.register.settings import stale_after_days
from presentation.words import plain as words
from presentation.words.freshness import confidence_line, confidence_words
from presentation.words.opening import plain_times
from presentation.words.register import pages, record as register_words
from presentation.words.register.sureness import sureness

_FACTS: Final = (
    *("kind", "organisation", "interests", "description", "address", "postcode", "area_served", "when"),
    *("for_whom", "not_for", "minimum_age", "maximum_age", "cost", "price_pence", "places_a_week", "full"),
    "helpers_wanted",
    *("step_free", "access", "phone", "email", "website", "status", "source", "source_date", "placed_by"),
)
_ALWAYS: Final = frozenset(
    ("kind", "address", "postcode", "when", "cost", "step_free", "phone", "email", "website", "source")
)


def show_record(entry: Entry | None) -> None:
    """The record, or how to open one."""
    if entry is None:
        st.html(f'<p class="wr-hint">{register_words.CHOOSE}</p>')
        return
    asset = entry.asset
    st.html(f'<h2 class="wr-record-name">{html.escape(register_words.both_titles(asset, kinds()))}</h2>')
    _buttons(entry)
    gone = asset.asset_id in shelf.gone_from_lists()
    for trouble in troubles(asset, gone=gone):
        st.html(notice(trouble, care=True, slim=True))
    if asset.checked_on and not register_words.must_ring(asset, on=register_words.today()):
        st.html(notice(checked(asset), slim=True))
    st.html(
        f'<p class="wr-small">{html.escape(sureness(confidence_line(_confidence(asset, gone=gone))))}</p>'
    )
    st.html(facts(asset))
    show_field_sources(entry)
    change, at = register_words.CHANGES[entry.change], register_words.at(entry.changed_at)
    line = pages.version_line(entry.version, change=change, by=entry.changed_by, at=at)
    st.html(f'<p class="wr-small">{html.escape(line)}</p>')
    offer_form(entry)


def checked(asset: Asset) -> str:
    """Who checked it, and when."""
    day = words.day(asset.checked_on.isoformat()) if asset.checked_on else words.NOT_KNOWN
    return pages.checked(day, asset.checked_by)


def how_sure(asset: Asset, *, gone: bool) -> str:
    """How sure the listing is, in words; ``gone``: its newest list no longer has it."""
    return confidence_words(_confidence(asset, gone=gone))


def _confidence(asset: Asset, *, gone: bool) -> Confidence:
    return confidence_of(asset, today=register_words.today(), after_days=stale_after_days(), gone=gone)


def troubles(asset: Asset, *, gone: bool) -> list[str]:
    """What one has to know before relying on it."""
    if asset.status is Status.CLOSED:
        return [pages.IS_CLOSED]
    reasons = []
    ring = register_words.must_ring(asset, on=register_words.today())
    if ring:
        reasons.append(ring)
    if gone:
        reasons.append(pages.GONE)
    if asset.longitude is None and not asset.hide_address:
        reasons.append(register_words.NO_PLACE)
    if asset.when_unread:
        reasons.append(pages.unread(words.one_line(plain_times(asset.when_unread))))
    return reasons


def _buttons(entry: Entry) -> None:
    asset, version = entry.asset, entry.version
    closed = asset.status is Status.CLOSED
    with st.container(horizontal=True, key="reg_buttons"):
        if not closed:
            st.button(
                pages.RANG,
                type="primary",
                help=register_words.WHAT_A_CHECK_IS,
                on_click=verify,
                args=(asset, version),
                key="reg_verify",
            )
        st.button(pages.EDIT, on_click=form.open_form, args=(entry,), key="reg_edit")
        st.button(pages.WHAT_HAS_CHANGED, on_click=memory.look_at, args=("history",), key="reg_history")
        if closed:
            st.button(pages.OPEN_AGAIN, on_click=_open_again, args=(asset, version), key="reg_reopen")
        else:
            st.button(pages.CLOSE, on_click=_close, args=(asset, version), key="reg_close")


def verify(asset: Asset, version: int) -> None:
    """Note that somebody rang them today."""
    title = register_words.title(asset, kinds())

    def do(acting: Acting) -> str:
        """Note the day and who rang."""
        verify_entry(shelf.register(), asset.asset_id, version, on=register_words.today(), acting=acting)
        return pages.noted(acting.name, title)

    memory.attempt(do)


def _close(asset: Asset, version: int) -> None:
    title = register_words.title(asset, kinds())

    def do(acting: Acting) -> str:
        """Close it."""
        close_entry(shelf.register(), asset.asset_id, version, acting=acting)
        return pages.closed(title)

    memory.attempt(do)


def _open_again(asset: Asset, version: int) -> None:
    title = register_words.title(asset, kinds())

    def do(acting: Acting) -> str:
        """Open it again."""
        edit_entry(shelf.register(), replace(asset, status=Status.ACTIVE), version, acting=acting)
        return pages.open_again(title)

    memory.attempt(do)


def facts(asset: Asset, fields: Sequence[str] = _FACTS, *, hidden: bool | None = None) -> str:
    """What is known, as a list of names and values; what matters is named even where it is not known.

    ``hidden``: whether its address is, though this version does not say so; None: as the version says.
    """
    is_hidden = asset.hide_address if hidden is None else hidden
    asset = replace(without_place(asset), **_places(asset)) if is_hidden else asset
    rows = []
    for name in fields:
        held = getattr(asset, name)
        text = register_words.shown_value(
            name, plain_times(held) if name == "when" else held, kinds(), hidden=is_hidden
        )
        if text != words.NOT_KNOWN or name in _ALWAYS:
            rows.append(
                f"<div><dt>{register_words.NAMES[name]}</dt><dd><bdi>{html.escape(text)}</bdi></dd></div>"
            )
    return f'<dl class="wr-facts">{"".join(rows)}</dl>'


def _places(asset: Asset) -> dict[str, Any]:
    """Where it is, of which it is said that it is hidden rather than not known."""
    return {name: getattr(asset, name) for name in PLACE_FIELDS}
