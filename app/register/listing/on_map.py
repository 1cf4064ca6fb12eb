"""Where are those that the list shows? The same assets on the map, and a click that opens one."""

import json
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from app.maps.near import show
from app.maps.register import register_map, register_point, ring_about
from app.memory.session import kinds
from app.register.state import memory
from layers.area import Area
from layers.assets.kinds import Family
from layers.register.history import Entry
from layers.register.model import Asset
from presentation.drawing.web.safe_text import safe
from presentation.words.kinds import kind_label
from presentation.words.register import pages, record as register_words

MAP_HEIGHT: Final = 230
MOST_ON_MAP: Final = 1_500


def show_on_map(area: Area, fits: Sequence[Entry]) -> None:
    """The same assets on the map, but for those whose address is hidden; a click on one opens it."""
    placed = [e.asset for e in fits if e.asset.longitude is not None and not e.asset.hide_address]
    drawn_ones = placed[:MOST_ON_MAP]
    by_safe_id = {safe(asset.asset_id): asset.asset_id for asset in drawn_ones}
    points = _points(drawn_ones)
    # By what is on it: a save that moves and renames nothing leaves the map as it stands.
    key = f"reg-map-{area.name}-{area.revision}-{hash(json.dumps(list(points.values()))) & 0xFFFFFFF}"

    def clicked() -> None:
        """Open what was clicked on the map."""
        feature = (memory.get(key) or {}).get("last_active_drawing")
        if feature:
            safe_id = feature.get("properties", {}).get("id")
            memory.choose(by_safe_id.get(safe_id, safe_id or ""))

    chosen = memory.chosen()
    opened = next((asset for asset in placed if asset.asset_id == chosen), None)
    ring = ring_about(opened.longitude, opened.latitude) if opened else None  # type: ignore[arg-type]
    show(
        register_map(area, points=points),
        key=key,
        height=MAP_HEIGHT,
        way=ring,
        returned_values=("last_active_drawing", "last_object_clicked_count"),
        on_change=clicked,
    )
    missing = len(fits) - len(placed)
    parts = [pages.without_place(missing) if missing else ""]
    if len(placed) > MOST_ON_MAP:
        parts.append(pages.most_on_map(MOST_ON_MAP))
    if any(parts):
        st.html(f'<p class="wr-small">{" ".join(part for part in parts if part)}</p>')


def _points(assets: Sequence[Asset]) -> dict[Family | None, list[dict[str, Any]]]:
    table = kinds()
    points: dict[Family | None, list[dict[str, Any]]] = {}
    for asset in assets:
        if asset.longitude is None or asset.latitude is None:
            continue
        title, label = register_words.title(asset, table), kind_label(table, asset.kind)
        point = register_point(asset.asset_id, title, label, lon=asset.longitude, lat=asset.latitude)
        points.setdefault(table.family_of(asset.kind), []).append(point)
    return points
