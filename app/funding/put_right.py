"""What is missing or not understood in a list, and how is it put right here? The file stays as it is."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.asset_choice import ask_asset
from app.memory.session import area_assets, kinds
from layers.area import Area
from layers.bids.list_notes import is_unplaced_note
from layers.bids.model import Bid, BidList
from layers.bids.places import NO_PLACE
from layers.bids.read import NO_KIND, NO_POUNDS
from layers.tables.report import Fault
from layers.times.reading.read import read_times
from presentation.words import plain
from presentation.words.funding import incoming as words
from presentation.words.kinds import kind_label
from presentation.words.language import worded

_PLACE_FIELDS: Final = ("longitude", "latitude", "easting", "northing", "point", "postcode", "address")
_NEVER_WRONG: Final = ("description", "organisation")
_WITHOUT_COLUMN: Final[dict[str, str]] = {NO_PLACE: "place", NO_POUNDS: "pounds", NO_KIND: "kind"}


def field_of(fault: Fault, listed: BidList) -> str:
    """What a fault is about: "kind", "pounds", "place", "when", "places" …; "" if about none of them."""
    fields = [field for field, column in listed.columns if column == fault.column]
    field = next((field for field in fields if field not in _NEVER_WRONG), "")  # a column may be two things
    if field in _PLACE_FIELDS:
        return "place"
    return "pounds" if field == "awarded" else field or _WITHOUT_COLUMN.get(fault.what, "")


def still_open(listed: BidList, *, awards: bool = False) -> tuple[Fault, ...]:
    """The faults that nobody has put right here; of past awards only what matters for them."""
    by_row = {bid.row: bid.bid_id for bid in listed.bids}
    right = memory.put_right()
    left = [f for f in listed.faults if (by_row.get(f.row or 0, ""), field_of(f, listed)) not in right]
    return tuple(f for f in left if not awards or (field_of(f, listed) != "kind" and f.what != NO_PLACE))


def show_faults(listed: BidList, *, awards: bool = False) -> None:
    """What is wrong with the list, all of it, and the way to each bid that lacks something."""
    for note in listed.notes:
        if not is_unplaced_note(note):  # of the list as it was read; the page says it anew
            st.html(notice(worded(note), slim=True))
    left = still_open(listed, awards=awards)
    done = 0 if awards else len(memory.put_right())
    if done:
        st.html(notice(words.put_right(done), slim=True))
    if not left:
        return
    with st.expander(words.to_put_right(len(left))):
        st.markdown("\n".join(f"- {plain.plain(line)}" for line in words.fault_lines(left)))
        if not awards:
            st.html(f'<p class="wr-small">{words.MEND}</p>')


def missing(area: Area, bid: Bid) -> tuple[str, ...]:
    """What a bid does not say of what the figures follow from, but for its place."""
    lacks = []
    if not bid.kind and not bid.for_asset:
        lacks.append("kind")
    if bid.pounds is None:
        lacks.append("pounds")
    if bid.for_asset and bid.for_asset not in area_assets(area).records:
        lacks.append("for_asset")
    if not bid.sessions:
        lacks.append("when")
    if bid.places_a_week is None:
        lacks.append("places")
    return tuple(lacks)


def ask_missing(area: Area, bid: Bid) -> None:
    """Say on the page what a bid does not say itself."""
    lacks = missing(area, bid)
    if not lacks:
        return
    grave = any(field in lacks for field in ("kind", "pounds", "for_asset"))
    with (
        st.expander(words.LACKS, expanded=grave),
        st.container(key=f"fund_missing_{bid.row}"),
    ):
        answers: dict[str, Any] = {field: _ASK[field](area, bid) for field in lacks}
        if not st.button(words.KEEP, key=f"fund_missing_keep_{bid.row}"):
            return
    answers = {field: value for field, value in answers.items() if value}
    if "when" in answers:
        read = read_times(str(answers["when"]))
        if read.unread or not read.sessions:
            st.html(notice(words.TIMES_UNREAD, words.TIMES_UNREAD_FIX, care=True))
            return
        answers["sessions"] = read.sessions
    if answers:
        memory.change_bid(_with(bid, answers), *(field for field in answers if field in lacks))
        st.rerun()


def _with(bid: Bid, answers: dict[str, Any]) -> Bid:
    return replace(bid, **{_FIELD.get(name, name): value for name, value in answers.items()})


_FIELD: Final = {"places": "places_a_week"}


def _ask_kind(_: Area, bid: Bid) -> str:
    every = [kind.key for kind in kinds().kinds]
    kind = st.selectbox(
        words.ASK_KIND,
        every,
        index=None,
        key=f"fund_missing_kind_{bid.row}",
        persist_state="session",
        format_func=partial(kind_label, kinds()),
        placeholder=words.CHOOSE_KIND,
    )
    return str(kind or "")


def _ask_pounds(_: Area, bid: Bid) -> float | None:
    return st.number_input(
        words.ASK_POUNDS,
        min_value=1.0,
        value=None,
        step=100.0,
        format="%.0f",
        key=f"fund_missing_pounds_{bid.row}",
        persist_state="session",
    )


def _ask_for_asset(area: Area, bid: Bid) -> str:
    return ask_asset(area, words.ask_asset(bid.for_asset), key=f"fund_missing_asset_{bid.row}")


def _ask_when(_: Area, bid: Bid) -> str:
    return str(
        st.text_input(
            words.ASK_WHEN,
            key=f"fund_missing_when_{bid.row}",
            persist_state="session",
            autocomplete="off",
            max_chars=200,
        )
        or ""
    )


def _ask_places(_: Area, bid: Bid) -> int | None:
    return st.number_input(
        words.ASK_PLACES,
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
