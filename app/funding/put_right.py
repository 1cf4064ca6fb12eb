"""What is missing or not understood in a list, and how is it put right here? The file stays as it is."""

from collections import defaultdict
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.asset_choice import ask_asset
from app.memory.session import area_assets, kinds
from layers.area import Area
from layers.bids.headings import columns_of
from layers.bids.model import Bid, BidList
from layers.bids.read import NO_KIND, NO_PLACE, NO_POUNDS, PLACE_LATER
from layers.tables.report import Fault
from layers.times.read import read_times
from presentation.words import plain as words
from presentation.words.errors import fault_words

_LINES_SHOWN: Final = 30
_ROWS_NAMED: Final = 5
_PLACE_FIELDS: Final = ("longitude", "latitude", "easting", "northing", "postcode", "address")
_WITHOUT_COLUMN: Final = {NO_PLACE: "place", NO_POUNDS: "pounds", NO_KIND: "kind"}


def field_of(fault: Fault) -> str:
    """What a fault is about: "kind", "pounds", "place", "when", "places" …; "" if about none of them."""
    found = next(iter(columns_of([fault.column])), "") if fault.column else ""
    if found in _PLACE_FIELDS:
        return "place"
    return "pounds" if found == "awarded" else found or _WITHOUT_COLUMN.get(fault.what, "")


def still_open(found: BidList, *, awards: bool = False) -> tuple[Fault, ...]:
    """The faults that nobody has put right here; of past awards only what matters for them."""
    by_row = {bid.row: bid.bid_id for bid in found.bids}
    right = memory.put_right()
    left = [f for f in found.faults if (by_row.get(f.row or 0, ""), field_of(f)) not in right]
    return tuple(f for f in left if not awards or (field_of(f) != "kind" and f.what != NO_PLACE))


def show_faults(found: BidList, *, awards: bool = False) -> None:
    """What is wrong with the list, all of it, and the way to each bid that lacks something."""
    for note in found.notes:
        if not note.endswith(PLACE_LATER):  # of the list as it was read; the page says it anew
            st.html(notice(note, slim=True))
    left = still_open(found, awards=awards)
    done = 0 if awards else len(found.faults) - len(left)
    if done:
        told = words.count(done, "thing was", "things were")
        st.html(notice(f"{told} put right here. The file itself is as it was.", slim=True))
    if not left:
        return
    with st.expander(words.count(len(left), "thing to put right", "things to put right")):
        lines = _lines(left)
        rest = len(lines) - _LINES_SHOWN
        shown = "\n".join(f"- {words.plain(line)}" for line in lines[:_LINES_SHOWN])
        st.markdown(shown + (f"\n- and {rest:,} more" if rest > 0 else ""))
        if not awards:
            st.html('<p class="wr-small">Open the bid below to put it right here, or mend the file.</p>')


def _lines(faults: tuple[Fault, ...]) -> list[str]:
    """One line for a fault, or for all rows that have the same."""
    same: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        same[fault.what, fault.fix].append(fault)
    lines = []
    for (what, fix), those in same.items():
        rows = [str(fault.row) for fault in those if fault.row]
        if len(rows) < 2:
            lines += [fault_words(fault) for fault in those]
            continue
        named = ", ".join(rows[:_ROWS_NAMED])
        more = f" and {len(rows) - _ROWS_NAMED:,} more" if len(rows) > _ROWS_NAMED else ""
        lines.append(f"rows {named}{more}: {what} {fix}")
    return lines


def missing(area: Area, bid: Bid) -> tuple[str, ...]:
    """What a bid does not say of what the figures follow from, but for its place."""
    found = []
    if not bid.kind and not bid.for_asset:
        found.append("kind")
    if bid.pounds is None:
        found.append("pounds")
    if bid.for_asset and bid.for_asset not in area_assets(area).records:
        found.append("for_asset")
    if not bid.sessions:
        found.append("when")
    if bid.places_a_week is None:
        found.append("places")
    return tuple(found)


def ask_missing(area: Area, bid: Bid) -> None:
    """Say on the page what a bid does not say itself."""
    lacks = missing(area, bid)
    if not lacks:
        return
    grave = any(field in lacks for field in ("kind", "pounds", "for_asset"))
    with (
        st.expander("What this bid does not say", expanded=grave),
        st.container(key=f"fund_missing_{bid.row}"),
    ):
        told = {field: _ASK[field](area, bid) for field in lacks}
        if not st.button("Keep what is said here", key=f"fund_missing_keep_{bid.row}"):
            return
    told = {field: value for field, value in told.items() if value}
    if "when" in told:
        read = read_times(str(told["when"]))
        if read.unread or not read.sessions:
            st.html(notice("These times were not understood.", "Write them like Tue 10:00-12:00.", care=True))
            return
        told["sessions"] = read.sessions
    if told:
        memory.change_bid(_with(bid, told), *told)
        st.rerun()


def _with(bid: Bid, told: dict[str, Any]) -> Bid:
    known = {_FIELD.get(name, name): value for name, value in told.items()}
    return replace(bid, **known)


_FIELD: Final = {"places": "places_a_week"}


def _ask_kind(_: Area, bid: Bid) -> str:
    every = [kind.key for kind in kinds().kinds]
    told = st.selectbox(
        "What kind of thing would it start?",
        every,
        index=None,
        key=f"fund_missing_kind_{bid.row}",
        persist_state="session",
        format_func=kinds().label,
        placeholder="Choose a kind",
    )
    return str(told or "")


def _ask_pounds(_: Area, bid: Bid) -> float | None:
    return st.number_input(
        "How much does it ask for, in pounds?",
        min_value=1.0,
        value=None,
        step=100.0,
        format="%.0f",
        key=f"fund_missing_pounds_{bid.row}",
        persist_state="session",
    )


def _ask_for_asset(area: Area, bid: Bid) -> str:
    label = f"Which asset is “{words.one_line(bid.for_asset)}”?"
    return ask_asset(area, label, key=f"fund_missing_asset_{bid.row}")


def _ask_when(_: Area, bid: Bid) -> str:
    return str(
        st.text_input(
            "When would it be on? Like Tue 12:00-14:00",
            key=f"fund_missing_when_{bid.row}",
            persist_state="session",
            autocomplete="off",
            max_chars=200,
        )
        or ""
    )


def _ask_places(_: Area, bid: Bid) -> int | None:
    return st.number_input(
        "How many can come in a week?",
        min_value=1,
        value=None,
        step=1,
        key=f"fund_missing_places_{bid.row}",
        persist_state="session",
    )


_ASK: Final = {
    "kind": _ask_kind,
    "pounds": _ask_pounds,
    "for_asset": _ask_for_asset,
    "when": _ask_when,
    "places": _ask_places,
}


def unplaced_sentence(found: BidList) -> str:
    """How many bids have no place now; "" where all have one."""
    count = sum(not bid.placed and not bid.for_asset for bid in found.bids)
    if not count:
        return ""
    have = "has no place yet: open it below and put it on the map"
    many = "have no place yet: open each below and put it on the map"
    return f"{count:,} of {words.count(len(found.bids), 'bid', 'bids')} {have if count == 1 else many}."
