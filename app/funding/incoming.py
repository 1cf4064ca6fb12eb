"""How do bids come onto the page? From a file, from the sample, and a place for those that have none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from app.frame.look import notice
from app.frame.upload import ask_file
from app.funding import memory
from app.funding.bid_columns import asked_choice, sent_as_file
from app.funding.memory import SentFile
from app.memory.session import gazetteer, kinds
from geo.crs import to_lonlat
from geo.errors import WithinReachError
from layers.area import Area
from layers.bids.model import Bid, BidList
from layers.bids.read import AS_GUESSED, BidsChoice, placed_by_the_panel, read_bids
from layers.register.importing.places import finder_for
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import incoming as words
from presentation.words.funding.scenario import PLACE_TYPED
from presentation.words.near.place_doubts import place_words
from questions.places.find_place import find_place

SAMPLES = Path(__file__).parents[2] / "data" / "bids"


def ask_for_bids(area: Area) -> None:
    """What to do first: a file, or the sample."""
    st.html(notice(words.FIRST, words.FIRST_FIX))
    sample = SAMPLES / f"{area.name}.csv"
    if sample.is_file() and st.button(words.SAMPLE, key="fund_sample_take", type="primary"):
        memory.take_bids(_read(area, sample, sample.name), sample=True)
        st.rerun()
    upload(area)


def upload(area: Area, *, key: str = "fund_file") -> None:
    """The file, read when its button is pressed."""
    endings = ("csv", "tsv", "txt", "xlsx", "xlsm", "json")
    sent = ask_file(words.FILE, endings, key=key, largest_mb=50)
    if st.button(words.READ, key=f"{key}_read") and sent is not None:
        file = SentFile(Path(sent.name).name, sent.getvalue())
        memory.keep_sent(file)
        take(area, file, AS_GUESSED)
    if memory.bids() is None and memory.sent() is not None:
        ask_columns(area, memory.sent())


def take(area: Area, file: SentFile, choice: BidsChoice) -> None:
    """Read what was sent, as it was chosen, and show it; what is wrong with it is words."""
    listed = _sent(area, file, choice)
    if listed is not None:
        memory.take_bids(listed)
        if not choice.columns:
            memory.forget_columns()  # of another sheet, or of the list before
        st.rerun()


def _sent(area: Area, file: SentFile, choice: BidsChoice) -> BidList | None:
    """What was sent, read on this machine; what is wrong with it is words."""
    with sent_as_file(file) as path:
        try:
            return _read(area, path, file.name, choice)
        except WithinReachError as error:
            st.html(notice(what_of(error), fix_of(error), care=True))
            return None


def read_awards(area: Area, sent: Any) -> BidList | None:
    """Past awards from what was sent."""
    return _sent(area, SentFile(Path(sent.name).name, sent.getvalue()), AS_GUESSED)


def _read(area: Area, path: Path, name: str, choice: BidsChoice = AS_GUESSED) -> BidList:
    return read_bids(path, kinds=kinds(), finder=finder_for(area), name=name, choice=choice)


def ask_columns(area: Area, file: SentFile | None) -> None:
    """Which sheet is the list, and which column is what; read again as it is chosen then."""
    if file is None:
        return
    with st.expander(words.COLUMNS, expanded=memory.bids() is None):
        choice = asked_choice(file, memory.bids())
        if choice is not None and st.button(words.READ_AGAIN, key="fund_columns_read"):
            take(area, file, choice)


def ask_place(area: Area, bid: Bid, put: Callable[[Bid], None]) -> None:
    """Give a bid or an award a place by postcode or address; ``put`` takes it with its place."""
    key = f"fund_place_typed_{bid.row}_{bid.bid_id}"
    with st.container(key=f"fund_place_{bid.row}"):
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        typed = left.text_input(PLACE_TYPED, autocomplete="off", key=key, persist_state="session")
        if not right.button(words.PUT_IT_THERE, key=f"fund_place_take_{bid.row}"):
            return
    place = place_typed(area, str(typed))
    if isinstance(place, str):
        st.html(notice(place, care=True))
        return
    put(placed_by_the_panel(bid, *place))
    st.rerun()


def place_typed(area: Area, typed: str) -> tuple[float, float] | str:
    """Longitude and latitude of a postcode or an address, or a sentence that says why there is none."""
    answer = find_place(gazetteer(area), typed)
    match = answer.certain or (answer.matches[0] if len(answer.matches) == 1 else None)
    if match is None:
        return place_words(answer)
    lon, lat = to_lonlat([match.x], [match.y], crs=area.crs)
    return float(lon[0]), float(lat[0])
