"""What does the panel ask by? The budget, what counts as within reach, and who counts more."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from app.frame.look import notice
from app.frame.upload import ask_file
from app.funding import memory
from app.memory.session import area_assets, unmet, unmet_shown_from
from geo.errors import WithinReachError
from geo.paces import PACES
from layers.area import Area
from presentation.words import funding as said
from presentation.words.errors import fix_of, what_of
from questions.funding.figures import Assessment
from questions.funding.need import DEFAULT_WEIGHTS, MOST_WEIGHT, NeedWeights, ingredients, read_index
from questions.funding.portfolio import Floors, Portfolio
from questions.funding.record import Decision, decide
from questions.funding.standard import WINDOWS, Standard
from questions.wards.nothing_suitable import misses_by_ward

_MINUTES = (5, 10, 15, 20, 30)
_FIRST_BUDGET = 50_000


def ask(area: Area, *, money: bool = True, conditions: Callable[[Area], None] | None = None) -> Decision:
    """The controls above every part, and what they say together with the conditions and marks.

    Without ``money`` neither the budget nor who counts more is asked: for parts in which they change nothing.
    ``conditions`` asks for what every set must keep to, below the rest.
    """
    budget, standard = _ask_standard(money)
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
        misses=tuple(sorted(misses.items())),
    )


def _ask_standard(money: bool) -> tuple[float, Standard]:
    """The budget, and what counts as within reach."""
    key = memory.at_first("fund_budget", _FIRST_BUDGET)
    budget = float(memory.get(key))
    with st.container(key="fund_controls"):
        columns = st.columns([2, 3, 3, 3] if money else [3, 3, 3, 2], gap="medium")
    if money:
        with columns[0]:
            budget = float(
                st.number_input(said.BUDGET, min_value=0, step=1_000, key=key, persist_state="session")
            )
        columns = columns[1:]
    with columns[0]:
        longest = st.segmented_control(
            said.MINUTES,
            _MINUTES,
            required=True,
            key=memory.at_first("fund_minutes", 15),
            persist_state="session",
        )
    with columns[1]:
        paces = [key for key in PACES if key != "own"]
        walked = st.selectbox(
            said.PACE,
            paces,
            key=memory.at_first("fund_pace", "older"),
            persist_state="session",
            format_func=_pace_words,
        )
    with columns[2]:
        then = st.selectbox(
            said.WINDOW,
            ["", *WINDOWS],
            key=memory.at_first("fund_window", ""),
            persist_state="session",
            format_func=lambda key: WINDOWS[key].title if key else said.ANY_TIME,
        )
    today = datetime.now(UTC).date()
    return budget, Standard(PACES[str(walked)], int(longest or 15), WINDOWS.get(str(then)), today)


def _pace_words(key: str) -> str:
    return f"{PACES[key].title}, {PACES[key].speed_mps:g} m/s"


def _ask_need(area: Area, misses: Mapping[str, int]) -> NeedWeights:
    with st.expander(said.NEED):
        st.html(f'<p class="wr-small">{said.NEED_NOTE}</p>')
        if misses:
            st.html(f'<p class="wr-small">{said.MISSES_NOTE}</p>')
        index = memory.get("fund_index")
        names = ingredients(area, index=index, misses=misses)
        first = dict(DEFAULT_WEIGHTS.weights)
        columns = st.columns(max(len(names), 1))
        told = {}
        for name, column in zip(names, columns, strict=False):
            with column:
                key = memory.at_first(f"fund_of_area_weight_{name}", first.get(name, 0.0))
                told[name] = st.number_input(
                    said.group(name),
                    min_value=0.0,
                    max_value=MOST_WEIGHT,
                    step=0.5,
                    key=key,
                    persist_state="session",
                    format="%.1f",
                )
        _ask_index(area)
    return NeedWeights.of(told, index=index)


def _ask_index(area: Area) -> None:
    """An index of need that the panel brings."""
    sent = ask_file(
        "Another index of need, such as the Community Needs Index: a CSV of small areas or wards",
        ("csv",),
        key="fund_index_file",
        largest_mb=5,
    )
    way = st.segmented_control(
        "Which end of it is the greatest need?",
        ["high", "low"],
        key=memory.at_first("fund_index_way", "high"),
        persist_state="session",
        required=True,
        format_func={"high": "A high score", "low": "A low rank: 1 is the neediest"}.get,
    )
    if not st.button("Use this index", key="fund_index_use") or sent is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.csv"
        path.write_bytes(sent.getvalue())
        try:
            found = read_index(path, area, rank_one_is_neediest=way == "low", title=sent.name)
        except WithinReachError as error:
            st.html(notice(what_of(error), fix_of(error), care=True))
            return
    memory.put("fund_index", found)
    st.rerun()


def _floors() -> Floors:
    """The conditions, as the part about the best set asks for them."""
    marks = memory.marks()
    return Floors(
        tuple(memory.get("fund_of_area_floor_wards") or ()),
        float(memory.get("fund_small") or 0.0),
        must=tuple(bid_id for bid_id, one in marks.items() if one.decision == "fund"),
        never=tuple(bid_id for bid_id, one in marks.items() if one.decision == "not now"),
    )


def decided(area: Area, decision: Decision) -> tuple[Assessment, Portfolio]:
    """The figures of every bid and the best set, worked out once for each way of asking."""
    assets, listed = area_assets(area), memory.bids()
    asked: Any = (
        assets.key,
        listed.bids if listed else (),
        decision.budget,
        decision.standard,
        decision.weights,
        decision.floors,
        decision.misses,
    )
    with st.spinner("Working out whom each bid would reach …"):
        found: tuple[Assessment, Portfolio] = memory.worked_out(
            ("decided", asked), lambda: decide(area, assets, listed.bids if listed else (), decision)
        )
    return found
