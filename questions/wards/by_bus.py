"""Which wards reach a kind on foot, and which by bus: there in time for a session, and home after it?"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.figures.coverage import sums_by
from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray
from layers.area import Area
from layers.buses.holidays import unsaid_days
from layers.buses.model import Buses
from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation
from layers.places.second_names import with_second_columns
from questions.buses.homes_by_bus import DayByBus, HomesByBus, homes_by_bus
from questions.places.area_assets import AreaAssets
from questions.walks.resident_homes import resident_homes
from questions.wards.gap_figures import figures_of, share, ward_table
from questions.wards.ward_gap_model import GapCause, WardGaps

WEEK: Final = 7
_SATURDAY: Final = 5


class BusGap(StrEnum):
    """Why a resident with none in reach on foot has none by bus either, where a bus could do it."""

    NO_BUS_HOME = "no-bus-home"  # a bus there in time, none home after it: a later bus
    NO_BUS_THEN = "no-bus-then"  # stops at both ends, and no bus that is there in time: another hour


# The easiest to mend first: what lies within the walk, then a bus, then a path, then a place.
BUS_CAUSES: Final = (*list(GapCause)[:4], *BusGap, *list(GapCause)[4:])
BUS_CAUSE_COLUMNS: Final = tuple(f"without_{cause.name.lower()}" for cause in BUS_CAUSES)
_COUNTED: Final = ("judged", "on_foot", "by_bus", "either", "least", "most")
_SHARES: Final = tuple(f"share_{name}" for name in _COUNTED[1:])
BY_BUS_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "areas_uncounted",  # small areas where the source does not say how many of the group live
    "judged",  # of the group, whom the streets can judge; counts are missing where not all are counted
    "on_foot",  # with one in reach on foot, as the answer without buses has it
    "by_bus",  # there in time for a session by bus, and home after it
    "either",  # on foot or by bus
    "least",  # on foot, or by bus whichever departure it is (``questions.buses.departures.visits``)
    "most",  # on foot, or by bus by one departure or another
    *_SHARES,  # of the judged; missing where nobody is judged or not all are counted
    "without",  # judged - either; missing where nobody is judged
    *BUS_CAUSE_COLUMNS,  # the judged without, by cause: they add up to them
    "main_cause",  # the commonest ``GapCause`` or ``BusGap``, "" where nobody is without
)


@dataclass(frozen=True)
class BusDays:
    """Whose sessions and buses: of one day, or of the seven from it."""

    first: date
    count: int = 1  # 1 or WEEK

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(self.first + timedelta(days=ahead) for ahead in range(self.count))


@dataclass(frozen=True, eq=False)
class WardsByBus:
    """The answer."""

    days: BusDays
    on_foot: WardGaps
    wards: pd.DataFrame = field(repr=False)  # BY_BUS_COLUMNS and second names, by code, last the whole area
    either: WardGaps = field(repr=False)  # as ``on_foot``, but with one in reach and without are by either
    places: int  # of these kinds that count
    with_session: int  # of these with a session whose end is known on one of the days; of a week at least
    by_day: tuple[tuple[date, float], ...]  # of each day on which the timetable holds, the whole area's share
    first_day: date | None  # from which and up to which it holds
    last_day: date | None
    unsaid: tuple[date, ...] = ()  # bank holidays among the days of which the timetable has no word


def first_weekday(buses: Buses, today: date, nation: Nation) -> date | None:
    """The first weekday from ``today`` on, no bank holiday, on which the timetable holds; None if none is."""
    first, last = buses.first_day, buses.last_day
    if first is None or last is None:
        return None
    day = max(first, today)
    while day <= last:
        if day.weekday() < _SATURDAY and not is_bank_holiday(day, nation):
            return day
        day += timedelta(days=1)
    return None


def wards_by_bus(area: Area, assets: AreaAssets, gaps: WardGaps, days: BusDays) -> WardsByBus | None:
    """Residents with one in reach on foot, by bus, or by either, ward by ward (coverage), and why not.

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    gaps
        The answer on foot: its kinds, group, pace and minutes are asked of the bus too, the minutes of
        each walk to and from a stop, and what counts on foot counts by bus.
    days
        Whose sessions and buses: any session of them will do.

    Returns
    -------
    None where the timetable holds on none of the days. On foot counts whatever the answer on foot counts,
    on whichever day it is. By bus counts what has a session with a known end; what the ride costs is not
    looked at.
    """
    buses, question = area.buses, gaps.question
    ids = gaps.assets.loc[gaps.assets["counts"].astype(bool), "asset_id"]
    counted = assets.table["asset_id"].isin(set(ids)).to_numpy()
    wishes = [DayByBus(day, question.pace, question.minutes, question.kinds) for day in days.days]
    every = {wish.day: homes_by_bus(area, assets, wish, counted=counted) for wish in wishes}
    answers = {day: answer for day, answer in every.items() if answer is not None}
    if buses is None or not answers:
        return None
    homes: HomesByBus = reduce(or_, answers.values())
    people = _People(gaps, homes)
    ward = resident_homes(area, question.pace.avoid).ward
    return WardsByBus(
        days,
        gaps,
        people.table(area.wards, ward),
        people.by_either(area.wards, ward),
        len(ids),
        homes.places,
        tuple((day, _People(gaps, answer).share) for day, answer in answers.items()),
        buses.first_day,
        buses.last_day,
        unsaid_days(buses, answers, area.nation),
    )


@dataclass(frozen=True, eq=False)
class _People:
    """The residents at n points, on foot and by bus."""

    gaps: WardGaps
    homes: HomesByBus

    @property
    def on_foot(self) -> BoolArray:
        """(n,) who has one on foot."""
        points = self.gaps.points
        return np.asarray((points["in_reach"].to_numpy() > 0) & points["judged"].to_numpy(bool), bool)

    @property
    def causes(self) -> ObjectArray:
        """(n,) why they have none by either; "" for who has, and for who is not judged."""
        causes = self.gaps.points["cause"].to_numpy(object).copy()
        by_bus = np.isin(causes, [GapCause.NO_WAY, GapCause.TOO_FAR])
        causes[by_bus & self.homes.no_bus_then] = BusGap.NO_BUS_THEN
        causes[by_bus & self.homes.no_bus_home] = BusGap.NO_BUS_HOME
        causes[self.homes.reached] = ""
        return np.asarray(causes, object)

    @property
    def share(self) -> float:
        """Of all who are judged, who has one by either; NaN where that is not known."""
        points = self.gaps.points
        judged = points["residents"].to_numpy(float) * points["judged"].to_numpy(bool)
        with_one = judged * (self.on_foot | self.homes.reached)
        return float(share(np.array([with_one.sum()]), np.array([judged.sum()]))[0])

    def by_either(self, wards: pd.DataFrame, ward: IndexArray) -> WardGaps:
        """The answer on foot, were a bus there and back a walk; walks and places per 1,000 stay of walks."""
        points = self.gaps.points
        points = points.assign(
            in_reach=np.where(self.homes.reached, np.maximum(points["in_reach"], 1), points["in_reach"]),
            cause=self.causes,
        )
        whole = figures_of(points, np.zeros(len(points), int), groups=1).iloc[0]
        total = pd.Series({"ward_code": "", "ward_name": "", **whole})
        return replace(self.gaps, points=points, wards=ward_table(wards, points, ward), area=total)

    def table(self, wards: pd.DataFrame, ward: IndexArray) -> pd.DataFrame:
        """BY_BUS_COLUMNS."""
        judged, on_foot, homes = self.gaps.points["judged"].to_numpy(bool), self.on_foot, self.homes
        by_bus = (homes.reached, homes.at_every_hour, homes.at_some_hour)
        by = (homes.reached, *(on_foot | each for each in by_bus))
        masks = [judged, on_foot, *by, *(judged & (self.causes == cause) for cause in BUS_CAUSES)]
        people = self.gaps.points["residents"].to_numpy(float)
        sums = _with_area(np.nan_to_num(people)[:, None] * np.column_stack(masks), ward, len(wards))
        uncounted = [
            int(row) for row in (*self.gaps.wards["areas_uncounted"], self.gaps.area["areas_uncounted"])
        ]
        names = with_second_columns(("ward_code", "ward_name"), wards.columns, of="ward_name")
        named = {name: [*wards[name].fillna(""), ""] for name in names}
        return pd.DataFrame(
            {**named, "areas_uncounted": uncounted, **_figures(sums, np.array(uncounted) == 0)}
        )


def _with_area(values: FloatArray, ward: IndexArray, wards: int) -> FloatArray:
    """(wards + 1, k) whole sums of (n, k) in each ward and, last, of all; nobody is in no ward."""
    sums = sums_by(ward, values, groups=wards + 1)[:wards]
    return np.asarray(np.rint(np.vstack([sums, values.sum(axis=0)])), float)


def _figures(sums: FloatArray, all_counted: BoolArray) -> dict[str, Any]:
    """The columns of counts and shares; (wards + 1, counts and causes) sums."""
    counts, causes = sums[:, : len(_COUNTED)], sums[:, len(_COUNTED) :]
    judged = counts[:, 0]
    who = np.where(all_counted & (judged > 0), 1.0, np.nan)
    main = np.array(["", *BUS_CAUSES], object)[np.where(causes.any(axis=1), 1 + causes.argmax(axis=1), 0)]

    def whole(values: FloatArray) -> Any:
        """Counts, missing where they are not known."""
        return pd.array(np.where(np.isnan(values), np.nan, values), "Int64")

    blank = np.where(all_counted, 1.0, np.nan)
    return {
        **{name: whole(counts[:, at] * blank) for at, name in enumerate(_COUNTED)},
        **{name: share(counts[:, at] * blank, judged) for at, name in enumerate(_SHARES, start=1)},
        "without": whole((judged - counts[:, _COUNTED.index("either")]) * who),
        **{name: whole(causes[:, at] * who) for at, name in enumerate(BUS_CAUSE_COLUMNS)},
        "main_cause": np.where(all_counted, main, ""),
    }
