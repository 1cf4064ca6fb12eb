"""What does the register's page say? Its sentences, and how values of an asset become words."""

from datetime import UTC, date, datetime
from typing import Any, Final

from layers.assets.kinds import Kinds
from layers.register.model import STALE_AFTER_DAYS, Asset, PlacedBy, Status, is_stale
from layers.register.settings import stale_after_days
from layers.register.versions import Change
from layers.times.session import Known, Session
from layers.times.session_text import sessions_text
from presentation.words import plain as words

QUESTION: Final = "What is there for people, and is it still true?"
PARTS: Final = {
    "list": "Find and correct",
    "morning": "Whom to ring",
    "import": "Bring in a list",
    "pairs": "Likely duplicates",
    "imports": "Imports so far",
    "give": "Give back",
}
WHO: Final = "Your initials or role"
WHO_HELP: Final = "Kept with every change you make, so that others know whom to ask. Not your full name."
WHO_MISSING: Final = "Nobody would know who made this change."
WHO_FIX: Final = "Fill in your initials or role at the top, then press again."
NOTHING_WRITTEN: Final = "Nothing is written yet."
ALL_OR_NOTHING: Final = "It is written whole or not at all."
REGISTER_MOVED: Final = "Somebody has changed the register since this was looked at."
REGISTER_MOVED_FIX: Final = "Nothing of this list is written yet. Look at it once more, then import."
EMPTY: Final = "The register is empty."
EMPTY_FIX: Final = "Bring in a list that somebody keeps, or add one by hand."
NOTHING: Final = "Nothing in the register fits what you asked for."
NOTHING_FIX: Final = "Fewer words, other kinds or another choice under “Show” may help."
RING_FIRST: Final = "ring first"
NEVER_CHECKED: Final = "No person has checked this yet, so ring first."
CHECKED_LONG_AGO: Final = "It was last checked {day}, more than {span} ago, so ring first."
NO_PLACE: Final = "It has no place yet, so nobody can be shown the way."
CHOOSE: Final = "Choose one in the list or on the map to see what is known of it."
SHOW: Final = {
    "open": "All that is open",
    "ring": "Ring first",
    "unplaced": "Without a place",
    "gone": "Gone from its list",
    "closed": "Closed",
}
NAMES: Final = {
    "asset_id": "Id",
    "name": "Name",
    "organisation": "Run by",
    "kind": "Kind",
    "interests": "Interests",
    "description": "What it is like",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "placed_by": "Placed by",
    "address": "Address",
    "postcode": "Postcode",
    "uprn": "Property number (UPRN)",
    "area_served": "Area served",
    "hide_address": "Address hidden",
    "near_street": "Nearest street",
    "sessions": "Times of the week",
    "when": "Days and times in words",
    "when_unread": "Could not be read",
    "minimum_age": "Youngest age",
    "maximum_age": "Oldest age",
    "for_whom": "For whom",
    "not_for": "Not for",
    "cost": "Cost",
    "price_pence": "Price",
    "places_a_week": "Places a week",
    "full": "Full",
    "step_free": "Step-free",
    "access": "Other access",
    "phone": "Telephone",
    "email": "E-mail",
    "website": "Website",
    "status": "Status",
    "source": "Source",
    "source_id": "Its id there",
    "licence": "Licence",
    "attribution": "Attribution",
    "source_date": "Date of the source",
    "checked_by": "Checked by",
    "checked_on": "Checked on",
    "more": "Further fields",
}
CHANGES: Final = {
    Change.ADD: "Added by hand",
    Change.EDIT: "Edited",
    Change.VERIFY: "Checked with them",
    Change.CLOSE: "Closed",
    Change.RESTORE: "Put back",
    Change.MERGE: "Merged with another",
    Change.IMPORT: "Came in with a list",
    Change.UNDO: "An import was undone",
}
KNOWN: Final = {Known.YES: "Yes", Known.NO: "No", Known.PARTLY: "Partly", Known.UNKNOWN: "Not known"}
STATUS: Final = {Status.ACTIVE: "Open", Status.PAUSED: "Paused, expected back", Status.CLOSED: "Closed"}
_PLACED: Final = {
    PlacedBy.UPRN: "its property number",
    PlacedBy.POINT: "a point",
    PlacedBy.ADDRESS: "its address",
    PlacedBy.POSTCODE: "the middle of its postcode",
    PlacedBy.AREA: "the area it serves",
    PlacedBy.NOWHERE: "not placed",
}


def today() -> date:
    """The day on which somebody presses a button."""
    return datetime.now().astimezone().date()


def title(asset: Asset, kinds: Kinds) -> str:
    """What to call an asset."""
    return words.place_name(asset.name, kinds.label(asset.kind), asset.near_street)


def needs_ringing(asset: Asset, *, on: date, days: int | None = None) -> bool:
    """Whether one has to ring first: a check is good for ``days``, or for as long as the settings say."""
    return is_stale(asset.checked_on, today=on, after_days=days or stale_after_days())


def must_ring(asset: Asset, *, on: date) -> str:
    """Why one has to ring first, or ""."""
    if not needs_ringing(asset, on=on):
        return ""
    if asset.checked_on is None:
        return NEVER_CHECKED
    return CHECKED_LONG_AGO.format(day=words.day(asset.checked_on.isoformat()), span=good_for())


def good_for() -> str:
    """For how long a check is good: "a year", "90 days"."""
    days = stale_after_days()
    return "a year" if days == STALE_AFTER_DAYS else words.count(days, "day", "days")


def at(moment: datetime) -> str:
    """A moment as people here write it."""
    local = moment.astimezone() if moment.tzinfo else moment.replace(tzinfo=UTC).astimezone()
    return f"{local.day} {local:%B %Y at %H:%M}"


def price(pence: int | None) -> str:
    """A price in pounds."""
    if pence is None:
        return ""
    return "free" if pence == 0 else f"£{pence / 100:,.2f}".removesuffix(".00")


def value(field: str, held: Any, kinds: Kinds) -> str:
    """One value of an asset in words; "not known" where nothing is known."""
    return _value(field, held, kinds) or words.NOT_KNOWN


def _value(field: str, held: Any, kinds: Kinds) -> str:
    if field == "kind":
        return kinds.label(held) if held else ""
    if field == "sessions":
        return sessions_text(held) if held and isinstance(held[0], Session) else ""
    if field == "price_pence":
        return price(held)
    if field == "placed_by":
        return _PLACED.get(held, str(held))
    if field == "status":
        return STATUS.get(held, str(held))
    if field in ("step_free", "full"):
        return KNOWN.get(held, str(held))
    return _plain(held)


def _plain(held: Any) -> str:
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, date):
        return words.day(held.isoformat())
    if isinstance(held, tuple):
        return "; ".join(": ".join(item) if isinstance(item, tuple) else str(item) for item in held)
    return "" if held is None else words.one_line(str(held))
