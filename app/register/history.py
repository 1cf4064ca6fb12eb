"""What was this asset before, who changed it, and how is it put back?"""

import html
from collections.abc import Sequence
from typing import Final

import streamlit as st

from actions.acting import Acting
from actions.steward.change_entry import restore_entry
from app.memory.session import kinds
from app.register.record.shown import facts
from app.register.state import memory, shelf
from layers.register.history import Version
from layers.register.model import Asset
from layers.register.records import FieldChange, differences, to_record
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.register import pages, record as register_words

_PUT_BACK: Final = "reg_last_put_back"  # the asset that this visit put back last, and its version before


def show_history() -> None:
    """Every version, the newest first, each to be read whole and put back."""
    versions = shelf.register().history(memory.chosen())[::-1]
    named = next((version.asset for version in versions if version.asset), None)
    title = register_words.title(named, kinds()) if named else memory.chosen()
    st.subheader(pages.history_title(words.plain(title)), anchor=False)
    newest = versions[0]
    with st.container(horizontal=True, key="reg_history_top"):
        st.button(pages.BACK, on_click=memory.look_at, args=("",), key="reg_back")
        _undo(versions)
    for version in versions:
        with st.container(border=True, key=f"reg_version_{version.version}"):
            _version(version, newest)


def _undo(versions: Sequence[Version]) -> None:
    """Take back what was put back, as long as nothing has come after it."""
    newest = versions[0]
    asset_id, before, made = memory.get(_PUT_BACK) or ("", 0, 0)
    stood = any(version.version == before and version.asset is not None for version in versions)
    if stood and (asset_id, made) == (newest.asset_id, newest.version):
        args = (asset_id, before, newest.version)
        st.button(pages.UNDO_PUT_BACK, on_click=_put_back, args=args, key="reg_undo_put_back")


def _version(version: Version, newest: Version) -> None:
    is_newest = version.version == newest.version
    title = pages.version_title(version.version, register_words.CHANGES[version.change])
    made = pages.version_made(version.by, register_words.at(version.at), newest=is_newest)
    st.html(f'<h3 class="wr-part">{html.escape(title)}</h3><p>{html.escape(made)}</p>')
    is_hidden = _is_hidden(version, newest)
    rows = _rows(version.changed, is_hidden)
    if version.asset is None:
        st.html(f"<p>{pages.TAKEN_OUT}</p>")
    elif version.version == 1:
        with st.expander(pages.fields_at_first(len(rows))):
            st.html(html_table(pages.AT_FIRST, pages.HISTORY_HEADS, rows))
    elif rows:
        st.html(html_table(pages.WHAT_CHANGED, pages.HISTORY_HEADS, rows))
    else:
        st.html(f"<p>{pages.ONLY_LOOKED_AT}</p>")
    if not is_newest and version.asset is not None:
        _earlier(version.asset, version.version, newest)


def _earlier(asset: Asset, number: int, newest: Version) -> None:
    """An earlier version, whole; what putting it back would change; and the press that does it."""
    with st.expander(pages.read_version(number), key=f"reg_read_{number}", on_change="rerun") as fold:
        if fold.open:
            is_hidden = asset.hide_address or (newest.asset is not None and newest.asset.hide_address)
            st.html(facts(asset, hidden=is_hidden))
            now = to_record(newest.asset) if newest.asset is not None else {}
            would_change = _rows(differences(now, to_record(asset)), is_hidden)
            if would_change:
                st.html(html_table(pages.WOULD_CHANGE, pages.PUT_BACK_HEADS, would_change))
            else:
                st.html(f"<p>{pages.STANDS_SO_NOW}</p>")
    st.button(
        pages.PUT_BACK,
        on_click=_put_back,
        args=(newest.asset_id, number, newest.version),
        key=f"reg_put_back_{number}",
    )


def _is_hidden(*versions: Version) -> bool:
    """Whether the place is hidden in any of them: then no earlier version shows it either."""
    return any(version.asset is not None and version.asset.hide_address for version in versions)


def _rows(changes: tuple[FieldChange, ...], is_hidden: bool) -> list[list[str]]:
    return [
        [
            register_words.NAMES[change.field],
            register_words.shown_value(change.field, change.before, kinds(), hidden=is_hidden),
            register_words.shown_value(change.field, change.after, kinds(), hidden=is_hidden),
        ]
        for change in changes
        if change.field != "asset_id"
    ]


def _put_back(asset_id: str, version: int, seen: int) -> None:
    """Put a version back over the one that was seen as the newest; in a callback only."""

    def do(acting: Acting) -> str:
        """Put that version back, unless somebody has changed the asset meanwhile."""
        made = restore_entry(shelf.register(), asset_id, version, seen=seen, acting=acting)
        memory.put(_PUT_BACK, (asset_id, seen, made))
        return pages.put_back(version)

    memory.attempt(do)
