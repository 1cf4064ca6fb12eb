"""Who walks to the bids, and to what there is of their kinds? One OD matrix for every way of asking.

Metres depend neither on how fast somebody walks nor on how long a walk may be, so one matrix at the longest
walk serves all that avoid the same things and climb alike. And nothing but assets of the bids' kinds can
matter to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.types import BoolArray, FloatArray
from layers.bids.model import Bid
from questions.funding.bid_changes import change_of, kind_of, row_of
from questions.funding.changes import always_on, changed, why_not_open
from questions.funding.ground import FundingGround, Walks, has_street, measure_walks
from questions.funding.people import RESIDENTS
from questions.funding.scenario import Action, Cannot, Change, Scenario
from questions.funding.standard import Standard, counted
from questions.places.area_assets import AreaAssets, only_rows
from questions.places.of_kinds import of_kinds


@dataclass(frozen=True, eq=False)
class BidGround:
    """The assets of the bids' kinds, with what the bids would open beside them (each for its bid alone)."""

    bids: tuple[Bid, ...]
    kinds: Mapping[str, str]  # bid -> the kind that it starts or extends; "" where it is not known
    changes: Mapping[str, Change | None]  # bid -> what it would do
    refused: Mapping[str, Cannot | None]  # bid -> why it cannot be opened
    ground: FundingGround = field(repr=False)
    of_bids: BoolArray = field(repr=False)  # (a,) which of its assets are bids'

    def walks(self, standard: Standard, *, longest_m: float) -> Walks:
        """Every walk of at most ``longest_m`` metres, whatever the standard's own longest."""
        shut = standard.shut(self.ground.area)
        key = (
            "walks of bids",
            *self.ground.key,
            standard.pace.avoid,
            standard.pace.gradient,
            longest_m,
            shut,
        )
        walks: Walks = self.ground.keep(
            key, lambda workers: measure_walks(self.ground, standard, longest_m=longest_m, workers=workers)
        )
        return walks

    def there_today(self, kind: str, standard: Standard, group: str = RESIDENTS) -> BoolArray:
        """(a,) which assets of a kind count today, for the ages of a group."""
        return counted(self.ground.assets, kind, standard, group=group) & ~self.of_bids

    def row(self, bid: Bid) -> int | None:
        """The row of what a bid starts or extends; None where there is none."""
        change = self.changes[bid.bid_id]
        return None if change is None else row_of(self.ground.assets, change.asset_id)

    def counts_then(self, bid: Bid, row: int, standard: Standard) -> Mapping[str, bool] | Cannot:
        """For each group, whether what a bid would do counts for it; or why nothing can be said."""
        change, kind, then = self.changes[bid.bid_id], self.kinds[bid.bid_id], self.ground
        if not has_street(self.ground, row, standard):
            return Cannot.NO_STREET
        if change is not None and change.action is Action.HOURS:
            if always_on(then.assets, row):
                return Cannot.ALWAYS_ON
            then = changed(then, Scenario("bid", (change,)))
        groups = self.ground.people.groups
        return {group: bool(counted(then.assets, kind, standard, group=group)[row]) for group in groups}


def nearest_m(walks: Walks, rows: BoolArray) -> FloatArray:
    """(n,) metres from each resident point to the nearest asset in ``rows`` (a,); infinite where none is."""
    pairs = walks.pairs
    theirs = rows[pairs.asset]
    metres = np.full(pairs.point_count, np.inf)
    np.minimum.at(metres, pairs.point[theirs], pairs.distance_m[theirs])
    return metres


def bid_ground(ground: FundingGround, bids: Sequence[Bid]) -> BidGround:
    """What questions about these bids stand on: nothing that cannot matter to them."""
    assets = ground.assets
    changes = {bid.bid_id: change_of(ground.area, bid, assets) for bid in bids}
    kinds = {bid.bid_id: kind_of(assets, bid) for bid in bids}
    openings = {
        bid_id: change for bid_id, change in changes.items() if change and change.action is Action.OPEN
    }
    refused = {bid_id: why_not_open(ground, change) for bid_id, change in openings.items()}
    usable = tuple(change for bid_id, change in openings.items() if refused[bid_id] is None)
    of_kind = _only(assets, {kind for kind in kinds.values() if kind}, {bid.for_asset for bid in bids})
    then = changed(ground.with_assets(of_kind), Scenario("bids", usable))
    opened = then.assets.table["asset_id"].isin([change.asset_id for change in usable])
    return BidGround(tuple(bids), kinds, changes, refused, then, opened.to_numpy(dtype=bool))


def _only(assets: AreaAssets, kinds: set[str], named: set[str]) -> AreaAssets:
    """The assets of these kinds, and those named."""
    of_the_kinds = of_kinds(assets, sorted(kinds)) if kinds else np.zeros(len(assets.table), bool)
    rows = of_the_kinds | assets.table["asset_id"].isin(sorted(named)).to_numpy(dtype=bool)
    return only_rows(assets, rows, key=f"of {','.join(sorted(kinds))} and {','.join(sorted(named))}")
