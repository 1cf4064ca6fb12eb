"""Was it worth it? Past awards by ward beside need, and what a funded asset has changed."""

import html
from dataclasses import replace

import streamlit as st

from app.frame.live import say
from app.frame.look import notice
from app.frame.upload import ask_file
from app.funding import memory
from app.funding.before_after import show_before_after
from app.funding.incoming import ask_place, read_awards
from app.funding.put_right import show_faults
from app.maps.awards import awards_map
from app.maps.funding import Pin, show_map
from app.memory.session import funding_ground
from layers.area import Area
from layers.bids.model import Bid, BidList
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.funding import awards as words
from presentation.words.funding.money import total_pounds
from questions.funding.past import PastAwards, past_awards
from questions.panel.decision import Decision

_AWARDS = "fund_awards"
_MAP_HEIGHT = 420
_MOST_PINS = 500


def show_worth(area: Area, decision: Decision) -> None:
    """Past awards, then one asset on two days."""
    label, endings = words.FILE, ("csv", "xlsx", "json")
    sent = ask_file(label, endings, key="fund_awards_file", largest_mb=50)
    if st.button(words.READ, key="fund_awards_read") and sent is not None:
        listed = read_awards(area, sent)
        if listed is not None:
            memory.put(_AWARDS, listed)
    awards: BidList | None = memory.get(_AWARDS)
    if awards is None:
        st.html(notice(words.NONE_YET, words.NONE_YET_FIX))
    else:
        _awards(area, awards)
    show_before_after(area, decision, awards)


def _awards(area: Area, awards: BidList) -> None:
    past = past_awards(funding_ground(area), awards.bids)
    sentence = words.awards_sentence(past, len(awards.bids))
    say(sentence, key="fund_worth_line")
    show_faults(awards, awards=True)
    _place_some(area, awards)
    left, right = st.columns([6, 5], gap="large")
    with left, st.container(key="fund_awards_table"):
        st.html(html_table(words.CAPTION, words.COLUMNS, award_rows(past)))
        if past.without_place:
            st.html(f'<p class="wr-small">{words.MAY_BE_MORE}</p>')
    with right:
        _map(area, awards, past)


def award_rows(past: PastAwards) -> list[tuple[str, ...]]:
    """Past awards by ward as cells."""
    names = ("ward_name", "awards", "pounds", "silent", "pounds_per_resident", "standing")
    columns = (past.table[name] for name in names)
    return [
        (
            plain.one_line(ward),
            f"{awards:,}",
            total_pounds(amount, awards, silent),
            words.each_resident(each, silent),
            words.share(standing),
        )
        for ward, awards, amount, silent, each, standing in zip(*columns, strict=True)
    ]


def _map(area: Area, awards: BidList, past: PastAwards) -> None:
    placed = [bid for bid in awards.bids if bid.placed][:_MOST_PINS]
    pins = [Pin("£", words.award_title(bid), bid.longitude or 0.0, bid.latitude or 0.0) for bid in placed]
    key = f"fund_awards_map_{hash((awards.sha256, awards.bids)) & 0xFFFFFFF}"
    drawn, shades = awards_map(area, past.table, pins)
    show_map(drawn, key=key, height=_MAP_HEIGHT, clicked=None)
    marks = "".join(
        f'<li><span style="background:{colour}"></span>{html.escape(title)}</li>'
        for colour, title in zip(shades.colours, shades.titles, strict=True)
    )
    st.html(f'<ul class="wr-shades" aria-label="{words.MAP_KEY}">{marks}</ul>')


def _place_some(area: Area, awards: BidList) -> None:
    """Give an award a place that its file does not give."""
    waiting = {bid.bid_id: bid for bid in awards.unplaced}
    if not waiting:
        return
    with st.expander(words.give_places(len(waiting))):
        chosen = st.selectbox(
            words.WHICH_AWARD,
            list(waiting),
            key="fund_award_waiting",
            persist_state="session",
            format_func=lambda key: words.waiting_title(waiting[key]),
        )
        ask_place(area, waiting.get(str(chosen), next(iter(waiting.values()))), _placed)


def _placed(award: Bid) -> None:
    """Keep the award at its place."""
    now: BidList = memory.get(_AWARDS)
    bids = tuple(award if bid.bid_id == award.bid_id else bid for bid in now.bids)
    memory.put(_AWARDS, replace(now, bids=bids))
