"""Where does a walker come into a park, a ground or a large site?"""

from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

LARGE_M: Final = 50.0  # a smaller place is reached at its own point
NEAR_M: Final = 10.0  # a way this close to the edge leads in, where none crosses it
_APART_M: Final = 20.0  # of entrances closer together than this one is enough
_EVERY_M: Final = 50.0
_GATE_M: Final = 2.0  # a mapped gate this close to the edge belongs to it

Geometries = npt.NDArray[np.object_]
IndexArray = npt.NDArray[np.int64]


def find_entrances(grounds: gpd.GeoDataFrame, ways: Geometries, *, gates: Geometries) -> gpd.GeoDataFrame:
    """Find the points at which large grounds are entered.

    Parameters
    ----------
    grounds
        ``asset_id`` and geometry: footprints, metres. Only polygons more than 50 m across are looked at.
    ways
        (w,) lines on which people walk, metres.
    gates
        (g,) points of gates and entrances, metres.

    Returns
    -------
    ``asset_id`` and geometry (Point, metres): where a walkable way crosses the edge, and mapped gates in
    it; where there are none of these, points along the edge where a way is within 10 m. A place without a row
    is reached at its own point.
    """
    edges, ids = _large_edges(grounds)
    crossing, points = _crossings(edges, ways)
    gate_edge, gate_points = _gates(edges, gates)
    crossing, points = np.concatenate([crossing, gate_edge]), np.concatenate([points, gate_points])
    without = np.setdiff1d(np.arange(len(edges)), crossing)
    near, near_points = _beside(edges, ways, without)
    index = np.concatenate([crossing, near])
    geometry = np.concatenate([points, near_points])
    return _thinned(ids[index], geometry, crs=grounds.crs)


def _large_edges(grounds: gpd.GeoDataFrame) -> tuple[Geometries, npt.NDArray[np.object_]]:
    shapes = grounds.geometry.to_numpy()
    bounds = shapely.bounds(shapes)
    across = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    large = (shapely.get_dimensions(shapes) == 2) & (across > LARGE_M)
    return shapely.boundary(shapes[large]), grounds["asset_id"].to_numpy(dtype=object)[large]


def _crossings(edges: Geometries, ways: Geometries) -> tuple[IndexArray, Geometries]:
    """Points where a way crosses or meets an edge; a road along the edge is not counted."""
    edge, way = shapely.STRtree(ways).query(edges, predicate="intersects")
    parts, of = shapely.get_parts(shapely.intersection(edges[edge], ways[way]), return_index=True)
    points = shapely.get_type_id(parts) == shapely.GeometryType.POINT
    return edge[of[points]], parts[points]


def _gates(edges: Geometries, gates: Geometries) -> tuple[IndexArray, Geometries]:
    edge, gate = shapely.STRtree(gates).query(edges, predicate="dwithin", distance=_GATE_M)
    return edge, gates[gate]


def _beside(edges: Geometries, ways: Geometries, which: IndexArray) -> tuple[IndexArray, Geometries]:
    """Points every 50 m or so along the stretches of an edge that lie within 10 m of a way."""
    edge, way = shapely.STRtree(ways).query(edges[which], predicate="dwithin", distance=NEAR_M)
    near = shapely.intersection(edges[which][edge], shapely.buffer(ways[way], NEAR_M))
    stretches, of = shapely.get_parts(shapely.line_merge(near), return_index=True)
    pieces = np.maximum(np.ceil(shapely.length(stretches) / _EVERY_M), 1).astype(int)
    at = [(place + 0.5) / count for count in pieces.tolist() for place in range(count)]
    points = shapely.line_interpolate_point(np.repeat(stretches, pieces), np.array(at), normalized=True)
    return which[edge[np.repeat(of, pieces)]], points


def _thinned(ids: npt.NDArray[np.object_], points: Geometries, *, crs: object) -> gpd.GeoDataFrame:
    table = gpd.GeoDataFrame({"asset_id": ids}, geometry=list(points), crs=crs)
    xy = shapely.get_coordinates(points) if len(points) else np.empty((0, 2))
    table["x"], table["y"] = xy[:, 0], xy[:, 1]
    table = table.sort_values(["asset_id", "x", "y"])
    cells = table.assign(column=table["x"] // _APART_M, row=table["y"] // _APART_M)
    first = ~cells.duplicated(["asset_id", "column", "row"])
    return table.loc[first, ["asset_id", "geometry"]].reset_index(drop=True)
