"""The nearest of many places, from every junction at once, is what the plain sweep says."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.nearest import nearest_lengths
from geo.network import STEPS, build_network
from geo.snap import Snapper
from geo.sweep import sweep
from tests.geo.streets import network_of, random_segments


def test_each_junction_walks_to_its_nearest_place():
    corners = {"A": (0, 0), "B": (1000, 0), "C": (1000, 500), "D": (1500, 0)}
    street = network_of(corners, [("A", "B"), ("B", "C"), ("B", "D")])
    places = Snapper(street).snap(np.array([100.0, 1000.0]), np.array([10.0, 400.0]), limit_m=50)
    assert sorted(nearest_lengths(street, places).tolist()) == [100, 110, 400, 900]


def test_a_place_further_than_the_cutoff_is_not_reached():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    place = Snapper(street).snap(np.array([100.0]), np.array([10.0]), limit_m=50)
    assert sorted(nearest_lengths(street, place, cutoff_m=110).tolist()) == [110, np.inf]
    assert nearest_lengths(street, place, cutoff_m=109.9).tolist() == [np.inf, np.inf]


def test_without_places_nothing_is_near():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    nowhere = Snapper(street).snap(np.array([100.0]), np.array([500.0]), limit_m=50)
    assert nearest_lengths(street, nowhere).tolist() == [np.inf, np.inf]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.floats(1, 3000), st.sampled_from([0, STEPS]), st.integers(1, 40))
def test_it_is_what_one_sweep_from_all_of_them_finds(seed, cutoff_m, avoid, count):
    network = build_network(random_segments(seed, flagged=True), min_piece_m=0.0)
    spread = np.random.default_rng(seed).uniform(0, 1000, (2, count))
    places = Snapper(network, avoid=avoid).snap(*spread, limit_m=300)
    plain = sweep(network, places, cutoff_m=cutoff_m, avoid=avoid).distance_m
    assert nearest_lengths(network, places, cutoff_m=cutoff_m, avoid=avoid) == pytest.approx(plain)
