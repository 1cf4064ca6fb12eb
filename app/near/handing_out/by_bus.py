"""What of going by bus is taken home: a session, a place's whole week, and which goes on the sheet by it?"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import datetime
from typing import Final

import streamlit as st

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, area_assets
from app.near.rides.on_paper import goers_for, rides_taken_home
from layers.area import Area
from presentation.printing.handout.asking import Form
from presentation.printing.handout.occasions import monday_after
from presentation.printing.sheet.chosen import MOST, Chosen
from presentation.words import plain as words
from questions.buses.on_paper import BusTrip, BusWeek
from questions.buses.sessions_by_bus import SessionByBus, WeekByBus, week_by_bus

_ON_SHEET: Final = "few_by_bus"  # when the session starts, by the id of its place
_WEEKS: Final = "bus_weeks"


def chosen_by_bus(
    area: Area, answered: NearAnswer, week: WeekByBus, each: SessionByBus, visit: Visit, *, key: str
) -> Chosen:
    """One session by bus as it is taken home; ``key`` of the offer, whose hand-out may be a week."""
    asset_id, origin = each.session.asset_id, visit.origin
    rides = rides_taken_home(area, asset_id, goers_for(answered, None), visit)
    if origin is None:
        return Chosen(asset_id, rides=rides)
    home = (origin.x, origin.y)
    is_week = visit.get(f"{key}_handout_form") == Form.WEEK
    bus_week = _bus_week(area, week, asset_id, visit) if is_week else None
    return Chosen(asset_id, by_bus=BusTrip(each, home, week.last_day), bus_week=bus_week, rides=rides)


def put_on_sheet_by_bus(each: SessionByBus, visit: Visit) -> None:
    """The button under the session that is shown: its place on the sheet by this bus, or off it again."""
    asset_id = each.session.asset_id
    if asset_id in visit.few and _starts(visit).get(asset_id) == each.session.starts:
        st.button(words.OFF_SHEET, on_click=_leave, args=(asset_id, visit), key="bus_off_sheet")
        st.html(f'<p class="wr-small">{words.ON_THE_SHEET}</p>')
    elif len(visit.few) < MOST or asset_id in visit.few:
        st.button(words.ON_SHEET, on_click=_take, args=(each, visit), type="primary", key="bus_on_sheet")


def on_sheet_by_bus(area: Area, answered: NearAnswer, asset_id: str, visit: Visit) -> Chosen | None:
    """A place that was put on the sheet by bus, by the buses of the week that is shown; else None."""
    starts, week = _starts(visit).get(asset_id), visit.get("week_by_bus")
    if starts is None or week is None or visit.get("week_by_bus_of")[1] != answered.number:
        return None
    for each in week.sessions:
        if each.session.asset_id == asset_id and each.session.starts == starts and each.cause is None:
            return chosen_by_bus(area, answered, week, each, visit, key="near")
    return None


def _starts(visit: Visit) -> dict[str, datetime]:
    return dict(visit.get(_ON_SHEET) or {})


def _take(each: SessionByBus, visit: Visit) -> None:
    visit.take(each.session.asset_id)
    visit.put(_ON_SHEET, {**_starts(visit), each.session.asset_id: each.session.starts})


def _leave(asset_id: str, visit: Visit) -> None:
    visit.leave(asset_id)
    visit.put(_ON_SHEET, {key: at for key, at in _starts(visit).items() if key != asset_id})


def _bus_week(area: Area, week: WeekByBus, asset_id: str, visit: Visit) -> BusWeek | None:
    """All sessions of a place in the week from the Monday on, whenever they are free; once for each."""
    origin, assets = visit.origin, area_assets(area)
    if origin is None:
        return None
    wish = replace(week.wish, first_day=monday_after(week.wish.first_day), free=())
    key: Hashable = (assets.key, origin, wish.pace, wish.minutes, wish.first_day, wish.fares.held, asset_id)
    weeks = dict(visit.get(_WEEKS) or {})
    if key not in weeks:
        weeks[key] = week_by_bus(area, assets, origin, wish, [asset_id]).sessions
        visit.put(_WEEKS, dict(list(weeks.items())[-MOST:]))
    return BusWeek(wish.first_day, weeks[key], (origin.x, origin.y), week.last_day)
