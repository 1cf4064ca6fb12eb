"""Which rides from door to door stand on what is taken home of one place?"""

from collections.abc import Hashable
from datetime import datetime
from typing import Any, Final

from app.memory.near_answer import NearAnswer
from app.memory.session import Visit, area_assets
from app.memory.visit import CLOCK
from layers.area import Area
from presentation.words.near.two.whose import whose_of
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
    assets, origin, now = area_assets(area), visit.origin, this_minute()
    home = None if origin is None or not goers else (origin.x, origin.y)
    key: Hashable = (assets.key, home, goers, asset_id, now)
    rides = dict(visit.get("rides_on_paper") or {})
    if key not in rides:
        rides[key] = rides_on_paper(area, assets, asset_id, home=home, goers=goers, now=now)
        visit.put("rides_on_paper", dict(list(rides.items())[-_KEPT:]))
    paper: RidesOnPaper | None = rides[key]
    return paper
