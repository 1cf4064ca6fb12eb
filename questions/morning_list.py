"""Which few telephone calls would most improve what residents can rely on?

An asset that nobody has checked for a year cannot be relied on. A resident gains by a call if the asset is
within their walk and no checked one of its kind is; those whom an earlier call of the list serves gain
nothing more from its neighbour. The greatest gain comes first, which for such counts is never less than
1 - 1/e of the best list there is.

Source of the bound: Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14, 265-294.
"""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from geo.catchments import catchments
from geo.network import WalkNetwork
from geo.paces import PACES, Pace
from geo.snap import Snaps
from geo.types import BoolArray, FloatArray, IndexArray
from layers.area import Area
from layers.assets.kinds import Kinds, load_kinds
from layers.register.model import STALE_AFTER_DAYS, Status
from questions.area_assets import AreaAssets
from questions.ring_first import ring_first
from questions.walking_ground import ORIGIN_LIMIT_M, walking_ground

CALLS: Final = 20
MINUTES: Final = 15
PACE: Final = PACES["older"]
_SHOWN: Final = ["asset_id", "name", "kind", "near_street", "phone", "checked_on"]
MORNING_LIST_COLUMNS: Final = (*_SHOWN, "residents_relying", "residents_with_no_other", "why")


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

    Returns
    -------
    Columns ``MORNING_LIST_COLUMNS``: ``residents_relying`` is who gains a checked one of the kind by this
    call after those above it; ``residents_with_no_other`` who of these has no other of the kind in reach,
    checked or not.
    """
    table = assets.table
    stale = ring_first(table["checked_on"], today=today, after_days=after_days)
    open_now = (table["status"] == str(Status.ACTIVE)).to_numpy()
    can_ring = (table["phone"].str.strip() != "").to_numpy() | without_phone
    people, homes = _residents(area, assets, pace)
    kind_of = table["kind"].to_numpy()
    calls: list[tuple[float, int, float]] = []
    for kind in sorted({kind for kind in kind_of[stale & open_now] if kind}):
        rows = np.flatnonzero((kind_of == kind) & open_now)
        reached = _reached(area, assets, homes, rows, pace=pace, minutes=minutes)
        calls += _calls_of_kind(rows, reached, stale[rows], can_ring[rows], people, count)
    chosen = sorted(calls, key=lambda call: (-call[0], call[1]))[:count]
    return _listed(table, chosen, minutes, load_kinds())


def _residents(area: Area, assets: AreaAssets, pace: Pace) -> tuple[FloatArray, Snaps]:
    """(n,) residents at each point that has a street, and the points joined to their streets."""
    points = area.residents.geometry
    snapper = walking_ground(area, assets, pace.avoid).snapper
    homes = snapper.snap(points.x.to_numpy(), points.y.to_numpy(), limit_m=ORIGIN_LIMIT_M)
    people = area.residents["residents"].to_numpy(dtype=float)
    return people[homes.joined], homes.take(homes.joined)


def _reached(
    area: Area, assets: AreaAssets, homes: Snaps, rows: IndexArray, *, pace: Pace, minutes: int
) -> BoolArray:
    """(a, n) whether each asset in ``rows`` is within the walk of each home, by any of its doors."""
    ground = walking_ground(area, assets, pace.avoid)
    wanted = np.flatnonzero(np.isin(ground.door_asset, rows) & ground.doors.joined)
    doors, cutoff_m = ground.doors.take(wanted), pace.cutoff_m(minutes)
    found = catchments(area.network, doors, cutoff_m=cutoff_m, avoid=pace.avoid)
    at_asset = np.searchsorted(rows, ground.door_asset[wanted])
    reached = np.zeros((len(rows), len(homes)), bool)
    distance_m = np.full(area.network.node_count, np.inf)
    for door in range(len(wanted)):
        here = slice(found.start[door], found.start[door + 1])
        distance_m[found.node[here]] = found.distance_m[here]
        walk_m = _walks(area.network, distance_m, homes, doors, door)
        reached[at_asset[door]] |= walk_m <= cutoff_m
        distance_m[found.node[here]] = np.inf
    return reached


def _walks(network: WalkNetwork, distance_m: FloatArray, homes: Snaps, doors: Snaps, door: int) -> FloatArray:
    """(n,) metres from one door to each home: gaps at both ends, and straight along a street they share."""
    edge = homes.edge
    by_start = distance_m[network.edge_from[edge]] + homes.offset_m
    by_end = distance_m[network.edge_to[edge]] + network.edge_length_m[edge] - homes.offset_m
    straight = doors.gap_m[door] + np.abs(homes.offset_m - doors.offset_m[door])
    along = np.where(edge == doors.edge[door], straight, np.inf)
    return np.asarray(np.minimum(np.minimum(by_start, by_end), along) + homes.gap_m, float)


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


def _listed(
    table: pd.DataFrame, chosen: list[tuple[float, int, float]], minutes: int, kinds: Kinds
) -> pd.DataFrame:
    listed = table.iloc[[row for _, row, _ in chosen]][_SHOWN].reset_index(drop=True)
    listed["residents_relying"] = np.array([round(gain) for gain, _, _ in chosen], np.int64)
    listed["residents_with_no_other"] = np.array([round(alone) for _, _, alone in chosen], np.int64)
    listed["why"] = [
        _why(kinds.label(kind).lower(), gain, alone, minutes)
        for kind, gain, alone in zip(
            listed["kind"], listed["residents_relying"], listed["residents_with_no_other"], strict=True
        )
    ]
    return pd.DataFrame(listed)


def _why(label: str, gain: int, alone: int, minutes: int) -> str:
    who = "1 resident" if gain == 1 else f"{gain:,} residents"
    told = f"{who} within {minutes} minutes {'has' if gain == 1 else 'have'} no checked {label}"
    if not alone:
        return f"{told}."
    whom = "them" if gain == 1 else "all of them" if alone == gain else f"{alone:,} of them"
    return f"{told}; for {whom} it is the only one known."
