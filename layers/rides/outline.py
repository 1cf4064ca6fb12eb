"""Which ground does a zone of rides cover? Its polygons, mended where they cross themselves."""

from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.wording import worded
from layers.rides.faults import NO_POLYGON, OUTSIDE, RideFaults

_POLYGONS: Final = ("Polygon", "MultiPolygon")
_FIX: Final = worded("Draw the zone as one polygon or several, and save the file again.")
_NONE: Final = worded("This zone has no outline.")
_OTHER: Final = worded("This zone is drawn as a point or a line, and not as a polygon.")
_NOWHERE: Final = worded("The outline of this zone has corners that are no place on earth.")
_FLAT: Final = worded("The outline of this zone encloses no ground, and cannot be mended.")


def outline_here(
    shape: BaseGeometry | None, keep: BaseGeometry, faults: RideFaults, *, row: int
) -> BaseGeometry | None:
    """A zone's polygons, whole; None where there are none, or none that meets ``keep``: that is noted.

    ``shape`` and ``keep`` are in metres in the area's CRS.
    """
    outline, fault = _polygons(shape, faults)
    if outline is None:
        faults.dropped[NO_POLYGON] += 1
        faults.add(row, "geometry", "", fault, _FIX)
        return None
    if not shapely.intersects(outline, keep):
        faults.dropped[OUTSIDE] += 1
        return None
    return outline


def _polygons(shape: BaseGeometry | None, faults: RideFaults) -> tuple[BaseGeometry | None, str]:
    if shape is None or shape.is_empty:
        return None, _NONE
    if shape.geom_type not in _POLYGONS:
        return None, _OTHER
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return None, _NOWHERE
    if shape.is_valid:
        return shape, ""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape)))
    mended = shapely.union_all([part for part in parts if part.geom_type in _POLYGONS])
    if mended.is_empty or mended.geom_type not in _POLYGONS:
        return None, _FLAT
    faults.mended += 1
    return mended, ""
