"""What does a list mean by a word in a column of few values? One choice for each, for all its rows."""

from collections.abc import Sequence

import streamlit as st

from app.frame.look import notice
from app.register.state import memory
from layers.assets.kinds import plain_word
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.mapping.value_words import CHOICES, UnknownValue
from presentation.words import plain
from presentation.words.register import bringing_in as words
from presentation.words.register.equal_faults import rows_in_words


def with_chosen_values(mapping: ColumnMapping, unknown: Sequence[UnknownValue]) -> ColumnMapping:
    """The mapping with what was chosen."""
    answers = {(value.field, value.word): str(memory.get(_key(value)) or "") for value in unknown}
    chosen = {key: answer for key, answer in answers.items() if answer}
    return mapping.with_values(chosen) if chosen else mapping


def ask_values(unknown: Sequence[UnknownValue]) -> None:
    """A choice for each word that is not understood; nothing where all are."""
    if not unknown:
        return
    st.html(notice(words.unknown_values(len(unknown)), words.CHOOSE_VALUES, care=True, slim=True))
    with st.container(key="reg_value_words"):
        for start in range(0, len(unknown), 3):
            for value, place in zip(unknown[start : start + 3], st.columns(3, gap="medium"), strict=False):
                with place:
                    _ask(value)


def _key(value: UnknownValue) -> str:
    return f"reg_v_{value.field}_{plain_word(value.word)}"


def _ask(value: UnknownValue) -> None:
    st.selectbox(
        words.value_and_rows(
            plain.plain(value.word), plain.plain(value.column), rows_in_words(value.rows, most=2)
        ),
        CHOICES[value.field],
        index=None,
        format_func=words.VALUES.__getitem__,
        key=_key(value),
        persist_state="session",
        placeholder=words.VALUE_LEFT_OPEN,
    )
