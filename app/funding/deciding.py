"""What does the panel decide of each bid, and why? Verdicts, reasons and marks, kept as they are typed."""

import html
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.frame.look import notice
from app.funding import memory
from app.funding.keeping import ask_who
from app.funding.meeting import show_meeting
from app.funding.take_away import show_take_away
from app.memory.session import funding_ground
from layers.area import Area
from layers.bids.model import BidList
from presentation.printing.tables import html_table
from presentation.words.funding import marks as words, sitting as sitting_words
from presentation.words.funding.bids import additional, bid_title, rank
from questions.funding.figures import Assessment, BidFigures
from questions.panel.decision import Decision, Marks, Outcome
from questions.panel.money_left import MoneyLeft, money_left
from questions.panel.portfolio import Portfolio
from questions.panel.sitting import PanelVerdict
from questions.panel.suggested import suggested_of

_OPTIONS = [str(verdict) for verdict in PanelVerdict]


def show_deciding(
    area: Area, listed: BidList, decision: Decision, result: Outcome, first: DeltaGenerator
) -> None:
    """What was decided, in ``first``; one bid at a time, all of them, then what to take away."""
    assessment, best, _ = result
    money = _money(area, assessment, decision)
    with first:
        _say_decided(assessment, decision, money)
    if memory.get(memory.SESSION) is not None:
        ask_who()
    _ask_verdict(decision, assessment)
    rows = [_row(decision, bid, best) for bid in assessment.ranked]
    with st.container(key="fund_decisions"):
        st.html(html_table(words.CAPTION, words.COLUMNS, rows))
    show_meeting(listed, decision)
    show_take_away(area, listed, decision, (result, money))


def _money(area: Area, assessment: Assessment, decision: Decision) -> MoneyLeft:
    verdicts = tuple((bid_id, marks.verdict) for bid_id, marks in decision.marks)
    bids = tuple(bid.bid for bid in assessment.figures)
    key = ("money", bids, decision.budget, decision.standard, decision.weights, decision.misses, verdicts)
    money: MoneyLeft = memory.worked_out(
        key, lambda: money_left(funding_ground(area).people, assessment, decision)
    )
    return money


def _say_decided(assessment: Assessment, decision: Decision, money: MoneyLeft) -> None:
    """The panel's own decision first, with what it comes to."""
    given = [decision.of(bid.bid.bid_id).verdict for bid in assessment.figures]
    counts = {verdict: given.count(verdict) for verdict in PanelVerdict}
    sentence = sitting_words.decided_sentence(counts, money, decision.budget)
    st.html(f'<p class="wr-answer" role="status">{html.escape(sentence)}</p>')
    if money.funded:
        titles = {bid.bid.bid_id: bid_title(bid.bid) for bid in assessment.figures}
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in sitting_words.money_lines(money, titles))
        st.html(lines)


def _ask_verdict(decision: Decision, assessment: Assessment) -> None:
    ids = [bid.bid.bid_id for bid in assessment.ranked]
    titles = {bid.bid.bid_id: bid_title(bid.bid) for bid in assessment.figures}
    final = decision.sitting.final
    with st.container(horizontal=True, vertical_alignment="bottom"):
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
        following = _next_open(decision, ids, chosen)
        if following and not final:
            st.button(words.NEXT_OPEN, key="fund_next", on_click=memory.put, args=("fund_marked", following))
    if final:
        st.html(notice(sitting_words.IS_FINAL, sitting_words.IS_FINAL_FIX, slim=True))
    with st.container(border=True, key=f"fund_marks_{chosen}"):
        _ask_words(decision, chosen, final)
        _ask_criteria(decision, chosen, final)


def _next_open(decision: Decision, ids: list[str], chosen: str) -> str:
    """The next bid after the chosen one, and round again, that lacks a decision or reason; "" for none."""
    at = ids.index(chosen) if chosen in ids else -1
    for bid_id in (*ids[at + 1 :], *ids[: at + 1]):
        marks = decision.of(bid_id)
        if bid_id != chosen and (marks.verdict is PanelVerdict.OPEN or not marks.reason):
            return bid_id
    return ""


def _ask_words(decision: Decision, chosen: str, final: bool) -> None:
    """The verdict, its reason and who stood aside, each kept as soon as it is said."""
    now = decision.of(chosen)
    left, right = st.columns([1, 3])
    left.selectbox(
        words.DECISION,
        _OPTIONS,
        format_func=lambda key: sitting_words.verdict_words(PanelVerdict(key)),
        key=memory.at_first(f"fund_decision_{chosen}", str(now.verdict)),
        persist_state="session",
        disabled=final,
        on_change=_note,
        args=(chosen, "verdict"),
    )
    for column, field, label, most in (
        (right, "reason", words.REASON, 300),
        (st, "conflicts", words.CONFLICTS, 200),
    ):
        column.text_input(
            label,
            key=memory.at_first(f"fund_{field}_{chosen}", getattr(now, field)),
            persist_state="session",
            max_chars=most,
            autocomplete="off",
            disabled=final,
            on_change=_note,
            args=(chosen, field),
        )


def _note(chosen: str, field: str) -> None:
    """Keep what was said of one bid."""
    name = "decision" if field == "verdict" else field
    text = str(memory.get(f"fund_{name}_{chosen}") or "").strip()
    now = memory.marks().get(chosen, Marks())
    changed = {
        "verdict": lambda: replace(now, verdict=PanelVerdict(text)),
        "reason": lambda: replace(now, reason=text),
        "conflicts": lambda: replace(now, conflicts=text),
    }
    memory.mark(chosen, changed[field]())


def _ask_criteria(decision: Decision, chosen: str, final: bool) -> None:
    """The marks of one bid, one field for each criterion; an empty one is no mark, not 0."""
    given = dict(decision.of(chosen).marks)
    for criterion, column in zip(decision.criteria, st.columns(len(decision.criteria)), strict=True):
        key = f"fund_mark_{chosen}_{criterion}"
        if criterion in given:
            memory.at_first(key, given[criterion])
        column.number_input(
            words.criterion_label(criterion),
            min_value=0,
            max_value=words.MOST_MARKS,
            value=None,
            key=key,
            persist_state="session",
            disabled=final,
            on_change=_note_marks,
            args=(chosen, decision.criteria),
        )


def _note_marks(chosen: str, criteria: tuple[str, ...]) -> None:
    """Keep the marks of one bid."""
    typed = ((criterion, memory.get(f"fund_mark_{chosen}_{criterion}")) for criterion in criteria)
    marks = tuple((criterion, int(mark)) for criterion, mark in typed if mark is not None)
    memory.mark(chosen, replace(memory.marks().get(chosen, Marks()), marks=marks))


def _row(decision: Decision, bid: BidFigures, best: Portfolio) -> tuple[str, ...]:
    marks = decision.of(bid.bid.bid_id)
    return (
        bid_title(bid.bid),
        rank(bid.rank),
        additional(bid),
        words.total_words(marks),
        words.decision_words(marks),
        words.SUGGESTED[suggested_of(bid.bid.bid_id, best)],
        marks.conflicts or words.NOTHING_SAID,
        marks.reason or words.NOTHING_SAID,
    )
