"""Where does a way lead along roads, with or without a pavement, and where through water?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.streets.access import CARRIAGEWAYS
from layers.streets.pavements import MAIN_ROADS, Pavement, pavement
from questions.walks.junctions import Path
from questions.walks.legs import WayKind, streets_of
from questions.walks.stretches import steps_along, stretches
from questions.walks.way_tags import tags_of

AT_M: Final = 1.5  # a mapped ford this near to the way lies on it
ROADS: Final = CARRIAGEWAYS | {"service"}  # what is driven on, so that a pavement matters


class WaterKind(StrEnum):
    """What water a walker goes through."""

    FORD = "ford"
    STEPPING_STONES = "stepping stones"
    TIDE = "tide"


@dataclass(frozen=True)
class RoadStretch:
    """A stretch of the way along one road, of which the map says the same of pavements."""

    street: str  # "" where it has no name
    kind_of_way: WayKind
    begins_m: float
    walk_m: float
    pavement: Pavement
    main: bool  # a main road


@dataclass(frozen=True)
class Wade:
    """WaterKind on the way; at a point, or along a stretch."""

    water: WaterKind
    street: str
    kind_of_way: WayKind
    begins_m: float
    walk_m: float = 0.0


@dataclass(frozen=True)
class Underfoot:
    """What the map says of the ground walked on. What it does not say is not known, never "no"."""

    roads: tuple[RoadStretch, ...] = ()
    off_road_m: float = 0.0  # with the roads all of the way that is street
    wades: tuple[Wade, ...] = ()

    def road_m(self, *pavements: Pavement) -> float:
        """Metres along roads with such pavements; of every road if none is named."""
        return sum(road.walk_m for road in self.roads if not pavements or road.pavement in pavements)

    @property
    def pavement_known(self) -> float:
        """The share of the way on which it is known whether there is a pavement; off the roads it is."""
        street_m = self.off_road_m + self.road_m()
        return 1 - self.road_m(Pavement.NOT_KNOWN) / street_m if street_m else 1.0


def underfoot(path: Path, ways: pd.DataFrame, street_points: gpd.GeoDataFrame) -> Underfoot:
    """The roads that a way leads along, and the water it leads through, in order.

    Parameters
    ----------
    path
        The way's points and steps.
    ways, street_points
        The area's tables of ways and of points on streets. A column that an older pack lacks is not known.
    """
    highway = tags_of(ways, path.way, "highway")
    on_road = np.isin(highway, list(ROADS)) & ~path.on_ground
    sidewalk = tags_of(ways, path.way, "sidewalk").tolist()
    main = np.isin(highway, list(MAIN_ROADS)).tolist()
    roads = stretches(
        RoadStretch(*along, pavement(sidewalk[step]), main[step]) if on_road[step] else None
        for step, along in enumerate(steps_along(path, ways))
    )
    off_road_m = float(path.step_m[~on_road & ~path.on_ground].sum())
    wades = [*_wades_along(path, ways), *_fords_at(path, ways, street_points)]
    return Underfoot(tuple(roads), off_road_m, tuple(sorted(wades, key=lambda wade: wade.begins_m)))


def _wades_along(path: Path, ways: pd.DataFrame) -> list[Wade]:
    """Stretches of ways that lead through water as a whole; neighbours together."""
    tags = (tags_of(ways, path.way, key).tolist() for key in ("ford", "tidal", "surface"))
    waters = map(_water, *tags)
    return stretches(
        Wade(water, *along) if water else None
        for water, along in zip(waters, steps_along(path, ways), strict=True)
    )


def _fords_at(path: Path, ways: pd.DataFrame, street_points: gpd.GeoDataFrame) -> list[Wade]:
    """Fords that are mapped as points on the way."""
    fords = np.flatnonzero((street_points["kind"] == "ford").to_numpy())
    if not len(fords) or len(path.x) < 2:
        return []
    line = shapely.LineString(np.column_stack([path.x, path.y]))
    shapes = street_points.geometry.to_numpy()
    fords = fords[shapely.dwithin(shapes[fords], line, AT_M)]
    if not len(fords):
        return []
    streets = streets_of(path, ways)
    wades = []
    for shape, ford in zip(shapes[fords], tags_of(street_points, fords, "ford").tolist(), strict=True):
        at_m = float(shapely.line_locate_point(line, shape))
        step = int(np.clip(np.searchsorted(path.at_m, at_m, "right") - 1, 0, len(path.way) - 1))
        wades.append(Wade(_water(ford or "yes", "", "") or WaterKind.FORD, *streets[step], at_m))
    return wades


def _water(ford: str, tidal: str, surface: str) -> WaterKind | None:
    if "stepping_stones" in (ford, surface):
        return WaterKind.STEPPING_STONES
    if ford not in ("", "no"):
        return WaterKind.FORD
    return WaterKind.TIDE if tidal not in ("", "no") else None
