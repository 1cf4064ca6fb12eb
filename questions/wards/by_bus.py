"""Which wards reach a kind on foot, and which by bus: there in time for a session of one day, and home?"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from geo.types import BoolArray
from layers.area import Area
from layers.buses.model import Buses
from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation
from questions.buses.homes_by_bus import DayByBus, homes_by_bus
from questions.conversation.occurrences import occurrences
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.wards.ward_gap_model import WardGaps

BY_BUS_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "judged",  # of the group, whom the streets can judge; counts are missing where not all are counted
    "on_foot",  # with one in reach on foot, as the answer without buses has it
    "by_bus",  # there in time for a session of the day by bus, and home after it
    "either",  # on foot or by bus
    "no_bus_home",  # there by bus, but none home, and none on foot; missing where nobody is judged
    "share_on_foot",  # of the judged; missing where nobody is judged or not all are counted
    "share_by_bus",
    "share_either",
)
_SATURDAY: Final = 5


@dataclass(frozen=True, eq=False)
class WardsByBus:
    """The answer, of one day."""

    day: date
    wards: pd.DataFrame = field(repr=False)  # BY_BUS_COLUMNS, every ward by code, last the whole area
    places: int  # of these kinds
    with_session: int  # of these with a session on that day whose end is known
    first_day: date | None  # from which and up to which the timetable holds
    last_day: date | None


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


def wards_by_bus(area: Area, assets: AreaAssets, gaps: WardGaps, day: date) -> WardsByBus | None:
    """Residents with one in reach on foot, by bus, or by either, ward by ward (coverage).

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    gaps
        The answer on foot: its kinds, group, pace and minutes are asked of the bus too, the minutes of
        each walk to and from a stop.
    day
        Whose sessions and buses.

    Returns
    -------
    None where no timetable holds on that day. On foot counts whatever the answer on foot counts, whether or
    not it is on that day. By bus counts whatever has a session then with a known end, by the timetable and
    from level streets; who may come, whether it is full and what the ride costs are not looked at.
    """
    question, buses = gaps.question, area.buses
    reached = homes_by_bus(area, assets, DayByBus(day, question.pace, question.minutes, question.kinds))
    if buses is None or reached is None:
        return None
    on_foot = (gaps.points["in_reach"].to_numpy() > 0) & gaps.points["judged"].to_numpy(bool)
    counted = {
        "judged": gaps.points["judged"].to_numpy(bool),
        "on_foot": on_foot,
        "by_bus": reached.reached,
        "either": on_foot | reached.reached,
        "no_bus_home": reached.no_bus_home & ~on_foot,
    }
    rows = np.flatnonzero(of_kinds(assets, question.kinds)).tolist()
    ids = [assets.table["asset_id"].iloc[row] for row in rows]
    on_then = sum(_has_session(assets, asset_id, day) for asset_id in ids)
    return WardsByBus(day, _table(gaps, counted), len(ids), on_then, buses.first_day, buses.last_day)


def _has_session(assets: AreaAssets, asset_id: str, day: date) -> bool:
    sessions = (session for session in assets.records[asset_id].sessions if session.ends is not None)
    return any(any(occurrences(session, day, day, nation=assets.nation)) for session in sessions)


def _table(gaps: WardGaps, counted: dict[str, BoolArray]) -> pd.DataFrame:
    people, codes = gaps.points["residents"].to_numpy(float), list(gaps.wards["ward_code"])
    who = pd.DataFrame({name: np.nan_to_num(people) * mask for name, mask in counted.items()})
    ward = gaps.points["ward_code"].fillna("").to_numpy()
    uncounted = pd.Series(np.isnan(people)).groupby(ward).any().reindex(codes, fill_value=False)
    sums = who.groupby(ward).sum().reindex(codes, fill_value=0.0).mask(uncounted)
    whole = who.sum() * (np.nan if np.isnan(people).any() else 1.0)
    table = pd.concat([sums, whole.to_frame().T], ignore_index=True)
    anybody = table["judged"] > 0
    table["no_bus_home"] = table["no_bus_home"].where(anybody)
    judged = table["judged"].where(anybody)
    shares = {f"share_{name}": table[name] / judged for name in ("on_foot", "by_bus", "either")}
    counts = {name: pd.array(np.rint(table[name]), "Int64") for name in counted}
    named = {"ward_code": [*codes, ""], "ward_name": [*gaps.wards["ward_name"], ""]}
    return pd.DataFrame({**named, **counts, **shares})[list(BY_BUS_COLUMNS)]
