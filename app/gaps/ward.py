"""What is one ward like? Who has one in reach and who has not, why not, and which places reach it."""

import html

import pandas as pd
import streamlit as st

from app.frame.look import notice
from app.maps.wards import Dots, WardLook, show_wards, ward_map
from app.memory.session import area_assets, kinds
from geo.types import BoolArray
from layers.area import Area
from presentation.printing.gap_tables import CAUSE_HEADS, cause_rows, ward_title
from presentation.printing.tables import html_table
from presentation.words import gaps as said
from presentation.words.naming import named
from presentation.words.ward import PLACE_HEADS, ward_sentence
from questions.wards.ward_gap_model import GapCause, WardGaps
from questions.wards.ward_opened import ward_assets

MAP_HEIGHT = 520
WITH, WITHOUT, UNJUDGED = "#0f5f6f", "#c8500a", "#6b7377"
PLACES_SHOWN = 40


def show_ward(area: Area, gaps: WardGaps, code: str, what: str) -> None:
    """One ward: a sentence, its residents on a map, the causes, its places."""
    row = gaps.wards.set_index("ward_code").loc[code]
    st.header(ward_title(row["ward_name"]), anchor=False)
    st.html(f'<p class="wr-answer">{html.escape(ward_sentence(gaps, row, what))}</p>')
    with st.container(key="gap_beside_ward"):
        left, right = st.columns([2, 3], gap="medium")
    with left:
        rows = cause_rows(row)
        if rows:
            st.html(html_table(said.CAUSES_CAPTION, CAUSE_HEADS, rows))
        else:
            st.html(notice(said.NOBODY_WITHOUT if row["judged"] else said.NOBODY_JUDGED))
    with right:
        points = gaps.points
        here = (points["ward_code"] == code).to_numpy() & (points["residents"] > 0).to_numpy()
        drawn = ward_map(area, _outlines(gaps), opened=code, dots=_dots(area, points, here))
        key = f"ward-{code}-{area.revision}-{abs(hash(gaps.asked))}"
        show_wards(drawn, key=key, height=MAP_HEIGHT, on_change=lambda: None)
        st.html(_key())
    places = ward_places(area, gaps, code)
    if places:
        with st.expander(f"{said.PLACES} ({len(places)})", expanded=False):
            st.html(html_table(said.PLACES_CAPTION, PLACE_HEADS, places[:PLACES_SHOWN]))


def _outlines(gaps: WardGaps) -> list[WardLook]:
    return [
        WardLook(row.ward_code, ward_title(row.ward_name), "", "")
        for row in gaps.wards.itertuples(index=False)
        if row.ward_code
    ]


def _dots(area: Area, points: pd.DataFrame, here: BoolArray) -> list[Dots]:
    x, y = area.residents.geometry.x.to_numpy(), area.residents.geometry.y.to_numpy()
    judged, reached = points["judged"].to_numpy(dtype=bool), points["in_reach"].to_numpy() > 0
    looks = ((~judged, UNJUDGED, True), (judged & reached, WITH, False), (judged & ~reached, WITHOUT, False))
    return [Dots(x[here & rows], y[here & rows], colour, hollow) for rows, colour, hollow in looks]


def _key() -> str:
    entries = (
        (WITH, "residents with one in reach"),
        (WITHOUT, "residents without"),
        ("", "cannot be judged"),
    )
    marks = [f'<li><span class="dot" style="{_style(colour)}"></span>{text}</li>' for colour, text in entries]
    return f'<ul class="wr-shades" aria-label="Key to the map">{"".join(marks)}</ul>'


def _style(colour: str) -> str:
    return f"background:{colour}" if colour else f"border:2px solid {UNJUDGED}"


def ward_places(area: Area, gaps: WardGaps, code: str) -> list[tuple[str, ...]]:
    """The places that the ward's residents reach, as cells under ``PLACE_HEADS``."""
    assets = area_assets(area)
    table = assets.table.set_index("asset_id", drop=False)
    told = ward_assets(area, assets, gaps, code)
    rows = named(table.loc[told["asset_id"]].reset_index(drop=True), kinds())
    return [
        (
            row.title,
            row.kind_label,
            f"{reach:,}",
            "yes" if counts else said.CAUSES_SAID[GapCause(bar)][0].lower(),
            "yes" if row.ring_first else "no",
        )
        for row, reach, counts, bar in zip(
            rows.itertuples(), told["residents_in_reach"], told["counts"], told["bar"], strict=True
        )
    ]
