"""Where do new assets reach the most people? Against every choice there is, and against what must hold."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.sites.siting import CoverRule, SiteReach, SitingError, cover_all, cover_most, walk_least
from geo.sites.siting_bound import bounded
from geo.sites.siting_model import build_model

HALLS = SiteReach(np.array([0, 0, 1, 1, 2]), np.array([0, 1, 1, 2, 3]), 3, 5)
PEOPLE = np.array([10.0, 20.0, 15.0, 30.0, 99.0])  # nobody reaches the last


@st.composite
def towns(draw: st.DrawFn) -> tuple[SiteReach, np.ndarray]:
    """Up to 12 sites and 20 points, whole weights, any pattern of reach."""
    sites, points = draw(st.integers(1, 12)), draw(st.integers(1, 20))
    drawn = np.random.default_rng(draw(st.integers(0, 10**6)))
    reached = drawn.random((sites, points)) < draw(st.sampled_from([0.1, 0.3, 0.6]))
    site, point = np.nonzero(reached)
    return SiteReach(site, point, sites, points), drawn.integers(0, 50, points).astype(float)


def gain(reach: SiteReach, weight: np.ndarray, chosen: tuple[int, ...]) -> float:
    return float(weight[np.unique(reach.point[np.isin(reach.site, chosen)])].sum())


def every_choice(reach: SiteReach, most: int):
    for size in range(most + 1):
        yield from combinations(range(reach.site_count), size)


def test_the_best_hall_by_hand():
    best = cover_most(HALLS, PEOPLE, count=1)
    assert list(best.chosen) == [1]  # 35 residents, against 30 and 30
    assert (best.reached, best.before, best.bound, best.gap, best.proven) == (35.0, 0.0, 35.0, 0.0, True)


def test_what_exists_already_is_neither_chosen_nor_counted_twice():
    best = cover_most(HALLS, PEOPLE, count=1, existing=np.array([1]))
    assert list(best.chosen) == [2]
    assert (best.before, best.reached) == (35.0, 65.0)


def test_a_budget_may_buy_two_cheap_halls_instead_of_one():
    best = cover_most(HALLS, PEOPLE, cost=np.array([400.0, 1000.0, 600.0]), budget=1000.0)
    assert list(best.chosen) == [0, 2]
    assert best.reached == 60.0


def test_a_floor_makes_room_for_a_poor_ward():
    in_ward = np.array([1.0, 0.0, 0.0])
    assert list(cover_most(HALLS, PEOPLE, count=1, rules=[CoverRule(in_ward, at_least=1)]).chosen) == [0]


@given(towns(), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_covering_equals_every_choice_tried(town, count):
    reach, weight = town
    best = cover_most(reach, weight, count=count)
    assert best.reached == max(gain(reach, weight, c) for c in every_choice(reach, count))
    assert best.reached == gain(reach, weight, tuple(best.chosen))
    assert best.proven


@pytest.mark.parametrize("seed", range(12))
def test_covering_equals_every_choice_of_three_among_twelve(seed):
    drawn = np.random.default_rng(seed)
    site, point = np.nonzero(drawn.random((12, 60)) < 0.2)
    reach, weight = SiteReach(site, point, 12, 60), drawn.integers(1, 400, 60).astype(float)
    existing = np.flatnonzero(drawn.random(12) < 0.2)
    best = cover_most(reach, weight, count=3, existing=existing)
    free = np.setdiff1d(np.arange(12), existing)
    tried = max(gain(reach, weight, (*existing, *c)) for c in combinations(free, min(3, len(free))))
    assert best.reached == tried


@given(towns(), st.integers(0, 60), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_budget_with_a_floor_equals_every_choice_tried(town, budget, floor):
    reach, weight = town
    cost = np.arange(1.0, reach.site_count + 1) * 7 % 20 + 1
    first = (np.arange(reach.site_count) < 2).astype(float)
    rules = [CoverRule(first, at_least=1)] if floor else []
    allowed = [
        c
        for c in every_choice(reach, reach.site_count)
        if cost[list(c)].sum() <= budget and (not floor or min(c, default=9) < 2)
    ]
    if not allowed:
        with pytest.raises(SitingError, match="No choice keeps to all that was asked"):
            cover_most(reach, weight, cost=cost, budget=budget, rules=rules)
        return
    best = cover_most(reach, weight, cost=cost, budget=budget, rules=rules)
    assert best.reached == max(gain(reach, weight, c) for c in allowed)
    assert cost[best.chosen].sum() <= budget


@given(towns())
@settings(max_examples=60, deadline=None)
def test_the_fewest_sites_for_everybody_equals_every_choice_tried(town):
    reach, weight = town
    weight = weight + 1
    able = len(np.unique(reach.point))
    fewest = min(
        len(c)
        for c in every_choice(reach, reach.site_count)
        if len(np.unique(reach.point[np.isin(reach.site, c)])) == able
    )
    best = cover_all(reach, weight)
    assert len(best.chosen) == best.bound == fewest
    assert best.reached == weight[np.unique(reach.point)].sum()
    assert best.proven


@given(towns(), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_shortest_walks_equal_every_choice_tried(town, count):
    reach, weight = town
    walk_m = 100.0 + (reach.site * 37 + reach.point * 91) % 800

    def spared(chosen: tuple[int, ...]) -> float:
        now = np.full(reach.point_count, 1000.0)
        there = np.isin(reach.site, chosen)
        np.minimum.at(now, reach.point[there], walk_m[there])
        return float(weight @ (1000.0 - now))

    best = walk_least(reach, walk_m, weight, count=count, beyond_m=1000.0)
    assert best.reached == pytest.approx(max(spared(c) for c in every_choice(reach, count)))


def a_city(sites: int, points: int, *, radius: float, seed: int = 3) -> tuple[SiteReach, np.ndarray]:
    from scipy.spatial import cKDTree

    drawn = np.random.default_rng(seed)
    places, homes = drawn.random((sites, 2)), drawn.random((points, 2))
    found = cKDTree(places).query_ball_tree(cKDTree(homes), radius)
    site = np.repeat(np.arange(sites), [len(f) for f in found])
    reach = SiteReach(site, np.concatenate([np.array(f, int) for f in found]), sites, points)
    return reach, drawn.integers(1, 90, points).astype(float)


def test_the_bound_is_never_below_the_best_and_a_better_choice_is_never_ruled_out():
    reach, weight = a_city(60, 800, radius=0.12)
    best = cover_most(reach, weight, count=5)
    rules = (CoverRule(np.ones(60), at_most=5.0),)
    model, _ = build_model(reach, weight, existing=np.empty(0, int), rules=rules)
    near = bounded(model, gap=0.0, until=1e18)
    assert best.proven
    assert near.gained <= best.reached <= near.bound
    assert near.bound - near.gained < 0.05 * near.bound


def test_five_hundred_sites_are_chosen_from_exactly_with_the_help_of_the_bound():
    reach, weight = a_city(500, 3661, radius=0.09)
    best = cover_most(reach, weight, count=10)
    assert best.proven
    assert best.seconds < 20


def test_a_negative_weight_is_refused():
    with pytest.raises(SitingError, match="A weight is negative or not a number"):
        cover_most(HALLS, -PEOPLE, count=1)


def test_neither_a_count_nor_a_budget_is_refused():
    with pytest.raises(SitingError, match="How much may be chosen is not said"):
        cover_most(HALLS, PEOPLE)


def test_a_share_that_nothing_reaches_is_refused_and_what_could_be_reached_is_said():
    with pytest.raises(SitingError, match="All sites together reach 43%, less than the 90%"):
        cover_all(HALLS, PEOPLE, share=0.9)
