"""What if something opened, closed, moved or ran for longer, or a path were built? By form and map."""

import html
from collections.abc import Mapping

import numpy as np
import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.change_form import CLICKED, ask_change, click
from app.funding.effect import compare, effect_of, show_effect, show_places
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import funding_ground, kinds
from geo.crs import to_lonlat
from geo.errors import WithinReachError
from geo.types import BoolArray
from layers.area import Area
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import scenario as words
from questions.funding.changes import changed
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.what_if import Effect
from questions.panel.decision import Decision

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
        show_effect(effect)
        show_places(area, scenario, effect)
    compare(area, decision)


def _choose_scenario() -> None:
    names = list(memory.scenarios()) or [words.scenario_name(1)]
    current = memory.scenario().name
    if memory.get(_CHOICE) != current:
        memory.put(_CHOICE, current)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words.SCENARIO,
            names,
            key=_CHOICE,
            persist_state="session",
            on_change=lambda: memory.open_scenario(str(memory.get(_CHOICE))),
            width=320,
        )
        st.text_input(
            words.ANOTHER_NAME,
            key="fund_scenario_name",
            persist_state="session",
            max_chars=60,
            autocomplete="off",
            width=240,
        )
        st.button(words.BEGIN, key="fund_scenario_new", on_click=_begin)
        if len(memory.scenarios()) > 1:
            st.button(words.DROP, key="fund_scenario_drop", on_click=memory.drop_scenario, args=(current,))


def _begin() -> None:
    """A new scenario, called as was typed."""
    typed = str(memory.get("fund_scenario_name") or "").strip()
    memory.open_scenario(typed or words.scenario_name(len(memory.scenarios()) + 1))
    memory.put("fund_scenario_name", "")


def _form(area: Area, scenario: Scenario) -> None:
    action = st.selectbox(
        words.WHAT_DONE,
        list(words.ACTIONS),
        key=memory.at_first("fund_action", Action.OPEN),
        persist_state="session",
        format_func=lambda key: words.ACTIONS[key],
    )
    change = ask_change(area, Action(action))
    if st.button(words.ADD, key="fund_add_change", type="primary"):
        if isinstance(change, str):
            st.html(notice(words.MISSING, change, care=True))
            return
        _try_change(area, scenario, change)


def _try_change(area: Area, scenario: Scenario, change: Change) -> None:
    longer = scenario.with_change(change)
    try:
        changed(funding_ground(area), longer)
    except WithinReachError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    memory.keep_scenario(longer)
    memory.put(CLICKED, None)
    st.rerun()


def _changes(area: Area, scenario: Scenario) -> None:
    if not scenario.changes:
        st.html(f'<p class="wr-small">{words.NO_CHANGE}</p>')
        return
    lines = "".join(f"<li>{html.escape(_words(area, change))}</li>" for change in scenario.changes)
    st.html(f'<h3 class="wr-part">{html.escape(scenario.name)}</h3><ol class="wr-steps">{lines}</ol>')
    st.button(
        words.UNDO,
        key="fund_undo",
        on_click=lambda: memory.keep_scenario(memory.scenario().undone()),
    )


def _map(area: Area, scenario: Scenario, effect: Effect | None) -> None:
    pins = []
    for change in scenario.changes:
        if change.at is not None:
            lon, lat = to_lonlat(*change.at, crs=area.crs)
            pins.append(Pin("new", _words(area, change), float(lon), float(lat)))
    lines = [change.line for change in scenario.changes if change.line]
    gained = _any(effect.gained) if effect else None
    lost = _any(effect.lost) if effect else None
    drawn = funding_map(area, pins=pins, gained=gained, lost=lost, line=lines[-1] if lines else ())
    clicked = [
        Pin("+", words.CLICKED_PLACE, lon, lat, strong=False, touchable=False)
        for lon, lat in (memory.get(CLICKED) or [])[-2:]
    ]
    key = hash((area.revision, scenario, effect.standard if effect else None)) & 0xFFFFFFF
    show_map(drawn, key=f"fund_what_if_map_{key}", height=_MAP_HEIGHT, clicked=click, lately=clicked)
    st.html(f'<p class="wr-small">{words.MAP_NOTE}</p>')


def _words(area: Area, change: Change) -> str:
    return words.change_words(funding_ground(area).assets, change, kinds=kinds())


def _any(masks: Mapping[str, BoolArray]) -> BoolArray | None:
    """(n,) the points that any kind has; None without kinds."""
    return np.any(list(masks.values()), axis=0) if masks else None
