"""By how much did a share change more in some wards than in others, if counts are known in fives only?

Relative risk by difference in differences (ratio of ratios) from interval-censored binomial counts. A ward
has its own share, which nobody needs to know; between two years it changes by a factor that wards without an
award have in common, times what is peculiar to the ward (a random trend), times the effect where there was an
award. Counts come as ranges: "15" is 15 to 19, what is not shown is 0 to 9; so do the conversations.

Each ward's likelihood of a change is summed over all counts that its ranges allow, and over its own share,
which is taken to lie about as far from the other wards' as theirs lie apart. So the interval holds chance and
rounding together, and takes neither at its worst.

Source: Card and Krueger (1994), American Economic Review 84(4), 772-793, for the design; Smith, Spiegelhalter
and Thomas (1995), Statistics in Medicine 14, 2685-2699, for relative risks with random effects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import bdtr

from geo.types import FloatArray

STEP: Final = 0.02  # of the logarithm of a share, and of its change
LOWEST: Final = -7.0  # a share of one in a thousand
WIDEST: Final = 3.0  # changes to a twentieth and to twentyfold
SPREADS: Final = np.array([0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6])  # of the wards' own trends, log scale
_SPREAD_SCALE: Final = 0.15  # half-normal: wards seldom drift apart by more than a third in a year
LEVEL: Final = 0.95
LEAST_WHOLE: Final = 50  # of fewer conversations a year nearly all parts are too few to be shown


@dataclass(frozen=True)
class CountRange:
    """What is known of a count: from what to what, both included."""

    least: int
    most: int


@dataclass(frozen=True)
class WardYears:
    """One ward in the year before and the year after: how many of how many."""

    parts: tuple[CountRange, CountRange]
    wholes: tuple[CountRange, CountRange]


@dataclass(frozen=True)
class RatioInterval:
    """A ratio (1: no difference; 0.7: three tenths less), with an interval that holds it at ``LEVEL``."""

    low: float
    middle: float
    high: float


def ratio_of_changes(award: Sequence[WardYears], others: Sequence[WardYears]) -> RatioInterval:
    """By which factor a share changed in the wards with an award, beyond what it changed by in the others.

    Parameters
    ----------
    award, others
        Each at least one ward. Which wards stand here must follow from their wholes, not from their parts: a
        ward left out because its part was low in one year would bend the answer.

    Returns
    -------
    The posterior median under flat priors, and the middle 95 % around it.
    """
    before = np.array([_chance(ward.parts[0], ward.wholes[0], _SHARES) for ward in (*award, *others)])
    weighed = before * _usual_shares(before)
    every = [_likelihood(own, ward) for own, ward in zip(weighed, (*award, *others), strict=True)]
    here, there = np.array(every[: len(award)]), np.array(every[len(award) :])
    density = np.zeros(2 * here.shape[1] - 1)
    evidence = [_of_spread(here, there, spread) for spread in SPREADS]
    top = max(weight for weight, _ in evidence)
    for (weight, part), spread in zip(evidence, SPREADS, strict=True):
        density += np.exp(weight - top - 0.5 * (spread / _SPREAD_SCALE) ** 2) * _width(spread) * part
    steps = (np.arange(len(density)) - (len(density) - 1) // 2) * STEP
    sums = np.cumsum(density) / density.sum()
    low, middle, high = (float(np.exp(np.interp(at, sums, steps))) for at in _QUANTILES)
    return RatioInterval(low, middle, high)


_SHARES: Final[FloatArray] = np.arange(round(LOWEST / STEP), 1) * np.float64(STEP)  # logarithms
_APART: Final = (0.3, 0.5, 0.8, 1.2)  # how far wards' shares lie apart, log scale: never taken to be less
_QUANTILES: Final = ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2)


def _width(spread: float) -> float:
    """What part of all spreads each of ``SPREADS`` stands for."""
    edges = np.concatenate([[0.0], (SPREADS[1:] + SPREADS[:-1]) / 2, [SPREADS[-1]]])
    at = int(np.searchsorted(SPREADS, spread))
    return float(edges[at + 1] - edges[at])


def _of_spread(here: FloatArray, there: FloatArray, spread: float) -> tuple[float, FloatArray]:
    """The logarithm of the evidence for a spread, and the density of the effect given it (sums to 1)."""
    with_award, without = (_together(wards, spread) for wards in (here, there))
    joint = np.correlate(with_award[1], without[1], mode="full")
    total = float(joint.sum())
    if not total > 0:
        return -np.inf, np.zeros(len(joint))
    return with_award[0] + without[0] + float(np.log(total)), joint / total


def _together(wards: FloatArray, spread: float) -> tuple[float, FloatArray]:
    """The likelihood of the change that wards share: its greatest logarithm, and it relative to that."""
    smooth = wards
    if spread > 0:
        reach = np.arange(-round(4 * spread / STEP), round(4 * spread / STEP) + 1) * STEP
        kernel = np.exp(-0.5 * (reach / spread) ** 2)
        kernel /= kernel.sum()
        smooth = np.array([_smoothed(ward, kernel) for ward in wards])
    logs = np.log(np.maximum(smooth, 1e-300)).sum(axis=0)
    top = float(logs.max())
    return top, np.exp(logs - top)


def _smoothed(ward: FloatArray, kernel: FloatArray) -> FloatArray:
    """A likelihood blurred by a ward's own trend; beyond its ends it goes on as at them."""
    half = len(kernel) // 2
    padded = np.concatenate([np.full(half, ward[0]), ward, np.full(half, ward[-1])])
    return np.convolve(padded, kernel, mode="valid")


def _usual_shares(before: FloatArray) -> FloatArray:
    """(k,) how usual each share is among the wards in the year before: log-normal, the likeliest fit."""
    best, usual = -np.inf, np.ones(before.shape[1])
    for apart in _APART:
        for centre in _SHARES[::5]:
            weights = np.exp(-0.5 * ((_SHARES - centre) / apart) ** 2) / apart
            fit = float(np.log(np.maximum(before @ weights, 1e-300)).sum())
            if fit > best:
                best, usual = fit, weights
    return usual


def _likelihood(before: FloatArray, ward: WardYears) -> FloatArray:
    """How likely a ward's two years are at each change from -WIDEST to WIDEST, relative to the likeliest.

    ``before`` is how likely its first year is at each of the shares, times how usual these are.
    """
    steps = round(WIDEST / STEP)
    wider: FloatArray = np.arange(round(LOWEST / STEP) - steps, steps + 1) * np.float64(STEP)
    after = _chance(ward.parts[1], ward.wholes[1], wider)
    changes = np.correlate(after, before, mode="valid")
    return np.asarray(changes / changes.max(), float)


def _chance(part: CountRange, whole: CountRange, log_shares: FloatArray) -> FloatArray:
    """(k,) the chance that a count falls into its range, at each share; a share above 1 is 1."""
    share = np.exp(np.minimum(log_shares, 0.0))
    chances = [
        bdtr(min(part.most, count), count, share) - _below(part.least, count, share)
        for count in range(max(whole.least, part.least), whole.most + 1)
    ]
    return np.asarray(np.maximum(np.mean(chances, axis=0), 0.0), float)


def _below(least: int, count: int, share: FloatArray) -> FloatArray:
    return np.zeros(len(share)) if least == 0 else np.asarray(bdtr(least - 1, count, share), float)
