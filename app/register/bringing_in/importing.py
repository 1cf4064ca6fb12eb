"""How does somebody bring in a list? Choose the file, look over the columns, read the report, then import."""

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from actions.bring_in_list import ImportDesk, IncomingList, MappedBy
from actions.list_part import TablePart
from app.frame.look import notice
from app.memory.session import kinds
from app.register.bringing_in import jobs
from app.register.bringing_in.choosing import ask_list, trouble
from app.register.bringing_in.columns import ask_columns, mapping_as_chosen, put_columns
from app.register.bringing_in.correcting import ask_corrections
from app.register.bringing_in.imported import show_done
from app.register.bringing_in.incoming import committed, fetched, looked_over, planned_again, received
from app.register.bringing_in.kind_words import ask_kind_words, with_chosen_kinds
from app.register.bringing_in.reporting import show_details, show_report
from app.register.bringing_in.table_part import SentList, ask_part, forget_part, keep_sent
from app.register.state import memory, shelf
from app.signing_in.who import acting_now
from layers.area import Area
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.row_kinds import unknown_words
from layers.register.importing.seeding import BY
from layers.register.plans import ImportPlan
from layers.register.settings import private_feeds
from layers.tables.source_table import SourceTable
from presentation.words.language import worded
from presentation.words.register import (
    bringing_in as words,
    clock,
    list_report as report_words,
    record as register,
)

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
        st.html(f'<p class="wr-answer" role="status">{html.escape(job.what)}</p>')
        if job.total:
            far = words.WAITS_ITS_TURN if job.waits else job.progress(job.done, job.total)
            st.progress(job.share, text=far)
        so_far = html.escape(words.meanwhile(job.seconds, job.meanwhile))
        st.html(f'<p class="wr-small">{so_far}</p>')
        return
    memory.put(_JOB, None)
    if job.trouble is not None:
        memory.tell(*job.trouble, care=True)
    else:
        memory.put(_IN, job.result)
        if job.result.mapping is not None and job.result.plan is None:
            put_columns(job.result.mapping)
            forget_part()
    st.rerun(scope="app")


def _begin(
    what: str,
    do: Callable[[jobs.Tell], Any],
    *,
    progress: jobs.Progress = words.rows_done,
    meanwhile: str = register.NOTHING_WRITTEN,
) -> None:
    job = jobs.start(what, do, progress=progress, meanwhile=meanwhile)
    job.wait(0.4)  # a small list is done by then, and nothing flickers
    memory.put(_JOB, job)


def _forget() -> None:
    memory.forget_list()
    keep_sent(None)
    memory.put(_IN, None)
    memory.put(_JOB, None)


def _steps(at: int) -> None:
    names = [html.escape(name) for name in words.STEPS]
    shown = " → ".join(f"<b>{name}</b>" if step == at else name for step, name in enumerate(names))
    st.html(f'<p class="wr-small">{shown}</p>')


def _choose(area: Area) -> None:
    """The file or feed, and what is said of the list as a whole."""
    _steps(0)
    brought_in = [record.info for record in shelf.register().imports() if record.info.by != BY]
    chosen = ask_list(area, sources=sorted({info.source for info in brought_in}))
    if not st.button(words.READ_LIST, type="primary", key="reg_read"):
        return
    missing = trouble(chosen, by=memory.who())
    if missing:
        st.html(notice(*missing, care=True))
        return
    memory.put("reg_everywhere", chosen.everywhere)
    desk = _desk(area)
    if chosen.url:
        do = fetched(chosen.url, source=chosen.source, desk=desk)
        _begin(words.FETCHING, do, progress=words.services_done)
    else:
        keep_sent(SentList(chosen.file_name, chosen.source, chosen.content()))
        do = received(chosen.content(), chosen.file_name, source=chosen.source, desk=desk, part=chosen.part)
        _begin(words.OPENING, do)
    st.rerun()


def _desk(area: Area) -> ImportDesk:
    """Where the list comes in, and who brings it."""
    return ImportDesk(
        area,
        shelf.register(),
        kinds(),
        acting_now(memory.who()),
        everywhere=bool(memory.get("reg_everywhere")),
        private_feeds=private_feeds(),
    )


def _columns(area: Area, incoming: IncomingList) -> None:
    """Which column holds what, as guessed or remembered, to be corrected."""
    _steps(1)
    if incoming.table is None or incoming.mapping is None:
        return
    as_last_time = incoming.mapped_by is MappedBy.LAST_TIME
    how = html.escape(words.look_over_columns(len(incoming.table), as_last_time=as_last_time))
    st.html(f'<p class="wr-answer">{how}</p>')
    if incoming.not_recalled is not None:
        st.html(notice(words.guessed_anew(incoming.not_recalled), care=True, slim=True))
    for note in incoming.table.notes:
        st.html(notice(worded(note), slim=True))
    again = ask_part(incoming.table)
    if again is not None:
        _read_part(area, *again)
    ask_columns(incoming.table, incoming.mapping)
    with st.container(horizontal=True):
        pressed = st.button(words.SHOW_REPORT, type="primary", key="reg_look")
        st.button(words.ANOTHER_LIST, on_click=_forget, key="reg_another")
    if pressed:
        chosen = mapping_as_chosen(incoming.table, incoming.mapping)
        if chosen.column_of("kind") or chosen.all_kind:
            _look(area, incoming, chosen)
        else:
            st.html(notice(*words.NO_KIND_CHOSEN, care=True))


def _read_part(area: Area, sent: SentList, part: TablePart) -> None:
    """Open the same file again, at another sheet or with other headings."""
    memory.put(_IN, None)
    _begin(words.OPENING, received(sent.content, sent.name, source=sent.source, desk=_desk(area), part=part))
    st.rerun()


def _look(area: Area, incoming: IncomingList, mapping: ColumnMapping) -> None:
    """Read every row, beside the page."""
    do = looked_over(incoming, mapping, desk=_desk(area), today=register.today())
    _begin(words.READING, do)
    st.rerun()


def _report(area: Area, incoming: IncomingList) -> None:
    """What would come in, the import, and the rows that can still be put right."""
    _steps(2)
    show_report(incoming)
    _import_or_back(incoming)

    def again(table: SourceTable, rows: frozenset[int]) -> None:
        """Look over the list with those rows put right."""
        if incoming.mapping is not None:
            put_right = replace(incoming, table=table, corrected=incoming.corrected | rows)
            _look(area, put_right, incoming.mapping)

    _kinds_again(area, incoming)
    show_details(incoming)
    ask_corrections(incoming, again=again)


def _kinds_again(area: Area, incoming: IncomingList) -> None:
    """The words for kinds that nobody has said the meaning of yet, to be chosen from the report too."""
    if incoming.table is None or incoming.mapping is None:
        return
    unknown = unknown_words(incoming.table, incoming.mapping, kinds())
    ask_kind_words(unknown, incoming.mapping.column_of("kind"))
    if unknown and st.button(words.READ_WITH_KINDS, key="reg_kinds_again"):
        _look(area, incoming, with_chosen_kinds(incoming.mapping, unknown))


def _import_or_back(incoming: IncomingList) -> None:
    plan, store = incoming.plan, shelf.register()
    stale = plan is not None and plan.revision != store.revision
    if stale:
        st.html(notice(register.REGISTER_MOVED, register.REGISTER_MOVED_FIX, care=True))
    with st.container(horizontal=True):
        if stale:
            if st.button(report_words.LOOK_AGAIN, type="primary", key="reg_look_again"):
                _begin(words.COMPARING, planned_again(incoming, store))
                st.rerun()
        elif st.button(report_words.IMPORT, type="primary", key="reg_commit", disabled=not _anything(plan)):
            if memory.get(memory.CLOCK_IS_OPEN):
                st.html(notice(clock.ANSWER_FIRST, clock.ANSWER_FIX, care=True))
                return
            _begin(words.WRITING, committed(incoming, store), meanwhile=register.ALL_OR_NOTHING)
            st.rerun()
        if incoming.table is not None:
            st.button(report_words.BACK_TO_COLUMNS, on_click=_back, args=(incoming,), key="reg_columns_again")
        st.button(report_words.LEAVE_IT, on_click=_forget, key="reg_forget")


def _anything(plan: ImportPlan | None) -> bool:
    """Whether an import would write anything: assets, or drafts to go on with."""
    return plan is not None and bool(plan.accepted or plan.waiting.changes)


def _back(incoming: IncomingList) -> None:
    memory.put(_IN, replace(incoming, plan=None, imported=None))
    if incoming.mapping is not None:
        put_columns(incoming.mapping)
