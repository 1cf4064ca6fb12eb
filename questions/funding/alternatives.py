"""What else would mend the same gap, and for less? Longer hours, a second venue, a path, another bid.

Prices other than a bid's own are the panel's: what they think such a thing costs, stated beside every figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely

from geo.crs import to_metres
from geo.types import BoolArray, FloatArray
from layers.area import Area
from layers.register.model import Status
from questions.funding.best_places import VENUE_KINDS
from questions.funding.figures import Assessment, BidFigures
from questions.funding.standard import Standard, Walks, counted, walks
from questions.places.area_assets import AreaAssets
from questions.walks.walking_ground import walking_ground
from questions.wards.gap_causes import DETOUR

_SAME_PLACE_M: Final = 100.0  # the bid would meet there itself, or next door
_LEAST_SHARE: Final = 0.05  # of the bid's residents; less is not an alternative


@dataclass(frozen=True)
class Prices:
    """What the panel takes other remedies to cost, pounds a year or once."""

    hours: float = 1_500.0  # an asset that is there opens for longer, for a year
    venue: float = 3_000.0  # the same thing once a week in a venue that is there, for a year
    path: float = 40_000.0  # a short path or a crossing, once


@dataclass(frozen=True)
class Alternative:
    """One other way to serve residents whom a bid would serve."""

    way: str  # "hours", "venue", "path", "bid"
    words: str
    additional: int  # of the residents that the bid would add
    pounds: float
    most: bool = False  # an upper bound: not everybody counted need be served

    @property
    def pounds_each(self) -> float:
        """Pounds for each of them."""
        return self.pounds / self.additional


def alternatives(
    area: Area, assets: AreaAssets, found: Assessment, bid_id: str, *, prices: Prices | None = None
) -> tuple[Alternative, ...]:
    """Other ways to serve those whom a bid would add for less money, the cheapest for each resident first.

    ``found`` must be of this area and these assets. KeyError if it has no such bid.
    """
    one, prices = found.of(bid_id), prices or Prices()
    if one.additional <= 0:
        return ()
    reach = walks(area, assets, found.standard.pace, found.standard.minutes)
    residents = found.need.residents * one.gains
    told = [
        _hours(assets, reach, residents, one.kind, found.standard, prices.hours),
        _venue(area, assets, reach, residents, one, prices.venue),
        _path(area, assets, residents, one, found.standard, prices.path),
        _other_bid(found.figures, one, residents),
    ]
    least, most = _LEAST_SHARE * one.additional, one.bid.pounds or np.inf
    enough = [a for a in told if a is not None and a.additional >= least and a.pounds < most]
    return tuple(sorted(enough, key=lambda other: other.pounds_each))


def _served(reach: Walks, rows: BoolArray, residents: FloatArray) -> FloatArray:
    """(a,) of these residents, how many each asset in ``rows`` has within its walk."""
    pairs = reach.pairs
    useful = rows[pairs.asset]
    people = residents[pairs.point[useful]]
    return np.asarray(np.bincount(pairs.asset[useful], people, minlength=pairs.asset_count), float)


def _hours(
    assets: AreaAssets, reach: Walks, residents: FloatArray, kind: str, standard: Standard, pounds: float
) -> Alternative | None:
    """An asset of the kind that is there, but not on at the time of week that is asked for."""
    shut = counted(assets, kind, replace(standard, window=None)) & ~counted(assets, kind, standard)
    served = _served(reach, shut, residents)
    if not shut.any() or served.max() <= 0:
        return None
    name = _name(assets, int(served.argmax()))
    return Alternative("hours", f"{name} opens for longer", round(float(served.max())), pounds)


def _venue(
    area: Area, assets: AreaAssets, reach: Walks, residents: FloatArray, one: BidFigures, pounds: float
) -> Alternative | None:
    """The venue, other than the bid's own, from which most of the same residents would be served."""
    table, kind = assets.table, one.kind
    venues = table["kind"].isin(VENUE_KINDS) & (table["kind"] != kind)
    in_use = (venues & (table["status"] == str(Status.ACTIVE))).to_numpy(dtype=bool)
    if one.bid.longitude is not None and one.bid.latitude is not None:
        x, y = to_metres(one.bid.longitude, one.bid.latitude, crs=area.crs)
        away_m = shapely.distance(table.geometry.to_numpy(), shapely.Point(float(x), float(y)))
        in_use = in_use & (away_m > _SAME_PLACE_M)
    served = _served(reach, in_use, residents)
    if not len(served) or served.max() <= 0:
        return None
    name = _name(assets, int(served.argmax()))
    return Alternative("venue", f"The same at {name}", round(float(served.max())), pounds)


def _path(
    area: Area, assets: AreaAssets, residents: FloatArray, one: BidFigures, standard: Standard, pounds: float
) -> Alternative | None:
    """An asset of the kind that lies near as the crow flies, and has a long way round."""
    there = np.flatnonzero(counted(assets, one.kind, standard))
    if not len(there):
        return None
    ground = walking_ground(area, assets, standard.pace.avoid)
    points = np.flatnonzero(residents > 0)
    homes = area.residents.geometry.iloc[points]
    home_x, home_y = homes.x.to_numpy()[:, None], homes.y.to_numpy()[:, None]
    near_m = standard.pace.cutoff_m(standard.minutes) / DETOUR  # on a path as direct as paths are
    served = np.zeros(len(there))
    for at, row in enumerate(there):
        doors = ground.doors.take(ground.door_asset == row)
        crow_m = np.hypot(home_x - doors.x, home_y - doors.y).min(axis=1)
        served[at] = float(residents[points][crow_m <= near_m].sum())
    if served.max() <= 0:
        return None
    name = _name(assets, int(there[served.argmax()]))
    return Alternative("path", f"A path or crossing to {name}", round(float(served.max())), pounds, most=True)


def _other_bid(figures: Sequence[BidFigures], one: BidFigures, residents: FloatArray) -> Alternative | None:
    """The bid of the same kind that serves most of the same residents for less."""
    cheaper = [
        (round(float(residents[other.gains].sum())), other)
        for other in figures
        if other is not one
        and other.kind == one.kind
        and (other.bid.pounds or np.inf) < (one.bid.pounds or np.inf)
    ]
    shared = max(cheaper, key=lambda pair: pair[0], default=(0, one))
    if shared[0] <= 0 or shared[1].bid.pounds is None:
        return None
    return Alternative("bid", f"The bid {shared[1].bid.title}", shared[0], shared[1].bid.pounds)


def _name(assets: AreaAssets, row: int) -> str:
    told = assets.table.iloc[row]
    return str(told["name"] or f"{str(told['kind']).replace('_', ' ')} off {told['near_street']}")
