"""An award's effect from released figures: the planted one lies in the interval, no small count follows."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from questions.loop.award_effect import (
    AwardEffect,
    NoEffectBecause,
    ReleasedYear,
    award_effect,
)
from questions.loop.change_in_share import CountRange, WardYears, ratio_of_changes
from questions.wards.nothing_suitable import SHOWN_COLUMNS, STEP, TOTAL, shown_of
from tests.questions.loop.simulated import World, coverage, released

WARDS = tuple(f"W{number}" for number in range(8))


def year(number: int, true: dict[str, tuple[int, int]]) -> ReleasedYear:
    """What is released of true counts: how many ended with nothing suitable, of how many."""
    totals = shown_of(pd.Series({code: part for code, (part, _) in true.items()}, dtype=int))
    rows = [(code, TOTAL, "", many) for code, many in totals.items()]
    talks = {code: whole // STEP * STEP for code, (_, whole) in true.items() if whole >= 10}
    return ReleasedYear(number, pd.DataFrame(rows, columns=list(SHOWN_COLUMNS)), talks, 10)


def effect(before, after, award=("W0", "W1")) -> AwardEffect:
    return award_effect(year(2024, before), year(2026, after), award_wards=award, every_ward=WARDS)


EVEN = {code: (40, 120) for code in WARDS}
LESS = EVEN | {"W0": (20, 120), "W1": (20, 120)}


def test_half_as_often_in_the_wards_with_the_award_is_told_as_about_half():
    outcome = effect(EVEN, LESS)
    assert outcome.because is None
    assert outcome.interval is not None
    assert outcome.interval.low < 0.5 < outcome.interval.high < 1
    assert outcome.interval.middle == pytest.approx(0.5, abs=0.06)
    assert outcome.award_wards == ("W0", "W1")
    assert len(outcome.other_wards) == 6


def test_what_changes_everywhere_is_no_effect():
    outcome = effect(EVEN, {code: (20, 120) for code in WARDS})
    assert outcome.interval is not None
    assert outcome.interval.low < 1 < outcome.interval.high


@pytest.mark.parametrize("seed", [1, 2])
def test_the_planted_effect_lies_in_nineteen_of_twenty_intervals(seed, times_over):
    """1,000 simulated years a seed in a long run (``--long``), 120 in a quick one."""
    times = 1000 if times_over > 1 else 120
    holding, intervals, width = coverage(seed, World(), times=times)
    share = holding / intervals
    assert intervals >= 0.95 * times
    assert 0.93 <= share <= 0.97 if times == 1000 else share >= 0.89
    assert 1.5 < width < 2.6


def test_rounding_makes_the_interval_wider_than_exact_counts_would():
    exact, rounded = [], []
    for _ in range(6):
        parts, whole = (CountRange(42, 42), CountRange(31, 31)), (CountRange(90, 90), CountRange(92, 92))
        exact.append(WardYears(parts, whole))
        rounded.append(WardYears((released(42), released(31)), (released(90), released(92))))
    narrow, wide = ratio_of_changes(exact[:1], exact[1:]), ratio_of_changes(rounded[:1], rounded[1:])
    assert wide.high / wide.low > narrow.high / narrow.low


@pytest.mark.parametrize(
    ("before", "after", "award", "because"),
    [
        ({}, EVEN, ("W0",), NoEffectBecause.NOT_COUNTED),
        (EVEN | {"W0": (40, 49)}, EVEN, ("W0",), NoEffectBecause.FEW_HERE),
        (EVEN, EVEN, WARDS[:6], NoEffectBecause.FEW_ELSEWHERE),
        (EVEN | {"W0": (9, 120)}, EVEN | {"W0": (9, 120)}, ("W0",), NoEffectBecause.NONE_SHOWN),
    ],
)
def test_too_few_is_said(before, after, award, because):
    outcome = effect(before, after, award)
    assert outcome.interval is None
    assert outcome.because is because


def test_what_is_released_alike_is_told_alike_so_no_press_shows():
    """Whoever looks at the effect before and after presses that no released figure shows sees one effect."""
    dice = np.random.default_rng(7)
    first = effect(EVEN, LESS)
    for _ in range(5):
        moved = {code: (part + int(dice.integers(5)), whole + int(dice.integers(5)))
                 for code, (part, whole) in LESS.items()}  # fmt: skip
        assert effect(EVEN, moved) == first


def test_no_count_below_ten_follows_from_both_numbers_of_a_ward():
    """Every pair of true counts is tried: of all that are released alike neither is ever the only one."""
    pairs = pd.DataFrame(
        [(part, whole) for part, whole in product(range(1, 40), repeat=2) if part <= whole],
        columns=["part", "whole"],
    )
    rest = pairs.assign(suited=pairs["whole"] - pairs["part"])
    shown = rest[["part", "whole"]].map(lambda count: count // STEP * STEP if count >= 10 else 0)
    alike = rest.groupby([shown["part"], shown["whole"]])
    for name in ("part", "whole", "suited"):
        low, high = alike[name].min(), alike[name].max()
        assert not ((low == high) & low.between(1, 9)).any(), name
