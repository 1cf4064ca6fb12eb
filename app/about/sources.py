"""Which sources is an area made from, how were they read, and what was left out?"""

import html
from collections.abc import Sequence

import streamlit as st

from layers.tables.report import SourceReport
from presentation.printing.tables import html_table
from presentation.words import sources as words
from presentation.words.errors import fault_words
from presentation.words.language import worded
from presentation.words.plain import one_line, plain


def show_sources(sources: Sequence[SourceReport]) -> None:
    """All sources in one table, then each with its terms, what was left out and why."""
    st.html(html_table(words.CAPTION, words.COLUMNS, words.source_rows(sources)))
    for at, source in enumerate(sources):
        with st.expander(plain(source.title), key=f"source_{at}"):
            st.html(source_words(source))


def source_words(source: SourceReport) -> str:
    """Everything that is known of one source, for st.html."""
    items = "".join(
        f"<div><dt>{name}</dt><dd>{_text(value)}</dd></div>" for name, value in words.facts(source).items()
    )
    faults = [fault_words(fault) for fault in source.faults[: words.FAULTS_SHOWN]]
    return (
        f'<div class="wr-prose"><dl class="wr-facts">{items}</dl>'
        f"<p>{html.escape(words.rows_used(source))}</p>"
        + _list(words.LEFT_OUT, words.left_out(source))
        + _list(words.WORTH_KNOWING, [worded(note) for note in source.notes])
        + _list(words.faults_title(len(source.faults)), faults)
        + "</div>"
    )


def _list(title: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    lines = "".join(f"<li>{_text(entry)}</li>" for entry in entries)
    return f"<h4>{html.escape(title)}</h4><ul>{lines}</ul>"


def _text(text: str) -> str:
    return f"<bdi>{html.escape(one_line(text))}</bdi>"
