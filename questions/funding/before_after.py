"""What has one asset changed between two days of the register, and what else changed in between?

Residents and streets are those of the area as it was prepared; only the register differs. So the plain
difference of the two days has two parts that add up: what this asset alone brings on the second day (with it
and without), and what all other changes of the same kind come to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd
import shapely

from geo.errors import WithinReachError
from geo.types import BoolArray
from layers.register.model import Asset
from questions.funding.changes import changed
from questions.funding.ground import FundingGround, reached_by_group
from questions.funding.people import EVERYWHERE, RESIDENTS
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import Standard, counted
from questions.funding.what_if import whole_numbers
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds

DAYS_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "group",
    "people",  # of the group in the ward, with a street; a count is missing where not all are counted
    "before",  # of these, who could reach one on the first day
    "after",  # ... on the second
    "alone",  # ... on the second day through this asset alone
    "other",  # after - before - alone: what all other changes come to, below 0 where more was lost
)
_MOVED_M: Final = 1.0


class DaysError(WithinReachError, ValueError):
    """Two days that cannot be compared."""


class OtherWhat(StrEnum):
    """What an asset was, or is, on one of the two days only."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    COUNTS_NOW = "counts now"
    COUNTS_NO_MORE = "counts no more"


@dataclass(frozen=True)
class OtherChange:
    """One asset of the same kind that is not on both days as it was."""

    what: OtherWhat
    asset_id: str
    name: str


@dataclass(frozen=True, eq=False)
class BeforeAfter:
    """Two days of the register, for the kind of one asset."""

    asset_id: str
    name: str
    kind: str
    first: date
    second: date
    standard: Standard
    there_before: bool  # the register had it on the first day, of this kind
    counts: bool  # on the second day it is neither paused nor full, and on when that is asked
    table: pd.DataFrame = field(repr=False)  # DAYS_COLUMNS: the whole area first, then every ward; each group
    others: tuple[OtherChange, ...] = field(repr=False)
    alone: BoolArray = field(repr=False)  # (n,) resident points that reach one through it alone

    def total(self, column: str, *, group: str = RESIDENTS) -> int | None:
        """A column for the whole area; None where not all are counted."""
        table = self.table
        count = table.loc[(table["ward_code"] == EVERYWHERE) & (table["group"] == group), column].iloc[0]
        return None if pd.isna(count) else int(count)


def check_days(first: date, second: date, *, began: date | None, today: date) -> None:
    """Whether two days of the register can be compared.

    Raises
    ------
    DaysError
        A day lies before the register began or has not come yet, or the first is not before the second.
    """
    if began is None:
        raise DaysError("The register is empty.", "Bring in a list of assets first.")
    if began >= today:
        raise DaysError(
            "The register began today, so there is no earlier day to compare with.",
            "Come back when it has been kept for a while.",
        )
    if min(first, second) < began:
        raise DaysError(
            "The register began on {day}, so what was there on {day_2} is not known.",
            "Choose days from then on.",
            day=_day(began),
            day_2=_day(min(first, second)),
        )
    if max(first, second) > today:
        raise DaysError("{day} has not come yet.", "Choose days up to today.", day=_day(max(first, second)))
    if first >= second:
        raise DaysError(
            "{day} is not before {day_2}.",
            "Choose a first day before the second.",
            day=_day(first),
            day_2=_day(second),
        )


def before_and_after(
    before: FundingGround,
    after: FundingGround,
    *,
    asset_id: str,
    days: tuple[date, date],
    standard: Standard,
) -> BeforeAfter:
    """Coverage of the asset's kind on two days, and what of the difference is the asset's own.

    Parameters
    ----------
    before, after
        The ground as the register had it at the end of the two ``days``.
    asset_id
        The asset that was funded.
    days
        The first and the second; ``check_days`` says whether they will do.
    standard
        What counts as within reach, on both days alike.

    Raises
    ------
    DaysError
        The asset is not there on the second day.
    """
    table = after.assets.table
    rows = np.flatnonzero((table["asset_id"] == asset_id).to_numpy())
    if not len(rows):
        record = before.assets.records.get(asset_id, Asset(asset_id))
        raise DaysError(
            "{record_name} was not in the register on {day}.",
            "Choose a second day on which it was, or another asset.",
            record_name=record.name or asset_id,
            day=_day(days[1]),
        )
    kind = str(table["kind"].iat[int(rows[0])])
    first, second = (replace(standard, today=day) for day in days)
    without = changed(after, Scenario("without", (Change(Action.CLOSE, asset_id),)))
    was, now = reached_by_group(before, kind, first), reached_by_group(after, kind, second)
    rest = reached_by_group(without, kind, second)
    alone = {group: now[group] & ~rest[group] for group in now}
    joined = before.walks(standard).joined | after.walks(standard).joined
    return BeforeAfter(
        asset_id,
        str(table["name"].iat[int(rows[0])]),
        kind,
        *days,
        standard,
        asset_id in set(before.assets.table.loc[before.assets.table["kind"] == kind, "asset_id"]),
        bool(counted(after.assets, kind, second)[rows[0]]),
        _table(after, joined, was, now, alone),
        _others((before.assets, first), (after.assets, second), kind, asset_id),
        alone[RESIDENTS],
    )


def _table(
    ground: FundingGround,
    joined: BoolArray,
    was: Mapping[str, BoolArray],
    now: Mapping[str, BoolArray],
    alone: Mapping[str, BoolArray],
) -> pd.DataFrame:
    people, rows = ground.people, []
    for code, name, inside in people.places(ground.area.title):
        for group in people.groups:
            parts = (joined, was[group], now[group], alone[group])
            counts = [people.count(group, part & inside) for part in parts]
            _, before, after, own = counts
            other = None if before is None or after is None or own is None else after - before - own
            rows.append((code, name, group, *counts, other))
    return whole_numbers(pd.DataFrame(rows, columns=list(DAYS_COLUMNS)), DAYS_COLUMNS[3:])


def _others(
    was: tuple[AreaAssets, Standard], now: tuple[AreaAssets, Standard], kind: str, asset_id: str
) -> tuple[OtherChange, ...]:
    """Every other asset of the kind that is new, gone, moved, or counts on one of the two days only."""
    days = [_of_kind(assets, kind, standard) for assets, standard in (was, now)]
    others = []
    for other in sorted((set(days[0]) | set(days[1])) - {asset_id}):
        old, new = days[0].get(other), days[1].get(other)
        what = _what(old, new)
        if what:
            name = new[0] if new else old[0] if old else ""
            others.append(OtherChange(what, other, name))
    return tuple(others)


_There = tuple[str, shapely.Point, bool]  # name, place, whether it counts


def _of_kind(assets: AreaAssets, kind: str, standard: Standard) -> dict[str, _There]:
    table, counts = assets.table, counted(assets, kind, standard)
    return {
        str(table["asset_id"].iat[row]): (
            str(table["name"].iat[row]),
            table.geometry.iat[row],
            bool(counts[row]),
        )
        for row in np.flatnonzero(of_kinds(assets, (kind,)))
    }


def _what(old: _There | None, new: _There | None) -> OtherWhat | None:
    if old is None or new is None:
        return OtherWhat.NEW if old is None else OtherWhat.GONE
    if shapely.distance(old[1], new[1]) > _MOVED_M:
        return OtherWhat.MOVED
    if old[2] != new[2]:
        return OtherWhat.COUNTS_NOW if new[2] else OtherWhat.COUNTS_NO_MORE
    return None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
