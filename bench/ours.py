"""How does this project answer what the peers are asked? Through its public functions."""

import numpy as np

from actions.at_work import at_work
from bench.peers.answers import Counted, Reached
from bench.peers.places import Place, at_nodes
from geo.catchments import Catchments, catchments
from geo.nearest import nearest_lengths
from geo.types import FloatArray


def catchments_of(place: Place, *, cutoff_m: float, threads: int) -> Catchments:
    """Which nodes are within the cutoff of each origin, and how far."""
    origins = at_nodes(place.network, place.origins)
    with at_work(threads) as workers:
        return catchments(place.network, origins, cutoff_m=cutoff_m, workers=workers)


def reached_by(place: Place, settled: Catchments) -> Reached:
    """The same, to be compared."""
    origin = np.repeat(np.arange(len(place.origins)), np.diff(settled.start))
    return Reached.of(origin, settled.node, settled.distance_m, nodes=place.nodes)


def count_and_nearest(place: Place, *, cutoff_m: float, threads: int) -> Counted:
    """How many assets are within the cutoff of every node, and how far the nearest is."""
    starts = at_nodes(place.network, place.assets)  # as far from the asset as to it
    with at_work(threads) as workers:
        settled = catchments(place.network, starts, cutoff_m=cutoff_m, workers=workers)
    nearest_m = np.full(place.nodes, np.inf)
    np.minimum.at(nearest_m, settled.node, settled.distance_m)
    return Counted(np.bincount(settled.node, minlength=place.nodes), nearest_m)


def nearest(place: Place, *, cutoff_m: float) -> FloatArray:
    """Metres from every node to its nearest asset, infinite beyond the cutoff. One sweep: one core."""
    return nearest_lengths(place.network, at_nodes(place.network, place.assets), cutoff_m=cutoff_m)
