"""What would a scenario change: who gains, who loses, how many places, and which of several does most?"""

import html
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from app.frame.live import say
from app.frame.look import notice
from app.funding import memory
from app.memory.session import funding_ground, kinds
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.funding import effect as words, transport
from presentation.words.funding.need import FIFTHS, by_fifth, group
from presentation.words.funding.page import WHOLE_AREA
from presentation.words.funding.scenario import scenario_words
from presentation.words.funding.standard import COUNT_BUSES
from presentation.words.kinds import kind_label
from questions.funding.people import EVERYWHERE, RESIDENTS
from questions.funding.places import places_then
from questions.funding.scenario import Action, Scenario
from questions.funding.transport_changes import needs_buses
from questions.funding.what_if import Effect, changes_any, what_if
from questions.panel.decision import Decision
from questions.places.of_kinds import kinds_there

_FIRST_PATH_KINDS: Final = ("cafe", "library", "community_centre", "lunch_club")
_COUNTS: Final = ("people", "today", "then", "gained", "lost")


def effect_of(area: Area, decision: Decision, scenario: Scenario) -> Effect | None:
    """What the scenario changes, worked out once; None while it has no changes, or nothing can be said."""
    if not scenario.changes:
        return None
    if needs_buses(scenario, decision.standard):
        tick = transport.STOP_NEEDS_BUSES_FIX.format(count_buses=COUNT_BUSES)
        st.html(notice(transport.STOP_NEEDS_BUSES, tick, care=True))
        return None
    if changes_any(scenario):
        every = sorted(kinds_there(funding_ground(area).assets))
        st.multiselect(
            words.WHICH_KINDS,
            every,
            key=memory.at_first("fund_path_kinds", [kind for kind in _FIRST_PATH_KINDS if kind in every]),
            persist_state="session",
            format_func=partial(kind_label, kinds()),
        )
    return _worked_out(area, decision, scenario)


def _worked_out(area: Area, decision: Decision, scenario: Scenario) -> Effect:
    ground, also = funding_ground(area), _path_kinds(scenario)
    effect: Effect = memory.worked_out(
        ("what if", ground.assets.key, scenario, decision.standard, also),
        lambda: what_if(ground, scenario, decision.standard, kinds=also),
    )
    return effect


def show_effect(effect: Effect) -> None:
    """Who gains and who loses, in a sentence and in tables."""
    sentence = words.effect_sentence(effect, kinds=kinds())
    say(sentence, key="fund_effect_line")
    if _needs_a_time(effect):
        st.html(notice(words.NEEDS_A_TIME, words.NEEDS_A_TIME_FIX))
    for change in effect.scenario.changes:
        if change.transport is not None:
            lines = " ".join(transport.brings_lines(change.transport))
            st.html(f'<p class="wr-small">{html.escape(lines)}</p>')
    for name in effect.without_street:
        st.html(notice(words.no_street(name), words.NO_STREET_FIX, care=True))
    if _only_path_loses(effect):
        st.html(notice(words.PATH_LOSES, words.PATH_LOSES_FIX))
    same = [kind for kind in effect.kinds if not (effect.gained[kind].any() or effect.lost[kind].any())]
    for kind in effect.kinds:
        if kind not in same:
            _show_kind(effect, kind)
    if same and len(same) < len(effect.kinds):
        named = ", ".join(kind_label(kinds(), kind).lower() for kind in same)
        st.html(f"<p>{html.escape(words.nothing_changes(named))}</p>")


def _show_kind(effect: Effect, kind: str) -> None:
    label = kind_label(kinds(), kind)
    st.html(html_table(words.by_ward_caption(label), words.WARD_COLUMNS, _ward_rows(effect, kind)))
    with st.expander(words.by_group_title(label)):
        st.html(html_table(words.BY_GROUP_CAPTION, words.GROUP_COLUMNS, _group_rows(effect, kind)))
        rows = fifth_rows(effect.by_fifth[effect.by_fifth["kind"] == kind])
        st.html(html_table(words.FIFTHS_CAPTION, words.FIFTH_COLUMNS, rows))


def fifth_rows(fifths: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Who gains and who loses by how deprived their small area is; ``fifths`` as ``Effect.by_fifth``."""
    ordered = fifths.sort_values("fifth")
    gained, lost = (dict(by_fifth(ordered[name].tolist())) for name in ("gained", "lost"))
    return [(name, gained.get(name, "0"), lost.get(name, "0")) for name in FIFTHS if name in gained | lost]


def _only_path_loses(effect: Effect) -> bool:
    """Whether some lose although nothing closes or moves: those whose homes are joined to the new path."""
    done = {change.action for change in effect.scenario.changes}
    return Action.PATH in done and not done & {Action.CLOSE, Action.MOVE} and effect.losing > 0


def _needs_a_time(effect: Effect) -> bool:
    """Whether more times were asked for, but the figures count any time of the week."""
    longer = any(change.action is Action.HOURS for change in effect.scenario.changes)
    return longer and effect.standard.window is None


def show_places(area: Area, scenario: Scenario, effect: Effect) -> None:
    """Weekly places before and after, where a change has to do with them."""
    if not any(change.places_a_week is not None for change in scenario.changes):
        return
    st.html(f'<p class="wr-prose">{words.PLACES_NOTE}</p>')
    today = datetime.now(UTC).date()
    for kind in effect.kinds:
        places = places_then(funding_ground(area), scenario, effect.standard, kind=kind, today=today)
        columns = (places[name] for name in ("ward_name", "today", "then"))
        rows = [
            (plain.one_line(ward), _number(now), _number(then))
            for ward, now, then in zip(*columns, strict=True)
        ]
        rows = [row for row in rows if row[1] != row[2] and row[1:] != (plain.NOT_KNOWN, _number(0.0))]
        label = kind_label(kinds(), kind)
        if not rows:
            st.html(f"<p>{html.escape(words.no_places(label))}</p>")
            continue
        st.html(html_table(words.places_caption(label), words.PLACES_COLUMNS, rows))


def _number(value: float) -> str:
    return f"{value:.1f}" if value == value else plain.NOT_KNOWN


def compare(area: Area, decision: Decision) -> None:
    """Every kept scenario side by side."""
    scenarios = [scenario for scenario in memory.scenarios().values() if scenario.changes]
    if len(scenarios) < 2:
        return
    assets, rows = funding_ground(area).assets, []
    for scenario in scenarios:
        done = scenario_words(assets, scenario, kinds=kinds())
        figures: tuple[str, str] = (plain.NOT_KNOWN, plain.NOT_KNOWN)
        if not needs_buses(scenario, decision.standard):
            effect = _worked_out(area, decision, scenario)
            figures = f"{effect.gaining:,}", f"{effect.losing:,}"
        rows.append((plain.one_line(scenario.name), done, *figures))
    st.html(html_table(words.COMPARE_CAPTION, words.COMPARE_COLUMNS, rows))


def _path_kinds(scenario: Scenario) -> tuple[str, ...]:
    """The kinds that are looked at for a path or a bus stop."""
    if not changes_any(scenario):
        return ()
    return tuple(memory.get("fund_path_kinds") or ())


def _ward_rows(effect: Effect, kind: str) -> list[tuple[str, ...]]:
    table = effect.table
    rows = table[(table["kind"] == kind) & (table["group"] == RESIDENTS)]
    whole = rows["ward_code"] == EVERYWHERE
    changed = (rows["gained"].fillna(1) > 0) | (rows["lost"].fillna(1) > 0) | whole
    names = [
        WHOLE_AREA if all_of_it else name for all_of_it, name in zip(whole, rows["ward_name"], strict=True)
    ]
    return _cells(rows.assign(row=[plain.one_line(name) for name in names])[changed])


def _group_rows(effect: Effect, kind: str) -> list[tuple[str, ...]]:
    table = effect.table
    rows = table[(table["kind"] == kind) & (table["ward_code"] == EVERYWHERE)]
    return _cells(rows.assign(row=[group(name) for name in rows["group"]]))


def _cells(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """Each row's name, counts and share; ``rows`` as ``Effect.table`` with the name as ``row``."""
    counts = rows[list(_COUNTS)].astype("Int64").to_numpy(dtype=object).tolist()
    return [
        (name, *(plain.number(count) for count in numbers), _share(numbers))
        for name, numbers in zip(rows["row"], counts, strict=True)
    ]


def _share(numbers: Sequence[Any]) -> str:
    people, _, then, *_ = numbers
    if pd.isna(people) or pd.isna(then):
        return plain.NOT_KNOWN
    return f"{then / people:.0%}" if people else plain.NOT_KNOWN
