"""Where would something new do most, whatever was bid for? Three aims, each with what it is good for."""

import html
from functools import partial
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import funding_ground, kinds
from geo.crs import to_lonlat
from geo.rows import rows_of
from geo.sites.siting_model import SitingError
from layers.area import Area
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import new_places as words
from presentation.words.kinds import kind_label
from questions.funding.best_places import VENUE_KINDS, BestPlaces
from questions.funding.ground import FundingGround
from questions.funding.least_walking import LeastWalking, newly_reached
from questions.funding.new_places import MOST_PLACES, Aim, PlacesWish, find_places
from questions.panel.decision import Decision

_MAP_HEIGHT: Final = 420


def show_places(area: Area, decision: Decision) -> None:
    """The best places for something new, as a sentence, a table and a map."""
    st.subheader(words.HEADING, anchor=False)
    wish = _ask(decision.standard.minutes)
    ground = funding_ground(area)
    try:
        with st.spinner(words.COMPARING):
            places: BestPlaces | LeastWalking = memory.worked_out(
                ("places", ground.assets.key, wish, decision.standard, decision.weights, decision.misses),
                lambda: find_places(
                    ground,
                    wish,
                    standard=decision.standard,
                    weights=decision.weights,
                    misses=dict(decision.misses) or None,
                ),
            )
    except SitingError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    sure = f"{words.chosen_among(places)} {words.sure_sentence(places.sited, wish.aim)}"
    st.html(f'<p class="wr-prose"><b>{html.escape(words.places_sentence(places))}</b></p>')
    st.html(f'<p class="wr-small">{html.escape(sure)}</p>')
    if len(places.table):
        _table_and_map(ground, places, decision)


def _ask(minutes: int) -> PlacesWish:
    """What kind, what for, and either how many or the share of residents that must have one within reach."""
    every = [kind.key for kind in kinds().kinds if kind.key not in VENUE_KINDS]
    left, middle, right = st.columns([3, 7, 2], gap="medium", vertical_alignment="bottom")
    with left:
        kind = st.selectbox(
            words.WHICH_KIND,
            every,
            key=memory.at_first("fund_place_kind", "lunch_club"),
            persist_state="session",
            format_func=partial(kind_label, kinds()),
        )
    with middle:
        aim = st.segmented_control(
            words.WHICH_AIM,
            list(words.AIMS),
            required=True,
            key=memory.at_first("fund_place_goal", Aim.MOST),
            persist_state="session",
            format_func=lambda key: words.AIMS[key],
            wrap=True,
        )
    aim = Aim(aim or Aim.MOST)
    with right:
        wish = _ask_how_many(str(kind), aim)
    st.html(f'<p class="wr-small">{html.escape(words.good_for(aim, minutes))}</p>')
    return wish


def _ask_how_many(kind: str, aim: Aim) -> PlacesWish:
    if aim is Aim.FEWEST:
        key = memory.at_first("fund_place_share", 50)
        share = st.number_input(words.SHARE, min_value=1, max_value=100, key=key, persist_state="session")
        return PlacesWish(kind, aim, share=int(share) / 100)
    key = memory.at_first("fund_place_count", 3)
    count = st.number_input(
        words.HOW_MANY, min_value=1, max_value=MOST_PLACES, key=key, persist_state="session"
    )
    return PlacesWish(kind, aim, int(count))


def _table_and_map(ground: FundingGround, places: BestPlaces | LeastWalking, decision: Decision) -> None:
    left, right = st.columns([6, 5], gap="large")
    named = [_named(at, row) for at, row in enumerate(rows_of(places.table), start=1)]
    counts = [f"{count:,}" for count in places.table["additional"]]
    with left:
        if isinstance(places, LeastWalking):
            nearest = [f"{count:,}" for count in places.table["nearest_for"]]
            speed_mps = places.standard.pace.speed_mps
            spared = [words.spared(metres, speed_mps) for metres in places.table["spared_m"]]
            rows = [(*row, *cells) for row, *cells in zip(named, nearest, counts, spared, strict=True)]
            st.html(html_table(words.WALKING_CAPTION, words.WALKING_COLUMNS, rows))
        else:
            rows = [(*row, count) for row, count in zip(named, counts, strict=True)]
            st.html(html_table(words.REACH_CAPTION, words.REACH_COLUMNS, rows))
    with right:
        _map(ground, places, [" ".join(row) for row in named], decision)


def _named(at: int, row: Any) -> tuple[str, str]:
    label = kind_label(kinds(), row.kind)
    return f"{at} {plain.place_name(row.name, label, row.near_street)}", label


def _map(
    ground: FundingGround, places: BestPlaces | LeastWalking, titles: list[str], decision: Decision
) -> None:
    area, assets, chosen = ground.area, ground.assets, places.table["asset_id"].tolist()
    placed = assets.table.set_index("asset_id").geometry
    points = [placed[asset_id] for asset_id in chosen]
    lon, lat = to_lonlat([point.x for point in points], [point.y for point in points], crs=area.crs)
    pins = [
        Pin(str(at), title, float(x), float(y))
        for at, (title, x, y) in enumerate(zip(titles, lon, lat, strict=True), start=1)
    ]
    gained = newly_reached(ground, places.kind, decision.standard, chosen)
    key = hash((area.revision, assets.key, tuple(pins), places.standard)) & 0xFFFFFFF
    drawn = funding_map(area, pins=pins, gained=gained)
    show_map(drawn, key=f"fund_places_map_{key}", height=_MAP_HEIGHT, clicked=None)
    st.html(f'<p class="wr-small">{words.MAP_NOTE}</p>')
