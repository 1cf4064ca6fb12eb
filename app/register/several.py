"""How is one thing done to many assets at once? Chosen from what is listed, all or none, and undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from actions.acting import Acting
from app.memory.session import kinds
from app.register.state import memory, shelf
from layers.register.history import Entry
from layers.register.model import Asset, Status
from presentation.words import plain
from presentation.words.kinds import kind_label
from presentation.words.register import pages, record as register_words, several as words

MOST: Final = 500  # that can be chosen at once
_CHOSEN, _KIND, _BEFORE = "reg_several", "reg_several_kind", "reg_several_before"


def show_several(fits: Sequence[Entry]) -> None:
    """Which of the listed, and what is to be done with them."""
    shown = {entry.asset.asset_id: entry for entry in fits[:MOST]}
    memory.put(_CHOSEN, [key for key in memory.get(_CHOSEN) or () if key in shown])
    with st.expander(words.SEVERAL):
        st.multiselect(
            words.WHICH,
            list(shown),
            format_func=lambda key: plain.plain(register_words.title(shown[key].asset, kinds())),
            key=_CHOSEN,
            persist_state="session",
            placeholder=words.CHOOSE_SOME,
        )
        entries = [shown[key] for key in memory.get(_CHOSEN) or ()]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.button(words.choose_all(len(shown)), on_click=_choose, args=(list(shown),), key="reg_all")
            kind = st.selectbox(
                words.KIND,
                [each.key for each in kinds().kinds],
                index=None,
                format_func=partial(kind_label, kinds()),
                key=_KIND,
                persist_state="session",
                placeholder=words.CHOOSE_KIND,
                width=280,
            )
            _button(words.GIVE_KIND, entries, partial(_of_kind, str(kind or "")), ready=bool(kind))
            _button(pages.CLOSE, entries, _closed, ready=True)
    if memory.get(_BEFORE):
        st.button(words.UNDO, on_click=_undo, key="reg_undo_several")


def _button(label: str, entries: Sequence[Entry], change: Callable[[Asset], Asset], *, ready: bool) -> None:
    st.button(
        label,
        on_click=_change,
        args=(entries, change),
        disabled=not (entries and ready),
        key=f"reg_several_{label}",
    )


def _of_kind(kind: str, asset: Asset) -> Asset:
    return replace(asset, kind=kind)


def _closed(asset: Asset) -> Asset:
    return replace(asset, status=Status.CLOSED)


def _choose(ids: list[str]) -> None:
    memory.put(_CHOSEN, ids)


def _change(entries: Sequence[Entry], change: Callable[[Asset], Asset]) -> None:
    def do(acting: Acting) -> str:
        """Change all of them, or none."""
        changed = [(change(entry.asset), entry.version) for entry in entries]
        versions = shelf.register().edit_all(changed, by=acting.name)
        memory.put(_BEFORE, [(entry.asset, now) for entry, now in zip(entries, versions, strict=True)])
        memory.put(_CHOSEN, [])
        return words.changed(len(entries))

    memory.attempt(do)


def _undo() -> None:
    before: list[tuple[Asset, int]] = memory.get(_BEFORE) or []

    def do(acting: Acting) -> str:
        """Put all of them back as they were."""
        shelf.register().edit_all(before, by=acting.name)
        return words.as_before(len(before))

    if memory.attempt(do):
        memory.put(_BEFORE, None)
