"""Whom would a bid's minibus bring to its sessions in time, and home again? Whoever lives where it fetches.

As with every ride from door to door nobody knows beforehand how long one is on the way: with less than half
an hour between the first pick-up and a session, or a session and the last arrival, nobody counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
import shapely

from geo.types import BoolArray
from layers.area import Area
from layers.bids.model import Bid
from layers.bids.transport import BidTransport
from layers.register.model import Asset
from layers.rides.model import RideHours, RideZone
from layers.times.session import Session
from layers.wards.names import UnknownWardError, second_names_by_code, ward_called
from questions.buses.departures import Departures, visits
from questions.conversation.occurrences import occurrences
from questions.funding.people import wards_of
from questions.funding.scenario import Cannot
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets
from questions.rides.ride_hours import RideWindow, fit, windows_on
from questions.rides.ride_to import visit_by_ride

_WEEK: Final = 7


def ride_zone(area: Area, transport: BidTransport, at: shapely.Point) -> RideZone | Cannot:
    """The minibus as a zone of rides, around ``at`` or of its wards; or why it is none."""
    outline: shapely.Geometry
    if transport.radius_m is not None:
        outline = shapely.buffer(at, transport.radius_m, quad_segs=32)
    else:
        second = second_names_by_code(area.wards)
        try:
            codes = {ward_called(ward, wards_of(area), second=second) for ward in transport.wards}
        except UnknownWardError:
            return Cannot.NO_ZONE
        if not codes:
            return Cannot.NO_ZONE
        outline = shapely.union_all(area.wards.geometry[area.wards["ward_code"].isin(codes)].to_numpy())
    if not transport.hours:
        return Cannot.NO_RIDE_HOURS
    shapely.prepare(outline)
    return RideZone("", outline, tuple(RideHours(session) for session in transport.hours))


def brought(area: Area, assets: AreaAssets, bid: Bid, row: int, standard: Standard) -> BoolArray | Cannot:
    """(n,) who lives where a bid's minibus fetches, if it is there in time for a session and after it.

    Parameters
    ----------
    area, assets
        The place, and what would be there: what the bid starts or is for lies in ``row``.
    bid
        One with a minibus.
    standard
        Which part of the week counts, of which week, and by which departures.

    Returns
    -------
    Nobody, if no session of the week suits; or why nothing can be said.
    """
    asset_id = str(assets.table["asset_id"].iat[row])
    record = assets.records.get(asset_id, Asset(asset_id))
    sessions = tuple(session for session in {*record.sessions, *bid.sessions} if session.ends is not None)
    if bid.transport is None or not sessions:
        return Cannot.NO_TIMES
    zone = ride_zone(area, bid.transport, assets.table.geometry.iat[row])
    if isinstance(zone, Cannot):
        return zone
    kind = str(assets.table["kind"].iat[row])
    suits = any(
        _suits(_Trip(zone, asset_id, session, day, assets), standard.departures)
        for session in sessions
        if standard.holds((session,), kind)
        for day in _days(area, standard)
    )
    at = area.residents.geometry
    within = shapely.intersects_xy(zone.outline, at.x.to_numpy(), at.y.to_numpy())
    return np.asarray(within & suits, bool)


def _days(area: Area, standard: Standard) -> tuple[date, ...]:
    if standard.by_bus is not None:
        return standard.by_bus.days
    first = standard.today or date.fromisoformat(area.made_at[:10])
    return tuple(first + timedelta(days=ahead) for ahead in range(_WEEK))


@dataclass(frozen=True, eq=False)
class _Trip:
    """One session on one day, and the minibus."""

    zone: RideZone
    asset_id: str
    session: Session
    day: date
    assets: AreaAssets


def _suits(trip: _Trip, departures: Departures) -> bool:
    """Whether one is brought to a session on a day, and home, with nothing left to ask."""
    windows = windows_on(trip.zone, trip.day, trip.assets.nation)
    held = occurrences(trip.session, trip.day, trip.day, nation=trip.assets.nation)
    if not windows or not any(each.ask is None for each in held):
        return False
    rides = [fit(windows, *times) for times in _visits(trip, windows, departures)]
    fits = [ride.no is None and not ride.asks for ride in rides]
    return any(fits) if departures is Departures.SOME else all(fits)


def _visits(
    trip: _Trip, windows: Sequence[RideWindow], departures: Departures
) -> Iterator[tuple[datetime, datetime | None]]:
    usual = visit_by_ride(trip.asset_id, trip.session, trip.day, windows)
    yield usual.starts, usual.ends
    if departures is not Departures.MEANT:
        yield from visits(trip.session, usual)
