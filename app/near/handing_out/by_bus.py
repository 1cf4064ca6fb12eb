"""What of going by bus is taken home: a session, a place's whole week, and which goes on the sheet by it?"""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from app.memory.near_answer import NearAnswer
from app.memory.person_memory import GIVEN_BY, HELD_AS
from app.memory.session import Visit, assets_for_visit
from app.memory.sheet_by_bus import SHEET_BY_BUS, LookedUp, SheetByBus, walks_of
from app.near.rides.on_paper import goers_for, rides_taken_home
from layers.area import Area
from layers.buses.passes import BusPass, Holder, PassRules, holders_of, load_passes
from layers.places.nations import Nation
from presentation.printing.handout.asking import Form
from presentation.printing.handout.occasions import monday_after
from presentation.printing.sheet.chosen import MOST, Chosen
from presentation.words import plain as words
from questions.buses.bus_journey import Fares
from questions.buses.on_paper import BusTrip, BusWeek
from questions.buses.sessions_by_bus import BusWish, SessionByBus, WeekByBus, week_by_bus
from questions.walks.near_person import Origin

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


def put_on_sheet_by_bus(answered: NearAnswer, week: WeekByBus, each: SessionByBus, visit: Visit) -> None:
    """The button under the session that is shown: its place on the sheet by this bus, or off it again."""
    asset_id, origin = each.session.asset_id, visit.origin
    if origin is None:
        return
    there = _put_there(visit).get(asset_id)
    if asset_id in visit.few and there is not None and _is_by(there, each, answered, origin):
        st.button(words.OFF_SHEET, on_click=visit.leave, args=(asset_id,), key="bus_off_sheet")
        st.html(f'<p class="wr-small">{words.ON_THE_SHEET}</p>')
    elif len(visit.few) < MOST or asset_id in visit.few:
        walks = walks_of(answered.answer.question)
        taken = SheetByBus(each.session.starts, week.wish.first_day, walks, origin)
        st.button(
            words.ON_SHEET, on_click=_take, args=(asset_id, taken, visit), type="primary", key="bus_on_sheet"
        )


def on_sheet_by_bus(area: Area, answered: NearAnswer, asset_id: str, visit: Visit) -> Chosen | None:
    """A place that was put on the sheet by bus, to the session of then; None on foot, or of another answer.

    Its journeys are looked up once, and again where the register, whose pass they have or the page's process
    has changed meanwhile. Where no bus goes to that session any more it is None too.
    """
    there, origin = _put_there(visit).get(asset_id), visit.origin
    if there is None or origin is None or not there.is_of(answered, origin):
        return None
    held = held_pass(load_passes(), visit)
    looked_up_for = (assets_for_visit(area).key, origin, held)
    if there.looked_up is None or there.looked_up.of != looked_up_for:
        there = there.with_journeys(origin, _look_up(area, answered, asset_id, there, looked_up_for))
        visit.put(SHEET_BY_BUS, {**_put_there(visit), asset_id: there})
    if there.looked_up is None or there.looked_up.each is None:
        return None
    return chosen_by_bus(area, answered, there.looked_up.week, there.looked_up.each, visit, key="near")


def walked_instead(answered: NearAnswer, visit: Visit) -> tuple[str, ...]:
    """The places put on the sheet by a bus of another answer, by which it may be another: told as a walk."""
    put_there, origin = _put_there(visit), visit.origin
    return tuple(
        asset_id
        for asset_id in visit.few
        if asset_id in put_there and not (origin and _is_there(put_there[asset_id], answered, origin))
    )


def take_on_foot(asset_id: str, visit: Visit) -> None:
    """Put a place on the sheet as a walk, by whatever it stood there before."""
    visit.put(SHEET_BY_BUS, {key: there for key, there in _put_there(visit).items() if key != asset_id})
    visit.take(asset_id)


def held_pass(rules: PassRules, visit: Visit) -> BusPass | None:
    """Whose bus pass they have, as the controls hold it; None without one."""
    nation = visit.get(GIVEN_BY)
    if not nation:
        return None
    holders, holder = holders_of(rules, Nation(nation)), visit.get(HELD_AS[Nation(nation)])
    return BusPass(Nation(nation), Holder(holder if holder in holders else holders[0]))


def _put_there(visit: Visit) -> dict[str, SheetByBus]:
    return dict(visit.get(SHEET_BY_BUS) or {})


def _is_there(there: SheetByBus, answered: NearAnswer, origin: Origin) -> bool:
    """Whether it stands there by bus: of this answer, and a bus goes."""
    is_reached = there.looked_up is not None and there.looked_up.each is not None
    return is_reached and there.is_of(answered, origin)


def _is_by(there: SheetByBus, each: SessionByBus, answered: NearAnswer, origin: Origin) -> bool:
    """Whether it stands there to this very session."""
    return there.starts == each.session.starts and _is_there(there, answered, origin)


def _take(asset_id: str, taken: SheetByBus, visit: Visit) -> None:
    visit.take(asset_id)
    visit.put(SHEET_BY_BUS, {**_put_there(visit), asset_id: taken})


def _look_up(
    area: Area,
    answered: NearAnswer,
    asset_id: str,
    there: SheetByBus,
    looked_up_for: tuple[Any, ...],
) -> LookedUp:
    """The journeys to the session that was chosen, whenever they are free."""
    _, origin, held = looked_up_for
    question = answered.answer.question
    wish = BusWish(
        question.pace,
        question.minutes,
        there.first_day,
        Fares.at(area, (origin.x, origin.y), load_passes(), held),
    )
    week = week_by_bus(area, assets_for_visit(area), origin, wish, [asset_id])
    goes = (each for each in week.sessions if each.cause is None and each.there is not None)
    return LookedUp(
        looked_up_for, week, next((each for each in goes if each.session.starts == there.starts), None)
    )


def _bus_week(area: Area, week: WeekByBus, asset_id: str, visit: Visit) -> BusWeek | None:
    """All sessions of a place in the week from the Monday on, whenever they are free; once for each."""
    origin, assets = visit.origin, assets_for_visit(area)
    if origin is None:
        return None
    wish = replace(week.wish, first_day=monday_after(week.wish.first_day), free=())
    key: Hashable = (assets.key, origin, wish.pace, wish.minutes, wish.first_day, wish.fares.held, asset_id)
    weeks = dict(visit.get(_WEEKS) or {})
    if key not in weeks:
        weeks[key] = week_by_bus(area, assets, origin, wish, [asset_id]).sessions
        visit.put(_WEEKS, dict(list(weeks.items())[-MOST:]))
    return BusWeek(wish.first_day, weeks[key], (origin.x, origin.y), week.last_day)
