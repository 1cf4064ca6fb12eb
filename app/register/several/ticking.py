"""Which assets are chosen to have one thing done to them all? Ticked one by one, or all that are listed."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from app.memory.session import kinds
from app.register.state import memory
from layers.register.history import Entry
from presentation.drawing.symbols import symbols_before

SEVERAL: Final = "reg_several"  # whether several are chosen, rather than one opened
_TICKED: Final = "reg_ticked"
_SYMBOL: Final = ".st-key-reg_ticks > .stElementContainer:nth-of-type({n}) label p:first-child::before"


def ticked_ids() -> tuple[str, ...]:
    """The ids of those that are ticked, in the order in which they were."""
    return tuple(memory.get(_TICKED) or ())


def tick(asset_ids: Sequence[str]) -> None:
    """Tick these, beside those that are; in a callback only."""
    memory.put(_TICKED, tuple(dict.fromkeys((*ticked_ids(), *asset_ids))))


def untick(asset_ids: Sequence[str]) -> None:
    """Take the tick off these; in a callback only."""
    gone = set(asset_ids)
    memory.put(_TICKED, tuple(asset_id for asset_id in ticked_ids() if asset_id not in gone))


def tick_boxes(seen: Sequence[Entry], labels: Sequence[str], captions: Sequence[str]) -> None:
    """A box for each row that is seen."""
    ticked = set(ticked_ids())
    st.html(symbols_before(_SYMBOL, [kinds().family_of(entry.asset.kind) for entry in seen]))
    for at, (entry, label, caption) in enumerate(zip(seen, labels, captions, strict=True)):
        asset_id = entry.asset.asset_id
        key = f"reg_tick_{at}"
        memory.put(key, asset_id in ticked)
        st.checkbox(
            f"{label}\n\n:small[{caption}]" if caption else label,
            key=key,
            persist_state="session",
            on_change=partial(_clicked, key, asset_id),
        )


def _clicked(key: str, asset_id: str) -> None:
    (tick if memory.get(key) else untick)((asset_id,))
