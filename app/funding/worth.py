"""Was it worth it? Past awards by ward beside need, and what a funded asset has changed."""

import html
from dataclasses import replace

import streamlit as st

from app.frame.look import notice
from app.frame.upload import ask_file
from app.funding import memory
from app.funding.before_after import show_before_after
from app.funding.incoming import ask_place, read_awards
from app.funding.put_right import show_faults
from app.maps.awards import awards_map
from app.maps.funding import Pin, show_map
from layers.area import Area
from layers.bids.model import Bid, BidList
from presentation.printing.tables import html_table
from presentation.words import funding as said, plain as words
from questions.funding.past import past_awards
from questions.funding.record import Decision

_AWARDS = "fund_awards"
_MAP_HEIGHT = 420


def show_worth(area: Area, decision: Decision) -> None:
    """Past awards, then one asset on two days."""
    label, endings = "Past awards: 360Giving, CSV or Excel", ("csv", "xlsx", "json")
    sent = ask_file(label, endings, key="fund_awards_file", largest_mb=50)
    if st.button("Read the awards", key="fund_awards_read") and sent is not None:
        found = read_awards(area, sent)
        if found is not None:
            memory.put(_AWARDS, found)
    awards: BidList | None = memory.get(_AWARDS)
    if awards is None:
        st.html(
            notice(
                "No past awards are here yet.", "Bring in what the fund has given, as 360Giving or a table."
            )
        )
    else:
        _awards(area, awards)
    show_before_after(area, decision, awards)


def _awards(area: Area, awards: BidList) -> None:
    past = past_awards(area, awards.bids)
    total = said.total_pounds(past.pounds, len(awards.bids), past.silent)
    total = "an amount that is not known" if past.silent == len(awards.bids) else total
    told = f"{words.count(len(awards.bids), 'award', 'awards')} of {total} in all. "
    if past.without_place:
        lost = said.total_pounds(past.pounds_without_place, past.without_place, past.silent_without_place)
        told += f"{past.without_place:,} of them ({lost}) have no place. "
    if past.outside:
        away = said.total_pounds(past.pounds_outside, past.outside, past.silent_outside)
        told += f"{past.outside:,} ({away}) lie in no ward of this area."
    st.html(f'<p class="wr-answer" role="status">{html.escape(told.strip())}</p>')
    show_faults(awards, awards=True)
    _place_some(area, awards)
    rows = [
        (
            words.one_line(row.ward_name),
            f"{row.awards:,}",
            said.total_pounds(row.pounds, row.awards, row.silent),
            f"{'at least ' if row.silent else ''}£{row.pounds_per_resident:,.2f}"
            if row.pounds_per_resident == row.pounds_per_resident
            else words.NOT_KNOWN,
            f"{row.standing:.0%}" if row.standing == row.standing else words.NOT_KNOWN,
        )
        for row in past.table.itertuples()
    ]
    heads = ("Ward", "Awards", "£", "£ a resident", "Of the area less deprived")
    left, right = st.columns([6, 5], gap="large")
    with left, st.container(key="fund_awards_table"):
        st.html(html_table("Past awards by ward, the most deprived first", heads, rows))
        if past.without_place:
            st.html(f'<p class="wr-small">{said.MAY_BE_MORE}</p>')
    with right:
        placed = [bid for bid in awards.bids if bid.placed]
        pins = [
            Pin("£", f"{bid.title}, {said.pounds(bid.pounds)}", bid.longitude or 0.0, bid.latitude or 0.0)
            for bid in placed[:500]
        ]
        key = f"fund_awards_map_{hash((awards.sha256, awards.bids)) & 0xFFFFFFF}"
        drawn, shades = awards_map(area, past.table, pins)
        show_map(drawn, key=key, height=_MAP_HEIGHT, clicked=None)
        marks = "".join(
            f'<li><span style="background:{colour}"></span>{html.escape(title)}</li>'
            for colour, title in zip(shades.colours, shades.titles, strict=True)
        )
        st.html(f'<ul class="wr-shades" aria-label="Key to the map">{marks}</ul>')


def _place_some(area: Area, awards: BidList) -> None:
    """Give an award a place that its file does not give."""
    waiting = {bid.bid_id: bid for bid in awards.unplaced}
    if not waiting:
        return
    with st.expander(f"Give one of the {len(waiting):,} awards without a place its place"):
        chosen = st.selectbox(
            "Which award?",
            list(waiting),
            key="fund_award_waiting",
            persist_state="session",
            format_func=lambda key: words.one_line(
                f"{waiting[key].title}, {said.pounds(waiting[key].pounds)}, {waiting[key].organisation}"
            ),
        )
        ask_place(area, waiting.get(str(chosen), next(iter(waiting.values()))), _placed)


def _placed(award: Bid) -> None:
    """Keep the award at its place."""
    now: BidList = memory.get(_AWARDS)
    told = tuple(award if bid.bid_id == award.bid_id else bid for bid in now.bids)
    memory.put(_AWARDS, replace(now, bids=told))
