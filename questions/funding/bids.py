"""What would each bid change: whom would it reach who has none now, at what price, how firm is its rank?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from geo.paces import PACES
from geo.types import BoolArray, FloatArray
from layers.bids.model import Bid
from questions.buses.departures import Departures
from questions.funding.figures import Assessment, BidFigures, Trial, TrialOf
from questions.funding.gains import Gains, gains_of
from questions.funding.ground import FundingGround
from questions.funding.need import Need, NeedWeights, need
from questions.funding.people import FIFTHS, People
from questions.funding.scenario import Cannot
from questions.funding.standard import Standard
from questions.walks.resident_homes import resident_homes

_SHORTEST, _LONGEST = 5, 60


def assess(
    ground: FundingGround,
    bids: Sequence[Bid],
    *,
    standard: Standard,
    weights: NeedWeights,
    misses: Mapping[str, int] | None = None,
    trials: bool = True,
) -> Assessment:
    """What each bid would change by itself, against the assets there are today.

    Parameters
    ----------
    ground
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
    tried = trials_of(standard, weights) if trials else ()
    counts = need(ground.people, weights, misses=misses)
    by_departures = _by_departures(standard)
    standards = {standard, *(trial.standard for trial in tried), *by_departures}
    gains = {
        each: _where_counted(by_bid, counts) for each, by_bid in gains_of(ground, bids, standards).items()
    }
    figures = [_figures(ground.people, bid, gains[standard][bid.bid_id], counts) for bid in bids]
    figures = [replace(bid, shared=_shared(bid, figures, counts.residents)) for bid in figures]
    if by_departures:
        every, some = (gains[each] for each in by_departures)
        figures = [_with_range(bid, every, some, counts) for bid in figures]
    ranks, plain = (_ranks(bids, gains[standard], by) for by in (counts, _alike(counts)))
    of_trials = [
        _ranks(bids, gains[trial.standard], need(ground.people, trial.weights, misses=misses))
        for trial in tried
    ]
    ranked = tuple(
        replace(
            each,
            rank=ranks.get(each.bid.bid_id),
            plain_rank=plain.get(each.bid.bid_id),
            rank_range=_range([rank.get(each.bid.bid_id) for rank in (ranks, *of_trials)], len(bids)),
        )
        for each in figures
    )
    judged = resident_homes(ground.area, standard.pace.avoid).judged
    not_judged = round(float(counts.residents[~judged].sum()))
    return Assessment(standard, weights, counts, ranked, tried, not_judged)


def _where_counted(gains: Mapping[str, Gains], counts: Need) -> Mapping[str, Gains]:
    """The same; nothing is said of a bid that reaches somebody where not everybody is counted."""
    nobody = np.zeros(len(counts.residents), bool)
    return {
        bid: replace(
            each, cannot=Cannot.NOT_COUNTED, near=nobody, by_group=dict.fromkeys(each.by_group, nobody)
        )
        if each.cannot is None and (each.near & counts.uncounted).any()
        else each
        for bid, each in gains.items()
    }


def trials_of(standard: Standard, weights: NeedWeights) -> tuple[Trial, ...]:
    """What is tried to see how firm a ranking is."""
    minutes = (max(_SHORTEST, standard.minutes - 5), min(_LONGEST, standard.minutes + 5))
    trials = [
        Trial(TrialOf.MINUTES, replace(standard, minutes=other), weights)
        for other in minutes
        if other != standard.minutes
    ]
    speed_mps = PACES["steady" if standard.pace.key != "steady" else "older"].speed_mps
    if speed_mps != standard.pace.speed_mps:
        pace = replace(standard.pace, speed_mps=speed_mps)  # what is avoided stays avoided
        trials.append(Trial(TrialOf.PACE, replace(standard, pace=pace), weights))
    if not weights.plain:
        trials.append(Trial(TrialOf.DOUBLED, standard, weights.scaled(2.0)))
        trials.append(Trial(TrialOf.HALVED, standard, weights.scaled(0.5)))
        trials.append(Trial(TrialOf.ALIKE, standard, NeedWeights()))
    return tuple(trials)


def _by_departures(standard: Standard) -> tuple[Standard, ...]:
    """By every departure, and by one or another; none where no buses count."""
    if standard.by_bus is None:
        return ()
    return tuple(replace(standard, departures=which) for which in (Departures.EVERY, Departures.SOME))


def _with_range(
    bid: BidFigures, every: Mapping[str, Gains], some: Mapping[str, Gains], counts: Need
) -> BidFigures:
    """From who has the bid by every departure and lacks its kind by each, to who does by one or another."""
    by_every, by_some = every[bid.bid.bid_id], some[bid.bid.bid_id]
    if bid.cannot or by_every.cannot or by_some.cannot:
        return bid
    ends = by_every.near & by_some.lacking, by_some.near & by_every.lacking
    least, most = (round(float(counts.residents[points].sum())) for points in ends)
    return replace(bid, additional_range=(least, most))


def _alike(counts: Need) -> Need:
    """The same residents, everybody counted once."""
    return replace(counts, weight=counts.residents)


def _range(ranks: list[int | None], worst: int) -> tuple[int, int] | None:
    """Best and worst; a trial in which it gains nothing counts as the last place."""
    if all(rank is None for rank in ranks):
        return None
    numbers = [worst if rank is None else rank for rank in ranks]
    return min(numbers), max(numbers)


def _figures(people: People, bid: Bid, bids_gains: Gains, counts: Need) -> BidFigures:
    gains = bids_gains.gains
    return BidFigures(
        bid,
        bids_gains.cannot,
        in_reach=round(float(counts.residents[bids_gains.near].sum())),
        additional=round(float(counts.residents[gains].sum())),
        weighted=float(counts.weight[gains].sum()),
        by_group=tuple((name, people.count(name, bids_gains.by_group[name])) for name in people.groups),
        by_fifth=_by_fifth(people, gains),
        by_ward=_by_ward(people, gains),
        shared=(),
        gains=gains,
        kind=bids_gains.kind,
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
    bid: BidFigures, figures: Sequence[BidFigures], residents: FloatArray
) -> tuple[tuple[str, int], ...]:
    """Other bids of the same kind that would reach the same additional residents."""
    shared = [
        (other.bid.bid_id, round(float(residents[bid.gains & other.gains].sum())))
        for other in figures
        if other is not bid and other.kind == bid.kind
    ]
    return tuple(sorted(((name, count) for name, count in shared if count), key=lambda pair: -pair[1]))


def _ranks(bids: Sequence[Bid], gains: Mapping[str, Gains], counts: Need) -> dict[str, int]:
    """bid -> rank by what it gains for a pound; equals share a rank."""
    worth: dict[str, float] = {}
    for bid in bids:
        points = gains[bid.bid_id].gains
        if bid.pounds is not None and round(float(counts.residents[points].sum())) > 0:
            worth[bid.bid_id] = float(counts.weight[points].sum()) / max(bid.pounds, 1.0)
    return {name: 1 + sum(other > value for other in worth.values()) for name, value in worth.items()}
