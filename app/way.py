"""What is the way to the chosen place like, and how does one walk it street by street?"""

import html
from typing import Any

import pandas as pd
import streamlit as st

from app import words
from app.freshness import checked
from questions.way_to import Way

_SHORT_M = 5.0  # a leg shorter than this is no instruction


def show_way(way: Way | None, rows: pd.DataFrame) -> None:
    """The card under the map, and the way in words; ``rows`` are those in reach, as the list has them."""
    if way is None:
        st.html(f'<div class="wr-way"><p>{words.CHOOSE_ROW}</p></div>')
        return
    row = next(rows[rows["asset_id"] == way.asset_id].itertuples())
    items = "".join(
        f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>" for name, value in _facts(way, row).items()
    )
    title = f"<h3><bdi>{html.escape(row.title)}</bdi></h3>"
    st.html(f'<div class="wr-way">{title}<dl>{items}</dl></div>')
    with st.expander(words.STREET_BY_STREET, key="street_by_street"):
        steps = "".join(f"<li>{html.escape(step)}</li>" for step in instructions(way))
        st.html(f'<ol class="wr-steps">{steps}</ol><p class="wr-small">{words.WAY_NOTE}</p>')


def _facts(way: Way, row: Any) -> dict[str, str]:
    steps = words.count(way.flights_of_steps, "flight of steps", "flights of steps")
    if way.flights_of_steps:
        steps += f", {words.metres(way.steps_m)}"
    return {
        "There and back": f"{way.there_min} min there, {way.back_min} back",
        "Step-free access": words.STEP_FREE.get(row.step_free, words.UNKNOWN_STEP_FREE),
        "Distance": words.metres(way.walk_m),
        "Steps on the way": steps if way.flights_of_steps else "none known",
        "Benches on the way": f"{way.benches}" if way.benches else "none known",
        "Last checked": checked(row),
        "Longest stretch without a bench": words.metres(way.longest_without_bench_m),
    }


def instructions(way: Way) -> list[str]:
    """The way as sentences, one a street: "Follow Stow Hill for 180 m." """
    legs = way.legs[way.legs["steps"] | (way.legs["walk_m"] >= _SHORT_M)]
    said = [
        _instruction(leg, first=at == 0, last=at == len(legs) - 1) for at, leg in enumerate(legs.itertuples())
    ]
    return said or [words.WAY_AT_THE_DOOR]


def _instruction(leg: Any, *, first: bool, last: bool) -> str:
    far = words.metres(leg.walk_m)
    street, kind = words.one_line(leg.street), leg.kind_of_way
    if not street and kind == "to the street":
        return f"Go from the door to the street, {far}."
    if not street and kind == "to the door":
        return f"Go from the street to the door, {far}."
    if leg.steps:
        return f"Take the steps{f' of {street}' if street else ''}, {far}."
    begin = "Start along" if first else "Follow"
    named = street or f"the {kind}"
    end = " to the place." if last else "."
    return f"{begin} {named} for {far}{end}"
