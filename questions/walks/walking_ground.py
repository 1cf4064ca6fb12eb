"""What is the same for everybody who walks in an area: its streets ready to be joined, its assets' doors."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from geo.derived import kept_with
from geo.gradients import turned
from geo.hills.lengths import true_lengths
from geo.network import SHUT, WalkNetwork
from geo.own_ground import SEPARATE_TOWN_M
from geo.reach import walk_lengths
from geo.snap import LastSnaps, Snapper, Snaps
from geo.sweep import Sweep, sweep
from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray
from geo.walkshed import Water, water_of
from layers.area import Area
from layers.background.barriers import barriers, fences, water_ground
from layers.relief.hilly_area import level_of
from layers.zones.zoned_area import by_wards
from questions.places.area_assets import AreaAssets

_FURTHER_BACK = 2.0
ORIGIN_LIMIT_M = 100.0  # a home further from every street we know cannot be judged
ASSET_LIMIT_M = 250.0  # a pitch may lie well inside its field; beyond this it has no way on foot


@dataclass(frozen=True, eq=False)
class WalkingGround:
    """An area's streets for walkers who avoid the same things. Holds nothing about any person."""

    network: WalkNetwork
    avoid: int  # edge flags; what is shut is always among them
    snapper: Snapper
    doors: Snaps  # (d,) every way into every asset, joined to the streets
    door_asset: IndexArray  # (d,) row of each door's asset, ascending
    asset_count: int
    water: Water  # where there is no ground to walk on

    def sweep(self, start: Snaps, *, cutoff_m: float) -> Sweep:
        """The bounded Dijkstra over these streets from ``start``, metres up to ``cutoff_m``."""
        return sweep(self.network, start, cutoff_m=cutoff_m, avoid=self.avoid)

    @property
    def backwards(self) -> "WalkingGround":
        """The same ground for the way back: a sweep from home over it comes from the assets."""
        return replace(self, network=turned(self.network))

    def walks(self, swept: Sweep, start: Snaps) -> tuple[FloatArray, IndexArray]:
        """(a,) metres from ``start`` to each asset's nearest door, infinite if not reached; and that door.

        Level metres, where streets slope: as many as take as long on the level.
        """
        to_doors = walk_lengths(self.network, swept, start, self.doors)
        best = np.full(self.asset_count, np.inf)
        np.minimum.at(best, self.door_asset, to_doors)
        door = np.zeros(self.asset_count, int)
        nearest = np.flatnonzero(to_doors == best[self.door_asset])[::-1]
        door[self.door_asset[nearest]] = nearest
        return best, door

    def true_and_back(
        self, swept: Sweep, start: Snaps, walk_m: FloatArray, door: IndexArray
    ) -> tuple[FloatArray, FloatArray]:
        """(a,) true metres of each of ``walks``, and (a,) level metres of the way back from the same door.

        Both are ``walk_m`` where no street slopes; ways back are followed twice as far as those there.
        """
        if self.network.slopes is None:
            return walk_m, walk_m
        doors, back = self.doors.take(door), self.backwards
        swept_back = back.sweep(start, cutoff_m=_FURTHER_BACK * swept.cutoff_m)
        back_m = walk_lengths(back.network, swept_back, start, doors)
        true_m = true_lengths(self.network, swept, start, doors)
        return true_m, np.where(np.isfinite(walk_m), back_m, np.inf)


def walking_ground(area: Area, assets: AreaAssets, avoid: int) -> WalkingGround:
    """The walking ground of ``area`` for walkers who avoid ``avoid``; kept with the assets."""
    return _ground_of(assets, by_wards(area), avoid)


@dataclass(frozen=True, eq=False)
class AssetDoors:
    """Every way into every asset, joined to the streets."""

    snaps: Snaps  # (d,)
    asset: IndexArray  # (d,) row of each door's asset, ascending


def asset_doors(assets: AreaAssets, area: Area, avoid: int) -> AssetDoors:
    """The doors of assets on streets without what walkers avoid; kept with the assets."""
    return _doors_of(assets, level_of(area), avoid)


@kept_with(most=16)
def _doors_of(assets: AreaAssets, area: Area, avoid: int) -> AssetDoors:
    points, asset = _doors(assets)
    x, y = shapely.get_x(points), shapely.get_y(points)
    return AssetDoors(_doors_before(area, avoid).snap(x, y), asset)


@kept_with(most=8)
def _doors_before(area: Area, avoid: int) -> LastSnaps:
    """The doors of the register as it was last asked: an edit of it leaves most where they were."""
    return LastSnaps(snapper_of(area, avoid), limit_m=ASSET_LIMIT_M)


@kept_with(most=16)
def _ground_of(assets: AreaAssets, area: Area, avoid: int) -> WalkingGround:
    doors = asset_doors(assets, area, avoid)
    return WalkingGround(
        area.network,
        avoid | SHUT,
        snapper_of(area, avoid),
        doors.snaps,
        doors.asset,
        len(assets.table),
        water_beside(area),
    )


def snapper_of(area: Area, avoid: int) -> Snapper:
    """What joins a point to the streets; kept by itself, as they stay when the register changes."""
    return _snapper_of(level_of(area), avoid)


@kept_with(most=8)
def _snapper_of(area: Area, avoid: int) -> Snapper:
    return Snapper(
        area.network,
        avoid=avoid,
        barriers=list(barriers(area.background)),
        fences=list(fences(area.background)),
    )


def on_joined_streets(network: WalkNetwork, starts: Snaps) -> BoolArray:
    """(k,) whether each start's street is joined to the others, or long enough to be a town of its own."""
    piece = network.node_piece[network.edge_from[starts.edge]]
    return np.asarray((piece == 0) | (network.piece_length_m[piece] >= SEPARATE_TOWN_M), bool)


def water_beside(area: Area) -> Water:
    """Where there is no ground to walk on, and which streets cross it; made once, then shared."""
    return _water_beside(level_of(area))


@kept_with(most=1)
def _water_beside(area: Area) -> Water:
    return water_of(area.network, water_ground(area.background))


def _doors(given: AreaAssets) -> tuple[ObjectArray, IndexArray]:
    """Each asset's entrances where they are known, else its point."""
    assets, entrances = given.table, given.entrances
    row = {asset_id: i for i, asset_id in enumerate(assets["asset_id"])}
    of = np.array([row.get(asset_id, -1) for asset_id in entrances["asset_id"]], int)
    plain = np.setdiff1d(np.arange(len(assets)), of)
    points = np.concatenate([assets.geometry.to_numpy()[plain], entrances.geometry.to_numpy()[of >= 0]])
    door_asset = np.concatenate([plain, of[of >= 0]])
    order = np.argsort(door_asset, kind="stable")
    return points[order], door_asset[order]
