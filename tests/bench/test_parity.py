"""The bench holds every peer to our numbers before it takes its time."""

import dataclasses

import numpy as np
import pytest

from bench import ours
from bench.made_up.networks import made_up_network
from bench.peers import networkx_peer, scipy_peer
from bench.peers.answers import Counted, ParityError, Reached, same_count, same_nearest, same_reach
from bench.peers.places import Place, place_of
from tests.geo.streets import network_of

CUTOFF_M = 600.0


@pytest.fixture(scope="module")
def place() -> Place:
    return place_of("A made-up town", made_up_network(2_000), origins=30, assets=25)


@pytest.fixture(scope="module")
def cross() -> Place:
    """Four streets of 100, 200, 300 and 400 m that meet at one crossing."""
    places = {"middle": (0, 0), "east": (100, 0), "north": (0, 200), "west": (-300, 0), "south": (0, -400)}
    network = network_of(places, [("middle", end) for end in places if end != "middle"])
    return place_of("A cross", network, origins=5, assets=5)


def test_a_catchment_counted_by_hand_is_what_every_peer_says(cross: Place) -> None:
    found = ours.reached_by(cross, ours.catchments_of(cross, cutoff_m=400.0, threads=1))
    # from the crossing all 5, from the east 4, from the north 3, from the west 3, from the south 2
    per_origin = np.bincount(found.pair // cross.nodes)
    assert sorted(per_origin.tolist()) == [2, 3, 3, 4, 5]
    for peer in (
        *scipy_peer.catchments(cross, cutoff_m=400.0),
        *networkx_peer.catchments(cross, cutoff_m=400.0),
    ):
        same_reach(peer.name, found, peer.read(peer.run()), cutoff_m=400.0, tolerance_m=peer.tolerance_m)


def test_both_forms_of_scipy_reach_what_we_reach(place: Place) -> None:
    found = ours.reached_by(place, ours.catchments_of(place, cutoff_m=CUTOFF_M, threads=2))
    for peer in scipy_peer.catchments(place, cutoff_m=CUTOFF_M):
        same_reach(peer.name, found, peer.read(peer.run()), cutoff_m=CUTOFF_M, tolerance_m=peer.tolerance_m)


def test_networkx_reaches_what_we_reach_from_the_origins_it_is_asked(place: Place) -> None:
    found = ours.reached_by(place, ours.catchments_of(place, cutoff_m=CUTOFF_M, threads=1))
    (peer,) = networkx_peer.catchments(place, cutoff_m=CUTOFF_M)
    assert peer.rows is not None
    assert peer.share == pytest.approx(len(peer.rows) / 30)
    first = found.first(len(peer.rows), nodes=place.nodes)
    same_reach(peer.name, first, peer.read(peer.run()), cutoff_m=CUTOFF_M, tolerance_m=peer.tolerance_m)


def test_the_nearest_asset_is_as_far_for_scipy(place: Place) -> None:
    (peer,) = scipy_peer.nearest(place)
    mine = ours.nearest(place, cutoff_m=np.inf)
    same_nearest(peer.name, mine, peer.read(peer.run()), cutoff_m=np.inf, tolerance_m=peer.tolerance_m)


def test_count_and_nearest_are_those_of_the_whole_matrix(place: Place) -> None:
    mine = ours.count_and_nearest(place, cutoff_m=CUTOFF_M, threads=2)
    swapped = dataclasses.replace(place, origins=place.assets)
    (peer, _) = scipy_peer.catchments(swapped, cutoff_m=CUTOFF_M)
    metres = peer.run()
    np.testing.assert_array_equal(mine.count, np.isfinite(metres).sum(axis=0))
    np.testing.assert_allclose(mine.nearest_m, metres.min(axis=0), atol=1e-6)


def test_a_longer_walk_is_named_with_who_says_so() -> None:
    ours_, theirs = (Reached(np.array([3]), np.array([metres])) for metres in (100.0, 100.5))
    with pytest.raises(ParityError, match=r"A peer does not say the same.*differs by 0\.5000 m"):
        same_reach("A peer", ours_, theirs, cutoff_m=600.0, tolerance_m=0.1)


def test_a_node_that_only_one_reaches_is_named_unless_it_lies_at_the_cutoff() -> None:
    none = Reached(np.array([], int), np.array([]))
    same_reach("A peer", Reached(np.array([3]), np.array([599.95])), none, cutoff_m=600.0, tolerance_m=0.1)
    with pytest.raises(ParityError, match=r"1 nodes that only we reach, one 500\.000 m away"):
        same_reach("A peer", Reached(np.array([3]), np.array([500.0])), none, cutoff_m=600.0, tolerance_m=0.1)
    with pytest.raises(ParityError, match="only A peer reaches"):
        same_reach("A peer", none, Reached(np.array([3]), np.array([500.0])), cutoff_m=600.0, tolerance_m=0.1)


def test_another_count_is_named_with_its_node() -> None:
    low, high = Counted(np.array([1, 2]), np.zeros(2)), Counted(np.array([1, 3]), np.zeros(2))
    same_count("A peer", low, low, high, high)
    with pytest.raises(ParityError, match="at node 1 we count 2, it counts 4"):
        same_count("A peer", low, low, high, Counted(np.array([1, 4]), np.zeros(2)))


def test_an_asset_that_only_one_finds_is_named() -> None:
    with pytest.raises(ParityError, match="only one of the two finds an asset"):
        same_nearest("A peer", np.array([np.inf]), np.array([10.0]), cutoff_m=600.0, tolerance_m=0.1)
