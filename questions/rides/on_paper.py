"""What of the rides to a place may stand on paper, for one person or for two, without giving a home away?

A scheme that comes to a home says in which zone that lies; several say more, and so does one that is not
named. So those of a home are named only where many residents live on the ground of which all the same is
true; else, and in whatever is passed on, it is the schemes that may bring somebody to the place and home,
wherever they live and whoever they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import shapely

from layers.area import Area
from layers.rides.model import RideZone
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import AreaAssets
from questions.rides.ride_to import RideToPlace, rides_from_anywhere, rides_to_place
from questions.rides.rides_here import RideAsk, RideNo, Rider, for_rider
from questions.together.free_together import free_together
from questions.together.two_people import ForWhom

HIDDEN_AMONG: Final = 1000  # residents: as in the smallest LSOA


@dataclass(frozen=True)
class RideGoer:
    """Whose ride it is: one person's (``whose`` None), or that of one of two. Printing it shows nothing."""

    rider: Rider = field(repr=False)
    whose: ForWhom | None = None


@dataclass(frozen=True)
class RideTaken:
    """One scheme that brings somebody to a place, or may; ``ask``: what of whom it takes is not known."""

    ride: RideToPlace = field(repr=False)
    ask: RideAsk | None = field(default=None, repr=False)
    whose: ForWhom | None = None


@dataclass(frozen=True)
class RidesOnPaper:
    """The rides to one place: those of a home, and those of anybody's."""

    taken: tuple[RideTaken, ...] = field(default=(), repr=False)
    of_home: bool = False  # whether a home is known
    hides_home: bool = field(default=False, repr=False)  # whether naming them leaves the home hidden
    anybody: tuple[RideZone, ...] = ()  # that go there in time and home again, wherever somebody lives

    def tells_own(self, *, whole_way: bool) -> bool:
        """Whether those of the home are told: near home only where that is asked for there and then."""
        return self.of_home and (whole_way or self.hides_home)


def goers_of(
    first: Wishes, second: Wishes | None = None, whose: ForWhom | None = None
) -> tuple[RideGoer, ...]:
    """Who rides to a place: one person, or of two those whom it is for; together while both are free."""
    if second is None:
        return (RideGoer(Rider.of(first)),)
    free = free_together(first.free, second.free) if whose is ForWhom.BOTH else None
    both = (ForWhom.FIRST, first), (ForWhom.SECOND, second)
    return tuple(
        RideGoer(_riding(each, each.free if free is None else free), who)
        for who, each in both
        if whose not in (ForWhom.FIRST, ForWhom.SECOND) or whose is who
    )


def _riding(wishes: Wishes, free: tuple[FreeTime, ...]) -> Rider:
    return Rider(wishes.age, wishes.age_until, free)


def rides_on_paper(
    area: Area,
    assets: AreaAssets,
    asset_id: str,
    *,
    home: tuple[float, float] | None = None,
    goers: Sequence[RideGoer] = (),
    now: datetime,
) -> RidesOnPaper | None:
    """The rides to a place, as paper may have them.

    Parameters
    ----------
    area, assets, asset_id
        The prepared place, what the register knows there, and which place.
    home
        x and y, metres; None where no start is known.
    goers
        Who rides from there, from ``goers_of``.
    now
        Local time, without a zone.

    Returns
    -------
    None where rides are not known in the area.
    """
    papers = rides_on_papers(area, assets, {asset_id: goers}, home=home, now=now)
    return None if papers is None else papers[asset_id]


def rides_on_papers(
    area: Area,
    assets: AreaAssets,
    goers: Mapping[str, Sequence[RideGoer]],
    *,
    home: tuple[float, float] | None = None,
    now: datetime,
) -> dict[str, RidesOnPaper] | None:
    """The same of many places, each with those who ride to it; parameters as those of ``rides_on_paper``."""
    if area.rides is None:
        return None
    hides_home = home is not None and _is_hidden(area, area.rides, home)
    papers = {}
    for asset_id, riding in goers.items():
        anybody = _of_anybody(area.rides, assets, asset_id, now=now)
        if home is None:
            papers[asset_id] = RidesOnPaper(anybody=anybody)
            continue
        rides = {
            goer: rides_to_place(area.rides, assets, home, asset_id, rider=goer.rider, now=now)
            for goer in riding
        }
        papers[asset_id] = RidesOnPaper(_taken(rides), True, hides_home, anybody)
    return papers


def _of_anybody(
    rides: Sequence[RideZone], assets: AreaAssets, asset_id: str, *, now: datetime
) -> tuple[RideZone, ...]:
    """What may bring somebody there and home from somewhere, of whom nothing is known; by name."""
    every = rides_from_anywhere(rides, assets, asset_id, rider=Rider(), now=now)
    return tuple(sorted((ride.zone for ride in every if ride.no is None), key=lambda zone: zone.name))


def _taken(rides: Mapping[RideGoer, Sequence[RideToPlace]]) -> tuple[RideTaken, ...]:
    """Those that bring somebody there and home, or may; what is the same for both of two people, once."""
    return _joined(
        [
            RideTaken(ride, _ask(ride, goer), goer.whose)
            for goer, every in rides.items()
            for ride in every
            if ride.no is None
        ]
    )


def _ask(ride: RideToPlace, goer: RideGoer) -> RideAsk | None:
    answer = for_rider(ride.zone, goer.rider)
    return None if isinstance(answer, RideNo) else answer


def _joined(taken: Sequence[RideTaken]) -> tuple[RideTaken, ...]:
    """What is the same for both of two people, once."""
    whose: dict[tuple[RideToPlace, RideAsk | None], list[ForWhom | None]] = {}
    for each in taken:
        whose.setdefault((each.ride, each.ask), []).append(each.whose)
    return tuple(
        RideTaken(ride, ask, who[0] if len(who) == 1 else ForWhom.BOTH) for (ride, ask), who in whose.items()
    )


def _is_hidden(area: Area, rides: Sequence[RideZone], home: tuple[float, float]) -> bool:
    """Whether enough residents live where exactly the same schemes come as come to this home."""
    points = area.residents
    x, y = points.geometry.x.to_numpy(), points.geometry.y.to_numpy()
    alike = points["residents"].notna().to_numpy()
    for zone in rides:
        alike = alike & (
            shapely.intersects_xy(zone.outline, x, y) == shapely.intersects_xy(zone.outline, *home)
        )
    return float(points["residents"][alike].sum()) >= HIDDEN_AMONG
