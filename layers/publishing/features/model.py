"""What is a set of features that programs page through, and which of them does a question get?"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely

from geo.errors import WithinReachError
from layers.publishing.columns import PublishedColumn

Bounds = tuple[
    float, float, float, float
]  # west, south, east, north in degrees; west > east: over the date line
Days = tuple[date | None, date | None]  # both inclusive; None: open
NO_GEOMETRY: Final = "null"


class FeatureRequestError(WithinReachError, ValueError):
    """What was asked of the features cannot be given."""

    def __init__(self, what: str, fix: str, /, status: int = 400, **values: object) -> None:
        super().__init__(what, fix, **values)
        self.status = status

    def __reduce__(self) -> tuple[type["FeatureRequestError"], tuple[str, str, int]]:
        return type(self), (self.what, self.fix, self.status)


@dataclass(frozen=True)
class FeatureQuery:
    """Which features, how many, and after which one."""

    limit: int
    bounds: Bounds | None = None
    days: Days | None = None
    after: str = ""  # the id of the last feature of the page before
    parameters: tuple[tuple[str, str], ...] = ()  # as they came, for the links


@dataclass(frozen=True)
class FeaturePage:
    """One page of a set."""

    features: tuple[str, ...] = field(repr=False)  # each as JSON
    matched: int  # how many features there are on all pages
    last_id: str | None = None  # of the page; None where no further page follows


@dataclass(frozen=True, eq=False)
class FeatureSet:
    """Features of one kind in the order of their ids, as they were at one moment.

    A page follows an id, not a number: whatever comes or goes between two pages, no feature that stays is
    given twice or left out.
    """

    name: str
    title: str
    description: str
    columns: tuple[PublishedColumn, ...] = field(repr=False)
    ids: tuple[str, ...] = field(repr=False)  # (n,) sorted
    geometry: npt.NDArray[np.object_] = field(repr=False)  # (n,) shapely, longitude and latitude; None: none
    properties: Callable[[int], str] = field(repr=False)  # of the n-th, as JSON
    geometry_text: Callable[[int], str] = field(repr=False)  # of the n-th, as GeoJSON
    days: tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]] | None = field(
        default=None, repr=False
    )
    licences: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()

    def page(self, query: FeatureQuery) -> FeaturePage:
        """The features of a question after the one that it names."""
        meets = self._meets(query)
        first = bisect_right(self.ids, query.after) if query.after else 0
        places = range(first, len(self.ids)) if meets is None else np.flatnonzero(meets[first:]) + first
        shown = [int(place) for place in places[: query.limit]]
        more = len(places) > len(shown)
        return FeaturePage(
            tuple(self.feature(place) for place in shown),
            len(self.ids) if meets is None else int(meets.sum()),
            self.ids[shown[-1]] if more and shown else None,
        )

    def feature(self, place: int, links: str = "") -> str:
        """The n-th feature as GeoJSON; ``links`` is JSON that stands beside it."""
        beside = f',"links":{links}' if links else ""
        return (
            f'{{"type":"Feature","id":{_json_text(self.ids[place])},"geometry":{self.geometry_text(place)},'
            f'"properties":{self.properties(place)}{beside}}}'
        )

    def place_of(self, feature_id: str) -> int | None:
        """Which feature has that id; None where there is none."""
        place = bisect_left(self.ids, feature_id)
        return place if place < len(self.ids) and self.ids[place] == feature_id else None

    @property
    def bounds(self) -> Bounds | None:
        """All of them on the map; None where none is."""
        if not len(self.geometry):
            return None
        west, south, east, north = shapely.total_bounds(self.geometry)
        return None if np.isnan(west) else (float(west), float(south), float(east), float(north))

    def _meets(self, query: FeatureQuery) -> npt.NDArray[np.bool_] | None:
        """(n,) which features a question gets; None: all of them."""
        meets = None if query.bounds is None else self._within(query.bounds)
        if query.days is None or self.days is None:
            return meets
        first, last = (np.datetime64("NaT") if day is None else np.datetime64(day) for day in query.days)
        begins, ends = self.days
        touched = (np.isnat(last) | np.isnat(begins) | (begins <= last)) & (
            np.isnat(first) | np.isnat(ends) | (ends >= first)
        )
        return np.asarray(touched if meets is None else meets & touched, bool)

    def _within(self, bounds: Bounds) -> npt.NDArray[np.bool_]:
        west, south, east, north = bounds
        if west <= east:
            boxes = [shapely.box(west, south, east, north)]
        else:
            boxes = [shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)]
        meets = np.zeros(len(self.ids), bool)
        for box in boxes:
            shapely.prepare(box)
            meets |= shapely.intersects(box, self.geometry)
        return meets


def properties_text(columns: Mapping[str, Any]) -> str:
    """The values of a feature as JSON: days and hours as text, nothing that is not finite."""
    return json.dumps(columns, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=str)


def _json_text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
