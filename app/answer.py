"""What is in reach? The answer in words, the list beside the map, the way to one place, the table."""

import html
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from app import words
from app.freshness import warnings
from app.look import key_html, notice, symbols_before
from app.maps.near import map_key, near_map, show, way_layer
from app.maps.pieces import asset_of
from app.maps.points import points_of
from app.opening import plain_times
from app.session import Asked, Visit, area_assets, kinds
from app.tables import TABLE_COLUMNS, export_csv, html_table, in_reach_rows, named
from app.way import show_way
from geo.crs import to_metres
from layers.area import Area
from questions.near_person import NearPerson, Origin, OriginStatus, Question
from questions.way_to import Way, way_to

LIST_HEIGHT, MAP_HEIGHT = 904, 510
ROWS_AT_FIRST = 60
OUT_OF_REACH_AT_FIRST = 8
_MAP_RETURNS = ("last_active_drawing", "last_object_clicked_count")


def show_answer(area: Area, question: Question) -> None:
    """Everything below the controls."""
    asked = Visit().ask(area, question)
    _in_words(asked.answer if asked else None)
    list_and_map(area, asked)
    if asked is None or asked.answer.status is not OriginStatus.JUDGED:
        return
    _out_of_reach(asked.answer)
    _table_and_file(area, asked.answer)


def _in_words(answer: NearPerson | None) -> None:
    """The answer as a sentence, before any map."""
    if answer is None:
        if Visit().get("found") is None:  # otherwise the place field is asking already
            st.html(notice(words.FIRST))
    elif answer.status is not OriginStatus.JUDGED:
        st.html(notice(words.CANNOT_JUDGE, answer.sentence, care=True))
    elif answer.in_reach.empty:
        asked = answer.question
        st.html(
            notice(
                words.NOTHING.format(minutes=asked.minutes, pace=words.at_pace(asked.pace)),
                words.NOTHING_HELP,
            )
        )
    else:
        said = html.escape(answer_sentence(answer))
        st.html(f'<p class="wr-answer" role="status">{said}</p><h2 class="wr-hidden">{words.IN_REACH}</h2>')


def answer_sentence(answer: NearPerson) -> str:
    """ "14 places within 15 minutes at a steady pace. The nearest is …, 8 minutes away." """
    asked = answer.question
    number = words.count(len(answer.in_reach), "place", "places")
    first = next(named(answer.in_reach.head(1), kinds()).itertuples())
    kind = "" if first.kind_label.lower() in first.title.lower() else f" ({first.kind_label.lower()})"
    return (
        f"{number} within {asked.minutes} minutes at {words.at_pace(asked.pace)}. "
        f"The nearest is {first.title}{kind}, {words.minutes(first.walk_min)} away."
    )


@st.fragment
def list_and_map(area: Area, asked: Asked | None) -> None:
    """The list and the map; choosing in either redraws only this part."""
    visit = Visit()
    if visit.get("rerun_page"):
        visit.put("rerun_page", False)
        st.rerun(scope="app")
    answer = asked.answer if asked else None
    rows = named(answer.in_reach, kinds()) if answer is not None else None
    if rows is not None and visit.chosen not in set(rows["asset_id"]):
        visit.choose(None)
    way = _chosen_way(area, answer, visit)
    if asked is None or rows is None or rows.empty:  # nothing to list: the map alone
        _map(area, asked, rows, way, visit)
        return
    with st.container(key="list_and_map"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            _list(rows, visit, asked)
        with right:
            _map(area, asked, rows, way, visit)
            show_way(way, rows)


def _chosen_way(area: Area, answer: NearPerson | None, visit: Visit) -> Way | None:
    if answer is None or visit.chosen is None or visit.origin is None:
        return None
    return way_to(area, area_assets(area), visit.origin, answer.question, visit.chosen)


def _list(rows: pd.DataFrame, visit: Visit, asked: Asked) -> None:
    """The places in reach, nearest first, as one group of radio buttons: complete by keyboard."""
    number, wheels = asked.number, bool(asked.answer.question.pace.avoid)
    shown = rows if visit.get("all_rows") == number else rows.head(ROWS_AT_FIRST)
    if visit.chosen is not None and visit.chosen not in set(shown["asset_id"]):
        shown = rows
    titles = {row.asset_id: f"**{row.walk_min} min** {words.plain(row.title)}" for row in shown.itertuples()}
    key = f"row_{number}"
    if visit.get(key) != visit.chosen:
        visit.put(key, visit.chosen)
    with st.container(height=LIST_HEIGHT, key="near_list"):
        st.radio(
            words.LIST_LABEL.format(count=len(rows)),
            list(titles),
            index=None,
            format_func=titles.__getitem__,
            captions=[_caption(row, wheels=wheels) for row in shown.itertuples()],
            key=key,
            on_change=lambda: visit.choose(visit.get(key)),
        )
        families = [kinds().family_of(kind) for kind in shown["kind"]]
        st.html(symbols_before(_ROW_SYMBOL, families))
        if len(shown) < len(rows):
            st.button(words.SHOW_ALL.format(count=len(rows)), on_click=lambda: visit.put("all_rows", number))


_ROW_SYMBOL = '.st-key-near_list [role="radiogroup"] > div:nth-of-type({n}) label p::before'


def _caption(row: Any, *, wheels: bool) -> str:
    """The second line of a row: kind, days and times, distance, and step-free access where it matters."""
    known = words.STEP_FREE.get(row.step_free, words.UNKNOWN_STEP_FREE)
    step_free = f"step-free: {known}" if wheels or row.step_free else ""
    kind = "" if row.title.startswith(row.kind_label) else row.kind_label
    parts = (kind, words.one_line(plain_times(row.when)), words.metres(row.walk_m), step_free, *warnings(row))
    return words.plain(" · ".join(part for part in parts if part))


def _map(area: Area, asked: Asked | None, rows: pd.DataFrame | None, way: Way | None, visit: Visit) -> None:
    """The map of the same places; a click on one chooses its row."""
    number = asked.number if asked else 0
    picking = visit.picking
    key = f"map-{area.name}-{area.revision}-{number}-{'pick' if picking else 'look'}"

    def clicked() -> None:
        said = visit.get(key) or {}
        if picking and said.get("last_clicked"):
            place = said["last_clicked"]
            x, y = to_metres([place["lng"]], [place["lat"]], crs=area.crs)
            visit.start_from(Origin(float(x[0]), float(y[0])), words.FROM_MAP)
            visit.put(Visit.TYPED, "")
            visit.put("found", None)
            visit.put("rerun_page", True)
        elif feature := said.get("last_active_drawing"):
            visit.choose(asset_of(feature))

    answer = asked.answer if asked else None
    points = {} if rows is None else points_of(rows, area.crs, kinds=kinds())
    drawn = near_map(area, answer, visit.origin, points=points)
    show(
        drawn,
        key=key,
        height=MAP_HEIGHT,
        way=_way_drawn(area, way, rows, visit),
        wanted=(*_MAP_RETURNS, "last_clicked") if picking else _MAP_RETURNS,
        on_change=clicked,
    )
    st.html(key_html(map_key(answer, points, home=visit.origin is not None)) or "<p></p>")


def _way_drawn(area: Area, way: Way | None, rows: pd.DataFrame | None, visit: Visit) -> Any:
    if way is None or rows is None or visit.origin is None:
        return None
    row = rows["asset_id"].tolist().index(way.asset_id)
    return way_layer(way, visit.origin, crs=area.crs, row=row)


def _out_of_reach(answer: NearPerson) -> None:
    """What was just out of reach, and why."""
    st.header(words.OUT_OF_REACH, anchor=False)
    if answer.out_of_reach.empty:
        st.html(f'<p class="wr-small">{words.NOTHING_OUT_OF_REACH}</p>')
        return
    rows = named(answer.out_of_reach, kinds())
    cells = [[row.title, row.kind_label, row.cause_words] for row in rows.itertuples()]
    columns = ("Place", "Kind", "Why")
    st.html(html_table(words.OUT_OF_REACH_CAPTION, columns, cells[:OUT_OF_REACH_AT_FIRST]))
    if len(cells) > OUT_OF_REACH_AT_FIRST:
        with st.expander(words.SHOW_MORE.format(count=len(cells) - OUT_OF_REACH_AT_FIRST)):
            st.html(html_table(words.OUT_OF_REACH_CAPTION, columns, cells[OUT_OF_REACH_AT_FIRST:]))


def _table_and_file(area: Area, answer: NearPerson) -> None:
    """The same places as a table, and as a file to take away."""
    if answer.in_reach.empty:
        return
    st.header(words.TABLE, anchor=False)
    rows = in_reach_rows(named(answer.in_reach, kinds()))
    with st.expander(words.SHOW_TABLE.format(count=len(rows))):
        st.html(html_table(words.TABLE_CAPTION, TABLE_COLUMNS, rows))
    today = datetime.now(UTC).date().isoformat()
    st.download_button(
        words.DOWNLOAD,
        export_csv(area, answer, kinds=kinds(), today=today),
        file_name=f"{area.name}-within-{answer.question.minutes}-minutes.csv",
        mime="text/csv",
        on_click="ignore",
    )
    st.html(f'<p class="wr-small">{words.EXPORT_NOTE}</p>')
