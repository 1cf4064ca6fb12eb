"""Which column of a list holds what? Shown as guessed, with an example from the list, to be corrected."""

from functools import partial
from typing import Any, Final

import streamlit as st

from actions.bring_in_list import unread_columns
from app.frame.look import notice
from app.memory.session import kinds
from app.register.bringing_in.kind_words import ask_kind_words, with_chosen_kinds
from app.register.bringing_in.value_words import ask_values, with_chosen_values
from app.register.state import memory
from layers.register.importing.mapping.column_words import SEVERAL
from layers.register.importing.mapping.columns import FIELDS, ColumnMapping
from layers.register.importing.mapping.value_words import unknown_values
from layers.register.importing.row_kinds import unknown_words
from layers.tables.source_table import SourceTable
from presentation.words import plain
from presentation.words.kinds import kind_label
from presentation.words.register import bringing_in as words

_ALWAYS: Final = (
    *("name", "kind", "address", "postcode", "longitude", "latitude"),
    *("when", "phone", "email", "website", "description", "source_id"),
)
_NONE: Final = ""


def _key(field: str) -> str:
    return f"reg_c_{field}"


def put_columns(mapping: ColumnMapping) -> None:
    """Fill the fields with a mapping, before they are drawn."""
    for field in FIELDS:
        columns: Any = list(mapping.columns_of(field))
        memory.put(_key(field), columns if field in SEVERAL else (columns[0] if columns else _NONE))
    memory.put(_key("all_kind"), mapping.all_kind or None)


def ask_columns(table: SourceTable, mapping: ColumnMapping) -> None:
    """One choice for each field; those with a column and the most wanted first, the rest behind a fold."""
    guessed = {guess.field for guess in mapping.guesses}
    first = [field for field in FIELDS if field in guessed or field in _ALWAYS]
    rest = [field for field in FIELDS if field not in first]
    has_kinds = bool(memory.get(_key("kind")))
    if not has_kinds:
        _ask_kind_of_all(words.KIND_OF_ALL_ROWS, words.CHOOSE_ONE_KIND)
    with st.container(key="reg_columns"):
        _grid(first, table, mapping)
        with st.expander(words.FURTHER_FIELDS):
            _grid(rest, table, mapping)
    if has_kinds:
        _ask_kind_of_all(words.KIND_OF_REST, words.REST_LEFT_OUT)
        column = str(memory.get(_key("kind")))
        seen = mapping.corrected("kind", (column,))
        ask_kind_words(unknown_words(table, seen, kinds()), column)
    ask_values(unknown_values(table, mapping))
    _show_unused(table, mapping)


def _ask_kind_of_all(question: str, placeholder: str) -> None:
    st.selectbox(
        question,
        [kind.key for kind in kinds().kinds],
        index=None,
        format_func=partial(kind_label, kinds()),
        key=_key("all_kind"),
        persist_state="session",
        placeholder=placeholder,
    )


def _grid(fields: list[str], table: SourceTable, mapping: ColumnMapping) -> None:
    for start in range(0, len(fields), 3):
        for field, place in zip(fields[start : start + 3], st.columns(3, gap="medium"), strict=False):
            with place:
                _ask_column(field, table, mapping)


def _ask_column(field: str, table: SourceTable, mapping: ColumnMapping) -> None:
    options = list(table.columns)
    if field in SEVERAL:
        st.multiselect(
            words.field_name(field),
            options,
            key=_key(field),
            persist_state="session",
            placeholder=words.NO_COLUMN,
        )
        chosen = list(memory.get(_key(field)) or ())
    else:
        st.selectbox(
            words.field_name(field),
            [_NONE, *options],
            format_func=lambda column: plain.one_line(column) or words.NO_COLUMN,
            key=_key(field),
            persist_state="session",
        )
        chosen = [memory.get(_key(field))] if memory.get(_key(field)) else []
    if not chosen:
        return
    cell = next((cell for cell in table.values(chosen[0]) if cell), "")
    unsure = tuple(chosen) == mapping.columns_of(field) and mapping.confidence_of(field) < 0.8
    st.caption(words.example(plain.plain(cell[:70]), unsure=unsure))


def _chosen_columns(field: str) -> tuple[str, ...]:
    """The columns that stand on the page for a field."""
    value = memory.get(_key(field))
    return tuple(value or ()) if field in SEVERAL else ((str(value),) if value else ())


def _show_unused(table: SourceTable, mapping: ColumnMapping) -> None:
    """Which columns nothing is read of, as the page stands."""
    shown = mapping.with_columns({field: _chosen_columns(field) for field in FIELDS})
    unused = [column for column in unread_columns(table, shown) if any(table.values(column))]
    if unused:
        st.html(notice(words.unused_columns(list(map(plain.one_line, unused))), words.UNUSED_FIX, slim=True))


def mapping_as_chosen(table: SourceTable, mapping: ColumnMapping) -> ColumnMapping:
    """The mapping with what was corrected on the page."""
    mapping = mapping.with_columns({field: _chosen_columns(field) for field in FIELDS})
    mapping = with_chosen_kinds(mapping, unknown_words(table, mapping, kinds()))
    mapping = with_chosen_values(mapping, unknown_values(table, mapping))
    all_kind = str(memory.get(_key("all_kind")) or "")
    return mapping if all_kind == mapping.all_kind else mapping.with_kinds({}, all_kind=all_kind)
