"""What would come in with a list, what is wrong in it, and what is to be done about it?"""

import html
from collections.abc import Sequence

import streamlit as st

from actions.bring_in_list import IncomingList
from app.frame.look import notice
from app.frame.offer_file import offer_file
from app.memory.session import kinds
from layers.register.plans import ImportPlan
from layers.tables.equal_faults import EqualFaults, equal_faults
from layers.tables.report import Fault
from presentation.printing.fault_file import faults_csv
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.kinds import kind_label
from presentation.words.language import worded
from presentation.words.register import (
    bringing_in as incoming_words,
    list_report as words,
    record as register,
)
from presentation.words.register.equal_faults import rows_in_words, what_is_wrong

AT_FIRST = 50


def counts(pairs: Sequence[tuple[str, int]]) -> str:
    """Numbers with their names."""
    cells = "".join(f"<div><dt>{html.escape(name)}</dt><dd>{number:,}</dd></div>" for name, number in pairs)
    return f'<dl class="wr-counts">{cells}</dl>'


def show_report(incoming: IncomingList) -> None:
    """The counts, and what becomes of the rows that are refused."""
    plan, imported = incoming.plan, incoming.imported
    if plan is None or imported is None:
        return
    st.html(f'<p class="wr-answer" role="status">{html.escape(words.looked_over(imported))}</p>')
    st.html(
        counts(
            [
                (words.NEW, len(plan.new)),
                (words.CHANGED, len(plan.changed)),
                (words.UNCHANGED, plan.unchanged),
                (words.GONE, len(plan.vanished)),
                (words.KEPT_AS_OURS, len(plan.conflicts)),
                (words.REFUSED, sum(imported.refused.values()) - imported.left_out),
            ]
        )
    )
    for sentence in words.of_drafts(plan.waiting, imported):
        st.html(notice(sentence, slim=True))
    for note in imported.notes:
        st.html(notice(worded(note), slim=True))
    if incoming.unused_columns:
        unused = list(map(plain.one_line, incoming.unused_columns))
        st.html(notice(incoming_words.unused_columns(unused), slim=True))
    if incoming.corrected:
        st.html(notice(words.put_right_here(len(incoming.corrected)), slim=True))
    if words.odd(plan):
        st.html(notice(words.odd(plan), words.IS_ANOTHER, care=True))
    if plan.same_again:
        st.html(notice(words.SAME_AGAIN))


def show_details(incoming: IncomingList) -> None:
    """Every sort of fault, and what would change, go and stay."""
    plan, imported = incoming.plan, incoming.imported
    if plan is None or imported is None:
        return
    show_faults(imported.faults, incoming.about.file_name)
    _changes(plan)
    _vanished(plan)
    _conflicts(plan)


def show_faults(faults: Sequence[Fault], file_name: str) -> None:
    """Every sort of fault once: its rows, column, what is wrong and what to do; each by itself as a file."""
    st.subheader(words.TO_PUT_RIGHT, anchor=False)
    if not faults:
        st.html(f'<p class="wr-small">{html.escape(words.NO_FAULT)}</p>')
        return
    equals = equal_faults(faults)
    cells = [
        [
            rows_in_words(equal.rows),
            equal.first.column or "",
            _cell(equal),
            what_is_wrong(equal),
            worded(equal.first.fix),
        ]
        for equal in equals[:AT_FIRST]
    ]
    with st.container(key="reg_faults"):
        st.html(html_table(words.faults_by_row(len(faults)), words.FAULT_HEADS, cells))
    if len(equals) > AT_FIRST:
        rest = sum(equal.count for equal in equals[AT_FIRST:])
        st.html(f'<p class="wr-small">{html.escape(words.more_in_the_file(rest))}</p>')
    offer_file(
        "faults of a list",
        words.DOWNLOAD_FAULTS,
        faults_csv(faults),
        file_name="faults.csv",
        mime="text/csv",
        on_click="ignore",
        key="reg_faults_file",
    )


def _cell(equal: EqualFaults) -> str:
    """What stands in the cell, or in one of them."""
    first = plain.one_line(equal.first.value) or words.EMPTY_CELL
    return words.for_example(first) if len(equal.values) > 1 else first


def _changes(plan: ImportPlan) -> None:
    if not plan.changed:
        return
    rows = [
        [change.name or change.asset_id, register.NAMES[each.field]]
        + [register.value(each.field, value, kinds()) for value in (each.before, each.after)]
        for change in plan.changed[:AT_FIRST]
        for each in change.changes
    ]
    with st.expander(words.would_change(len(plan.changed))):
        st.html(html_table(words.CHANGES, words.CHANGE_HEADS, rows[: AT_FIRST * 4]))


def _vanished(plan: ImportPlan) -> None:
    if not plan.vanished:
        return
    with st.expander(words.no_longer_there(len(plan.vanished))):
        st.html(f'<p class="wr-small">{html.escape(words.GONE_STAY)}</p>')
        rows = [
            [register.title(asset, kinds()), kind_label(kinds(), asset.kind)] for asset in plan.vanished[:200]
        ]
        st.html(html_table(words.GONE, words.GONE_HEADS, rows))


def _conflicts(plan: ImportPlan) -> None:
    if not plan.conflicts:
        return
    with st.expander(words.values_that_stay(len(plan.conflicts))):
        rows = [
            [clash.asset_id, register.NAMES.get(clash.field, clash.field)]
            + [register.value(clash.field, value, kinds()) for value in (clash.ours, clash.theirs)]
            for clash in plan.conflicts[:200]
        ]
        st.html(html_table(words.KEPT_AS_OURS, words.CLASH_HEADS, rows))
