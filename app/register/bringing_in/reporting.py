"""What would come in with a list, what is wrong in it, and what is to be done about it?"""

import csv
import html
import io
from collections.abc import Sequence

import streamlit as st

from actions.bring_in_list import IncomingList
from app.frame.look import notice
from app.memory.session import kinds
from layers.register.importing.source import Imported
from layers.register.plans import ImportPlan
from layers.tables.report import Fault
from presentation.printing.tables import html_table, spreadsheet_safe
from presentation.words import plain as words, register as said
from presentation.words.language import worded

_FAULT_COLUMNS = ("Row", "Column", "What it says", "What is wrong", "What to do")
AT_FIRST = 50
_MANY_GONE = 10


def faults_csv(faults: Sequence[Fault]) -> str:
    """The faults as a file for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["row", "column", "value", "what is wrong", "what to do"])
    for fault in faults:
        cells = (str(fault.row or ""), fault.column or "", fault.value, worded(fault.what), worded(fault.fix))
        writer.writerow([spreadsheet_safe(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def counts(pairs: Sequence[tuple[str, int]]) -> str:
    """Numbers with their names."""
    cells = "".join(f"<div><dt>{html.escape(name)}</dt><dd>{number:,}</dd></div>" for name, number in pairs)
    return f'<dl class="wr-counts">{cells}</dl>'


def show_report(incoming: IncomingList) -> None:
    """The counts, what is refused and why, every fault, and what would change."""
    plan, imported = incoming.plan, incoming.imported
    if plan is None or imported is None:
        return
    st.html(f'<p class="wr-answer" role="status">{html.escape(in_words(plan, imported))}</p>')
    st.html(
        counts(
            [
                ("New", len(plan.new)),
                ("Changed", len(plan.changed)),
                ("Unchanged", plan.unchanged),
                ("No longer in the list", len(plan.vanished)),
                ("Kept as you have it", len(plan.conflicts)),
                ("Refused", sum(imported.refused.values())),
            ]
        )
    )
    for note in imported.notes:
        st.html(notice(note, slim=True))
    if incoming.corrected:
        many = words.count(len(incoming.corrected), "row was", "rows were")
        st.html(notice(f"{many} put right here; the file still has the old words.", slim=True))
    if odd(plan):
        st.html(
            notice(odd(plan), "Is it another list? Then leave it, and give it a name of its own.", care=True)
        )
    if plan.same_again:
        st.html(notice("This very file came in before, and nothing has changed since."))
    show_faults(imported.faults, incoming.about.file_name)
    _changes(plan)
    _vanished(plan)
    _conflicts(plan)


def odd(plan: ImportPlan) -> str:
    """Why this may be another list than its name says, or "": hardly anything of the last one is in it."""
    kept = plan.unchanged + len(plan.changed)
    if len(plan.vanished) < _MANY_GONE or kept >= len(plan.vanished):
        return ""
    gone = words.count(len(plan.vanished), "asset", "assets")
    return f"{gone} that came in under the name “{words.one_line(plan.info.source)}” are not in this list."


def in_words(plan: ImportPlan, imported: Imported) -> str:
    """ "137 rows were read and 137 can come in. Nothing is written yet." """
    kept = len(imported.assets)
    refused = sum(imported.refused.values())
    out = f", {refused:,} cannot" if refused else ""
    rows = words.count(imported.rows_read, "row was", "rows were")
    return f"{rows} read; {kept:,} can come in{out}. Nothing is written yet."


def show_faults(faults: Sequence[Fault], file_name: str) -> None:
    """Every fault by row, column, value and what to do; and as a file."""
    st.subheader("To be put right", anchor=False)
    if not faults:
        st.html('<p class="wr-small">No fault was found in any row.</p>')
        return
    cells = [
        [
            str(f.row or ""),
            f.column or "",
            words.one_line(f.value) or "(empty)",
            worded(f.what),
            worded(f.fix),
        ]
        for f in faults
    ]
    caption = f"{words.count(len(faults), 'fault', 'faults')}, by row"
    with st.container(key="reg_faults"):
        st.html(html_table(caption, _FAULT_COLUMNS, cells[:AT_FIRST]))
    if len(cells) > AT_FIRST:
        st.html(f'<p class="wr-small">{len(cells) - AT_FIRST:,} more are in the file.</p>')
    st.download_button(
        "Download the faults (CSV)",
        faults_csv(faults),
        file_name="faults.csv",
        mime="text/csv",
        on_click="ignore",
        key="reg_faults_file",
    )


def _changes(plan: ImportPlan) -> None:
    if not plan.changed:
        return
    rows = [
        [change.name or change.asset_id, said.NAMES[one.field]]
        + [said.value(one.field, held, kinds()) for held in (one.before, one.after)]
        for change in plan.changed[:AT_FIRST]
        for one in change.changes
    ]
    with st.expander(f"What would change in {words.count(len(plan.changed), 'asset', 'assets')}"):
        st.html(html_table("Changes", ("Name", "Field", "Now", "In this list"), rows[: AT_FIRST * 4]))


def _vanished(plan: ImportPlan) -> None:
    if not plan.vanished:
        return
    with st.expander(f"{words.count(len(plan.vanished), 'asset is', 'assets are')} no longer in this list"):
        st.html('<p class="wr-small">They stay, shown under “Gone from its list” for somebody to ring.</p>')
        rows = [[said.title(asset, kinds()), kinds().label(asset.kind)] for asset in plan.vanished[:200]]
        st.html(html_table("No longer in the list", ("Name", "Kind"), rows))


def _conflicts(plan: ImportPlan) -> None:
    if not plan.conflicts:
        return
    with st.expander(
        f"{words.count(len(plan.conflicts), 'value', 'values')} that a person corrected stay as they are"
    ):
        rows = [
            [clash.asset_id, said.NAMES.get(clash.field, clash.field)]
            + [said.value(clash.field, held, kinds()) for held in (clash.ours, clash.theirs)]
            for clash in plan.conflicts[:200]
        ]
        st.html(html_table("Kept as you have it", ("Asset", "Field", "Yours", "In this list"), rows))
