"""Which rides from door to door stand on what is taken home of one place, and in the file of all?"""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Any, Final

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, assets_for_visit
from app.memory.visit import CLOCK
from layers.area import Area
from presentation.words.near.two.whose import whose_of
from questions.rides.in_files import for_anybody, rides_in_files
from questions.rides.on_paper import RideGoer, RidesOnPaper, goers_of, rides_on_paper

_KEPT: Final = 20


def this_minute() -> datetime:
    """The clock of the United Kingdom, without a zone: a minute decides whether one can still ring."""
    return datetime.now(CLOCK).replace(tzinfo=None, second=0, microsecond=0)


def goers_for(answered: NearAnswer, row: Any | None) -> tuple[RideGoer, ...]:
    """Who rides to the place of a row: one person, or of two those whom it is for."""
    if answered.pair is None:
        return goers_of(answered.wishes)
    whose = None if row is None else whose_of(row)
    return goers_of(answered.wishes, answered.pair.second.wishes, whose)


def rides_taken_home(
    area: Area, asset_id: str, goers: tuple[RideGoer, ...], visit: Visit
) -> RidesOnPaper | None:
    """The rides to one place, worked out once in a minute; they stay in this visit alone.

    Without ``goers``, or where no start is known, those of anybody.
    """
    assets, origin, now = assets_for_visit(area), visit.origin, this_minute()
    home = None if origin is None or not goers else (origin.x, origin.y)
    key: Hashable = (assets.key, home, goers, asset_id, now)
    rides = dict(visit.get("rides_on_paper") or {})
    if key not in rides:
        rides[key] = rides_on_paper(area, assets, asset_id, home=home, goers=goers, now=now)
        visit.put("rides_on_paper", dict(list(rides.items())[-_KEPT:]))
    paper: RidesOnPaper | None = rides[key]
    return paper


FileOfRides = Callable[[Iterable[str]], dict[str, RidesOnPaper] | None]


def rides_for_file(area: Area, visit: Visit) -> FileOfRides:
    """What gives the rides to many places once a file is made, which holds nothing that the person said.

    A file is made when it is downloaded, where there is no visit: so what it needs of that is taken now.
    """
    assets, origin = assets_for_visit(area), visit.origin

    def rides(asset_ids: Iterable[str]) -> dict[str, RidesOnPaper] | None:
        if origin is None:
            return None
        home, goers = (origin.x, origin.y), for_anybody(asset_ids)
        return rides_in_files(area, assets, goers, home=home, now=this_minute())

    return rides
