"""Many catchments at once are those of one sweep each."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from actions.at_work import at_work
from geo.catchments import catchments
from geo.network import STEPS, build_network
from geo.snap import Snapper
from geo.sweep import sweep
from tests.geo.streets import network_of, random_segments


def each(found, count):
    return [
        dict(zip(found.node[a:b].tolist(), found.distance_m[a:b].tolist(), strict=True))
        for a, b in zip(found.start[:count], found.start[1:], strict=True)
    ]


def test_an_origin_reaches_both_ways_along_its_street():
    street = network_of({"A": (0, 0), "B": (1000, 0), "C": (1000, 500)}, [("A", "B"), ("B", "C"), ("C", "B")])
    origin = Snapper(street).snap(np.array([100.0]), np.array([10.0]), limit_m=50)
    assert sorted(catchments(street, origin, cutoff_m=910).distance_m.tolist()) == [110, 910]
    assert catchments(street, origin, cutoff_m=909.9).distance_m.tolist() == [110]


def test_an_origin_without_a_street_reaches_nothing():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    origins = Snapper(street).snap(np.array([100.0, 100.0]), np.array([500.0, 5.0]), limit_m=50)
    assert catchments(street, origins, cutoff_m=2000).start.tolist() == [0, 0, 2]


def test_no_origins_have_no_catchments():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    nobody = Snapper(street).snap(np.empty(0), np.empty(0), limit_m=50)
    assert catchments(street, nobody, cutoff_m=2000).start.tolist() == [0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.floats(1, 3000), st.sampled_from([0, STEPS]), st.sampled_from([1, 2, 5]))
def test_every_catchment_is_that_of_its_own_sweep(seed, cutoff_m, avoid, threads):
    network = build_network(random_segments(seed, flagged=True), min_piece_m=0.0)
    origins = Snapper(network, avoid=avoid).snap(
        *np.random.default_rng(seed).uniform(0, 1000, (2, 7)), limit_m=300
    )
    with at_work(threads) as workers:
        found = catchments(network, origins, cutoff_m=cutoff_m, avoid=avoid, workers=workers)
    for i, reached in enumerate(each(found, 7)):
        alone = sweep(network, origins.take(np.array([i])), cutoff_m=cutoff_m, avoid=avoid).distance_m
        assert reached == pytest.approx({n: alone[n] for n in np.flatnonzero(np.isfinite(alone)).tolist()})
