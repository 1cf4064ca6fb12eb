"""How did the preparation of a place end: can it be opened, what was left out and why, what can be done?"""

import html
from collections.abc import Iterable
from typing import Final

import streamlit as st

from actions.add_place import PlaceReport
from app.about.sources import source_words
from app.frame.look import notice
from app.places import ordering
from app.places.work_record import WorkRecord, forget_record
from layers.councils.table import CouncilTable
from layers.packs.format import PackLabel
from layers.preparing.prepare import ShrunkenAreaError
from presentation.words import place_work as words
from presentation.words.fetching import stand_in_line
from presentation.words.language import worded
from presentation.words.plain import plain

SHRUNKEN: Final = ShrunkenAreaError.__name__


def show_end(record: WorkRecord, table: CouncilTable) -> None:
    """Whether it can be opened, or why not, and what can be done next."""
    label = ordering.label_of(record.area)
    if record.report is not None and record.state == "done":
        _show_done(record, record.report, label)
        return
    if record.failure is not None:
        _say(words.not_prepared(record.name))
        st.html(_trouble(worded(record.failure.what), worded(record.failure.fix)))
    elif record.state == "stopped":
        _say(words.stopped(record.name), words.KEPT)
    else:
        _say(words.cut_short(record.name), f"{words.CUT_SHORT} {words.KEPT}")
    if label is not None:
        st.html(f'<p class="wr-small">{html.escape(words.serves_still(label))}</p>')
    with st.container(horizontal=True):
        _again(record, table)
        _dismiss(record)


def _again(record: WorkRecord, table: CouncilTable) -> None:
    """Go on, or take what there is though it is less than before."""
    council = table.councils.get(record.code)
    if council is None or ordering.running() is not None:
        return
    st.button(
        words.go_on_button(record.name) if record.failure is None else words.again_button(record.name),
        type="primary",
        key=f"add_go_on_{record.code}",
        on_click=ordering.start,
        args=(council,),
        kwargs={"again": record.again},
    )
    if record.failure is not None and record.failure.kind == SHRUNKEN:
        st.button(
            words.ACCEPT,
            key=f"add_accept_{record.code}",
            on_click=ordering.start,
            args=(council,),
            kwargs={"again": record.again, "accept_fewer": True},
        )


def _dismiss(record: WorkRecord) -> None:
    areas = ordering.folders().areas
    st.button(
        words.away_button(record.name),
        key=f"add_dismiss_{record.code}",
        on_click=forget_record,
        args=(areas, record.code),
    )


def _show_done(record: WorkRecord, report: PlaceReport, label: PackLabel | None) -> None:
    """What can be opened, what is in it, and what was left out and dropped, and why."""
    made_of = words.made_of(label) if label else ""
    _say(words.ready(report), f"{words.how_long(record.seconds)} {made_of}")
    if report.manifest.stand_in:
        st.html(notice(stand_in_line(report.manifest.stand_in), care=True, slim=True))
    with st.container(horizontal=True, vertical_alignment="center", key=f"add_open_{record.code}"):
        if label is not None:
            st.page_link(
                "near/page.py", label=words.open_link(label.title), query_params={"area": label.name}
            )
        _dismiss(record)
    failed = list(words.failed_lines(report))
    st.html(_list(words.LEFT_OUT, failed) if failed else f'<p class="wr-small">{words.ALL_CAME}</p>')
    with st.expander(words.DROPPED, key=f"add_dropped_{record.code}"):
        _show_dropped(report, label)


def _show_dropped(report: PlaceReport, label: PackLabel | None) -> None:
    """What was passed over, lacks or is worth knowing; then how each source was read."""
    parts = {
        words.PASSED_OVER: list(words.passed_over_lines(report)),
        words.LACKING: list(words.lacking_lines(report)),
        words.WORTH_KNOWING: list(words.notes(report)),
    }
    for title, lines in parts.items():
        if lines:
            st.html(_list(title, lines))
    for source in label.sources if label is not None else ():
        st.markdown(f"**{plain(source.title)}**")
        st.html(source_words(source))


def _say(first: str, then: str = "") -> None:
    """A sentence that stands out, and a quieter one below it."""
    st.html(
        f'<p class="wr-answer" role="status"><b>{html.escape(first)}</b><span>{html.escape(then)}</span></p>'
    )


def _trouble(what: str, fix: str) -> str:
    """What is wrong and what to do; where several things are, each on a line of its own."""
    first, *others = what.split("\n")
    lines = "".join(f"<li>{html.escape(line.removeprefix('- '))}</li>" for line in others if line.strip())
    listed = f"<ul>{lines}</ul>" if lines else ""
    return f'<div class="wr-notice care"><b>{html.escape(first)}</b>{listed}<p>{html.escape(fix)}</p></div>'


def _list(title: str, lines: Iterable[str]) -> str:
    listed = "".join(f"<li><bdi>{html.escape(line)}</bdi></li>" for line in lines)
    return f'<div class="wr-prose"><p>{html.escape(title)}</p><ul>{listed}</ul></div>'
