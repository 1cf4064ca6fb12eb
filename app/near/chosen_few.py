"""Which few does the person take home? Put on the sheet one by one; given on paper, as a diary, as a link."""

from typing import Any

import pandas as pd
import streamlit as st

from app.memory.session import Visit
from app.near.take_home import offer
from layers.area import Area
from presentation.printing.sheet.chosen import MOST, Chosen
from presentation.words import plain as words
from presentation.words.fitting import clock, known, weekday
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Question


def put_on_sheet(row: Any, visit: Visit) -> None:
    """The button under the chosen place: on the sheet, or off it again."""
    if row.asset_id in visit.few:
        st.button(words.OFF_SHEET, on_click=visit.leave, args=(row.asset_id,), key="off_sheet")
    elif len(visit.few) < MOST:
        st.button(words.ON_SHEET, on_click=visit.take, args=(row.asset_id,), type="primary", key="on_sheet")


def take_home(area: Area, assets: AreaAssets, question: Question, rows: pd.DataFrame, visit: Visit) -> None:
    """The places on the sheet, each to be taken off again, and the ways to take them home."""
    if not visit.few:
        return
    st.header(words.TAKE_HOME, anchor=False)
    listed = {row.asset_id: row for row in rows.itertuples()}
    titles = dict(zip(assets.table["asset_id"], assets.table["name"], strict=True))
    with st.container(horizontal=True, key="few"):
        for asset_id in visit.few:
            row = listed.get(asset_id)
            title = words.one_line(row.title if row is not None else str(titles.get(asset_id, "")))
            st.button(
                words.TAKE_OFF.format(title=words.plain(title)),
                on_click=visit.leave,
                args=(asset_id,),
                key=f"off_{asset_id}",
            )
    chosen = [_chosen(area, assets, question, one, listed.get(one), visit) for one in visit.few]
    offer(area, assets, chosen, key="near")


def _chosen(
    area: Area, assets: AreaAssets, question: Question, asset_id: str, row: Any | None, visit: Visit
) -> Chosen:
    """One place with its minutes, its next time and the way there, as far as they are known."""
    sheet = visit.walk(area, assets, question, asset_id)
    if sheet is None:
        return Chosen(asset_id, None, _next_time(row))
    return Chosen(asset_id, sheet.there.minutes, _next_time(row), sheet.there)


def _next_time(row: Any | None) -> str:
    """ "next on Tuesday 24 November, leave home at 11:35"; "" where it is not known."""
    starts, leave = (known(getattr(row, name, None)) for name in ("starts", "leave"))
    if starts is None:
        return ""
    return f"next on {weekday(starts)}" + (f", leave home at {clock(leave)}" if leave is not None else "")
