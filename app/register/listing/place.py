"""Where in the list was somebody, and which places stand before and after the one that is open?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2 import component

from app.register.state import memory
from layers.register.history import Entry
from presentation.words.register import pages

_AWAY: Final = "reg_away"  # whether a form or a history stands in the place of the list
_ARRIVED: Final = "reg_arrived"  # how often somebody has come back from there
_STOOD: Final = "reg_stood_at"  # where in the list the open asset stands, or stood before it was changed
_keep: Final = component(
    "wr_list_place",
    js=Path(__file__).with_name("place.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Neighbours:
    """The ids of the assets before and after the open one, "" where there is none."""

    before: str
    after: str


def leave_list(*, away: bool) -> None:
    """Note that a form or a history of the list's stands in its place; or that something else does."""
    memory.put(_AWAY, away)


def keep_place(list_key: str) -> None:
    """Have the browser keep the place in the list, and go back to it from a form or a history."""
    if memory.get(_AWAY):
        memory.put(_ARRIVED, int(memory.get(_ARRIVED, 0)) + 1)
        memory.put(_AWAY, False)
    arrived = int(memory.get(_ARRIVED, 0))
    _keep(key="reg_list_place", data={"list": list_key, "opened": memory.chosen(), "arrived": arrived})


def neighbours(ids: Sequence[str], opened_id: str, stood_at: int | None) -> Neighbours:
    """Who stands beside the open one; where a change took it from the list, beside where it stood."""
    if opened_id in ids:
        at = ids.index(opened_id)
        return Neighbours(ids[at - 1] if at else "", ids[at + 1] if at + 1 < len(ids) else "")
    if stood_at is None:
        return Neighbours("", ids[0] if ids else "")
    return Neighbours(
        ids[min(stood_at, len(ids)) - 1] if stood_at and ids else "",
        ids[stood_at] if stood_at < len(ids) else "",
    )


def show_turning(opened: Entry | None, fits: Sequence[Entry]) -> None:
    """To the place before or after in the list, by button or by keys that reach it from anywhere."""
    ids = [entry.asset.asset_id for entry in fits]
    if opened is None:
        memory.put(_STOOD, None)
        beside = neighbours(ids, "", None)
    else:
        if opened.asset.asset_id in ids:
            memory.put(_STOOD, ids.index(opened.asset.asset_id))
        beside = neighbours(ids, opened.asset.asset_id, memory.get(_STOOD))
    with st.container(horizontal=True, key="reg_beside_open"):
        for label, asset_id, key, shortcut in (
            (pages.PLACE_BEFORE, beside.before, "reg_place_before", "Alt+Up"),
            (pages.PLACE_AFTER, beside.after, "reg_place_after", "Alt+Down"),
        ):
            st.button(
                label,
                on_click=memory.choose,
                args=(asset_id,),
                disabled=not asset_id,
                key=key,
                shortcut=shortcut,
            )
