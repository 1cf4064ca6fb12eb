"""What does a list mean by its own words in columns of few values: open or closed, step-free, full, hidden?

A word that is not understood is asked about once for all its rows, and the answer is remembered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.assets.kinds import plain_word
from layers.register.importing.mapping.columns import ColumnMapping
from layers.register.importing.mapping.unknown_words import words_not_understood
from layers.register.rules import breach
from layers.tables.source_table import SourceTable

NOT_KNOWN: Final = "not known"
# What a word of a column can mean, as a cell would say it; the likeliest first.
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "status": ("active", "paused", "closed"),
    "step_free": ("yes", "partly", "no", NOT_KNOWN),
    "full": ("yes", "partly", "no", NOT_KNOWN),
    "helpers_wanted": ("yes", "no", NOT_KNOWN),
    "hide_address": ("yes", "no"),
}
_MOST_DIFFERENT: Final = 40  # with more, the column holds no few values: its faults are told instead


@dataclass(frozen=True)
class UnknownValue:
    """A word in a column of few values that is not understood yet."""

    field: str  # one of ``CHOICES``
    column: str
    word: str  # as it is written first
    rows: tuple[int, ...]  # as a spreadsheet counts


def unknown_values(table: SourceTable, mapping: ColumnMapping) -> tuple[UnknownValue, ...]:
    """The words of which somebody has to say what they mean, those of most rows first."""
    values = [value for field in CHOICES for value in _of_field(table, mapping, field)]
    return tuple(sorted(values, key=lambda value: (-len(value.rows), value.rows)))


def as_chosen(mapping: ColumnMapping, field: str, cell: str) -> str:
    """The cell as the person who chose for its word would have written it."""
    return mapping.values_of(field).get(plain_word(cell), cell) if field in CHOICES and cell else cell


def _of_field(table: SourceTable, mapping: ColumnMapping, field: str) -> list[UnknownValue]:
    column = mapping.column_of(field)
    if column not in table.columns:
        return []
    words = words_not_understood(
        table, column, lambda cell: breach(field, as_chosen(mapping, field, cell)) is None
    )
    if len(words) > _MOST_DIFFERENT:
        return []
    return [UnknownValue(field, column, word.written, word.rows) for word in words]
