"""Whoever knows the rule and all that is shown of a ward never learns exactly a count from 1 to 9."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings, strategies as st

from layers.assets.kinds import load_kinds
from layers.unmet.counts import Reason
from questions.wards.nothing_suitable import MOST, STEP, shown_of

REASONS, KINDS = len(Reason), len(load_kinds().kinds) + 1  # and no one kind
SMALL = range(1, 10)
Range = tuple[int, int]


def shown(counts: Sequence[int] | np.ndarray, at_least: int = 10) -> tuple[int, ...]:
    """What is shown of each; 0 for what is not."""
    told = shown_of(pd.Series(counts), at_least)
    return tuple(int(one) for one in told.reindex(range(len(counts)), fill_value=0))


def rows_shown(tables: np.ndarray) -> np.ndarray:
    """The same for each of a block of counts."""
    flat = pd.Series(tables.ravel())
    return shown_of(flat).reindex(flat.index, fill_value=0).to_numpy().reshape(tables.shape)


def every_table(cells: int, at_most: int) -> np.ndarray:
    """All tables of so many cells whose total is at most that: (n, cells)."""
    tables = np.zeros((1, 0), dtype=np.int64)
    for _ in range(cells):
        one_more = np.tile(np.arange(at_most + 1), len(tables))[:, None]
        tables = np.hstack([np.repeat(tables, at_most + 1, axis=0), one_more])
        tables = tables[tables.sum(1) <= at_most]
    return tables


# A total one below a multiple of five, so that all tables that look alike are among those tried.
@pytest.mark.parametrize(("reasons", "kinds", "at_most"), [(2, 2, 34), (3, 1, 49), (1, 4, 34), (2, 3, 14)])
def test_every_small_table_there_can_be_is_tried(reasons: int, kinds: int, at_most: int) -> None:
    """Of all tables that look alike: is a cell, a reason, a kind or what is hidden the same in all?"""
    cells = every_table(reasons * kinds, at_most)
    tables = cells.reshape(-1, reasons, kinds)
    by_reason, by_kind, total = tables.sum(2), tables.sum(1), cells.sum(1, keepdims=True)
    parts = [rows_shown(by_reason), rows_shown(by_kind)]
    seen = np.hstack([rows_shown(total), *parts])
    hidden = [
        np.where(told == 0, true, 0).sum(1, keepdims=True)
        for told, true in zip(parts, (by_reason, by_kind), strict=True)
    ]
    truths = pd.DataFrame(np.hstack([cells, by_reason, by_kind, total, *hidden]))
    alike = truths.groupby([pd.Series(column) for column in seen.T])
    low, high = alike.min().to_numpy(), alike.max().to_numpy()
    exact = (low == high) & (low >= SMALL.start) & (low < SMALL.stop)
    assert len(low) > 1
    assert not exact.any()


def bounds(told: int, at_least: int) -> Range:
    """What one shown number says of its count, 0 for not shown."""
    if not told:
        return 0, at_least - 1
    return told, 10**6 if told >= max(MOST, at_least) else told + STEP - 1


def learnt(total: int, margins: Sequence[Sequence[int]], at_least: int) -> list[list[Range]]:
    """The exact range of every part, given all that is shown: ranges of sums have no holes."""
    boxes = [[bounds(one, at_least) for one in margin] for margin in margins]
    lows, highs = zip(bounds(total, at_least), *([_sum(box) for box in boxes]), strict=True)
    least, most = max(lows), min(highs)
    ranges = []
    for box in boxes:
        low, high = _sum(box)
        ranges.append([(max(a, least - (high - b)), min(b, most - (low - a))) for a, b in box])
        hidden = [one for one, told in zip(box, margins[len(ranges) - 1], strict=True) if not told]
        (h_low, h_high), (s_low, s_high) = _sum(hidden), (low - _sum(hidden)[0], high - _sum(hidden)[1])
        ranges[-1].append((max(h_low, least - s_high), min(h_high, most - s_low)))
    return ranges


def _sum(box: Sequence[Range]) -> Range:
    return sum(a for a, _ in box), sum(b for _, b in box)


def table_of(cells: Sequence[tuple[int, int, int]]) -> np.ndarray:
    table = np.zeros((REASONS, KINDS), dtype=np.int64)
    for reason, kind, many in cells:
        table[reason, kind] += many
    return table


CELL = st.tuples(st.integers(0, REASONS - 1), st.integers(0, KINDS - 1), st.integers(1, 40))
ALL_NINES = [(kind % REASONS, kind, 9) for kind in range(KINDS)]
BELOW_FOURTEEN = [(0, 0, 14), (1, 0, 14), (2, 1, 4)]


@settings(max_examples=400, deadline=None)
@given(st.lists(CELL, max_size=40), st.sampled_from([10, 12, 14, 15, 20, 23]))
@example(ALL_NINES, 10)
@example(BELOW_FOURTEEN, 14)
@example([(reason, 0, 9) for reason in range(REASONS)], 10)
def test_no_count_from_one_to_nine_follows_for_the_kinds_and_reasons_there_are(
    cells: list[tuple[int, int, int]], at_least: int
) -> None:
    table = table_of(cells)
    (total,) = shown([int(table.sum())], at_least)
    margins = [shown(table.sum(1), at_least), shown(table.sum(0), at_least)]
    in_fives = -(-at_least // STEP) * STEP
    for margin, truth in zip(learnt(total, margins, in_fives), (table.sum(1), table.sum(0)), strict=True):
        for (low, high), true in zip(margin, truth, strict=False):
            assert low <= true <= high, "the attack itself is sound"
        assert not [one for one in margin if one[0] == one[1] and one[0] in SMALL]


def test_not_even_nine_of_every_hidden_kind_follows() -> None:
    """Without a most, 315 conversations and no kind shown would mean nine of each of 35."""
    assert 9 * KINDS > MOST
    assert shown([9 * KINDS]) == (MOST,)
    assert (REASONS % STEP) != 0, "nine of every reason would make an exact multiple of five: lower MOST"
