"""Which of several streets does a point join: the nearest that nothing parts it from, on its own level."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.network import ASIDE, OWN, build_network
from geo.snap import YARD_M, LastSnaps, Snapper
from tests.geo.streets import network_of, random_segments

SOUTH, NORTH = ("A", "B"), ("C", "D")
PLACES = {"A": (0, 0), "B": (1000, 0), "C": (0, 70), "D": (1000, 70)}
HOME = (500.0, 30.0)  # 30 m from South Street, 40 m from North Street
WALL = shapely.LineString([(0, 15), (1000, 15)])
FURTHER_WALL = shapely.LineString([(0, 50), (1000, 50)])


def gap_m(home=HOME, *, flags=None, limit_m=100.0, places=PLACES, streets=(SOUTH, NORTH), **between):
    network = network_of(places, list(streets), flags=flags)
    (found,) = Snapper(network, **between).snap(*np.array([home]).T, limit_m=limit_m).gap_m
    return float(found)


def test_the_nearest_street_is_joined_where_nothing_lies_between():
    assert gap_m() == pytest.approx(30)
    assert gap_m(fences=[FURTHER_WALL], barriers=[FURTHER_WALL]) == pytest.approx(30)


def test_a_fence_chooses_between_two_streets():
    assert gap_m(fences=[WALL]) == pytest.approx(40)


def test_a_fence_leaves_no_home_without_a_street():
    assert gap_m(fences=[WALL], streets=[SOUTH]) == pytest.approx(30)
    assert gap_m(fences=[WALL, FURTHER_WALL]) == pytest.approx(30)
    assert gap_m(fences=[WALL], limit_m=35) == pytest.approx(30)


def test_water_does_and_does_so_before_a_fence_chooses():
    assert gap_m(barriers=[WALL], streets=[SOUTH]) == np.inf
    assert gap_m(barriers=[WALL], fences=[FURTHER_WALL]) == pytest.approx(40)


def test_a_fence_that_ends_or_opens_is_passed_by_at_the_nearest_point():
    ends = shapely.LineString([(0, 15), (504, 15)])
    assert gap_m(fences=[ends]) == pytest.approx(np.hypot(8, 30), abs=1.5)  # slanting past its end
    opens = shapely.MultiLineString([[(0, 15), (495, 15)], [(505, 15), (1000, 15)]])
    assert gap_m(fences=[opens]) == pytest.approx(30)


def test_a_lane_round_a_canal_is_joined_on_its_own_bank():
    """One street without a junction runs along both banks; the far bank is nearer."""
    lane = {"A": (0, 0), "B": (300, 0), "C": (300, 70), "D": (0, 70)}
    streets = [("A", "B"), ("B", "C"), ("C", "D")]
    canal = shapely.LineString([(-50, 15), (280, 15)])
    network = network_of(lane, streets)
    assert network.edge_count == 1
    snaps = Snapper(network, barriers=[canal]).snap(np.array([100.0]), np.array([30.0]), limit_m=100)
    assert snaps.gap_m == pytest.approx([40])
    at = shapely.line_interpolate_point(network.lines[0], snaps.offset_m[0])
    assert (at.x, at.y) == pytest.approx((100, 70))


def test_a_barrier_that_the_street_runs_along_is_not_before_it():
    """A retaining wall drawn on the street's own line holds the street up, on its far side."""
    assert gap_m(barriers=[shapely.LineString([(0, 0), (1000, 0)])]) == pytest.approx(30)


def test_who_lives_on_a_barrier_may_leave_it():
    water = shapely.box(400, 10, 600, 40)
    assert gap_m(barriers=[water]) == pytest.approx(30)


def named_gap_m(home, named, *, flags=None, **between):
    network = network_of(PLACES, [SOUTH, NORTH], flags=flags)
    edge = [number for number, line in enumerate(network.lines) if line.coords[0][1] == named]
    x, y = np.array([home], float).T
    return float(Snapper(network, **between).snap(x, y, limit_m=100.0, named=np.array(edge)).gap_m[0])


SOUTH_M, NORTH_M = 0, 70


@pytest.mark.parametrize("doubt", [ASIDE, OWN, OWN | ASIDE])
def test_an_address_wins_back_the_street_above_or_behind_a_gate(doubt):
    assert named_gap_m(HOME, SOUTH_M, flags={SOUTH: doubt}) == pytest.approx(30)
    assert named_gap_m((500, 44), SOUTH_M, flags={SOUTH: doubt}) == pytest.approx(44)  # 18 m further
    assert named_gap_m((500, 46), SOUTH_M, flags={SOUTH: doubt}) == pytest.approx(24)  # 22 m further


def test_an_address_on_an_open_street_leaves_the_private_one_that_is_nearer():
    assert named_gap_m(HOME, NORTH_M, flags={SOUTH: OWN}) == pytest.approx(40)
    assert named_gap_m((500, 24), NORTH_M, flags={SOUTH: OWN}) == pytest.approx(24)


def test_between_two_open_streets_the_nearest_counts_whatever_the_address_says():
    assert named_gap_m(HOME, NORTH_M) == pytest.approx(30)


def test_a_name_does_not_lead_through_a_wall_nor_over_water():
    assert named_gap_m(HOME, SOUTH_M, flags={SOUTH: ASIDE}, fences=[WALL]) == pytest.approx(40)
    assert named_gap_m(HOME, SOUTH_M, flags={SOUTH: ASIDE}, barriers=[WALL]) == pytest.approx(40)


def test_a_street_on_another_level_is_nobodys_while_another_is_near():
    above = {SOUTH: ASIDE}
    assert gap_m(flags=above) == pytest.approx(40)
    assert gap_m((500, 1), flags=above) == pytest.approx(69)
    assert gap_m((500, -35), flags=above) == pytest.approx(35)  # North Street is 105 m away


def test_a_works_yard_is_joined_where_it_is_nearer_by_more_than_its_margin():
    yard = {SOUTH: OWN | ASIDE}
    middle = 35.0
    assert gap_m((500, middle - YARD_M / 2 + 1), flags=yard) == pytest.approx(70 - middle + YARD_M / 2 - 1)
    assert gap_m((500, middle - YARD_M / 2 - 1), flags=yard) == pytest.approx(middle - YARD_M / 2 - 1)


def test_a_private_drive_is_as_good_as_any_street():
    assert gap_m(flags={SOUTH: OWN}) == pytest.approx(30)


def test_a_kerb_or_a_gate_of_no_length_is_no_street():
    places = {**PLACES, "b": (1000, 0), "E": (1200, 0)}
    streets = [SOUTH, ("B", "b"), ("b", "E")]
    network = network_of(places, streets, flags={("B", "b"): OWN})
    (edge,) = Snapper(network).snap(np.array([1000.0]), np.array([10.0]), limit_m=100).edge
    assert network.edge_length_m[edge] > 0


seeds = st.integers(0, 100_000)


def crowd(seed):
    return np.random.default_rng(seed).uniform(0, 1000, (2, 40))


def walls(seed):
    ends = np.random.default_rng(seed + 1).uniform(0, 1000, (12, 2, 2))
    return list(shapely.linestrings(ends))


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_fences_never_part_anybody_from_every_street(seed):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    free, fenced = (
        Snapper(network, fences=fences).snap(*crowd(seed), limit_m=100.0) for fences in ([], walls(seed))
    )
    assert fenced.joined.tolist() == free.joined.tolist()
    assert (fenced.gap_m[free.joined] >= free.gap_m[free.joined] - 1e-9).all()
    assert (fenced.gap_m[free.joined] <= 100.0 + 1e-9).all()


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_no_straight_way_to_a_street_leads_across_water(seed):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    water = walls(seed)
    snaps = Snapper(network, barriers=water).snap(*crowd(seed), limit_m=100.0)
    for row in np.flatnonzero(snaps.joined):
        at = shapely.line_interpolate_point(network.lines[snaps.edge[row]], snaps.offset_m[row])
        assert np.hypot(at.x - snaps.x[row], at.y - snaps.y[row]) == pytest.approx(snaps.gap_m[row])
        towards = shapely.LineString([(snaps.x[row], snaps.y[row]), (at.x, at.y)])
        short = shapely.LineString([towards.coords[0], towards.interpolate(max(towards.length - 0.2, 0))])
        assert not shapely.intersects(shapely.MultiLineString(water), short)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_each_point_joins_as_it_would_alone(seed):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    snapper = Snapper(network, barriers=walls(seed)[:4], fences=walls(seed)[4:])
    x, y = crowd(seed)
    together = snapper.snap(x, y, limit_m=100.0)
    for row in range(0, 40, 7):
        alone = snapper.snap(x[[row]], y[[row]], limit_m=100.0)
        assert (alone.edge[0], alone.offset_m[0]) == (together.edge[row], together.offset_m[row])


@settings(max_examples=20, deadline=None)
@given(seeds)
def test_after_a_change_only_what_is_new_is_joined_and_all_is_as_joined_at_once(seed):
    plain = Snapper(build_network(random_segments(seed), min_piece_m=0.0), barriers=walls(seed)[:4])
    joined = []

    class Counting(Snapper):
        def __init__(self):
            self.__dict__.update(plain.__dict__)

        def snap(self, x, y, **given):
            joined.append(len(x))
            return super().snap(x, y, **given)

    last, chance = LastSnaps(Counting(), limit_m=100.0), np.random.default_rng(seed)
    x, y = crowd(seed)
    for changed in (len(x), 3, 0):
        order = chance.permutation(len(x))
        x, y = x[order], y[order]
        x[:changed] += 17.0 if changed < len(x) else 0.0
        ours, theirs = last.snap(x, y), plain.snap(x, y, limit_m=100.0)
        for name in ("x", "y", "edge", "offset_m", "gap_m"):
            np.testing.assert_array_equal(getattr(ours, name), getattr(theirs, name))
    assert joined == [len(x), 3, 0]
