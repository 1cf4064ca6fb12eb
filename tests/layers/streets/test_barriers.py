"""Parting segments at gates and kerbs: what the walker can still reach, and what stays as it was."""

from collections.abc import Collection, Iterable

import numpy as np
from hypothesis import given, strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.network import KERB, OWN
from layers.streets.barriers import (
    Parted,
    PointBarriers,
    SegmentSorts,
    own_ground_runs_on,
    part_at_barriers,
)

VERTICES = 8

vertex = st.integers(0, VERTICES - 1)
segments = st.lists(st.tuples(vertex, vertex).filter(lambda ends: ends[0] != ends[1]), max_size=14)
barriers = st.sets(vertex)


def part(
    pairs: list[tuple[int, int]],
    locked: set[int],
    raised: set[int],
    roads: bool = False,
    *,
    at_sides: Collection[int] = (),
    across: Collection[int] = (),
    crossing: Collection[int] = (),
    keyed: Collection[int] = (),
    timed: Iterable[int] = (),
) -> Parted:
    ends = np.array(pairs, np.int64).reshape(-1, 2)
    return part_at_barriers(
        ends[:, 0],
        ends[:, 1],
        barriers=PointBarriers(
            stops_everyone=np.isin(np.arange(VERTICES), list(locked)),
            own_key=np.isin(np.arange(VERTICES), list(keyed)),
            stops_wheels=np.isin(np.arange(VERTICES), list(raised)),
            timed=np.isin(np.arange(VERTICES), list(timed)),
            at_sides=np.isin(np.arange(VERTICES), list(at_sides)),
            across=np.isin(np.arange(VERTICES), list(across)),
        ),
        sorts=SegmentSorts(
            road=np.full(len(ends), roads),
            driven=np.full(len(ends), roads),
            crossing=np.isin(np.arange(len(ends)), list(crossing)),
        ),
    )


def pieces(parted: Parted, *, links: bool) -> np.ndarray:
    start, end = (parted.start, parted.end)
    if links:
        start, end = np.append(start, parted.link_start), np.append(end, parted.link_end)
    count = len(parted.copy_of)
    return connected_components(coo_array((np.ones(len(start)), (start, end)), shape=(count, count)))[1]


@given(segments, barriers, barriers)
def test_every_segment_still_joins_the_same_two_places(pairs, locked, raised):
    parted = part(pairs, locked, raised)
    assert [*zip(parted.copy_of[parted.start], parted.copy_of[parted.end], strict=True)] == pairs


@given(segments, barriers)
def test_people_pass_kerbs_wherever_they_passed_before(pairs, raised):
    before, after = (
        pieces(part(pairs, set(), set()), links=True),
        pieces(part(pairs, set(), raised), links=True),
    )
    for a in range(VERTICES):
        for b in range(VERTICES):
            assert (before[a] == before[b]) == (after[a] == after[b])


@given(segments, barriers, barriers)
def test_at_a_barrier_every_segment_end_is_on_its_own(pairs, locked, raised):
    parted = part(pairs, locked, raised)
    ends = np.concatenate([parted.start, parted.end])
    at_barrier = ends[np.isin(parted.copy_of[ends], list(locked | raised))]
    assert len(np.unique(at_barrier)) == len(at_barrier)


@given(segments, barriers, barriers)
def test_links_join_copies_of_one_place_that_is_not_locked(pairs, locked, raised):
    parted = part(pairs, locked, raised)
    assert (parted.copy_of[parted.link_start] == parted.copy_of[parted.link_end]).all()
    assert not set(parted.copy_of[parted.link_start]) & locked


@given(segments)
def test_without_barriers_nothing_changes(pairs):
    parted = part(pairs, set(), set())
    assert [*zip(parted.start, parted.end, strict=True)] == pairs
    assert len(parted.link_segment) == 0


def test_a_road_with_a_barrier_on_it_alone_is_parted():
    assert len(part([(0, 1), (1, 2)], {1}, set(), roads=True).copy_of) == VERTICES + 1


def test_a_junction_of_roads_is_not():
    assert len(part([(0, 1), (1, 2), (1, 3)], {1}, set(), roads=True).copy_of) == VERTICES


def test_a_kerb_at_the_sides_of_a_street_parts_nothing_of_it():
    parted = part([(0, 1), (1, 2)], set(), {1}, roads=True, at_sides={1})
    assert len(parted.copy_of) == VERTICES
    assert len(parted.link_segment) == 0


def test_a_kerb_at_the_sides_parts_the_crossing_from_the_street():
    parted = part([(0, 1), (1, 2), (3, 1), (1, 4)], set(), {1}, roads=True, at_sides={1}, crossing={2, 3})
    assert sorted(parted.link_segment.tolist()) == [2, 3]
    assert pieces(parted, links=False)[[0, 2]].tolist() == [0, 0]
    assert len(set(pieces(parted, links=False)[[0, 3, 4]])) == 3


def test_a_kerb_at_the_sides_lies_across_what_is_but_a_path():
    assert len(part([(0, 1), (1, 2)], set(), {1}, at_sides={1}).link_segment) == 1


def test_a_ford_lies_across_the_road_at_a_junction_too():
    parted = part([(0, 1), (1, 2), (1, 3)], set(), {1}, roads=True, across={1})
    assert len(parted.link_segment) == 2


def test_a_gate_with_a_key_is_a_link_of_its_own_and_a_stile_with_one_stops_wheels_too():
    parted = part([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], set(), {2, 3}, keyed={1, 2})
    at = parted.copy_of[parted.link_start].tolist()
    assert dict(zip(at, parted.link_flags.tolist(), strict=True)) == {1: OWN, 2: OWN | KERB, 3: KERB}


def run_on(pairs, *, own, driven=()) -> Parted:
    rows = np.arange(len(pairs))
    parted = part(pairs, set(), set())
    return own_ground_runs_on(parted, own=np.isin(rows, list(own)), driven=np.isin(rows, list(driven)))


def test_a_path_across_a_drive_does_not_end_it():
    parted = run_on([(0, 1), (1, 2), (3, 1), (1, 4)], own={0, 1}, driven={0, 1})
    assert parted.end[0] == parted.start[1] != 1
    assert (parted.end[2], parted.start[3]) == (1, 1)
    assert [*zip(parted.link_start, parted.link_end, parted.link_flags, strict=True)] == [
        (1, parted.end[0], OWN)
    ]
    assert parted.copy_of[parted.end[0]] == 1


def test_a_street_across_two_drives_ends_them():
    parted = run_on([(0, 1), (1, 2), (3, 1), (1, 4)], own={0, 1}, driven={0, 1, 2})
    assert len(parted.link_segment) == 0
    assert len(parted.copy_of) == VERTICES


def test_a_drive_that_ends_at_a_path_needs_no_link():
    assert len(run_on([(0, 1), (1, 2), (1, 3)], own={0}, driven={0}).link_segment) == 0


@given(segments, st.sets(st.integers(0, 13)), st.sets(st.integers(0, 13)))
def test_own_ground_that_runs_on_still_joins_the_same_places(pairs, own, driven):
    parted = run_on(pairs, own=own, driven=driven)
    assert [*zip(parted.copy_of[parted.start], parted.copy_of[parted.end], strict=True)] == pairs
    assert (parted.copy_of[parted.link_start] == parted.copy_of[parted.link_end]).all()
    before = pieces(part(pairs, set(), set()), links=True)
    after = pieces(parted, links=True)
    assert len(np.unique(after[:VERTICES])) == len(np.unique(before[:VERTICES]))


def test_a_gate_with_hours_parts_the_way_and_stops_no_wheels():
    parted = part([(0, 1), (1, 2)], set(), set(), timed={1})
    assert len(np.unique([parted.end[0], parted.start[1]])) == 2
    assert parted.link_flags.tolist() == [0]
    both = part([(0, 1), (1, 2)], set(), {1}, timed={1})
    assert both.link_flags.tolist() == [KERB]
