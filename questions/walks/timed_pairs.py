"""Which homes walk to which assets while some gates and ways are shut? All pairs, an OD matrix."""

import numpy as np

from geo.network import SHUT, WalkNetwork
from geo.pairs import Pairs, pairs
from geo.snap import Snaps
from geo.types import IndexArray
from geo.workers import ALONE, Workers
from layers.area import Area
from questions.walks.timed_ways import Shut, homes_behind_gates, streets_inside, streets_then


def pairs_then(
    area: Area,
    homes: Snaps,
    doors: Snaps,
    *,
    door_asset: IndexArray,
    asset_count: int,
    cutoff_m: float,
    avoid: int,
    shut: Shut,
    workers: Workers = ALONE,
) -> Pairs:
    """``geo.pairs.pairs`` over an area's streets while ``shut`` is shut, as ``near_person`` walks them.

    Who lives behind a gate that is shut has its key: they walk as if it were open, nobody else does.
    """

    def walked(streets: WalkNetwork, who: Snaps) -> Pairs:
        """The walks of some homes over streets as they are for them."""
        return pairs(
            streets,
            who,
            doors,
            door_asset=door_asset,
            asset_count=asset_count,
            cutoff_m=cutoff_m,
            avoid=avoid | SHUT,
            workers=workers,
        )

    behind = homes_behind_gates(area, homes, shut)
    inside = np.concatenate([np.empty(0, int), *behind.values()])
    parts = [walked(streets_then(area, shut), _only(homes, np.setdiff1d(np.arange(len(homes)), inside)))]
    parts += [
        walked(streets_inside(area, number, shut), _only(homes, rows)) for number, rows in behind.items()
    ]
    return parts[0] if len(parts) == 1 else _together(parts)


def _only(homes: Snaps, rows: IndexArray) -> Snaps:
    """The same homes, all but those at ``rows`` joined to no street."""
    chosen = np.zeros(len(homes), bool)
    chosen[rows] = True
    if chosen.all():
        return homes
    edge, gap_m = np.where(chosen, homes.edge, -1), np.where(chosen, homes.gap_m, np.inf)
    return Snaps(homes.x, homes.y, edge, homes.offset_m, gap_m)


def _together(parts: list[Pairs]) -> Pairs:
    """The pairs of parts of which no two hold the same point, in their order again."""
    point, asset, distance_m = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("point", "asset", "distance_m")
    )
    order = np.lexsort((asset, point))
    start = np.searchsorted(point[order], np.arange(parts[0].point_count + 1))
    return Pairs(
        parts[0].cutoff_m, parts[0].asset_count, start, point[order], asset[order], distance_m[order]
    )
