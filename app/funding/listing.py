"""What would each bid change? All of them in one table and on one map, and one of them opened."""

import html
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.frame.live import say
from app.frame.look import notice
from app.funding import memory
from app.funding.incoming import ask_columns, ask_place, upload
from app.funding.put_right import ask_missing, show_faults
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import funding_ground, kinds
from layers.area import Area
from layers.bids.model import Bid, BidList
from layers.bids.read import placed_by_the_panel
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.funding import bids as words, size as size_words
from presentation.words.funding.best_set import set_sentence
from presentation.words.funding.firmness import firmness, tried_sentence
from presentation.words.funding.first_answer import suggestion, three_reasons
from presentation.words.funding.incoming import unplaced_sentence
from presentation.words.funding.money import bid_pounds, pence
from presentation.words.funding.need import by_fifth, group
from presentation.words.funding.page import GROUP, WARD
from presentation.words.funding.size import set_places
from presentation.words.funding.whom_for import additional_by_age, each_bids_lines, whom_for_lines
from presentation.words.kinds import kind_label
from questions.funding.alternatives import Prices, alternatives
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import wards_of
from questions.funding.size import sizes_of
from questions.funding.whom_for import whom_for_together
from questions.panel.decision import Decision, Outcome
from questions.panel.portfolio import Portfolio
from questions.panel.reasons import reasons_of

_MAP_HEIGHT = 560


def show_bids(
    area: Area, listed: BidList, decision: Decision, result: Outcome, first: DeltaGenerator
) -> None:
    """What is suggested and why, in ``first``; the table, the map, and the bid that is opened."""
    assessment, best, beside = result
    with first:
        _say_first(area, listed, (assessment, best), set_sentence(best, beside, decision.aim))
    sentence = words.list_sentence(listed, assessment)
    say(sentence, key="fund_bids_line", look="wr-prose")
    if memory.is_sample():
        st.html(notice(words.MADE_UP, care=True, slim=True))
    if waiting := unplaced_sentence(listed):
        st.html(notice(waiting, slim=True))
    show_faults(listed)
    ask_columns(area, memory.sent())
    st.html(html_table(words.CAPTION, words.COLUMNS, bid_rows(assessment)))
    for line in each_bids_lines(assessment, kinds()):
        st.html(f'<p class="wr-small">{html.escape(plain.one_line(line))}</p>')
    firm = " ".join(firmness(assessment))
    if firm:
        st.html(f'<p class="wr-prose">{html.escape(firm)}</p>')
    note = f"{words.how_counted(assessment.not_judged)} {tried_sentence(assessment)}".strip()
    st.html(f'<p class="wr-small">{html.escape(note)}</p>')
    _sizes(assessment)
    opened = _choose(assessment)
    if opened is not None:
        _details(area, assessment, opened, best.chosen)
    with st.expander(words.ANOTHER_LIST):
        upload(area)


def _say_first(area: Area, listed: BidList, result: tuple[Assessment, Portfolio], set_line: str) -> None:
    """What to fund within the budget, of how many, and the three reasons."""
    assessment, best = result
    places = set_places(sizes_of(assessment), best.chosen)
    people = funding_ground(area).people
    reasons = reasons_of(people, assessment, best)
    whom = whom_for_together(people, assessment, best.chosen)
    answer = suggestion(best, listed.bids)
    say(answer, key="fund_first_line")
    lines = "".join(
        f"<li>{html.escape(line)}</li>"
        for line in (*three_reasons(set_line, best, reasons, places), *whom_for_lines(whom, kinds()))
    )
    st.html(f'<ul class="wr-prose">{lines}</ul>')


def bid_rows(assessment: Assessment) -> list[Sequence[str]]:
    """The bids as cells, best first."""
    return [
        (
            words.bid_title(bid.bid),
            kind_label(kinds(), bid.kind) if bid.kind else plain.NOT_KNOWN,
            bid_pounds(bid.bid),
            additional_by_age(bid),
            words.price_each(bid),
            words.rank(bid.rank),
            words.rank(bid.plain_rank),
            words.ranked(bid.rank_range),
        )
        for bid in assessment.ranked
    ]


def _sizes(assessment: Assessment) -> None:
    """How many could come to each, beside whom it would bring within reach."""
    sizes = sizes_of(assessment)
    st.subheader(size_words.HEADING, anchor=False)
    st.html(html_table(size_words.CAPTION, size_words.COLUMNS, size_rows(assessment)))
    st.html(f'<p class="wr-small">{html.escape(size_words.size_note(sizes))}</p>')


def size_rows(assessment: Assessment) -> list[Sequence[str]]:
    """The sizes of the bids as cells, in the order in which they should be read."""
    return [
        (words.bid_title(assessment.of(size.bid_id).bid), *size_words.size_cells(size))
        for size in sizes_of(assessment).bids
    ]


def _pin(bid: BidFigures, strong: bool) -> Pin:
    at = (bid.bid.longitude or 0.0, bid.bid.latitude or 0.0)
    return Pin(plain.one_line(bid.bid.bid_id)[:6], words.pin_title(bid), *at, strong)


def _choose(assessment: Assessment) -> BidFigures | None:
    titles = {bid.bid.bid_id: words.bid_title(bid.bid) for bid in assessment.ranked}
    ids = list(titles)
    if not ids:
        return None
    if memory.get("fund_opened") not in ids:
        memory.put("fund_opened", ids[0])
    chosen = st.selectbox(
        words.OPEN,
        ids,
        key=memory.at_first("fund_opened", ids[0]),
        persist_state="session",
        format_func=lambda key: titles.get(key, str(key)),
        width=520,
    )
    return assessment.of(str(chosen))


def _details(area: Area, assessment: Assessment, bid: BidFigures, chosen: tuple[str, ...]) -> None:
    """One bid and the map of all: who gains, the overlap, and what else would do."""
    st.subheader(plain.plain(bid.bid.title), anchor=False)
    if bid.bid.description:
        st.html(f'<p class="wr-prose">{html.escape(plain.one_line(bid.bid.description))}</p>')
    if bid.cannot:
        st.html(notice(words.cannot_words(bid), words.NOTHING_YET, care=True))
    left, right = st.columns([5, 6], gap="large")
    with right:
        _map(area, assessment, bid, chosen)
    with left:
        if not bid.bid.placed and not bid.bid.for_asset:
            ask_place(area, bid.bid, _placed)
        ask_missing(area, bid.bid)
        if not bid.cannot:
            _overlap(assessment, bid)
            _who(area, bid)
    if bid.additional:
        _instead(area, assessment, bid)


def _placed(bid: Bid) -> None:
    memory.change_bid(bid, "place")


def _map(area: Area, assessment: Assessment, opened: BidFigures, chosen: tuple[str, ...]) -> None:
    pins = [_pin(bid, bid.bid.bid_id in chosen) for bid in assessment.figures if bid.bid.placed]
    drawn = funding_map(area, pins=pins, gained=opened.gains)
    key = hash((area.revision, tuple(pins), assessment.standard, opened.bid.bid_id)) & 0xFFFFFFF
    waits = not opened.bid.placed and not opened.bid.for_asset

    def clicked(lon: float, lat: float) -> None:
        """Put the opened bid where the map was clicked."""
        _placed(placed_by_the_panel(opened.bid, lon, lat))

    show_map(drawn, key=f"fund_bids_map_{key}", height=_MAP_HEIGHT, clicked=clicked if waits else None)
    if waits:
        st.html(f'<p class="wr-small">{words.CLICK_MAP}</p>')
    st.html(f'<p class="wr-small">{words.MAP_NOTE}</p>')


def _who(area: Area, bid: BidFigures) -> None:
    st.html(html_table(words.WHO, (GROUP, words.ADDITIONAL), who_rows(bid)))
    names = wards_of(area)
    served = [(plain.one_line(names.get(code, code)), f"{count:,}") for code, count in bid.by_ward]
    if served:
        st.html(html_table(words.WHERE, (WARD, words.ADDITIONAL), served))


def who_rows(bid: BidFigures) -> list[Sequence[str]]:
    """Additional residents by group, then by how deprived their small area is."""
    groups = [
        (group(name), plain.NOT_KNOWN if count is None else f"{count:,}") for name, count in bid.by_group
    ]
    return [*groups, *((words.deprivation_row(name), count) for name, count in by_fifth(bid.by_fifth))]


def _overlap(assessment: Assessment, bid: BidFigures) -> None:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in words.overlap_lines(assessment, bid))
    st.html(f'<h3 class="wr-part">{words.OVERLAP}</h3>{lines}')


def _instead(area: Area, assessment: Assessment, bid: BidFigures) -> None:
    st.html(f'<h3 class="wr-part">{words.INSTEAD}</h3>')
    st.html(f'<p class="wr-small">{html.escape(words.INSTEAD_NOTE)}</p>')
    prices = {}
    for column, (name, title) in zip(st.columns(3), words.PRICES.items(), strict=True):
        with column:
            typed = st.number_input(
                title, min_value=1, value=None, step=500, key=f"fund_price_{name}", persist_state="session"
            )
            prices[name] = None if typed is None else float(typed)
    rows = [
        (
            words.alternative_words(other, kind_label(kinds(), other.kind)),
            words.alternative_count(other),
            words.alternative_pounds(other),
            pence(other.pounds_each),
        )
        for other in alternatives(funding_ground(area), assessment, bid.bid.bid_id, prices=Prices(**prices))
    ]
    if rows:
        st.html(html_table(words.INSTEAD_CAPTION, words.INSTEAD_COLUMNS, rows))
    else:
        st.html(f"<p>{words.NOTHING_ELSE}</p>")
