"""Which column of a list is which field of ours?

Guessed from headings and values, to be shown and corrected.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from layers.assets.kinds import Kinds, plain_word
from layers.register.importing.column_values import is_nothing, looks_like, sample
from layers.register.importing.column_words import (
    ASK,
    HEADINGS,
    NOT_OURS,
    OWN_ONLY,
    SEVERAL,
    WEEKDAYS,
    weekday_of,
)
from layers.register.importing.kind_guess import KindGuess, guess_kinds
from layers.register.importing.own_export import is_own_export
from layers.tables.column_guess import EXACT, Guess, assigned, likeness, plain_heading
from layers.tables.source_table import POINT_COLUMNS, ImportRefusedError, SourceTable

FIELDS: Final = (*HEADINGS, "more", *WEEKDAYS)  # every field that a column can be mapped to
_LIKELY: Final = 0.5
_MOST_HAVE_IDS: Final = 0.6  # of the rows; below that a column is of something that a few rows have
_MOST_IDS_DIFFER: Final = 2 / 3  # of the ids; a column that repeats more tells groups


@dataclass(frozen=True)
class ColumnMapping:
    """Which columns hold which fields, and what the list's words for kinds mean."""

    guesses: tuple[Guess, ...]
    kind_words: tuple[tuple[str, str], ...] = ()  # (their word, key of our kind)
    all_kind: str = ""  # the kind of every row that says none
    all_kind_confidence: float = 0.0
    value_words: tuple[tuple[str, str, str], ...] = ()  # (field, their word, what it means), of few values

    def columns_of(self, field: str) -> tuple[str, ...]:
        """The columns of a field, in the order in which they are joined."""
        return tuple(guess.column for guess in self.guesses if guess.field == field)

    def column_of(self, field: str) -> str:
        """The first column of a field, or ""."""
        return next(iter(self.columns_of(field)), "")

    def confidence_of(self, field: str) -> float:
        """How sure the field's columns are; 0 if it has none."""
        return min((guess.confidence for guess in self.guesses if guess.field == field), default=0.0)

    def unused(self, table: SourceTable) -> tuple[str, ...]:
        """The columns that are no field of ours; their cells are kept as they are."""
        used = {guess.column for guess in self.guesses}
        return tuple(column for column in table.columns if column not in used and column not in POINT_COLUMNS)

    def corrected(self, field: str, columns: Iterable[str]) -> "ColumnMapping":
        """The mapping with other columns (or none) for one field; a column moved leaves its former field."""
        chosen = tuple(columns)
        rest = [g for g in self.guesses if g.field != field and g.column not in chosen]
        return replace(self, guesses=(*rest, *(Guess(field, column, 1.0) for column in chosen)))

    def with_kinds(self, words: Mapping[str, str], *, all_kind: str | None = None) -> "ColumnMapping":
        """The mapping with further words for kinds, and another kind for rows that say none."""
        merged = {**dict(self.kind_words), **words}
        chosen = self.all_kind if all_kind is None else all_kind
        return replace(self, kind_words=tuple(merged.items()), all_kind=chosen, all_kind_confidence=1.0)

    def values_of(self, field: str) -> dict[str, str]:
        """What the list's words in a column of few values mean, by the word in plain form."""
        return {plain_word(word): value for name, word, value in self.value_words if name == field}

    def with_values(self, words: Mapping[tuple[str, str], str]) -> "ColumnMapping":
        """The mapping with the meaning of further words, by field and word."""
        merged = {(field, word): value for field, word, value in self.value_words} | dict(words)
        return replace(self, value_words=tuple((*key, value) for key, value in merged.items()))

    def remembered(self) -> dict[str, Any]:
        """The mapping as plain values, to be kept per source (JSON)."""
        return {
            "columns": [[guess.field, guess.column] for guess in self.guesses],
            "kinds": dict(self.kind_words),
            "all_kind": self.all_kind,
            **({"values": [list(each) for each in self.value_words]} if self.value_words else {}),
        }


def recalled(remembered: Mapping[str, Any], table: SourceTable) -> ColumnMapping:
    """A remembered mapping for a newer file of the same source.

    Raises ``ImportRefusedError`` if a column it needs is gone; the sentence names it and those there are.
    """
    missing = [column for _, column in remembered["columns"] if column not in table.columns]
    if missing:
        raise ImportRefusedError(
            "{table_name} has no {missing} any more; it has {columns}.",
            "Choose the columns again.",
            table_name=table.name,
            missing=missing,
            columns=list(table.columns),
        )
    guesses = tuple(Guess(field, column, 1.0) for field, column in remembered["columns"] if field in FIELDS)
    values = tuple((field, word, value) for field, word, value in remembered.get("values", ()))
    kind_words = tuple(dict(remembered["kinds"]).items())
    return ColumnMapping(guesses, kind_words, str(remembered["all_kind"]), 1.0, values)


def guess_mapping(table: SourceTable, kinds: Kinds) -> ColumnMapping:
    """Guess the columns of a table from their headings and from what stands in them.

    A column goes to one field; a field other than an address has one column. Ids are taken only from a
    column most of whose cells are there and differ (what is doubled or empty is a fault of its row); checks
    by a person only from headings that say so.
    """
    if is_own_export(table.columns):
        pairs = {**{field: field for field in FIELDS}, **_points_of(table)}
        return ColumnMapping(tuple(Guess(f, c, 1.0) for f, c in pairs.items() if c in table.columns))
    samples = {column: sample(table, column) for column in table.columns}
    scored = sorted(
        (guess for column in table.columns for guess in _candidates(column, samples[column], table)),
        key=lambda guess: (-guess.confidence, table.columns.index(guess.column)),
    )
    chosen = assigned(scored, several=SEVERAL, instead={"easting": "longitude", "northing": "longitude"})
    kind_column = next((guess.column for guess in chosen if guess.field == "kind"), "")
    kind_guess = guess_kinds(table, kinds, column=kind_column)
    chosen = _settled_kind(chosen, kind_guess, table)
    order = {column: place for place, column in enumerate(table.columns)}
    fields = {field: place for place, field in enumerate(FIELDS)}
    chosen.sort(key=lambda guess: (fields[guess.field], order[guess.column]))
    return ColumnMapping(tuple(chosen), kind_guess.words, kind_guess.all_kind, kind_guess.confidence)


def _points_of(table: SourceTable) -> dict[str, str]:
    return dict(zip(("longitude", "latitude"), POINT_COLUMNS, strict=True)) if table.has_points else {}


def _settled_kind(chosen: list[Guess], kind_guess: KindGuess, table: SourceTable) -> list[Guess]:
    """A "category" that holds no kinds (Bowling, Golf) tells interests, if its words are short."""
    if kind_guess.words or not any(guess.field == "kind" for guess in chosen):
        return chosen
    settled = []
    for guess in chosen:
        if guess.field != "kind" or (not kind_guess.all_kind and guess.confidence >= EXACT):
            settled.append(guess)  # words for kinds that nobody knows yet: somebody says what they mean
        elif (
            kind_guess.all_kind
            and not kind_guess.holds_kind
            and looks_like("tags", sample(table, guess.column))
        ):
            settled.append(Guess("interests", guess.column, 0.7))
    return settled


def _candidates(column: str, values: Counter[str], table: SourceTable) -> list[Guess]:
    if column in POINT_COLUMNS:
        return [Guess("longitude" if column == POINT_COLUMNS[0] else "latitude", column, 1.0)]
    if not values:
        return []
    day = weekday_of(column)
    if day is not None and looks_like("times", values):
        return [Guess(WEEKDAYS[day], column, 0.95)]
    guesses = [
        Guess(field, column, like)
        for field in HEADINGS
        if field not in OWN_ONLY and (like := likeness(column, _wordings(field), not_ours=NOT_OURS))
    ]
    plain = plain_heading(column)
    if plain.split()[:1] == [ASK] and len(plain.split()) == 1:
        guesses += [Guess(field, column, 0.8) for field in ("email", "phone") if looks_like(field, values)]
    fitting = [replace(g, confidence=g.confidence * _fit(g.field, column, values, table)) for g in guesses]
    return [guess for guess in fitting if guess.confidence >= _LIKELY]


def _wordings(field: str) -> tuple[str, ...]:
    """How a field is called in headings: in lists, and by ourselves."""
    own = field.replace("_", " ")
    return HEADINGS[field] if own in HEADINGS[field] else (own, *HEADINGS[field])


def _mostly_ids(column: str, table: SourceTable) -> bool:
    """Whether a column headed like ids holds them: a few slips do not take the ids of all other rows away."""
    filled = [cell for cell in table.values(column) if not is_nothing(cell)]
    rows = sum(map(any, table.rows))
    return len(filled) >= _MOST_HAVE_IDS * rows and len(set(filled)) > _MOST_IDS_DIFFER * len(filled)


def _fit(field: str, column: str, values: Counter[str], table: SourceTable) -> float:
    """How well a column's cells fit a field: 1 if they do, or if that cannot be told; 0 if they do not."""
    if field in ("source_id", "asset_id"):
        return 1.0 if _mostly_ids(column, table) and not looks_like("prose", values) else 0.0
    shapes = {
        "postcode": "postcode",
        "email": "email",
        "website": "website",
        "phone": "phone",
        "checked_on": "date",
        "longitude": "number",
        "latitude": "number",
        "easting": "number",
        "northing": "number",
        "minimum_age": "number",
        "maximum_age": "number",
        "price_pence": "number",
        "places_a_week": "number",
        "starts": "times",
        "ends": "times",
        "when": "times",
        "uprn": "number",
        "day": "days",
        "rrule": "rrule",
        "step_free": "yes_no",
        "hide_address": "yes_no",
        "full": "yes_no",
    }
    shape = shapes.get(field)
    if field == "name":
        return 0.0 if looks_like("number", values) or looks_like("yes_no", values) else 1.0
    if field in ("access", "description", "organisation") and looks_like("yes_no", values):
        return 0.0
    return 1.0 if shape is None or looks_like(shape, values) else 0.0
