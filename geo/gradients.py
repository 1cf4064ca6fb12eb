"""What do hills do to a pace, and so to every street? Streets as long as they take in time, by direction.

A level metre takes as long as a metre on the level. Sweeps over sloped streets are directed, and a cutoff in
metres stays what it was: pace times minutes.
"""

from dataclasses import replace
from enum import StrEnum
from typing import Final

import numpy as np

from geo.derived import kept_with
from geo.heights import Heights, Slopes
from geo.network import WalkNetwork
from geo.types import BoolArray, FloatArray
from geo.wording import worded

STEEPEST: Final = 0.35  # no street is steeper: what the grid makes steeper counts as this steep


class Gradient(StrEnum):
    """By which rule a pace changes with the slope."""

    LEVEL = "level"  # not at all: hills do not count
    BRISK = "brisk"  # adults on pavements
    CAREFUL = "careful"  # older people, wheels and frames


SOURCES: Final[dict[Gradient, str]] = {
    Gradient.LEVEL: worded("Hills are left out"),
    Gradient.BRISK: worded(
        "Irmischer and Clarke 2018, walking on roads: 91% of the pace up a slope of 10%, 74% up 20%; "
        "downhill never faster than on the level"
    ),
    Gradient.CAREFUL: worded(
        "Tobler 1993: 70% of the pace up a slope of 10%, 50% up 20%; downhill never faster than on the "
        "level; no published curve is of older people, so indicative"
    ),
}


def pace_factor(gradient: Gradient, slope: FloatArray) -> FloatArray:
    """The share of the pace on the level that is walked on a slope; 1 on the level, and never more.

    Parameters
    ----------
    gradient
        By which rule.
    slope
        (s,) metres up for each metre along, below 0 downhill; beyond ``STEEPEST`` it counts as that.

    Returns
    -------
    (s,) factors above 0, at most 1, and exactly 1 where the slope is 0.

    Source: Irmischer and Clarke (2018), Cartography and Geographic Information Science 45(2), 177-186, men on
    roads; Tobler (1993), NCGIA Technical Report 93-1. Both are divided by their own value on the level; that
    downhill is never faster is this program's own rule, so that no minute promised is too short.
    """
    bounded = np.clip(np.asarray(slope, float), -STEEPEST, STEEPEST)
    if gradient is Gradient.LEVEL:
        return np.ones(bounded.shape)
    speed = _on_roads if gradient is Gradient.BRISK else _tobler
    return np.where(bounded == 0.0, 1.0, np.minimum(speed(bounded) / speed(np.zeros(1))[0], 1.0))


def _on_roads(slope: FloatArray) -> FloatArray:
    """Metres a second by Irmischer and Clarke."""
    return np.asarray(0.11 + np.exp(-((100 * slope + 5) ** 2) / (2 * 30**2)))


def _tobler(slope: FloatArray) -> FloatArray:
    """Kilometres an hour by Tobler."""
    return np.asarray(6 * np.exp(-3.5 * np.abs(slope + 0.05)))


def slopes_of(heights: Heights, gradient: Gradient) -> Slopes:
    """What a pace makes of the edges' whole profiles; where a height is not known, the street is level."""
    edge, run_m, up_m = heights.steps()
    count = len(heights.start) - 1
    length_m = heights.along_m[heights.start[1:] - 1]
    sloping = (run_m > 0) & np.isfinite(up_m)
    slope = np.divide(up_m, run_m, out=np.zeros(len(edge)), where=sloping)
    along, against = (
        np.bincount(edge, run_m * (1.0 / pace_factor(gradient, each) - 1.0), minlength=count)
        for each in (slope, -slope)
    )
    return Slopes(*(1.0 + np.divide(more, length_m, out=np.zeros(count), where=length_m > 0)
                    for more in (along, against)))  # fmt: skip


@kept_with(most=4)
def sloped(network: WalkNetwork, gradient: Gradient) -> WalkNetwork:
    """The same streets with their hills as a gradient has them; the same object where none are known.

    All else is shared. ``edge_length_m`` stays in true metres.
    """
    if gradient is Gradient.LEVEL or network.heights is None:
        return network
    return _with_slopes(network, slopes_of(network.heights, gradient))


@kept_with(most=2)
def turned(network: WalkNetwork) -> WalkNetwork:
    """The same streets walked the other way round: what goes out from a place there comes to it here.

    The same object where no street takes longer in one direction than in the other.
    """
    if network.slopes is None:
        return network
    return _with_slopes(network, Slopes(network.slopes.against, network.slopes.along))


def _with_slopes(network: WalkNetwork, slopes: Slopes) -> WalkNetwork:
    lengths = network.edge_length_m[network.arc_edge] * np.where(
        _as_shape_runs(network), slopes.along[network.arc_edge], slopes.against[network.arc_edge]
    )
    lengths[np.isinf(network.arc_length_m)] = np.inf  # not walked from there
    for array in (lengths, slopes.along, slopes.against):
        array.flags.writeable = False
    return replace(network, arc_length_m=lengths, slopes=slopes)


def _as_shape_runs(network: WalkNetwork) -> BoolArray:
    """(a,) whether an arc runs as its edge's shape does; of a loop nobody needs to know."""
    source = np.repeat(np.arange(network.node_count), np.diff(network.arc_start))
    edge = network.arc_edge
    return np.asarray((source == network.edge_from[edge]) | (source == network.edge_in_from[edge]), bool)
