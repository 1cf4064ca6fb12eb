"""Do buses count in what a panel sees, and those of which week?"""

from datetime import date
from typing import Final

import streamlit as st

from app.frame.look import stop_notice
from app.funding import memory
from app.memory.session import area_assets
from layers.area import Area
from presentation.words.buses.timetable import ENDED_FIX, OLD_FIX, ended_by_now, not_then
from presentation.words.buses.wards import NO_BUSES, NO_BUSES_FIX
from presentation.words.funding import standard as words
from questions.wards.by_bus import WEEK, BusDays, first_weekday

_DAY: Final = "fund_of_area_bus_day"
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 1, 1)


def ask_buses(area: Area, today: date) -> BusDays | None:
    """The week whose buses count; None where only walks do, or the timetable does not hold on that day."""
    buses = area.buses
    if buses is None:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom", key="fund_buses"):
        counts = st.checkbox(
            words.COUNT_BUSES,
            key=memory.at_first("fund_by_bus", False),
            persist_state="session",
            help=words.COUNT_BUSES_HELP,
        )
        if not counts:
            return None
        day = _ask_day(first_weekday(buses, today, area_assets(area).nation) or today)
    if buses.first_day is None or buses.last_day is None:
        st.html(stop_notice(NO_BUSES, NO_BUSES_FIX))
        return None
    if not buses.holds_on(day):
        what = not_then(buses.first_day, buses.last_day, day=day)
        st.html(stop_notice(what, words.ON_FOOT_UNTIL_THEN + " " + ENDED_FIX))
        return None
    if old := ended_by_now(buses.last_day, today=today):
        st.html(stop_notice(old, OLD_FIX))
    return BusDays(day, WEEK)  # of one day a bid on that day would be ahead


def _ask_day(first: date) -> date:
    """The day that was chosen, by anybody of the panel; ``first`` before anybody has."""
    day = st.date_input(
        words.BUS_DAY_LABEL,
        key=memory.at_first(_DAY, first),
        persist_state="session",
        min_value=_EARLIEST,
        max_value=_LATEST,
        format="DD/MM/YYYY",
        width=220,
    )
    return day if isinstance(day, date) else first
