"""What is a feed: a list with an address and a rhythm, and how did it go the last time it was read?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from geo.wording import Wording

WEEKLY: Final = 7


class FeedForm(StrEnum):
    """What answers at a feed's address."""

    OPENACTIVE = "openactive"  # Realtime Paged Data Exchange (RPDE) 1.0 of OpenActive opportunities
    OPEN_REFERRAL = "oruk"  # Open Referral UK 3.0 or 1.0
    LIST = "list"  # a file: CSV, GeoJSON, Excel, whatever a list may be


class FeedOutcome(StrEnum):
    """How a refresh ended."""

    NEVER = "never"
    CAME = "came"  # read to its end, and the register is as the feed says
    HELD = "held"  # read to its end, but a person has to look first
    FAILED = "failed"


@dataclass(frozen=True)
class ListFeed:
    """A list that keeps itself, as somebody set it up."""

    name: str  # the title of its source: what stands under it in the register is the feed's
    form: FeedForm
    addresses: tuple[str, ...]  # several where one data set has a feed for series and one for their sessions
    area: str  # the prepared area whose assets are kept
    every_days: int = WEEKLY
    licence: str = ""  # "": as the feed itself says
    credit: str = ""  # whom the licence asks to name
    kind_words: tuple[tuple[str, str], ...] = ()  # (a word of the feed, key of our kind)
    all_kind: str = ""  # the kind of what no word tells
    everywhere: bool = False  # what lies outside the area comes in too


@dataclass(frozen=True)
class PartState:
    """How far one address of a feed was read."""

    next: str = ""  # where the next refresh goes on; "": from the start
    reading: int = 0  # how often it was begun from the start
    whole_at: str = ""  # when its end was last reached, ISO UTC; "": never
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class FeedState:
    """How far a feed was read, and what came of it."""

    parts: tuple[PartState, ...] = ()
    basis: str = ""  # what the kept items were read for: another area or reader means another reading
    licence: str = ""  # as its pages said the last time that they said one
    outcome: FeedOutcome = FeedOutcome.NEVER
    sentence: Wording = field(default=Wording(""))  # what went wrong, or why it is held
    tried_at: str = ""  # ISO UTC
    came_at: str = ""  # when the register was last as the feed says
    not_before: str = ""  # the server asked not to be asked again before
    failures: int = 0  # in a row
    counts: Mapping[str, int] = field(default_factory=dict)  # of the last time, see ``actions.feeds``
    notes: tuple[Wording, ...] = ()  # worth knowing about what was read


@dataclass(frozen=True)
class KeptFeed:
    """A feed and its state."""

    feed: ListFeed
    state: FeedState
    added_at: datetime
    added_by: str

    def is_due(self, now: datetime) -> bool:
        """Whether its rhythm asks for a refresh at ``now`` (UTC); an hour early is in time.

        A feed that failed or is held is due every time, unless its server asked for patience.
        """
        if self.state.not_before and datetime.fromisoformat(self.state.not_before) > now:
            return False
        if self.state.outcome is not FeedOutcome.CAME or not self.state.came_at or not self.state.parts:
            return True  # without parts: it has moved, and was never read where it is now
        waited = (now - datetime.fromisoformat(self.state.came_at)).total_seconds()
        return waited >= self.feed.every_days * 86_400 - 3_600


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One thing that a feed told, reduced to what is used of it."""

    part: int
    kind: str
    item_id: str
    modified: str
    content: str  # JSON; "" where only its being elsewhere, or gone, is remembered


@dataclass(frozen=True)
class ItemChanges:
    """What a stretch of reading brings: items as they are now, and those that are gone."""

    updated: tuple[FeedItem, ...] = field(repr=False)
    deleted: tuple[tuple[int, str, str], ...] = field(default=(), repr=False)  # (part, kind, item_id)
