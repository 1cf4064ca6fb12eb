"""What else would mend the same gap, and for less? Longer hours, a second venue, a path, another bid.

Prices other than a bid's own are assumptions of the panel: where it has given none, there is no alternative.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
import shapely

from geo.crs import to_metres
from geo.types import BoolArray, FloatArray
from questions.funding.best_places import venues_in_use
from questions.funding.figures import Assessment, BidFigures
from questions.funding.ground import FundingGround, Walks
from questions.funding.standard import Standard, counted
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.walking_ground import walking_ground
from questions.wards.gap_causes import DETOUR

_SAME_PLACE_M: Final = 100.0  # the bid would meet there itself, or next door
_LEAST_SHARE: Final = 0.05  # of the bid's residents; less is not an alternative


@dataclass(frozen=True)
class Prices:
    """What the panel assumes that other remedies cost, pounds a year or once; None: it has not said."""

    hours: float | None = None  # an asset that is there opens for longer, for a year
    venue: float | None = None  # the same thing once a week in a venue that is there, for a year
    path: float | None = None  # a short path or a crossing, once


NO_PRICES: Final = Prices()


class Way(StrEnum):
    """How else a gap may be mended."""

    HOURS = "hours"  # an asset that is there opens for longer
    VENUE = "venue"  # the same thing in a venue that is there
    PATH = "path"  # a path or crossing to an asset that is near as the crow flies
    BID = "bid"  # another bid


@dataclass(frozen=True)
class Alternative:
    """One other way to serve residents whom a bid would serve."""

    way: Way
    name: str  # of the asset, the venue or the bid; "" where it has none
    additional: int  # of the residents that the bid would add
    pounds: float
    kind: str = ""  # of the asset or venue
    near_street: str = ""
    most: bool = False  # an upper bound: not everybody counted need be served

    @property
    def assumed(self) -> bool:
        """Whether its price is an assumption of the panel, and nobody has asked for it."""
        return self.way is not Way.BID

    @property
    def pounds_each(self) -> float:
        """Pounds for each of them."""
        return self.pounds / self.additional


def alternatives(
    ground: FundingGround, assessment: Assessment, bid_id: str, *, prices: Prices = NO_PRICES
) -> tuple[Alternative, ...]:
    """Other ways to serve those whom a bid would add for less money, the cheapest for each resident first.

    ``assessment`` must be of this ground. A way of which ``prices`` say nothing is none: nobody gave a price.

    Raises
    ------
    KeyError
        It has no such bid.
    """
    bid = assessment.of(bid_id)
    if bid.additional <= 0:
        return ()
    residents = assessment.need.residents * bid.gains
    ways = [_other_bid(assessment.figures, bid, residents)]
    if prices.hours is not None:
        ways.append(_hours(ground, residents, bid.kind, assessment.standard, prices.hours))
    if prices.venue is not None:
        ways.append(_venue(ground, residents, bid, assessment.standard, prices.venue))
    if prices.path is not None:
        ways.append(_path(ground, residents, bid, assessment.standard, prices.path))
    least, most = _LEAST_SHARE * bid.additional, bid.bid.pounds or np.inf
    enough = [a for a in ways if a is not None and a.additional >= least and a.pounds < most]
    return tuple(sorted(enough, key=lambda other: other.pounds_each))


def _served(walks: Walks, rows: BoolArray, residents: FloatArray) -> FloatArray:
    """(a,) of these residents, how many each asset in ``rows`` has within its walk."""
    pairs = walks.pairs
    useful = rows[pairs.asset]
    people = residents[pairs.point[useful]]
    return np.asarray(np.bincount(pairs.asset[useful], people, minlength=pairs.asset_count), float)


def _hours(
    ground: FundingGround, residents: FloatArray, kind: str, standard: Standard, pounds: float
) -> Alternative | None:
    """An asset of the kind that is there, but not on at the time of week that is asked for."""
    assets = ground.assets
    shut = counted(assets, kind, replace(standard, window=None)) & ~counted(assets, kind, standard)
    served = _served(ground.walks(standard.on_foot), shut, residents)
    if not shut.any() or served.max() <= 0:
        return None
    return _of_asset(Way.HOURS, assets, int(served.argmax()), float(served.max()), pounds)


def _venue(
    ground: FundingGround, residents: FloatArray, bid: BidFigures, standard: Standard, pounds: float
) -> Alternative | None:
    """The venue, other than the bid's own, from which most of the same residents would be served."""
    area, assets = ground.area, ground.assets
    table, kind = assets.table, bid.kind
    in_use = venues_in_use(assets) & ~of_kinds(assets, (kind,))
    if bid.bid.longitude is not None and bid.bid.latitude is not None:
        x, y = to_metres(bid.bid.longitude, bid.bid.latitude, crs=area.crs)
        away_m = shapely.distance(table.geometry.to_numpy(), shapely.Point(float(x), float(y)))
        in_use = in_use & (away_m > _SAME_PLACE_M)
    served = _served(ground.walks(standard.on_foot), in_use, residents)
    if not len(served) or served.max() <= 0:
        return None
    return _of_asset(Way.VENUE, assets, int(served.argmax()), float(served.max()), pounds)


def _path(
    ground: FundingGround, residents: FloatArray, bid: BidFigures, standard: Standard, pounds: float
) -> Alternative | None:
    """An asset of the kind that lies near as the crow flies, and has a long way round."""
    area, assets = ground.area, ground.assets
    there = np.flatnonzero(counted(assets, bid.kind, standard))
    if not len(there):
        return None
    streets = walking_ground(area, assets, standard.pace.avoid)
    points = np.flatnonzero(residents > 0)
    homes = area.residents.geometry.iloc[points]
    home_x, home_y = homes.x.to_numpy()[:, None], homes.y.to_numpy()[:, None]
    near_m = standard.pace.cutoff_m(standard.minutes) / DETOUR  # on a path as direct as paths are
    served = np.zeros(len(there))
    for at, row in enumerate(there):
        doors = streets.doors.take(streets.door_asset == row)
        crow_m = np.hypot(home_x - doors.x, home_y - doors.y).min(axis=1)
        served[at] = float(residents[points][crow_m <= near_m].sum())
    if served.max() <= 0:
        return None
    longest_round = int(there[served.argmax()])
    return replace(_of_asset(Way.PATH, assets, longest_round, float(served.max()), pounds), most=True)


def _other_bid(figures: Sequence[BidFigures], bid: BidFigures, residents: FloatArray) -> Alternative | None:
    """The bid of the same kind that serves most of the same residents for less."""
    cheaper = [
        (round(float(residents[other.gains].sum())), other)
        for other in figures
        if other is not bid
        and other.kind == bid.kind
        and (other.bid.pounds or np.inf) < (bid.bid.pounds or np.inf)
    ]
    shared = max(cheaper, key=lambda pair: pair[0], default=(0, bid))
    if shared[0] <= 0 or shared[1].bid.pounds is None:
        return None
    return Alternative(Way.BID, shared[1].bid.title, shared[0], shared[1].bid.pounds)


def _of_asset(way: Way, assets: AreaAssets, row: int, additional: float, pounds: float) -> Alternative:
    name, kind, street = (str(assets.table[column].iat[row]) for column in ("name", "kind", "near_street"))
    return Alternative(way, name, round(additional), pounds, kind, street)
