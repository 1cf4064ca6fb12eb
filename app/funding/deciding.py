"""What does the panel itself say of each bid, and what does it take away? Marks, reasons, record, report."""

import html
import json
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.frame.page import apart
from app.frame.upload import ask_file
from app.funding import memory
from app.memory.session import area_assets, kinds
from geo.errors import WithinReachError
from layers.area import Area
from layers.bids.model import BidList
from presentation.printing.funding.report import report_pdf
from presentation.printing.tables import html_table
from presentation.words import funding as said, plain as words
from presentation.words.errors import fix_of, what_of
from questions.funding.figures import Assessment
from questions.funding.portfolio import Portfolio
from questions.funding.record import Decision, Marks, record_of, redo

_DECISIONS = {"": "Leave it to the figures", "fund": "Fund it", "not now": "Not now"}
_MOST_MARKS = 25
NO_REPORT: Final = "The decision report cannot be made."
NO_REPORT_FIX: Final = (
    "All else on this page holds, and the record has everything that the report would say. "
    "Tell whoever looks after Within Reach."
)


def show_deciding(
    area: Area, listed: BidList, decision: Decision, result: tuple[Assessment, Portfolio]
) -> None:
    """Marks of one bid at a time, all marks, then what to take away."""
    found, best = result
    _ask_marks(decision, found)
    rows = [_row(decision, found, best, bid_id) for bid_id in (one.bid.bid_id for one in found.ranked)]
    heads = (
        "Bid",
        "Rank",
        "Additional residents",
        "Marks",
        "Decision",
        "In the best set",
        "Conflicts",
        "Reason",
    )
    st.html(html_table("The panel’s marks beside the figures", heads, rows))
    _take_away(area, listed, decision, result)
    _check(area, listed)


def _ask_marks(decision: Decision, found: Assessment) -> None:
    ids = [one.bid.bid_id for one in found.ranked]
    titles = {one.bid.bid_id: f"{one.bid.bid_id} {one.bid.title}" for one in found.figures}
    chosen = str(
        st.selectbox(
            "Which bid?",
            ids,
            key="fund_marked",
            persist_state="session",
            format_func=lambda key: words.one_line(titles.get(key, str(key))),
            width=520,
        )
    )
    now = decision.of(chosen)
    given = dict(now.marks)
    with st.container(border=True, key=f"fund_marks_{chosen}"):
        columns = st.columns(len(decision.criteria))
        marks = [
            (
                criterion,
                int(
                    column.number_input(
                        f"{criterion}, of {_MOST_MARKS}",
                        min_value=0,
                        max_value=_MOST_MARKS,
                        value=given.get(criterion, 0),
                        key=f"fund_mark_{chosen}_{criterion}",
                        persist_state="session",
                    )
                ),
            )
            for criterion, column in zip(decision.criteria, columns, strict=True)
        ]
        left, right = st.columns(2)
        decided = left.selectbox(
            "Decision",
            list(_DECISIONS),
            index=list(_DECISIONS).index(now.decision),
            format_func=_DECISIONS.get,
            key=f"fund_decision_{chosen}",
            persist_state="session",
        )
        conflicts = right.text_input(
            "Conflicts of interest: who stood aside",
            value=now.conflicts,
            max_chars=200,
            key=f"fund_conflicts_{chosen}",
            persist_state="session",
        )
        reason = st.text_input(
            "Reason", value=now.reason, max_chars=300, key=f"fund_reason_{chosen}", persist_state="session"
        )
        if st.button("Keep these marks", type="primary", key=f"fund_keep_marks_{chosen}"):
            memory.mark(
                chosen, Marks(tuple(marks), str(conflicts).strip(), str(reason).strip(), str(decided or ""))
            )
            st.rerun()


def _row(decision: Decision, found: Assessment, best: Portfolio, bid_id: str) -> tuple[str, ...]:
    one, marks = found.of(bid_id), decision.of(bid_id)
    return (
        f"{words.one_line(bid_id)} {words.one_line(one.bid.title)}",
        str(one.rank or "–"),
        said.additional(one),
        str(marks.total) if marks.marks else "–",
        _DECISIONS[marks.decision] if marks.decision else "–",
        "yes" if bid_id in best.chosen else "no",
        marks.conflicts or "–",
        marks.reason or "–",
    )


def _take_away(area: Area, listed: BidList, decision: Decision, result: tuple[Assessment, Portfolio]) -> None:
    """The record first: it depends on nothing but what was decided. Then the report, if it can be made."""
    st.subheader("To take away", anchor=False)
    record = record_of(area, area_assets(area), listed, decision, result)
    today = datetime.now(UTC).date()
    buttons = st.container(horizontal=True)
    buttons.download_button(
        "The record, to check or redo (JSON)",
        json.dumps(record, ensure_ascii=False, indent=1),
        file_name=f"funding-{area.name}-{today}.json",
        mime="application/json",
    )
    st.html(
        f'<p class="wr-small">Record {html.escape(record["hash"][:16])} …: of the inputs, the parameters, '
        "the versions and the result. The same bids, register and area give the same figures again.</p>"
    )

    def report() -> bytes:
        return report_pdf(
            area,
            listed,
            decision,
            result,
            record=record,
            kinds=kinds(),
            today=today,
            made_up_bids=memory.is_sample(),
            put_right=memory.put_right(),
        )

    with apart(NO_REPORT, NO_REPORT_FIX):
        buttons.download_button(
            "The decision report (PDF)",
            memory.worked_out(("report", record["hash"], today, memory.put_right()), report),
            file_name=f"funding-{area.name}-{today}.pdf",
            mime="application/pdf",
        )


def _check(area: Area, listed: BidList) -> None:
    """Whether a record that was kept comes out the same today."""
    with st.expander("Does a record that was kept come out the same?"):
        sent = ask_file("The record (JSON)", ("json",), key="fund_record_file", largest_mb=20)
        if not st.button("Check it", key="fund_record_check") or sent is None:
            return
        try:
            told: Any = json.loads(sent.getvalue())
            again = redo(told, area, area_assets(area), listed)
        except ValueError as error:
            what, fix = ("This is no record of a decision.", "Choose the file that was saved.")
            if isinstance(error, WithinReachError):
                what, fix = what_of(error), fix_of(error)
            st.html(notice(what, fix, care=True))
            return
        st.html(
            notice(
                "It comes out the same." if again.same else "It does not come out the same.",
                care=not again.same,
            )
        )
        for line in again.differences:
            st.html(notice(line, slim=True))
