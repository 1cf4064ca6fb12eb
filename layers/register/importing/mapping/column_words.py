"""By which headings do lists call the fields that we keep? Plain words, the surest first."""

from itertools import chain
from pathlib import Path
from typing import Final

from layers.tables.looks.heading_words import plain_heading
from layers.tables.looks.word_tables import read_headings


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

HEADINGS_CSV: Final = Path(__file__).parents[1] / "words" / "headings.csv"
_FIELDS: Final = (
    *(
        "asset_id",
        "source_id",
        "name",
        "venue",
        "what",
        "body",
        "organisation",
        "kind",
        "interests",
        "description",
    ),
    *("point", "longitude", "latitude", "easting", "northing", "postcode", "address", "uprn", "area_served"),
    *("when", "day", "starts", "ends", "frequency", "rrule", "sessions", "when_unread"),
    *("age", "minimum_age", "maximum_age", "for_whom", "not_for", "cost", "price_pence", "places_a_week"),
    *("full", "helpers_wanted", "step_free", "access", "phone", "email", "website", "status", "closed"),
    *("checked_on", "checked_by", "hide_address", "near_street", "placed_by"),
    *("source", "licence", "attribution", "source_date"),
)


# field -> headings in plain words. A heading that is one of them is sure; one that holds all the words of one
# is likely, unless the table says that it counts only whole. No heading may stand for two fields. Three are
# no fields: a "venue" is the name where the list has no other, else the first part of the address; a "body"
# ("Organisation") the name where nothing but its "what" could be, else the organisation; a "what" the name
# where the list has neither, else a word for the kind.
HEADINGS, HEADINGS_IN_PART = read_headings(HEADINGS_CSV, _FIELDS)
VENUE: Final = "venue"
WHAT: Final = "what"
BODY: Final = "body"
ALL_HEADINGS: Final = tuple(
    dict.fromkeys([*(field.replace("_", " ") for field in _FIELDS), *chain.from_iterable(HEADINGS.values())])
)

# Words in a heading that show it is about something else, however like a field it looks.
NOT_OURS: Final = _words(
    """
    ward lsoa msoa oa la authority area parking park toilets toilet reception entrance count status code
    colour color size facebook twitter instagram updated modified created date source file registration
    company
    """
)
OWN_ONLY: Final = frozenset(
    field for field, headings in HEADINGS.items() if not headings
)  # of our own exports
SEVERAL: Final = ("address", "interests")  # fields that may be told by several columns, joined in their order
ASK: Final = "contact"  # a heading that says nothing of whether it is a phone, an e-mail address or a name


def weekday_of(heading: str) -> int | None:
    """The weekday of a heading such as "opening_hours_monday" or "Mon"; None where it tells one end of it."""
    words = set(plain_heading(heading).split())
    return None if {"start", "end", "from", "to", "closes", "opens"} & words else weekday_named(heading)


def weekday_named(heading: str) -> int | None:
    """The weekday, 0 Monday to 6 Sunday, that stands in a heading; else None."""
    words = set(plain_heading(heading).split())
    for number, day in enumerate(WEEKDAYS):
        short = {day, day[:3], day[:4], day[:5]} - {"satu", "sund", "mond", "frid", "wedne", "satur", "monda"}
        if (short | {f"{part}s" for part in short}) & words:
            return number
    return None
