"""Which column of a list of bids is what? Our own headings, 360Giving's, and what people call them."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from layers.tables.column_guess import columns_called, plain_heading

# The first heading is the one we write ourselves; all are compared without capitals, signs and spaces.
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "bid_id": ("Bid", "Identifier", "id", "Ref", "Reference", "Bid reference", "Application"),
    "title": ("Title", "Project", "Project title", "Name", "Project name", "Bid title"),
    "organisation": (
        "Organisation",
        "Recipient Org:Name",
        "Applicant",
        "Group",
        "Organisation name",
    ),
    "description": ("Description", "Summary", "What for", "About"),
    "pounds": ("Amount", "Amount Applied For", "Amount requested", "Ask", "Cost", "Pounds", "£", "Amount £"),
    "awarded": ("Amount Awarded", "Awarded", "Grant"),
    "awarded_on": ("Award Date", "Awarded on", "Date awarded", "Decision date"),
    "kind": ("Kind", "Type", "Type of activity", "Activity", "Category"),
    "longitude": ("Longitude", "Beneficiary Location:Longitude", "lon", "lng"),
    "latitude": ("Latitude", "Beneficiary Location:Latitude", "lat"),
    "easting": ("Easting", "x"),
    "northing": ("Northing", "y"),
    "postcode": ("Postcode", "Post code", "Venue postcode", "Recipient Org:Postal Code"),
    "address": ("Address", "Venue", "Venue address", "Recipient Org:Street Address", "Where"),
    "for_asset": ("Asset", "Asset id", "For asset", "Existing asset"),
    "when": ("When", "Days and times", "Times", "Sessions"),
    "places": ("Places a week", "Places", "Weekly places", "People a week"),
}  # fmt: skip
_FROM_THE_RECIPIENT: Final = "recipient org"  # a group's own postcode is not where its bid would happen


def columns_of(columns: Sequence[str]) -> dict[str, str]:
    """Our field -> the list's column, for the fields that the list has."""
    return columns_called(columns, {field: _wordings(headings) for field, headings in HEADINGS.items()})


def is_of_the_recipient(column: str) -> bool:
    """Whether a column says where the group has its office rather than where the thing would be."""
    return plain_heading(column).startswith(_FROM_THE_RECIPIENT)


def _wordings(headings: Sequence[str]) -> list[str]:
    """Each heading in small words, without spaces too, and as 360Giving numbers the first of several."""
    plain = [plain_heading(heading) for heading in headings]
    numbered = [re.sub(r"^(recipient org|beneficiary location) ", r"\1 0 ", words) for words in plain]
    return list(dict.fromkeys([*plain, *numbered, *(words.replace(" ", "") for words in plain)]))
