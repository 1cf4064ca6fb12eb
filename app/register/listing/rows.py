"""Which of those that fit are seen? One page of them, in which one is opened or several are ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from app.memory.session import kinds
from app.register.listing.searching import Search
from app.register.record.shown import how_sure
from app.register.several.ticking import tick_boxes
from app.register.state import memory, shelf
from layers.register.history import Entry
from layers.register.model import Asset
from layers.register.settings import stale_after_days
from presentation.drawing.symbols import symbols_before
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.opening import plain_times
from presentation.words.register import pages, record as register_words

LIST_HEIGHT: Final = 776
ROWS: Final = 60
_PAGE: Final = "reg_page"
_SHOWN_FOR: Final = "reg_page_for"  # for which search the page was turned to, and which asset was open then
_ROW_SYMBOL: Final = '.st-key-near_list [role="radiogroup"] > div:nth-of-type({n}) label p::before'


@dataclass(frozen=True)
class ListPage:
    """Which rows of how many are seen."""

    number: int  # from 0
    begins: int
    ends: int
    of: int


def page_of(count: int, number: int, *, rows: int = ROWS) -> ListPage:
    """The page of that number, or the last that there is."""
    last = max(0, (count - 1) // rows)
    number = min(max(number, 0), last)
    return ListPage(number, number * rows, min(count, (number + 1) * rows), count)


def show_rows(fits: Sequence[Entry], search: Search, *, several: bool) -> ListPage:
    """The page of the list, and the way to the others."""
    page = _page(fits, search)
    seen = fits[page.begins : page.ends]
    with st.container(height=LIST_HEIGHT, key="near_list"):
        labels, captions = _lines([entry.asset for entry in seen])
        heading = pages.in_order(page.begins + 1, page.ends, page.of)
        if several:
            st.html(f'<p class="wr-list-head">{heading}</p>')
            with st.container(key="reg_ticks"):
                tick_boxes(seen, labels, captions)
        else:
            _one_of(seen, labels, captions, heading=heading)
            st.html(symbols_before(_ROW_SYMBOL, [kinds().family_of(entry.asset.kind) for entry in seen]))
        _turning(page)
    return page


def _page(fits: Sequence[Entry], search: Search) -> ListPage:
    """The first of another search; that of the open asset when it is opened or changed; else as it was."""
    chosen = memory.chosen()
    opened = next((at for at, entry in enumerate(fits) if entry.asset.asset_id == chosen), None)
    shown_for = (search, shelf.everywhere(), opened is not None and (chosen, fits[opened].version))
    before = memory.get(_SHOWN_FOR)
    number = int(memory.get(_PAGE, 0))
    if before is None or before[:2] != shown_for[:2]:
        number = 0
    if opened is not None and before != shown_for:
        number = opened // ROWS
    memory.put(_SHOWN_FOR, shown_for)
    page = page_of(len(fits), number)
    memory.put(_PAGE, page.number)
    return page


def _turning(page: ListPage) -> None:
    if page.of <= ROWS:
        return
    with st.container(horizontal=True, key="reg_turning"):
        for label, number, key in (
            (pages.PAGE_BEFORE, page.number - 1, "reg_page_before"),
            (pages.PAGE_AFTER, page.number + 1, "reg_page_after"),
        ):
            there = page_of(page.of, number).number == number
            st.button(label, on_click=memory.put, args=(_PAGE, number), disabled=not there, key=key)


def _one_of(seen: Sequence[Entry], labels: Sequence[str], captions: Sequence[str], *, heading: str) -> None:
    """One group of radio buttons: complete by keyboard."""
    ids = [entry.asset.asset_id for entry in seen]
    names = dict(zip(ids, words.told_apart(labels), strict=True))
    key = f"reg_row_{hash(tuple(names.items())) & 0xFFFFFFF}"

    def clicked() -> None:
        """Open what was chosen in the list."""
        if memory.get(key):
            memory.choose(memory.get(key))

    opened = memory.chosen() if memory.chosen() in names else None
    if memory.get(key) != opened:
        memory.put(key, opened)
    st.radio(
        heading,
        list(names),
        index=None,
        format_func=names.__getitem__,
        captions=captions,
        key=key,
        persist_state="session",
        on_change=clicked,
    )


def _lines(assets: Sequence[Asset]) -> tuple[list[str], list[str]]:
    """What each row says, and what below it."""
    today, days, gone = register_words.today(), stale_after_days(), shelf.gone_from_lists()
    labels, captions = [], []
    for asset in assets:
        title = register_words.title(asset, kinds())
        ring = register_words.needs_ringing(asset, on=today, days=days)
        labels.append(f"{words.plain(title)} **{register_words.RING_FIRST}**" if ring else words.plain(title))
        captions.append(_caption(asset, title, how_sure(asset, gone=asset.asset_id in gone)))
    return labels, captions


def _caption(asset: Asset, title: str, sure: str) -> str:
    where = pages.ADDRESS_HIDDEN if asset.hide_address else asset.postcode or asset.near_street
    placed = "" if asset.longitude is not None or asset.hide_address else pages.NO_PLACE_YET
    label = kind_label(kinds(), asset.kind)
    kind = "" if title.startswith(label) else label
    parts = (kind, words.one_line(plain_times(asset.when)), where, placed, sure)
    return words.plain(pages.together(parts))
