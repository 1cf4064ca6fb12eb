"""Which column of a list of bids is what? Shown as it was understood, to be corrected."""

import html
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.memory import COLUMN_KEYS, SentFile
from geo.errors import WithinReachError
from layers.bids.headings import columns_of
from layers.bids.model import BidList
from layers.bids.read import BidsChoice, open_bids
from presentation.words import plain
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import incoming as words

_NONE: Final = ""
_IN_A_ROW: Final = 3


@contextmanager
def sent_as_file(file: SentFile) -> Iterator[Path]:
    """What was sent as a file of this machine, in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sent{Path(file.name).suffix.lower()}"
        path.write_bytes(file.content)
        yield path


def asked_choice(file: SentFile, listed: BidList | None) -> BidsChoice | None:
    """Ask for the sheet and for the column of each field; None where the file cannot be opened."""
    if listed is None or not listed.headings:
        headings, columns, sheets = _opened(file)
    else:
        headings, columns, sheets = listed.headings, dict(listed.columns), _sheets(listed)
    if not headings:
        return None
    sheet = _ask_sheet(sheets)
    if sheets and sheet != sheets[0]:
        return BidsChoice(sheet)  # its columns are asked for once it is read
    unused = [heading for heading in headings if heading not in columns.values()]
    if listed is None and (sentence := words.unused_columns(unused)):  # a list that is read says it itself
        st.html(f'<p class="wr-small">{html.escape(sentence)}</p>')
    return BidsChoice(sheet, _ask_fields(headings, columns))


def _sheets(listed: BidList) -> tuple[str, ...]:
    """The sheets of a workbook, that which was read first."""
    return tuple(dict.fromkeys([listed.sheet, *listed.sheets])) if len(listed.sheets) > 1 else ()


def _opened(file: SentFile) -> tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]:
    """The headings of what was sent, how they are understood, and its sheets."""
    with sent_as_file(file) as path:
        try:
            table = open_bids(path, name=file.name)
        except WithinReachError as error:
            st.html(notice(what_of(error), fix_of(error), care=True))
            return (), {}, ()
    sheets = table.sheets if len(table.sheets) > 1 else ()
    return table.columns, columns_of(table.columns), sheets


def _ask_sheet(sheets: tuple[str, ...]) -> str:
    if not sheets:
        return ""
    chosen = st.selectbox(
        words.SHEET,
        sheets,
        key=memory.at_first(f"{COLUMN_KEYS}sheet", sheets[0]),
        persist_state="session",
        format_func=plain.one_line,
    )
    return str(chosen or sheets[0])


def _ask_fields(headings: tuple[str, ...], columns: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """One choice for each field; () where nothing differs from how the list was read."""
    fields = list(words.FIELDS)
    answers: dict[str, str] = {}
    for start in range(0, len(fields), _IN_A_ROW):
        for field, place in zip(fields[start : start + _IN_A_ROW], st.columns(_IN_A_ROW), strict=False):
            with place:
                answers[field] = _ask_field(field, headings, columns.get(field, _NONE))
    return tuple((field, column) for field, column in answers.items() if column)


def _ask_field(field: str, headings: tuple[str, ...], column: str) -> str:
    options = [_NONE, *headings]
    chosen = st.selectbox(
        words.FIELDS[field],
        options,
        key=memory.at_first(f"{COLUMN_KEYS}{field}", column),
        persist_state="session",
        format_func=lambda each: plain.one_line(each) or words.NO_COLUMN,
    )
    return str(chosen or _NONE)
