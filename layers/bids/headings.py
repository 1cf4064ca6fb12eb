"""Which column of a list of bids is what? Our own headings, 360Giving's, and what people call them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from layers.bids.transport import TRANSPORT_FIELDS
from layers.tables.looks.column_guess import EXACT, Guess, assigned, likeness
from layers.tables.looks.heading_words import plain_heading
from layers.tables.looks.word_tables import read_headings

HEADINGS_CSV: Final = Path(__file__).with_name("headings.csv")
FIELDS: Final = (
    *("bid_id", "title", "organisation", "description", "pounds", "awarded", "awarded_on", "kind"),
    *("longitude", "latitude", "easting", "northing", "point", "postcode", "address", "for_asset"),
    *("when", "places", *TRANSPORT_FIELDS),
)
_LIKELY: Final = 0.6
# What shows that a heading is about something else: what all of it costs, or comes from others, is no bid.
_NOT_OURS: Final = frozenset(
    {"total", "match", "matched", "other", "others", "budget", "previous", "remaining", "ward", "funder"}
    | {"score", "decision", "currency", "contact", "code", "recipient", "org", "organization"}
    | {"beneficiary", "count"}
)
_FROM_THE_RECIPIENT: Final = ("recipient", "applicant", "organisation", "group")  # where it has its office


HEADINGS, _IN_PART = read_headings(HEADINGS_CSV, FIELDS)  # and those that count as a part too
ALL_HEADINGS: Final = tuple(heading for headings in HEADINGS.values() for heading in headings)


def columns_of(columns: Sequence[str]) -> dict[str, str]:
    """Our field -> the list's column, for the fields that the list seems to have, the surest first."""
    scored = [
        Guess(field, column, like)
        for column in columns
        for field in FIELDS
        if (like := _likeness(field, column)) >= _LIKELY
    ]
    scored.sort(key=lambda guess: (-guess.confidence, columns.index(guess.column)))
    return {guess.field: guess.column for guess in assigned(scored)}


def is_of_the_recipient(column: str) -> bool:
    """Whether a column says where the group has its office rather than where the thing would be."""
    return plain_heading(column).startswith(_FROM_THE_RECIPIENT)


def _likeness(field: str, column: str) -> float:
    """How like the headings of a field a column's is, also where its spaces are left out."""
    whole = max(likeness(column, HEADINGS[field]), _without_spaces(field, column))
    return whole if whole >= EXACT else likeness(column, _IN_PART[field], not_ours=_NOT_OURS)


def _without_spaces(field: str, column: str) -> float:
    bare = plain_heading(column).replace(" ", "")
    return EXACT if bare in {heading.replace(" ", "") for heading in HEADINGS[field]} else 0.0


def chosen_columns(columns: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """What a person chose, for the columns that the list has; "" stands for none."""
    return {field: column for field, column in chosen.items() if field in FIELDS and column in columns}
