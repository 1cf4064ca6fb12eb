"""Where is a row of a list: at its coordinates, its UPRN, its postcode or its address?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Protocol

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat, to_metres
from layers.places.names import house_number_keys, key_of, words_of

LonLat = tuple[float, float]
_GREAT_BRITAIN: Final = shapely.box(1_000, 1_000, 700_000, 1_300_000)  # National Grid, metres


class PlacesOfArea(Protocol):
    """What is asked of an area: ``layers.area.Area`` has it."""

    @property
    def crs(self) -> str:
        """The coordinate system of all that follows, in metres."""

    @property
    def margin_m(self) -> float:
        """How far beyond the boundary a place still counts, metres."""

    @property
    def boundary(self) -> Any:
        """The outline of all wards: a polygon, metres."""

    @property
    def postcodes(self) -> Any:
        """Frame of ``postcode`` and geometry (points, some missing)."""

    @property
    def addresses(self) -> Any:
        """Frame of ``house_number``, ``house_name``, ``street``, ``postcode``, geometry (points)."""


def _no_address(_: str) -> LonLat | None:
    return None


@dataclass(frozen=True, eq=False)
class PlaceFinder:
    """How rows without coordinates are placed, and where all rows should lie."""

    crs: str = BRITISH_NATIONAL_GRID
    keep: BaseGeometry = field(default=_GREAT_BRITAIN, repr=False)  # metres in ``crs``
    postcodes: Mapping[str, LonLat | None] = field(default_factory=dict, repr=False)  # None: known, no place
    uprns: Mapping[str, LonLat] = field(default_factory=dict, repr=False)
    find_address: Callable[[str], LonLat | None] = field(default=_no_address, repr=False)
    everywhere: bool = False  # rows that lie elsewhere come in too
    in_recipe: bool = (
        False  # a recipe names the list: it is put right there, and a row without a place is of no use
    )

    def holds(self, point: LonLat) -> bool:
        """Whether a point, degrees WGS84, lies where rows should."""
        x, y = to_metres(*point, crs=self.crs)
        return bool(shapely.intersects_xy(self.keep, float(x), float(y)))

    def lies_elsewhere(self, postcode: str) -> bool:
        """Whether a whole postcode is of a sector of which the area and its margin have no postcode at all.

        One of a sector that they have may be new, or mistyped: where it lies is not known.
        """
        return not self.everywhere and bool(self._sectors) and _sector(postcode) not in self._sectors

    @cached_property
    def _sectors(self) -> frozenset[str]:
        return frozenset(map(_sector, self.postcodes))


def _sector(postcode: str) -> str:
    """ "NP20 4" of "NP20 4AA"."""
    return postcode[:-2]


def finder_for(area: PlacesOfArea, *, uprns: Mapping[str, LonLat] | None = None) -> PlaceFinder:
    """A finder from the layers of an area: its postcodes, its addresses, its wards and margin."""
    return PlaceFinder(
        crs=area.crs,
        keep=shapely.buffer(area.boundary, area.margin_m),
        postcodes=_postcode_places(area.postcodes, crs=area.crs),
        uprns=uprns or {},
        find_address=_address_book(area.addresses, crs=area.crs),
    )


def _points(table: gpd.GeoDataFrame, *, crs: str) -> list[LonLat | None]:
    points = table.geometry.to_numpy()
    there = ~(shapely.is_missing(points) | shapely.is_empty(points))
    lon = np.full(len(points), np.nan)
    lat = np.full(len(points), np.nan)
    lon[there], lat[there] = to_lonlat(shapely.get_x(points[there]), shapely.get_y(points[there]), crs=crs)
    rounded = zip(lon.round(7).tolist(), lat.round(7).tolist(), there.tolist(), strict=True)
    return [(x, y) if has_place else None for x, y, has_place in rounded]


def _postcode_places(table: gpd.GeoDataFrame, *, crs: str) -> dict[str, LonLat | None]:
    return dict(zip(table["postcode"].tolist(), _points(table, crs=crs), strict=True))


def _address_book(table: gpd.GeoDataFrame, *, crs: str) -> Callable[[str], LonLat | None]:
    """Look an address up by its house number and street; None unless that is one place."""
    book: dict[tuple[str, str], list[tuple[str, LonLat]]] = {}
    rows = zip(
        table["house_number"], table["street"], table["locality"], _points(table, crs=crs), strict=True
    )
    for number, street, locality, point in rows:
        if point is not None and number and street:
            for key in house_number_keys(str(number)):
                entry = (key, key_of(words_of(str(street))))
                book.setdefault(entry, []).append((key_of(words_of(str(locality))), point))
    return lambda text: _look_up(book, text)


def _look_up(book: Mapping[tuple[str, str], list[tuple[str, LonLat]]], text: str) -> LonLat | None:
    parts = [words_of(part) for part in text.split(",")]
    here = {key_of(words) for words in parts}
    for words in parts:
        if len(words) < 2:
            continue
        for number in house_number_keys(words[0]):
            entries = book.get((number, key_of(words[1:])), [])
            near = [point for locality, point in entries if locality in here] or [
                point for _, point in entries
            ]
            if near and len({(round(x, 4), round(y, 4)) for x, y in near}) == 1:
                return near[0]
    return None
