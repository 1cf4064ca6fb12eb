"""Bit for bit what the plain sweep finds, where a town is larger than the first room, block and stride."""

import numpy as np
import pytest

from geo.catchments import FIRST_ROOM, catchments
from geo.nearest import NEIGHBOURS, STRIDE_M, nearest_lengths
from geo.network import STEPS, StreetSegments, WalkNetwork, build_network
from geo.snap import Snapper, Snaps
from geo.sweep import sweep

SIDE, BLOCK_M = 140, 60.0


def town_of(x, y, start, end, flags) -> WalkNetwork:
    segments = StreetSegments(
        x, y, start.astype(np.int32), end.astype(np.int32), np.arange(len(start), dtype=np.int32), flags
    )
    return build_network(segments)


@pytest.fixture(scope="module")
def town() -> WalkNetwork:
    """A crooked grid, some of its streets steps, some left out."""
    chance = np.random.default_rng(4)
    corner = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    x, y = BLOCK_M * np.indices((SIDE, SIDE)).reshape(2, -1) + chance.uniform(-25, 25, (2, SIDE * SIDE))
    start = np.concatenate([corner[:, :-1].ravel(), corner[:-1].ravel()])
    end = np.concatenate([corner[:, 1:].ravel(), corner[1:].ravel()])
    there = chance.random(len(start)) < 0.9
    flags = np.where(chance.random(len(start)) < 0.1, STEPS, 0).astype(np.uint8)
    return town_of(x, y, start[there], end[there], flags[there])


def some(network: WalkNetwork, count: int) -> Snaps:
    spread = np.random.default_rng(count).uniform(0, SIDE * BLOCK_M, (2, count))
    return Snapper(network).snap(*spread, limit_m=100)


def test_the_town_is_larger_than_room_block_and_stride(town):
    swept = sweep(town, some(town, 3), cutoff_m=1e6)
    assert town.node_count > NEIGHBOURS > FIRST_ROOM
    assert swept.distance_m[np.isfinite(swept.distance_m)].max() > 2 * STRIDE_M


@pytest.mark.parametrize("avoid", [0, STEPS])
@pytest.mark.parametrize("count", [3, 60, 2 * FIRST_ROOM])
def test_the_nearest_are_those_of_the_plain_sweep(town, count, avoid):
    places = some(town, count)
    for cutoff_m in (STRIDE_M, 2 * STRIDE_M + 1, 1e6):
        plain = sweep(town, places, cutoff_m=cutoff_m, avoid=avoid).distance_m
        assert np.array_equal(nearest_lengths(town, places, cutoff_m=cutoff_m, avoid=avoid), plain)


def test_small_and_large_catchments_are_those_of_the_plain_sweep(town):
    origins = some(town, 4)
    for cutoff_m in (130.0, 900.0, 9_000.0):
        these = catchments(town, origins, cutoff_m=cutoff_m)
        for i in range(4):
            distance_m = np.full(town.node_count, np.inf)
            rows = slice(these.start[i], these.start[i + 1])
            distance_m[these.node[rows]] = these.distance_m[rows]
            plain = sweep(town, origins.take(np.array([i])), cutoff_m=cutoff_m).distance_m
            assert np.array_equal(distance_m, plain)
            assert len(these.node[rows]) == np.isfinite(plain).sum()


def test_a_square_where_more_streets_meet_than_there_is_room_for():
    spokes = 2 * FIRST_ROOM
    turn = np.linspace(0, 2 * np.pi, spokes, endpoint=False)
    x, y = np.append(0.0, 100 * np.cos(turn)), np.append(0.0, 100 * np.sin(turn))
    square = town_of(x, y, np.zeros(spokes), np.arange(1, spokes + 1), np.zeros(spokes, np.uint8))
    origin = Snapper(square).snap(np.array([40.0]), np.array([0.0]), limit_m=10)
    reached = catchments(square, origin, cutoff_m=150)
    assert sorted(reached.distance_m)[:2] == pytest.approx([40, 60])
    assert len(reached.node) == spokes + 1
    assert np.array_equal(
        np.sort(reached.distance_m), np.sort(sweep(square, origin, cutoff_m=150).distance_m)
    )
