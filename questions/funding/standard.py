"""What counts as within reach of an asset, for a panel: how far, at what pace, and at what time of week?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from typing import Final

import numpy as np

from geo.paces import PACES, Pace
from geo.pairs import Pairs, pairs
from geo.types import BoolArray
from layers.area import Area
from layers.register.model import Asset, Session, Status
from questions.area_assets import AreaAssets
from questions.walking_ground import ORIGIN_LIMIT_M, walking_ground


@dataclass(frozen=True)
class Window:
    """A part of the week, local time: something is on in it if a session overlaps it."""

    key: str
    title: str
    weekdays: frozenset[int]
    starts: time
    ends: time

    def holds(self, session: Session) -> bool:
        """Whether a session goes on at some time within this part of the week."""
        if session.weekday not in self.weekdays:
            return False
        ends = session.ends if session.ends is not None and session.ends > session.starts else None
        return session.starts < self.ends and (ends is None or ends > self.starts)


_WEEK: Final = frozenset(range(5))
WINDOWS: Final[Mapping[str, Window]] = {
    window.key: window
    for window in (
        Window("daytime", "Weekday daytime, 9 to 5", _WEEK, time(9), time(17)),
        Window("evening", "Weekday evenings, from 5", _WEEK, time(17), time(23, 59)),
        Window("weekend", "Weekends", frozenset((5, 6)), time(8), time(23, 59)),
    )
}


@dataclass(frozen=True)
class Standard:
    """Within reach means: so many minutes' walk at this pace, and on at some time in a part of the week."""

    pace: Pace = PACES["older"]
    minutes: int = 15
    window: Window | None = None  # None: at any time, and where the times are not known

    @property
    def words(self) -> str:
        """In plain words."""
        when = f", {self.window.title[:1].lower()}{self.window.title[1:]}" if self.window else ""
        return f"{self.minutes} minutes at {self.pace.speed_mps:g} m/s ({self.pace.title.lower()}){when}"


@dataclass(frozen=True, eq=False)
class Walks:
    """Every walk within the standard between resident points and assets' doors."""

    pairs: Pairs = field(repr=False)  # n points, a assets
    joined: BoolArray = field(repr=False)  # (n,) points with a street: of the others nothing can be said


@lru_cache(maxsize=48)
def walks(area: Area, assets: AreaAssets, pace: Pace, minutes: int) -> Walks:
    """All walks at this pace; made once for each state of the assets, then shared."""
    ground = walking_ground(area, assets, pace.avoid)
    points = area.residents.geometry
    homes = ground.snapper.snap(points.x.to_numpy(), points.y.to_numpy(), limit_m=ORIGIN_LIMIT_M)
    found = pairs(
        area.network,
        homes,
        ground.doors,
        door_asset=ground.door_asset,
        asset_count=ground.asset_count,
        cutoff_m=pace.cutoff_m(minutes),
        avoid=pace.avoid,
    )
    return Walks(found, homes.joined)


def records_of(assets: AreaAssets) -> Mapping[str, Asset]:
    """The full records of the assets, where there are any."""
    known: Mapping[str, Asset] = getattr(assets, "records", {})
    return known


def sessions_of(assets: AreaAssets, asset_id: str) -> tuple[Session, ...]:
    """When an asset happens, as far as it is known."""
    record = records_of(assets).get(asset_id)
    return record.sessions if record is not None else ()


def counted(assets: AreaAssets, kind: str, window: Window | None) -> BoolArray:
    """(a,) which assets count: of this kind, not paused, and known to be on in that part of the week."""
    table = assets.table
    of_kind = (table["kind"] == kind).to_numpy() & (table["status"] == str(Status.ACTIVE)).to_numpy()
    if window is None:
        return np.asarray(of_kind, bool)
    for row in np.flatnonzero(of_kind):
        sessions = sessions_of(assets, str(table["asset_id"].iat[row]))
        of_kind[row] = any(window.holds(session) for session in sessions)
    return np.asarray(of_kind, bool)


def times_not_known(assets: AreaAssets, kind: str) -> int:
    """How many assets of a kind have no time that could be read."""
    table = assets.table
    return sum(not sessions_of(assets, asset_id) for asset_id in table.loc[table["kind"] == kind, "asset_id"])


def reached(area: Area, assets: AreaAssets, kind: str, standard: Standard) -> BoolArray:
    """(n,) which resident points have an asset of this kind within reach."""
    found = walks(area, assets, standard.pace, standard.minutes)
    usable = counted(assets, kind, standard.window)[found.pairs.asset]
    here = np.zeros(found.pairs.point_count, bool)
    here[found.pairs.point[usable]] = True
    return here
