"""Of which kind is each row: by a word that a person chose, by a word of ours, or because all are of one?"""

from dataclasses import dataclass
from typing import Final

from geo.wording import worded
from layers.assets.kinds import Kinds, either, plain_word
from layers.register.importing.draft import Draft
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.mapping.kind_guess import LEFT_OUT, find_kind, suggested_kinds
from layers.register.importing.mapping.unknown_words import words_not_understood
from layers.tables.cells import shown
from layers.tables.row_reasons import NO_KIND, NOT_WANTED
from layers.tables.source_table import SourceTable

_FIX: Final = worded("Correct it, or say which of our kinds it means.")


@dataclass(frozen=True)
class UnknownWord:
    """A word of a list that means none of our kinds yet."""

    word: str  # as it is written first
    rows: tuple[int, ...]  # as a spreadsheet counts
    suggestions: tuple[str, ...]  # keys of kinds, the likeliest first


def unknown_words(table: SourceTable, mapping: ColumnMapping, kinds: Kinds) -> tuple[UnknownWord, ...]:
    """The list's words for kinds of which somebody has to say what they mean; one choice for each."""
    column = mapping.column_of("kind")
    return RowKinds(kinds, mapping).unknown_in(table, column) if column in table.columns else ()


class RowKinds:
    """What a list's words for kinds mean; each word is worked out once."""

    def __init__(self, kinds: Kinds, mapping: ColumnMapping, *, in_recipe: bool = False) -> None:
        self._kinds, self._of_all, self._in_recipe = kinds, mapping.all_kind, in_recipe
        self._kind_of = {plain_word(word): kind for word, kind in mapping.kind_words if kind}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def find_kind(self, draft: Draft) -> None:
        """Set ``known["kind"]`` of a row, or refuse it: its word is not known, or a person leaves it out."""
        word = draft.cell("kind")
        kind = self._meant(word) if word else self._of_all
        draft.known["kind"] = "" if kind == LEFT_OUT else kind
        if kind == LEFT_OUT:
            draft.reason = draft.reason or NOT_WANTED
        elif not kind and not word:
            fix = worded("Fill it in, or choose one for all such rows.")
            draft.refuse(NO_KIND, "kind", worded("This row has no kind."), fix)
        elif not kind:
            what = worded('"{word}" is not a kind that we know.', word=shown(word))
            draft.refuse(NO_KIND, "kind", what, self._fix(word))

    def unknown_in(self, table: SourceTable, column: str) -> tuple[UnknownWord, ...]:
        """The words of a column that mean no kind, with their rows, those of most rows first."""
        words = [
            UnknownWord(word.written, word.rows, self._near(word.written))
            for word in words_not_understood(table, column, lambda cell: bool(self._meant(cell)))
        ]
        return tuple(sorted(words, key=lambda word: (-len(word.rows), word.rows)))

    def _meant(self, word: str) -> str:
        plain = plain_word(word)
        if plain not in self._kind_of:
            self._kind_of[plain] = self._kinds.find(word) or find_kind(word, self._kinds)
        return self._kind_of[plain]

    def _near(self, word: str) -> tuple[str, ...]:
        if word not in self._suggested:
            self._suggested[word] = suggested_kinds(word, self._kinds)
        return self._suggested[word]

    def _fix(self, word: str) -> str:
        near = either([self._kinds.label(kind) for kind in self._near(word)])
        if self._in_recipe:
            return _recipes_fix(word, near)
        if not near:
            return _FIX
        return worded("Correct it, or say which of our kinds it means (perhaps {near}).", near=near)


def _recipes_fix(word: str, near: str) -> str:
    template = 'Correct it, or add it under kinds in the recipe: "{word}" = "…".'
    if near:
        template = 'Correct it (perhaps {near}), or add it under kinds in the recipe: "{word}" = "…".'
    return worded(template, near=near, word=shown(word))
