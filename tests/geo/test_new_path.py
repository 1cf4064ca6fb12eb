"""A path that is added joins the streets where it meets them: at a corner all, else the one it cuts."""

import numpy as np
import pytest

from geo.errors import WithinReachError
from geo.network import STEPS, StreetSegments, build_network
from geo.new_path import with_path
from geo.snap import Snapper
from layers.packs.height_faults import heights_fault
from tests.geo.hills.hilly import with_heights


def cross():
    """Four streets meeting at (0, 0), the western one a flight of steps; a street of its own far above."""
    x = np.array([0.0, -100, 100, 0, 0, -300, 300])
    y = np.array([0.0, 0, 0, -100, 100, 500, 500])
    start, end = np.array([1, 0, 0, 0, 5], np.int32), np.array([0, 2, 3, 4, 6], np.int32)
    flags = np.array([STEPS, 0, 0, 0, 0], np.uint8)
    return build_network(StreetSegments(x, y, start, end, np.zeros(5, np.int32), flags))


def joined(*places):
    network = cross()
    x, y = np.array(places, float).T
    return network, with_path(network, Snapper(network).snap(x, y, limit_m=250))


def test_at_a_corner_it_meets_every_street_and_not_the_steps_alone():
    network, new = joined((0, 0), (0, 500))
    # the street above is cut in two, and the path is one more; no street at the corner is cut
    assert len(new.edge_length_m) == len(network.edge_length_m) + 2
    assert int(((new.edge_flags & STEPS) > 0).sum()) == 1
    assert new.node_count == network.node_count + 1
    assert new.edge_length_m.sum() == pytest.approx(network.edge_length_m.sum() + 500)
    assert len(new.piece_length_m) == 1


def test_between_corners_it_cuts_the_street_and_begins_there():
    network, new = joined((60, 20), (0, 480))
    # from (60, 0) by (60, 20) and (0, 480) to (0, 500)
    path_m = 20 + np.hypot(60, 460) + 20
    assert new.edge_length_m.sum() == pytest.approx(network.edge_length_m.sum() + path_m)
    assert new.node_count == network.node_count + 2


def test_both_ends_may_lie_on_one_street():
    network, new = joined((-200, 500), (0, 600), (200, 500))
    assert new.edge_length_m.sum() == pytest.approx(network.edge_length_m.sum() + 2 * np.hypot(200, 100))
    assert len(new.edge_length_m) == len(network.edge_length_m) + 3


def test_an_end_without_a_street_and_a_path_to_itself_are_refused():
    with pytest.raises(WithinReachError, match=r"has no street near it\. Begin and end it at a street\."):
        joined((0, 0), (5000, 0))
    with pytest.raises(WithinReachError, match=r"are the same place\. Choose two places\."):
        joined((60, 0), (60.1, 0))


def hilly_cross():
    """The same streets, of which each point lies at a fiftieth of its x and a twentieth of its y."""
    network = cross()
    return with_heights(network, 0.02 * network.node_x + 0.05 * network.node_y, {0: [(0.5, 9.0)]})


@pytest.mark.parametrize(
    "ends",
    [
        [(0, 0), (0, 500)],
        [(60, 20), (0, 480)],
        [(-200, 500), (0, 600), (200, 500)],
        [(100, 0), (0, 500)],
    ],
)
def test_heights_are_cut_where_streets_are_and_the_path_rises_evenly(ends):
    network = hilly_cross()
    x, y = np.array(ends, float).T
    snaps = Snapper(network).snap(x, y, limit_m=250)
    new = with_path(network, snaps)
    assert heights_fault(new) is None
    for edge in range(new.edge_count):
        first, last = new.shape_start[edge], new.shape_start[edge + 1]
        there = Snapper(network).snap(new.shape_x[first:last], new.shape_y[first:last], limit_m=1e-6)
        along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(new.shape_x[first:last]),
                                                          np.diff(new.shape_y[first:last])))])  # fmt: skip
        heights = new.heights.at(np.full(last - first, edge), along)
        on_street = there.joined
        expected = network.heights.at(there.edge[on_street], there.offset_m[on_street])
        np.testing.assert_allclose(heights[on_street], expected, atol=1e-6)
    rise, fall = (metres.sum() for metres in new.heights.rise_and_fall())
    before = [metres.sum() for metres in network.heights.rise_and_fall()]
    low, high = network.heights.at(snaps.edge[[0, -1]], snaps.offset_m[[0, -1]])
    assert rise + fall == pytest.approx(sum(before) + abs(high - low))


def test_without_heights_a_new_path_has_none():
    assert joined((60, 20), (0, 480))[1].heights is None
