"""What is the same for every gap that is asked of some kinds: the homes, and all walks (the OD matrix)."""

from dataclasses import dataclass, field, replace

import numpy as np

from geo.derived import kept_with
from geo.figures.many_kinds import walks_to
from geo.pairs import Pairs
from geo.snap import Snaps
from geo.types import BoolArray, FloatArray, IndexArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.zones.zoned_area import by_wards
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.resident_homes import Homes, resident_homes
from questions.walks.timed_pairs import pairs_then
from questions.walks.timed_ways import ALL_OPEN, Shut
from questions.walks.walking_ground import walking_ground

KEPT = 8  # tables of walks: of a city each is a few megabytes, of every kind in a large borough hundreds
LADDER_M = (800.0, 1600.0, 2400.0, 3600.0, 5400.0, 8100.0, 14_400.0, 28_800.0)


@dataclass(frozen=True, eq=False)
class GapGround:
    """All walks between n resident points and the a assets of some kinds."""

    homes: Homes
    rows: IndexArray = field(repr=False)  # (a,) their rows in the assets' table, ascending
    walks: Pairs = field(repr=False)  # judged points only
    crow_m: FloatArray = field(repr=False)  # (n,) straight metres to the nearest of their doors
    crow_walk_m: FloatArray = field(repr=False)  # (n,) the walk to that asset; infinite beyond the walks


def longest_walk_m(cutoff_m: float) -> float:
    """How far walks are measured so that ``cutoff_m`` is within: a few steps, each serving many questions."""
    return next((step for step in LADDER_M if step >= cutoff_m), cutoff_m)


def gap_ground(
    area: Area,
    assets: AreaAssets,
    kinds: tuple[str, ...],
    avoid: int,
    longest_m: float,
    *,
    shut: Shut = ALL_OPEN,
    workers: Workers = ALONE,
) -> GapGround:
    """Walks of at most ``longest_m`` metres to assets of ``kinds`` (none: every kind); kept for the next.

    ``shut`` are the rows of hours that are shut then: each set of them has a table of walks of its own. The
    walks are the same by whatever areas a place is asked for, and are measured once for all of them.
    """
    ground = _kept_ground(assets, by_wards(area), kinds, avoid, longest_m, shut, workers)
    return ground if area is by_wards(area) else replace(ground, homes=resident_homes(area, avoid))


@kept_with(most=KEPT)  # all workers are equal: whoever made it, it is kept once
def _kept_ground(
    assets: AreaAssets,
    area: Area,
    kinds: tuple[str, ...],
    avoid: int,
    longest_m: float,
    shut: Shut,
    workers: Workers,
) -> GapGround:
    return measure_ground(area, assets, kinds, avoid=avoid, longest_m=longest_m, shut=shut, workers=workers)


def measure_ground(
    area: Area,
    assets: AreaAssets,
    kinds: tuple[str, ...],
    *,
    avoid: int,
    longest_m: float,
    shut: Shut = ALL_OPEN,
    workers: Workers = ALONE,
) -> GapGround:
    """The same, measured anew and not kept: for long rows of kinds."""
    ground, homes = walking_ground(area, assets, avoid), resident_homes(area, avoid)
    of_kind = of_kinds(assets, kinds)
    rows = np.flatnonzero(of_kind)
    at_door = np.flatnonzero(of_kind[ground.door_asset])
    doors, door_asset = ground.doors.take(at_door), np.searchsorted(rows, ground.door_asset[at_door])
    walks = pairs_then(
        area,
        _only(homes.snaps, homes.judged),
        doors,
        door_asset=door_asset,
        asset_count=len(rows),
        cutoff_m=longest_m,
        avoid=avoid,
        shut=shut,
        workers=workers,
    )
    return _with_crow(homes, rows, walks, doors, door_asset)


def _with_crow(
    homes: Homes, rows: IndexArray, walks: Pairs, doors: Snaps, door_asset: IndexArray
) -> GapGround:
    crow_m, nearest = as_the_crow_flies(homes.snaps, doors)
    every = np.arange(len(crow_m))
    crow_walk_m = walks_to(walks, every, door_asset[nearest]) if len(doors) else np.full(len(every), np.inf)
    return GapGround(homes, rows, walks, crow_m, crow_walk_m)


def _only(snaps: Snaps, chosen: BoolArray) -> Snaps:
    """The same points, those not chosen joined to no street."""
    return Snaps(
        snaps.x,
        snaps.y,
        np.where(chosen, snaps.edge, -1),
        snaps.offset_m,
        np.where(chosen, snaps.gap_m, np.inf),
    )


def as_the_crow_flies(
    homes: Snaps, doors: Snaps, *, within_m: float = np.inf
) -> tuple[FloatArray, IndexArray]:
    """(n,) straight metres to the nearest door, and which one; infinite where there is none ``within_m``."""
    if not len(doors) or not len(homes):
        return np.full(len(homes), np.inf), np.zeros(len(homes), int)
    from scipy.spatial import cKDTree  # here, since no start waits for it

    tree = cKDTree(np.column_stack([doors.x, doors.y]))
    crow_m, nearest = tree.query(np.column_stack([homes.x, homes.y]), distance_upper_bound=within_m)
    return np.asarray(crow_m, float), np.asarray(nearest, int)
