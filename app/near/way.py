"""What is the way to the chosen place like, why is it here, and how does one walk there and back?"""

import html
from typing import Any

import streamlit as st

from geo.crs import to_lonlat
from layers.area import Area
from presentation.words import plain as words
from presentation.words.near.card import card_facts, card_lines, card_title
from presentation.words.near.fitting import moment_of, why_html
from presentation.words.near.route import route_html
from questions.walks.daylight import is_dark
from questions.walks.route_sheet import RouteSheet


def show_card(sheet: RouteSheet | None, row: Any | None) -> None:
    """The card under the map: when to go, and what to know of the chosen place and the walk."""
    if sheet is None or row is None:
        st.html(f'<div class="wr-way"><p>{words.CHOOSE_ROW}</p></div>')
        return
    items = "".join(
        f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>"
        for name, value in card_facts(sheet, row).items()
    )
    title = f"<h3><bdi>{html.escape(card_title(row))}</bdi></h3>"
    lines = "".join(f'<p class="wr-told">{html.escape(line)}</p>' for line in card_lines(row))
    st.html(f'<div class="wr-way">{title}{lines}<dl>{items}</dl></div>')


def show_way(area: Area, sheet: RouteSheet, row: Any) -> None:
    """Why the place is here, and the walk there and back in words."""
    if reasons := getattr(row, "reasons", ()):
        with st.expander(words.WHY_HERE, key="why_here"):
            st.html(why_html(reasons))
    with st.expander(words.STREET_BY_STREET, key="street_by_street"):
        st.html(route_html(sheet, after_dark=_maybe_dark(area, row)))


def _maybe_dark(area: Area, row: Any) -> bool:
    """Whether lamps matter: it is dark on the way there or back, or nobody knows when that is."""
    both = map(moment_of, (getattr(row, "leave", None), getattr(row, "home_by", None)))
    moments = [moment for moment in both if moment]
    if not moments:
        return True
    lon, lat = to_lonlat([row.door_x], [row.door_y], crs=area.crs)
    return any(is_dark(moment, longitude=float(lon[0]), latitude=float(lat[0])) for moment in moments)
