"""Which bids together do most within the budget, and what do the panel's conditions cost?"""

import html

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import kinds
from layers.area import Area
from layers.bids.model import BidList
from presentation.printing.tables import html_table
from presentation.words import funding as said, plain as words
from questions.funding.figures import Assessment
from questions.funding.people import people_of
from questions.funding.portfolio import Portfolio

_MAP_HEIGHT = 460


def ask_conditions(area: Area) -> None:
    """What every set must keep to; asked before anything is worked out."""
    names = people_of(area).wards
    left, right = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    with left:
        st.multiselect(
            "Something for each of these wards",
            list(names),
            key=memory.at_first("fund_of_area_floor_wards", []),
            persist_state="session",
            format_func=lambda code: words.one_line(names[code]),
            placeholder="No condition",
        )
        st.button(
            "The most deprived quarter of the wards", key="fund_deprived", on_click=_deprived, args=(area,)
        )
    with right:
        st.number_input(
            "£ kept for grants of up to £2,000",
            min_value=0,
            step=500,
            key=memory.at_first("fund_small", 0),
            persist_state="session",
        )


def _deprived(area: Area) -> None:
    memory.put("fund_of_area_floor_wards", list(people_of(area).deprived_wards()))


def show_set(area: Area, listed: BidList, found: Assessment, best: Portfolio) -> None:
    """The set, its map, the price of each condition."""
    names = people_of(area).wards
    st.html(f'<p class="wr-answer" role="status">{html.escape(said.set_sentence(best))}</p>')
    for code in best.cannot_keep:
        what = f"No bid does anything for {words.one_line(names.get(code, code))} that can be judged."
        st.html(notice(what, "Either none lies there, or no street is known there.", care=True, slim=True))
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.html(
            html_table("The best set", ("Bid", "Kind", "£", "By itself it would add"), set_rows(found, best))
        )
        if best.prices:
            rows = [
                (
                    words.one_line(price.words),
                    f"{price.additional:,}" if price.weighted > 0 else "nothing",
                )
                for price in best.prices
            ]
            st.html(html_table("What each condition costs", ("Condition", "Residents not reached"), rows))
        served = [(words.one_line(names[code]), f"{count:,}") for code, count in best.by_ward if count]
        with st.expander("By ward"):
            st.html(html_table("Additional residents by ward", ("Ward", "Additional residents"), served))
    with right:
        pins = [
            Pin(one.bid.bid_id[:6], one.bid.title, one.bid.longitude or 0.0, one.bid.latitude or 0.0)
            for one in found.figures
            if one.bid.bid_id in best.chosen and one.bid.placed
        ]
        gains = [one.gains for one in found.figures if one.bid.bid_id in best.chosen]
        mask = gains[0].copy() if gains else None
        for more in gains[1:]:
            mask = mask | more
        drawn = funding_map(area, pins=pins, gained=mask)
        key = f"fund_set_map_{hash((best.chosen, listed.bids, found.standard)) & 0xFFFFFFF}"
        show_map(drawn, key=key, height=_MAP_HEIGHT, clicked=None)


def set_rows(found: Assessment, best: Portfolio) -> list[tuple[str, ...]]:
    """The chosen bids as cells."""
    return [
        (
            f"{words.one_line(one.bid.bid_id)} {words.one_line(one.bid.title)}",
            kinds().label(one.kind) if one.kind else words.NOT_KNOWN,
            said.pounds(one.bid.pounds),
            said.additional(one),
        )
        for one in found.figures
        if one.bid.bid_id in best.chosen
    ]
