"""Which ground is a small place, and what of the map is asked for it? Refused where it is none, or too large.

What is asked for is a box whose sides are rounded outwards to about half a kilometre, and a centre is rounded
before anything is made of it: so a question tells of a neighbourhood, never of a door.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import BRITISH_NATIONAL_GRID, LONLAT, to_lonlat, to_metres
from geo.errors import WithinReachError
from layers.councils.model import Nation
from layers.overpass.elements import Degrees
from layers.wards.boundary_file import open_boundaries

LARGEST_KM2: Final = 100.0
LEAST_RADIUS_M, LARGEST_RADIUS_M = 200.0, 5_000.0
USUAL_RADIUS_M: Final = 1_500.0
USUAL_PLACE_MARGIN_M: Final = 1_000.0
_CENTRE_DECIMALS: Final = 3  # of a degree: 111 m to the north, 65 to 70 m to the east
_STEPS_OF_A_DEGREE: Final = 200  # 556 m to the north, 320 to 360 m to the east
_KINGDOM: Final[Degrees] = (-8.8, 49.8, 2.0, 61.0)
_CRS_OF: Final[dict[Nation, str]] = {"northern_ireland": "EPSG:29903"}


class SmallPlaceError(WithinReachError, ValueError):
    """What was given is no small place of the United Kingdom."""


@dataclass(frozen=True, eq=False)
class SmallPlace:
    """A place, its ground in degrees, and how far around it the map is wanted."""

    title: str
    nation: Nation
    ground: BaseGeometry = field(repr=False)
    margin_m: float

    @property
    def crs(self) -> str:
        """In which system it is measured, metres."""
        return _CRS_OF.get(self.nation, BRITISH_NATIONAL_GRID)

    @property
    def box(self) -> Degrees:
        """What is asked for: ground and margin, rounded outwards; west, south, east, north, degrees."""
        reach = shapely.buffer(_transformed(self.ground, to_metres, self.crs), self.margin_m)
        west, south, east, north = (
            shapely.bounds(_transformed(reach, to_lonlat, self.crs)) * _STEPS_OF_A_DEGREE
        )
        sides = math.floor(west), math.floor(south), math.ceil(east), math.ceil(north)
        first, second, third, fourth = (side / _STEPS_OF_A_DEGREE for side in sides)
        return first, second, third, fourth

    @property
    def box_km2(self) -> float:
        """How large that is, square kilometres."""
        corners = shapely.segmentize(shapely.box(*self.box), 0.01)
        return float(shapely.area(_transformed(corners, to_metres, self.crs))) / 1e6


def small_place(title: str, nation: Nation, ground: BaseGeometry, *, margin_m: float) -> SmallPlace:
    """A small place on a ground in degrees.

    Raises
    ------
    SmallPlaceError
        It lies outside the United Kingdom, or with its margin it is larger than ``LARGEST_KM2``.
    """
    west, south, east, north = shapely.bounds(ground)
    if not (west >= _KINGDOM[0] and south >= _KINGDOM[1] and east <= _KINGDOM[2] and north <= _KINGDOM[3]):
        swapped = (
            _KINGDOM[0] <= south and north <= _KINGDOM[2] and west >= _KINGDOM[1] and east <= _KINGDOM[3]
        )
        raise SmallPlaceError(
            "The place does not lie in the United Kingdom.",
            "Exchange the two numbers: latitude comes first, like 51.588,-2.998."
            if swapped
            else "Give degrees, latitude first, like 51.588,-2.998.",
        )
    place = SmallPlace(title, nation, ground, margin_m)
    if place.box_km2 > LARGEST_KM2:
        raise SmallPlaceError(
            "With what lies {margin:g} km around it the place takes {size:,.0f} km², and a small place may "
            "take {most:.0f} km².",
            "Give a smaller one or a smaller --margin; for a town take an extract: cli.py fetch, or one from "
            "https://download.geofabrik.de in a folder.",
            margin=margin_m / 1000,
            size=place.box_km2,
            most=LARGEST_KM2,
        )
    return place


def ground_around(text: str, radius_m: float, nation: Nation) -> BaseGeometry:
    """The circle around "latitude,longitude", the centre rounded to about a hundred metres; degrees.

    Raises
    ------
    SmallPlaceError
        These are not two numbers of degrees, or the radius is too small or too large.
    """
    lat, lon = (round(number, _CENTRE_DECIMALS) for number in _numbers(text, 2, "51.588,-2.998"))
    if not LEAST_RADIUS_M <= radius_m <= LARGEST_RADIUS_M:
        raise SmallPlaceError(
            "A small place has a radius of {least:.0f} to {most:,.0f} m.",
            "Give one between these, like --radius 1500.",
            least=LEAST_RADIUS_M,
            most=LARGEST_RADIUS_M,
        )
    crs = _CRS_OF.get(nation, BRITISH_NATIONAL_GRID)
    circle = shapely.buffer(_transformed(shapely.Point(lon, lat), to_metres, crs), radius_m)
    if not np.isfinite(shapely.get_coordinates(circle)).all():
        return shapely.Point(lon, lat)  # too far away to be measured: it is refused by where it lies
    return _transformed(circle, to_lonlat, crs)


def ground_within(text: str) -> BaseGeometry:
    """The box of "south,west,north,east"; degrees.

    Raises
    ------
    SmallPlaceError
        These are not four numbers of degrees, or they enclose nothing.
    """
    south, west, north, east = _numbers(text, 4, "51.575,-3.010,51.590,-2.980")
    if not (south < north and west < east):
        raise SmallPlaceError(
            "The box {text} encloses nothing.",
            "Give its south, west, north and east, in this order, like 51.575,-3.010,51.590,-2.980.",
            text=text[:60],
        )
    return shapely.box(west, south, east, north)


def ground_inside(path: Path) -> BaseGeometry:
    """All that the boundaries of a map file enclose; degrees.

    Raises
    ------
    SmallPlaceError
        It encloses nothing.
    WithinReachError
        The file cannot be read, or does not say its coordinate system.
    """
    file = open_boundaries(path)
    file.need_crs()
    shapes = file.read([]).to_crs(LONLAT).geometry
    areas = [each for each in shapes if each is not None and shapely.area(each) > 0]
    if not areas:
        raise SmallPlaceError(
            "{file} encloses nothing: it has no boundary of an area.",
            "Draw the place as an area (a polygon) and save it as GeoJSON.",
            file=path.name,
        )
    return shapely.union_all(shapely.make_valid(areas))


def _numbers(text: str, count: int, example: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(math.isfinite(number) for number in numbers):
        raise SmallPlaceError(
            '"{text}" is not {count} numbers of degrees between commas.',
            "Write them like {example}: latitude comes first.",
            text=text[:60],
            count=count,
            example=example,
        )
    return numbers


def _transformed(
    shape: BaseGeometry, project: Callable[..., tuple[np.ndarray, np.ndarray]], crs: str
) -> BaseGeometry:
    changed: BaseGeometry = shapely.transform(
        shape, lambda places: np.column_stack(project(places[:, 0], places[:, 1], crs=crs))
    )
    return changed
