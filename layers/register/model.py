"""What does the register know of an asset? One flat record, close enough to Open Referral UK to exchange.

An asset is a place, a group, somebody's offer or a small business that people can join or use. A group that
meets in someone else's hall is an asset of its own, at the hall's place.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Final

from layers.times.session import Known, Session


class Status(StrEnum):
    """Whether an asset can be joined now."""

    ACTIVE = "active"
    PAUSED = "paused"  # expected back: over the winter, while the hall is mended
    CLOSED = "closed"


class PlacedBy(StrEnum):
    """How an asset's point was found, the surest first."""

    UPRN = "uprn"
    POINT = "point"  # coordinates in the source
    ADDRESS = "address"
    POSTCODE = "postcode"
    AREA = "area"  # it serves an area and has no place of its own
    NOWHERE = ""  # not placed yet


@dataclass(frozen=True)
class Asset:
    """One asset as it stands in one version of the register. Strings are "" where nothing is known."""

    asset_id: str  # stable for good: "<source>/<id in the source>", or one of our own
    name: str = ""
    organisation: str = ""
    kind: str = ""  # key in layers/assets/kinds.csv
    interests: tuple[str, ...] = ()  # words that people use: "rugby", "company at lunch"
    description: str = ""  # what it is and what it is like, in plain words

    longitude: float | None = None  # degrees WGS84
    latitude: float | None = None
    placed_by: PlacedBy = PlacedBy.NOWHERE
    address: str = ""
    postcode: str = ""
    uprn: str = ""
    area_served: str = ""
    hide_address: bool = False  # a refuge: its place is never shown, exported or walked to
    near_street: str = ""

    sessions: tuple[Session, ...] = ()
    when: str = ""  # days and times as the source says them, always kept
    when_unread: str = ""  # what of ``when`` could not be read into sessions

    minimum_age: int | None = None  # inclusive
    maximum_age: int | None = None  # inclusive
    for_whom: str = ""
    not_for: str = ""
    cost: str = ""  # as the source says it
    price_pence: int | None = None  # 0 is free; None is not known
    places_a_week: int | None = None
    full: Known = Known.UNKNOWN
    helpers_wanted: Known = Known.UNKNOWN  # whether they look for people who help; not known is never no

    step_free: Known = Known.UNKNOWN
    access: str = ""  # other access in words: toilets, hearing loop, parking

    phone: str = ""
    email: str = ""
    website: str = ""

    status: Status = Status.ACTIVE
    source: str = ""  # title of the source it came from
    source_id: str = ""
    licence: str = ""
    attribution: str = ""
    source_date: str = ""  # ISO date of the source
    checked_by: str = ""  # role or initials of the person who last checked it with the group itself
    checked_on: date | None = None  # the day of that check; never a file's date

    more: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # fields of the source we do not model


ASSET_FIELDS: Final = tuple(f.name for f in fields(Asset))
STALE_AFTER_DAYS: Final = 365
ALSO_LISTED: Final = "Also listed in"  # the field beyond our model that names another list which has it too
DEGREE_PLACES: Final = 7  # about a centimetre; every format keeps so many and gives them back alike


def rounded_degrees(degrees: float) -> float:
    """A longitude or latitude as the register keeps it."""
    return round(degrees, DEGREE_PLACES)


def is_stale(checked_on: date | None, *, today: date, after_days: int = STALE_AFTER_DAYS) -> bool:
    """Whether an asset must be rung first: never checked by a person, or longer ago than ``after_days``."""
    return checked_on is None or (today - checked_on).days > after_days


def lists_of(asset: Asset) -> tuple[str, ...]:
    """The titles of the lists that have an asset, its own first, each once."""
    also = (title for field, title in asset.more if field == ALSO_LISTED)
    return tuple(dict.fromkeys(title for title in (asset.source, *also) if title))
