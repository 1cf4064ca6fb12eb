"""What of going by bus is taken home: a session, a place's whole week, and which goes on the sheet by it?"""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
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

_ON_SHEET: Final = "few_by_bus"  # by the id of its place
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


@dataclass(frozen=True)
class _OnSheet:
    """A session by bus as it was put on the sheet: of which answer, and the week in which it was found."""

    number: int  # of the answer: by another start, pace or person it would be another bus
    week: WeekByBus = field(repr=False)
    each: SessionByBus = field(repr=False)


def put_on_sheet_by_bus(answered: NearAnswer, week: WeekByBus, each: SessionByBus, visit: Visit) -> None:
    """The button under the session that is shown: its place on the sheet by this bus, or off it again."""
    asset_id, put_there = each.session.asset_id, _put_there(visit)
    there = put_there.get(each.session.asset_id)
    starts = None if there is None or there.number != answered.number else there.each.session.starts
    if asset_id in visit.few and starts == each.session.starts:
        st.button(words.OFF_SHEET, on_click=visit.leave, args=(asset_id,), key="bus_off_sheet")
        st.html(f'<p class="wr-small">{words.ON_THE_SHEET}</p>')
    elif len(visit.few) < MOST or asset_id in visit.few:
        taken = _OnSheet(answered.number, week, each)
        st.button(words.ON_SHEET, on_click=_take, args=(taken, visit), type="primary", key="bus_on_sheet")


def on_sheet_by_bus(area: Area, answered: NearAnswer, asset_id: str, visit: Visit) -> Chosen | None:
    """A place that was put on the sheet by bus, by the bus of then; None on foot, or of another answer."""
    there = _put_there(visit).get(asset_id)
    if there is None or there.number != answered.number:
        return None
    return chosen_by_bus(area, answered, there.week, there.each, visit, key="near")


def walked_instead(answered: NearAnswer, visit: Visit) -> tuple[str, ...]:
    """The places put on the sheet by a bus of another answer, by which it may be another: told as a walk."""
    put_there = _put_there(visit)
    return tuple(
        asset_id
        for asset_id in visit.few
        if asset_id in put_there and put_there[asset_id].number != answered.number
    )


def take_on_foot(asset_id: str, visit: Visit) -> None:
    """Put a place on the sheet as a walk, by whatever it stood there before."""
    visit.put(_ON_SHEET, {key: there for key, there in _put_there(visit).items() if key != asset_id})
    visit.take(asset_id)


def _put_there(visit: Visit) -> dict[str, _OnSheet]:
    return dict(visit.get(_ON_SHEET) or {})


def _take(taken: _OnSheet, visit: Visit) -> None:
    asset_id = taken.each.session.asset_id
    visit.take(asset_id)
    visit.put(_ON_SHEET, {**_put_there(visit), asset_id: taken})


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
