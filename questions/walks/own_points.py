"""Which points of an analyst's own may be walked from or to? Checked, and joined to the area's streets."""

from dataclasses import dataclass, field
from typing import TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import CrsMismatchError, WithinReachError
from geo.paces import Pace
from geo.snap import Snaps
from geo.types import BoolArray, FloatArray, ObjectArray
from layers.area import Area
from questions.walks.resident_homes import JUDGED, join_points

Points: TypeAlias = gpd.GeoDataFrame | gpd.GeoSeries


class PointsError(WithinReachError, ValueError):
    """The points that were given cannot be walked from or to."""


@dataclass(frozen=True, eq=False)
class JoinedPoints:
    """n points joined to an area's streets, under the labels that they came with."""

    labels: pd.Index = field(repr=False)  # (n,)
    snaps: Snaps = field(repr=False)  # (n,)
    unjudged: ObjectArray = field(repr=False)  # (n,) ``Unjudged``, or ``JUDGED``

    @property
    def judged(self) -> BoolArray:
        """(n,) whether the streets can say what is in reach, by the rule of ``near_person``."""
        return np.asarray(self.unjudged == JUDGED, bool)


def unjudged(area: Area, points: Points, *, pace: Pace) -> pd.Series:
    """Why the streets cannot judge each point: an ``Unjudged``, or "" where they can; by their labels.

    Raises
    ------
    PointsError, CrsMismatchError
        As ``joined_points``.
    """
    joined = joined_points(area, points, pace=pace)
    return pd.Series(joined.unjudged, index=joined.labels, name="unjudged")


def joined_points(area: Area, points: Points, *, pace: Pace) -> JoinedPoints:
    """Join points in any CRS to the streets that somebody at ``pace`` uses.

    Raises
    ------
    CrsMismatchError
        The points have no coordinate system.
    PointsError
        Two have the same label, or one is missing, empty, no point, or beyond what the area's CRS can hold.
    """
    x, y = metres_of(area, points)
    snaps, causes = join_points(area, x, y, avoid=pace.avoid)
    return JoinedPoints(points.index, snaps, causes)


def metres_of(area: Area, points: Points) -> tuple[FloatArray, FloatArray]:
    """(n,) x and y of the points, metres in the area's CRS.

    Raises
    ------
    PointsError, CrsMismatchError
        As ``joined_points``.
    """
    if points.crs is None:
        raise CrsMismatchError(
            "The points have no coordinate system.",
            'Give them theirs, such as points.set_crs("{crs}") for metres or "EPSG:4326" for degrees.',
            crs=area.crs,
        )
    twice = points.index[points.index.duplicated()]
    if len(twice):
        raise PointsError(
            'Two points have the label "{label}".', "Number them anew: points.reset_index().", label=twice[0]
        )
    shapes = points.geometry.to_numpy()
    usable = (shapely.get_type_id(shapes) == shapely.GeometryType.POINT) & ~shapely.is_empty(shapes)
    x, y = np.full((2, len(shapes)), np.nan)
    placed = points.geometry[usable].to_crs(area.crs).to_numpy()
    x[usable], y[usable] = shapely.get_x(placed), shapely.get_y(placed)
    wrong = ~(np.isfinite(x) & np.isfinite(y))
    if wrong.any():
        raise PointsError(
            'What stands at "{label}" is no point with a place in {crs}.',
            "Leave it out, or take points.representative_point() of lines and polygons.",
            label=points.index[wrong][0],
            crs=area.crs,
        )
    return x, y
