"""Is what is in reach shared fairly? Each ward beside the area, beside deprivation, and in three measures."""

import html
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from layers.area import Area
from presentation.drawing.ward_plots import Bar, Spot, as_figure, bars_svg, spots_svg
from presentation.printing.tables import html_table
from presentation.words.area_noun import noun_of
from presentation.words.wards import choices as gap_words, page as gap_page
from presentation.words.wards.choices import title_of_ward
from presentation.words.wards.fairness import HEADS, deprived_heads, fairness_rows, not_measured
from questions.wards.gap_fairness import fairness
from questions.wards.gap_people import deprivation_of
from questions.wards.ward_gap_model import WardGaps


def show_fairness(area: Area, gaps: WardGaps) -> None:
    """The pictures and the measures."""
    wards = [row for row in gap_words.ward_by_ward(gaps) if not pd.isna(row.share_one)]
    if not wards:
        return
    st.header(gap_words.FAIR, anchor=False)
    measured, noun = fairness(area, gaps), noun_of(area)
    st.html(html_table(gap_page.FAIR_CAPTION, HEADS, fairness_rows(measured)))
    if not_measured(measured):
        st.html(f'<p class="wr-small">{html.escape(not_measured(measured))}</p>')
    with st.expander(gap_page.SHOW_BARS.of(noun)):
        st.html(as_figure(bars_svg(_bars(wards), float(gaps.area["share_one"])), gap_page.BARS_ALT.of(noun)))
    spots = deprivation_spots(area, gaps)
    if spots:
        with st.expander(gap_page.SHOW_SPOTS.of(noun)):
            st.html(as_figure(spots_svg(spots), gap_page.SPOTS_ALT.of(noun)))
            ranked = sorted(spots, key=lambda spot: spot.across)
            cells = [
                (spot.title, f"{at}", gap_words.percent(spot.share))
                for at, spot in enumerate(ranked, start=1)
            ]
            st.html(html_table(gap_page.DEPRIVED_CAPTION.of(noun), deprived_heads(noun), cells))


def _bars(wards: Sequence[Any]) -> list[Bar]:
    rows = sorted(wards, key=lambda row: (row.share_one, str(row.ward_code)))
    return [Bar(title_of_ward(row), row.share_one, row.share_one_low, row.share_one_high) for row in rows]


def deprivation_spots(area: Area, gaps: WardGaps) -> list[Spot]:
    """Each ward by the mean deprivation rank of its residents; none where ranks are not known."""
    rank, people = deprivation_of(area), np.nan_to_num(gaps.points["residents"].to_numpy(dtype=float))
    weight = np.where(np.isfinite(rank), people, 0.0)
    of_point, codes = pd.factorize(gaps.points["ward_code"].to_numpy(dtype=object))
    there = of_point >= 0  # a home in no ward is none's
    sums = np.bincount(of_point[there], (weight * np.nan_to_num(rank))[there], minlength=len(codes))
    counted = np.bincount(of_point[there], weight[there], minlength=len(codes))
    mean = {str(codes[at]): sums[at] / counted[at] for at in np.flatnonzero(counted > 0)}
    wards = [
        row for row in gap_words.ward_by_ward(gaps) if row.ward_code in mean and not pd.isna(row.share_one)
    ]
    if len(wards) < 2:
        return []
    low, high = (most(mean[row.ward_code] for row in wards) for most in (min, max))
    return [
        Spot(
            title_of_ward(row),
            float((mean[row.ward_code] - low) / max(high - low, 1e-9)),
            row.share_one,
            float(row.residents),
        )
        for row in wards
    ]
