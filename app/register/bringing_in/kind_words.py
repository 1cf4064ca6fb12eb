"""What does a list mean by its words for kinds? One choice for each word, the likeliest first."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from app.frame.look import notice
from app.memory.session import kinds
from app.register.state import memory
from layers.assets.kinds import plain_word
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.mapping.kind_guess import LEFT_OUT
from layers.register.importing.row_kinds import UnknownWord
from presentation.words import plain
from presentation.words.kinds import kind_label
from presentation.words.register import bringing_in as words
from presentation.words.register.equal_faults import rows_in_words

_MOST_WORDS = 60


def chosen_kinds(unknown: Sequence[UnknownWord]) -> dict[str, str]:
    """What was chosen: a kind for each word that has one, "-" where its rows are left out."""
    answers = {word.word: str(memory.get(_key(word)) or "") for word in unknown}
    return {word: kind for word, kind in answers.items() if kind}


def with_chosen_kinds(mapping: ColumnMapping, unknown: Sequence[UnknownWord]) -> ColumnMapping:
    """The mapping with what was chosen."""
    chosen = chosen_kinds(unknown)
    return mapping.with_kinds(chosen) if chosen else mapping


def ask_kind_words(unknown: Sequence[UnknownWord], column: str) -> None:
    """A choice for each word that is not known; nothing where all are."""
    if not unknown:
        return
    what = words.unknown_words(plain.one_line(column), len(unknown))
    st.html(notice(what, words.CHOOSE_KINDS, care=True, slim=True))
    suggested = [word for word in unknown if word.suggestions]
    if len(suggested) > 1:
        st.button(
            words.take_suggestions(len(suggested)), on_click=_take, args=(suggested,), key="reg_suggested"
        )
    shown = unknown[:_MOST_WORDS]
    with st.container(key="reg_kind_words"):
        for start in range(0, len(shown), 3):
            for word, place in zip(shown[start : start + 3], st.columns(3, gap="medium"), strict=False):
                with place:
                    _ask(word)
    if len(unknown) > len(shown):
        st.html(f'<p class="wr-small">{words.more_words(len(unknown) - len(shown))}</p>')


def _key(word: UnknownWord) -> str:
    return f"reg_w_{plain_word(word.word)}"


def _ask(word: UnknownWord) -> None:
    rest = [kind.key for kind in kinds().kinds if kind.key not in word.suggestions]
    st.selectbox(
        words.word_and_rows(plain.plain(word.word), rows_in_words(word.rows, most=2)),
        [*word.suggestions, LEFT_OUT, *rest],
        index=None,
        format_func=partial(_option, word),
        key=_key(word),
        persist_state="session",
        placeholder=words.WORD_LEFT_OPEN,
    )


def _option(word: UnknownWord, kind: str) -> str:
    if kind == LEFT_OUT:
        return words.LEAVE_ROWS_OUT
    label = kind_label(kinds(), kind)
    return words.perhaps(label) if kind in word.suggestions else label


def _take(suggested: Sequence[UnknownWord]) -> None:
    """The likeliest of each word that is still open; in a callback only."""
    for word in suggested:
        if not memory.get(_key(word)):
            memory.put(_key(word), word.suggestions[0])
