"""How is a faulty row of a list put right on the page? Its cells beside what is wrong, and again."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from actions.bring_in_list import IncomingList
from app.memory.session import kinds
from app.register.state import memory
from layers.register.importing.mapping.column_words import WEEKDAYS
from layers.register.importing.mapping.columns import FIELDS, ColumnMapping
from layers.register.importing.row_kinds import unknown_words
from layers.tables.report import Fault
from layers.tables.source_table import SourceTable
from presentation.words import plain
from presentation.words.language import worded
from presentation.words.register import bringing_in as words

AT_FIRST: Final = 8
_SHOWN: Final = "reg_rows_to_correct"
_TOGETHER: Final = (
    frozenset(("longitude", "latitude", "easting", "northing", "postcode", "address", "uprn", "area_served")),
    frozenset(("when", "day", "starts", "ends", "frequency", "rrule", *WEEKDAYS)),
    frozenset(("name", "kind")),
)


def rows_at_fault(incoming: IncomingList) -> list[tuple[int, list[Fault]]]:
    """Each faulty row with its faults: first those left out, then those kept, then those that lie outside."""
    imported = incoming.imported
    if imported is None or incoming.table is None:
        return []
    come_in = set(imported.rows)
    chosen_by_word = _rows_of_words(incoming)
    by_row: dict[int, list[Fault]] = {}
    for fault in imported.faults:
        if fault.row is not None and not (fault.row in chosen_by_word and _is_of_kind(fault, incoming)):
            by_row.setdefault(fault.row, []).append(fault)

    def order(row: tuple[int, list[Fault]]) -> tuple[bool, bool, int]:
        """Rows that stay out and can be put right first; what lies outside last."""
        number, faults = row
        return all("outside" in fault.what for fault in faults), number in come_in, number

    return sorted(by_row.items(), key=order)


def _rows_of_words(incoming: IncomingList) -> frozenset[int]:
    """The rows whose word for a kind is chosen once for all its rows, not row by row."""
    if incoming.table is None or incoming.mapping is None:
        return frozenset()
    unknown = unknown_words(incoming.table, incoming.mapping, kinds())
    return frozenset(row for word in unknown for row in word.rows)


def _is_of_kind(fault: Fault, incoming: IncomingList) -> bool:
    return incoming.mapping is not None and fault.column == incoming.mapping.column_of("kind")


def columns_to_correct(table: SourceTable, mapping: ColumnMapping, faults: Sequence[Fault]) -> list[str]:
    """The columns in which a row's faults may lie: those named, and those that say the same in other ways."""
    fields_of: dict[str, str] = {column: name for name in FIELDS for column in mapping.columns_of(name)}
    wrong = {fields_of.get(fault.column or "", fault.column or "") for fault in faults}
    fields = wrong.union(*(group for group in _TOGETHER if group & wrong))
    if not any(column in fields_of and fields_of[column] in fields for column in table.columns):
        fields = set(FIELDS)
    return [column for column in table.columns if fields_of.get(column, "") in fields]


def corrected(table: SourceTable, cells: Mapping[tuple[int, str], str]) -> SourceTable:
    """The table with other cells, by row number and column; the one given stays as it is."""
    at = {column: place for place, column in enumerate(table.columns)}
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), cell in cells.items():
        by_row.setdefault(number, {})[at[column]] = cell.strip()
    rows = [
        tuple(by_row[number].get(place, cell) for place, cell in enumerate(row)) if number in by_row else row
        for number, row in zip(table.numbers, table.rows, strict=True)
    ]
    return replace(table, rows=rows)


def ask_corrections(incoming: IncomingList, *, again: Callable[[SourceTable, frozenset[int]], None]) -> None:
    """The faulty rows, each cell a field; ``again`` reads the list anew with what was typed."""
    rows, table, mapping = rows_at_fault(incoming), incoming.table, incoming.mapping
    if not rows or table is None or mapping is None:
        return
    st.subheader(words.PUT_RIGHT, anchor=False)
    st.html(f'<p class="wr-small">{html.escape(words.PUT_RIGHT_HELP)}</p>')
    shown = int(memory.get(_SHOWN, AT_FIRST))
    places = {number: place for place, number in enumerate(table.numbers)}
    typed: dict[tuple[int, str], str] = {}
    for number, faults in rows[:shown]:
        if number in places:
            typed |= _one_row(table, mapping, number, table.rows[places[number]], faults)
    with st.container(horizontal=True):
        if st.button(words.READ_AGAIN, key="reg_again"):
            again(corrected(table, typed), frozenset(number for number, _ in typed))
        if len(rows) > shown:
            more = min(AT_FIRST * 2, len(rows) - shown)
            st.button(words.show_more_rows(more, len(rows)), on_click=memory.put, args=(_SHOWN, shown + more))


def _one_row(
    table: SourceTable, mapping: ColumnMapping, number: int, row: Sequence[str], faults: Sequence[Fault]
) -> dict[tuple[int, str], str]:
    """What is wrong with a row, and its cells as fields; gives the cells that were changed."""
    name = row[table.columns.index(mapping.column_of("name"))] if mapping.column_of("name") else ""
    changed: dict[tuple[int, str], str] = {}
    with st.container(border=True, key=f"reg_row_at_fault_{number}"):
        wrong = "<br>".join(html.escape(f"{worded(fault.what)} {worded(fault.fix)}") for fault in faults)
        heading = words.faulty_row(number, plain.one_line(name))
        st.html(f'<h3 class="wr-part">{html.escape(heading)}</h3><p>{wrong}</p>')
        columns = columns_to_correct(table, mapping, faults)
        for start in range(0, len(columns), 3):
            for column, place in zip(columns[start : start + 3], st.columns(3, gap="medium"), strict=False):
                cell = row[table.columns.index(column)]
                key = f"reg_cell_{number}_{table.columns.index(column)}"
                with place:
                    typed = st.text_input(
                        plain.plain(_label(column, mapping)),
                        value=cell,
                        key=key,
                        persist_state="session",
                        autocomplete="off",
                    )
                if (typed or "").strip() != cell:
                    changed[number, column] = typed or ""
    return changed


def _label(column: str, mapping: ColumnMapping) -> str:
    """The column's own name, and ours where that says something else."""
    ours = next((words.field_name(name) for name in FIELDS if column in mapping.columns_of(name)), "")
    same = ours.casefold().replace(" ", "") in column.casefold().replace("_", "").replace(" ", "")
    return column if not ours or same else words.column_and_field(column, ours)
