"""What is one journey by bus like: each walk, wait and ride, which stops, low floor, free with the pass?"""

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
import shapely

from geo.derived import kept_with
from geo.paces import Pace
from geo.timetable.journey import Journey, Ride
from geo.timetable.timetable import NEVER
from geo.types import IndexArray
from layers.area import Area
from layers.buses.holidays import unsaid_services
from layers.buses.model import Buses
from layers.buses.passes import BusPass, Fare, PassRules, fare_of, free_from
from questions.buses.bus_ground import CHANGE_S, EARLY_S, BusGround, WalksToStops, seconds_up
from questions.buses.home_council import council_of_home

BENCH_NEAR_M: Final = 15.0  # a bench this near to a stop is at it
STOP_NEAR_M: Final = 8.0  # so near to a stop of the map it is that one: across the road is another


@dataclass(frozen=True)
class BusStop:
    """A stop as it is told of. ``bench`` and ``shelter``: "yes", "no" or "": not known."""

    row: int
    name: str
    step_free: str  # "yes", "no" or "": not known
    bench: str
    shelter: str
    x: float
    y: float


@dataclass(frozen=True)
class Ridden:
    """One bus of a journey, local times. ``fare`` is what it costs the holder of the pass asked about."""

    route: str
    operator: str
    towards: str
    mode: str
    boards: BusStop
    alights: BusStop
    leaves: datetime
    arrives: datetime
    low_floor: str  # "yes", "no" or "": not known
    about: bool  # the timetable says how often it runs, and not when to the minute
    fare: Fare
    line: tuple[tuple[float, float], ...] = field(default=(), repr=False)  # every stop it passes, metres
    free_from: time | None = None  # where it is not free only as it is too early: from when that day
    unsaid: bool = False  # the day is a bank holiday, of which the timetable has no word

    @property
    def ride_s(self) -> float:
        """Seconds on the bus, as the clock shows them."""
        return (self.arrives - self.leaves).total_seconds()


@dataclass(frozen=True)
class BusJourney:
    """From door to door, local times: walk, ride, walk, ride, walk."""

    leaves: datetime
    arrives: datetime
    walks_s: tuple[int, ...]  # one more than rides: to the first stop, between buses, from the last stop
    waits_s: tuple[int, ...]  # at each stop until the bus leaves
    rides: tuple[Ridden, ...]

    @property
    def changes(self) -> int:
        """How often one changes."""
        return len(self.rides) - 1

    @property
    def free(self) -> bool:
        """Whether every bus of it is free with the pass."""
        return all(ride.fare is Fare.FREE for ride in self.rides)


@dataclass(frozen=True)
class Fares:
    """By which pass, and by which rules, fares are told."""

    rules: PassRules = field(repr=False)
    held: BusPass | None = None
    council: str = ""  # of the home; "" where it is not known

    @classmethod
    def at(cls, area: Area, home: tuple[float, float], rules: PassRules, held: BusPass | None) -> "Fares":
        """Those of who lives there, metres: with what the council of that ward gives beyond the law."""
        return cls(rules, held, council_of_home(area, *home))

    def free_later(self, fare: Fare, leaves: datetime) -> time | None:
        """From when that day it would be free, where it is not as yet."""
        if fare is not Fare.NOT_AT_THIS_HOUR or self.held is None:
            return None
        first = free_from(self.rules, self.held, leaves.date(), council=self.council)
        return first if first is not None and leaves.time() < first else None


@dataclass(frozen=True, eq=False)
class RidesOfDay:
    """The rides of one day as one person is told of them, each worked out once. Let go of with the answer."""

    area: Area
    ground: BusGround
    fares: Fares
    _ridden: dict[Ride, Ridden] = field(default_factory=dict, repr=False)

    def of(self, ride: Ride) -> Ridden:
        """One of them."""
        ridden = self._ridden.get(ride)
        if ridden is None:
            ridden = self._ridden[ride] = self._worked_out(ride.board, ride.leave)
        return ridden

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """The services that run on a bank holiday without a word of it."""
        return unsaid_services(self.ground.buses, self.ground.day.day, self.area.nation)

    def _worked_out(self, board: int, leave: int) -> Ridden:
        ground, fares = self.ground, self.fares
        lines, clock = ground.timetable.lines, ground.day.clock
        row = int(ground.day.run_trip[lines.trip[board]])
        trip = ground.buses.trip_facts[row]
        stops, leaves = stops_here(self.area, ground.buses), clock(lines.leave_s[board])
        here, council = self.area.nation, fares.council
        fare = fare_of(fares.rules, fares.held, leaves, here=here, mode=trip.mode, council=council)
        return Ridden(
            trip.route,
            trip.operator,
            trip.towards,
            trip.mode,
            stops[int(lines.from_stop[board])],
            stops[int(lines.to_stop[leave])],
            leaves,
            clock(lines.arrive_s[leave]),
            trip.low_floor,
            trip.about == "yes",
            fare,
            tuple((stops[row].x, stops[row].y) for row in _passed(ground, board, leave)),
            fares.free_later(fare, leaves),
            trip.service_id in self.unsaid,
        )


def bus_journey(rides_of_day: RidesOfDay, journey: Journey, walks: "DoorWalks") -> BusJourney:
    """A journey of the timetable in local times, with all that is known of its stops and buses."""
    ground = rides_of_day.ground
    lines, clock = ground.timetable.lines, ground.day.clock
    rides = [rides_of_day.of(ride) for ride in journey.rides]
    to_first = int(walks.out_s[rides[0].boards.row])
    from_last = int(walks.in_s[rides[-1].alights.row])
    between, at_stop = [to_first], [journey.leave_s + to_first]
    for before, after in zip(journey.rides, journey.rides[1:], strict=False):
        gap_s = _gap_s(ground, int(lines.to_stop[before.leave]), int(lines.from_stop[after.board]))
        between.append(gap_s - CHANGE_S)
        at_stop.append(int(lines.arrive_s[before.leave]) + gap_s - CHANGE_S)
    waits = [int(lines.leave_s[ride.board]) - at for ride, at in zip(journey.rides, at_stop, strict=True)]
    return BusJourney(
        clock(journey.leave_s),
        clock(journey.arrive_s),
        (*between, from_last),
        tuple(waits),
        tuple(rides),
    )


@dataclass(frozen=True, eq=False)
class DoorWalks:
    """(s,) walks between the ends of a journey and the stops, whole seconds, without time in hand."""

    out_s: IndexArray
    in_s: IndexArray

    @classmethod
    def of(cls, walks: WalksToStops, pace: Pace) -> "DoorWalks":
        """The walks of one end at a pace."""
        return cls(seconds_up(walks.out_m, pace.speed_mps), seconds_up(walks.in_m, pace.speed_mps))

    @property
    def are_none(self) -> bool:
        """Whether no stop is within the walk, one way or the other."""
        return bool((self.out_s >= NEVER).all() or (self.in_s >= NEVER).all())

    @property
    def early_s(self) -> IndexArray:
        """(s,) the walks out with EARLY_S in hand at the stop."""
        return self.out_s + EARLY_S


def _gap_s(ground: BusGround, off: int, on: int) -> int:
    paths = ground.timetable.paths
    rows = np.arange(paths.start[off], paths.start[off + 1])
    return int(paths.gap_s[rows[paths.stop[rows] == on][0]])


def _passed(ground: BusGround, board: int, leave: int) -> list[int]:
    """Every stop of a ride, from that where it begins to that where it ends."""
    lines, (start, rows) = ground.timetable.lines, ground.timetable.of_trip
    trip = int(lines.trip[board])
    of_trip = rows[start[trip] : start[trip + 1]]
    ridden = of_trip[(of_trip >= board) & (of_trip <= leave)]
    return [int(lines.from_stop[board]), *lines.to_stop[ridden].tolist()]


@kept_with(most=1)
def stops_here(area: Area, buses: Buses) -> tuple[BusStop, ...]:
    """Every stop of the timetable by its row, with what is mapped beside it."""
    points = buses.stops.geometry.to_numpy()
    near, _ = shapely.STRtree(area.benches.geometry.to_numpy()).query(
        points, predicate="dwithin", distance=BENCH_NEAR_M
    )
    at_stops = _mapped(buses)
    benches = np.array(at_stops["bench"], object)
    benches[near] = "yes"
    rows = zip(
        buses.stops["name"], buses.stops["step_free"], benches, at_stops["shelter"], points, strict=True
    )
    return tuple(
        BusStop(row, name, step_free, bench, shelter, point.x, point.y)
        for row, (name, step_free, bench, shelter, point) in enumerate(rows)
    )


def _mapped(buses: Buses) -> pd.DataFrame:
    """``bench`` and ``shelter`` of every stop as the map has it: by its code, else the one at its place."""
    mapped, points = buses.mapped_stops, buses.stops.geometry.to_numpy()
    if mapped is None:
        return pd.DataFrame({"bench": [""] * len(points), "shelter": ""})
    row_of = {code: row for row, code in enumerate(mapped["code"]) if code}
    rows = np.array([row_of.get(code, -1) for code in buses.stops["stop_id"]], int)
    if len(mapped):
        uncoded = np.flatnonzero(~mapped["code"].astype(bool))
        tree = shapely.STRtree(mapped.geometry.to_numpy()[uncoded])
        at, nearest = tree.query_nearest(points, max_distance=STOP_NEAR_M, all_matches=False)
        free = rows[at] < 0
        rows[at[free]] = uncoded[nearest[free]]
    table = pd.DataFrame(mapped[["bench", "shelter"]]).reset_index(drop=True).astype(object)
    return pd.DataFrame(table.reindex(rows).fillna("").reset_index(drop=True))
