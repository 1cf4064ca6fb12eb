"""Which street does a person set out from? The nearest; where that is in doubt, what their address names."""

from collections import defaultdict

import numpy as np

from geo.derived import kept_with
from geo.snap import Snapper, Snaps
from geo.types import IndexArray
from layers.area import Area
from layers.places.names import key_of, words_of
from layers.places.second_names import second_columns
from questions.walks.walking_ground import ORIGIN_LIMIT_M


def home_joined(area: Area, snapper: Snapper, at: tuple[float, float], *, street: str = "") -> Snaps:
    """One home joined to the streets.

    Parameters
    ----------
    area
        The prepared place.
    snapper
        What joins points to its streets.
    at
        The home, metres in the area's CRS.
    street
        The street that the home's address names, in any of its languages; "" where nothing names one.

    Returns
    -------
    Snaps of one row; it is not joined where there is no street within ORIGIN_LIMIT_M.
    """
    named = _edges_named(area).get(key_of(words_of(street))) if street else None
    return snapper.snap(np.array([at[0]]), np.array([at[1]]), limit_m=ORIGIN_LIMIT_M, named=named)


@kept_with(most=1)
def _edges_named(area: Area) -> dict[str, IndexArray]:
    """The edges of the streets by every name that each has, written as names are compared."""
    network, ways = area.network, area.ways
    keys: dict[int, set[str]] = defaultdict(set)
    for column in ("name", *second_columns(ways.columns)):
        for row, name in enumerate(ways[column].astype(str)):
            if name:
                keys[row].add(key_of(words_of(name)))
    edge_of = np.repeat(np.arange(network.edge_count), np.diff(network.shape_start))
    edges: dict[str, set[int]] = defaultdict(set)
    for edge, way in np.unique(np.stack([edge_of, network.shape_way]), axis=1).T.tolist():
        for key in keys.get(way, ()):
            edges[key].add(edge)
    return {key: np.array(sorted(rows)) for key, rows in edges.items() if key}
