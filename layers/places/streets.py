"""Where is each street, and which streets share a name but not a place?"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.network import WalkNetwork
from layers.places.name_columns import with_second_names
from layers.places.second_names import second_columns, with_second_columns

SAME_STREET_GAP_M: Final = 500.0  # pieces of one name farther apart than this are two streets
NEAR_LOCALITY_M: Final = 3_000.0  # a place name farther away than this says nothing about a street

# Kinds of place that people name to tell two streets apart.
_TELLING: Final = ("suburb", "village", "neighbourhood", "quarter", "hamlet", "town")


def street_names(
    network: WalkNetwork, ways: pd.DataFrame, *, localities: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Find one point on each named street.

    Parameters
    ----------
    network
        The area's streets; ``shape_way`` points into ``ways``.
    ways
        One row per way, with ``name`` ("" where it has none) and perhaps second names
        (``layers.places.second_names``).
    localities
        ``name``, ``kind``, geometry in the network's CRS.

    Returns
    -------
    One row per street, by name and then from west to east: ``street``, its second names such as ``street_cy``
    where any street has one, ``locality`` (the nearest place within 3 km, "" if none), geometry (a point of
    the street nearest to its middle). Pieces with one name that lie more than 500 m apart are streets of
    their own.
    """
    names, shapes, rows_of_ways = _named_ways(network, ways)
    street_of = separate_streets(names, shapes)
    order = np.argsort(street_of, kind="stable")
    rows = np.split(order, np.flatnonzero(np.diff(street_of[order])) + 1) if len(order) else []
    points = [_middle(shapes[members]) for members in rows]
    table = gpd.GeoDataFrame(
        {"street": [names[members[0]] for members in rows]},
        geometry=np.array(points, dtype=object),
        crs=localities.crs,
    )
    table.insert(1, "locality", _nearest_locality(table, localities))
    names_of_way = {
        name: ways[name].fillna("").to_numpy(dtype=object) for name in second_columns(list(ways.columns))
    }
    seconds = [_second_names(names_of_way, rows_of_ways[members]) for members in rows]
    table = gpd.GeoDataFrame(with_second_names(table, seconds, of="street"), crs=localities.crs)
    table["across"] = table.geometry.x
    table = table.sort_values(["street", "across"], kind="stable", ignore_index=True)
    columns = with_second_columns(("street", "locality", "geometry"), table.columns, of="street")
    return table[list(columns)]


def _second_names(names_of_way: Mapping[str, Any], pieces: Any) -> dict[str, str]:
    """What most pieces (rows of ways) of one street are called in each other language, where any says it."""
    names: dict[str, str] = {}
    for column, of_way in names_of_way.items():
        spoken = Counter(name for name in sorted(of_way[pieces]) if name)
        if spoken:
            names[column] = spoken.most_common(1)[0][0]  # of as many, the first by the alphabet
    return names


def _named_ways(network: WalkNetwork, ways: pd.DataFrame) -> tuple[Any, Any, Any]:
    """Names (w,), shapes (w,) and rows (w,) of the ways that have a name and are walked on.

    What a platform is called is no street's name, nor is a number alone.
    """
    begins = np.flatnonzero(network.shape_way >= 0)
    spaced = ways["name"].fillna("").astype(str).str.split().str.join(" ")
    streets = spaced.map(lambda name: any(map(str.isalpha, name))) & (ways["highway"] != "platform")
    names = spaced.where(streets, "").to_numpy(dtype=object)
    begins = begins[names[network.shape_way[begins]] != ""]
    if not len(begins):
        nothing = np.array([], dtype=object)
        return nothing, nothing, np.array([], dtype=int)
    begins = begins[np.argsort(network.shape_way[begins], kind="stable")]
    way = network.shape_way[begins]
    corners = np.stack(
        [
            network.shape_x[begins],
            network.shape_y[begins],
            network.shape_x[begins + 1],
            network.shape_y[begins + 1],
        ],
        axis=1,
    ).reshape(-1, 2, 2)
    used, parent = np.unique(way, return_inverse=True)
    segments = np.asarray(shapely.linestrings(corners))
    return names[used], shapely.multilinestrings(segments, indices=parent), used


def separate_streets(names: Any, shapes: Any) -> Any:
    """The street (w,), from 0, of each shape: those of one name within ``SAME_STREET_GAP_M``, in chains."""
    if not len(names):
        return np.array([], dtype=int)
    codes, _ = pd.factorize(names)
    first, second = [], []
    for members in pd.Series(np.arange(len(names))).groupby(codes).indices.values():
        tree = shapely.STRtree(shapes[members])
        left, right = tree.query(shapes[members], predicate="dwithin", distance=SAME_STREET_GAP_M)
        first.append(members[left])
        second.append(members[right])
    left, right = np.concatenate(first), np.concatenate(second)
    links = coo_array((np.ones(len(left), bool), (left, right)), shape=(len(names), len(names)))
    return connected_components(links, directed=False)[1]


def _middle(shapes: Any) -> shapely.Point:
    """The point on the street that is nearest to the middle of all its pieces."""
    street = shapely.union_all(shapes)
    middle = street.centroid
    return shapely.get_point(shapely.shortest_line(street, middle), 0)


def _nearest_locality(streets: gpd.GeoDataFrame, localities: gpd.GeoDataFrame) -> list[str]:
    telling = localities[localities["kind"].isin(_TELLING)]
    if telling.empty or streets.empty:
        return [""] * len(streets)
    points = telling.geometry.to_numpy()
    place, near = shapely.STRtree(points).query_nearest(
        streets.geometry.to_numpy(), max_distance=NEAR_LOCALITY_M, all_matches=False
    )
    names = np.full(len(streets), "", dtype=object)
    names[place] = telling["name"].to_numpy()[near]
    return [str(name) for name in names]
