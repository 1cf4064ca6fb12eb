"""When did the panel meet, who was there, and is what it decided final?"""

from dataclasses import replace
from datetime import date

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from layers.bids.model import BidList
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import sitting as words
from questions.panel.decision import Decision
from questions.panel.final import NotFinalError, check_final, lacks_of

_HELD_ON, _PRESENT = "fund_held_on", "fund_present"


def show_meeting(listed: BidList, decision: Decision) -> None:
    """The meeting, and the press that makes the decision final, refused while anything is missing."""
    st.subheader(words.SITTING, anchor=False)
    held = decision.sitting
    left, right = st.columns([1, 3])
    if held.held_on is not None:
        memory.at_first(_HELD_ON, held.held_on)
    left.date_input(
        words.HELD_ON,
        value=None,
        format="DD/MM/YYYY",
        key=_HELD_ON,
        persist_state="session",
        disabled=held.final,
        on_change=_note,
    )
    right.text_area(
        words.PRESENT,
        key=memory.at_first(_PRESENT, "\n".join(held.present)),
        persist_state="session",
        max_chars=2_000,
        disabled=held.final,
        on_change=_note,
    )
    if held.final:
        st.button(words.BACK_TO_DRAFT, key="fund_draft", on_click=_be_draft)
        return
    lacks = lacks_of(listed.bids, decision)
    for line in words.lack_lines(lacks):
        st.html(notice(line, slim=True))
    if st.button(words.MAKE_FINAL, type="primary", key="fund_final"):
        try:
            check_final(listed.bids, decision)
        except NotFinalError as error:
            st.html(notice(what_of(error), fix_of(error), care=True))
            return
        memory.meet(replace(memory.sitting(), final=True))
        st.rerun()


def _note() -> None:
    """Keep the day and who was there."""
    held_on = memory.get(_HELD_ON)
    lines = str(memory.get(_PRESENT) or "").splitlines()
    present = tuple(line.strip() for line in lines if line.strip())
    day = held_on if isinstance(held_on, date) else None
    memory.meet(replace(memory.sitting(), held_on=day, present=present))


def _be_draft() -> None:
    """Let what was decided be changed again."""
    memory.meet(replace(memory.sitting(), final=False))
