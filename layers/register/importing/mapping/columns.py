"""Which column of a list is which field of ours?

Guessed from headings and values, to be shown and corrected.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from layers.assets.kinds import Kinds, plain_word
from layers.register.importing.mapping.column_fit import (
    by_contents,
    fit,
    with_kind_column,
    with_kinds_in_names,
    with_places_in_names,
)
from layers.register.importing.mapping.column_values import looks_like, sample
from layers.register.importing.mapping.column_words import (
    ASK,
    BODY,
    HEADINGS,
    HEADINGS_IN_PART,
    NOT_OURS,
    OWN_ONLY,
    SEVERAL,
    VENUE,
    WEEKDAYS,
    WHAT,
    weekday_of,
)
from layers.register.importing.mapping.kind_guess import KindGuess, guess_kinds, kind_of_all
from layers.register.importing.mapping.name_column import name_likeness, with_name
from layers.register.importing.mapping.own_export import is_own_export
from layers.register.importing.mapping.people_columns import is_of_a_person
from layers.register.importing.mapping.titled_rows import TITLES
from layers.tables.looks.column_guess import EXACT, Guess, assigned, likeness
from layers.tables.looks.heading_words import plain_heading
from layers.tables.source_table import POINT_COLUMNS, ImportRefusedError, SourceTable

# Every field that a column can be mapped to.
FIELDS: Final = (*(field for field in HEADINGS if field not in (VENUE, WHAT, BODY)), "more", *WEEKDAYS)
_LIKELY: Final = 0.5
_ACCESS_SAYS: Final = 0.85  # a column "Access" whose cells say whether it is step-free, if no other does
_MOST_DAYS: Final = 5  # with a column each: then "by appointment" alone under one of them is of that day
_TITLES_SURE: Final = 0.9  # a column that is headed as one of kinds says more


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

    def with_columns(self, chosen: Mapping[str, Iterable[str]]) -> "ColumnMapping":
        """The mapping with just these columns by field; one that two fields share stays with both."""
        sure = {(guess.field, guess.column): guess for guess in self.guesses}
        pairs = [(field, column) for field, columns in chosen.items() for column in columns]
        return replace(self, guesses=tuple(sure.get(pair) or Guess(*pair, 1.0) for pair in pairs))

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
    has_week = _has_week(samples)
    scored = sorted(
        (
            guess
            for column in table.columns
            for guess in _candidates(column, samples[column], table, has_week=has_week)
        ),
        key=lambda guess: (-guess.confidence, table.columns.index(guess.column)),
    )
    instead = {"easting": "longitude", "northing": "longitude"}
    chosen = assigned(scored, several=(*SEVERAL, VENUE, WHAT, BODY), instead=instead)
    order = {column: place for place, column in enumerate(table.columns)}
    chosen = with_name(chosen, samples, order)
    if table.heading_row == 0:
        chosen = by_contents(table, samples, chosen, kinds)
    chosen = with_kind_column(samples, chosen, kinds)
    chosen = with_places_in_names(samples, chosen)
    chosen = with_kinds_in_names(chosen, kind_of_all(table, kinds))
    kind_column = next((guess.column for guess in chosen if guess.field == "kind"), "")
    kind_guess = guess_kinds(table, kinds, column=kind_column)
    chosen = _settled_kind(chosen, kind_guess, table)
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


def _has_week(samples: Mapping[str, Counter[str]]) -> bool:
    """Whether a column for most days of the week is there, and one of them holds times."""
    week = {day: column for column in samples if (day := weekday_of(column)) is not None}
    times = any(looks_like("times of a day", samples[column]) for column in week.values())
    return len(week) >= _MOST_DAYS and times


def _candidates(
    column: str, values: Counter[str], table: SourceTable, *, has_week: bool = False
) -> list[Guess]:
    if column in POINT_COLUMNS:
        return [Guess("longitude" if column == POINT_COLUMNS[0] else "latitude", column, 1.0)]
    if not values or is_of_a_person(column):
        return []
    if column == TITLES:
        return [Guess("kind", column, _TITLES_SURE)]
    day = weekday_of(column)
    if day is not None and (has_week or looks_like("times of a day", values)):
        return [Guess(WEEKDAYS[day], column, 0.95)]
    guesses = [
        Guess(field, column, like)
        for field in HEADINGS
        if field not in OWN_ONLY and (like := _likeness(field, column))
    ]
    plain = plain_heading(column)
    if plain.split()[:1] == [ASK] and len(plain.split()) == 1:
        guesses += [Guess(field, column, 0.8) for field in ("email", "phone") if looks_like(field, values)]
    if not table.has_points and looks_like("point", values):
        guesses.append(Guess("point", column, 0.94))
    if _is_called_access(plain, guesses) and looks_like("access", values):
        guesses = [guess for guess in guesses if guess.field != "access"]
        guesses += [Guess("step_free", column, _ACCESS_SAYS), Guess("access", column, _ACCESS_SAYS - 0.05)]
    fitting = [replace(g, confidence=g.confidence * fit(g, values, table)) for g in guesses]
    return [guess for guess in fitting if guess.confidence >= _LIKELY]


def _is_called_access(plain: str, guesses: list[Guess]) -> bool:
    """Whether a heading asks for access itself: not for its notes, nor for changing rooms and the like."""
    surely = any(guess.field == "access" and guess.confidence >= EXACT for guess in guesses)
    return surely and any(word.startswith("access") for word in plain.split())


def _likeness(field: str, column: str) -> float:
    """How like the headings of a field a column's is; some of them count only whole."""
    own = field.replace("_", " ")
    whole = likeness(column, _with_own(own, HEADINGS[field]), not_ours=NOT_OURS)
    if whole >= EXACT or (field == "name" and ASK in plain_heading(column).split()):
        return whole if whole >= EXACT else 0.0  # the name of somebody to ask is not the group's
    if field == "name" and name_likeness(column):
        return EXACT
    return likeness(column, _with_own(own, HEADINGS_IN_PART[field]), not_ours=NOT_OURS)


def _with_own(own: str, headings: tuple[str, ...]) -> tuple[str, ...]:
    """How a field is called in headings: in lists, and by ourselves."""
    return headings if own in headings or own in HEADINGS[BODY] else (own, *headings)
