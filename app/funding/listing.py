"""What would each bid change? All of them in one table and on one map, and one of them opened."""

import html
from collections.abc import Sequence

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.incoming import ask_place, upload
from app.funding.put_right import ask_missing, show_faults, unplaced_sentence
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import area_assets, kinds
from layers.area import Area
from layers.bids.model import Bid, BidList
from layers.bids.read import placed_by_the_panel
from presentation.printing.tables import html_table
from presentation.words import funding as said, plain as words
from questions.funding.alternatives import Prices, alternatives
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import people_of

_COLUMNS = (
    "Bid",
    "Kind",
    "Asked for",
    "Additional residents",
    "£ for each",
    "Rank",
    "Rank, all alike",
    "Range",
)
_MAP_HEIGHT = 560


def show_bids(area: Area, listed: BidList, found: Assessment, chosen: tuple[str, ...]) -> None:
    """The table, the map, and the bid that is opened."""
    _sentence(area, listed, found)
    if waiting := unplaced_sentence(listed):
        st.html(notice(waiting, slim=True))
    show_faults(listed)
    st.html(html_table("The bids, the most for the money first", _COLUMNS, bid_rows(found)))
    tried = "; ".join(trial.words for trial in found.trials)
    counted = said.HOW_COUNTED.format(count=f"{found.not_judged:,}")
    note = f"{counted} {said.TRIED}: {tried}." if tried else counted
    st.html(f'<p class="wr-small">{html.escape(note)}</p>')
    opened = _choose(found)
    if opened is not None:
        _details(area, found, opened, chosen)
    with st.expander("Bring in another list"):
        upload(area)


def _sentence(area: Area, listed: BidList, found: Assessment) -> None:
    if memory.is_sample():
        st.html(notice(said.MADE_UP_BIDS, care=True, slim=True))
    gain = sum(one.additional > 0 for one in found.figures)
    unknown = sum(bool(one.cannot) for one in found.figures)
    nothing = len(found.figures) - gain - unknown
    told = f"{words.count(len(listed.bids), 'bid asks', 'bids ask')} for {said.asked_for(listed)}. "
    told += f"{gain or 'None'} would reach residents who have none of it now"
    told += f"; {nothing} would bring no gain" if nothing else ""
    told += f"; of {unknown} nothing can be said yet" if unknown else ""
    st.html(f'<p class="wr-answer" role="status">{html.escape(told)}.</p>')


def bid_rows(found: Assessment) -> list[Sequence[str]]:
    """The bids as cells, best first."""
    return [
        (
            f"{words.one_line(one.bid.bid_id)} {words.one_line(one.bid.title)}",
            kinds().label(one.kind) if one.kind else words.NOT_KNOWN,
            said.pounds(one.bid.pounds),
            said.additional(one),
            one.price_words,
            str(one.rank) if one.rank else "–",
            str(one.plain_rank) if one.plain_rank else "–",
            said.ranked(one.rank_range),
        )
        for one in found.ranked
    ]


def _pin(one: BidFigures, strong: bool) -> Pin:
    title = f"{one.bid.title}: additional residents {said.additional(one)}"
    return Pin(
        words.one_line(one.bid.bid_id)[:6], title, one.bid.longitude or 0.0, one.bid.latitude or 0.0, strong
    )


def _choose(found: Assessment) -> BidFigures | None:
    ids = [one.bid.bid_id for one in found.ranked]
    titles = {one.bid.bid_id: f"{one.bid.bid_id} {one.bid.title}" for one in found.figures}
    if not ids:
        return None
    if memory.get("fund_opened") not in ids:
        memory.put("fund_opened", ids[0])
    chosen = st.selectbox(
        "Open a bid",
        ids,
        key=memory.at_first("fund_opened", ids[0]),
        persist_state="session",
        format_func=lambda key: words.one_line(titles.get(key, str(key))),
        width=520,
    )
    return found.of(str(chosen))


def _details(area: Area, found: Assessment, one: BidFigures, chosen: tuple[str, ...]) -> None:
    """One bid and the map of all: who gains, the overlap, and what else would do."""
    st.subheader(words.plain(one.bid.title), anchor=False)
    if one.bid.description:
        st.html(f'<p class="wr-prose">{html.escape(words.one_line(one.bid.description))}</p>')
    if one.cannot:
        st.html(notice(one.cannot, "Nothing is said of it as long as that is so.", care=True))
    left, right = st.columns([5, 6], gap="large")
    with right:
        _map(area, found, one, chosen)
    with left:
        if not one.bid.placed and not one.bid.for_asset:
            ask_place(area, one.bid, _placed)
        ask_missing(area, one.bid)
        if not one.cannot:
            _overlap(found, one)
            _who(area, one)
    if one.additional:
        _instead(area, found, one)


def _placed(bid: Bid) -> None:
    memory.change_bid(bid, "place")


def _map(area: Area, found: Assessment, one: BidFigures, chosen: tuple[str, ...]) -> None:
    pins = [_pin(other, other.bid.bid_id in chosen) for other in found.figures if other.bid.placed]
    drawn = funding_map(area, pins=pins, gained=one.gains)
    asked = hash((area.revision, tuple(pins), found.standard, one.bid.bid_id)) & 0xFFFFFFF
    waits = not one.bid.placed and not one.bid.for_asset

    def clicked(lon: float, lat: float) -> None:
        _placed(placed_by_the_panel(one.bid, lon, lat))

    show_map(drawn, key=f"fund_bids_map_{asked}", height=_MAP_HEIGHT, clicked=clicked if waits else None)
    if waits:
        st.html('<p class="wr-small">Click the map to put this bid where it would be.</p>')
    st.html(
        '<p class="wr-small">Dark: in the best set. Dots: where those live who would gain by this bid. '
        "The table above holds the same bids.</p>"
    )


def _who(area: Area, one: BidFigures) -> None:
    st.html(html_table("Who would gain", ("Group", "Additional residents"), who_rows(one)))
    names = people_of(area).wards
    served = [(words.one_line(names.get(code, code)), f"{count:,}") for code, count in one.by_ward]
    if served:
        st.html(html_table("Where they live", ("Ward", "Additional residents"), served))


def who_rows(one: BidFigures) -> list[Sequence[str]]:
    """Additional residents by group, then by how deprived their small area is."""
    groups = [
        (said.group(name), words.NOT_KNOWN if count is None else f"{count:,}") for name, count in one.by_group
    ]
    return [*groups, *((f"Deprivation: {name}", count) for name, count in said.by_fifth(one.by_fifth))]


def _overlap(found: Assessment, one: BidFigures) -> None:
    lines = [
        f"{one.in_reach:,} residents live within reach; {one.has_one_already:,} of them have one already.",
    ]
    for other, count in one.shared:
        lines.append(
            f"{count:,} of its additional residents would be served by {found.of(other).bid.title} too."
        )
    st.html('<h3 class="wr-part">Overlap</h3>' + "".join(f"<p>{html.escape(line)}</p>" for line in lines))


def _instead(area: Area, found: Assessment, one: BidFigures) -> None:
    st.html('<h3 class="wr-part">What else would mend the same gap for less</h3>')
    usual = Prices()
    columns = st.columns(3)
    prices = {}
    for column, (name, title, first) in zip(
        columns,
        (
            ("hours", "Longer hours, £ a year", usual.hours),
            ("venue", "Another venue, £ a year", usual.venue),
            ("path", "A path or crossing, £", usual.path),
        ),
        strict=True,
    ):
        with column:
            key = memory.at_first(f"fund_price_{name}", int(first))
            prices[name] = float(
                st.number_input(title, min_value=0, step=500, key=key, persist_state="session")
            )
    other_ways = alternatives(area, area_assets(area), found, one.bid.bid_id, prices=Prices(**prices))
    rows = [
        (
            words.one_line(other.words),
            f"{'at most ' if other.most else ''}{other.additional:,}",
            said.pounds(other.pounds),
            f"£{other.pounds_each:,.2f}",
        )
        for other in other_ways
    ]
    if rows:
        st.html(
            html_table("Instead, at the prices above", ("What", "Of its residents", "£", "£ for each"), rows)
        )
    else:
        st.html("<p>Nothing else that is known here would do it for less at these prices.</p>")
