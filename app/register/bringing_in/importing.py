"""How does somebody bring in a list? Choose the file, look over the columns, read the report, then import."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from actions.acting import Acting
from actions.bring_in_list import ImportDesk, IncomingList, MappedBy
from app.frame.look import notice
from app.memory.session import kinds
from app.register.bringing_in import jobs
from app.register.bringing_in.choosing import ask_list, trouble
from app.register.bringing_in.columns import ask_columns, mapping_as_chosen, put_columns
from app.register.bringing_in.correcting import ask_corrections
from app.register.bringing_in.imported import show_done
from app.register.bringing_in.incoming import committed, fetched, looked_over, planned_again, received
from app.register.bringing_in.reporting import show_report
from app.register.state import memory, shelf
from layers.area import Area
from layers.register.importing.columns import ColumnMapping
from layers.register.importing.seeding import BY
from layers.register.settings import private_feeds
from layers.tables.source_table import SourceTable
from presentation.words import plain as words, register as said
from presentation.words.errors import what_of
from presentation.words.language import sentence

_JOB, _IN = "reg_job", "reg_incoming"


def show_import(area: Area) -> None:
    """The step at which the list is now."""
    if memory.get(_JOB) is not None:
        _watch()
        return
    incoming: IncomingList | None = memory.get(_IN)
    if incoming is None:
        _choose(area)
    elif incoming.result is not None:
        show_done(incoming, forget=_forget)
    elif incoming.plan is not None:
        _report(area, incoming)
    else:
        _columns(area, incoming)


@st.fragment(run_every=0.7)
def _watch() -> None:
    """How far the work is; the rest of the page stays usable."""
    job: jobs.Job | None = memory.get(_JOB)
    if job is None:
        return
    if not job.over:
        st.html(f'<p class="wr-answer" role="status">{job.what} …</p>')
        if job.total:
            st.progress(job.share, text=f"{job.done:,} of {job.total:,} {job.unit}")
        st.html(
            f'<p class="wr-small">{job.seconds:.0f} s so far. {job.meanwhile} '
            "The rest of the page can be used meanwhile.</p>"
        )
        return
    memory.put(_JOB, None)
    if job.trouble is not None:
        memory.tell(*job.trouble, care=True)
    else:
        memory.put(_IN, job.result)
        if job.result.mapping is not None and job.result.plan is None:
            put_columns(job.result.mapping)
    st.rerun(scope="app")


def _begin(
    what: str, do: Callable[[jobs.Tell], Any], *, unit: str = "rows", meanwhile: str = said.NOTHING_WRITTEN
) -> None:
    job = jobs.start(what, do, unit=unit, meanwhile=meanwhile)
    job.wait(0.4)  # a small list is done by then, and nothing flickers
    memory.put(_JOB, job)


def _forget() -> None:
    memory.forget_list()
    memory.put(_IN, None)
    memory.put(_JOB, None)


def _steps(at: int) -> None:
    names = ("Choose the list", "Look over the columns", "Read the report", "Imported")
    shown = " → ".join(f"<b>{n}</b>" if i == at else n for i, n in enumerate(names))
    st.html(f'<p class="wr-small">{shown}</p>')


def _choose(area: Area) -> None:
    """The file or feed, and what is said of the list as a whole."""
    _steps(0)
    brought_in = [record.info for record in shelf.register().imports() if record.info.by != BY]
    wanted = ask_list(area, known=sorted({info.source for info in brought_in}))
    if not st.button("Read the list", type="primary", key="reg_read"):
        return
    told = trouble(wanted, by=memory.who())
    if told:
        st.html(notice(*told, care=True))
        return
    memory.put("reg_everywhere", wanted.everywhere)
    desk = _desk(area)
    if wanted.url:
        _begin("Fetching the feed", fetched(wanted.url, source=wanted.source, desk=desk), unit="services")
    else:
        do = received(wanted.content(), wanted.file_name, source=wanted.source, desk=desk)
        _begin("Opening the file", do)
    st.rerun()


def _desk(area: Area) -> ImportDesk:
    """Where the list comes in, and who brings it."""
    return ImportDesk(
        area,
        shelf.register(),
        kinds(),
        Acting(memory.who()),
        everywhere=bool(memory.get("reg_everywhere")),
        private_feeds=private_feeds(),
    )


def _columns(area: Area, incoming: IncomingList) -> None:
    """Which column holds what, as guessed or remembered, to be corrected."""
    _steps(1)
    if incoming.table is None or incoming.mapping is None:
        return
    rows = words.count(len(incoming.table), "row", "rows")
    how = (
        "as you chose last time"
        if incoming.mapped_by is MappedBy.LAST_TIME
        else "guessed from their names and contents"
    )
    st.html(f'<p class="wr-answer">{rows}. The columns below are {how}. Correct what is wrong.</p>')
    if incoming.not_recalled is not None:
        remark = sentence("{what} The columns were guessed anew.", what=what_of(incoming.not_recalled))
        st.html(notice(remark, care=True, slim=True))
    for note in incoming.table.notes:
        st.html(notice(note, slim=True))
    ask_columns(incoming.table, incoming.mapping)
    with st.container(horizontal=True):
        if st.button("Show what would come in", type="primary", key="reg_look"):
            _look(area, incoming, mapping_as_chosen(incoming.table, incoming.mapping))
        st.button("Choose another list", on_click=_forget, key="reg_another")


def _look(area: Area, incoming: IncomingList, mapping: ColumnMapping) -> None:
    """Read every row, beside the page."""
    do = looked_over(incoming, mapping, desk=_desk(area), today=said.today())
    _begin("Reading the rows", do)
    st.rerun()


def _report(area: Area, incoming: IncomingList) -> None:
    """What would come in, the import, and the rows that can still be put right."""
    _steps(2)
    show_report(incoming)
    _import_or_back(incoming)

    def again(table: SourceTable, rows: frozenset[int]) -> None:
        if incoming.mapping is not None:
            known = replace(incoming, table=table, corrected=incoming.corrected | rows)
            _look(area, known, incoming.mapping)

    ask_corrections(incoming, again=again)


def _import_or_back(incoming: IncomingList) -> None:
    plan, register = incoming.plan, shelf.register()
    stale = plan is not None and plan.revision != register.revision
    if stale:
        st.html(notice(said.REGISTER_MOVED, said.REGISTER_MOVED_FIX, care=True))
    with st.container(horizontal=True):
        if stale:
            if st.button("Look at it once more", type="primary", key="reg_look_again"):
                _begin("Comparing with the register", planned_again(incoming, register))
                st.rerun()
        elif st.button(
            "Import", type="primary", key="reg_commit", disabled=plan is None or not plan.accepted
        ):
            _begin("Writing to the register", committed(incoming, register), meanwhile=said.ALL_OR_NOTHING)
            st.rerun()
        if incoming.table is not None:
            st.button("Back to the columns", on_click=_back, args=(incoming,), key="reg_columns_again")
        st.button("Leave it", on_click=_forget, key="reg_forget")


def _back(incoming: IncomingList) -> None:
    memory.put(_IN, replace(incoming, plan=None, imported=None))
    if incoming.mapping is not None:
        put_columns(incoming.mapping)
