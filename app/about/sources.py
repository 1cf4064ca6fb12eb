"""Which sources is an area made from, how were they read, and what was left out?"""

import html
from collections.abc import Sequence

import streamlit as st

from layers.tables.report import Fault, SourceReport
from presentation.printing.tables import html_table
from presentation.words import plain as words
from presentation.words.errors import fault_words
from presentation.words.language import worded

FAULTS_SHOWN = 20
_COLUMNS = ("Source", "Date", "Rows read", "Kept", "Left out", "Faults", "Licence")


def show_sources(sources: Sequence[SourceReport]) -> None:
    """All sources in one table, then each with its terms, what was left out and why."""
    st.html(
        html_table(
            "Each source, how many of its rows were read and how many are used", _COLUMNS, _rows(sources)
        )
    )
    for at, source in enumerate(sources):
        with st.expander(words.plain(source.title), key=f"source_{at}"):
            st.html(source_words(source))


def _rows(sources: Sequence[SourceReport]) -> list[list[str]]:
    return [
        [
            words.one_line(source.title),
            words.day(source.date) if source.date else words.NOT_KNOWN,
            f"{source.rows_read:,} {source.unit}",
            f"{source.rows_kept:,}",
            f"{sum(rows for _, rows in source.dropped):,}",
            f"{len(source.faults):,}",
            source.licence or words.NOT_KNOWN,
        ]
        for source in sources
    ]


def source_words(source: SourceReport) -> str:
    """Everything that is known of one source, for st.html."""
    facts = {
        "Licence": source.licence,
        "To be named": source.attribution,
        "Date of the data": words.day(source.date) if source.date else "",
        "File": source.file,
        "Where it comes from": source.source_url,
        "Fingerprint (SHA-256)": source.sha256,
    }
    items = "".join(
        f"<div><dt>{name}</dt><dd>{_text(said or words.NOT_KNOWN)}</dd></div>" for name, said in facts.items()
    )
    kept = f"{source.rows_kept:,} of {source.rows_read:,} {source.unit} are used."
    return (
        f'<div class="wr-prose"><dl class="wr-facts">{items}</dl><p>{html.escape(kept)}</p>'
        + _list("Left out, and why", [f"{rows:,} {worded(reason)}" for reason, rows in source.dropped])
        + _list("Worth knowing", [worded(note) for note in source.notes])
        + _list(_faults_title(source.faults), [fault_words(fault) for fault in source.faults[:FAULTS_SHOWN]])
        + "</div>"
    )


def _faults_title(faults: Sequence[Fault]) -> str:
    if len(faults) <= FAULTS_SHOWN:
        return words.count(len(faults), "fault in the file", "faults in the file")
    return f"{len(faults):,} faults in the file, of which these are the first {FAULTS_SHOWN}"


def _list(title: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    lines = "".join(f"<li>{_text(entry)}</li>" for entry in entries)
    return f"<h4>{html.escape(title)}</h4><ul>{lines}</ul>"


def _text(text: str) -> str:
    return f"<bdi>{html.escape(words.one_line(text))}</bdi>"
