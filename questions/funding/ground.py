"""What does every question about funding stand on? Who lives where, what is there, and all walks between.

An origin-destination matrix of walks, and streets with a path that is only tried, serve many questions. A
question keeps nothing itself: whoever asks hands in with the ground how such things are kept, and who works.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely

from geo.pairs import Pairs
from geo.types import BoolArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.buses.model import Buses
from layers.relief.hilly_area import with_hills
from questions.funding.by_bus import with_buses
from questions.funding.people import RESIDENTS, People, people_of
from questions.funding.standard import Standard, counted
from questions.places.area_assets import AreaAssets
from questions.places.of_area import EDGE_M
from questions.walks.resident_homes import resident_homes
from questions.walks.timed_pairs import pairs_then
from questions.walks.walking_ground import asset_doors

Keep = Callable[[Hashable, Callable[[Workers], Any]], Any]
"""Given a key and what makes the thing of that key with some workers: the thing, made now or before."""


def make_anew(_: Hashable, make: Callable[[Workers], Any]) -> Any:
    """Keep nothing: make the thing each time, alone."""
    return make(ALONE)


@dataclass(frozen=True, eq=False)
class Walks:
    """Every walk within the standard between resident points and assets' doors: an OD matrix."""

    pairs: Pairs = field(repr=False)  # n points, a assets
    joined: BoolArray = field(repr=False)  # (n,) points with a street: of the others nothing can be said


@dataclass(frozen=True, eq=False)
class FundingGround:
    """An area with one state of its assets, ready to be asked about; ``funding_ground`` makes it."""

    area: Area
    assets: AreaAssets
    people: People = field(repr=False)
    inside: shapely.Geometry = field(repr=False)  # the area and its margin, prepared
    keep: Keep = field(default=make_anew, repr=False)
    buses: Buses | None = field(default=None, repr=False)  # a timetable that is tried, in place of the area's

    @property
    def key(self) -> tuple[str, str, str]:
        """Another one for every state of the streets, of the assets and of what is tried."""
        return (self.area.name, self.area.revision, self.assets.key)

    def walks(self, standard: Standard) -> Walks:
        """All walks within the standard from where residents live."""
        key = ("walks", *self.key, standard.pace, standard.minutes, standard.shut(self.area))
        walks: Walks = self.keep(key, lambda workers: measure_walks(self, standard, workers=workers))
        return self.or_by_bus(walks, standard)

    def or_by_bus(self, walks: Walks, standard: Standard) -> Walks:
        """The same with those who come by bus and get home, where the standard counts buses."""
        if standard.by_bus is None:
            return walks
        pairs = walks.pairs
        key = ("by bus", *self.key, standard, len(pairs))
        either: Walks = self.keep(
            key,
            lambda _: replace(
                walks, pairs=with_buses(self.area, self.assets, pairs, standard, buses=self.buses)
            ),
        )
        return either

    def with_assets(self, assets: AreaAssets) -> "FundingGround":
        """The same place with other assets, such as those of another day."""
        return replace(self, assets=assets)


def funding_ground(area: Area, assets: AreaAssets, *, keep: Keep = make_anew) -> FundingGround:
    """The ground of an area and its assets.

    Parameters
    ----------
    area, assets
        The place, and what is there.
    keep
        How walks and tried changes are kept, and who works on them: the door's to say.
    """
    inside = shapely.buffer(area.boundary, area.margin_m + EDGE_M)
    shapely.prepare(inside)
    return FundingGround(area, assets, people_of(area), inside, keep)


def measure_walks(
    ground: FundingGround, standard: Standard, *, longest_m: float | None = None, workers: Workers = ALONE
) -> Walks:
    """All walks within the standard, or of at most ``longest_m`` metres, measured anew, whoever works."""
    area, pace = with_hills(ground.area, standard.pace.gradient), standard.pace
    doors, homes = asset_doors(ground.assets, area, pace.avoid), resident_homes(area, pace.avoid)
    measured = pairs_then(
        area,
        homes.snaps,
        doors.snaps,
        door_asset=doors.asset,
        asset_count=len(ground.assets.table),
        cutoff_m=pace.cutoff_m(standard.minutes) if longest_m is None else longest_m,
        avoid=pace.avoid,
        shut=standard.shut(area),
        workers=workers,
    )
    return Walks(measured.take(homes.judged[measured.point]), homes.judged)


def has_street(ground: FundingGround, row: int, standard: Standard) -> bool:
    """Whether any door of the asset in a row joins a street."""
    doors = asset_doors(ground.assets, ground.area, standard.pace.avoid)
    return bool(doors.snaps.joined[doors.asset == row].any())


def reached(
    walks: Walks, assets: AreaAssets, *, kind: str, standard: Standard, group: str = RESIDENTS
) -> BoolArray:
    """(n,) from which resident points a group has an asset of this kind, and for its ages, within reach."""
    usable = counted(assets, kind, standard, group=group)[walks.pairs.asset]
    here = np.zeros(walks.pairs.point_count, bool)
    here[walks.pairs.point[usable]] = True
    return here


def reached_by_group(ground: FundingGround, kind: str, standard: Standard) -> Mapping[str, BoolArray]:
    """The same, (n,), for each of the area's groups: "residents" is everybody."""
    walks = ground.walks(standard)
    return {
        group: reached(walks, ground.assets, kind=kind, standard=standard, group=group)
        for group in ground.people.groups
    }
