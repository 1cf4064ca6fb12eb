"""How good is a choice of sites, and how good can any be? A greedy choice, swaps, and a Lagrangian bound.

The bound relaxes "reached only by a chosen site" with a price for each group of demand, and lowers it by
subgradients (Held, Wolfe and Crowder 1974, Mathematical Programming 6, 62-88). A site whose price shows that
no better choice holds it is left out for good, which is what makes the exact search small.
"""

import time
from dataclasses import dataclass
from typing import Final

import numpy as np

from geo.sites.siting_model import Model
from geo.types import BoolArray, FloatArray

_PATIENCE: Final = 12  # rounds without a better bound before the steps are halved
_MOST_ROUNDS: Final = 1500
_SHORTEST_STEP: Final = 1e-4


@dataclass(frozen=True, eq=False)
class Bounded:
    """A choice, what it gains, what no choice can beat, and which sites a better one may still hold."""

    chosen: BoolArray  # (s,)
    gained: float
    bound: float
    possible: BoolArray  # (s,)


def greedy(model: Model) -> BoolArray:
    """Sites one by one, each time the one that gains most for its cost, then swaps while they gain."""
    chosen = np.zeros(len(model.site), bool)
    by_cost = _filled(model, chosen, per_cost=True)
    by_gain = _filled(model, chosen, per_cost=False)
    best = by_cost if model.gained(by_cost) >= model.gained(by_gain) else by_gain
    return _swapped(model, best)


def _filled(model: Model, chosen: BoolArray, *, per_cost: bool) -> BoolArray:
    chosen, cost = chosen.copy(), model.limit.amount
    left = model.limit.at_most - float(cost[chosen].sum())
    waiting = model.weight * ((model.reaches.T @ chosen.astype(float)) == 0)
    while True:
        gains = model.reaches @ waiting
        gains[chosen | (cost > left + 1e-9)] = 0.0
        worth = gains / np.maximum(cost, 1e-9) if per_cost else gains
        best = int(np.argmax(worth)) if len(worth) else -1
        if best < 0 or gains[best] <= 0:
            return chosen
        chosen[best] = True
        left -= float(cost[best])
        waiting[model.reaches.indices[model.reaches.indptr[best] : model.reaches.indptr[best + 1]]] = 0.0


def _swapped(model: Model, chosen: BoolArray) -> BoolArray:
    """Exchange one site for a better one until no exchange gains."""
    best, gained = chosen, model.gained(chosen)
    better = True
    while better:
        better = False
        for site in np.flatnonzero(best):
            without = best.copy()
            without[site] = False
            tried = _filled(model, without, per_cost=False)
            worth = model.gained(tried)
            if worth > gained * (1 + 1e-12):
                best, gained, better = tried, worth, True
                break
    return best


def bounded(model: Model, *, gap: float, until: float) -> Bounded:
    """Close in on the best choice until it is proven within ``gap``, or the clock passes ``until``.

    Parameters
    ----------
    model
        What is left to decide. Only its limit binds the bound, so that it holds under any further rules.
    gap
        Share of the bound that may be missed.
    until
        ``time.monotonic()`` at which to stop.
    """
    chosen = greedy(model)
    if not model.keeps(chosen):
        chosen = np.zeros(len(model.site), bool)
    gained = model.gained(chosen)
    counts = np.asarray(model.reaches.sum(axis=0), float)
    price = model.weight / np.maximum(counts, 1.0)
    bound, best_price, step, stale = np.inf, price, 2.0, 0
    for _ in range(_MOST_ROUNDS):
        value, share = _relaxed(model, price)
        tried = share >= 1.0
        if value < bound * (1 - 1e-6):
            stale = 0
        else:
            stale += 1
        if value < bound:
            bound, best_price = value, price
        worth = model.gained(tried) if model.keeps(tried) else 0.0
        if worth > gained:
            chosen, gained = tried, worth
        if bound <= gained * (1 + 1e-9) or bound - gained <= gap * bound or time.monotonic() > until:
            break
        if stale >= _PATIENCE:
            step, stale, price = step / 2, 0, best_price
        if step < _SHORTEST_STEP:
            break
        price = _stepped(model, price, share, step * (value - gained))
    swapped = _swapped(model, chosen) if time.monotonic() < until else chosen
    if model.keeps(swapped) and model.gained(swapped) > gained:
        chosen, gained = swapped, model.gained(swapped)
    return Bounded(chosen, gained, max(bound, gained), _possible(model, best_price, bound, gained) | chosen)


def _relaxed(model: Model, price: FloatArray) -> tuple[float, FloatArray]:
    """The bound at these prices, and the share of each site that attains it."""
    score = model.reaches @ price
    share = _best_share(score, model.limit.amount, model.limit.at_most)
    return float(np.maximum(model.weight - price, 0).sum() + score @ share), share


def _best_share(score: FloatArray, cost: FloatArray, limit: float) -> FloatArray:
    """The best fractional filling of the limit: by worth for cost, the last in part."""
    order = np.argsort(-score / np.maximum(cost, 1e-9), kind="stable")
    before = np.cumsum(cost[order]) - cost[order]
    share = np.zeros(len(score))
    room = np.clip((limit - before) / np.maximum(cost[order], 1e-9), 0.0, 1.0)
    share[order] = np.where(room > 1 - 1e-12, 1.0, room)
    return share


def _stepped(model: Model, price: FloatArray, share: FloatArray, length: float) -> FloatArray:
    slope = model.reaches.T @ share - (model.weight > price)
    slope = np.where((price <= 0) & (slope > 0), 0.0, slope)
    steep = float(slope @ slope)
    if steep == 0:
        return price
    return np.asarray(np.clip(price - (length / steep) * slope, 0.0, model.weight), float)


def _possible(model: Model, price: FloatArray, bound: float, gained: float) -> BoolArray:
    """(s,) sites that a better choice may hold: forcing any other in lowers the bound to what we have."""
    score, cost = model.reaches @ price, model.limit.amount
    share = _best_share(score, cost, model.limit.at_most)
    worst = share < 1.0
    if not worst.any():
        return np.ones(len(score), bool)
    rate = float((score / np.maximum(cost, 1e-9))[worst].max())
    loss = rate * cost - score  # what forcing a site in costs at the least
    return np.asarray(worst & (bound - np.maximum(loss, 0) > gained * (1 + 1e-9)) | ~worst, bool)
