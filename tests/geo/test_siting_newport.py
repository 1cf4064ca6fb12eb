"""On a real city the best sites are PySAL spopt's, to the resident."""

import warnings

import numpy as np
import pulp
import pytest
from spopt import locate

from geo.pairs import pairs
from geo.sites.siting import cover_all, cover_most, walk_least
from geo.sites.siting_model import SiteReach
from geo.snap import Snapper
from tests.geo.test_newport import network  # noqa: F401 - the city's streets, read once

CUTOFF_M, BEYOND_M, SITES, HOMES = 720.0, 2000.0, 60, 600


@pytest.fixture(scope="module")
def peer():
    """spopt and the solver that it is given."""
    return locate, pulp.PULP_CBC_CMD(msg=False)


@pytest.fixture(scope="module")
def city(network):  # noqa: F811
    rng = np.random.default_rng(11)
    snapper = Snapper(network)
    homes, doors = (
        snapper.snap(rng.uniform(328_500, 333_500, n), rng.uniform(185_500, 188_800, n), limit_m=limit_m)
        for n, limit_m in [(HOMES, 100.0), (SITES, 250.0)]
    )
    asked = {"door_asset": np.arange(SITES), "asset_count": SITES}
    found = pairs(network, homes, doors, cutoff_m=BEYOND_M, **asked)
    cost_m = np.full((HOMES, SITES), 10 * BEYOND_M)
    cost_m[found.point, found.asset] = found.distance_m
    weight = np.where(homes.joined, rng.integers(1, 90, HOMES), 0).astype(float)
    return found, cost_m, weight


def reach_within(found, cutoff_m):
    near = found.distance_m <= cutoff_m
    return SiteReach(found.asset[near], found.point[near], SITES, HOMES)


@pytest.mark.parametrize("count", [1, 3, 7])
def test_the_most_covered_is_what_spopt_covers(city, peer, count):
    found, cost_m, weight = city
    locate, solver = peer
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = locate.MCLP.from_cost_matrix(cost_m, weight, CUTOFF_M, count).solve(solver)
    ours = cover_most(reach_within(found, CUTOFF_M), weight, count=count)
    assert ours.proven
    assert ours.reached == pytest.approx(theirs.problem.objective.value())


def test_existing_sites_stay_as_in_spopt(city, peer):
    found, cost_m, weight = city
    locate, solver = peer
    fixed = np.zeros(SITES, int)
    fixed[[2, 5]] = 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        asked = locate.MCLP.from_cost_matrix(cost_m, weight, CUTOFF_M, 5, predefined_facilities_arr=fixed)
        theirs = asked.solve(solver)
    ours = cover_most(reach_within(found, CUTOFF_M), weight, count=3, existing=np.array([2, 5]))
    assert ours.reached == pytest.approx(theirs.problem.objective.value())


def test_the_fewest_that_cover_everybody_are_as_few_as_spopts(city, peer):
    found, cost_m, weight = city
    locate, solver = peer
    within = (cost_m <= CUTOFF_M).any(axis=1) & (weight > 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = locate.LSCP.from_cost_matrix(cost_m[within], CUTOFF_M).solve(solver)
    ours = cover_all(reach_within(found, CUTOFF_M), np.where(within, weight, 0.0))
    assert len(ours.chosen) == theirs.problem.objective.value()


def test_the_shortest_walks_are_spopts(city, peer):
    found, cost_m, weight = city
    locate, solver = peer
    near = (cost_m <= BEYOND_M).any(axis=1) & (weight > 0)
    capped = np.minimum(cost_m[near], BEYOND_M)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = locate.PMedian.from_cost_matrix(capped, weight[near], 4).solve(solver)
    kept = near[found.point]
    reach = SiteReach(found.asset[kept], found.point[kept], SITES, HOMES)
    ours = walk_least(reach, found.distance_m[kept], np.where(near, weight, 0.0), count=4, beyond_m=BEYOND_M)
    walked = weight[near].sum() * BEYOND_M - ours.reached
    assert walked == pytest.approx(theirs.problem.objective.value(), rel=1e-6)
