"""Where would something new do most, whatever was bid for? Three aims, each with what it is good for."""

import html
from math import ceil
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import area_assets, kinds
from geo.crs import to_lonlat
from geo.sites.siting import TIME_LIMIT_S
from geo.sites.siting_model import SitingError
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.errors import fix_of, what_of
from questions.funding.best_places import VENUE_KINDS, BestPlaces
from questions.funding.least_walking import LeastWalking, newly_reached
from questions.funding.new_places import Aim, Wanted, find_places
from questions.funding.record import Decision

_MOST_PLACES: Final = 10
_MAP_HEIGHT: Final = 420


AIMS: Final = {
    Aim.MOST: "Reach the most people",
    Aim.FEWEST: "As few places as will do",
    Aim.LEAST: "The least walking in all",
}
GOOD_FOR: Final = {
    Aim.MOST: "Good where the money is for so many places and no more: "
    "as many people as can be come within reach.",
    Aim.FEWEST: "Good where a standard has been promised: "
    "so many of a hundred residents shall have one within reach.",
    Aim.LEAST: "Good where every step counts, for frail people: it shortens the walks of those too who have "
    "one already. Whoever would have none within reach counts as walking all {minutes} minutes.",
}


def show_places(area: Area, decision: Decision) -> None:
    """The best places for something new, as a sentence, a table and a map."""
    st.subheader("If nobody had bid: the best places for something new", anchor=False)
    asked = _ask(decision.standard.minutes)
    assets = area_assets(area)
    try:
        with st.spinner("Comparing the venues …"):
            found: BestPlaces | LeastWalking = memory.worked_out(
                ("places", assets.key, asked, decision.standard, decision.weights, decision.misses),
                lambda: find_places(
                    area,
                    assets,
                    asked,
                    standard=decision.standard,
                    weights=decision.weights,
                    misses=dict(decision.misses) or None,
                ),
            )
    except SitingError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    sentence, sure = (
        (_walking_words(found), _sure_of_walking(found))
        if isinstance(found, LeastWalking)
        else (_reach_words(found), _sure_of_reach(found, asked))
    )
    venues = f"Chosen among {found.candidates:,} halls, libraries, churches, pubs and cafés of the register."
    st.html(f'<p class="wr-prose"><b>{html.escape(sentence)}</b></p>')
    st.html(f'<p class="wr-small">{html.escape(f"{venues} {sure}")}</p>')
    if len(found.table):
        _table_and_map(area, found, decision)


def _ask(minutes: int) -> Wanted:
    """What kind, what for, and either how many or the share of residents that must have one within reach."""
    every = [kind.key for kind in kinds().kinds if kind.key not in VENUE_KINDS]
    left, middle, right = st.columns([3, 7, 2], gap="medium", vertical_alignment="bottom")
    with left:
        kind = st.selectbox(
            "What kind of thing?",
            every,
            key=memory.at_first("fund_place_kind", "lunch_club"),
            persist_state="session",
            format_func=kinds().label,
        )
    with middle:
        aim = st.segmented_control(
            "What should the places do?",
            list(AIMS),
            required=True,
            key=memory.at_first("fund_place_goal", Aim.MOST),
            persist_state="session",
            format_func=AIMS.get,
            wrap=True,
        )
    aim = Aim(aim or Aim.MOST)
    with right:
        told = _ask_how_many(str(kind), aim)
    st.html(f'<p class="wr-small">{html.escape(GOOD_FOR[aim].format(minutes=minutes))}</p>')
    return told


def _ask_how_many(kind: str, aim: Aim) -> Wanted:
    if aim is Aim.FEWEST:
        key = memory.at_first("fund_place_share", 50)
        wanted = st.number_input(
            "% of residents", min_value=1, max_value=100, key=key, persist_state="session"
        )
        return Wanted(kind, aim, share=int(wanted) / 100)
    key = memory.at_first("fund_place_count", 3)
    count = st.number_input(
        "How many?", min_value=1, max_value=_MOST_PLACES, key=key, persist_state="session"
    )
    return Wanted(kind, aim, int(count))


def _reach_words(found: BestPlaces) -> str:
    if not len(found.table):
        return f"{found.today:,} residents have one within reach today, and no venue would add to them."
    new = words.count(len(found.table), "new place", "new places")
    return (
        f"{found.today:,} residents have one within reach today; with {new} it would be {found.then:,}, "
        f"which is {found.then - found.today:,} more."
    )


def _walking_words(found: LeastWalking) -> str:
    if not len(found.table):
        return "No venue would make the walk to the nearest one any shorter."
    each = found.standard.pace.speed_mps * 60
    new = words.count(len(found.table), "new place", "new places")
    return (
        f"The mean walk to the nearest one is {found.today_m / each:.1f} minutes today; "
        f"with {new} it would be {found.then_m / each:.1f}. "
        f"{found.then - found.today:,} more residents would have one within reach."
    )


def _sure_of_reach(found: BestPlaces, asked: Wanted) -> str:
    """How sure it is that nothing does better, and how long was searched at most."""
    if asked.aim is Aim.MOST:
        best = "No other choice of as many does more"
        return _sure(best, f"Another choice might do {found.sited.gap:.1%} better", found.sited.proven)
    least = ceil(found.sited.bound - 1e-6)
    return _sure("No fewer will do", f"It may be that {least} would do", found.sited.proven)


def _sure_of_walking(found: LeastWalking) -> str:
    best = "No other choice of as many spares more"
    return _sure(best, f"Another choice might spare {found.sited.gap:.1%} more", found.sited.proven)


def _sure(proven: str, otherwise: str, is_proven: bool) -> str:
    if is_proven:
        return f"{proven}: that is proven (gap 0%; a search may take {TIME_LIMIT_S:.0f} seconds)."
    return f"{otherwise}: that is as far as {TIME_LIMIT_S:.0f} seconds of search came."


def _table_and_map(area: Area, found: BestPlaces | LeastWalking, decision: Decision) -> None:
    left, right = st.columns([6, 5], gap="large")
    each = found.standard.pace.speed_mps * 60
    with left:
        if isinstance(found, LeastWalking):
            heads = ("Venue", "What it is", "Nearest for", "New to them", "Spared each")
            rows = [
                (
                    *_named(at, row),
                    f"{row.nearest_for:,}",
                    f"{row.additional:,}",
                    f"{row.spared_m / each:.1f} minutes",
                )
                for at, row in enumerate(found.table.itertuples(), start=1)
            ]
            st.html(html_table("The best places, the one that spares most first", heads, rows))
        else:
            heads = ("Venue", "What it is", "Additional residents")
            rows = [
                (*_named(at, row), f"{row.additional:,}")
                for at, row in enumerate(found.table.itertuples(), 1)
            ]
            st.html(html_table("The best places, each counted after those above it", heads, rows))
    with right:
        _map(area, found, decision)


def _named(at: int, row: Any) -> tuple[str, str]:
    label = kinds().label(row.kind)
    return f"{at} {words.place_name(row.name, label, row.near_street)}", label


def _map(area: Area, found: BestPlaces | LeastWalking, decision: Decision) -> None:
    assets = area_assets(area)
    placed = assets.table.set_index("asset_id").geometry
    pins = []
    for at, row in enumerate(found.table.itertuples(), start=1):
        point = placed[row.asset_id]
        lon, lat = to_lonlat(point.x, point.y, crs=area.crs)
        pins.append(Pin(str(at), " ".join(_named(at, row)), float(lon), float(lat)))
    gained = newly_reached(area, assets, found.kind, decision.standard, found.table["asset_id"].tolist())
    told = (area.revision, assets.key, tuple(pins), found.standard)
    drawn = funding_map(area, pins=pins, gained=gained)
    show_map(drawn, key=f"fund_places_map_{hash(told) & 0xFFFFFFF}", height=_MAP_HEIGHT, clicked=None)
    st.html(
        '<p class="wr-small">Numbers: the places. Dots: residents who have none within reach today and '
        "then would.</p>"
    )
