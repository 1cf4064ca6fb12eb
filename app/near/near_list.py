"""Which places are in reach? The list beside the map, and the way to the one that is chosen."""

from typing import Any

import pandas as pd
import streamlit as st

from app.frame.live import HIDDEN, say
from app.maps.near import near_map, show, way_layer
from app.memory.session import Visit, area_assets, kinds
from app.memory.visit import NearAnswer
from app.near.chosen_few import put_on_sheet, take_home
from app.near.groups import show_groups
from app.near.way import show_card, show_way
from geo.crs import to_metres
from geo.rows import rows_of
from layers.area import Area
from presentation.drawing.symbols import key_html
from presentation.drawing.web.parts import map_key
from presentation.drawing.web.points import asset_of, points_of
from presentation.words import plain as words
from presentation.words.near.by_hours import open_ways_note, walk_then
from presentation.words.near.fitting import times_words
from presentation.words.near.naming import named
from presentation.words.near.places import FROM_MAP
from questions.walks.near_person import Origin
from questions.walks.route_sheet import RouteSheet

LIST_HEIGHT, MAP_HEIGHT = 904, 510
_MAP_RETURNS = ("last_active_drawing", "last_object_clicked_count")


@st.fragment
def list_and_map(area: Area, answered: NearAnswer | None) -> None:
    """The list and the map; choosing in either redraws only this part."""
    visit = Visit()
    if visit.get("rerun_page"):
        visit.put("rerun_page", False)
        st.rerun(scope="app")
    rows = named(answered.listed, kinds()) if answered is not None else None
    if rows is not None and visit.chosen not in set(rows["asset_id"]):
        visit.choose(None)
    row = _chosen_row(rows, visit)
    way = (
        visit.walk(area, area_assets(area), answered.answer.question, row.asset_id, walk_then(row))
        if answered and row
        else None
    )
    say(_way_aloud(way, row), key="way_aloud", look=HIDDEN)
    if answered is None or rows is None or not answered.groups:  # nothing to list: the map alone
        _map(area, answered, rows, way, visit)
        return
    with st.container(key="list_and_map"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            _list(rows, visit, answered)
        with right:
            _map(area, answered, rows, way, visit)
            show_card(way, row)
            if row is not None and way is not None:
                put_on_sheet(row, visit)
                show_way(area, way, row)
    take_home(area, area_assets(area), answered.answer.question, rows, visit)


def _chosen_row(rows: pd.DataFrame | None, visit: Visit) -> Any | None:
    """The row of the chosen place."""
    if rows is None or visit.chosen is None:
        return None
    return next(iter(rows_of(rows[rows["asset_id"] == visit.chosen])), None)


def _way_aloud(way: RouteSheet | None, row: Any | None) -> str:
    """What is said aloud when a place is chosen."""
    if way is None or row is None:
        return ""
    there, back = words.minutes(way.there.minutes), words.minutes(way.back.minutes)
    ways = words.WAY_SAID.format(title=row.title, there=there, back=back)
    return f"{ways} {times_words(row)}".strip()


def _list(rows: pd.DataFrame, visit: Visit, answered: NearAnswer) -> None:
    """The places, group by group."""
    with st.container(height=LIST_HEIGHT, key="near_list"):
        _ring_note(rows)
        show_groups(rows, visit, answered)
        with st.container(key="below_rows"):
            if note := open_ways_note(answered.answer):
                st.caption(note)


def _ring_note(rows: pd.DataFrame) -> None:
    """What the mark of a telephone means, once for the whole list."""
    if rows["ring_first"].all():
        st.caption(f"{words.RING_MARK} {words.RING_ALL}")
    elif rows["ring_first"].any():
        st.caption(f"{words.RING_MARK} {words.RING_SOME}")


def _map(
    area: Area, answered: NearAnswer | None, rows: pd.DataFrame | None, way: RouteSheet | None, visit: Visit
) -> None:
    """The map of the same places; a click on one chooses its row."""
    number = answered.number if answered else 0
    picking = visit.picking
    key = f"map-{area.name}-{area.revision}-{number}-{'pick' if picking else 'look'}"

    def clicked() -> None:
        """A place was pressed on the map: its row is chosen, or somebody starts there."""
        event = visit.get(key) or {}
        if picking and event.get("last_clicked"):
            place = event["last_clicked"]
            x, y = to_metres([place["lng"]], [place["lat"]], crs=area.crs)
            visit.start_from(Origin(float(x[0]), float(y[0])), FROM_MAP)
            visit.put(Visit.TYPED, "")
            visit.put("found", None)
            visit.put("rerun_page", True)
        elif feature := event.get("last_active_drawing"):
            visit.choose(asset_of(feature))

    answer = answered.answer if answered else None
    points = {} if rows is None else points_of(rows, area.crs, kinds=kinds())
    drawn = near_map(area, answer, visit.origin, points=points)
    show(
        drawn,
        key=key,
        height=MAP_HEIGHT,
        way=_way_drawn(area, way, rows, visit),
        returned_values=(*_MAP_RETURNS, "last_clicked") if picking else _MAP_RETURNS,
        on_change=clicked,
    )
    st.html(key_html(map_key(answer, points, kinds(), home=visit.origin is not None)) or "<p></p>")


def _way_drawn(area: Area, way: RouteSheet | None, rows: pd.DataFrame | None, visit: Visit) -> Any:
    if way is None or rows is None or visit.origin is None:
        return None
    row = rows["asset_id"].tolist().index(way.asset_id)
    return way_layer(way.there.line, visit.origin, crs=area.crs, row=row)
