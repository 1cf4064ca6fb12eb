"""Which places are in reach? The list beside the map, and the way to the one that is chosen."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from app.frame.live import HIDDEN, say
from app.maps.near import near_map, show, way_layer
from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, assets_for_visit, kinds
from app.near.card import chosen_place, put_at_row, show_card
from app.near.chosen_few import take_home
from app.near.groups import show_groups
from app.near.misses import misses_of, show_misses
from app.near.rides.on_card import rides_html
from app.near.rides.on_paper import goers_for
from app.near.tab_keeper import keep_in_tab
from geo.crs import to_metres
from geo.rows import rows_of
from layers.area import Area
from presentation.drawing.symbols import key_html
from presentation.drawing.web.parts import map_key
from presentation.drawing.web.points import asset_of, points_of
from presentation.words import plain as words
from presentation.words.freshness import ring_note
from presentation.words.near.by_hours import open_ways_note, walk_then
from presentation.words.near.fitting import times_words
from presentation.words.near.naming import named
from presentation.words.near.places import FROM_MAP, ON_THE_MAP
from questions.walks.near_person import Origin
from questions.walks.route_sheet import RouteSheet

LIST_HEIGHT, MAP_HEIGHT = 560, 560  # before near.css gives both the room that there is
_MAP_RETURNS = ("last_active_drawing", "last_object_clicked_count")
NOT_LISTED = -2  # the row of what is on the map only while it is chosen


@st.fragment
def list_and_map(area: Area, answered: NearAnswer | None) -> None:
    """The list and the map; choosing in either redraws only this part, and leaves the choice with the tab."""
    visit = Visit()
    _list_and_map(area, answered, visit)
    keep_in_tab(visit)


def _list_and_map(area: Area, answered: NearAnswer | None, visit: Visit) -> None:
    assets = assets_for_visit(area)
    if visit.get("rerun_page") or (answered is not None and answered.assets_key != assets.key):
        visit.put("rerun_page", False)
        st.rerun(scope="app")  # also where the register has moved on since this answer was worked out
    rows, misses = rows_and_misses(answered, visit)
    row = _chosen_row((rows, misses), visit)
    if row is None:
        visit.choose(None)
    way = (
        visit.walk(area, assets, answered.question_of(row), row.asset_id, walk_then(row))
        if answered and row
        else None
    )
    say(_way_aloud(way, row), key="way_aloud", look=HIDDEN)
    if answered is None or rows is None or misses is None or not (answered.has_groups or len(misses)):
        _map(area, answered, rows, way, visit)  # nothing to list: the map alone
        return
    place = None if row is None else chosen_place(assets, answered, row, way, visit)
    if place is not None:
        rides = rides_html(area, place.record.asset_id, goers_for(answered, row), visit)
        place = replace(place, rides=rides)
    with st.container(key="list_and_map"):
        left, right = st.columns([2, 3], gap="medium")
        with left, st.container(height=LIST_HEIGHT, key="near_list"):
            visit.put("chosen_at", ("", 0))
            almost = place is not None and place.row.asset_id in set(misses["asset_id"])
            show_groups(assets, rows, visit, answered)
            _below_rows(rows, answered)
            if place is not None and not almost:  # read, and reached by the Tab key, after its own group
                show_card(area, place, visit)
            show_misses(misses, visit, answered)
            if place is not None and almost:
                show_card(area, place, visit)
            put_at_row(place, visit)
        with right:
            _map(area, answered, rows, way, visit)
    take_home(area, assets, answered, rows, visit)


def rows_and_misses(
    answered: NearAnswer | None, visit: Visit
) -> tuple[pd.DataFrame | None, pd.DataFrame | None]:
    """The two tables of an answer as ``named`` gives them, worked out once for each answer."""
    if answered is None:
        return None, None
    if visit.get("tables_of") != answered.number:
        visit.put("tables", (named(answered.listed, kinds()), misses_of(answered)))
        visit.put("tables_of", answered.number)
    tables: tuple[pd.DataFrame, pd.DataFrame] = visit.get("tables")
    return tables


def _chosen_row(tables: tuple[pd.DataFrame | None, ...], visit: Visit) -> Any | None:
    """The row of the chosen place, whatever table it stands in."""
    for table in tables:
        if table is not None and visit.chosen is not None:
            for row in rows_of(table[table["asset_id"] == visit.chosen]):
                return row
    return None


def _way_aloud(way: RouteSheet | None, row: Any | None) -> str:
    """What is said aloud when a place is chosen."""
    if way is None or row is None:
        return ""
    there, back = words.minutes(way.there.minutes), words.minutes(way.back.minutes)
    ways = words.WAY_SAID.format(title=row.title, there=there, back=back)
    return f"{ways} {times_words(row)}".strip()


def _below_rows(rows: pd.DataFrame, answered: NearAnswer) -> None:
    """Why some rows say "ring first", and what is so of all of them."""
    with st.container(key="below_rows"):
        if note := ring_note(rows):
            st.caption(note)
        if note := open_ways_note(answered.answer):
            st.caption(note)


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
            visit.start_from(Origin(float(x[0]), float(y[0])), FROM_MAP, ON_THE_MAP)
            visit.put(Visit.TYPED, "")
            visit.put("found", None)
            visit.put("rerun_page", True)
        elif feature := event.get("last_active_drawing"):
            visit.choose(asset_of(feature))

    answer = answered.answer if answered else None
    points = {} if rows is None else points_of(rows, area.crs, kinds=kinds())
    of_two = answered.pair.on_map if answered and answered.pair else None
    drawn = near_map(area, answer, visit.origin, points=points, of_two=of_two)
    show(
        drawn,
        key=key,
        height=MAP_HEIGHT,
        way=_way_drawn(area, way, rows, visit),
        returned_values=(*_MAP_RETURNS, "last_clicked") if picking else _MAP_RETURNS,
        on_change=clicked,
    )
    key_line = key_html(
        map_key(answer, points, kinds(), home=visit.origin is not None, of_two=of_two is not None)
    )
    hint = f'<p class="wr-small">{words.CHOOSE_ROW}</p>' if answer is not None and way is None else ""
    st.html(f"{key_line}{hint}" or "<p></p>")


def _way_drawn(area: Area, way: RouteSheet | None, rows: pd.DataFrame | None, visit: Visit) -> Any:
    if way is None or rows is None or visit.origin is None:
        return None
    listed = rows["asset_id"].tolist()
    row = listed.index(way.asset_id) if way.asset_id in listed else NOT_LISTED
    return way_layer(way.there.line, visit.origin, crs=area.crs, row=row)
