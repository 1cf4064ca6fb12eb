"""How is an OpenActive feed read on from where it was left, and what does all that it told make up?

Items are kept in the register's database as they come, a stretch at a time, so that a reading that breaks off
goes on where it stopped. A server forgets its tombstones after a week: who comes later reads from the start,
and what is not met again is gone.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from actions.bring_in_list import ImportDesk, Tell
from actions.feeds.came import Came
from actions.feeds.opened import FeedServer, opened
from geo.wording import Wording, counted, worded
from layers.feeds.openactive.assets import FeedAssets, ItemReading, assets_of_items
from layers.feeds.openactive.sieve import ONCE, READER, Sieve
from layers.feeds.openactive.values import LONDON
from layers.feeds.rpde import Order, RpdePage, order_of, walk
from layers.feeds.steady import steady
from layers.register.feed_model import FeedItem, FeedState, ItemChanges, KeptFeed, PartState
from layers.register.importing.feeds.feed_connection import ComeBackLaterError, FeedLimits
from layers.register.importing.source import Source
from layers.register.kept_feeds import KeptFeeds
from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.tables.source_table import ImportRefusedError

LIMITS: Final = FeedLimits(
    seconds=3_600.0, seconds_without_a_word=30.0, bytes_a_page=32_000_000, bytes_in_all=2_000_000_000
)
_TOMBSTONES: Final = timedelta(days=8)  # a server keeps them for seven; a weekly refresh may be a little late
_AT_ONCE: Final = 20_000  # items between two savings
_DEAD: Final = timedelta(days=60)
_CC_BY: Final = "creativecommons.org/licenses/by/4.0"
Key = tuple[int, str, str]


def read_openactive(entry: KeptFeed, desk: ImportDesk, now: datetime, tell: Tell) -> Came:
    """Read every address of a feed to its end; what it told is kept whatever comes of it.

    Raises
    ------
    ImportRefusedError
        An address cannot be read to its end.
    RegisterError
        The register cannot be written.
    """
    finder = desk.finder()
    today = now.astimezone(LONDON).date()
    basis = hashlib.sha256(
        repr((READER, entry.feed.area, [round(edge) for edge in finder.keep.bounds])).encode()
    ).hexdigest()[:16]
    feeds, feed = desk.register.feeds, entry.feed
    state = _ready(entry, basis, feeds, now)
    sieve = Sieve(finder, today=today, held=feeds.items(feed.name))
    run = _Run(feeds, feed.name, sieve, state, desk.private_feeds, now, tell)
    run.read_all(feed.addresses)
    if sieve.came_here:  # the sessions of what was elsewhere were passed over
        sieve.came_here = False
        run.state = replace(run.state, parts=tuple(replace(part, next="") for part in run.state.parts))
        run.read_all(feed.addresses)
    tells_dates = bool(state.counts.get("tells_dates") or run.has_dates())
    source = Source(feed.name, feed.licence or _licence(run.state.licence), feed.credit, today.isoformat())
    reading = ItemReading(feed, source, desk.kinds, finder, today, tells_dates=tells_dates)
    made = assets_of_items(feeds.items(feed.name), reading)
    before = feeds.source_words(feed.name)
    assets = tuple(
        steady(asset, before.get(asset.asset_id), today=today, reach=made.reach) for asset in made.assets
    )
    counts = {**sieve.counts, **_together(sieve.counts, made.counts), "tells_dates": int(tells_dates)}
    newest = max(filter(None, (sieve.newest, _day(state.counts.get("newest")))), default=None)
    counts |= {"newest": newest.toordinal() if newest else 0}
    return Came(
        _info(source, assets, desk),
        assets,
        run.state.parts,
        basis,
        run.state.licence,
        counts,
        tuple(_notes(counts, made, newest, today)),
    )


def _ready(entry: KeptFeed, basis: str, feeds: KeptFeeds, now: datetime) -> FeedState:
    """The state from which reading goes on; from the start where what is kept is no longer good."""
    state, addresses = entry.state, entry.feed.addresses
    if state.basis != basis or len(state.parts) != len(addresses):
        feeds.forget_items(entry.feed.name)
        parts = tuple(PartState() for _ in addresses)
    else:
        parts = tuple(replace(part, next="") if _is_late(part, now) else part for part in state.parts)
    return replace(state, basis=basis, parts=parts)


def _is_late(part: PartState, now: datetime) -> bool:
    return bool(part.whole_at) and now - datetime.fromisoformat(part.whole_at) > _TOMBSTONES


@dataclass
class _Run:
    """One refresh of one feed, on its way."""

    feeds: KeptFeeds
    name: str
    sieve: Sieve
    state: FeedState
    allow_private: bool
    now: datetime
    tell: Tell
    newest_of: dict[Key, Order] = field(default_factory=dict)
    updated: dict[Key, FeedItem] = field(default_factory=dict)
    deleted: set[Key] = field(default_factory=set)

    def read_all(self, addresses: tuple[str, ...]) -> None:
        """Every address to its end, in the order in which they were given."""
        self.newest_of = {
            (item.part, item.kind, item.item_id): order_of(item.modified)
            for item in self.feeds.items(self.name)
        }
        for number, address in enumerate(addresses):
            self._read(number, address)

    def has_dates(self) -> bool:
        """Whether the feed tells of single dates, be they here or long over."""
        met = self.sieve.counts["over"] or self.sieve.counts["far"]
        return bool(met) or any(
            f'"type":"{kind}"' in item.content for item in self.feeds.items(self.name) for kind in ONCE
        )

    def _read(self, number: int, address: str) -> None:
        with closing(opened(address, LIMITS, allow_private=self.allow_private)) as connection:
            for page in self._pages(number, address, connection):
                if page.licence:
                    self.state = replace(self.state, licence=page.licence)
                self._take(page, number)
                self._put_part(number, next=page.next)
                self.tell(self.sieve.counts["items"], 0)
                if len(self.updated) + len(self.deleted) >= _AT_ONCE:
                    self._save()
        self._put_part(number, whole_at=self.now.isoformat(timespec="seconds"))
        self._save()
        self.feeds.forget_older(self.name, number, self.state.parts[number].reading)

    def _pages(self, number: int, address: str, connection: FeedServer) -> Iterator[RpdePage]:
        """From where it was left; from the start where the server no longer knows that place."""

        def page_at(url: str) -> object:
            """What stands at an address of the feed; a fault names its path."""
            return connection.json_at(url, shown=urlsplit(url).path or "/")

        left_at = self.state.parts[number].next
        if left_at:
            pages = walk(page_at, left_at)
            try:
                first = next(pages)
            except ComeBackLaterError:
                raise
            except ImportRefusedError:
                pass  # asked from the start instead, which says what is wrong where all of it is
            else:
                yield first
                yield from pages
                return
        # A server that was put back to an earlier day is believed too, once all of it is read anew.
        self.newest_of = {key: order for key, order in self.newest_of.items() if key[0] != number}
        self._put_part(number, next="", reading=self.state.parts[number].reading + 1)
        yield from walk(page_at, address)

    def _take(self, page: RpdePage, number: int) -> None:
        self.sieve.counts["items"] += len(page.items)
        self.sieve.counts["unusable"] += page.unusable
        for item in page.items:
            key, order = (number, item.kind, item.item_id), order_of(item.modified)
            if key in self.newest_of and order < self.newest_of[key]:
                self.sieve.counts["older"] += 1
                continue
            self.newest_of[key] = order
            self.updated.pop(key, None)
            self.deleted.add(key)
            if not item.deleted:
                for reduced in self.sieve.taken(item, number):
                    self.updated[reduced.part, reduced.kind, reduced.item_id] = reduced

    def _put_part(self, number: int, **values: str | int) -> None:
        parts = list(self.state.parts)
        parts[number] = replace(parts[number], **values)  # type: ignore[arg-type]
        self.state = replace(self.state, parts=tuple(parts))

    def _save(self) -> None:
        changes = ItemChanges(tuple(self.updated.values()), tuple(self.deleted - self.updated.keys()))
        self.feeds.keep_state(self.name, self.state, changes)
        self.updated, self.deleted = {}, set()


def _info(source: Source, assets: tuple[Asset, ...], desk: ImportDesk) -> ImportInfo:
    return ImportInfo(
        source=source.title,
        by=desk.acting.name,
        file_name="OpenActive",
        sha256=hashlib.sha256(repr(assets).encode("utf-8", "replace")).hexdigest(),
        licence=source.licence,
        attribution=source.attribution,
        source_date=source.date,
    )


def _licence(licence_page: str) -> str:
    return "CC BY 4.0" if _CC_BY in licence_page else licence_page


def _together(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int]:
    return {name: first.get(name, 0) + second.get(name, 0) for name in {*first, *second}}


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _notes(
    counts: Mapping[str, int], made: FeedAssets, newest: date | None, today: date
) -> Iterator[Wording]:
    """What of a feed is not in the register, and why."""
    if not made.assets and newest is not None and newest < today - _DEAD:
        yield worded(
            "The newest date in this feed is {day}: it answers, but nobody seems to keep it any more.",
            day=newest,
        )
    for name, (singular, several) in _LEFT_OUT.items():
        if counts.get(name):
            yield counted(singular, several, counts[name])


_LEFT_OUT: Final = {
    "for_hire": (
        "{count:,} court, pitch or time of hire was left out: it is no session that a person can join.",
        "{count:,} courts, pitches or times of hire were left out: they are no sessions that a person can "
        "join.",
    ),
    "not_wanted": (
        "{count:,} entry was left out by its word, as was said when the feed was added.",
        "{count:,} entries were left out by their words, as was said when the feed was added.",
    ),
    "online": (
        "{count:,} session is online and has no place to get to, so it was left out.",
        "{count:,} sessions are online and have no place to get to, so they were left out.",
    ),
    "cancelled": (
        "{count:,} cancelled or postponed date is not offered.",
        "{count:,} cancelled or postponed dates are not offered.",
    ),
    "far": (
        "{count:,} date lies more than three years ahead, so it was taken for no date.",
        "{count:,} dates lie more than three years ahead, so they were taken for no dates.",
    ),
    "waiting": (
        "{count:,} session waits for its series, which the feed has not told yet.",
        "{count:,} sessions wait for their series, which the feed has not told yet.",
    ),
    "no_place": (
        "{count:,} entry has no place that is known here.",
        "{count:,} entries have no place that is known here.",
    ),
    "no_dates": (
        "{count:,} entry has no date to come.",
        "{count:,} entries have no date to come.",
    ),
    "no_name": ("{count:,} entry has no name.", "{count:,} entries have no name."),
    "unusable": (
        "{count:,} item has no id or no state, so it could not be read.",
        "{count:,} items have no id or no state, so they could not be read.",
    ),
}
