"""Which few does the person take home? Put on the sheet one by one; given on paper, as a diary, as a link."""

from typing import Any

import pandas as pd
import streamlit as st

from app.frame.live import HIDDEN, QUIET, say
from app.frame.look import notice
from app.memory.near_answer import NearAnswer
from app.memory.session import Visit
from app.near.handing_out.by_bus import on_sheet_by_bus, take_on_foot, walked_instead
from app.near.rides.on_paper import goers_for, rides_taken_home
from app.near.take_home import offer
from geo.rows import rows_of
from layers.area import Area
from presentation.printing.sheet.chosen import MOST, Chosen
from presentation.words import plain as words
from presentation.words.near import sheet as sheet_words
from presentation.words.near.by_hours import row_note, walk_then
from presentation.words.near.fitting import next_time_words
from presentation.words.near.two.on_paper import walks_of_two
from questions.places.area_assets import AreaAssets


def put_on_sheet(row: Any, visit: Visit) -> None:
    """The button under the chosen place: on the sheet, or off it again."""
    if row.asset_id in visit.few:
        st.button(words.OFF_SHEET, on_click=visit.leave, args=(row.asset_id,), key="off_sheet")
    elif len(visit.few) < MOST:
        st.button(
            words.ON_SHEET, on_click=take_on_foot, args=(row.asset_id, visit), type="primary", key="on_sheet"
        )


def say_where_it_went(asset_id: str, visit: Visit) -> None:
    """Where the sheet is, said where the button was pressed: the sheet itself is further down."""
    on_sheet = asset_id in visit.few
    say(words.ON_THE_SHEET if on_sheet else "", key="sheet_aloud", look=QUIET if on_sheet else HIDDEN)


def take_home(area: Area, assets: AreaAssets, answered: NearAnswer, rows: pd.DataFrame, visit: Visit) -> None:
    """The places on the sheet, each to be taken off again, and the ways to take them home."""
    if not visit.few:
        return
    st.header(words.TAKE_HOME, anchor=False)
    listed = {row.asset_id: row for row in rows_of(rows)}
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
    chosen = [
        _chosen(area, assets, answered, asset_id, listed.get(asset_id), visit) for asset_id in visit.few
    ]
    if walked := walked_instead(answered, visit):
        names = [words.one_line(str(titles.get(asset_id, ""))) for asset_id in walked]
        st.html(notice(sheet_words.told_as_walk(names), sheet_words.TOLD_AS_WALK_FIX, care=True))
    offer(area, assets, chosen, key="near")


def _chosen(
    area: Area, assets: AreaAssets, answered: NearAnswer, asset_id: str, row: Any | None, visit: Visit
) -> Chosen:
    """One place with its minutes, its next time and the way there, as far as they are known; or by bus."""
    if (by_bus := on_sheet_by_bus(area, answered, asset_id, visit)) is not None:
        return by_bus
    sheet = visit.walk(area, assets, answered.question_of(row), asset_id, walk_then(row))
    of_two, rides = walks_of_two(row), rides_taken_home(area, asset_id, goers_for(answered, row), visit)
    if sheet is None:
        return Chosen(asset_id, None, next_time_words(row), of_two=of_two, rides=rides)
    return Chosen(
        asset_id,
        sheet.there.minutes,
        next_time_words(row),
        sheet.there,
        row_note(row),
        back_minutes=sheet.back.minutes,
        back_climbs=sheet.back.climbs,
        of_two=of_two,
        rides=rides,
    )
