"""Which few telephone calls would most improve what residents can rely on?

An asset that nobody has checked for a year cannot be relied on. A resident gains by a call if the asset is
within their walk and no checked one of its kind is; those whom an earlier call of the list serves gain
nothing more from its neighbour: a maximal covering problem (MCLP). The greatest gain comes first, which for
such counts is never less than 1 - 1/e of the best list there is.

Source of the bound: Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14, 265-294.
"""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from geo.paces import PACES, Pace
from geo.pairs import Pairs
from geo.types import BoolArray, FloatArray, IndexArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.register.model import STALE_AFTER_DAYS, Status
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.walks.timed_pairs import pairs_then
from questions.walks.timed_ways import Shut, shut_in_daytime
from questions.walks.walking_ground import ORIGIN_LIMIT_M, walking_ground
from questions.wards.gap_people import people_of
from questions.wards.ring_first import ring_first
from questions.wards.ward_gap_model import EVERYONE

CALLS: Final = 20
MINUTES: Final = 15
PACE: Final = PACES["older"]
_SHOWN: Final = ["asset_id", "name", "kind", "near_street", "phone", "checked_on"]
MORNING_LIST_COLUMNS: Final = (*_SHOWN, "residents_relying", "residents_with_no_other")


def morning_list(
    area: Area,
    assets: AreaAssets,
    *,
    today: date,
    count: int = CALLS,
    after_days: int = STALE_AFTER_DAYS,
    without_phone: bool = False,
    pace: Pace = PACE,
    minutes: int = MINUTES,
    workers: Workers = ALONE,
) -> pd.DataFrame:
    """The calls to make, the one that serves most residents first; ties by asset_id.

    Parameters
    ----------
    area, assets
        The place, its residents, and what the register knows there.
    today, after_days
        An asset last checked by a person more than ``after_days`` before ``today``, or never, wants a call.
    count
        How many calls; fewer where no more would serve anybody. Paused assets are neither rung nor relied on.
    without_phone
        Also list assets without a telephone number, which somebody has to visit or look up first.
    pace, minutes
        The longest walk that counts.
    workers
        Who measures the walks; the list is the same whoever does.

    Returns
    -------
    Columns ``MORNING_LIST_COLUMNS``: ``residents_relying`` is who gains a checked one of the kind by this
    call after those above it; ``residents_with_no_other`` who of these has no other of the kind in reach,
    checked or not. Residents whose number the source leaves out are in neither: there are at least so many.
    """
    area, table = with_hills(area, pace.gradient), assets.table
    stale = ring_first(table["checked_on"], today=today, after_days=after_days)
    open_now = (table["status"] == str(Status.ACTIVE)).to_numpy()
    can_ring = (table["phone"].str.strip() != "").to_numpy() | without_phone
    shut = shut_in_daytime(area, today)
    people, walks = _walks(area, assets, pace=pace, minutes=minutes, shut=shut, workers=workers)
    kind_of = table["kind"].to_numpy()
    calls: list[tuple[float, int, float]] = []
    for kind in sorted({kind for kind in kind_of[stale & open_now] if kind}):
        rows = np.flatnonzero((kind_of == kind) & open_now)
        reached = _reached(walks, rows)
        calls += _calls_of_kind(rows, reached, stale[rows], can_ring[rows], people, count)
    chosen = sorted(calls, key=lambda call: (-call[0], call[1]))[:count]
    return _listed(table, chosen)


def _walks(
    area: Area, assets: AreaAssets, *, pace: Pace, minutes: int, shut: Shut, workers: Workers
) -> tuple[FloatArray, Pairs]:
    """(n,) residents at each point that has a street, and all their walks within the minutes."""
    points = area.residents.geometry
    ground = walking_ground(area, assets, pace.avoid)
    homes = ground.snapper.snap(points.x.to_numpy(), points.y.to_numpy(), limit_m=ORIGIN_LIMIT_M)
    walks = pairs_then(
        area,
        homes.take(homes.joined),
        ground.doors,
        door_asset=ground.door_asset,
        asset_count=ground.asset_count,
        cutoff_m=pace.cutoff_m(minutes),
        avoid=pace.avoid,
        shut=shut,
        workers=workers,
    )
    people = np.nan_to_num(people_of(area, EVERYONE))  # whoever is not counted
    return people[homes.joined], walks


def _reached(walks: Pairs, rows: IndexArray) -> BoolArray:
    """(a, n) whether each asset in ``rows``, ascending, is within the walk of each home."""
    reached = np.zeros((len(rows), walks.point_count), bool)
    of_rows = np.isin(walks.asset, rows)
    reached[np.searchsorted(rows, walks.asset[of_rows]), walks.point[of_rows]] = True
    return reached


def _calls_of_kind(
    rows: IndexArray,
    reached: BoolArray,
    stale: BoolArray,
    can_ring: BoolArray,
    people: FloatArray,
    count: int,
) -> list[tuple[float, int, float]]:
    """The best calls among assets of one kind: (residents who gain, row, those of them who know no other)."""
    waiting = ~reached[~stale].any(axis=0)  # no checked one in reach
    alone = reached.sum(axis=0) == 1
    calls: list[tuple[float, int, float]] = []
    left = np.flatnonzero(stale & can_ring)
    while len(left) and len(calls) < count:
        gains = reached[left] @ (people * waiting)
        best = int(np.argmax(gains))  # the first of equals, and rows are in the order of the ids
        if gains[best] <= 0:
            break
        served = reached[left[best]] & waiting
        calls.append((float(gains[best]), int(rows[left[best]]), float(people[served & alone].sum())))
        waiting &= ~served
        left = np.delete(left, best)
    return calls


def _listed(table: pd.DataFrame, chosen: list[tuple[float, int, float]]) -> pd.DataFrame:
    listed = table.iloc[[row for _, row, _ in chosen]][_SHOWN].reset_index(drop=True)
    listed["residents_relying"] = np.array([round(gain) for gain, _, _ in chosen], np.int64)
    listed["residents_with_no_other"] = np.array([round(alone) for _, _, alone in chosen], np.int64)
    return pd.DataFrame(listed)
