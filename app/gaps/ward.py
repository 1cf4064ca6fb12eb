"""What is one ward like? Who has one in reach and who has not, why not, and which places reach it."""

import html

import pandas as pd
import streamlit as st

from app.frame.look import notice
from app.maps.wards import Dots, WardLook, show_wards, ward_map
from app.memory.session import area_assets, kinds
from geo.rows import rows_of
from geo.types import BoolArray
from layers.area import Area
from layers.zones.zoned_area import zones_of
from presentation.printing.gap_tables import cause_rows
from presentation.printing.tables import html_table
from presentation.words.area_noun import noun_of
from presentation.words.near.naming import named
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.choices import title_of_ward, ward_heading
from presentation.words.wards.heads import CAUSE_HEADS
from presentation.words.wards.ward import NO, YES, no_causes, place_heads, ward_sentence
from questions.wards.ward_gap_model import GapCause, WardGaps
from questions.wards.ward_opened import ward_assets

MAP_HEIGHT = 520
WITH, WITHOUT, UNJUDGED = "#0f5f6f", "#c8500a", "#6b7377"
PLACES_SHOWN = 40


def show_ward(area: Area, gaps: WardGaps, code: str, what: str) -> None:
    """One ward: a sentence, its residents on a map, the causes, its places."""
    row = gaps.ward(code)
    st.header(ward_heading(row), anchor=False)
    st.html(f'<p class="wr-answer">{html.escape(ward_sentence(gaps, row, what))}</p>')
    with st.container(key="gap_beside_ward"):
        left, right = st.columns([2, 3], gap="medium")
    with left:
        rows = cause_rows(row)
        if rows:
            st.html(html_table(gap_words.CAUSES_CAPTION, CAUSE_HEADS, rows))
        else:
            st.html(notice(no_causes(row, noun_of(area))))
    with right:
        points = gaps.points
        here = (points["ward_code"] == code).to_numpy() & (points["at_most"].fillna(1) > 0).to_numpy()
        placed = zones_of(area)
        dots = _dots(area, points, here) if placed is None or placed.homes_drawn else []
        drawn = ward_map(area, _outlines(gaps), opened=code, dots=dots)
        key = f"ward-{code}-{area.revision}-{abs(hash(gaps.question))}"
        show_wards(drawn, key=key, height=MAP_HEIGHT, on_change=lambda: None)
        st.html(_key())
    places = ward_places(area, gaps, code)
    if places:
        with st.expander(gap_page.places_title(len(places)), expanded=False):
            st.html(
                html_table(
                    gap_words.PLACES_CAPTION.of(noun_of(area)),
                    place_heads(noun_of(area)),
                    places[:PLACES_SHOWN],
                )
            )


def _outlines(gaps: WardGaps) -> list[WardLook]:
    return [WardLook(row.ward_code, title_of_ward(row), "", "") for row in gap_words.ward_by_ward(gaps)]


def _dots(area: Area, points: pd.DataFrame, here: BoolArray) -> list[Dots]:
    x, y = area.residents.geometry.x.to_numpy(), area.residents.geometry.y.to_numpy()
    judged, reached = points["judged"].to_numpy(dtype=bool), points["in_reach"].to_numpy() > 0
    looks = ((~judged, UNJUDGED, True), (judged & reached, WITH, False), (judged & ~reached, WITHOUT, False))
    return [Dots(x[here & rows], y[here & rows], colour, hollow) for rows, colour, hollow in looks]


def _key() -> str:
    entries = (
        (WITH, gap_page.WITH_ONE),
        (WITHOUT, gap_page.WITHOUT),
        ("", gap_page.UNJUDGED),
    )
    marks = [f'<li><span class="dot" style="{_style(colour)}"></span>{text}</li>' for colour, text in entries]
    return f'<ul class="wr-shades" aria-label="{html.escape(gap_page.KEY)}">{"".join(marks)}</ul>'


def _style(colour: str) -> str:
    return f"background:{colour}" if colour else f"border:2px solid {UNJUDGED}"


def ward_places(area: Area, gaps: WardGaps, code: str) -> list[tuple[str, ...]]:
    """The places that the ward's residents reach, as cells under ``place_heads``."""
    assets = area_assets(area)
    table = assets.table.set_index("asset_id", drop=False)
    reaching = ward_assets(area, assets, gaps, code)
    rows = named(table.loc[reaching["asset_id"]].reset_index(drop=True), kinds())
    return [
        (
            row.title,
            row.kind_label,
            f"{reach:,}",
            YES if counts else gap_words.CAUSE_WORDS[GapCause(bar)][0].lower(),
            YES if row.ring_first else NO,
        )
        for row, reach, counts, bar in zip(
            rows_of(rows),
            reaching["residents_in_reach"],
            reaching["counts"],
            reaching["bar"],
            strict=True,
        )
    ]
