"""Whole people are shared out so that nobody is lost or made up."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from layers.residents.whole_shares import share_whole

WEIGHTS = st.lists(st.integers(0, 500).map(float), min_size=1, max_size=40).map(np.array)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10, [1, 1], [5, 5]),
        (11, [1, 1], [6, 5]),  # a tie goes to the earlier part
        (10, [1, 1, 1], [4, 3, 3]),
        (7, [5, 1, 1], [5, 1, 1]),
        (10, [6, 3, 1], [6, 3, 1]),
        (5, [0, 0, 0], [2, 2, 1]),
        (0, [3, 4], [0, 0]),
        (1, [1, 2], [0, 1]),
        (3, [0, 1], [0, 3]),
    ],
)
def test_shares_by_hand(total, weights, parts):
    assert share_whole(total, np.array(weights, float)).tolist() == parts


@given(st.integers(0, 200_000), WEIGHTS)
def test_the_parts_add_up_and_lie_within_one_of_their_exact_share(total, weights):
    parts = share_whole(total, weights)
    assert parts.sum() == total
    exact = total * (weights if weights.sum() else np.ones(len(weights))) / (weights.sum() or len(weights))
    assert (np.abs(parts - exact) < 1 + 1e-6).all()
    assert (parts >= 0).all()
    if weights.sum():
        assert (parts[weights == 0] == 0).all()
