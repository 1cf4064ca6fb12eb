"""How have the wards fared over two or more days of the register? Each day as the single question has it.

Residents and streets are those of the area as it was prepared, on every day: what changes is the register.
Who gained one, or lost one, is found resident by resident, by asking again without what came or went.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.rows import rows_of
from geo.types import BoolArray
from questions.places.area_assets import AreaAssets
from questions.wards.readiness import readiness_of
from questions.wards.trend.model import (
    CHANGE_COLUMNS,
    GAIN_COLUMNS,
    LOSS_COLUMNS,
    TREND_COLUMNS,
    PlaceChange,
    RegisterDay,
    WardTrend,
)
from questions.wards.trend.place_changes import place_changes, without_places
from questions.wards.ward_gap_model import WardGaps, WardQuestion

_SHARES: Final = ("share_one", "share_one_low", "share_one_high", "share_one_sure")
Ask = Callable[[AreaAssets, WardQuestion], WardGaps]
_COUNTS: Final = (
    "residents", "areas_uncounted", "judged", "unknown", "with_one", "without", "change_without",
    *GAIN_COLUMNS, *LOSS_COLUMNS,
)  # fmt: skip


def ward_trend(days: Sequence[RegisterDay], ask: Ask) -> WardTrend:
    """Put the answers of two or more days beside one another, with what changed in between and through what.

    Parameters
    ----------
    days
        At least two, the earliest first; ``check_days`` says whether they will do.
    ask
        How the single question is asked of some assets: ``ward_gaps`` with its area.

    Returns
    -------
    WardTrend. Every figure of a day is that of the single question as of it.
    """
    parts = [_figures(day) for day in days]
    changes = [place_changes(before, after) for before, after in pairwise(days)]
    causes = [
        _causes(before, after, change, ask)
        for (before, after), change in zip(pairwise(days), changes, strict=True)
    ]
    tables = [_no_causes(parts[0])]
    for (before, after), cause in zip(pairwise(parts), causes, strict=True):
        tables.append(_against(before, after).merge(cause, on="ward_code", how="left"))
    every = pd.concat(tables, ignore_index=True)
    every = every.assign(**{name: _known_counts(every, name) for name in _COUNTS})[list(TREND_COLUMNS)]
    whole = every["ward_code"] == ""
    return WardTrend(
        days[-1].gaps.question,
        tuple(days),
        pd.DataFrame(every[~whole].reset_index(drop=True)),
        pd.DataFrame(every[whole].reset_index(drop=True)),
        pd.concat(changes, ignore_index=True)[list(CHANGE_COLUMNS)],
    )


def days_of(trend: WardTrend) -> tuple[date, ...]:
    """The days that stand beside one another."""
    return tuple(day.day for day in trend.days)


def _figures(day: RegisterDay) -> pd.DataFrame:
    """What the single question says of each ward, and last of the whole area, as of one day."""
    gaps = day.gaps
    table = pd.concat([gaps.wards, gaps.area.to_frame().T], ignore_index=True)
    judged = table["judged"].astype("Int64")
    share = {name: table[name].astype(float) for name in _SHARES}
    return pd.DataFrame(
        {
            "day": day.day.isoformat(),
            "ward_code": table["ward_code"],
            "ward_name": table["ward_name"],
            **{name: table[name].astype("Int64") for name in ("residents", "areas_uncounted", "unknown")},
            "judged": judged,
            "with_one": table["with_one"].astype("Int64").where(judged.fillna(0) > 0),
            "without": table["without"].astype("Int64"),
            "share_without": 1 - share["share_one"],
            "share_without_low": 1 - share["share_one_high"],
            "share_without_high": 1 - share["share_one_low"],
            "share_without_sure": 1 - share["share_one_sure"],
            "readiness": [*map(str, readiness_of(gaps.wards)), ""],
        }
    )


def _no_causes(first: pd.DataFrame) -> pd.DataFrame:
    return first.assign(
        **dict.fromkeys(("change_without", "change_share", *GAIN_COLUMNS, *LOSS_COLUMNS), np.nan)
    )


def _against(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    return after.assign(
        change_without=after["without"] - before["without"],
        change_share=after["share_without"] - before["share_without"],
    )


def _causes(before: RegisterDay, after: RegisterDay, changes: pd.DataFrame, ask: Ask) -> pd.DataFrame:
    """Residents who gained one and who lost one, by what did it: a row for each ward and the whole area."""
    had, have = _reaching(before.gaps), _reaching(after.gaps)
    judged = _judged(before.gaps) & _judged(after.gaps)
    gained, lost = judged & ~had & have, judged & had & ~have
    opened, listed, closed = (
        _ids(changes, what) for what in (PlaceChange.OPENED, PlaceChange.LISTED, PlaceChange.CLOSED)
    )
    no_new = _reaching_without(after, opened | listed, "new", ask)
    no_opened = _reaching_without(after, opened, "opened", ask)
    not_closed = _reaching_without(before, closed, "closed", ask)
    through = {
        "gained_opened": gained & ~no_opened,
        "gained_listed": gained & ~no_new & no_opened,
        "gained_otherwise": gained & no_new,
        "lost_closed": lost & ~not_closed,
        "lost_otherwise": lost & not_closed,
    }
    return _by_ward(after.gaps, through)


def _ids(changes: pd.DataFrame, what: PlaceChange) -> frozenset[str]:
    return frozenset(changes.loc[changes["what"] == str(what), "asset_id"])


def _reaching_without(day: RegisterDay, ids: frozenset[str], change: str, ask: Ask) -> BoolArray:
    """(n,) points that would have one on that day had these places not been."""
    if not ids:
        return _reaching(day.gaps)
    return _reaching(ask(without_places(day.assets, ids, change=change), day.gaps.question))


def _reaching(gaps: WardGaps) -> BoolArray:
    return np.asarray(gaps.points["in_reach"].to_numpy() >= 1, bool)


def _judged(gaps: WardGaps) -> BoolArray:
    return np.asarray(gaps.points["judged"].to_numpy(), bool)


def _by_ward(gaps: WardGaps, through: dict[str, BoolArray]) -> pd.DataFrame:
    """Residents at these points, ward by ward and (code "") of the whole area; missing where not counted."""
    points = gaps.points
    people = np.nan_to_num(points["residents"].to_numpy(dtype=float))
    codes = points["ward_code"].to_numpy()
    known_of = {str(row.ward_code): _is_known(row) for row in rows_of(gaps.wards)}
    rows = []
    for code, is_known in (*known_of.items(), ("", _is_known(gaps.area))):
        inside = codes == code if code else np.isin(codes, list(known_of))
        sums = {name: round(float(people[which & inside].sum())) for name, which in through.items()}
        rows.append({"ward_code": code, **{name: sums[name] if is_known else None for name in sums}})
    return pd.DataFrame(rows)


def _is_known(row: Any) -> bool:
    return not row.areas_uncounted and not pd.isna(row.judged) and row.judged > 0


def _known_counts(table: pd.DataFrame, name: str) -> Any:
    return table[name].astype("Int64")
