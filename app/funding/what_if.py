"""What if something opened, closed, moved or ran for longer, or a path were built? By form and map."""

import html
from typing import Any

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.change_form import CLICKED, ask_change, click
from app.funding.change_words import change_words
from app.funding.effect import ACTIONS, compare, effect_of, show_effect, show_places
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import area_assets
from geo.crs import to_lonlat
from geo.errors import WithinReachError
from layers.area import Area
from presentation.words.errors import fix_of, what_of
from questions.funding.changes import Action, Change, Scenario, changed_area, changed_assets
from questions.funding.record import Decision
from questions.funding.what_if import Effect

_MAP_HEIGHT = 520
_CHOICE = "fund_scenario_choice"


def show_what_if(area: Area, decision: Decision) -> None:
    """The scenarios, the form for the next change, the map, and what would change."""
    _choose_scenario()
    scenario = memory.scenario()
    left, right = st.columns([5, 6], gap="large")
    with left:
        _form(area, scenario)
        _changes(area, scenario)
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
    if memory.get(_CHOICE) != current:
        memory.put(_CHOICE, current)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Scenario",
            names,
            key=_CHOICE,
            persist_state="session",
            on_change=lambda: memory.open_scenario(str(memory.get(_CHOICE))),
            width=320,
        )
        st.text_input(
            "Name of another",
            key="fund_scenario_name",
            persist_state="session",
            max_chars=60,
            autocomplete="off",
            width=240,
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
        key=memory.at_first("fund_action", Action.OPEN),
        persist_state="session",
        format_func=ACTIONS.get,
    )
    change = ask_change(area, Action(action))
    if st.button("Add this change", key="fund_add_change", type="primary"):
        if isinstance(change, str):
            st.html(notice("Something is missing.", change, care=True))
            return
        _try_change(area, scenario, change)


def _try_change(area: Area, scenario: Scenario, change: Change) -> None:
    longer = scenario.with_change(change)
    try:
        changed_assets(area, area_assets(area), longer)
        changed_area(area, longer)
    except WithinReachError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    memory.keep_scenario(longer)
    memory.put(CLICKED, None)
    st.rerun()


def _changes(area: Area, scenario: Scenario) -> None:
    if not scenario.changes:
        st.html('<p class="wr-small">No change yet: everything is as it is today.</p>')
        return
    lines = "".join(f"<li>{html.escape(change_words(area, change))}</li>" for change in scenario.changes)
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
            pins.append(Pin("new", change_words(area, change), float(lon), float(lat)))
    lines = [change.line for change in scenario.changes if change.line]
    gained = _any(effect.gained) if effect else None
    lost = _any(effect.lost) if effect else None
    drawn = funding_map(area, pins=pins, gained=gained, lost=lost, line=lines[-1] if lines else ())
    clicked = [
        Pin("+", "The place that was clicked", lon, lat, strong=False, touchable=False)
        for lon, lat in (memory.get(CLICKED) or [])[-2:]
    ]
    asked = hash((area.revision, scenario, effect.standard if effect else None)) & 0xFFFFFFF
    show_map(drawn, key=f"fund_what_if_map_{asked}", height=_MAP_HEIGHT, clicked=click, lately=clicked)
    st.html('<p class="wr-small">Dots: residents who gain. Rings: residents who lose.</p>')


def _any(masks: dict[str, Any]) -> Any:
    told = list(masks.values())
    found = told[0].copy() if told else None
    for mask in told[1:]:
        found = found | mask
    return found
