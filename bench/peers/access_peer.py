"""How does PySAL's access answer? From the same table of walks: shares of assets, and how many there are."""

import numpy as np
import pandas as pd

from bench.peers.answers import ParityError
from bench.peers.contestant import Contestant, PeerMissingError
from geo.pairs import Pairs
from geo.types import FloatArray

try:
    from access import fca
except ImportError:
    fca = None

NAME = "PySAL access"
_EXACT = 1e-9


class _Frames:
    """The same walks, residents and assets as the tables that it takes."""

    def __init__(self, pairs: Pairs, residents: FloatArray, places: FloatArray) -> None:
        if fca is None:
            raise PeerMissingError(NAME)
        self.demand = pd.DataFrame({"geoid": np.arange(len(residents)), "demand": residents}).set_index(
            "geoid"
        )
        self.supply = pd.DataFrame({"geoid": np.arange(len(places)), "supply": places}).set_index("geoid")
        self.cost = pd.DataFrame({"origin": pairs.point, "dest": pairs.asset, "cost": pairs.distance_m})


def two_step(
    pairs: Pairs, residents: FloatArray, places: FloatArray, *, cutoff_m: float
) -> Contestant[FloatArray]:
    """``two_stage_fca``. It has no figure for points that reach nothing; ours is 0, so these are read as 0.

    Raises
    ------
    PeerMissingError
        access is not installed.
    """
    at = _Frames(pairs, residents, places)

    def run() -> pd.Series:
        return fca.two_stage_fca(at.demand, at.supply, at.cost, max_cost=cutoff_m)

    def read(series: pd.Series) -> FloatArray:
        return series.reindex(np.arange(len(residents))).fillna(0.0).to_numpy(dtype=float)

    return Contestant(f"{NAME} two_stage_fca", run, read, _EXACT)


def in_reach(
    pairs: Pairs, residents: FloatArray, places: FloatArray, *, cutoff_m: float
) -> Contestant[FloatArray]:
    """``weighted_catchment`` of one for each asset: how many are in reach.

    Raises
    ------
    PeerMissingError
        access is not installed.
    """
    at = _Frames(pairs, residents, np.ones(len(places)))

    def run() -> pd.Series:
        return fca.weighted_catchment(
            at.supply, at.cost, max_cost=cutoff_m, cost_source="dest", cost_dest="origin",
            cost_cost="cost", loc_index="geoid", loc_value="supply",
        )  # fmt: skip

    def read(series: pd.Series) -> FloatArray:
        return series.reindex(np.arange(len(residents))).fillna(0.0).to_numpy(dtype=float)

    return Contestant(f"{NAME} weighted_catchment", run, read, _EXACT)


def same_at_every_point(name: str, ours: FloatArray, theirs: FloatArray) -> None:
    """Raise ``ParityError`` where a point's figure is not ours."""
    apart = np.abs(ours - theirs)
    if apart.size and apart.max() > _EXACT:
        raise ParityError(
            "{name} says {theirs:g} where ours is {ours:g}.",
            "Find out which of the two is wrong before measuring.",
            name=name,
            theirs=theirs[apart.argmax()],
            ours=ours[apart.argmax()],
        )
