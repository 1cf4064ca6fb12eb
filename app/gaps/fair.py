"""Is what is in reach shared fairly? Each ward beside the area, beside deprivation, and in three measures."""

import numpy as np
import pandas as pd
import streamlit as st

from layers.area import Area
from presentation.drawing.ward_plots import Bar, Spot, as_figure, bars_svg, spots_svg
from presentation.printing.gap_tables import ward_title
from presentation.printing.tables import html_table
from presentation.words import gaps as said
from questions.wards.gap_fairness import Fairness, fairness
from questions.wards.gap_people import deprivation_of
from questions.wards.ward_gap_model import WardGaps

BARS_ALT = (
    "Each ward's share of residents with at least one in reach as a dot, with a pale bar from the least to "
    "the most it may be, and a dashed line at the share of the whole area. The table says the same."
)
SPOTS_ALT = (
    "Each ward as a ring: across, how deprived its residents are, most deprived on the left; upwards, the "
    "share with at least one in reach. The table below says the same."
)
_POOREST = "most deprived two fifths"
HEADS = ("Measure", "Value", "What it means")
DEPRIVED_HEADS = ("Ward", "Place by deprivation, 1 the most deprived", "Have at least one")


def show_fairness(area: Area, gaps: WardGaps) -> None:
    """The pictures and the measures."""
    wards = gaps.wards[gaps.wards["ward_code"].ne("") & gaps.wards["share_one"].notna()]
    if wards.empty:
        return
    st.header(said.FAIR, anchor=False)
    rows = fairness_rows(fairness(area, gaps))
    st.html(html_table("How evenly what is in reach is shared among residents", HEADS, rows))
    with st.expander("Show each ward beside the whole area"):
        st.html(as_figure(bars_svg(_bars(wards), float(gaps.area["share_one"])), BARS_ALT))
    spots = deprivation_spots(area, gaps)
    if spots:
        with st.expander("Show the wards by deprivation"):
            st.html(as_figure(spots_svg(spots), SPOTS_ALT))
            ranked = sorted(spots, key=lambda spot: spot.across)
            cells = [
                (spot.title, f"{at}", said.percent(spot.share)) for at, spot in enumerate(ranked, start=1)
            ]
            st.html(html_table("The wards by deprivation", DEPRIVED_HEADS, cells))


def fairness_rows(measured: Fairness) -> list[tuple[str, str, str]]:
    """The three measures, each with a sentence that says what it means here."""
    rows = []
    if measured.concentration is not None:
        rows.append(
            ("Concentration index", f"{measured.concentration:+.2f}", _concentration(measured.concentration))
        )
    rows.append(("Gini coefficient", f"{measured.gini:.2f}", "0 is the same for all, 1 is all for one."))
    if measured.palma is not None:
        rows.append(("Palma ratio", f"{measured.palma:.2f}", _palma(measured.palma)))
    return rows


def _concentration(value: float) -> str:
    if abs(value) < 0.05:
        return "The more and the less deprived have about as many in reach."
    who = "least" if value > 0 else "most"
    return (
        f"The {who} deprived have more in reach; -1 would be all for the most, 1 all for the least deprived."
    )


def _palma(value: float) -> str:
    if value >= 1:
        return f"The least deprived tenth has {value:.1f} times as many in reach as the {_POOREST}."
    return f"The least deprived tenth has {value:.0%} as many in reach as the {_POOREST}."


def _bars(wards: pd.DataFrame) -> list[Bar]:
    rows = wards.sort_values(["share_one", "ward_code"]).itertuples(index=False)
    return [
        Bar(ward_title(row.ward_name), row.share_one, row.share_one_low, row.share_one_high) for row in rows
    ]


def deprivation_spots(area: Area, gaps: WardGaps) -> list[Spot]:
    """Each ward by the mean deprivation rank of its residents; none where ranks are not known."""
    rank, people = deprivation_of(area), gaps.points["residents"].to_numpy(dtype=float)
    known = np.isfinite(rank)
    if not (people[known] > 0).any():
        return []
    table = pd.DataFrame(
        {"ward_code": gaps.points["ward_code"], "weight": people * known, "rank": np.where(known, rank, 0)}
    )
    sums = (
        table.assign(ranked=table["rank"] * table["weight"]).groupby("ward_code")[["ranked", "weight"]].sum()
    )
    mean = (sums["ranked"] / sums["weight"].where(sums["weight"] > 0)).dropna()
    wards = gaps.wards[gaps.wards["ward_code"].isin(mean.index) & gaps.wards["share_one"].notna()]
    if len(wards) < 2:
        return []
    low, high = mean.loc[wards["ward_code"]].min(), mean.loc[wards["ward_code"]].max()
    return [
        Spot(
            ward_title(row.ward_name),
            float((mean[row.ward_code] - low) / max(high - low, 1e-9)),
            row.share_one,
            float(row.residents),
        )
        for row in wards.itertuples(index=False)
    ]
