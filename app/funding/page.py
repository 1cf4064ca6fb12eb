"""Funding: what should be funded first, where, and what would it change?"""

import streamlit as st

from app.frame.area_choice import choose_area
from app.frame.look import notice
from app.frame.page import page_end, plain_errors
from app.funding import memory
from app.funding.best_set import ask_conditions, show_set
from app.funding.best_where import show_places
from app.funding.controls import ask, decided
from app.funding.deciding import show_deciding
from app.funding.incoming import ask_for_bids
from app.funding.keeping import keep_session, leave, offer_sessions, show_session
from app.funding.listing import show_bids
from app.funding.looked_for import show_looked_for
from app.funding.style import STYLE
from app.funding.what_if import show_what_if
from app.funding.worth import show_worth
from app.memory.session import Visit
from app.memory.to_what_if import TRY, begin_what_if
from app.signing_in.who import acting_now
from layers.area import Area
from presentation.words import plain
from presentation.words.funding import page as words

_NEED_BIDS = ("bids", "set", "record")


def show() -> None:
    """The whole page, from top to bottom."""
    area = choose_area("funding/page.py")
    if area is None:
        st.html(notice(plain.NO_AREA, plain.NO_AREA_FIX, care=True))
        return
    if memory.begin(area):
        leave()  # the session of the other area stays as it is
    begin_what_if(Visit(), st.query_params.get(TRY, ""))
    keep_session(area)
    st.html(STYLE)
    st.title(words.QUESTION, anchor=False)
    if not len(area.residents):
        st.html(notice(words.NOBODY, words.NOBODY_FIX, care=True))
        return
    part = st.segmented_control(
        words.WHICH_PART,
        list(words.PARTS),
        required=True,
        key=memory.at_first(memory.PART, "bids"),
        persist_state="session",
        format_func=lambda key: words.PARTS[key],
        wrap=True,
    )
    with st.container(key="fund_page"):
        st.html(f'<h2 class="wr-hidden">{words.PARTS[str(part or "bids")]}</h2>')
        _part(area, str(part or "bids"))
    deciding = part == "record" and memory.bids() is not None
    show_session(area, asked_who=deciding)
    page_end(area)


def _part(area: Area, part: str) -> None:
    listed = memory.bids()
    if part in _NEED_BIDS and listed is None:
        offer_sessions(area)  # first: whoever was interrupted comes back for it
        ask_for_bids(area)
        if part == "bids":
            show_looked_for(area)
        return
    first = st.container(key="fund_first")  # what is said first stands above what it is asked by
    if part == "bids":
        show_looked_for(area)
    conditions = ask_conditions if part == "set" else None
    decision = ask(area, money=part in _NEED_BIDS, conditions=conditions)
    if part == "what_if":
        show_what_if(area, decision)
    elif part == "worth":
        show_worth(area, decision)
    elif listed is not None:
        outcome = decided(area, decision)
        if part == "bids":
            show_bids(area, listed, decision, outcome, first)
        elif part == "set":
            show_set(area, listed, decision, outcome, first)
            show_places(area, decision)
        else:
            show_deciding(area, listed, decision, outcome, first)


with plain_errors():
    acting_now().check_page("funding")
    show()
