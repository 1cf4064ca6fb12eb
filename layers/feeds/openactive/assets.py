"""Which assets do the kept items of an OpenActive feed make up, here and from today on?"""

import hashlib
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from layers.assets.kinds import Kinds, plain_word
from layers.feeds.openactive.fields import kind_of, source_id_of, texts_of
from layers.feeds.openactive.opportunities import Opportunity, opportunities_of
from layers.feeds.openactive.places import Where, point_of
from layers.feeds.openactive.schedules import Slot, slots_of
from layers.feeds.openactive.sieve import FURTHEST
from layers.feeds.openactive.weekly import sessions_of_dates, sessions_of_slots
from layers.register.feed_model import FeedItem, ListFeed
from layers.register.importing.mapping.kind_guess import LEFT_OUT
from layers.register.importing.places import PlaceFinder
from layers.register.importing.source import Source
from layers.register.model import Asset
from layers.times.session import Known, Session
from layers.times.session_days import last_day
from layers.times.session_text import session_text

_FEWEST_SERIES: Final = 5  # to tell up to which day a feed names dates at all
_LONGEST_WINDOW: Final = timedelta(days=62)
_SERIES: Final = "SessionSeries"


@dataclass(frozen=True)
class ItemReading:
    """By what a feed's items are read."""

    feed: ListFeed
    source: Source
    kinds: Kinds
    finder: PlaceFinder = field(repr=False)
    today: date
    tells_dates: bool  # it has a feed of sessions: a schedule alone is no session

    @cached_property
    def kind_words(self) -> Mapping[str, str]:
        """The kinds that the feed's own words mean, by the word in plain form."""
        return {plain_word(word): kind for word, kind in self.feed.kind_words}


@dataclass(frozen=True)
class FeedAssets:
    """The assets of a feed, what was left out, and the last day for which the feed names dates."""

    assets: tuple[Asset, ...] = field(repr=False)
    counts: Mapping[str, int]
    reach: date | None


def assets_of_items(items: Iterable[FeedItem], reading: ItemReading) -> FeedAssets:
    """The assets of kept items, in the order of their ids; one for each series and place."""
    opportunities = opportunities_of(items, today=reading.today)
    counts: Counter[str] = opportunities.counts
    window = _window(opportunities.all, reading.today)
    assets: dict[str, Asset] = {}
    for opportunity in opportunities.all:
        asset, reason = _asset(opportunity, reading, window)
        if asset is None:
            counts[reason] += 1
        else:
            assets[_free(asset.asset_id, assets)] = asset
    reach = max((each.day for o in opportunities.all for each in o.dates), default=None)
    named = [_renamed(assets[key], key) for key in sorted(assets)]
    return FeedAssets(tuple(named), counts, max(window or reach, reach) if reach else window)


def _free(asset_id: str, taken: Mapping[str, Any]) -> str:
    """The id, with a number after it where another opportunity has it."""
    number = 2
    free = asset_id
    while free in taken:
        free, number = f"{asset_id}~{number}", number + 1
    return free


def _renamed(asset: Asset, asset_id: str) -> Asset:
    if asset.asset_id == asset_id:
        return asset
    suffix = asset_id.removeprefix(asset.asset_id)
    return replace(asset, asset_id=asset_id, source_id=asset.source_id + suffix)


def _window(opportunities: Iterable[Opportunity], today: date) -> date | None:
    """The day up to which a feed names the dates of its series, where it does so some weeks ahead only."""
    lasts = [
        max(each.day for each in opportunity.dates)
        for opportunity in opportunities
        if opportunity.dates and opportunity.thing.get("type") == _SERIES
    ]
    if len(lasts) < _FEWEST_SERIES:
        return None
    middle = date.fromordinal(int(statistics.median_low([day.toordinal() for day in lasts])))
    return middle if middle <= today + _LONGEST_WINDOW else None


def _asset(opportunity: Opportunity, reading: ItemReading, window: date | None) -> tuple[Asset | None, str]:
    """The asset of an opportunity, or why there is none."""
    thing, place = opportunity.thing, opportunity.place
    sessions = _sessions(opportunity, reading, window)
    if not sessions:
        return None, "no_dates"
    if not thing.get("name"):
        return None, "no_name"
    where, point = point_of(place, reading.finder)
    if where is Where.ELSEWHERE:
        return None, "elsewhere"
    if point is None:
        return None, "no_place"
    kind = kind_of(thing, reading.kinds, words=reading.kind_words, otherwise=reading.feed.all_kind)
    if kind == LEFT_OUT:
        return None, "not_wanted"
    source_id = _source_id(opportunity)
    return (
        Asset(
            asset_id=f"{reading.source.slug}/{source_id}",
            kind=kind,
            longitude=point.at[0],
            latitude=point.at[1],
            placed_by=point.placed_by,
            sessions=sessions,
            when="; ".join(session_text(session) for session in sessions),
            places_a_week=_places(opportunity, sessions),
            full=_full(opportunity),
            source=reading.source.title,
            source_id=source_id,
            licence=reading.source.licence,
            attribution=reading.source.attribution,
            source_date=reading.source.date,
            **texts_of(thing, place),
        ),
        "",
    )


def _source_id(opportunity: Opportunity) -> str:
    digest = hashlib.sha256(opportunity.variant.encode()).hexdigest()[:16]
    if opportunity.is_alone:
        return f"event/{digest}"
    plain = source_id_of(opportunity.thing)
    return f"{plain}/at/{digest[:8]}" if opportunity.variant else plain


def _sessions(opportunity: Opportunity, reading: ItemReading, window: date | None) -> tuple[Session, ...]:
    schedules = opportunity.thing.get("schedules", [])
    latest = reading.today + FURTHEST
    slots = [slot for schedule in schedules for slot in slots_of(schedule, latest=latest)]
    if opportunity.dates:
        goes_on = window if opportunity.thing.get("type") == _SERIES else None
        return sessions_of_dates(opportunity.dates, slots, today=reading.today, window=goes_on)
    if opportunity.thing.get("events"):
        return ()  # it tells its dates, and they are over
    dated = [slot for schedule in schedules for slot in _firm(schedule, latest, reading)]
    return sessions_of_slots(dated, today=reading.today)


def _firm(schedule: Mapping[str, Any], latest: date, reading: ItemReading) -> list[Slot]:
    """The slots of a schedule that counts by itself."""
    if schedule.get("partial") and reading.tells_dates:
        return []
    return slots_of(schedule, latest=latest)


def _full(opportunity: Opportunity) -> Known:
    """Whether every date that says so is full; a course is full or not as a whole."""
    left = opportunity.thing.get("left")
    is_full = [each.full for each in opportunity.dates if each.full is not None]
    if not is_full and left is not None:
        is_full = [left == 0]
    if not is_full:
        return Known.UNKNOWN
    return Known.YES if all(is_full) else Known.NO


def _places(opportunity: Opportunity, sessions: tuple[Session, ...]) -> int | None:
    """How many people can come in a week, where every date has room for as many and all come weekly."""
    most = {each.most for each in opportunity.dates} or {opportunity.thing.get("most")}
    room = most.pop() if len(most) == 1 else None
    weekly = [s for s in sessions if s.every_weeks == 1 and s.week_of_month is None]
    if not room or room > 10_000 or len(weekly) < len(sessions) or len(_clocks(weekly)) > 50:
        return None
    return room * len(_clocks(weekly))


def _clocks(sessions: Iterable[Session]) -> set[tuple[Any, ...]]:
    return {(session.weekday, session.starts) for session in sessions}


def ends_by_itself(asset: Asset, today: date) -> bool:
    """Whether an asset's sessions are all over, so that its leaving the feed is no surprise."""
    last = last_day(asset.sessions)
    return last is not None and last < today
