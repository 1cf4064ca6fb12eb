"""Which asset of the register is meant? One list to choose from, wherever the page asks for one."""

import streamlit as st

from app.funding import memory
from app.memory.session import area_assets, kinds
from layers.area import Area
from presentation.words import plain
from presentation.words.funding import page as words
from presentation.words.kinds import kind_label
from questions.places.area_assets import AreaAssets


def ask_asset(area: Area, label: str, *, key: str, also: AreaAssets | None = None) -> str:
    """The id of the asset that was chosen; "" before one is. ``also`` adds those of another day."""
    titles = (asset_titles(also) if also else {}) | asset_titles(area_assets(area))
    ids = sorted(titles, key=lambda asset_id: titles[asset_id].casefold())
    if memory.get(key) not in titles:
        memory.put(key, None)  # it was chosen in another area, or is no longer in the list
    chosen = st.selectbox(
        label,
        ids,
        index=None,
        key=memory.at_first(key, None),
        persist_state="session",
        format_func=lambda key: titles[key],
        placeholder=words.TYPE_NAME,
    )
    return str(chosen or "")


def asset_titles(assets: AreaAssets) -> dict[str, str]:
    """What to call each asset: its name and kind."""
    columns = (assets.table[name] for name in ("asset_id", "name", "kind", "near_street"))
    return {
        str(asset_id): words.asset_title(
            plain.place_name(str(name), kind_label(kinds(), str(kind)), str(street)),
            kind_label(kinds(), str(kind)),
        )
        for asset_id, name, kind, street in zip(*columns, strict=True)
    }
