"""Many kinds in one pass: the same as each kind by itself."""

import numpy as np
from hypothesis import given, strategies as st

from geo.figures.many_kinds import KindsOfAssets, least_of_kinds, walks_to
from geo.figures.many_reach import NOTHING, reach_at
from geo.pairs import Pairs

CUTOFF_M = 500.0


def table(rows, *, points, assets):
    """Pairs from (point, asset, metres)."""
    ordered = sorted(rows)
    point, asset, metres = (np.array([row[at] for row in ordered]) for at in range(3))
    start = np.searchsorted(point, np.arange(points + 1))
    return Pairs(1000.0, assets, start, point.astype(np.int32), asset.astype(np.int32), metres.astype(float))


def test_a_place_of_two_kinds_counts_for_both_and_a_walk_of_the_cutoff_is_in():
    pairs = table([(0, 0, 500.0), (0, 1, 500.1), (1, 1, 10.0)], points=3, assets=2)
    kinds = KindsOfAssets.of(np.array([[True, False], [True, True], [False, False]]))
    least = least_of_kinds(pairs, kinds, np.array([2, 0], np.int32), cutoff_m=CUTOFF_M)
    assert least.tolist() == [[2, 2, NOTHING], [NOTHING, 0, NOTHING], [NOTHING] * 3]


def test_a_walk_is_looked_up_and_one_that_is_not_there_is_infinite():
    pairs = table([(0, 1, 5.0), (0, 3, 7.0), (2, 0, 9.0)], points=3, assets=4)
    asked = [(0, 3), (0, 1), (0, 0), (0, 2), (1, 0), (2, 0), (2, 3)]
    point, asset = (np.array(column) for column in zip(*asked, strict=True))
    assert walks_to(pairs, point, asset).tolist() == [7, 5, np.inf, np.inf, np.inf, 9, np.inf]


@given(
    walks=st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 7)),
        st.sampled_from([1.0, 499.0, 500.0, 501.0]),
        min_size=1,
    ),
    codes=st.lists(st.sampled_from([0, 1, 4, 23]), min_size=8, max_size=8),
    chosen=st.lists(st.lists(st.booleans(), min_size=8, max_size=8), min_size=1, max_size=5),
)
def test_each_kind_has_what_its_assets_alone_would_give(walks, codes, chosen):
    rows = [(point, asset, metres) for (point, asset), metres in walks.items()]
    code = np.array(codes, np.int32)
    least = least_of_kinds(
        table(rows, points=6, assets=8), KindsOfAssets.of(np.array(chosen)), code, cutoff_m=CUTOFF_M
    )
    for at, of_kind in enumerate(chosen):
        alone = [row for row in rows if of_kind[row[1]]]
        expected = np.full(6, NOTHING)
        if alone:
            expected = reach_at(table(alone, points=6, assets=8), np.array([CUTOFF_M]), code).least[:, 0]
        assert least[:, at].tolist() == expected.tolist()
