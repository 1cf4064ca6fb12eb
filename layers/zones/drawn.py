"""What ground may a map show of areas that postcodes make? None that would tell where a few people live.

Each home has the ground nearest to it (a Voronoi cell). A patch of an area that holds few postcodes or
residents is drawn as part of what lies about it, though counted where the list says: a list of clients would
be such patches, each about one home, and a hole would tell as much as a patch.
"""

import numpy as np
import pandas as pd
import shapely

from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray
from layers.area import Area
from layers.zones.model import LEAST_POSTCODES, LEAST_RESIDENTS

_TOUCH_M = 0.5  # cells that are neighbours may be this far apart after rounding


def drawn_patches(
    area: Area, zones: IndexArray, lived_in: BoolArray, *, groups: int
) -> list[shapely.Geometry]:
    """The ground that is drawn of each of ``groups`` areas; empty of one that is nothing but small patches.

    ``zones`` (n,) says in which each resident point is, ``lived_in`` (n,) where anybody of the place lives.
    """
    at = np.flatnonzero(lived_in)
    points = area.residents.geometry.to_numpy()[at]
    people = np.nan_to_num(area.residents["residents"].to_numpy(dtype=float, na_value=np.nan))[at]
    cells = _cells(points, area.boundary)
    drawn_as = np.full(len(at), -1, np.intp)
    for zone in range(groups):
        of_zone = np.flatnonzero(zones[at] == zone)
        drawn_as[of_zone[_in_large_patches(cells[of_zone], people[of_zone])]] = zone
    small, large = np.flatnonzero(drawn_as < 0), np.flatnonzero(drawn_as >= 0)
    if len(small) and len(large):
        from scipy.spatial import cKDTree  # here, since no start waits for it

        places = shapely.get_coordinates(points)
        _, nearest = cKDTree(places[large]).query(places[small])
        drawn_as[small] = drawn_as[large][nearest]
    return [shapely.union_all(cells[drawn_as == zone]) for zone in range(groups)]


def _in_large_patches(cells: ObjectArray, people: FloatArray) -> BoolArray:
    """(k,) whether each cell hangs together with enough others of its area."""
    sizes = pd.DataFrame({"patch": _patch_of(cells), "residents": people})
    residents = sizes.groupby("patch")["residents"]
    enough = (residents.size() >= LEAST_POSTCODES) & (residents.sum() >= LEAST_RESIDENTS)
    return np.asarray(sizes["patch"].isin(enough.index[enough]).to_numpy(bool))


def _cells(points: ObjectArray, boundary: shapely.Geometry) -> ObjectArray:
    """(n,) the ground of ``boundary`` that is nearest to each point; points at one spot share theirs."""
    spots, spot_of = np.unique(shapely.get_coordinates(points), axis=0, return_inverse=True)
    if len(spots) == 1:
        return np.full(len(points), boundary, object)
    diagram = shapely.voronoi_polygons(shapely.MultiPoint(spots), extend_to=shapely.envelope(boundary))
    polygons = shapely.get_parts(diagram)
    spot, polygon = shapely.STRtree(polygons).query(shapely.points(spots), predicate="intersects")
    of_spot = np.full(len(spots), None, object)
    of_spot[spot] = polygons[polygon]
    return np.asarray(shapely.intersection(of_spot, boundary)[spot_of.ravel()], object)


def _patch_of(cells: ObjectArray) -> IndexArray:
    """(k,) a number for each cell, the same for all that hang together."""
    patch = np.full(len(cells), -1, np.intp)
    if len(cells):
        patches = shapely.get_parts(shapely.union_all(shapely.buffer(cells, _TOUCH_M)))
        cell, number = shapely.STRtree(patches).query(shapely.point_on_surface(cells), predicate="intersects")
        patch[cell] = number
    return patch
