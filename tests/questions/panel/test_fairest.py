"""The fairest set: its equivalent by hand, against every set there is, and never worse than other aims'."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from layers.bids.model import Bid
from questions.funding.figures import Assessment, BidFigures
from questions.funding.need import Need, NeedWeights
from questions.funding.people import RESIDENTS, People
from questions.funding.standard import Standard
from questions.panel.aims import FairnessError, FairnessTerms, SetAim
from questions.panel.beside import sets_by_aim
from questions.panel.decision import Decision, decide
from questions.panel.demands import Walking
from questions.panel.portfolio import Floors, best_portfolio
from questions.panel.walk_minutes import WalkMinutes, walk_minutes
from tests.questions.funding.town import bid, cafe, ground_of, town

KINDS = ("cafe", "library")


def minutes_of(today, *, residents=None, terms=None, by_bid=None, kind_of_bid=None):
    """Walks of one kind, as they are given."""
    return WalkMinutes(
        terms or FairnessTerms(),
        ("cafe",),
        np.ones(len(today)) if residents is None else np.array(residents, float),
        np.array([today], float),
        {key: np.array(value, float) for key, value in (by_bid or {}).items()},
        kind_of_bid or dict.fromkeys(by_bid or {}, 0),
    )


def test_the_equivalent_by_hand():
    walks = minutes_of([10.0, 20.0], residents=[3, 1], terms=FairnessTerms(aversion=2.0))
    kappa = 2.0 * (3 * 10 + 20) / (3 * 100 + 400)
    assert walks.kappa == pytest.approx(kappa)
    by_hand = math.log((3 * math.exp(kappa * 10) + math.exp(kappa * 20)) / 4) / kappa
    assert walks.equivalent_min(walks.today) == pytest.approx(by_hand)
    assert walks.equivalent_min(walks.today, 0.0) == pytest.approx(12.5)
    assert 12.5 < by_hand < 20


def test_equal_walks_are_their_own_equivalent_whatever_the_aversion():
    for aversion in (0.0, 0.5, 10.0):
        walks = minutes_of([12.0] * 4, terms=FairnessTerms(aversion=aversion))
        assert walks.equivalent_min(walks.today) == pytest.approx(12.0)


def test_the_worst_off_are_a_twentieth_of_residents_wherever_that_cuts_a_point():
    walks = minutes_of([30.0, 20.0, 5.0], residents=[2, 10, 88])
    assert walks.worst_min(walks.today) == pytest.approx((2 * 30 + 3 * 20) / 5)
    assert walks.beyond(walks.today) == pytest.approx(0.02)


def test_where_nobody_can_be_judged_nothing_is_known():
    walks = minutes_of([30.0], residents=[0])
    assert walks.equivalent_min(walks.today) is None
    assert walks.worst_min(walks.today) is None


@pytest.mark.parametrize(
    ("terms", "words"),
    [({"aversion": -1}, "aversion of -1 cannot"), ({"cap_min": 61}, "longest walk of 61 minutes cannot")],
)
def test_terms_that_mean_nothing_are_refused(terms, words):
    with pytest.raises(FairnessError, match=words):
        FairnessTerms(**terms)


@st.composite
def cases(draw):
    """Up to seven bids of two kinds for up to twelve points, and what is asked for."""
    points, count = draw(st.integers(1, 12)), draw(st.integers(1, 7))
    cap = draw(st.sampled_from([15, 30, 60]))
    minutes = st.lists(st.sampled_from([1.0, 4.5, 9.0, 14.0, 29.0, 60.0]), min_size=points, max_size=points)
    terms = FairnessTerms(draw(st.sampled_from([0.0, 0.5, 1.0, 3.0, 10.0])), cap)
    residents = np.array(draw(st.lists(st.integers(0, 90), min_size=points, max_size=points)), float)
    kind_of_bid = {str(at): draw(st.integers(0, 1)) for at in range(count)}
    walks = WalkMinutes(
        terms,
        KINDS,
        residents,
        np.minimum([draw(minutes) for _ in KINDS], cap),
        {key: np.minimum(draw(minutes), cap) for key in kind_of_bid},
        kind_of_bid,
    )
    pounds = {key: float(draw(st.integers(0, 9))) for key in kind_of_bid}
    return walks, pounds, float(draw(st.integers(0, 20)))


def figures_of(walks, pounds, *, reach_min=10.0):
    """What the figures of such bids are, and who lives there: a ward for each half of the points."""
    count = len(walks.residents)
    here = pd.Series(["west" if at % 2 else "east" for at in range(count)], dtype=str)
    nothing = np.zeros(count)
    people = People(
        (RESIDENTS,),
        {RESIDENTS: walks.residents},
        {RESIDENTS: nothing > 0},
        here,
        here,
        {"east": "Eastward", "west": "Westward"},
        nothing,
        nothing.astype(int),
    )
    figures = []
    for key, row in walks.kind_of_bid.items():
        gains = (walks.by_bid[key] <= reach_min) & (walks.today[row] > reach_min)
        additional = int(walks.residents[gains].sum())
        by_ward = tuple(
            (code, int(walks.residents[gains & (here == code).to_numpy()].sum())) for code in people.wards
        )
        asked = Bid(key, key, pounds=pounds[key], kind=KINDS[row])
        figures.append(
            BidFigures(asked, None, 0, additional, float(additional), (), (), by_ward, (), gains, KINDS[row])
        )
    need = Need(walks.residents, walks.residents, (), nothing > 0)
    return people, Assessment(Standard(), NeedWeights(), need, tuple(figures), ())


def sets_within(pounds, budget):
    """Every set of bids that the budget allows."""
    ids = list(pounds)
    every = (chosen for size in range(len(ids) + 1) for chosen in combinations(ids, size))
    return [chosen for chosen in every if sum(pounds[bid_id] for bid_id in chosen) <= budget]


@settings(max_examples=120, deadline=None)
@given(cases())
def test_no_set_within_the_budget_has_a_lower_equivalent(case):
    walks, pounds, budget = case
    people, assessment = figures_of(walks, pounds)
    for kappa in (walks.kappa, 0.0):
        demand = Walking(walks, kappa)
        best = best_portfolio(people, assessment, budget=budget, demand=demand)
        equivalents = [
            walks.equivalent_min(walks.with_bids(chosen), kappa) for chosen in sets_within(pounds, budget)
        ]
        assert best.spent <= budget
        if equivalents[0] is None:
            continue
        found = walks.equivalent_min(walks.with_bids(best.chosen), kappa)
        assert found == pytest.approx(min(equivalents), abs=1e-6)
        assert demand.least_min(best.least_left) <= found + 1e-6


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from([(), ("west",), ("east", "west")]))
def test_the_fairest_is_never_worse_than_other_aims_under_the_same_conditions(case, wards):
    walks, pounds, budget = case
    people, assessment = figures_of(walks, pounds)
    helping = {code for bid in assessment.figures for code, count in bid.by_ward if count}
    affordable = budget >= 2 * max(pounds.values())  # so that every ward that is asked for can be helped
    floors = Floors(wards=tuple(ward for ward in wards if ward in helping) if affordable else ())
    _, beside = sets_by_aim(people, assessment, walks, budget=budget, floors=floors, priced=SetAim.FAIREST)
    fairest, least = beside.by_aim[SetAim.FAIREST], beside.by_aim[SetAim.LEAST]
    if fairest.equivalent_min is None:
        return
    for other in (beside.today, *beside.by_aim.values()):
        assert fairest.equivalent_min <= other.equivalent_min + 1e-6
        assert least.mean_min <= other.mean_min + 1e-6
    assert beside.cost_of_fairness == beside.by_aim[SetAim.MOST].people - fairest.people


def test_bids_of_one_kind_to_one_place_spare_it_once():
    walks = minutes_of([20.0], by_bid={"near": [2.0], "far": [9.0]})
    demand = Walking(walks, 0.0)
    both = demand.weighs(["near", "far"])
    assert both == demand.weighs(["near"])
    assert both < demand.weighs(["far"]) < demand.weighs([])


def test_minutes_are_those_of_the_streets_and_the_cap(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 900)])
    ground = ground_of(area)
    bids = (bid("1", 0), bid("2", 0, -100, pounds=500.0))
    outcome = decide(ground, bids, Decision(1000.0, Standard(), NeedWeights()))
    walks = outcome.beside.walks
    assert walks.kinds == ("cafe",)
    assert walks.today[0, 0] == pytest.approx(900 / 48)  # along High Street at 0.8 m/s
    assert walks.by_bid["1"][0] == pytest.approx(0.0, abs=0.1)
    assert walks.today[0, 3] == pytest.approx(1200 / 48)  # along Low Street and round by its eastern end
    assert walks.residents[4] == 0  # no street near
    short = walk_minutes(ground, outcome.assessment, FairnessTerms(cap_min=10))
    assert short.today.max() == 10.0


def test_any_of_the_kinds_will_do_where_that_is_asked(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 250)])
    ground, bids = ground_of(area), (bid("1", 0), bid("2", 0, kind="library"))
    apart = decide(ground, bids, Decision(3000.0, Standard(), NeedWeights(), aim=SetAim.FAIREST))
    together = decide(
        ground,
        bids,
        Decision(
            3000.0, Standard(), NeedWeights(), aim=SetAim.FAIREST, fairness=FairnessTerms(together=True)
        ),
    )
    assert apart.beside.walks.kinds == ("cafe", "library")
    assert together.beside.walks.kinds == ("",)
    assert apart.best.chosen == ("1", "2")
    assert together.best.chosen in {("1",), ("2",)}  # the second adds nothing where either will do
    assert together.best.spent == 1000.0


def test_a_bid_that_only_shortens_walks_is_in_the_fairest_set_and_not_in_the_other(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 600)])
    outcome = decide(ground_of(area), (bid("1", 0),), Decision(1000.0, Standard(), NeedWeights()))
    assert outcome.assessment.of("1").additional == 0
    assert outcome.best.chosen == ()
    assert outcome.beside.by_aim[SetAim.FAIREST].chosen == ("1",)


def test_what_is_bound_by_a_condition_costs_minutes(tmp_path):
    area = town(tmp_path, assets=[])
    bids = (bid("west", 0, pounds=1000.0), bid("east", 0, -100, pounds=1000.0))
    asked = Decision(1000.0, Standard(), NeedWeights(), Floors(wards=("west",)), aim=SetAim.FAIREST)
    bound = decide(ground_of(area), bids, asked)
    free = decide(ground_of(area), bids, replace(asked, floors=Floors()))
    assert (bound.best.chosen, free.best.chosen) == (("west",), ("east",))
    longer = (
        bound.beside.by_aim[SetAim.FAIREST].equivalent_min - free.beside.by_aim[SetAim.FAIREST].equivalent_min
    )
    assert bound.best.prices[0].minutes == pytest.approx(longer)
