"""What would each bid change: whom would it reach who has none now, at what price, how firm is its rank?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from geo.crs import to_metres
from geo.errors import WithinReachError
from geo.paces import PACES
from geo.types import BoolArray, FloatArray
from layers.area import Area
from layers.bids.model import Bid
from questions.area_assets import AreaAssets
from questions.funding.changes import Action, Change, Scenario, changed_assets, check_opening
from questions.funding.figures import Assessment, BidFigures, Trial
from questions.funding.need import Need, NeedWeights, need
from questions.funding.people import FIFTHS, People, people_of
from questions.funding.standard import Standard, has_street, reached, walks

_NO_STREET: Final = "No street is known near its place, so nobody can say who would reach it."
_SHORTEST, _LONGEST = 5, 60


def change_of(area: Area, bid: Bid) -> Change | None:
    """The change that a bid would make, or None where it has no place or kind."""
    if bid.for_asset:
        return Change(Action.HOURS, asset_id=bid.for_asset, sessions=bid.sessions)
    if bid.longitude is None or bid.latitude is None or not bid.kind:
        return None
    x, y = to_metres(bid.longitude, bid.latitude, crs=area.crs)
    return Change(
        Action.OPEN,
        f"bid/{bid.bid_id}",
        bid.title,
        bid.kind,
        (float(x), float(y)),
        bid.sessions,
        bid.places_a_week,
    )


def assess(
    area: Area,
    assets: AreaAssets,
    bids: Sequence[Bid],
    *,
    standard: Standard,
    weights: NeedWeights,
    misses: dict[str, int] | None = None,
    trials: bool = True,
) -> Assessment:
    """What each bid would change by itself, against the assets there are today.

    Parameters
    ----------
    area, assets
        The place and its assets.
    bids
        Those to look at.
    standard, weights, misses
        What counts as within reach, and how much each resident counts.
    trials
        Also rank under slower and quicker paces, shorter and longer walks, and other weights.

    Raises
    ------
    NeedError
        A weight names something that is not known here.
    """
    counts = need(area, weights, misses=misses)
    masks = _masks(area, assets, bids, standard)
    figures = [_figures(area, bid, *masks[bid.bid_id], counts) for bid in bids]
    figures = [replace(one, shared=_shared(one, figures, counts.residents)) for one in figures]
    ranks = _ranks(figures, counts.weight)
    plain = _ranks(figures, counts.residents)
    tried = trials_of(standard, weights) if trials else ()
    seen = [ranks, *(_trial_ranks(area, assets, bids, trial, misses) for trial in tried)]
    ranked = tuple(
        replace(
            one,
            rank=ranks.get(one.bid.bid_id),
            plain_rank=plain.get(one.bid.bid_id),
            rank_range=_range([rank.get(one.bid.bid_id) for rank in seen], len(bids)),
        )
        for one in figures
    )
    judged = walks(area, assets, standard.pace, standard.minutes).joined
    not_judged = round(float(counts.residents[~judged].sum()))
    return Assessment(standard, weights, counts, ranked, tried, not_judged)


def trials_of(standard: Standard, weights: NeedWeights) -> tuple[Trial, ...]:
    """What is tried to see how firm a ranking is."""
    shorter = replace(standard, minutes=max(_SHORTEST, standard.minutes - 5))
    longer = replace(standard, minutes=min(_LONGEST, standard.minutes + 5))
    other = replace(standard, pace=PACES["steady" if standard.pace.key != "steady" else "older"])
    found = [
        Trial(f"{shorter.minutes} minutes instead of {standard.minutes}", shorter, weights),
        Trial(f"{longer.minutes} minutes instead of {standard.minutes}", longer, weights),
        Trial(f"at {other.pace.speed_mps:g} m/s instead of {standard.pace.speed_mps:g}", other, weights),
    ]
    if not weights.plain:
        found.append(Trial("all weights doubled", standard, weights.scaled(2.0)))
        found.append(Trial("all weights halved", standard, weights.scaled(0.5)))
        found.append(Trial("everybody counted alike", standard, NeedWeights()))
    return tuple(found)


def _trial_ranks(
    area: Area, assets: AreaAssets, bids: Sequence[Bid], trial: Trial, misses: dict[str, int] | None
) -> dict[str, int]:
    again = assess(
        area, assets, bids, standard=trial.standard, weights=trial.weights, misses=misses, trials=False
    )
    return {one.bid.bid_id: one.rank for one in again.figures if one.rank is not None}


def _range(ranks: list[int | None], worst: int) -> tuple[int, int] | None:
    """Best and worst; a trial in which it gains nothing counts as the last place."""
    if all(rank is None for rank in ranks):
        return None
    numbers = [worst if rank is None else rank for rank in ranks]
    return min(numbers), max(numbers)


def _masks(
    area: Area, assets: AreaAssets, bids: Sequence[Bid], standard: Standard
) -> dict[str, tuple[str, BoolArray, BoolArray]]:
    """For each bid: why nothing can be said, who is in reach, and who of them gains."""
    opens = [change for bid in bids if (change := change_of(area, bid)) and change.action is Action.OPEN]
    usable, refused = _usable(area, assets, opens)
    combined = changed_assets(area, assets, Scenario("bids", tuple(usable)))
    found = walks(area, combined, standard.pace, standard.minutes)
    row = {asset_id: at for at, asset_id in enumerate(combined.table["asset_id"])}
    nobody = np.zeros(found.pairs.point_count, bool)
    told: dict[str, tuple[str, BoolArray, BoolArray]] = {}
    for bid in bids:
        change = change_of(area, bid)
        cannot = refused.get(f"bid/{bid.bid_id}") or _cannot(bid, change, row, standard)
        if cannot or change is None:
            told[bid.bid_id] = (cannot, nobody, nobody)
            continue
        near = nobody.copy()
        near[found.pairs.point[found.pairs.asset == row[change.asset_id]]] = True
        kind = bid.kind or str(assets.table["kind"].iat[_place(assets, change.asset_id)])
        on_then = standard.holds(bid.sessions, kind)
        if (
            not near.any()
            and change.action is Action.OPEN
            and not has_street(area, combined, row[change.asset_id], standard)
        ):
            told[bid.bid_id] = (
                _NO_STREET,
                nobody,
                nobody,
            )
            continue
        gains = near & ~reached(area, assets, kind, standard) if on_then else nobody
        told[bid.bid_id] = ("", near, gains)
    return told


def _usable(area: Area, assets: AreaAssets, changes: Sequence[Change]) -> tuple[list[Change], dict[str, str]]:
    """The changes that can be made here, and why not of the others."""
    usable, refused = [], {}
    for change in changes:
        try:
            check_opening(area, assets, change)
            usable.append(change)
        except WithinReachError as error:
            refused[change.asset_id] = error.what
    return usable, refused


def _cannot(bid: Bid, change: Change | None, row: dict[str, int], standard: Standard) -> str:
    if bid.for_asset:
        return "" if bid.for_asset in row else f"There is no asset {bid.for_asset} here."
    if change is None:
        return "It has no place yet." if not bid.placed else "What kind of thing it would start is not known."
    if standard.window is not None and not bid.sessions:
        return "It does not say when it would be on."
    return ""


def _place(assets: AreaAssets, asset_id: str) -> int:
    return int(np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())[0])


def _figures(
    area: Area, bid: Bid, cannot: str, near: BoolArray, gains: BoolArray, counts: Need
) -> BidFigures:
    people = people_of(area)
    return BidFigures(
        bid,
        cannot,
        in_reach=round(float(counts.residents[near].sum())),
        additional=round(float(counts.residents[gains].sum())),
        weighted=float(counts.weight[gains].sum()),
        by_group=tuple((name, round(float(people.counts[name][gains].sum()))) for name in people.groups),
        by_fifth=_by_fifth(people, gains),
        by_ward=_by_ward(people, gains),
        shared=(),
        gains=gains,
    )


def _by_fifth(people: People, gains: BoolArray) -> tuple[int, ...]:
    return tuple(
        round(float(people.residents[gains & (people.fifth == fifth)].sum())) for fifth in range(FIFTHS + 1)
    )


def _by_ward(people: People, gains: BoolArray) -> tuple[tuple[str, int], ...]:
    counted_up = {
        code: round(float(people.residents[gains & (people.ward_code == code).to_numpy()].sum()))
        for code in people.wards
    }
    return tuple(sorted(((c, n) for c, n in counted_up.items() if n), key=lambda pair: -pair[1]))


def _shared(
    one: BidFigures, figures: Sequence[BidFigures], residents: FloatArray
) -> tuple[tuple[str, int], ...]:
    """Other bids of the same kind that would reach the same additional residents."""
    found = [
        (other.bid.bid_id, round(float(residents[one.gains & other.gains].sum())))
        for other in figures
        if other is not one and other.bid.kind == one.bid.kind
    ]
    return tuple(sorted(((name, count) for name, count in found if count), key=lambda pair: -pair[1]))


def _ranks(figures: Sequence[BidFigures], weight: FloatArray) -> dict[str, int]:
    """bid -> rank by what it gains for a pound; equals share a rank."""
    worth = {
        one.bid.bid_id: float(weight[one.gains].sum()) / max(one.bid.pounds, 1.0)
        for one in figures
        if one.bid.pounds is not None and one.additional > 0
    }
    return {name: 1 + sum(other > value for other in worth.values()) for name, value in worth.items()}
