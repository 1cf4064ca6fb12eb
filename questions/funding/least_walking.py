"""Where would new assets of a kind spare the most walking, everybody's walks added up?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.sites.siting import Sited, walk_least
from geo.types import BoolArray, FloatArray, IndexArray
from questions.funding.best_places import reach_of, venue_rows
from questions.funding.ground import FundingGround, Walks, reached
from questions.funding.need import NeedWeights, need
from questions.funding.standard import Standard, counted
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
    areas_uncounted: int = 0  # small areas whose residents nobody counted: they are in no figure here


def least_walking(
    ground: FundingGround,
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
    weight, assets = need(ground.people, weights, misses=misses).weight, ground.assets
    standard = standard.on_foot
    walks, venues = ground.walks(standard), venue_rows(assets, kind)
    there = counted(assets, kind, standard)
    existing = np.flatnonzero(there)
    sites = np.union1d(venues, existing)
    reach, theirs = reach_of(walks, sites)
    beyond_m = standard.pace.cutoff_m(standard.minutes)
    sited = walk_least(
        reach,
        walks.pairs.distance_m[theirs],
        weight,
        count=count,
        beyond_m=beyond_m,
        existing=np.searchsorted(sites, existing),
    )
    chosen = sites[sited.chosen]
    residents = np.where(walks.joined, ground.people.residents, 0.0)
    now_m, then_m, nearest = _nearest(walks, there, chosen, beyond_m)
    table = _in_order(assets, chosen, residents, now_m, then_m, nearest, beyond_m)
    everybody = float(residents.sum())
    means = [float(residents @ each) / everybody if everybody else np.nan for each in (now_m, then_m)]
    having = [round(float(residents[each <= beyond_m].sum())) for each in (now_m, then_m)]
    left_out = ground.people.areas_uncounted(walks.joined)
    figures = (means[0], means[1], having[0], having[1])
    return LeastWalking(kind, standard, table, len(venues), *figures, sited, left_out)


def newly_reached(ground: FundingGround, kind: str, standard: Standard, venues: Collection[str]) -> BoolArray:
    """(n,) resident points that have none of a kind in reach today, and would with one at these venues."""
    standard = standard.on_foot
    walks, assets = ground.walks(standard), ground.assets
    there = assets.table["asset_id"].isin(list(venues)).to_numpy(dtype=bool)
    here = np.zeros(walks.pairs.point_count, bool)
    here[walks.pairs.point[there[walks.pairs.asset]]] = True
    return np.asarray(here & ~reached(walks, assets, kind=kind, standard=standard), bool)


def _nearest(
    walks: Walks, there: BoolArray, chosen: IndexArray, beyond_m: float
) -> tuple[FloatArray, FloatArray, IndexArray]:
    """(n,) walk to the nearest one now, then, and which new one is the nearest then: its row, or -1."""
    pairs = walks.pairs
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
    rows, spared = [], []
    for row in chosen:
        its = nearest == row
        people, new = float(residents[its].sum()), float(residents[its & (now_m > beyond_m)].sum())
        spared.append(float(residents[its] @ (now_m - then_m)[its]))
        named = [str(assets.table[name].iat[int(row)]) for name in WALKING_COLUMNS[:4]]
        rows.append((*named, round(people), round(new), spared[-1] / people if people else 0.0))
    order = np.argsort(-np.array(spared), kind="stable")
    return pd.DataFrame([rows[at] for at in order], columns=list(WALKING_COLUMNS))
