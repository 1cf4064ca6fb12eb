"""The made-up town is like a town, and the same each time."""

import numpy as np
import pytest

from bench.made_up.networks import made_up_network
from geo.network import NETWORK_ARRAYS, STEPS, WalkNetwork


@pytest.fixture(scope="module")
def town() -> WalkNetwork:
    return made_up_network(10_000)


def test_it_has_about_as_many_nodes_as_asked_for(town: WalkNetwork) -> None:
    assert 8_500 < town.node_count < 11_500


def test_it_is_the_same_for_the_same_seed_and_another_for_another(town: WalkNetwork) -> None:
    again, other = made_up_network(10_000), made_up_network(10_000, seed=2)
    assert all(np.array_equal(getattr(town, name), getattr(again, name)) for name in NETWORK_ARRAYS)
    assert other.node_count != town.node_count or not np.array_equal(other.node_x, town.node_x)


def test_it_has_dead_ends_crossings_bends_and_steps_as_a_town_has(town: WalkNetwork) -> None:
    degree = np.diff(town.arc_start)
    assert 0.1 < (degree == 1).mean() < 0.4
    assert 2.4 < degree.mean() < 3.2
    assert degree.max() <= 6
    assert 40 < town.edge_length_m.mean() < 80
    assert len(town.shape_x) > 3 * town.edge_count
    assert 0 < ((town.edge_flags & STEPS) > 0).mean() < 0.05


def test_nearly_all_of_it_is_joined_over_a_few_bridges(town: WalkNetwork) -> None:
    assert (town.node_piece == 0).mean() > 0.9
