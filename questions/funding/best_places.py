"""Where would new assets of a kind reach the most people who have none? Among halls, libraries, pubs …"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.sites.siting import TIME_LIMIT_S, Sited, cover_all, cover_most
from geo.sites.siting_model import SiteReach, SitingError
from geo.types import BoolArray, FloatArray, IndexArray
from layers.register.model import Asset, Status
from questions.funding.ground import FundingGround, Walks, reached
from questions.funding.need import NeedWeights, need
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds

VENUE_KINDS: Final = (
    "community_centre",
    "social_facility",
    "social_club",
    "library",
    "arts_venue",
    "place_of_worship",
    "warm_space",
    "sports_centre",
    "pub",
    "cafe",
)
_ALSO_GROUPS: Final = ("social_club",)
_DAYS_OF_A_GROUP: Final = 2  # in a week; a house is open on more
PLACE_COLUMNS: Final = ("asset_id", "name", "kind", "near_street", "additional", "weighted")


@dataclass(frozen=True, eq=False)
class BestPlaces:
    """Venues for new assets, the one that adds most first, each counted after those above it."""

    kind: str
    standard: Standard
    table: pd.DataFrame = field(repr=False)  # PLACE_COLUMNS
    candidates: int
    today: int  # residents with one in reach
    then: int
    possible: int  # residents who could have one, if all candidates were opened
    sited: Sited = field(repr=False)
    areas_uncounted: int = 0  # small areas whose residents nobody counted: they are in no figure here


def best_places(
    ground: FundingGround,
    *,
    kind: str,
    standard: Standard,
    weights: NeedWeights,
    count: int | None = 3,
    share: float | None = None,
    misses: Mapping[str, int] | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> BestPlaces:
    """The best venues for ``count`` new assets of a kind, those that exist staying as they are.

    With ``count`` None, the fewest that reach ``share`` of all residents with a street, or, that being None,
    everybody whom any venue reaches. ``misses`` are conversations that ended with nothing suitable, per ward,
    needed where these are weighted.

    Raises
    ------
    SitingError
        The share cannot be reached.
    NeedError
        A weight names something that is not known here.
    """
    counts, assets = need(ground.people, weights, misses=misses), ground.assets
    standard = standard.on_foot  # what is new has no hours yet
    walks = ground.walks(standard)
    rows = venue_rows(assets, kind)
    reach, _ = reach_of(walks, rows)
    served = reached(walks, assets, kind=kind, standard=standard)
    weight = np.where(served, 0.0, counts.weight)
    possible = served.copy()
    possible[reach.point] = True
    if count is not None:
        sited = cover_most(reach, weight, count=count, time_limit_s=time_limit_s)
    else:
        left = _left(share, counts.residents, served, possible, walks.joined)
        sited = cover_all(
            reach, np.where(served, 0.0, counts.residents), share=left, time_limit_s=time_limit_s
        )
    table, then = _in_order(assets, rows, reach, sited, served, counts.weight, counts.residents)
    return BestPlaces(
        kind,
        standard,
        table,
        len(rows),
        round(float(counts.residents[served].sum())),
        then,
        round(float(counts.residents[possible].sum())),
        sited,
        ground.people.areas_uncounted(walks.joined),
    )


def venue_rows(assets: AreaAssets, kind: str) -> IndexArray:
    """Rows of the venues in use that are not of the kind themselves."""
    return np.flatnonzero(venues_in_use(assets) & ~of_kinds(assets, (kind,)))


def venues_in_use(assets: AreaAssets) -> BoolArray:
    """(n,) which assets are a place in use where something new could be; a group that meets in one is none.

    A social club may be a house with a bar, or a group: what is for children, or meets on a day or two of the
    week, is a group.
    """
    table = assets.table
    usable = table["kind"].isin(VENUE_KINDS) & (table["status"] == str(Status.ACTIVE))
    groups = [
        kind in _ALSO_GROUPS and _is_group(assets.records.get(asset_id))
        for asset_id, kind in zip(table["asset_id"], table["kind"], strict=True)
    ]
    return np.asarray(usable.to_numpy(dtype=bool) & ~np.array(groups, bool))


def _is_group(asset: Asset | None) -> bool:
    if asset is None:
        return False
    return (
        asset.maximum_age is not None
        or 0 < len({each.weekday for each in asset.sessions}) <= _DAYS_OF_A_GROUP
    )


def reach_of(walks: Walks, rows: IndexArray) -> tuple[SiteReach, BoolArray]:
    """Which points the assets in ``rows`` (ascending) reach, and which pairs of ``walks`` these are."""
    pairs = walks.pairs
    theirs = np.isin(pairs.asset, rows)
    return SiteReach(
        np.searchsorted(rows, pairs.asset[theirs]), pairs.point[theirs], len(rows), pairs.point_count
    ), theirs


def _left(
    share: float | None, residents: FloatArray, served: BoolArray, possible: BoolArray, joined: BoolArray
) -> float | None:
    """The share of those without one that new assets must reach; refused where all of them cannot."""
    if share is None:
        return None
    everybody = float(residents[joined].sum())
    most = float(residents[possible].sum()) / everybody if everybody else 0.0
    if share > most + 1e-9:
        raise SitingError(
            ("With every venue there is, {most:.0%} would have one within reach, less than {share:.0%}."),
            "Ask for less, or allow a longer walk.",
            most=most,
            share=share,
        )
    without = float(residents[~served].sum())
    missing = share * everybody - float(residents[served].sum())
    return max(0.0, missing) / without if without else 0.0


def _in_order(
    assets: AreaAssets,
    rows: IndexArray,
    reach: SiteReach,
    sited: Sited,
    served: BoolArray,
    weight: FloatArray,
    residents: FloatArray,
) -> tuple[pd.DataFrame, int]:
    """The chosen venues, the one that adds most first, and how many residents have one then."""
    there, left, rows_in_order = served.copy(), list(sited.chosen), []
    points = {site: reach.point[reach.site == site] for site in left}
    while left:
        new = {site: points[site][~there[points[site]]] for site in left}
        best = max(left, key=lambda site: (float(weight[new[site]].sum()), -site))
        row = assets.table.iloc[int(rows[best])]
        gained = new[best]
        rows_in_order.append(
            (
                *(row[name] for name in PLACE_COLUMNS[:4]),
                round(float(residents[gained].sum())),
                float(weight[gained].sum()),
            )
        )
        there[gained] = True
        left.remove(best)
    return pd.DataFrame(rows_in_order, columns=list(PLACE_COLUMNS)), round(float(residents[there].sum()))
