"""What would be done? The form for one change: an asset, times, places a week, and places on the map."""

from functools import partial
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.asset_choice import ask_asset, asset_titles
from app.funding.incoming import place_typed
from app.memory.session import area_assets, funding_ground, kinds
from geo.crs import to_metres
from layers.area import Area
from layers.bids.transport import BidTransport, Brings
from layers.times.reading.read import read_times
from layers.times.session import Session
from presentation.words.funding import scenario as words, transport as transport_words
from presentation.words.kinds import kind_label
from questions.funding.changes import changed
from questions.funding.people import wards_of
from questions.funding.scenario import Action, Change

_AROUND, _WARDS = "around", "wards"
_FROM: Final = {_AROUND: transport_words.FROM_AROUND, _WARDS: transport_words.FROM_WARDS}
_KM: Final = 1000.0
_MOST_SEATS: Final = 100
CLICKED: Final = "fund_clicked"  # the last two places that were clicked or typed: longitude, latitude
_TYPED, _NOT_FOUND = "fund_what_if_place", "fund_what_if_not_found"


def ask_change(area: Area, action: Action) -> Change | str:
    """The change that the form describes, or what is missing, a sentence."""
    if action is Action.PATH:
        return _ask_path(area)
    if action is Action.OPEN:
        return _ask_open(area)
    if action is Action.STOP:
        return _ask_stop(area)
    if action is Action.MINIBUS:
        return _ask_minibus(area)
    asset_id = ask_asset(area, words.WHICH, key="fund_asset")
    change: Change | str = Change(action, asset_id)
    if action is Action.HOURS:
        change = _ask_times(asset_id)
    elif action is Action.PLACES:
        places = st.number_input(
            words.PLACES,
            min_value=1,
            step=5,
            key=memory.at_first("fund_places", 20),
            persist_state="session",
        )
        change = Change(action, asset_id, places_a_week=int(places))
    elif action is Action.MOVE:
        at = _ask_place(area)
        change = Change(action, asset_id, at=at) if at else words.NO_PLACE
    return change if asset_id else words.NO_ASSET


def _ask_typed(label: str, *, like: str, key: str) -> str:
    typed = st.text_input(
        label,
        placeholder=like,
        key=memory.at_first(key, ""),
        persist_state="session",
        autocomplete="off",
    )
    return str(typed or "")


def _ask_times(asset_id: str) -> Change | str:
    typed = _ask_typed(words.TIMES, like=words.TIMES_LIKE, key="fund_hours")
    sessions = _times(typed)
    if isinstance(sessions, str):
        return sessions
    return Change(Action.HOURS, asset_id, sessions=sessions) if sessions else words.NO_TIMES


def _ask_open(area: Area) -> Change | str:
    every = [kind.key for kind in kinds().kinds]
    kind = st.selectbox(
        words.WHICH_KIND,
        every,
        key=memory.at_first("fund_open_kind", "lunch_club"),
        persist_state="session",
        format_func=partial(kind_label, kinds()),
    )
    name = st.text_input(
        words.NAME,
        key=memory.at_first("fund_open_name", ""),
        persist_state="session",
        autocomplete="off",
        max_chars=80,
    )
    typed = _ask_typed(words.WHEN, like=words.WHEN_LIKE, key="fund_open_when")
    sessions, at = _times(typed), _ask_place(area)
    if isinstance(sessions, str):
        return sessions
    label = str(name or "").strip() or words.new_asset_name(kind_label(kinds(), str(kind)))
    return Change(Action.OPEN, name=label, kind=str(kind), at=at, sessions=sessions) if at else words.NO_PLACE


def _ask_minibus(area: Area) -> Change | str:
    """A minibus to something that is there, or that the scenario opens; or what is missing, a sentence."""
    then = changed(funding_ground(area), memory.scenario()).assets
    asset_id = ask_asset(area, transport_words.MINIBUS_TO, key="fund_minibus_to", also=then)
    radius_m, wards = _ask_from(area)
    typed = _ask_typed(transport_words.RUNS, like=transport_words.RUNS_LIKE, key="fund_minibus_hours")
    seats = st.number_input(
        transport_words.SEATS,
        value=None,
        min_value=1,
        max_value=_MOST_SEATS,
        step=1,
        key="fund_minibus_seats",
        persist_state="session",
    )
    hours = _times(typed)
    if isinstance(hours, str):
        return hours
    missing = (
        (not asset_id, words.NO_ASSET),
        (radius_m is None and not wards, transport_words.NO_WARDS),
        (not hours, transport_words.NO_HOURS),
    )
    for is_missing, sentence in missing:
        if is_missing:
            return sentence
    transport = BidTransport(Brings.MINIBUS, radius_m, wards, hours, None if seats is None else int(seats))
    is_new = asset_id not in area_assets(area).records
    return Change(
        Action.MINIBUS, asset_id, asset_titles(then)[asset_id] if is_new else "", transport=transport
    )


def _ask_from(area: Area) -> tuple[float | None, tuple[str, ...]]:
    """How many metres around, or which wards by their names."""
    fetches_from = st.segmented_control(
        transport_words.FETCHED_FROM,
        list(_FROM),
        key=memory.at_first("fund_minibus_from", _AROUND),
        persist_state="session",
        required=True,
        format_func=lambda key: _FROM[key],
    )
    if fetches_from == _AROUND:
        km = st.number_input(
            transport_words.HOW_FAR,
            min_value=0.5,
            max_value=50.0,
            step=0.5,
            format="%.1f",
            key=memory.at_first("fund_minibus_km", 2.0),
            persist_state="session",
        )
        return float(km) * _KM, ()
    names = sorted(wards_of(area).values())
    chosen = st.multiselect(
        transport_words.WHICH_WARDS,
        names,
        key=memory.at_first("fund_of_area_minibus_wards", []),
        persist_state="session",
    )
    return None, tuple(chosen)


def _ask_stop(area: Area) -> Change | str:
    """A bus stop at a place on the map; or what is missing, a sentence."""
    if area.buses is None:
        st.html(notice(transport_words.NO_TIMETABLE, transport_words.STOP_NEEDS_BUSES, care=True))
        return transport_words.NO_TIMETABLE
    routes = sorted(set(area.buses.trips["route"].astype(str)) - {""}, key=_by_number)
    key = "fund_of_area_stop_route"
    if memory.get(key) not in routes:
        memory.put(key, routes[0] if routes else None)
    route = st.selectbox(transport_words.ROUTE, routes, key=key, persist_state="session")
    at = _ask_place(area)
    transport = BidTransport(Brings.STOP, route=str(route or ""))
    return (
        Change(Action.STOP, name=transport_words.NEW_STOP, at=at, transport=transport)
        if at
        else words.NO_PLACE
    )


def _by_number(route: str) -> tuple[int, str]:
    """Bus 9 before bus 10."""
    digits = "".join(sign for sign in route if sign.isdigit())
    return (int(digits) if digits else 0, route)


def _times(typed: str) -> tuple[Session, ...] | str:
    """The times that were typed, or that they were not understood."""
    read = read_times(typed)
    if read.unread:
        return words.not_understood(read.unread)
    return read.sessions


def _ask_place(area: Area) -> tuple[float, float] | None:
    places = memory.get(CLICKED) or []
    st.html(f'<p class="wr-small">{words.PLACE_SET if places else words.CLICK_PLACE}</p>')
    _type_place(area)
    return _metres(area, places[-1]) if places else None


def _ask_path(area: Area) -> Change | str:
    places = (memory.get(CLICKED) or [])[-2:]
    ends = (words.PATH_ENDS, words.ONE_END, words.BOTH_ENDS)[len(places)]
    st.html(f'<p class="wr-small">{ends}</p>')
    _type_place(area)
    steps = st.checkbox(words.STEPS, key=memory.at_first("fund_path_steps", False), persist_state="session")
    line = tuple(_metres(area, place) for place in places)
    return Change(Action.PATH, line=line, steps=bool(steps)) if len(line) == 2 else words.NO_PLACE


def _type_place(area: Area) -> None:
    """A place by its postcode or address, for whoever does not use the map."""
    st.text_input(
        words.PLACE_TYPED,
        key=_TYPED,
        persist_state="session",
        autocomplete="off",
        on_change=_look_up,
        args=(area,),
    )
    if memory.get(_NOT_FOUND):
        st.html(notice(str(memory.get(_NOT_FOUND)), care=True, slim=True))


def _look_up(area: Area) -> None:
    typed = str(memory.get(_TYPED) or "").strip()
    place = place_typed(area, typed) if typed else ""
    memory.put(_NOT_FOUND, place if isinstance(place, str) else None)
    if not isinstance(place, str):
        click(*place)
        memory.put(_TYPED, "")


def click(lon: float, lat: float) -> None:
    """Take a place; the last two are kept."""
    memory.put(CLICKED, [*(memory.get(CLICKED) or [])[-1:], (round(lon, 7), round(lat, 7))])


def _metres(area: Area, place: tuple[float, float]) -> tuple[float, float]:
    x, y = to_metres(*place, crs=area.crs)
    return float(x), float(y)
