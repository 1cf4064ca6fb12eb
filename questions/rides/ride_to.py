"""Which sessions of a place does a ride bring one to and home from, and until when does one ring for it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

import shapely

from layers.rides.model import RideZone
from layers.times.session import Session
from questions.buses.sessions_by_bus import LATE_MORNING, STAY, BusSession, session_on
from questions.conversation.findings import Finding
from questions.conversation.occurrences import occurrences
from questions.places.area_assets import AreaAssets
from questions.rides.book_by import BookBy, book_by
from questions.rides.ride_hours import ROOM, RideFit, RideWindow, fit, windows_on
from questions.rides.rides_here import RideAsk, RideNo, Rider, for_rider, rides_at, serves_any

LOOK: Final = timedelta(days=35)  # what meets once a month comes up within


@dataclass(frozen=True)
class RideToSession:
    """One session, and how a ride fits it. Local times."""

    starts: datetime
    ends: datetime | None  # None: not known
    drop_in: bool  # open for hours: the times are ours
    no: RideNo | None
    asks: tuple[RideAsk, ...] = ()
    session_ask: Finding | None = None  # what is not known of the session itself
    book_by: BookBy | None = None  # None: not known, or no ride

    def in_time(self, now: datetime) -> bool:
        """Whether it can still be booked, as far as is known."""
        return self.no is None and (self.book_by is None or self.book_by.in_time(now))


@dataclass(frozen=True)
class RideToPlace:
    """One zone that serves a home, and a place: the next session of it by ride."""

    zone: RideZone
    asset_id: str
    no: RideNo | None = None  # why it brings nobody there
    missed: RideToSession | None = field(default=None, repr=False)  # a ride goes, but it is too late to ring
    session: RideToSession | None = field(default=None, repr=False)  # the next that can still be booked
    is_timed: bool = True  # whether days and times of the place are known


def rides_to_place(
    rides: Sequence[RideZone], assets: AreaAssets, home: tuple[float, float], asset_id: str, *,
    rider: Rider, now: datetime,
) -> tuple[RideToPlace, ...]:  # fmt: skip
    """For each ride that comes to a home, whether it goes to a place and its sessions of the next five weeks.

    Parameters
    ----------
    rides
        The area's.
    assets, asset_id
        What the register knows, and which place.
    home
        x and y, metres.
    rider
        Age and free times.
    now
        Local time, without a zone.

    Returns
    -------
    One for each zone that serves the home, those that serve the place first; within these by name.
    """
    return rides_from_anywhere(rides_at(rides, *home), assets, asset_id, rider=rider, now=now)


def rides_from_anywhere(
    rides: Sequence[RideZone], assets: AreaAssets, asset_id: str, *, rider: Rider, now: datetime
) -> tuple[RideToPlace, ...]:
    """The same of each of ``rides``, wherever somebody lives; parameters as those of ``rides_to_place``."""
    doors = doors_of(assets, asset_id)
    answers = [_to_place(_Case(zone, assets, asset_id, rider, now), doors) for zone in rides]
    return tuple(sorted(answers, key=lambda answer: answer.no is not None))


def places_by_ride(
    rides: Sequence[RideZone], assets: AreaAssets, home: tuple[float, float], asset_ids: Sequence[str], *,
    rider: Rider, now: datetime,
) -> dict[str, RideToPlace]:  # fmt: skip
    """Of a list of places those with a session to which a ride can still be booked, and the first such ride.

    Parameters as those of ``rides_to_place``.
    """
    by_place = {}
    for asset_id in asset_ids:
        every = rides_to_place(rides, assets, home, asset_id, rider=rider, now=now)
        open_by_ride = [each for each in every if each.session is not None]
        if open_by_ride:
            by_place[asset_id] = min(open_by_ride, key=lambda each: each.session.starts)  # type: ignore[union-attr]
    return by_place


def doors_of(assets: AreaAssets, asset_id: str) -> tuple[shapely.Point, ...]:
    """Where a place is entered: the gates of a large ground, and its own point."""
    own = assets.table.loc[assets.table["asset_id"] == asset_id].geometry
    gates = assets.entrances.loc[assets.entrances["asset_id"] == asset_id].geometry
    return (*own, *gates)


@dataclass(frozen=True, eq=False)
class _Case:
    """One zone and one place, for one person. Let go of with the answer."""

    zone: RideZone
    assets: AreaAssets
    asset_id: str
    rider: Rider
    now: datetime


def _to_place(case: _Case, doors: Sequence[shapely.Point]) -> RideToPlace:
    zone, asset_id = case.zone, case.asset_id
    sessions = case.assets.records[asset_id].sessions
    whom = for_rider(zone, case.rider)
    if not serves_any(zone, doors):
        return RideToPlace(zone, asset_id, RideNo.NOT_THERE, is_timed=bool(sessions))
    if isinstance(whom, RideNo):
        return RideToPlace(zone, asset_id, whom, is_timed=bool(sessions))
    missed, causes = None, list[RideNo]()
    for each in _by_ride(case, sessions, whom):
        if each.no is not None:
            causes.append(each.no)
        elif each.in_time(case.now):
            return RideToPlace(zone, asset_id, missed=missed, session=each)
        else:
            missed = missed or each
    no = causes[0] if causes and missed is None else None
    return RideToPlace(zone, asset_id, no, missed, is_timed=bool(sessions))


def _by_ride(case: _Case, sessions: Sequence[Session], whom: RideAsk | None) -> Iterator[RideToSession]:
    """The sessions from now on, in their order."""
    first = case.now.date()
    days = [
        (occurrence.day, session, occurrence.ask)
        for session in sessions
        for occurrence in occurrences(session, first, first + LOOK, nation=case.assets.nation)
    ]
    for day, session, ask in sorted(days, key=lambda each: (each[0], each[1].starts)):
        windows = windows_on(case.zone, day, case.assets.nation)
        visit = visit_by_ride(case.asset_id, session, day, windows)
        if visit.starts > case.now and _is_free(case.rider, visit):
            yield _fitted(case, visit, windows, ask, whom)


def _fitted(
    case: _Case, visit: BusSession, windows: Sequence[RideWindow], ask: Finding | None, whom: RideAsk | None
) -> RideToSession:
    zone = case.zone
    fits = fit(windows, visit.starts, visit.ends) if zone.hours else RideFit(None, (RideAsk.HOURS,))
    if fits.no is not None:
        return RideToSession(visit.starts, visit.ends, visit.drop_in, fits.no, session_ask=ask)
    leaves = max(visit.starts - ROOM, fits.opens) if fits.opens else visit.starts - ROOM
    until = book_by(zone.notice, leaves, case.assets.nation) if zone.notice else None
    asks = (
        *((whom,) if whom else ()),
        *fits.asks,
        *((RideAsk.SESSION,) if ask is not None and RideAsk.SESSION not in fits.asks else ()),
        *((RideAsk.NOTICE,) if zone.notice is None else ()),
    )
    return RideToSession(visit.starts, visit.ends, visit.drop_in, None, asks, ask, until)


def visit_by_ride(asset_id: str, session: Session, day: date, windows: Sequence[RideWindow]) -> BusSession:
    """The session; what is open for hours is gone to for an hour at a time that rides allow, if any does."""
    usual = session_on(asset_id, session, day, None)
    if not usual.drop_in or session.ends is None:
        return usual
    begins, ends = datetime.combine(day, session.starts), datetime.combine(day, session.ends)
    ends = ends if ends > begins else ends + timedelta(days=1)
    for window in windows:
        first = max(begins, window.opens + ROOM)
        last = (min(ends, window.closes - ROOM) if window.closes else ends) - STAY
        if first <= last:
            there = max(first, min(datetime.combine(day, LATE_MORNING), last))
            return BusSession(asset_id, there, there + STAY, None, drop_in=True)
    return usual


def _is_free(rider: Rider, visit: BusSession) -> bool:
    until = visit.ends or visit.starts
    return not rider.free or any(
        free.weekday == visit.starts.weekday()
        and free.starts <= visit.starts.time()
        and until.date() == visit.starts.date()
        and until.time() <= free.ends
        for free in rider.free
    )
