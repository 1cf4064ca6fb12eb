"""Which column of a table is which field? Told by its heading; each caller brings fields of its own."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from layers.tables.looks.heading_words import plain_heading

_STEP: Final = 0.005  # by which each further wording of a field is less sure than the one before
EXACT: Final = 0.9  # from here on a heading is one of a field's wordings, not only like one
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Guess:
    """One column for one field, and how sure that is: 1 certain, 0.5 no better than a coin."""

    field: str
    column: str
    confidence: float


def likeness(column: str, wordings: Sequence[str], *, not_ours: Collection[str] = ()) -> float:
    """How like a field's wordings a heading is, 0 to 1: from ``EXACT`` on it is one of them.

    Parameters
    ----------
    wordings
        The field's headings in small words, the surest first.
    not_ours
        Words that show that a heading is about something else, however like a field it looks.
    """
    plain = plain_heading(column)
    if plain in wordings:
        return max(1.0 - _STEP * wordings.index(plain), EXACT)
    words = set(plain.split())
    if words & set(not_ours):
        return 0.0
    best = 0.0
    for wording in wordings:
        parts = set(wording.split())
        if parts <= words and max(map(len, parts)) > 2:
            best = max(best, 0.6 + 0.3 * len(parts) / len(words))
    return best


def assigned(
    scored: Iterable[Guess], *, several: Collection[str] = (), instead: Mapping[str, str] = _NONE
) -> list[Guess]:
    """Give each column to its best field and each field its best column, the surest first.

    Parameters
    ----------
    scored
        Guesses, the surest first.
    several
        Fields that may have several columns.
    instead
        A field that has no column any more once another field has one.
    """
    chosen: list[Guess] = []
    columns: set[str] = set()
    fields: set[str] = set()
    for guess in scored:
        taken = guess.field in fields and guess.field not in several
        if guess.column in columns or taken or instead.get(guess.field) in fields:
            continue
        chosen.append(guess)
        columns.add(guess.column)
        fields.add(guess.field)
    return chosen


def columns_called(columns: Sequence[str], fields: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Field -> the column whose heading is one of its wordings, for the fields that have one."""
    scored = [
        Guess(field, column, like)
        for column in columns
        for field, wordings in fields.items()
        if (like := likeness(column, wordings)) >= EXACT
    ]
    scored.sort(key=lambda guess: (-guess.confidence, columns.index(guess.column)))
    return {guess.field: guess.column for guess in assigned(scored)}
