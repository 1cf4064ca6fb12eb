"""What would each bid change: whom would it reach who has none now, at what price, how firm is its rank?"""

from collections.abc import Sequence
from dataclasses import replace

from geo.paces import PACES
from geo.types import BoolArray, FloatArray
from layers.area import Area
from layers.bids.model import Bid
from questions.funding.figures import Assessment, BidFigures, Trial
from questions.funding.gains import Gains, gains_of
from questions.funding.need import Need, NeedWeights, need
from questions.funding.people import FIFTHS, People, people_of
from questions.funding.standard import Standard, walks
from questions.places.area_assets import AreaAssets

_SHORTEST, _LONGEST = 5, 60


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
    gains = gains_of(area, assets, bids, standard)
    figures = [_figures(area, bid, gains[bid.bid_id], counts) for bid in bids]
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
    minutes = (max(_SHORTEST, standard.minutes - 5), min(_LONGEST, standard.minutes + 5))
    found = [
        Trial(f"{other} minutes instead of {standard.minutes}", replace(standard, minutes=other), weights)
        for other in minutes
        if other != standard.minutes
    ]
    speed_mps = PACES["steady" if standard.pace.key != "steady" else "older"].speed_mps
    if speed_mps != standard.pace.speed_mps:
        pace = replace(standard.pace, speed_mps=speed_mps)  # what is avoided stays avoided
        words = f"at {speed_mps:g} m/s instead of {standard.pace.speed_mps:g}"
        found.append(Trial(words, replace(standard, pace=pace), weights))
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


def _figures(area: Area, bid: Bid, found: Gains, counts: Need) -> BidFigures:
    people, gains = people_of(area), found.gains
    return BidFigures(
        bid,
        found.cannot,
        in_reach=round(float(counts.residents[found.near].sum())),
        additional=round(float(counts.residents[gains].sum())),
        weighted=float(counts.weight[gains].sum()),
        by_group=tuple((name, people.count(name, found.by_group[name])) for name in people.groups),
        by_fifth=_by_fifth(people, gains),
        by_ward=_by_ward(people, gains),
        shared=(),
        gains=gains,
        kind=found.kind,
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
        if other is not one and other.kind == one.kind
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
