"""What of a journey by bus may stand on paper that does not show where somebody lives?

Nothing within ``NEAR_HOME_M`` of the start, unless it is asked for there and then (decision 19): a stop so
near is not named, nor when the bus is there, nor how long the walk to it is; by a timetable each of these
would tell which stop it is. When to set out and when one is home are then told to the quarter of an hour, on
the safe side.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

import numpy as np

from geo.paces import minutes_up
from layers.buses.passes import Fare
from questions.buses.bus_journey import BusJourney, BusStop, Ridden
from questions.buses.sessions_by_bus import SessionByBus
from questions.conversation.findings import Finding

NEAR_HOME_M: Final = 150.0
STEP: Final = timedelta(minutes=15)


@dataclass(frozen=True)
class BusTrip:
    """A session by bus that is to be taken home, of whom lives at ``home``, metres."""

    each: SessionByBus = field(repr=False)
    home: tuple[float, float] = field(repr=False)
    last_day: date | None = None  # up to which the timetable holds


@dataclass(frozen=True)
class BusWeek:
    """All sessions of a place in the week from a Monday on, by bus, of whom lives at ``home``, metres."""

    monday: date
    sessions: tuple[SessionByBus, ...] = field(repr=False)
    home: tuple[float, float] = field(repr=False)
    last_day: date | None = None

    def session_at(self, starts: datetime) -> SessionByBus | None:
        """The session that starts then; None where there is none, or it is open for hours."""
        at_a_time = (each for each in self.sessions if not each.session.drop_in)
        return next((each for each in at_a_time if each.session.starts == starts), None)

    def trip_of(self, each: SessionByBus) -> "PaperTrip | None":
        """What paper says of one of them, nothing near home; None where no bus goes there and home."""
        if each.cause is not None:
            return None
        return paper_trip(BusTrip(each, self.home, self.last_day), whole_way=False)


@dataclass(frozen=True)
class PaperStop:
    """One end of a ride; without name and time where it is too near home. ``walk_min`` is beside it."""

    name: str = ""
    at: datetime | None = None
    walk_min: int | None = None
    shown: bool = True


@dataclass(frozen=True)
class PaperRide:
    """One bus of it."""

    route: str
    towards: str
    mode: str
    about: bool
    boards: PaperStop  # with the walk to it
    alights: PaperStop  # with the walk from it, after the last bus alone


@dataclass(frozen=True)
class PaperWay:
    """There, or back: setting out, each bus, arriving."""

    leaves: datetime
    rides: tuple[PaperRide, ...]
    arrives: datetime


@dataclass(frozen=True)
class PaperTrip:
    """All that paper says of a session by bus."""

    starts: datetime
    there: PaperWay
    back: PaperWay | None
    last_home: PaperStop | None  # where and when the last bus home leaves
    fares: tuple[Fare, ...]
    last_day: date | None
    ask: Finding | None = None  # of the session on that day
    free_from: time | None = None  # where a bus is too early for the pass: from when it would be free
    bus_ask: bool = False  # a bank holiday, of which the timetable has no word


def paper_trip(trip: BusTrip, *, whole_way: bool) -> PaperTrip | None:
    """What paper says; None where there is no bus there. ``whole_way``: with all that is near home."""
    each = trip.each
    if each.there is None:
        return None
    back, last = each.back, each.last_home
    ridden = (*each.there.rides, *(back.rides if back else ()))
    return PaperTrip(
        each.session.starts,
        _way(trip, each.there, whole_way=whole_way),
        _way(trip, back, whole_way=whole_way) if back else None,
        _stop(trip, last.rides[0].boards, last.rides[0].leaves, None, whole_way=whole_way) if last else None,
        tuple(ride.fare for ride in ridden),
        trip.last_day,
        each.session.ask,
        next((at for ride in ridden if (at := ride.free_from)), None),
        each.bus_ask,
    )


def _way(trip: BusTrip, journey: BusJourney, *, whole_way: bool) -> PaperWay:
    walks = [minutes_up(walk_s) for walk_s in journey.walks_s]
    rides = tuple(
        _ride(trip, ride, walks[at], walks[-1] if at == len(journey.rides) - 1 else None, whole_way=whole_way)
        for at, ride in enumerate(journey.rides)
    )
    leaves = journey.leaves.replace(second=0)
    arrives = journey.arrives.replace(second=0) + timedelta(minutes=1 if journey.arrives.second else 0)
    return PaperWay(
        leaves if rides[0].boards.shown else _quarter(leaves),
        rides,
        arrives if rides[-1].alights.shown else _quarter_up(arrives),
    )


def _ride(trip: BusTrip, ride: Ridden, before: int, after: int | None, *, whole_way: bool) -> PaperRide:
    return PaperRide(
        ride.route,
        ride.towards or ride.operator,
        ride.mode,
        ride.about,
        _stop(trip, ride.boards, ride.leaves, before, whole_way=whole_way),
        _stop(trip, ride.alights, ride.arrives, after, whole_way=whole_way),
    )


def _stop(trip: BusTrip, stop: BusStop, at: datetime, walk_min: int | None, *, whole_way: bool) -> PaperStop:
    apart_m = float(np.hypot(stop.x - trip.home[0], stop.y - trip.home[1]))
    if whole_way or apart_m >= NEAR_HOME_M:
        return PaperStop(stop.name, at, walk_min)
    return PaperStop(shown=False)


def _quarter(moment: datetime) -> datetime:
    """The quarter of an hour before a moment."""
    return moment.replace(minute=moment.minute - moment.minute % 15)


def _quarter_up(moment: datetime) -> datetime:
    """The quarter of an hour after it."""
    floor = _quarter(moment)
    return floor if floor == moment else floor + STEP
