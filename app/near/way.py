"""What is the way to the chosen place like, why is it here, and how does one walk there and back?"""

import html
from typing import Any

import streamlit as st

from geo.crs import to_lonlat
from layers.area import Area
from presentation.words import plain as words
from presentation.words.fitting import known, times_words, why_html
from presentation.words.freshness import checked
from presentation.words.route import route_html
from questions.walks.daylight import is_dark
from questions.walks.route_sheet import RouteSheet


def show_card(sheet: RouteSheet | None, row: Any | None) -> None:
    """The card under the map: when to go, and what to know of the chosen place and the walk."""
    if sheet is None or row is None:
        st.html(f'<div class="wr-way"><p>{words.CHOOSE_ROW}</p></div>')
        return
    items = "".join(
        f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>"
        for name, value in _facts(sheet, row).items()
    )
    title = f"<h3><bdi>{html.escape(row.title)}</bdi></h3>"
    told = "".join(f'<p class="wr-told">{html.escape(line)}</p>' for line in _told(row))
    st.html(f'<div class="wr-way">{title}{told}<dl>{items}</dl></div>')


def show_way(area: Area, sheet: RouteSheet, row: Any) -> None:
    """Why the place is here, and the walk there and back in words."""
    if reasons := getattr(row, "reasons", ()):
        with st.expander(words.WHY_HERE.format(points=row.score), key="why_here"):
            st.html(why_html(reasons))
    with st.expander(words.STREET_BY_STREET, key="street_by_street"):
        st.html(route_html(sheet, after_dark=_maybe_dark(area, row)))


def _told(row: Any) -> list[str]:
    """When to go, and what to ask first."""
    return [line for line in (times_words(row), *getattr(row, "ask", ())) if line]


def _facts(sheet: RouteSheet, row: Any) -> dict[str, str]:
    there = sheet.there
    steps = words.count(there.flights_of_steps, "flight of steps", "flights of steps")
    if there.flights_of_steps:
        steps += f", {words.metres(there.steps_m)}"
    return {
        "There and back": f"{there.minutes} min there, {sheet.back.minutes} back",
        "Step-free access": words.STEP_FREE.get(row.step_free, words.UNKNOWN_STEP_FREE),
        "Distance": words.metres(there.walk_m),
        "Steps on the way": steps if there.flights_of_steps else "none known",
        "Benches on the way": f"{there.benches}" if there.benches else "none known",
        "Last checked": checked(row),
        "Longest stretch without a bench": words.metres(there.longest_without_bench_m),
    }


def _maybe_dark(area: Area, row: Any) -> bool:
    """Whether lamps matter: it is dark on the way there or back, or nobody knows when that is."""
    moments = [one for one in map(known, (getattr(row, "leave", None), getattr(row, "home_by", None))) if one]
    if not moments:
        return True
    lon, lat = to_lonlat([row.door_x], [row.door_y], crs=area.crs)
    return any(is_dark(one, longitude=float(lon[0]), latitude=float(lat[0])) for one in moments)
