"""Which column of a list holds what? Shown as guessed, with an example from the list, to be corrected."""

from typing import Any, Final

import streamlit as st

from app.frame.look import notice
from app.memory.session import kinds
from app.register.state import memory
from layers.assets.kinds import plain_word
from layers.register.importing.column_words import SEVERAL
from layers.register.importing.columns import FIELDS, ColumnMapping
from layers.tables.source_table import SourceTable
from presentation.words import plain as words, register as said

_ALWAYS: Final = (
    *("name", "kind", "address", "postcode", "longitude", "latitude"),
    *("when", "phone", "email", "website", "description", "source_id"),
)
_NONE: Final = ""
_MOST_WORDS: Final = 40
_OTHER_NAMES: Final = {
    "source_id": "Their own number for it",
    "easting": "Easting",
    "northing": "Northing",
    "day": "Weekday",
    "starts": "Starts at",
    "ends": "Ends at",
    "frequency": "How often",
    "rrule": "Recurrence rule",
    "age": "Ages",
}


def _key(field: str) -> str:
    return f"reg_c_{field}"


def field_name(field: str) -> str:
    """What a field is called here."""
    return _OTHER_NAMES.get(field) or said.NAMES.get(field) or field.replace("_", " ").capitalize()


def put_columns(mapping: ColumnMapping) -> None:
    """Fill the fields with a mapping, before they are drawn."""
    for field in FIELDS:
        held: Any = list(mapping.columns_of(field))
        memory.put(_key(field), held if field in SEVERAL else (held[0] if held else _NONE))
    memory.put(_key("all_kind"), mapping.all_kind or None)


def ask_columns(table: SourceTable, mapping: ColumnMapping) -> None:
    """One choice for each field; those with a column and the most wanted first, the rest behind a fold."""
    guessed = {guess.field for guess in mapping.guesses}
    first = [field for field in FIELDS if field in guessed or field in _ALWAYS]
    rest = [field for field in FIELDS if field not in first]
    with st.container(key="reg_columns"):
        _grid(first, table, mapping)
        with st.expander("Further fields"):
            _grid(rest, table, mapping)
    st.selectbox(
        "Of which kind are rows that say none?",
        [kind.key for kind in kinds().kinds],
        index=None,
        format_func=kinds().label,
        key=_key("all_kind"),
        persist_state="session",
        placeholder="Leave such rows out",
    )
    _ask_kind_words(table, mapping)


def _grid(fields: list[str], table: SourceTable, mapping: ColumnMapping) -> None:
    for start in range(0, len(fields), 3):
        for field, place in zip(fields[start : start + 3], st.columns(3, gap="medium"), strict=False):
            with place:
                _one(field, table, mapping)


def _one(field: str, table: SourceTable, mapping: ColumnMapping) -> None:
    options = list(table.columns)
    if field in SEVERAL:
        st.multiselect(
            field_name(field), options, key=_key(field), persist_state="session", placeholder="No column"
        )
        chosen = list(memory.get(_key(field)) or ())
    else:
        st.selectbox(
            field_name(field),
            [_NONE, *options],
            format_func=lambda column: words.one_line(column) or "No column",
            key=_key(field),
            persist_state="session",
        )
        chosen = [memory.get(_key(field))] if memory.get(_key(field)) else []
    if not chosen:
        return
    example = next((cell for cell in table.values(chosen[0]) if cell), "")
    sure = mapping.confidence_of(field)
    doubt = "Not sure: look this over. " if tuple(chosen) == mapping.columns_of(field) and sure < 0.8 else ""
    st.caption(f"{doubt}For example: {words.plain(example[:70])}")


def mapping_as_chosen(table: SourceTable, mapping: ColumnMapping) -> ColumnMapping:
    """The mapping with what was corrected on the page."""
    for field in FIELDS:
        held = memory.get(_key(field))
        wanted = tuple(held or ()) if field in SEVERAL else ((held,) if held else ())
        if wanted != mapping.columns_of(field):
            mapping = mapping.corrected(field, wanted)
    told = {word: memory.get(_word_key(word)) for word in unknown_words(table, mapping)}
    chosen = {word: kind for word, kind in told.items() if kind}
    all_kind = str(memory.get(_key("all_kind")) or "")
    if chosen or all_kind != mapping.all_kind:
        mapping = mapping.with_kinds(chosen, all_kind=all_kind)
    return mapping


def unknown_words(table: SourceTable, mapping: ColumnMapping) -> list[str]:
    """The list's words for kinds that mean nothing to us yet, the most frequent first."""
    column = mapping.column_of("kind")
    if not column or column not in table.columns:
        return []
    told = {plain_word(word) for word, _ in mapping.kind_words}
    counted: dict[str, int] = {}
    for cell in table.values(column):
        if cell and plain_word(cell) not in told and not kinds().find(cell):
            counted[cell] = counted.get(cell, 0) + 1
    return sorted(counted, key=lambda word: -counted[word])


def _word_key(word: str) -> str:
    return f"reg_w_{plain_word(word)}"


def _ask_kind_words(table: SourceTable, mapping: ColumnMapping) -> None:
    column = memory.get(_key("kind"))
    seen = mapping.corrected("kind", (column,) if column else ())
    unknown = unknown_words(table, seen)
    if not unknown:
        return
    st.html(
        notice(
            f"In “{words.one_line(str(column))}” "
            f"{words.count(len(unknown), 'word for a kind is', 'words for kinds are')} not known here.",
            "Choose what each means. Rows with a word that is left open are refused.",
            care=True,
            slim=True,
        )
    )
    shown = unknown[:_MOST_WORDS]
    for start in range(0, len(shown), 3):
        for word, place in zip(shown[start : start + 3], st.columns(3, gap="medium"), strict=False):
            with place:
                st.selectbox(
                    words.plain(word),
                    [kind.key for kind in kinds().kinds],
                    index=None,
                    format_func=kinds().label,
                    key=_word_key(word),
                    persist_state="session",
                    placeholder="Leave out",
                )
