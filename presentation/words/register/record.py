"""What does the register's page say? Its sentences, and how values of an asset become words."""

from datetime import UTC, date, datetime
from typing import Any, Final

from layers.assets.kinds import Kinds
from layers.places.second_names import OtherNames, other_names
from layers.register.listed.hidden_place import PLACE_FIELDS
from layers.register.listed.second_names import second_names_of
from layers.register.model import STALE_AFTER_DAYS, Asset, PlacedBy, Status, is_stale
from layers.register.settings import stale_after_days
from layers.register.versions import VersionCause
from layers.times.session import Known, Session
from layers.times.session_text import sessions_text
from presentation.words import plain as words
from presentation.words.kinds import kind_label
from presentation.words.language import plural, sentence
from presentation.words.names import both_names, first_name

QUESTION: Final = sentence("What is there for people, and is it still true?")
PARTS: Final = {
    "list": sentence("Find and correct"),
    "inbox": sentence("Inbox"),
    "morning": sentence("Whom to ring"),
    "import": sentence("Bring in a list"),
    "drafts": sentence("Drafts"),
    "pairs": sentence("Likely duplicates"),
    "imports": sentence("Imports and feeds"),
    "give": sentence("Give back"),
}
WHO: Final = sentence("Your initials or role")
WHO_HELP: Final = sentence(
    "Kept with every change you make, so that others know whom to ask. Not your full name."
)
WHO_MISSING: Final = sentence("Please say first who you are, so that others know whom to ask about it.")
WHO_FIX: Final = sentence("Fill in your initials or role at the top, then press again. Nothing is lost.")
NOTHING_WRITTEN: Final = sentence("Nothing is written yet.")
ALL_OR_NOTHING: Final = sentence("It is written whole or not at all.")
REGISTER_MOVED: Final = sentence("Somebody has changed the register since this was looked at.")
REGISTER_MOVED_FIX: Final = sentence(
    "Nothing of this list is written yet. Look at it once more, then import."
)
EMPTY: Final = sentence("The register is empty.")
EMPTY_FIX: Final = sentence("Bring in a list that somebody keeps, or add one by hand.")
NOTHING: Final = sentence("Nothing in the register fits what you asked for.")
NOTHING_FIX: Final = sentence("Fewer words, other kinds or another choice under “Show” may help.")
WHAT_A_CHECK_IS: Final = sentence(
    "A check is that you spoke with the group itself today: rang, wrote and were answered, or were there. To "
    "have read its website or a list is none."
)
ADDRESS_IN_FORM: Final = sentence("hidden: whoever corrects the entry sees it in the form")
RING_FIRST: Final = sentence("ring first")
NEVER_CHECKED: Final = sentence("No person has checked this yet, so ring first.")
NO_PLACE: Final = sentence("It has no place yet, so nobody can be shown the way.")
CHOOSE: Final = sentence("Choose one in the list or on the map to see what is known of it.")
SHOW: Final = {
    "open": sentence("All that is open"),
    "ring": sentence("Ring first"),
    "unplaced": sentence("Without a place"),
    "gone": sentence("Gone from its list"),
    "closed": sentence("Closed"),
}
NAMES: Final = {
    "asset_id": sentence("Id"),
    "name": sentence("Name"),
    "organisation": sentence("Run by"),
    "kind": sentence("Kind"),
    "interests": sentence("Interests"),
    "description": sentence("What it is like"),
    "longitude": sentence("Longitude"),
    "latitude": sentence("Latitude"),
    "placed_by": sentence("Placed by"),
    "address": sentence("Address"),
    "postcode": sentence("Postcode"),
    "uprn": sentence("Property number (UPRN)"),
    "area_served": sentence("Area served"),
    "hide_address": sentence("Address hidden"),
    "near_street": sentence("Nearest street"),
    "sessions": sentence("Times of the week"),
    "when": sentence("Days and times in words"),
    "when_unread": sentence("Could not be read"),
    "minimum_age": sentence("Youngest age"),
    "maximum_age": sentence("Oldest age"),
    "for_whom": sentence("For whom"),
    "not_for": sentence("Not for"),
    "cost": sentence("Cost"),
    "price_pence": sentence("Price"),
    "places_a_week": sentence("Places a week"),
    "full": sentence("Full"),
    "helpers_wanted": sentence("Helpers wanted"),
    "step_free": sentence("Step-free"),
    "access": sentence("Other access"),
    "phone": sentence("Telephone"),
    "email": sentence("E-mail"),
    "website": sentence("Website"),
    "status": sentence("Status"),
    "source": sentence("Source"),
    "source_id": sentence("Its id there"),
    "licence": sentence("Licence"),
    "attribution": sentence("Attribution"),
    "source_date": sentence("Date of the source"),
    "checked_by": sentence("Checked by"),
    "checked_on": sentence("Checked on"),
    "more": sentence("Further fields"),
}
CHANGES: Final = {
    VersionCause.ADD: sentence("Added by hand"),
    VersionCause.EDIT: sentence("Edited"),
    VersionCause.VERIFY: sentence("Checked with them"),
    VersionCause.CLOSE: sentence("Closed"),
    VersionCause.RESTORE: sentence("Put back"),
    VersionCause.MERGE: sentence("Merged with another"),
    VersionCause.IMPORT: sentence("Came in with a list"),
    VersionCause.UNDO: sentence("An import was undone"),
}
KNOWN: Final = {
    Known.YES: sentence("Yes"),
    Known.NO: sentence("No"),
    Known.PARTLY: sentence("Partly"),
    Known.UNKNOWN: sentence("Not known"),
}
STATUS: Final = {
    Status.ACTIVE: sentence("Open"),
    Status.PAUSED: sentence("Paused, expected back"),
    Status.CLOSED: sentence("Closed"),
}
_PLACED: Final = {
    PlacedBy.UPRN: sentence("its property number"),
    PlacedBy.POINT: sentence("a point"),
    PlacedBy.ADDRESS: sentence("its address"),
    PlacedBy.POSTCODE: sentence("the middle of its postcode"),
    PlacedBy.AREA: sentence("the area it serves"),
    PlacedBy.NOWHERE: sentence("not placed"),
}


def today() -> date:
    """The day on which somebody presses a button."""
    return datetime.now().astimezone().date()


def title(asset: Asset, kinds: Kinds) -> str:
    """What to call an asset."""
    name = first_name(asset.name, _other_names(asset))
    return words.place_name(name, kind_label(kinds, asset.kind), asset.near_street)


def both_titles(asset: Asset, kinds: Kinds) -> str:
    """What an asset is called, in both its languages."""
    name = both_names(asset.name, _other_names(asset))
    return words.place_name(name, kind_label(kinds, asset.kind), asset.near_street)


def _other_names(asset: Asset) -> OtherNames:
    return other_names({"name": asset.name, **second_names_of(asset)})


def needs_ringing(asset: Asset, *, on: date, days: int | None = None) -> bool:
    """Whether one has to ring first: a check is good for ``days``, or for as long as the settings say."""
    return is_stale(asset.checked_on, today=on, after_days=days or stale_after_days())


def must_ring(asset: Asset, *, on: date) -> str:
    """Why one has to ring first, or ""."""
    if not needs_ringing(asset, on=on):
        return ""
    if asset.checked_on is None:
        return NEVER_CHECKED
    return sentence(
        "It was last checked {day}, more than {span} ago, so ring first.",
        day=words.day(asset.checked_on.isoformat()),
        span=good_for(),
    )


def good_for() -> str:
    """For how long a check is good: "a year", "90 days"."""
    days = stale_after_days()
    return sentence("a year") if days == STALE_AFTER_DAYS else plural("{count:,} day", "{count:,} days", days)


def at(moment: datetime) -> str:
    """A moment as people here write it."""
    local = moment.astimezone() if moment.tzinfo else moment.replace(tzinfo=UTC).astimezone()
    return sentence("{day} at {time:%H:%M}", day=words.day(local.date().isoformat()), time=local)


def price(pence: int | None) -> str:
    """A price in pounds."""
    if pence is None:
        return ""
    return sentence("free") if pence == 0 else f"£{pence / 100:,.2f}".removesuffix(".00")


def value(field: str, held: Any, kinds: Kinds) -> str:
    """One value of an asset in words; "not known" where nothing is known."""
    return _value(field, held, kinds) or words.NOT_KNOWN


def shown_value(name: str, held: Any, kinds: Kinds, *, hidden: bool) -> str:
    """The same where nobody is at the form: of an entry whose address is hidden nothing that tells where."""
    return (
        ADDRESS_IN_FORM if hidden and held and name in (*PLACE_FIELDS, "more") else value(name, held, kinds)
    )


def _value(field: str, held: Any, kinds: Kinds) -> str:
    if field == "kind":
        return kind_label(kinds, held) if held else ""
    if field == "sessions":
        return sessions_text(held) if held and isinstance(held[0], Session) else ""
    if field == "price_pence":
        return price(held)
    if field == "placed_by":
        return _PLACED.get(held, str(held))
    if field == "status":
        return STATUS.get(held, str(held))
    if field in ("step_free", "full", "helpers_wanted"):
        return KNOWN.get(held, str(held))
    return _plain(held)


def _plain(held: Any) -> str:
    if isinstance(held, bool):
        return sentence("yes") if held else sentence("no")
    if isinstance(held, date):
        return words.day(held.isoformat())
    if isinstance(held, tuple):
        return "; ".join(": ".join(item) if isinstance(item, tuple) else str(item) for item in held)
    return "" if held is None else words.one_line(str(held))
