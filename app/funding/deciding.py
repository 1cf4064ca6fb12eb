"""What does the panel itself say of each bid, and what does it take away? Marks, reasons, record, report."""

import html
import json
from datetime import UTC, datetime

import streamlit as st

from app.frame.look import notice
from app.frame.page import apart
from app.frame.upload import ask_file
from app.funding import memory
from app.memory.session import funding_ground, kinds
from geo.errors import WithinReachError
from layers.area import Area
from layers.bids.model import BidList
from presentation.printing.funding.report import Report, report_pdf
from presentation.printing.tables import html_table
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import marks as words
from presentation.words.funding.bids import additional, bid_title, rank
from questions.funding.decision import Decision, Marks
from questions.funding.figures import Assessment, BidFigures
from questions.funding.portfolio import Portfolio
from questions.funding.record import record_of, redo


def show_deciding(
    area: Area, listed: BidList, decision: Decision, result: tuple[Assessment, Portfolio]
) -> None:
    """Marks of one bid at a time, all marks, then what to take away."""
    assessment, best = result
    _ask_marks(decision, assessment)
    rows = [_row(decision, bid, best) for bid in assessment.ranked]
    st.html(html_table(words.CAPTION, words.COLUMNS, rows))
    _take_away(area, listed, decision, result)
    _check(area, listed)


def _ask_marks(decision: Decision, assessment: Assessment) -> None:
    ids = [bid.bid.bid_id for bid in assessment.ranked]
    titles = {bid.bid.bid_id: bid_title(bid.bid) for bid in assessment.figures}
    chosen = str(
        st.selectbox(
            words.WHICH_BID,
            ids,
            key="fund_marked",
            persist_state="session",
            format_func=lambda key: titles.get(key, str(key)),
            width=520,
        )
    )
    now = decision.of(chosen)
    with st.container(border=True, key=f"fund_marks_{chosen}"):
        marks = _ask_criteria(decision, chosen)
        left, right = st.columns(2)
        decided = left.selectbox(
            words.DECISION,
            list(words.DECISIONS),
            index=list(words.DECISIONS).index(now.decision),
            format_func=lambda key: words.DECISIONS[key],
            key=f"fund_decision_{chosen}",
            persist_state="session",
        )
        conflicts = right.text_input(
            words.CONFLICTS,
            value=now.conflicts,
            max_chars=200,
            key=f"fund_conflicts_{chosen}",
            persist_state="session",
        )
        reason = st.text_input(
            words.REASON,
            value=now.reason,
            max_chars=300,
            key=f"fund_reason_{chosen}",
            persist_state="session",
        )
        if st.button(words.KEEP, type="primary", key=f"fund_keep_marks_{chosen}"):
            memory.mark(chosen, Marks(marks, str(conflicts).strip(), str(reason).strip(), str(decided or "")))
            st.rerun()


def _ask_criteria(decision: Decision, chosen: str) -> tuple[tuple[str, int], ...]:
    """The marks of one bid, one field for each criterion."""
    given = dict(decision.of(chosen).marks)
    columns = st.columns(len(decision.criteria))
    return tuple(
        (
            criterion,
            int(
                column.number_input(
                    words.criterion_label(criterion),
                    min_value=0,
                    max_value=words.MOST_MARKS,
                    value=given.get(criterion, 0),
                    key=f"fund_mark_{chosen}_{criterion}",
                    persist_state="session",
                )
            ),
        )
        for criterion, column in zip(decision.criteria, columns, strict=True)
    )


def _row(decision: Decision, bid: BidFigures, best: Portfolio) -> tuple[str, ...]:
    marks = decision.of(bid.bid.bid_id)
    return (
        bid_title(bid.bid),
        rank(bid.rank),
        additional(bid),
        words.total_words(marks),
        words.decision_words(marks),
        words.YES if bid.bid.bid_id in best.chosen else words.NO,
        marks.conflicts or words.NOTHING_SAID,
        marks.reason or words.NOTHING_SAID,
    )


def _take_away(area: Area, listed: BidList, decision: Decision, result: tuple[Assessment, Portfolio]) -> None:
    """The record first: it depends on nothing but what was decided. Then the report, if it can be made."""
    st.subheader(words.TAKE_AWAY, anchor=False)
    record = record_of(funding_ground(area), listed, decision, result)
    today = datetime.now(UTC).date()
    buttons = st.container(horizontal=True)
    buttons.download_button(
        words.RECORD,
        json.dumps(record, ensure_ascii=False, indent=1),
        file_name=f"funding-{area.name}-{today}.json",
        mime="application/json",
    )
    st.html(f'<p class="wr-small">{html.escape(words.record_note(record["hash"]))}</p>')
    report = Report(area, listed, decision, result, record, today, memory.is_sample(), memory.put_right())
    with apart(words.NO_REPORT, words.NO_REPORT_FIX):
        buttons.download_button(
            words.REPORT,
            memory.worked_out(
                ("report", record["hash"], today, report.put_right),
                lambda: report_pdf(report, kinds=kinds()),
            ),
            file_name=f"funding-{area.name}-{today}.pdf",
            mime="application/pdf",
        )


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
