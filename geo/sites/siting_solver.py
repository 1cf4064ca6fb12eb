"""How is a model of sites put to the solver (HiGHS, a mixed-integer linear programme)?"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csc_array, csr_array, eye_array, hstack, vstack

from geo.sites.siting_model import Model, SiteReach, SitingError
from geo.types import FloatArray, IndexArray

_INFEASIBLE: Final = 2


def solve_cover(model: Model, *, gap: float, seconds: float) -> OptimizeResult:
    """Maximal covering: groups that one site alone reaches are counted with that site itself.

    Raises
    ------
    SitingError
        No choice keeps to all rules of the model.
    """
    sites = len(model.site)
    by_group = model.reaches.tocsc()
    alone = np.diff(by_group.indptr) == 1
    own = np.zeros(sites)
    np.add.at(own, by_group[:, alone].indices, model.weight[alone])
    shared = csc_array(by_group[:, ~alone])
    groups = shared.shape[1]
    rows = [csr_array(hstack([-shared.T, eye_array(groups)]))] if groups else []
    constraints = [LinearConstraint(rows[0], -np.inf, 0.0)] if rows else []
    for rule in model.rules:
        amount = csr_array(np.concatenate([rule.amount, np.zeros(groups)])[None, :])
        constraints.append(LinearConstraint(amount, rule.at_least, rule.at_most))
    worth = -np.concatenate([own, model.weight[~alone]])
    return _milp(worth, sites, constraints, gap=gap, seconds=seconds)


def solve_share(model: Model, weight_needed: float, *, seconds: float) -> OptimizeResult:
    """Location set covering: the cheapest sites of the model that reach so much weight.

    Raises
    ------
    SitingError
        No choice reaches it.
    """
    sites, groups = len(model.site), len(model.weight)
    served = csr_array(hstack([-model.reaches.T, eye_array(groups)]))
    total = csr_array(np.concatenate([np.zeros(sites), model.weight])[None, :])
    rows = [
        LinearConstraint(served, -np.inf, 0.0),
        LinearConstraint(total, weight_needed * (1 - 1e-12), np.inf),
    ]
    worth = np.concatenate([model.limit.amount, np.zeros(groups)])
    return _milp(worth, sites, rows, gap=0.0, seconds=seconds)


def solve_median(
    reach: SiteReach, site: IndexArray, point: IndexArray, spared: FloatArray, *, count: int, seconds: float
) -> OptimizeResult:
    """The p-median: at most ``count`` new sites that spare the most.

    ``site``, ``point`` and ``spared`` are (p,): a site, a point that it is nearer to than what is there, and
    the weighted metres that the point is spared.
    """
    pairs, sites = len(site), reach.site_count
    at = np.arange(pairs)
    ones = np.ones(pairs)
    one_each = csr_array((ones, (point, sites + at)), shape=(reach.point_count, sites + pairs))
    only_open = hstack([-csr_array((ones, (at, site)), shape=(pairs, sites)), eye_array(pairs)], format="csr")
    limit = csr_array(np.concatenate([np.ones(sites), np.zeros(pairs)])[None, :])
    rows = vstack([one_each, only_open, limit], format="csr")
    high = np.concatenate([np.ones(reach.point_count), np.zeros(pairs), [float(count)]])
    worth = np.concatenate([np.zeros(sites), -spared])
    return _milp(worth, sites, [LinearConstraint(rows, -np.inf, high)], gap=0.0, seconds=seconds)


def _milp(
    cost: FloatArray, whole: int, constraints: Sequence[LinearConstraint], *, gap: float, seconds: float
) -> OptimizeResult:
    """Minimise, the first ``whole`` variables being 0 or 1 and the others between."""
    if not len(cost):
        nothing = OptimizeResult()
        nothing.update(x=np.empty(0), status=0)
        return nothing
    result = milp(
        cost,
        integrality=(np.arange(len(cost)) < whole).astype(np.int64),
        bounds=Bounds(0, 1),
        constraints=constraints,
        options={"time_limit": max(seconds, 0.1), "mip_rel_gap": gap},
    )
    if result.status == _INFEASIBLE:
        raise SitingError("No choice keeps to all that was asked.", "Raise the budget, or take a rule away.")
    return result
