"""What would a scenario change: who gains, who loses, how many places, and which of several does most?"""

import html
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.change_words import scenario_words
from app.memory.session import area_assets, kinds
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.words import funding as said, plain as words
from questions.funding.changes import Action, Scenario
from questions.funding.people import EVERYWHERE, RESIDENTS
from questions.funding.places import places_then
from questions.funding.record import Decision
from questions.funding.what_if import Effect, what_if

ACTIONS: Final = {
    Action.OPEN: "Open something new",
    Action.CLOSE: "Close something",
    Action.MOVE: "Move something",
    Action.HOURS: "Run something at more times",
    Action.PLACES: "Change how many can come in a week",
    Action.PATH: "Add a path or crossing",
}
_FIRST_PATH_KINDS: Final = ("cafe", "library", "community_centre", "lunch_club")


def effect_of(area: Area, decision: Decision, scenario: Scenario) -> Effect | None:
    """What the scenario changes, worked out once; None while it has no changes."""
    if not scenario.changes:
        return None
    assets = area_assets(area)
    if any(change.action is Action.PATH for change in scenario.changes):
        every = sorted(set(assets.table["kind"]))
        st.multiselect(
            "A path may bring many things nearer. Which kinds to look at?",
            every,
            key=memory.at_first("fund_path_kinds", [kind for kind in _FIRST_PATH_KINDS if kind in every]),
            persist_state="session",
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
    st.html(f'<p class="wr-answer" role="status">{html.escape(effect_sentence(effect))}</p>')
    if _needs_a_time(effect):
        st.html(notice(said.NEEDS_A_TIME, said.NEEDS_A_TIME_FIX))
    for name in effect.without_street:
        st.html(notice(f"No street is known near {words.one_line(name)}.", said.NO_STREET_FIX, care=True))
    if _only_path_loses(effect):
        st.html(notice(said.PATH_LOSES, said.PATH_LOSES_FIX))
    same = [kind for kind in effect.kinds if not (effect.gained[kind].any() or effect.lost[kind].any())]
    for kind in effect.kinds:
        if kind not in same:
            _show_kind(effect, kind)
    if same and len(same) < len(effect.kinds):
        named = ", ".join(kinds().label(kind).lower() for kind in same)
        st.html(f"<p>Nothing changes for: {html.escape(named)}.</p>")


def _show_kind(effect: Effect, kind: str) -> None:
    label = kinds().label(kind)
    st.html(html_table(f"{label}, by ward: those who change", _HEADS, _ward_rows(effect, kind)))
    with st.expander(f"{label}, by group and deprivation"):
        st.html(html_table("The whole area by group", ("Group", *_HEADS[1:]), _group_rows(effect, kind)))
        fifths = effect.by_fifth[effect.by_fifth["kind"] == kind]
        rows = fifth_rows(fifths)
        st.html(html_table("By how deprived their small area is", ("Residents", "Gain", "Lose"), rows))


def fifth_rows(fifths: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Who gains and who loses by how deprived their small area is; ``fifths`` as ``Effect.by_fifth``."""
    ordered = fifths.sort_values("fifth")
    gained, lost = (dict(said.by_fifth(ordered[name].tolist())) for name in ("gained", "lost"))
    return [
        (name, gained.get(name, "0"), lost.get(name, "0")) for name in said.FIFTHS if name in gained | lost
    ]


def _only_path_loses(effect: Effect) -> bool:
    """Whether some lose although nothing closes or moves: those whose homes are joined to the new path."""
    done = {change.action for change in effect.scenario.changes}
    return Action.PATH in done and not done & {Action.CLOSE, Action.MOVE} and effect.losing > 0


def effect_sentence(effect: Effect) -> str:
    """Who gains and who loses, in a sentence."""
    gained, lost = effect.gaining, effect.losing
    one = len(effect.kinds) == 1
    what = f"a {kinds().label(effect.kinds[0]).lower()}" if one else "something"
    if not gained and not lost:
        return f"Nobody would gain or lose {what} within {effect.standard.words}."
    lose = f"{lost:,} would lose one" if lost else "nobody would lose one"
    told = f"{gained:,} residents would gain {what} within {effect.standard.words}; {lose}."
    if one:
        return told
    named = ", ".join(kinds().label(kind).lower() for kind in effect.kinds)
    return f"{told} Everybody is counted once, whichever it is of: {named}."


def _needs_a_time(effect: Effect) -> bool:
    """Whether more times were asked for, but the figures count any time of the week."""
    longer = any(change.action is Action.HOURS for change in effect.scenario.changes)
    return longer and effect.standard.window is None


def show_places(area: Area, scenario: Scenario, effect: Effect) -> None:
    """Weekly places before and after, where a change has to do with them."""
    if not any(change.places_a_week is not None for change in scenario.changes):
        return
    st.html(f'<p class="wr-prose">{said.PLACES_NOTE}</p>')
    for kind in effect.kinds:
        told = places_then(
            area,
            area_assets(area),
            scenario,
            effect.standard,
            kind=kind,
            today=datetime.now(UTC).date(),
        )
        caption = f"{kinds().label(kind)}: weekly places for 1,000 residents, shared among all in reach"
        rows = [(words.one_line(r.ward_name), _number(r.today), _number(r.then)) for r in told.itertuples()]
        rows = [row for row in rows if row[1] != row[2] and row[1:] != (words.NOT_KNOWN, _number(0.0))]
        if not rows:
            st.html(f"<p>{html.escape(kinds().label(kind))}: no ward has more or fewer places for it.</p>")
            continue
        st.html(html_table(f"{caption}; wards that change", ("Ward", "Today", "Then"), rows))


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
        done = scenario_words(area, scenario)
        gained, lost = effect.gaining, effect.losing
        rows.append((words.one_line(scenario.name), done, f"{gained:,}", f"{lost:,}"))
    st.html(html_table("The scenarios side by side", ("Scenario", "What is done", "Gain", "Lose"), rows))


def _path_kinds(scenario: Scenario) -> tuple[str, ...]:
    """The kinds that are looked at for a path."""
    if all(change.action is not Action.PATH for change in scenario.changes):
        return ()
    return tuple(memory.get("fund_path_kinds") or ())


_HEADS: Final = (
    "Ward",
    "Residents with a street",
    "Within reach today",
    "Then",
    "Gain",
    "Lose",
    "Share then",
)


def _ward_rows(effect: Effect, kind: str) -> list[tuple[str, ...]]:
    table = effect.table
    rows = table[(table["kind"] == kind) & (table["group"] == RESIDENTS)]
    changed = rows[(rows["gained"] > 0) | (rows["lost"] > 0) | (rows["ward_code"] == EVERYWHERE)]
    return [
        (
            "The whole area" if row.ward_code == EVERYWHERE else words.one_line(row.ward_name),
            *_cells(row),
        )
        for row in changed.itertuples()
    ]


def _group_rows(effect: Effect, kind: str) -> list[tuple[str, ...]]:
    table = effect.table
    rows = table[(table["kind"] == kind) & (table["ward_code"] == EVERYWHERE)]
    return [(said.group(row.group), *_cells(row)) for row in rows.itertuples()]


def _cells(row: Any) -> tuple[str, ...]:
    share = f"{row.then / row.people:.0%}" if row.people else words.NOT_KNOWN
    return (*(f"{count:,}" for count in (row.people, row.today, row.then, row.gained, row.lost)), share)
