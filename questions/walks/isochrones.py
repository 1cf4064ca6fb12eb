"""How far does one get on foot from each of many points? Isochrones (walksheds) as a GeoDataFrame."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np

from geo.network import SHUT
from geo.paces import Pace
from geo.snap import Snaps
from geo.spans import reached_spans, span_segments
from geo.sweep import sweep
from geo.walkshed import walkshed
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.walks.own_points import JoinedPoints, Points, PointsError, joined_points
from questions.walks.timed_ways import ALL_OPEN, streets_from
from questions.walks.walking_ground import water_beside

ISOCHRONE_COLUMNS: Final = ("origin", "minutes", "unjudged", "geometry")


def isochrones(area: Area, origins: Points, *, pace: Pace, minutes: Sequence[float]) -> gpd.GeoDataFrame:
    """The ground within each of ``minutes`` of each origin, by streets and never across water.

    Gates and ways that are open at times only count as open.

    Parameters
    ----------
    area
        The prepared place.
    origins
        (n,) points in any CRS; their index labels the rows of the answer.
    pace
        How fast, and what is avoided.
    minutes
        (m,) limits, each one way and inclusive.

    Returns
    -------
    (n × m) rows of ISOCHRONE_COLUMNS in the order given, in the area's CRS. ``unjudged`` is "" or says why
    the streets cannot judge an origin, whose geometry is then missing: that is not known, not nothing.

    Raises
    ------
    PointsError
        A limit is not more than 0, or an origin cannot be used.
    CrsMismatchError
        The origins have no coordinate system.
    """
    if not all(limit > 0 for limit in minutes):
        raise PointsError("A limit is not more than 0 minutes.", "Give minutes such as [5, 10, 15].")
    area = with_hills(area, pace.gradient)
    joined = joined_points(area, origins, pace=pace)
    rows = list(_rows(area, joined, pace, minutes))
    columns = {name: [row[at] for row in rows] for at, name in enumerate(ISOCHRONE_COLUMNS)}
    return gpd.GeoDataFrame(columns, geometry="geometry", crs=area.crs)


def _rows(
    area: Area, joined: JoinedPoints, pace: Pace, minutes: Sequence[float]
) -> Iterator[tuple[Any, float, str, Any]]:
    for at, (label, cause) in enumerate(zip(joined.labels, joined.unjudged, strict=True)):
        shapes = (
            [None] * len(minutes)
            if cause
            else _ground(area, joined.snaps.take(np.array([at])), pace, minutes)
        )
        for limit, shape in zip(minutes, shapes, strict=True):
            yield label, limit, str(cause), shape


def _ground(area: Area, start: Snaps, pace: Pace, minutes: Sequence[float]) -> list[Any]:
    """One sweep to the furthest limit, and the walkshed within each."""
    if not minutes:
        return []
    streets = streets_from(area, start, ALL_OPEN)
    swept = sweep(streets, start, cutoff_m=pace.cutoff_m(max(minutes)), avoid=pace.avoid | SHUT)
    spans = [reached_spans(streets, swept, start, cutoff_m=pace.cutoff_m(limit)) for limit in minutes]
    return [walkshed(span_segments(streets, each), water=water_beside(area)) for each in spans]
