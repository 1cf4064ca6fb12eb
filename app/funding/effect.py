"""What would a scenario change: who gains, who loses, how many places, and which of several does most?"""

import html
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from app import words
from app.funding import memory
from app.funding import words as said
from app.look import notice
from app.session import area_assets, kinds
from app.tables import html_table
from layers.area import Area
from questions.funding.changes import Action, Change, Scenario
from questions.funding.people import RESIDENTS
from questions.funding.places import places_then
from questions.funding.record import Decision
from questions.funding.what_if import EVERYWHERE, Effect, what_if

ACTIONS = {
    Action.OPEN: "Open something new",
    Action.CLOSE: "Close something",
    Action.MOVE: "Move something",
    Action.HOURS: "Run something for longer",
    Action.PLACES: "Change how many can come in a week",
    Action.PATH: "Add a path or crossing",
}


def change_words(change: Change) -> str:
    """One change in words."""
    if change.action is Action.OPEN:
        return f"Open {words.one_line(change.name)} ({kinds().label(change.kind).lower()})"
    if change.action is Action.PATH:
        return f"A path{' with steps' if change.steps else ''} between two places on the map"
    return f"{ACTIONS[change.action].split()[0]}: {words.one_line(change.asset_id)}"


def effect_of(area: Area, decision: Decision, scenario: Scenario) -> Effect | None:
    if not scenario.changes:
        return None
    assets = area_assets(area)
    if any(change.action is Action.PATH for change in scenario.changes):
        every = sorted(set(assets.table["kind"]))
        st.multiselect(
            "A path may bring many things nearer. Which kinds to look at?",
            every,
            key=memory.kept(
                "fund_path_kinds", [k for k in ("cafe", "library", "community_centre") if k in every]
            ),
            format_func=kinds().label,
        )
    also = _path_kinds(scenario)
    found: Effect = memory.worked_out(
        ("what if", assets.key, scenario, decision.standard, also),
        lambda: what_if(area, assets, scenario, decision.standard, kinds=also),
    )
    return found


def show_effect(area: Area, effect: Effect) -> None:
    """Who gains and who loses, in a sentence and in tables."""
    gained, lost = effect.total("gained"), effect.total("lost")
    named = ", ".join(kinds().label(kind).lower() for kind in effect.kinds)
    told = f"{gained:,} residents would gain and {lost:,} would lose ({named}; {effect.standard.words})."
    st.html(f'<p class="wr-answer" role="status">{html.escape(told)}</p>')
    for name in effect.without_street:
        st.html(notice(f"No street is known near {words.one_line(name)}.", said.NO_STREET_FIX, care=True))
    for kind in effect.kinds:
        label = kinds().label(kind)
        st.html(html_table(f"{label}, by ward: those who change", _HEADS, _ward_rows(effect, kind)))
        with st.expander(f"{label}, by group and deprivation"):
            st.html(html_table("The whole area by group", ("Group", *_HEADS[1:]), _group_rows(effect, kind)))
            fifths = effect.by_fifth[effect.by_fifth["kind"] == kind]
            rows = [(said.FIFTHS[r.fifth], f"{r.gained:,}", f"{r.lost:,}") for r in fifths.itertuples()]
            st.html(html_table("By how deprived their small area is", ("Residents", "Gain", "Lose"), rows))


def show_places(area: Area, scenario: Scenario, effect: Effect) -> None:
    """Weekly places before and after, where a change has to do with them."""
    if not any(change.places_a_week is not None for change in scenario.changes):
        return
    for kind in effect.kinds:
        told = places_then(
            area,
            area_assets(area),
            scenario,
            effect.standard,
            kind=kind,
            today=datetime.now(UTC).date(),
        )
        rows = [(words.one_line(r.ward_name), _number(r.today), _number(r.then)) for r in told.itertuples()]
        caption = f"{kinds().label(kind)}: weekly places for 1,000 residents, shared among all in reach"
        with st.expander(caption):
            st.html(html_table(caption, ("Ward", "Today", "Then"), rows))


def _number(value: float) -> str:
    return f"{value:.1f}" if value == value else words.NOT_KNOWN


def compare(area: Area, decision: Decision) -> None:
    """Every kept scenario side by side."""
    kept = [scenario for scenario in memory.scenarios().values() if scenario.changes]
    if len(kept) < 2:
        return
    rows = []
    for scenario in kept:
        effect = memory.worked_out(
            ("what if", area_assets(area).key, scenario, decision.standard, _path_kinds(scenario)),
            lambda scenario=scenario: what_if(
                area, area_assets(area), scenario, decision.standard, kinds=_path_kinds(scenario)
            ),
        )
        done = "; ".join(change_words(change) for change in scenario.changes)
        gained, lost = effect.total("gained"), effect.total("lost")
        rows.append((words.one_line(scenario.name), done, f"{gained:,}", f"{lost:,}"))
    st.html(html_table("The scenarios side by side", ("Scenario", "What is done", "Gain", "Lose"), rows))


def _path_kinds(scenario: Scenario) -> tuple[str, ...]:
    """The kinds that are looked at for a path."""
    if all(change.action is not Action.PATH for change in scenario.changes):
        return ()
    return tuple(memory.get("fund_path_kinds") or ())


_HEADS = ("Ward", "Residents with a street", "Within reach today", "Then", "Gain", "Lose", "Share then")


def _ward_rows(effect: Effect, kind: str) -> list[tuple[str, ...]]:
    table = effect.table
    rows = table[(table["kind"] == kind) & (table["group"] == RESIDENTS)]
    changed = rows[(rows["gained"] > 0) | (rows["lost"] > 0) | (rows["ward_code"] == EVERYWHERE)]
    return [(words.one_line(row.ward_name), *_cells(row)) for row in changed.itertuples()]


def _group_rows(effect: Effect, kind: str) -> list[tuple[str, ...]]:
    table = effect.table
    rows = table[(table["kind"] == kind) & (table["ward_code"] == EVERYWHERE)]
    return [(said.group(row.group), *_cells(row)) for row in rows.itertuples()]


def _cells(row: Any) -> tuple[str, ...]:
    share = f"{row.then / row.people:.0%}" if row.people else words.NOT_KNOWN
    return (*(f"{count:,}" for count in (row.people, row.today, row.then, row.gained, row.lost)), share)
