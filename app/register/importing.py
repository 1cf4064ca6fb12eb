"""How does somebody bring in a list? Choose the file, look over the columns, read the report, then import."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from app import words
from app.look import notice
from app.register import jobs, memory, shelf
from app.register import words as said
from app.register.columns import ask_columns, mapping_as_chosen, put_columns
from app.register.imported import show_done
from app.register.incoming import Incoming, committed, looked_at, received
from app.register.reporting import show_report
from app.session import kinds
from layers.area import Area
from layers.register.importing.places import PlaceFinder, finder_for
from layers.register.importing.source import Source

_JOB, _IN, _FILE = "reg_job", "reg_incoming", "reg_file"
LARGEST_MB: Final = 50
_EVERYWHERE: Final = "everywhere"
_HERE: Final = "here"
_PLACES: Final = {_HERE: "Leave them out", _EVERYWHERE: "Bring them in too"}
LICENCES: Final = (
    "Open Government Licence v3.0",
    "Open Data Commons Open Database License (ODbL) 1.0",
    "Creative Commons Attribution 4.0",
    "Our own list",
)


def show_import(area: Area) -> None:
    """The step at which the list is now."""
    if memory.get(_JOB) is not None:
        _watch()
        return
    incoming: Incoming | None = memory.get(_IN)
    if incoming is None:
        _choose(area)
    elif incoming.result is not None:
        show_done(incoming, forget=_forget)
    elif incoming.plan is not None:
        _report(incoming)
    else:
        _columns(area, incoming)


@st.fragment(run_every=0.7)
def _watch() -> None:
    """How far the work is; the rest of the page stays usable."""
    job: jobs.Job | None = memory.get(_JOB)
    if job is None:
        return
    if not job.over:
        counted = f" {job.done:,} of {job.total:,} rows" if job.total else ""
        st.html(f'<p class="wr-answer" role="status">{job.what} …{counted}</p>')
        st.progress(job.share)
        st.html('<p class="wr-small">Nothing is written yet. The rest of the page can be used meanwhile.</p>')
        return
    memory.put(_JOB, None)
    if job.trouble is not None:
        memory.tell(*job.trouble, care=True)
    else:
        memory.put(_IN, job.result)
        if job.result.mapping is not None and job.result.plan is None:
            put_columns(job.result.mapping)
    st.rerun(scope="app")


def _begin(what: str, do: Callable[[jobs.Tell], Any]) -> None:
    job = jobs.start(what, do)
    job.wait(0.4)  # a small list is done by then, and nothing flickers
    memory.put(_JOB, job)


def _forget() -> None:
    memory.put(_IN, None)
    memory.put(_JOB, None)


def _steps(at: int) -> None:
    names = ("Choose the file", "Look over the columns", "Read the report", "Imported")
    shown = " → ".join(f"<b>{n}</b>" if i == at else n for i, n in enumerate(names))
    st.html(f'<p class="wr-small">{shown}</p>')


def _choose(area: Area) -> None:
    """The file, and what is said of the list as a whole."""
    _steps(0)
    st.subheader("Which list?", anchor=False)
    st.html(
        '<p class="wr-small">CSV, Excel, GeoJSON, GeoPackage, a zipped shapefile or Open Referral UK, up to '
        f"{LARGEST_MB} MB. It is read on this machine; "
        "nothing is written before you have seen the report.</p>"
    )
    sent = st.file_uploader(
        "The file",
        type=["csv", "tsv", "txt", "xlsx", "xlsm", "geojson", "json", "gpkg", "zip"],
        max_upload_size=LARGEST_MB,
        key=_FILE,
    )
    with st.container(key="reg_about_list"):
        left, right = st.columns(2, gap="large")
    known = sorted({record.info.source for record in shelf.register().imports()})
    with left:
        title = st.selectbox(
            "What is the list called? The same name each time it comes in",
            known,
            index=None,
            key="reg_title",
            accept_new_options=True,
            placeholder="For example: Trafford sports clubs",
        )
        date = st.text_input(
            "Of which day is it? (optional, like 2026-05-03)", key="reg_date", autocomplete="off"
        )
    with right:
        licence = st.selectbox(
            "Under which licence?",
            LICENCES,
            index=None,
            key="reg_licence",
            accept_new_options=True,
            placeholder="Not known",
        )
        attribution = st.text_input("Whom to name as its source", key="reg_attribution", autocomplete="off")
    memory.at_first("reg_where", _HERE)
    where = st.segmented_control(
        f"Rows that lie outside {words.one_line(area.title)}",
        list(_PLACES),
        key="reg_where",
        format_func=_PLACES.get,
        required=True,
    )
    source = Source(
        str(title or "").strip(), str(licence or ""), str(attribution or "").strip(), str(date or "").strip()
    )
    if st.button("Read the file", type="primary", key="reg_read"):
        _read(area, sent, source, everywhere=where == _EVERYWHERE)


def _read(area: Area, sent: Any, source: Source, *, everywhere: bool) -> None:
    if not memory.who():
        st.html(notice(said.WHO_MISSING, said.WHO_FIX, care=True))
    elif sent is None:
        st.html(notice("No file is chosen.", "Choose one above.", care=True))
    elif not source.title:
        st.html(
            notice(
                "The list has no name.",
                "Write what it is called; next time it is recognised by it.",
                care=True,
            )
        )
    else:
        memory.put("reg_everywhere", everywhere)
        do = received(
            sent.getvalue(),
            sent.name,
            source=source,
            by=memory.who(),
            kinds=kinds(),
            register=shelf.register(),
            finder=_finder(area, everywhere=everywhere),
        )
        _begin("Reading the file", do)
        st.rerun()


def _finder(area: Area, *, everywhere: bool) -> Callable[[], PlaceFinder]:
    """How rows are placed; made in the thread, since an area's addresses take a while."""

    def make() -> PlaceFinder:
        finder = finder_for(area)
        return replace(finder, keep=PlaceFinder().keep) if everywhere else finder

    return make


def _columns(area: Area, incoming: Incoming) -> None:
    """Which column holds what, as guessed or remembered, to be corrected."""
    _steps(1)
    if incoming.table is None or incoming.mapping is None:
        return
    rows = words.count(len(incoming.table), "row", "rows")
    how = "as you chose last time" if incoming.remembered else "guessed from their names and contents"
    st.html(f'<p class="wr-answer">{rows}. The columns below are {how}. Correct what is wrong.</p>')
    if incoming.remark:
        st.html(notice(incoming.remark, care=True, slim=True))
    for note in incoming.table.notes:
        st.html(notice(note, slim=True))
    ask_columns(incoming.table, incoming.mapping)
    with st.container(horizontal=True):
        if st.button("Show what would come in", type="primary", key="reg_look"):
            mapping = mapping_as_chosen(incoming.table, incoming.mapping)
            do = looked_at(
                incoming,
                mapping,
                kinds=kinds(),
                register=shelf.register(),
                finder=_finder(area, everywhere=bool(memory.get("reg_everywhere"))),
                today=said.today(),
            )
            _begin("Reading the rows", do)
            st.rerun()
        st.button("Choose another file", on_click=_forget, key="reg_another")


def _report(incoming: Incoming) -> None:
    """What would come in; then the import, or back."""
    _steps(2)
    show_report(incoming)
    nothing = incoming.plan is not None and not incoming.plan.accepted
    with st.container(horizontal=True):
        if st.button("Import", type="primary", key="reg_commit", disabled=nothing):
            _begin("Writing to the register", committed(incoming, shelf.register()))
            st.rerun()
        if incoming.table is not None:
            st.button("Back to the columns", on_click=_back, args=(incoming,), key="reg_columns_again")
        st.button("Leave it", on_click=_forget, key="reg_forget")


def _back(incoming: Incoming) -> None:
    memory.put(_IN, replace(incoming, plan=None, imported=None))
    if incoming.mapping is not None:
        put_columns(incoming.mapping)
