"""Which bids together do most within the budget, and what do the panel's conditions cost?"""

import html

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.frame.live import say
from app.frame.look import notice
from app.funding import memory
from app.funding.aim_controls import ask_aim
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import funding_ground, kinds
from layers.area import Area
from layers.bids.model import BidList
from presentation.printing.funding.minute_parts import decided_figures
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.funding import aims as aim_words, best_set as words
from presentation.words.funding.bids import additional, bid_title
from presentation.words.funding.money import bid_pounds
from presentation.words.funding.size import set_places
from presentation.words.kinds import kind_label
from questions.funding.figures import Assessment
from questions.funding.people import wards_of
from questions.funding.size import sizes_of
from questions.panel.decision import Decision, Outcome
from questions.panel.money_left import money_left
from questions.panel.portfolio import Portfolio

_MAP_HEIGHT = 460


def ask_conditions(area: Area) -> None:
    """What the set should do, and what every set must keep to; asked before anything is worked out."""
    ask_aim()
    names = wards_of(area)
    left, right = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    with left:
        st.multiselect(
            words.EACH_WARD,
            list(names),
            key=memory.at_first("fund_of_area_floor_wards", []),
            persist_state="session",
            format_func=lambda code: plain.one_line(names[code]),
            placeholder=words.NO_CONDITION,
        )
        st.button(words.DEPRIVED_WARDS, key="fund_deprived", on_click=_deprived, args=(area,))
    with right:
        st.number_input(
            words.SMALL_KEPT,
            min_value=0,
            step=500,
            key=memory.at_first("fund_small", 0),
            persist_state="session",
        )


def _deprived(area: Area) -> None:
    memory.put("fund_of_area_floor_wards", list(funding_ground(area).people.deprived_wards()))


def show_set(
    area: Area, listed: BidList, decision: Decision, outcome: Outcome, first: DeltaGenerator
) -> None:
    """The set in ``first``, its map, the price of each condition, and what the other aims would come to."""
    assessment, best, beside = outcome
    names = wards_of(area)
    places = set_places(sizes_of(assessment), best.chosen)
    with first:
        say(f"{words.set_sentence(best, beside, decision.aim)} {places}".strip(), key="fund_set_line")
    for code in best.cannot_keep:
        st.html(notice(words.cannot_keep(names.get(code, code)), words.CANNOT_KEEP_WHY, care=True, slim=True))
    for bid in best.no_amount:
        st.html(notice(words.no_amount(bid), slim=True))
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.html(html_table(words.CAPTION, words.COLUMNS, set_rows(assessment, best)))
        if best.prices:
            rows = [(words.condition_words(price), words.price_words(price)) for price in best.prices]
            st.html(html_table(words.PRICES_CAPTION, words.PRICES_COLUMNS, rows))
        served = [(plain.one_line(names[code]), f"{count:,}") for code, count in best.by_ward if count]
        with st.expander(words.BY_WARD):
            st.html(html_table(words.WARDS_CAPTION, words.WARDS_COLUMNS, served))
    with right:
        _map(area, listed, assessment, best)
    _show_aims(area, decision, outcome)


def _show_aims(area: Area, decision: Decision, outcome: Outcome) -> None:
    """Each aim beside the others, with what fairness costs, also where it loses."""
    assessment, _, beside = outcome
    money = money_left(funding_ground(area).people, assessment, decision, more=False)
    st.subheader(aim_words.HEADING, anchor=False)
    st.html(f'<p class="wr-prose">{html.escape(aim_words.cost_sentence(beside))}</p>')
    panel = decided_figures(assessment, beside, money)
    heads, rows = aim_words.columns(beside.walks.terms), aim_words.rows(beside, panel)
    st.html(html_table(aim_words.CAPTION, heads, rows))
    note = aim_words.terms_sentence(beside.walks.terms, assessment.standard)
    st.html(f'<p class="wr-small">{html.escape(note)}</p>')


def _map(area: Area, listed: BidList, assessment: Assessment, best: Portfolio) -> None:
    chosen = [bid for bid in assessment.figures if bid.bid.bid_id in best.chosen]
    pins = [
        Pin(bid.bid.bid_id[:6], bid.bid.title, bid.bid.longitude or 0.0, bid.bid.latitude or 0.0)
        for bid in chosen
        if bid.bid.placed
    ]
    gained = np.any([bid.gains for bid in chosen], axis=0) if chosen else None
    drawn = funding_map(area, pins=pins, gained=gained)
    key = f"fund_set_map_{hash((best.chosen, listed.bids, assessment.standard)) & 0xFFFFFFF}"
    show_map(drawn, key=key, height=_MAP_HEIGHT, clicked=None)


def set_rows(assessment: Assessment, best: Portfolio) -> list[tuple[str, ...]]:
    """The chosen bids as cells."""
    return [
        (
            bid_title(bid.bid),
            kind_label(kinds(), bid.kind) if bid.kind else plain.NOT_KNOWN,
            bid_pounds(bid.bid),
            additional(bid),
        )
        for bid in assessment.figures
        if bid.bid.bid_id in best.chosen
    ]
