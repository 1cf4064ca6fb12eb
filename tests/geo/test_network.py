"""The walk graph keeps every metre of street and every choice a walker has."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from geo.errors import WithinReachError
from geo.network import KERB, STEPS, build_network
from tests.geo.streets import network_of, random_segments, segments_of


def test_a_street_of_many_bends_becomes_one_edge_that_keeps_its_shape():
    network = network_of(
        {"A": (0, 0), "b": (10, 5), "c": (20, 0), "D": (30, 5)}, [("A", "b"), ("b", "c"), ("c", "D")]
    )
    assert network.node_count == 2
    assert network.edge_count == 1
    assert network.edge_length_m[0] == pytest.approx(3 * np.hypot(10, 5))
    assert sorted(network.lines[0].coords) == [(0, 0), (10, 5), (20, 0), (30, 5)]


def test_each_step_along_an_edge_remembers_its_way():
    network = network_of({"A": (0, 0), "b": (10, 0), "C": (30, 0)}, [("A", "b"), ("C", "b")])
    assert network.shape_way.tolist() in ([0, 1, -1], [1, 0, -1])


def test_a_chain_is_broken_where_steps_begin():
    network = network_of(
        {"A": (0, 0), "b": (10, 0), "c": (20, 0), "D": (30, 0)},
        [("A", "b"), ("b", "c"), ("c", "D")],
        flags={("b", "c"): STEPS},
    )
    assert network.edge_count == 3
    assert sorted(network.edge_flags.tolist()) == [0, 0, STEPS]


def test_a_kerb_of_no_length_stays_an_edge_of_its_own():
    network = network_of(
        {"A": (0, 0), "k1": (10, 0), "k2": (10, 0), "D": (30, 0)},
        [("A", "k1"), ("k1", "k2"), ("k2", "D")],
        flags={("k1", "k2"): KERB},
    )
    kerb = network.edge_flags == KERB
    assert network.edge_length_m[kerb].tolist() == [0.0]


def test_a_ring_that_meets_nothing_is_one_loop():
    places = {str(i): (100 * np.cos(i), 100 * np.sin(i)) for i in range(6)}
    names = list(places)
    network = network_of(places, list(zip(names, names[1:] + names[:1], strict=True)))
    assert (network.node_count, network.edge_count) == (1, 1)
    assert network.edge_from[0] == network.edge_to[0]


def test_stray_pieces_are_left_out_and_islands_kept_apart():
    places = {"A": (0, 0), "B": (900, 0), "C": (0, 50), "D": (300, 50), "E": (0, 90), "F": (20, 90)}
    network = build_network(segments_of(places, [("A", "B"), ("C", "D"), ("E", "F")]), min_piece_m=200)
    assert network.piece_length_m.tolist() == [900, 300]
    assert sorted(network.node_piece.tolist()) == [0, 0, 1, 1]


def test_an_area_without_streets_is_refused_in_words():
    with pytest.raises(WithinReachError, match=r"no walkable streets here\. Check that the streets file"):
        build_network(segments_of({"A": (0, 0), "B": (0, 10)}, [("A", "B")]), min_piece_m=200)


def test_the_arrays_cannot_be_changed():
    network = network_of({"A": (0, 0), "B": (900, 0)}, [("A", "B")])
    with pytest.raises(ValueError, match="read-only"):
        network.edge_length_m[0] = 1


@given(st.integers(0, 10_000))
def test_merging_keeps_every_metre(seed):
    segments = random_segments(seed, flagged=True)
    network = build_network(segments, min_piece_m=0.0)
    steps_m = np.hypot(
        segments.x[segments.start] - segments.x[segments.end],
        segments.y[segments.start] - segments.y[segments.end],
    )
    assert network.edge_length_m.sum() == pytest.approx(steps_m.sum(), abs=1e-6)
    for flags in (0, 1, 2):
        assert network.edge_length_m[network.edge_flags == flags].sum() == pytest.approx(
            steps_m[segments.flags == flags].sum(), abs=1e-6
        )
    shapes_m = [line.length for line in network.lines]
    assert shapes_m == pytest.approx(network.edge_length_m.tolist(), abs=1e-6)


@given(st.integers(0, 10_000))
def test_every_arc_has_its_way_back(seed):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    source = np.repeat(np.arange(network.node_count), np.diff(network.arc_start))
    there = sorted(zip(source, network.arc_target, network.arc_edge, strict=True))
    back = sorted(zip(network.arc_target, source, network.arc_edge, strict=True))
    assert there == back
