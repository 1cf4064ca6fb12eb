"""What does the panel ask by? The budget, what counts as within reach, and who counts more."""

import html
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from app.frame.look import notice
from app.frame.upload import ask_file
from app.funding import memory
from app.funding.aim_controls import chosen_aim, chosen_terms
from app.funding.buses import ask_buses
from app.memory.session import funding_ground
from app.memory.to_what_if import FUNDING_MINUTES
from app.memory.unmet import unmet, unmet_shown_from
from geo.errors import WithinReachError
from geo.paces import PACES
from layers.area import Area
from layers.bids.need_index import read_index
from layers.relief.hilly_area import hills_known
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import need as need_words, standard as words
from presentation.words.funding.page import WORKING_OUT
from presentation.words.hills.walk import COUNT_HILLS, COUNT_HILLS_HELP
from questions.funding.need import DEFAULT_WEIGHTS, MOST_WEIGHT, NeedWeights, ingredients
from questions.funding.standard import WINDOWS, Standard
from questions.panel.decision import Decision, Outcome, decide
from questions.panel.portfolio import Floors
from questions.wards.nothing_suitable import misses_by_ward

_FIRST_BUDGET = 50_000


def ask(area: Area, *, money: bool = True, conditions: Callable[[Area], None] | None = None) -> Decision:
    """The controls above every part, and what they say together with the conditions and marks.

    Without ``money`` neither the budget nor who counts more is asked: for parts in which they change nothing.
    ``conditions`` asks for what every set must keep to, below the rest.
    """
    budget, standard = _ask_standard(area, money)
    for line in words.counted_lines(area, standard, warned=True):
        st.html(f'<p class="wr-small">{html.escape(line)}</p>')
    if not money:
        return Decision(budget, standard, NeedWeights())
    today = standard.today or datetime.now(UTC).date()
    misses = misses_by_ward(unmet(), area, year=today.year - 1, today=today, at_least=unmet_shown_from())
    weights = _ask_need(area, misses)
    if conditions is not None:
        conditions(area)
    return Decision(
        budget,
        standard,
        weights,
        _floors(),
        marks=tuple(memory.marks().items()),
        sitting=memory.sitting(),
        misses=tuple(sorted(misses.items())),
        aim=chosen_aim(),
        fairness=chosen_terms(),
    )


def _ask_standard(area: Area, money: bool) -> tuple[float, Standard]:
    """The budget, and what counts as within reach."""
    key = memory.at_first("fund_budget", _FIRST_BUDGET)
    budget = float(memory.get(key))
    with st.container(key="fund_controls"):
        columns = st.columns([2, 3, 3, 3] if money else [3, 3, 3, 2], gap="medium")
    if money:
        with columns[0]:
            budget = float(
                st.number_input(words.BUDGET, min_value=0, step=1_000, key=key, persist_state="session")
            )
        columns = columns[1:]
    with columns[0]:
        longest = st.segmented_control(
            words.MINUTES,
            FUNDING_MINUTES,
            required=True,
            key=memory.at_first("fund_minutes", 15),
            persist_state="session",
        )
    with columns[1]:
        paces = [key for key in PACES if key != "own"]
        walked = st.selectbox(
            words.PACE,
            paces,
            key=memory.at_first("fund_pace", "older"),
            persist_state="session",
            format_func=words.pace_choice,
        )
    with columns[2]:
        then = st.selectbox(
            words.WINDOW,
            ["", *WINDOWS],
            key=memory.at_first("fund_window", ""),
            persist_state="session",
            format_func=words.window_choice,
        )
    pace = PACES[str(walked)]
    if hills_known(area) and not st.checkbox(
        COUNT_HILLS,
        key=memory.at_first("fund_hills", True),
        persist_state="session",
        help=COUNT_HILLS_HELP,
    ):
        pace = pace.level
    today = datetime.now(UTC).date()
    by_bus = ask_buses(area, today)
    return budget, Standard(pace, int(longest or 15), WINDOWS.get(str(then)), today, by_bus)


def _ask_need(area: Area, misses: Mapping[str, int]) -> NeedWeights:
    with st.expander(need_words.NEED):
        st.html(f'<p class="wr-small">{need_words.NEED_NOTE}</p>')
        if misses:
            st.html(f'<p class="wr-small">{need_words.MISSES_NOTE}</p>')
        index = memory.get("fund_index")
        names = ingredients(funding_ground(area).people, index=index, misses=misses)
        first = dict(DEFAULT_WEIGHTS.weights)
        columns = st.columns(max(len(names), 1))
        weights = {}
        for name, column in zip(names, columns, strict=False):
            with column:
                key = memory.at_first(f"fund_of_area_weight_{name}", first.get(name, 0.0))
                weights[name] = st.number_input(
                    need_words.group(name),
                    min_value=0.0,
                    max_value=MOST_WEIGHT,
                    step=0.5,
                    key=key,
                    persist_state="session",
                    format="%.1f",
                )
        _ask_index(area)
    return NeedWeights.of(weights, index=index)


def _ask_index(area: Area) -> None:
    """An index of need that the panel brings."""
    sent = ask_file(
        need_words.INDEX_FILE,
        ("csv",),
        key="fund_index_file",
        largest_mb=5,
    )
    way = st.segmented_control(
        need_words.INDEX_END,
        list(need_words.INDEX_ENDS),
        key=memory.at_first("fund_index_way", "high"),
        persist_state="session",
        required=True,
        format_func=lambda key: need_words.INDEX_ENDS[key],
    )
    if not st.button(need_words.USE_INDEX, key="fund_index_use") or sent is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.csv"
        path.write_bytes(sent.getvalue())
        try:
            index = read_index(path, area, rank_one_is_neediest=way == "low", title=sent.name)
        except WithinReachError as error:
            st.html(notice(what_of(error), fix_of(error), care=True))
            return
    memory.put("fund_index", index)
    st.rerun()


def _floors() -> Floors:
    """The conditions, as the part about the best set asks for them; no verdict of the panel is one."""
    return Floors(tuple(memory.get("fund_of_area_floor_wards") or ()), float(memory.get("fund_small") or 0.0))


def decided(area: Area, decision: Decision) -> Outcome:
    """The figures of every bid and the best set, worked out once for each way of asking."""
    ground, listed = funding_ground(area), memory.bids()
    key = (
        ground.assets.key,
        listed.bids if listed else (),
        decision.budget,
        decision.standard,
        decision.weights,
        decision.floors,
        decision.misses,
        decision.aim,
        decision.fairness,
    )
    with st.spinner(WORKING_OUT):
        result: Outcome = memory.worked_out(
            ("decided", key), lambda: decide(ground, listed.bids if listed else (), decision)
        )
    return result
