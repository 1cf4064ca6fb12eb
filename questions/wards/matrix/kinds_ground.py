"""Which walks are the same for many kinds at once, and whose nearest of a kind has something in its way?"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.figures.many_kinds import KindsOfAssets, least_of_kinds, walks_to
from geo.figures.many_reach import NOTHING
from geo.types import BoolArray, IndexArray, IntArray
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.walking_ground import walking_ground
from questions.wards.gap_causes import DETOUR, numbers_by, severed
from questions.wards.gap_ground import GapGround, as_the_crow_flies

_ABOVE = 1 + 1e-9  # a little further than a straight line may be, so that rounding leaves none out


@dataclass(frozen=True, eq=False)
class KindsGround:
    """Walks of n resident points to the a assets of s things sought, and why some reach none of one."""

    whole: GapGround  # all walks to all of them
    chosen: BoolArray = field(repr=False)  # (s, a) which assets are of each thing sought
    kinds: KindsOfAssets = field(repr=False)  # the same by asset
    cutoff_m: float
    no_way: BoolArray = field(repr=False)  # (n, s) nothing in reach, and a direct path would do it

    def causes(self, codes: IntArray) -> IntArray:
        """(n, s) places in ``gap_causes.CAUSES``, by (a,) codes of ``gap_causes.asset_bars``."""
        least = least_of_kinds(self.whole.walks, self.kinds, codes, cutoff_m=self.cutoff_m)
        none_there = np.logical_not(self.chosen.any(axis=1))
        return numbers_by(
            least, judged=self.whole.homes.judged, no_way=self.no_way, none_there=np.asarray(none_there)
        )


def kinds_ground(
    area: Area,
    assets: AreaAssets,
    sought: Sequence[tuple[str, ...]],
    whole: GapGround,
    anyone: GapGround | None,
    *,
    avoid: int,
    cutoff_m: float,
) -> KindsGround:
    """Nothing is measured anew: all comes from walks to all kinds, ``anyone`` of those who avoid nothing."""
    chosen = np.array([of_kinds(assets, kinds)[whole.rows] for kinds in sought], bool)
    chosen = chosen.reshape(len(sought), len(whole.rows))
    kinds, any_code = KindsOfAssets.of(chosen), np.zeros(len(whole.rows), np.int32)

    def nothing(ground: GapGround) -> BoolArray:
        """(n, s) where no asset of it is in reach, whatever keeps it from counting."""
        least = least_of_kinds(ground.walks, kinds, any_code, cutoff_m=cutoff_m)
        return np.asarray(least == NOTHING, bool)

    without = nothing(whole)
    no_way = _severed(area, assets, whole, chosen, without, avoid=avoid, cutoff_m=cutoff_m)
    if anyone is not None:
        no_way |= ~nothing(anyone)
    return KindsGround(whole, chosen, kinds, cutoff_m, no_way & without)


def _severed(
    area: Area,
    assets: AreaAssets,
    whole: GapGround,
    chosen: BoolArray,
    without: BoolArray,
    *,
    avoid: int,
    cutoff_m: float,
) -> BoolArray:
    """(n, s) of points ``without`` one in reach: whether the nearest is near, and the way far longer."""
    ground, homes = walking_ground(area, assets, avoid), whole.homes.snaps
    door_asset = _numbers(whole.rows, ground.asset_count)[ground.door_asset]
    no_way = np.zeros(without.shape, bool)
    for kind, of_kind in enumerate(chosen):
        at_door = np.flatnonzero((door_asset >= 0) & np.append(of_kind, False)[door_asset])
        point = np.flatnonzero(without[:, kind])
        crow_m, door = as_the_crow_flies(
            homes.take(point), ground.doors.take(at_door), within_m=cutoff_m / DETOUR * _ABOVE
        )
        near = np.isfinite(crow_m)
        walk_m = walks_to(whole.walks, point[near], door_asset[at_door[door[near]]])
        no_way[point[near], kind] = severed(crow_m[near], walk_m, cutoff_m=cutoff_m)
    return no_way


def _numbers(rows: IndexArray, count: int) -> IndexArray:
    """(count,) the place of each row among ``rows``, -1 for those that are not among them."""
    number = np.full(count, -1)
    number[rows] = np.arange(len(rows))
    return number
