"""Streets lie on the ground, bridges and tunnels between their ends, and bumps of the grid are no hills."""

import numpy as np
import pandas as pd
import pytest

from geo.gradients import Gradient, sloped
from layers.relief.grid import Relief
from layers.relief.profiles import street_heights
from tests.geo.streets import network_of


def ground(height_of, *, size=40):
    """A grid of 50 m over 2 km with these heights."""
    at = np.arange(size) * 50.0
    return Relief(0.0, 0.0, 50.0, np.array([[float(height_of(x, y)) for x in at] for y in at]))


def ways_of(count, **columns):
    table = pd.DataFrame({"bridge": [""] * count, "tunnel": [""] * count})
    for name, rows in columns.items():
        for row, value in rows.items():
            table.loc[row, name] = value
    return table


def rise_of(network, relief, ways=None):
    heights = street_heights(network, ways_of(20) if ways is None else ways, relief)
    return heights.rise_and_fall()


def test_a_straight_street_over_a_hill_rises_and_falls_between_its_ends():
    over = network_of({"A": (200, 500), "B": (1200, 500)}, [("A", "B")])
    relief = ground(lambda x, y: max(0.0, 40 - abs(x - 700) / 5))
    rise, fall = rise_of(over, relief)
    assert (rise[0], fall[0]) == (pytest.approx(40), pytest.approx(40))


def test_on_a_plane_every_street_is_as_steep_as_the_plane():
    winding = network_of({"A": (100, 100), "p": (400, 130), "B": (800, 900)}, [("A", "p"), ("p", "B")])
    rise, fall = rise_of(winding, ground(lambda x, y: 0.05 * x + 0.02 * y))
    assert rise[0] - fall[0] == pytest.approx(0.05 * 700 + 0.02 * 800)
    assert fall[0] == pytest.approx(0, abs=1e-9)


def test_small_bumps_are_noise_of_the_grid():
    level = network_of({"A": (100, 125), "B": (1500, 125)}, [("A", "B")])
    noise = np.random.default_rng(1).uniform(-0.9, 0.9, (40, 40))
    relief = Relief(0.0, 0.0, 50.0, 10 + noise)
    rise, fall = rise_of(level, relief)
    assert rise[0] + fall[0] < 2.0
    heights = street_heights(level, ways_of(1), relief)
    assert len(heights.along_m) == 2
    steep = sloped(network_of({"A": (0, 0), "B": (1, 0)}, [("A", "B")]), Gradient.CAREFUL)
    assert steep.slopes is None  # nothing is known of streets that were laid over no ground


def valley(x, _):
    return 30.0 if abs(x - 700) > 120 else 0.0


BRIDGE = {
    "A": (200, 500),
    "B": (550, 500),
    "C": (850, 500),
    "D": (1200, 500),
    "M": (700, 500),
    "N": (700, 900),
}


def test_a_bridge_is_level_between_its_ends():
    streets = [("A", "B"), ("B", "C"), ("C", "D")]
    across = network_of(BRIDGE, streets)
    rise, _ = rise_of(across, ground(valley))
    assert rise[0] == pytest.approx(30)
    rise, fall = rise_of(across, ground(valley), ways_of(3, bridge={1: "viaduct"}))
    assert rise.tolist() == fall.tolist() == [pytest.approx(0)]
    rise, _ = rise_of(across, ground(valley), ways_of(3, tunnel={1: "yes"}))
    assert rise.tolist() == [pytest.approx(0)]
    rise, _ = rise_of(across, ground(valley), ways_of(3, bridge={1: "no"}))
    assert rise[0] == pytest.approx(30)


def test_a_bridge_on_which_ways_meet_is_level_too():
    streets = [("A", "B"), ("B", "M"), ("M", "C"), ("C", "D"), ("M", "N")]
    ways = ways_of(5, bridge={1: "yes", 2: "yes", 4: "yes"})
    heights = street_heights(network_of(BRIDGE, streets), ways, ground(valley))
    network = network_of(BRIDGE, streets)
    middle = [
        heights.at(np.array([edge]), np.array([network.edge_length_m[edge] if to else 0.0]))[0]
        for edge in range(network.edge_count)
        for to in (False, True)
        if (network.node_x[(network.edge_to if to else network.edge_from)[edge]],) == (700.0,)
    ]
    assert middle == pytest.approx([30.0] * len(middle))
    assert len(middle) >= 3


def test_between_banks_of_two_heights_a_bridge_rises_evenly():
    streets = [("A", "B"), ("B", "C"), ("C", "D")]
    relief = ground(lambda x, y: 0.0 if abs(x - 700) <= 120 else (10.0 if x < 700 else 40.0))
    heights = street_heights(network_of(BRIDGE, streets), ways_of(3, bridge={1: "yes"}), relief)
    assert heights.at(np.array([0]), np.array([350 + 100.0]))[0] == pytest.approx(20.0)


def test_a_pier_over_unknown_ground_lies_as_high_as_its_shore():
    pier = network_of({"A": (100, 500), "B": (300, 500), "C": (700, 500)}, [("A", "B"), ("B", "C")])
    relief = ground(lambda x, y: 8.0 if x < 400 else np.nan)
    assert street_heights(pier, ways_of(2, bridge={1: "yes"}), relief).known.all()
    without = street_heights(pier, ways_of(2), relief)
    assert not without.known.any()
    assert np.isnan(without.rise_and_fall()[0]).all()


def test_a_bridge_with_no_known_end_is_not_known():
    pier = network_of({"A": (100, 500), "B": (300, 500)}, [("A", "B")])
    assert not street_heights(pier, ways_of(1, bridge={0: "yes"}), ground(lambda x, y: 5.0)).known.any()


def test_streets_that_meet_have_one_height_there():
    places = {"A": (100, 100), "B": (777, 333), "C": (1200, 900), "D": (300, 1300)}
    network = network_of(places, [("A", "B"), ("B", "C"), ("B", "D")])
    rng = np.random.default_rng(3)
    heights = street_heights(network, ways_of(3), Relief(0.0, 0.0, 50.0, rng.uniform(0, 60, (40, 40))))
    ends = [
        heights.at(np.array([edge]), np.array([0.0 if network.edge_from[edge] == node else 1e9]))[0]
        for node in range(network.node_count)
        if (network.node_x[node], network.node_y[node]) == (777, 333)
        for edge in range(3)
    ]
    assert ends == pytest.approx([ends[0]] * 3)
