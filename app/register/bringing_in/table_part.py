"""Is this the right part of the file? Another sheet, row of headings or encoding is chosen and read anew."""

import html
from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from actions.list_part import TablePart
from app.register.state import memory
from layers.register.importing.source import Source
from layers.tables.source_table import SourceTable
from presentation.words import plain
from presentation.words.register import table_part as words

_SENT: Final = "reg_sent"
_SHEET, _ROW = "reg_part_sheet", "reg_part_row"
_ENCODING: Final = "reg_encoding"  # stays from the choice of the file on
_TEXT: Final = "csv"
_FORMS_WITH_HEADINGS: Final = ("csv", "xlsx")
_LOWEST_HEADING: Final = 200


@dataclass(frozen=True)
class SentList:
    """A file as it was sent, to be read again when another part of it is chosen."""

    name: str
    source: Source
    content: bytes = field(repr=False)


def keep_sent(sent: SentList | None) -> None:
    """Remember what was sent until the list is in or left."""
    memory.put(_SENT, sent)


def ask_part(table: SourceTable) -> tuple[SentList, TablePart] | None:
    """Show which part was read, and ask for another; what to read again once it is asked for."""
    sent: SentList | None = memory.get(_SENT)
    has_sheets, has_headings = len(table.sheets) > 1, table.form in _FORMS_WITH_HEADINGS
    if sent is None or not (has_sheets or has_headings):
        return None
    unsure = has_sheets or table.heading_row != 1
    with st.expander(words.WHICH_PART, expanded=unsure):
        read_now = words.first_rows_read(plain.one_line(table.sheet), table.heading_row)
        st.html(f'<p class="wr-small">{html.escape(read_now)}</p>')
        sheet = _ask_sheet(table) if has_sheets else ""
        row = _ask_row(table) if has_headings else None
        encoding = ask_encoding() if table.form == _TEXT else ""
        if not st.button(words.READ_PART, key="reg_part_read"):
            return None
    is_other_sheet = has_sheets and sheet != table.sheet
    chosen_row = None if row == table.heading_row and is_other_sheet else row
    return sent, TablePart(sheet, chosen_row, encoding)


def ask_encoding() -> str:
    """The encoding of a table of text as a person chooses it; "" where it is looked for."""
    memory.at_first(_ENCODING, "")
    chosen = st.selectbox(
        words.ENCODING,
        list(words.ENCODINGS),
        key=_ENCODING,
        persist_state="session",
        format_func=words.ENCODINGS.__getitem__,
    )
    return str(chosen or "")


def forget_part() -> None:
    """What was chosen is of a table that is not there any more."""
    memory.put(_SHEET, None)
    memory.put(_ROW, None)


def _ask_sheet(table: SourceTable) -> str:
    if memory.get(_SHEET) not in table.sheets:
        memory.put(_SHEET, table.sheet)
    chosen = st.selectbox(
        words.SHEET, table.sheets, key=_SHEET, persist_state="session", format_func=plain.one_line
    )
    return str(chosen or table.sheet)


def _ask_row(table: SourceTable) -> int:
    memory.at_first(_ROW, table.heading_row)
    chosen = st.number_input(
        words.HEADING_ROW, min_value=0, max_value=_LOWEST_HEADING, step=1, key=_ROW, persist_state="session"
    )
    return int(chosen)
