"""Simulated years: conversations and those that ended with nothing suitable, as they would be released."""

from dataclasses import dataclass

import numpy as np

from questions.loop.change_in_share import LEAST_WHOLE, CountRange, RatioInterval, WardYears, ratio_of_changes


@dataclass(frozen=True)
class World:
    """What is planted: the factor by which an award changes the share, and how wards are."""

    effect: float = 0.7
    award_wards: int = 3
    other_wards: int = 12
    conversations: float = 90.0
    share: float = 0.3
    drift: float = 0.95  # of all wards
    own_drift: float = 0.0  # the spread of wards' own, log scale


def released(count: int, *, least: int = 10) -> CountRange:
    """What planners may know of a count."""
    return CountRange(0, least - 1) if count < least else CountRange(count // 5 * 5, count // 5 * 5 + 4)


def ward_years(dice: np.random.Generator, world: World, *, award: bool) -> WardYears | None:
    """One ward's two years; None where nothing can be said of it, as ``award_effect`` decides."""
    share = world.share * np.exp(dice.normal(0, 0.3))
    size = world.conversations * np.exp(dice.normal(0, 0.4))
    change = world.drift * np.exp(dice.normal(0, world.own_drift)) * (world.effect if award else 1.0)
    wholes = [int(dice.poisson(size * growth)) for growth in (1.0, 1.1)]
    parts = [
        int(dice.binomial(whole, min(each, 1.0)))
        for whole, each in zip(wholes, (share, share * change), strict=True)
    ]
    if min(wholes) < LEAST_WHOLE:
        return None
    first, second = (released(part) for part in parts)
    before, after = (released(whole) for whole in wholes)
    return WardYears((first, second), (before, after))


def simulate(dice: np.random.Generator, world: World) -> RatioInterval | None:
    """One pair of years, and what would be said of it."""
    award = [ward_years(dice, world, award=True) for _ in range(world.award_wards)]
    others = [ward_years(dice, world, award=False) for _ in range(world.other_wards)]
    here, there = ([ward for ward in wards if ward is not None] for wards in (award, others))
    if not here or len(there) < 3:
        return None
    return ratio_of_changes(here, there)


def coverage(seed: int, world: World, *, times: int) -> tuple[int, int, float]:
    """How many intervals hold the planted effect, of how many, and how wide they are (high / low, median)."""
    dice = np.random.default_rng(seed)
    intervals = [each for _ in range(times) if (each := simulate(dice, world)) is not None]
    holding = sum(each.low <= world.effect <= each.high for each in intervals)
    return holding, len(intervals), float(np.median([each.high / each.low for each in intervals]))
