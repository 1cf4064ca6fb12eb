"""How does this person get to each session of a week by bus, in time, and home again after it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from geo.paces import Pace
from geo.snap import Snaps
from geo.timetable.journey import LIMITS, Ends, Journey, Limits, earliest_back, latest_there
from layers.area import Area
from layers.buses.model import Buses
from layers.register.model import Asset
from layers.relief.hilly_area import with_hills
from layers.times.session import Session
from questions.buses.bus_ground import (
    bus_ground,
    doors_to_stops,
    stops_joined,
    walks_to_stops,
)
from questions.buses.bus_journey import BusJourney, DoorWalks, Fares, RidesOfDay, bus_journey
from questions.conversation.findings import Finding
from questions.conversation.occurrences import occurrences
from questions.conversation.wishes import FreeTime
from questions.places.area_assets import AreaAssets
from questions.walks.home_street import home_joined
from questions.walks.near_person import Origin
from questions.walks.timed_ways import ALL_OPEN, ground_from
from questions.walks.walking_ground import WalkingGround, on_joined_streets, walking_ground

WEEK: Final = timedelta(days=7)
DROP_IN: Final = timedelta(hours=4)  # what is open so long is gone to in the late morning
LATE_MORNING: Final = time(11)
STAY: Final = timedelta(hours=1)  # and stayed at for so long
LAST_HOME: Final = time(3)  # by then of the night after, who takes the last bus is home


class BusesUnjudged(StrEnum):
    """Why nothing can be said of any bus."""

    NOT_KNOWN = "not-known"  # the area has no timetable
    ENDED = "ended"  # the timetable does not hold in the week asked about
    NO_STREET = "no-street"  # the streets cannot judge the home
    NO_STOP = "no-stop"  # no stop within the walk


class BusCause(StrEnum):
    """Why one session is not reached by bus."""

    NO_STOP_THERE = "no-stop-there"  # no stop within the walk of the place
    NO_BUS_THEN = "no-bus-then"  # none that is there in time
    NO_BUS_HOME = "no-bus-home"  # none home after it
    NOT_WHILE_FREE = "not-while-free"  # there and back takes longer than they are free
    DAY_NOT_HELD = "day-not-held"  # the timetable does not hold on that day


@dataclass(frozen=True)
class BusWish:
    """What is asked: pace, the longest walk of each leg in minutes, the first day of the week, whose pass."""

    pace: Pace
    minutes: int
    first_day: date
    fares: Fares = field(repr=False)
    limits: Limits = LIMITS
    free: tuple[FreeTime, ...] = field(default=(), repr=False)  # none: any time

    def suits(self, there: BusJourney, back: BusJourney | None, ends: datetime | None) -> bool:
        """Whether one is free from setting out until home; until its end, where no bus home is told."""
        until = back.arrives if back else ends or there.arrives
        return not self.free or any(
            free.weekday == there.leaves.weekday()
            and free.starts <= there.leaves.time()
            and there.leaves.date() == until.date()
            and until.time() <= free.ends
            for free in self.free
        )


@dataclass(frozen=True)
class BusSession:
    """One session of the week, local times. ``drop_in``: open for hours, so there at a time of our choice."""

    asset_id: str
    starts: datetime
    ends: datetime | None  # None: not known when it is over
    ask: Finding | None = None
    drop_in: bool = False


@dataclass(frozen=True)
class SessionByBus:
    """How one gets to a session and home; ``cause`` where not both are there."""

    session: BusSession
    there: BusJourney | None = field(default=None, repr=False)
    back: BusJourney | None = field(default=None, repr=False)
    next_there: BusJourney | None = field(default=None, repr=False)  # who misses the first bus comes by this
    last_home: BusJourney | None = field(default=None, repr=False)  # the last of that day
    cause: BusCause | None = None

    @property
    def bus_ask(self) -> bool:
        """Whether a bus of it, there or home, runs on a bank holiday of which the timetable has no word."""
        journeys = filter(None, (self.there, self.back, self.last_home))
        return any(ride.unsaid for journey in journeys for ride in journey.rides)

    @property
    def sure(self) -> bool:
        """Whether nothing is to be asked: that it is on then, nor whether the buses run."""
        return self.session.ask is None and not self.bus_ask

    def is_past(self, now: datetime) -> bool:
        """Whether it is of today, and it is too late to set out; another day stays as it was asked for."""
        leaves = self.session.starts if self.there is None else self.there.leaves
        return self.session.starts.date() == now.date() and leaves < now


@dataclass(frozen=True)
class WeekByBus:
    """The answer, by the beginning of the sessions, then by asset."""

    wish: BusWish
    unjudged: BusesUnjudged | None
    sessions: tuple[SessionByBus, ...] = field(default=(), repr=False)
    first_day: date | None = None  # from which day to which the timetable holds
    last_day: date | None = None

    def ahead(self, now: datetime) -> "WeekByBus":
        """Without what has begun today by ``now``, local time, or for which it is too late to leave."""
        return replace(self, sessions=tuple(each for each in self.sessions if not each.is_past(now)))


def week_by_bus(
    area: Area, assets: AreaAssets, origin: Origin, wish: BusWish, asset_ids: Sequence[str]
) -> WeekByBus:
    """The journeys to every session of these assets in the seven days from ``wish.first_day``, and home.

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    origin
        Where the person lives.
    wish
        Pace, longest walk of a leg, week and pass.
    asset_ids
        Whose sessions; an asset without known times has none.

    Returns
    -------
    WeekByBus. Where the timetable does not hold in that week, or is not known, it says so and has no
    sessions.
    """
    buses = area.buses
    if buses is None:
        return WeekByBus(wish, BusesUnjudged.NOT_KNOWN)
    days = [wish.first_day + timedelta(days=ahead) for ahead in range(WEEK.days)]
    held = (buses.first_day, buses.last_day)
    if not any(buses.holds_on(day) for day in days):
        return WeekByBus(wish, BusesUnjudged.ENDED, (), *held)
    home = _Home.of(with_hills(area, wish.pace.gradient), assets, origin, wish, buses)
    if isinstance(home, BusesUnjudged):
        return WeekByBus(wish, home, (), *held)
    sessions = sorted(
        _sessions(assets, asset_ids, wish), key=lambda session: (session.starts, session.asset_id)
    )
    answers = tuple(_by_bus(home, session) for session in sessions)
    return WeekByBus(wish, None, answers, *held)


def _sessions(assets: AreaAssets, asset_ids: Sequence[str], wish: BusWish) -> Iterator[BusSession]:
    last = wish.first_day + WEEK - timedelta(days=1)
    for asset_id in dict.fromkeys(asset_ids):
        asset: Asset = assets.records[asset_id]
        for session in asset.sessions:
            for occurrence in occurrences(session, wish.first_day, last, nation=assets.nation):
                if not wish.free or any(free.weekday == session.weekday for free in wish.free):
                    yield session_on(asset_id, session, occurrence.day, occurrence.ask)


def session_on(asset_id: str, session: Session, day: date, ask: Finding | None) -> BusSession:
    """A session on one of its days; what is open for hours is gone to in the late morning, for an hour."""
    starts = datetime.combine(day, session.starts)
    if session.ends is None:
        return BusSession(asset_id, starts, None, ask)
    ends = datetime.combine(day, session.ends)
    ends = ends if ends > starts else ends + timedelta(days=1)
    if ends - starts < DROP_IN:
        return BusSession(asset_id, starts, ends, ask)
    there = max(starts, min(datetime.combine(day, LATE_MORNING), ends - STAY))
    return BusSession(asset_id, there, there + STAY, ask, drop_in=True)


@dataclass(frozen=True, eq=False)
class _Home:
    """One person's walks to the stops. Let go of with the answer."""

    area: Area
    assets: AreaAssets
    buses: Buses
    wish: BusWish
    walking: WalkingGround
    stops: Snaps
    walks: DoorWalks
    _at_doors: dict[str, DoorWalks] = field(default_factory=dict, repr=False)
    _days: dict[date, RidesOfDay] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, area: Area, assets: AreaAssets, origin: Origin, wish: BusWish, buses: Buses
    ) -> "_Home | BusesUnjudged":
        """The walks of one person, or why there are none."""
        walking = walking_ground(area, assets, wish.pace.avoid)
        start = home_joined(area, walking.snapper, (origin.x, origin.y), street=origin.street)
        if not start.joined[0] or not on_joined_streets(area.network, start)[0]:
            return BusesUnjudged.NO_STREET
        stops = stops_joined(area, buses, wish.pace.avoid)
        own = ground_from(area, walking, start, ALL_OPEN)
        walks = walks_to_stops(own, start, stops, cutoff_m=wish.pace.cutoff_m(wish.minutes))
        at_home = DoorWalks.of(walks, wish.pace)
        if at_home.are_none:
            return BusesUnjudged.NO_STOP
        return cls(area, assets, buses, wish, walking, stops, at_home)

    def at_door(self, asset_id: str) -> DoorWalks:
        """The walks between an asset's nearest door and each stop, worked out once."""
        if asset_id not in self._at_doors:
            pace, cutoff_m = self.wish.pace, self.wish.pace.cutoff_m(self.wish.minutes)
            walks = doors_to_stops(self.assets, self.area, self.buses, asset_id, pace.avoid, cutoff_m)
            self._at_doors[asset_id] = DoorWalks.of(walks, pace)
        return self._at_doors[asset_id]

    def rides_on(self, day: date) -> RidesOfDay:
        """The buses of a day as this person is told of them."""
        if day not in self._days:
            ground = bus_ground(self.area, self.buses, day, self.wish.pace)
            self._days[day] = RidesOfDay(self.area, ground, self.wish.fares)
        return self._days[day]


def _by_bus(home: _Home, session: BusSession) -> SessionByBus:
    day = session.starts.date()
    if not home.buses.holds_on(day):
        return SessionByBus(session, cause=BusCause.DAY_NOT_HELD)
    at_door = home.at_door(session.asset_id)
    if at_door.are_none:
        return SessionByBus(session, cause=BusCause.NO_STOP_THERE)
    return _Trip(home, home.rides_on(day), session, at_door).answer()


@dataclass(frozen=True, eq=False)
class _Trip:
    """One session of one day."""

    home: _Home
    rides: RidesOfDay
    session: BusSession
    at_door: DoorWalks

    def answer(self) -> SessionByBus:
        """The journeys there and back."""
        limits, timetable = self.home.wish.limits, self.rides.ground.timetable
        at_home, at_door = self.home.walks, self.at_door
        to, back = DoorWalks(at_home.out_s, at_door.in_s), DoorWalks(at_door.out_s, at_home.in_s)
        out, home = Ends(to.early_s, to.in_s), Ends(back.early_s, back.in_s)
        there = latest_there(timetable, out, self._s(self.session.starts), limits)
        if there is None:
            return SessionByBus(self.session, cause=BusCause.NO_BUS_THEN)
        next_there = earliest_back(timetable, out, there.leave_s + 1, limits)
        after = (
            earliest_back(timetable, home, self._s(self.session.ends), limits) if self.session.ends else None
        )
        night = datetime.combine(self.session.starts.date() + timedelta(days=1), LAST_HOME)
        last = latest_there(timetable, home, self._s(night), Limits(limits.rides, 24 * 3600))
        no_way_home = after is None and (self.session.ends is not None or last is None)
        way_there, way_back = self._in_full(there, to), self._in_full(after, back)
        return SessionByBus(
            self.session,
            way_there,
            way_back,
            self._in_full(next_there, to),
            self._in_full(last, back),
            self._cause(way_there, way_back, no_way_home),
        )

    def _in_full(self, journey: Journey | None, walks: DoorWalks) -> BusJourney | None:
        return None if journey is None else bus_journey(self.rides, journey, walks)

    def _cause(self, there: BusJourney | None, back: BusJourney | None, no_way_home: bool) -> BusCause | None:
        if no_way_home:
            return BusCause.NO_BUS_HOME
        fits = there is not None and self.home.wish.suits(there, back, self.session.ends)
        return None if fits else BusCause.NOT_WHILE_FREE

    def _s(self, moment: datetime) -> int:
        return self.rides.ground.day.seconds(moment)
