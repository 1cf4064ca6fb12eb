"""What does the panel take away? The record, the minute for Word and as a PDF; and is a record still true?"""

import html
import json
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from app.frame.look import notice
from app.frame.media_types import WORD
from app.frame.offer_file import offer_file
from app.frame.page import apart
from app.frame.upload import ask_file
from app.funding import memory
from app.memory.session import funding_ground, kinds
from geo.errors import WithinReachError
from layers.area import Area
from layers.bids.model import BidList
from presentation.printing.funding.figure_files import aims_csv, bids_csv
from presentation.printing.funding.minute import Minute, minute_pdf
from presentation.printing.funding.minute_parts import decided_figures
from presentation.printing.funding.minute_word import minute_docx
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import marks as words
from questions.panel.decision import Decision, Outcome
from questions.panel.money_left import MoneyLeft
from questions.panel.record import record_of
from questions.panel.redoing import redo


def show_take_away(
    area: Area,
    listed: BidList,
    decision: Decision,
    outcome: tuple[Outcome, MoneyLeft],
) -> None:
    """The record first: it depends on nothing but what was decided. Then the minute, if it can be made."""
    result, money = outcome
    st.subheader(words.TAKE_AWAY, anchor=False)
    record = record_of(funding_ground(area), listed, decision, result)
    today = datetime.now(UTC).date()
    name = f"funding-{area.name}-{today}"
    buttons = st.container(horizontal=True)
    offer_file(
        "panel papers",
        words.RECORD,
        json.dumps(record, ensure_ascii=False, indent=1),
        file_name=f"{name}.json",
        mime="application/json",
        place=buttons,
    )
    panel = decided_figures(result.assessment, result.beside, money)
    for label, text, ending in (
        (words.BIDS_CSV, bids_csv(area, result, decision), "bids"),
        (words.AIMS_CSV, aims_csv(result.beside, panel), "aims"),
    ):
        offer_file(
            "panel papers",
            label,
            text.encode(),
            file_name=f"{name}-{ending}.csv",
            mime="text/csv",
            place=buttons,
        )
    st.html(f'<p class="wr-small">{html.escape(words.record_note(record["hash"]))}</p>')
    minute = Minute(
        area, listed, decision, result, money, record, today, memory.is_sample(), memory.put_right()
    )
    key = (record["hash"], today, minute.put_right)
    for label, make, ending, mime in (
        (words.MINUTE_WORD, minute_docx, "docx", WORD),
        (words.MINUTE_PDF, minute_pdf, "pdf", "application/pdf"),
    ):
        with apart(words.NO_MINUTE, words.NO_MINUTE_FIX):
            content = memory.worked_out((ending, *key), partial(make, minute, kinds=kinds()))
            offer_file("panel papers", label, content, file_name=f"{name}.{ending}", mime=mime, place=buttons)
    _check(area, listed)


def _check(area: Area, listed: BidList) -> None:
    """Whether a record that was kept comes out the same today."""
    with st.expander(words.CHECK):
        sent = ask_file(words.CHECK_FILE, ("json",), key="fund_record_file", largest_mb=20)
        if not st.button(words.CHECK_IT, key="fund_record_check") or sent is None:
            return
        try:
            again = redo(json.loads(sent.getvalue()), funding_ground(area), listed)
        except ValueError as error:
            what, fix = words.NO_RECORD, words.NO_RECORD_FIX
            if isinstance(error, WithinReachError):
                what, fix = what_of(error), fix_of(error)
            st.html(notice(what, fix, care=True))
            return
        first, *differences = words.redone_lines(again)
        st.html(notice(first, care=not again.same))
        for line in differences:
            st.html(notice(line, slim=True))
