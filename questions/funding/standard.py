"""What counts as within reach of an asset, for a panel: how far, at what pace, and at what time of week?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

import numpy as np

from geo.paces import PACES, Pace
from geo.types import BoolArray
from layers.area import Area
from layers.register.model import Asset, Status
from layers.times.session import Known, Session
from questions.buses.departures import Departures
from questions.funding.people import RESIDENTS
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.timed_ways import DAYTIME, Shut, shut_in_daytime
from questions.wards.by_bus import BusDays
from questions.wards.gap_ages import not_for_group
from questions.wards.gap_causes import open_then
from questions.wards.gap_times import shut_in
from questions.wards.ward_gap_model import OpenThen


@dataclass(frozen=True)
class Window:
    """A part of the week, local time: something is on in it if a session overlaps it."""

    key: str
    title: str
    weekdays: frozenset[int]
    starts: time
    ends: time


LATEST: Final = time(20)  # until when a way must be open to count in a part of the week that ends at night
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
    today: date | None = None  # what has ended by then is not on any more; None: nothing has
    by_bus: BusDays | None = None  # whose buses count, there and back; None: on foot alone
    departures: Departures = Departures.MEANT  # by which of these buses somebody comes

    def holds(self, sessions: tuple[Session, ...], kind: str) -> bool:
        """Whether something of a kind is on at some time within the part of the week that is asked for."""
        if self.window is None:
            return True
        day, window = self.today or date.min, self.window
        hours = (OpenThen(at, window.starts, window.ends) for at in sorted(window.weekdays))
        return any(open_then(sessions, kind, then, today=day) for then in hours)

    @property
    def on_foot(self) -> "Standard":
        """The same without buses: for what has no hours yet, and for minutes on foot."""
        return replace(self, by_bus=None)

    def shut(self, area: Area) -> Shut:
        """What nobody walks through there and back: by day, or in the part of the week that is asked for.

        A part of the week that has daytime in it counts from 10:00 to 16:00, an evening until LATEST.
        """
        day = self.today or date.fromisoformat(area.made_at[:10])
        if self.window is None:
            return shut_in_daytime(area, day)
        return shut_in(area, [OpenThen(at, *self.walked) for at in sorted(self.window.weekdays)], day)

    @property
    def walked(self) -> tuple[time, time]:
        """From when until when gates and ways with hours must be open, on each day that counts."""
        if self.window is None or self.window.starts < DAYTIME[1]:
            return DAYTIME
        return self.window.starts, min(self.window.ends, LATEST)

    @property
    def words(self) -> str:
        """In plain words."""
        when = f", {self.window.title[:1].lower()}{self.window.title[1:]}" if self.window else ""
        return f"{self.minutes} minutes at {self.pace.speed_mps:g} m/s ({self.pace.title.lower()}){when}"


def counted(assets: AreaAssets, kind: str, standard: Standard, *, group: str = RESIDENTS) -> BoolArray:
    """(a,) which assets count: of this kind, neither paused nor full, and known to be on when it matters.

    For a ``group`` whose ages are known, those that are for other ages do not.
    """
    table = assets.table
    usable = of_kinds(assets, (kind,)) & (table["status"] == str(Status.ACTIVE)).to_numpy()
    for row in np.flatnonzero(usable):
        record = assets.records.get(str(table["asset_id"].iat[row]), Asset(""))
        on_then = standard.holds(record.sessions, kind) and record.full != Known.YES
        usable[row] = on_then and not not_for_group(record, group, for_some=True)
    return np.asarray(usable, bool)
