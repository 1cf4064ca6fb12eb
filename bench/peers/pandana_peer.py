"""How does pandana answer? From a network contracted beforehand, which is not part of the time."""

from typing import Any

import numpy as np
import pandas as pd

from bench.peers.answers import Reached
from bench.peers.contestant import Contestant, PeerMissingError
from bench.peers.places import Place
from bench.peers.quiet import quiet
from geo.types import FloatArray

try:
    import pandana
except ImportError:
    pandana = None

NAME = "pandana"
_TOLERANCE_M = 0.25  # it counts in whole millimetres, edge by edge
_CATEGORY = "assets"


def contracted(place: Place) -> Any:
    """The place as a pandana network.

    Raises
    ------
    PeerMissingError
        pandana is not installed.
    """
    if pandana is None:
        raise PeerMissingError(NAME)
    first, last, length_m = place.single_edges
    with quiet():
        return pandana.Network(
            pd.Series(np.array(place.network.node_x)),
            pd.Series(np.array(place.network.node_y)),
            pd.Series(first.astype(np.int64)),
            pd.Series(last.astype(np.int64)),
            pd.DataFrame({"metres": length_m}),
            twoway=True,
        )


def catchments(place: Place, network: Any, *, cutoff_m: float) -> list[Contestant[Reached]]:
    """All origins in one call of ``nodes_in_range``."""

    def read(table: pd.DataFrame) -> Reached:
        order = np.argsort(place.origins)
        origin = order[np.searchsorted(place.origins[order], table["source"])]
        return Reached.of(
            origin, table["destination"].to_numpy(), table["metres"].to_numpy(), nodes=place.nodes
        )

    return [
        Contestant(
            f"{NAME} nodes_in_range",
            lambda: network.nodes_in_range(place.origins, cutoff_m),
            read,
            _TOLERANCE_M,
        )
    ]


def nearest(place: Place, network: Any, *, cutoff_m: float) -> list[Contestant[FloatArray]]:
    """``nearest_pois`` within the cutoff; placing the assets is not part of the time."""
    x, y = place.network.node_x[place.assets], place.network.node_y[place.assets]
    network.set_pois(_CATEGORY, cutoff_m, 1, pd.Series(x), pd.Series(y))

    def read(table: pd.DataFrame) -> FloatArray:
        metres = table[1].to_numpy(float)
        return np.where(metres >= cutoff_m, np.inf, metres)

    return [
        Contestant(
            f"{NAME} nearest_pois",
            lambda: network.nearest_pois(cutoff_m, _CATEGORY, num_pois=1),
            read,
            _TOLERANCE_M,
        )
    ]
