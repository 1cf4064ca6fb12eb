"""Behind which gates that are shut does somebody live, and what is open to them alone?"""

import numpy as np

from geo.network import NO_HOURS, SHUT, then_open
from geo.snap import Snapper
from geo.sweep import sweep
from geo.timed.own_gates import OUTSIDE, enclosure_of, enclosures, from_inside
from tests.questions.walks.gated_town import gated_network
from tests.tiny_area import EAST, NORTH


def at(network, x, y):
    return Snapper(network).snap(np.array([EAST + x]), np.array([NORTH + y]), limit_m=50.0)


def reached(network, start, x, y):
    swept = sweep(network, start, cutoff_m=5000.0, avoid=SHUT)
    node = np.argmin(np.hypot(network.node_x - EAST - x, network.node_y - NORTH - y))
    return float(swept.distance_m[node])


def test_hours_part_a_street_where_nothing_else_does():
    network = gated_network()
    (gate,) = network.timed_edges
    assert network.edge_length_m[gate] == 0.0
    assert np.count_nonzero(network.edge_hours == NO_HOURS) == network.edge_count - 1
    assert network.edge_length_m.sum() == 900 + 100 + 200 + 900 + 200


def test_only_what_is_shut_then_is_marked_and_nothing_else_changes():
    network = gated_network()
    shut = then_open(network, {0})
    assert (shut.edge_flags & SHUT > 0).tolist() == (network.edge_hours == 0).tolist()
    assert not (network.edge_flags & SHUT).any()
    assert not (then_open(network, set()).edge_flags & SHUT).any()
    assert shut.arc_length_m is network.arc_length_m
    assert (shut.arc_flags & SHUT > 0).sum() == 2  # both directions


def test_a_gate_with_a_way_round_encloses_nobody():
    network = then_open(gated_network(), {0})
    assert (enclosures(network) == OUTSIDE).all()


def test_who_lives_behind_both_gates_is_enclosed_and_walks_out():
    network = then_open(gated_network(both_gates=True), {0})
    enclosed = enclosures(network)
    keeper, other = at(network, 450, 90), at(network, 100, 0)
    assert enclosure_of(network, enclosed, other).tolist() == [OUTSIDE]
    (number,) = enclosure_of(network, enclosed, keeper).tolist()
    assert reached(network, keeper, 600, 0) == np.inf
    with_key = from_inside(network, enclosed, number)
    assert reached(with_key, keeper, 600, 0) == 90 + 150
    assert reached(network, other, 600, 0) == 100 + 200 + 900 + 200 + 300


def test_somebody_elses_gate_stays_shut_for_who_has_a_key_to_their_own():
    network = then_open(gated_network(both_gates=True), {0})
    enclosed = enclosures(network)
    elsewhere = from_inside(network, enclosed, int(enclosed.max()) + 1)
    assert (elsewhere.edge_flags == network.edge_flags).all()
