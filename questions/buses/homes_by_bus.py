"""Which residents get to a session of these kinds by bus on one day, in time, and home again?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np

from geo.derived import kept_with
from geo.gradients import turned
from geo.network import SHUT
from geo.paces import Pace
from geo.pairs import Pairs, pairs
from geo.timetable.journey import LIMITS, Limits
from geo.timetable.many import StopWalks, earliest_home, latest_leaving
from geo.timetable.timetable import NEVER
from geo.types import BoolArray, IndexArray
from layers.area import Area
from layers.buses.model import Buses
from layers.relief.hilly_area import with_hills
from layers.times.session import Session
from layers.zones.zoned_area import by_wards
from questions.buses.bus_ground import (
    EARLY_S,
    BusGround,
    bus_ground,
    doors_to_stops,
    seconds_up,
    stops_joined,
)
from questions.buses.departures import Departures, visits
from questions.buses.sessions_by_bus import BusSession, session_on
from questions.conversation.occurrences import occurrences
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.resident_homes import resident_homes
from questions.walks.timed_pairs import pairs_then
from questions.walks.timed_ways import ALL_OPEN, streets_then


@dataclass(frozen=True)
class DayByBus:
    """What is asked: one day, the pace, the longest walk of a leg in minutes, which kinds."""

    day: date
    pace: Pace
    minutes: int
    kinds: tuple[str, ...]
    limits: Limits = LIMITS
    buses: Buses | None = field(default=None, repr=False)  # tried in place of the area's

    def timetable_of(self, area: Area) -> Buses | None:
        """The buses that are asked of."""
        return area.buses if self.buses is None else self.buses


@dataclass(frozen=True, eq=False)
class HomesByBus:
    """The answer over the n resident points; False in each but ``judged`` where that is False."""

    judged: BoolArray = field(repr=False)  # (n,) whether the streets can say how they walk to a stop
    reached: BoolArray = field(repr=False)  # (n,) a session there and back
    no_bus_home: BoolArray = field(repr=False)  # (n,) a session there, but from none home
    no_bus_then: BoolArray = field(repr=False)  # (n,) a stop at home and at one, but none is reached in time
    at_every_hour: BoolArray = field(repr=False)  # (n,) a session there and back whichever departure it is
    at_some_hour: BoolArray = field(repr=False)  # (n,) a session there and back by one departure or another
    sessions: int  # of these kinds on that day
    places: int  # which have one of them with a known end

    def __or__(self, other: "HomesByBus") -> "HomesByBus":
        """The sessions of both, as of two days; ``places`` are then at least so many."""
        reached = self.reached | other.reached
        no_bus_home = (self.no_bus_home | other.no_bus_home) & ~reached
        return HomesByBus(
            self.judged,
            reached,
            no_bus_home,
            (self.no_bus_then | other.no_bus_then) & ~reached & ~no_bus_home,
            self.at_every_hour | other.at_every_hour,
            self.at_some_hour | other.at_some_hour,
            self.sessions + other.sessions,
            max(self.places, other.places),
        )


def homes_by_bus(
    area: Area, assets: AreaAssets, asked_for: DayByBus, *, counted: BoolArray | None = None
) -> HomesByBus | None:
    """All residents by one kind or several and the sessions of one day; None where no timetable holds then.

    Parameters
    ----------
    area, assets
        The prepared place, with its hills where the pace counts them, and what the register knows there.
    asked_for
        The day, the pace and the walks.
    counted
        (a,) which assets are gone to, of these kinds; all of them, if left out.

    Returns
    -------
    HomesByBus, each home as its own ``week_by_bus`` says. A session whose end is not known has no way home
    that could be looked for, and does not count. ``at_every_hour`` and ``at_some_hour`` are the range over
    departures (``departures.visits``).
    """
    opened = _opened(area, asked_for)
    if opened is None:
        return None
    area, judged, day = opened
    sessions = list(_sessions(area, assets, asked_for, counted))
    timed = [each for each in sessions if each.session.ends is not None]
    at_stops = [each for each in timed if each.is_near_stops]
    reached, there_only, every, some = np.zeros((4, len(judged)), bool)
    for each in at_stops:
        there, back, always, ever = day.by_session(each)
        reached |= there & back
        there_only |= there & ~back
        every |= always
        some |= ever
    has_stop = _has_stop(day.near) & judged & bool(at_stops)
    no_bus_home = there_only & ~reached & has_stop
    return HomesByBus(
        judged,
        reached & judged,
        no_bus_home,
        has_stop & ~reached & ~no_bus_home,
        every & judged,
        some & judged,
        len(sessions),
        len({each.asset_id for each in timed}),
    )


def assets_by_bus(
    area: Area,
    assets: AreaAssets,
    asked_for: DayByBus,
    *,
    counted: BoolArray,
    suits: Callable[[str, Session], bool],
    departures: Departures = Departures.MEANT,
) -> dict[int, BoolArray] | None:
    """Who gets to each asset and home again by bus on one day; None where no timetable holds then.

    Parameters
    ----------
    area, assets, asked_for
        As for ``homes_by_bus``.
    counted
        (a,) which assets are looked at.
    suits
        Whether a session of a kind is one that counts.
    departures
        By which of them; by every one of them is by those of one session.

    Returns
    -------
    By the row of each asset that anybody reaches so (n,) who does.
    """
    opened = _opened(area, asked_for)
    if opened is None:
        return None
    area, judged, day = opened
    table, reached = assets.table, dict[int, BoolArray]()
    rows = {asset_id: row for row, asset_id in enumerate(table["asset_id"])}
    for each in _sessions(area, assets, asked_for, counted):
        row, session = rows[each.asset_id], each.session
        if session.ends is None or not each.is_near_stops or not suits(table["kind"].iat[row], each.occurs):
            continue
        there = judged & day.by_departures(each, departures)
        reached[row] = reached[row] | there if row in reached else there
    return {row: here for row, here in reached.items() if here.any()}


def homes_near_stop(area: Area, asked_for: DayByBus, stop: int) -> BoolArray:
    """(n,) who has a stop, by its row, within the walk there and back; nobody where no timetable holds."""
    opened = _opened(area, asked_for)
    if opened is None:
        return np.zeros(len(area.residents), bool)
    _, judged, day = opened
    near = day.near
    out_s, in_s = (np.where(near.stop == stop, walk_s, NEVER) for walk_s in (near.out_s, near.in_s))
    return judged & _has_stop(StopWalks(near.start, near.stop, out_s, in_s))


def _opened(area: Area, asked_for: DayByBus) -> tuple[Area, BoolArray, "_Day"] | None:
    """The area as its pace walks it, (n,) who can be judged, and the day; None where no timetable holds."""
    area = by_wards(with_hills(area, asked_for.pace.gradient))
    buses = asked_for.timetable_of(area)
    if buses is None or not buses.holds_on(asked_for.day):
        return None
    judged = resident_homes(area, asked_for.pace.avoid).judged
    near = _stop_walks(area, buses, asked_for.pace.avoid, asked_for.pace.speed_mps, asked_for.minutes)
    return area, judged, _Day(bus_ground(area, buses, asked_for.day, asked_for.pace), near, asked_for)


@dataclass(frozen=True, eq=False)
class _Day:
    """One day's buses, and everybody's walks to the stops."""

    ground: BusGround
    near: StopWalks
    asked_for: DayByBus

    def by_departures(self, each: "_Gone", departures: Departures) -> BoolArray:
        """(n,) who gets to a session and home."""
        if departures is not Departures.MEANT:
            _, _, always, ever = self.by_session(each)
            return always if departures is Departures.EVERY else ever
        session = each.session
        return np.logical_and(*self.there_and_back(session.starts, session.ends or session.starts, each))

    def by_session(self, each: "_Gone") -> tuple[BoolArray, BoolArray, BoolArray, BoolArray]:
        """(n,) who is there in time, who gets home, who both by every departure, and who by one of them."""
        session = each.session
        there, back = self.there_and_back(session.starts, session.ends or session.starts, each)
        always, ever = there & back, there & back
        for starts, ends in visits(each.occurs, session):
            shifted = np.logical_and(*self.there_and_back(starts, ends, each))
            always, ever = always & shifted, ever | shifted
        return there, back, always, ever

    def there_and_back(self, starts: datetime, ends: datetime, each: "_Gone") -> tuple[BoolArray, BoolArray]:
        """(n,) who is there in time, and (n,) who gets home after it."""
        timetable, clock, limits = self.ground.timetable, self.ground.day, self.asked_for.limits
        leave_s = latest_leaving(timetable, self.near, each.in_s, clock.seconds(starts), limits)
        early_s = np.minimum(each.out_s + EARLY_S, NEVER)
        home_s = earliest_home(timetable, self.near, early_s, clock.seconds(ends), limits)
        return leave_s > -NEVER, home_s < NEVER


@dataclass(frozen=True, eq=False)
class _Gone:
    """One session of the day, and (s,) the walks between its place and the stops, whole seconds."""

    asset_id: str
    session: BusSession
    occurs: Session
    out_s: IndexArray
    in_s: IndexArray

    @property
    def is_near_stops(self) -> bool:
        """Whether a stop is within the walk, both ways."""
        return bool((self.out_s < NEVER).any() and (self.in_s < NEVER).any())


@kept_with(most=3)
def _stop_walks(area: Area, buses: Buses, avoid: int, speed_mps: float, minutes: int) -> StopWalks:
    """The walks between every resident point and the stops near it; uphill they take longer."""
    homes, stops = resident_homes(area, avoid), stops_joined(area, buses, avoid)
    pace_m = speed_mps * minutes * 60 + 1e-6
    out = pairs_then(
        area, homes.snaps, stops, door_asset=np.arange(len(stops)), asset_count=len(stops), cutoff_m=pace_m,
        avoid=avoid, shut=ALL_OPEN,
    )  # fmt: skip
    out_s = seconds_up(out.distance_m, speed_mps)
    streets = streets_then(area, ALL_OPEN)
    if streets.slopes is None:
        return StopWalks(out.start, out.asset, out_s + EARLY_S, out_s)
    back = pairs(
        turned(streets), homes.snaps, stops, door_asset=np.arange(len(stops)), asset_count=len(stops),
        cutoff_m=pace_m, avoid=avoid | SHUT,
    )  # fmt: skip
    return _both_ways(out, back, out_s, seconds_up(back.distance_m, speed_mps))


def _has_stop(near: StopWalks) -> BoolArray:
    """(h,) which homes have a stop within the walk both ways: one up a hill may be within it one way only."""
    home = np.repeat(np.arange(len(near.start) - 1), np.diff(near.start))
    out, back = (
        np.bincount(home, each < NEVER, minlength=len(near.start) - 1) > 0 for each in (near.out_s, near.in_s)
    )
    return np.asarray(out & back, bool)


def _both_ways(out: Pairs, back: Pairs, out_s: IndexArray, in_s: IndexArray) -> StopWalks:
    """Walks out and walks back of the same points and stops as one table, NEVER where one is too long."""
    keys = [each.point.astype(np.int64) * each.asset_count + each.asset for each in (out, back)]
    both = np.union1d(*keys)
    walks = np.full((2, len(both)), NEVER, np.int64)
    for row, (key, walk_s) in enumerate(zip(keys, (out_s, in_s), strict=True)):
        walks[row, np.searchsorted(both, key)] = walk_s
    start = np.searchsorted(both // out.asset_count, np.arange(out.point_count + 1))
    return StopWalks(start, both % out.asset_count, np.minimum(walks[0] + EARLY_S, NEVER), walks[1])


def _sessions(
    area: Area, assets: AreaAssets, asked_for: DayByBus, counted: BoolArray | None
) -> Iterator[_Gone]:
    """Every session of the day with the walks between its nearest door and the stops."""
    buses, pace = asked_for.timetable_of(area), asked_for.pace
    if buses is None:
        return
    cutoff_m = pace.cutoff_m(asked_for.minutes)
    of_kind = of_kinds(assets, asked_for.kinds)
    for row in np.flatnonzero(of_kind if counted is None else of_kind & counted).tolist():
        asset_id = assets.table["asset_id"].iloc[row]
        sessions = list(_on_day(assets, asset_id, asked_for.day))
        if not sessions:
            continue
        walks = doors_to_stops(assets, area, buses, asset_id, pace.avoid, cutoff_m)
        out_s, in_s = (seconds_up(each, pace.speed_mps) for each in (walks.out_m, walks.in_m))
        for session, occurs in sessions:
            yield _Gone(asset_id, session, occurs, out_s, in_s)


def _on_day(assets: AreaAssets, asset_id: str, day: date) -> Iterator[tuple[BusSession, Session]]:
    record = assets.records.get(asset_id)
    for session in record.sessions if record else ():
        for occurrence in occurrences(session, day, day, nation=assets.nation):
            yield session_on(asset_id, session, occurrence.day, occurrence.ask), session
