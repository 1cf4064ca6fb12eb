"""Where would new assets of a kind spare the most walking, everybody's walks added up?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.sites.siting import Sited, walk_least
from geo.types import BoolArray, FloatArray, IndexArray
from layers.area import Area
from questions.funding.best_places import reach_of, venue_rows
from questions.funding.need import NeedWeights, need
from questions.funding.people import people_of
from questions.funding.standard import Standard, Walks, counted, reached, walks
from questions.places.area_assets import AreaAssets

WALKING_COLUMNS: Final = ("asset_id", "name", "kind", "near_street", "nearest_for", "additional", "spared_m")


@dataclass(frozen=True, eq=False)
class LeastWalking:
    """Venues for new assets, the one that spares most first.

    A walk counts up to the longest that the standard allows: whoever has none within reach is taken to walk
    that far, so that nobody's walk is left out and no far corner outweighs a whole estate.
    """

    kind: str
    standard: Standard
    table: pd.DataFrame = field(repr=False)  # WALKING_COLUMNS: residents, residents, metres each of them
    candidates: int
    today_m: float  # mean walk to the nearest one, of residents with a street; nan where there are none
    then_m: float
    today: int  # residents with one in reach
    then: int
    sited: Sited = field(repr=False)


def least_walking(
    area: Area,
    assets: AreaAssets,
    *,
    kind: str,
    standard: Standard,
    weights: NeedWeights,
    count: int,
    misses: Mapping[str, int] | None = None,
) -> LeastWalking:
    """The venues for ``count`` new assets that spare residents the most walking, as they are weighted.

    Raises
    ------
    SitingError
        A weight is not a number.
    NeedError
        A weight names something that is not known here.
    """
    weight = need(area, weights, misses=misses).weight
    found, venues = walks(area, assets, standard.pace, standard.minutes), venue_rows(assets, kind)
    there = counted(assets, kind, standard)
    existing = np.flatnonzero(there)
    sites = np.union1d(venues, existing)
    reach, known = reach_of(found, sites)
    beyond_m = standard.pace.cutoff_m(standard.minutes)
    sited = walk_least(
        reach,
        found.pairs.distance_m[known],
        weight,
        count=count,
        beyond_m=beyond_m,
        existing=np.searchsorted(sites, existing),
    )
    chosen = sites[sited.chosen]
    residents = np.where(found.joined, people_of(area).residents, 0.0)
    now_m, then_m, nearest = _nearest(found, there, chosen, beyond_m)
    table = _in_order(assets, chosen, residents, now_m, then_m, nearest, beyond_m)
    everybody = float(residents.sum())
    means = [float(residents @ each) / everybody if everybody else np.nan for each in (now_m, then_m)]
    having = [round(float(residents[each <= beyond_m].sum())) for each in (now_m, then_m)]
    return LeastWalking(kind, standard, table, len(venues), means[0], means[1], having[0], having[1], sited)


def newly_reached(
    area: Area, assets: AreaAssets, kind: str, standard: Standard, venues: Collection[str]
) -> BoolArray:
    """(n,) resident points that have none of a kind in reach today, and would with one at these venues."""
    found = walks(area, assets, standard.pace, standard.minutes)
    there = assets.table["asset_id"].isin(list(venues)).to_numpy(dtype=bool)
    here = np.zeros(found.pairs.point_count, bool)
    here[found.pairs.point[there[found.pairs.asset]]] = True
    return np.asarray(here & ~reached(area, assets, kind, standard), bool)


def _nearest(
    found: Walks, there: BoolArray, chosen: IndexArray, beyond_m: float
) -> tuple[FloatArray, FloatArray, IndexArray]:
    """(n,) walk to the nearest one now, then, and which new one is the nearest then: its row, or -1."""
    pairs = found.pairs
    now_m = np.full(pairs.point_count, np.nextafter(beyond_m, np.inf))  # within the longest: has one
    old = there[pairs.asset]
    np.minimum.at(now_m, pairs.point[old], pairs.distance_m[old])
    then_m, nearest = now_m.copy(), np.full(pairs.point_count, -1, np.int64)
    for row in chosen:
        its = pairs.asset == row
        walk_m = np.full(pairs.point_count, np.inf)
        np.minimum.at(walk_m, pairs.point[its], pairs.distance_m[its])
        nearer = walk_m < then_m
        then_m[nearer], nearest[nearer] = walk_m[nearer], row
    return now_m, then_m, nearest


def _in_order(
    assets: AreaAssets,
    chosen: IndexArray,
    residents: FloatArray,
    now_m: FloatArray,
    then_m: FloatArray,
    nearest: IndexArray,
    beyond_m: float,
) -> pd.DataFrame:
    """The chosen venues, the one that spares most first; everybody is counted with the nearest of them."""
    told, spared = [], []
    for row in chosen:
        its = nearest == row
        people, new = float(residents[its].sum()), float(residents[its & (now_m > beyond_m)].sum())
        spared.append(float(residents[its] @ (now_m - then_m)[its]))
        known = [str(assets.table[name].iat[int(row)]) for name in WALKING_COLUMNS[:4]]
        told.append((*known, round(people), round(new), spared[-1] / people if people else 0.0))
    order = np.argsort(-np.array(spared), kind="stable")
    return pd.DataFrame([told[at] for at in order], columns=list(WALKING_COLUMNS))
