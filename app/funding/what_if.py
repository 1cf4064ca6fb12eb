"""What if something opened, closed, moved or ran for longer, or a path were built? By form and map."""

import html
from typing import Any

import streamlit as st

from app.funding import memory
from app.funding import words as said
from app.funding.asset_choice import ask_asset
from app.funding.effect import ACTIONS, change_words, compare, effect_of, show_effect, show_places
from app.look import notice
from app.maps.funding import Pin, funding_map, show_map
from app.session import area_assets, kinds
from geo.crs import to_lonlat, to_metres
from geo.errors import WithinReachError
from layers.area import Area
from layers.register.importing.times import read_times
from questions.funding.changes import Action, Change, Scenario
from questions.funding.record import Decision
from questions.funding.what_if import Effect

_CLICKED = "fund_clicked"
_MAP_HEIGHT = 520


def show_what_if(area: Area, decision: Decision) -> None:
    """The scenarios, the form for the next change, the map, and what would change."""
    _choose_scenario()
    scenario = memory.scenario()
    left, right = st.columns([5, 6], gap="large")
    with left:
        _form(area, scenario)
        _changes(scenario)
    effect = effect_of(area, decision, scenario)
    with right:
        _map(area, scenario, effect)
    if effect is not None:
        show_effect(area, effect)
        show_places(area, scenario, effect)
    compare(area, decision)


def _choose_scenario() -> None:
    names = list(memory.scenarios()) or ["What if 1"]
    current = memory.scenario().name
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Scenario",
            names,
            index=names.index(current) if current in names else 0,
            key=f"fund_scenario_choice_{len(names)}_{current}",
            on_change=lambda: memory.open_scenario(
                str(memory.get(f"fund_scenario_choice_{len(names)}_{current}"))
            ),
            width=320,
        )
        st.text_input(
            "Another scenario, called", key="fund_scenario_name", max_chars=60, autocomplete="off", width=240
        )
        st.button("Begin another", key="fund_scenario_new", on_click=_begin)
        if len(memory.scenarios()) > 1:
            st.button(
                "Drop this one", key="fund_scenario_drop", on_click=memory.drop_scenario, args=(current,)
            )


def _begin() -> None:
    """A new scenario, called as was typed."""
    typed = str(memory.get("fund_scenario_name") or "").strip()
    memory.open_scenario(typed or f"What if {len(memory.scenarios()) + 1}")
    memory.put("fund_scenario_name", "")


def _form(area: Area, scenario: Scenario) -> None:
    action = st.selectbox(
        "What would be done?",
        list(ACTIONS),
        key=memory.kept("fund_action", Action.OPEN),
        format_func=ACTIONS.get,
    )
    change = _ask(area, Action(action))
    if st.button("Add this change", key="fund_add_change", type="primary"):
        if change is None:
            st.html(
                notice("Something is missing.", "Fill in the form, and click the map for a place.", care=True)
            )
            return
        _try_change(area, scenario, change)


def _try_change(area: Area, scenario: Scenario, change: Change) -> None:
    from questions.funding.changes import changed_area, changed_assets

    longer = scenario.with_change(change)
    try:
        changed_assets(area, area_assets(area), longer)
        changed_area(area, longer)
    except WithinReachError as error:
        st.html(notice(error.what, error.fix, care=True))
        return
    memory.keep_scenario(longer)
    memory.put(_CLICKED, None)
    st.rerun()


def _ask(area: Area, action: Action) -> Change | None:
    """The change that the form describes, or None while something is missing."""
    places = memory.get(_CLICKED) or []
    at = _metres(area, places[-1]) if places else None
    if action is Action.PATH:
        st.html(f'<p class="wr-small">{said.PATH_ENDS}</p>')
        steps = st.checkbox("It has steps", key="fund_path_steps")
        line = tuple(_metres(area, place) for place in places[-2:])
        return Change(action, line=line, steps=bool(steps)) if len(line) == 2 else None
    if action is Action.OPEN:
        return _ask_open(at)
    asset_id = ask_asset(area, "Which?", key="fund_asset")
    if action is Action.HOURS:
        when = st.text_input("On top of now, like Tue 18:00-20:00", key="fund_hours", autocomplete="off")
        sessions = read_times(str(when or "")).sessions
        return Change(action, asset_id, sessions=sessions) if asset_id and sessions else None
    if action is Action.PLACES:
        places = st.number_input("Places a week", min_value=1, step=5, value=20, key="fund_places")
        return Change(action, asset_id, places_a_week=int(places)) if asset_id else None
    if action is Action.MOVE:
        st.html('<p class="wr-small">Click the map where it would be.</p>')
        return Change(action, asset_id, at=at) if asset_id and at else None
    return Change(action, asset_id) if asset_id else None


def _ask_open(at: tuple[float, float] | None) -> Change | None:
    every = [kind.key for kind in kinds().kinds]
    kind = st.selectbox(
        "What kind?", every, key=memory.kept("fund_open_kind", "lunch_club"), format_func=kinds().label
    )
    name = st.text_input(
        "What is it called? (optional)", key="fund_open_name", autocomplete="off", max_chars=80
    )
    when = st.text_input("When? (optional, like Tue 12:00-14:00)", key="fund_open_when", autocomplete="off")
    st.html('<p class="wr-small">Click the map where it would be.</p>')
    sessions = read_times(str(when or "")).sessions
    label = str(name or "").strip() or f"New {kinds().label(str(kind)).lower()}"
    return Change(Action.OPEN, name=label, kind=str(kind), at=at, sessions=sessions) if at else None


def _changes(scenario: Scenario) -> None:
    if not scenario.changes:
        st.html('<p class="wr-small">No change yet: everything is as it is today.</p>')
        return
    lines = "".join(f"<li>{html.escape(change_words(change))}</li>" for change in scenario.changes)
    st.html(f'<h3 class="wr-part">{html.escape(scenario.name)}</h3><ol class="wr-steps">{lines}</ol>')
    st.button(
        "Undo the last change",
        key="fund_undo",
        on_click=lambda: memory.keep_scenario(memory.scenario().undone()),
    )


def _map(area: Area, scenario: Scenario, effect: Effect | None) -> None:
    pins = []
    for change in scenario.changes:
        if change.at is not None:
            lon, lat = to_lonlat(*change.at, crs=area.crs)
            pins.append(Pin("new", change_words(change), float(lon), float(lat)))
    lines = [change.line for change in scenario.changes if change.line]
    gained = _any(effect.gained) if effect else None
    lost = _any(effect.lost) if effect else None
    drawn = funding_map(area, pins=pins, gained=gained, lost=lost, line=lines[-1] if lines else (), fit=False)
    clicked = [
        Pin("+", "The place that was clicked", lon, lat, strong=False)
        for lon, lat in (memory.get(_CLICKED) or [])[-2:]
    ]
    asked = hash((area.revision, scenario, effect.standard if effect else None)) & 0xFFFFFFF
    show_map(drawn, key=f"fund_what_if_map_{asked}", height=_MAP_HEIGHT, clicked=_click, lately=clicked)
    st.html('<p class="wr-small">Dots: residents who gain. Rings: residents who lose.</p>')


def _any(masks: dict[str, Any]) -> Any:
    told = list(masks.values())
    found = told[0].copy() if told else None
    for mask in told[1:]:
        found = found | mask
    return found


def _click(lon: float, lat: float) -> None:
    memory.put(_CLICKED, [*(memory.get(_CLICKED) or [])[-1:], (round(lon, 7), round(lat, 7))])


def _metres(area: Area, place: tuple[float, float]) -> tuple[float, float]:
    x, y = to_metres(*place, crs=area.crs)
    return float(x), float(y)
