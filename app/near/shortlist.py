"""A shortlist: which few places does this link name? It says nothing of the person they were chosen for."""

import html
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import streamlit as st

from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.memory.session import Visit, assets_for_visit, kinds
from app.near.rides.on_paper import rides_taken_home
from app.near.shortlist_link import read_shortlist
from app.near.take_home import offer
from app.signing_in.who import acting_now
from presentation.drawing.symbols import symbols_before
from presentation.printing.sheet.chosen import Chosen, known_and_unknown
from presentation.printing.sheet.entries import SheetEntry, entries_of
from presentation.words import plain as words
from presentation.words.near import sheet as sheet_words

_STYLE: Final = Path(__file__).with_suffix(".css")


def show() -> None:
    """The whole page, from top to bottom."""
    link = read_shortlist(st.query_params.get_all("assets"))
    area = choose_area("near/shortlist.py")
    if area is None:
        st.html(notice(words.NO_AREA, words.NO_AREA_FIX, care=True))
        return
    st.title(sheet_words.QUESTION, anchor=False)
    assets = assets_for_visit(area)
    here, gone = known_and_unknown(assets, [Chosen(asset_id) for asset_id in link.asset_ids])
    for problem in (*link.problems, sheet_words.gone_words(len(gone))):
        if problem:
            st.html(notice(problem, care=True))
    if not here:
        st.html(notice(sheet_words.NOTHING, sheet_words.NOTHING_HELP))
        return
    entries = entries_of(assets, here, kinds=kinds(), today=datetime.now(UTC).date(), tidy=words.one_line)
    st.html(_STYLE)
    st.html(f'<div class="wr-shortlist">{"".join(_card(entry) for entry in entries)}</div>')
    st.html(symbols_before(".wr-shortlist h2:nth-of-type({n})::before", [entry.family for entry in entries]))
    st.header(words.TAKE_HOME, anchor=False)
    few = [replace(each, rides=rides_taken_home(area, each.asset_id, (), Visit())) for each in here]
    offer(area, assets, few, key="shortlist")
    page_end(area)


def _card(entry: SheetEntry) -> str:
    """One place as a heading and its facts; every text of it is only text."""
    facts = [*entry.facts, *entry.more]
    listed = "".join(
        f"<div><dt>{name}</dt><dd><bdi>{html.escape(value)}</bdi></dd></div>" for name, value in facts
    )
    kind = f"<p>{html.escape(entry.kind)}</p>" if entry.kind else ""
    return (
        f"<h2><bdi>{html.escape(entry.name)}</bdi></h2>{kind}"
        f"<dl>{listed}</dl><p><strong>{html.escape(entry.checked)}</strong></p>"
    )


with plain_errors():
    acting_now().check_page("shortlist")
    show()
