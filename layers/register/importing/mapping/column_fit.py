"""Do the cells of a column fit a field, and which fields are the columns of a list without headings?"""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from layers.assets.kinds import Kinds
from layers.places.postcode_format import postcodes_within
from layers.register.importing.mapping.column_values import looks_like
from layers.register.importing.mapping.kind_guess import find_kind, is_kind_word
from layers.tables.looks.column_guess import EXACT, Guess
from layers.tables.looks.placeholders import is_nothing
from layers.tables.source_table import SourceTable

_MOST_HAVE_IDS: Final = 0.6  # of the rows; below that a column is of something that a few rows have
_MOST_IDS_DIFFER: Final = 2 / 3  # of the ids; a column that repeats more tells groups
_SOME: Final = 0.15  # of the cells: under a sure heading so many are enough
_KINDS: Final = 0.6  # of the cells must be words for kinds
_BY_CONTENTS: Final = 0.6  # how sure a column without a heading is
_BY_NAMES: Final = 0.5  # and a kind or a place that stands in the names
_LONGEST_NAME: Final = 500
_PLACES: Final = frozenset({"longitude", "point", "easting", "postcode", "address", "uprn", "area_served"})
_CONTACTS: Final = ("email", "website", "phone")
_WORDS: Final = ("description", "organisation", "venue", "address")  # more than yes or no
_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "postcode": "postcode",
        "point": "headed_point",
        "email": "email",
        "website": "website",
        "phone": "phone",
        "checked_on": "date",
        "closed": "closed",
        "longitude": "coordinate",
        "latitude": "coordinate",
        "easting": "metres",
        "northing": "metres",
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
        "step_free": "access",
        "hide_address": "yes_no",
        "full": "yes_no",
        "helpers_wanted": "helpers",
    }
)


def fit(guess: Guess, values: Counter[str], table: SourceTable) -> float:
    """How well a column's cells fit a field: 1 if they do, or if that cannot be told; 0 if they do not.

    Under a heading that is surely the field's, few that fit are enough: the heading counts.
    """
    field = guess.field
    if field in ("source_id", "asset_id"):
        return 1.0 if _mostly_ids(guess.column, table) and not looks_like("prose", values) else 0.0
    if field == "name":
        return 0.0 if looks_like("number", values) or looks_like("yes_no", values) else 1.0
    if field in _WORDS and looks_like("yes_no", values):
        return 0.0
    shape = _SHAPES.get(field)
    if shape is None or looks_like(shape, values):
        return 1.0
    if guess.confidence < EXACT:
        return 0.0
    if field in _CONTACTS and any(looks_like(other, values, most=_SOME) for other in _CONTACTS):
        return 1.0  # an address under "Telephone": every row is sorted by what it is
    if field == "postcode" and not looks_like("prose", values) and not looks_like("number", values):
        return 1.0  # every one of them may have a slip
    return 1.0 if looks_like(shape, values, most=_SOME) else 0.0


def _mostly_ids(column: str, table: SourceTable) -> bool:
    """Whether a column headed like ids holds them: a few slips do not take the ids of all other rows away."""
    filled = [cell for cell in table.values(column) if not is_nothing(cell)]
    rows = sum(map(any, table.rows))
    return len(filled) >= _MOST_HAVE_IDS * rows and len(set(filled)) > _MOST_IDS_DIFFER * len(filled)


def by_contents(
    table: SourceTable, samples: Mapping[str, Counter[str]], chosen: list[Guess], kinds: Kinds
) -> list[Guess]:
    """The fields of a list without headings, by what its columns hold; those already known stay.

    The first column of words that are no kinds is the name, and the next one the address.
    """
    guesses = list(chosen)
    taken = {guess.column for guess in guesses}
    fields = {guess.field for guess in guesses}
    for column in table.columns:
        values = samples[column]
        field = "" if column in taken or not values else _field_of(values, fields, kinds)
        if field:
            guesses.append(Guess(field, column, _BY_CONTENTS))
            fields.add(field)
    return guesses


def with_kind_column(samples: Mapping[str, Counter[str]], chosen: list[Guess], kinds: Kinds) -> list[Guess]:
    """With the column whose cells are words for kinds, however it is headed, where none is called so.

    Where they do not repeat, it may be of names ("Market Lunch Club"): then each is such a word alone.
    """
    taken = {guess.column for guess in chosen}
    if any(guess.field == "kind" for guess in chosen):
        return chosen
    for column, values in samples.items():
        if column in taken or not values or not _are_kinds(values, kinds):
            continue
        repeats = values.total() > len(values) or values.total() == 1
        if repeats or _are_kinds(values, kinds, alone=True):
            return [*chosen, Guess("kind", column, _BY_CONTENTS)]
    return chosen


def _field_of(values: Counter[str], taken: set[str], kinds: Kinds) -> str:
    """Which field not taken yet the cells of a column without a heading are."""
    for field in ("point", "email", "website", "postcode"):
        if looks_like(field, values):
            return "" if field in taken else field
    if looks_like("number", values) or looks_like("date", values):
        return ""
    if looks_like("phone", values):
        return "" if "phone" in taken else "phone"
    if "kind" not in taken and "name" in taken and _are_kinds(values, kinds):
        return "kind"
    if looks_like("times", values):
        return "" if "when" in taken else "when"
    if looks_like("yes_no", values):
        return ""
    return next((field for field in ("name", "address") if field not in taken), "")


def with_kinds_in_names(chosen: list[Guess], kind_of_all: str) -> list[Guess]:
    """With the names as words for kinds ("Tuesday Lunch Club"), where no column and nothing else says one."""
    if kind_of_all or any(guess.field == "kind" for guess in chosen):
        return chosen
    names = [Guess("kind", guess.column, _BY_NAMES) for guess in chosen if guess.field == "name"]
    return [*chosen, *names]


def with_places_in_names(samples: Mapping[str, Counter[str]], chosen: list[Guess]) -> list[Guess]:
    """With the names as addresses ("Seated Yoga, St Oswin's Hall, ZZ1 1AB"), where no column says a place."""
    names = [guess.column for guess in chosen if guess.field == "name"]
    if not names or _PLACES & {guess.field for guess in chosen}:
        return chosen
    values = samples[names[0]]
    located = sum(count for cell, count in values.items() if postcodes_within(cell[:_LONGEST_NAME]))
    return [*chosen, Guess("address", names[0], _BY_NAMES)] if located >= _KINDS * values.total() else chosen


def _are_kinds(values: Counter[str], kinds: Kinds, *, alone: bool = False) -> bool:
    """Whether most cells end in a word for a kind, or are such words and nothing more (``alone``)."""
    is_kind = is_kind_word if alone else find_kind
    fitting = sum(count for cell, count in values.items() if len(cell) < 60 and is_kind(cell, kinds))
    return fitting >= _KINDS * values.total()
