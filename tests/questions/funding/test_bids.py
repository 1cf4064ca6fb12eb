"""What bids change, what they cost for each resident, and the best set: by hand and against every set."""

from dataclasses import replace
from datetime import time
from itertools import combinations

import pytest

from geo.sites.siting_model import SitingError
from layers.bids.need_index import read_index
from layers.times.session import Session
from presentation.words.funding.best_set import condition_words
from presentation.words.funding.bids import cannot_words, price_each
from questions.funding.bid_changes import change_of
from questions.funding.bids import assess
from questions.funding.need import NeedError, NeedWeights, need
from questions.funding.people import people_of
from questions.funding.scenario import Cannot, Scenario
from questions.funding.standard import WINDOWS, Standard
from questions.funding.what_if import what_if
from questions.panel.portfolio import Floors, best_portfolio
from tests.questions.funding.town import bid, cafe, ground_of, town

PLAIN = NeedWeights()
NORMAL = Standard()


def assessed(folder, bids, *, assets=(), weights=PLAIN, standard=NORMAL):
    area = town(folder, assets=assets)
    return area, assess(ground_of(area), bids, standard=standard, weights=weights)


def test_the_price_of_an_additional_resident(tmp_path):
    _, found = assessed(tmp_path, [bid("1", 0, pounds=700.0), bid("2", 0, -100, pounds=1000.0)])
    assert found.of("1").additional == 140
    assert price_each(found.of("1")) == "£5.00"
    assert dict(found.of("1").by_group)["aged_75_plus"] == 14
    assert (found.of("2").rank, found.of("1").rank) == (1, 2)


def test_who_has_one_already_gains_nothing_and_no_price_is_infinite(tmp_path):
    _, found = assessed(tmp_path, [bid("1", 0)], assets=[cafe(1, 0)])
    one = found.of("1")
    assert (one.in_reach, one.additional, one.has_one_already) == (140, 0, 140)
    assert (price_each(one), one.pounds_each, one.rank) == ("no gain", None, None)


def test_a_bid_without_a_place_is_not_known_rather_than_nothing(tmp_path):
    _, found = assessed(tmp_path, [bid("1")])
    assert found.of("1").cannot is Cannot.NO_PLACE
    assert cannot_words(found.of("1")) == "It has no place yet."
    assert price_each(found.of("1")) == "not known"


def test_a_place_without_a_street_is_not_known_rather_than_nothing(tmp_path):
    _, found = assessed(tmp_path, [bid("1", 0, 700)])
    assert cannot_words(found.of("1")).startswith("No street is known near its place")


def test_bids_for_the_same_people_are_told_of_each_other(tmp_path):
    _, found = assessed(tmp_path, [bid("1", 0), bid("2", 250), bid("3", 0, kind="library")])
    assert found.of("1").shared == (("2", 140),)
    assert found.of("3").shared == ()


def test_a_bid_says_what_its_scenario_says(tmp_path):
    bids = [bid("1", 100), bid("2", 400, -100)]
    area, found = assessed(tmp_path, bids, assets=[cafe(1, 900)])
    for one in bids:
        change = change_of(area, one)
        effect = what_if(ground_of(area), Scenario("one", (change,)), NORMAL)
        assert effect.total("gained") == found.of(one.bid_id).additional


def test_in_a_window_only_what_is_on_then_counts(tmp_path):
    evenings = replace(NORMAL, window=WINDOWS["evening"])
    late = bid("1", 0, sessions=(Session(1, time(18), time(20)),))
    early = bid("2", 0, sessions=(Session(1, time(10), time(12)),))
    _, found = assessed(tmp_path, [late, early, bid("3", 0)], assets=[cafe(1, 0)], standard=evenings)
    assert found.of("1").additional == 140
    assert found.of("2").additional == 0
    assert cannot_words(found.of("3")) == "It does not say when it would be on."


def test_weights_are_stated_per_resident(tmp_path):
    area = town(tmp_path)
    weighted = need(people_of(area), NeedWeights.of({"aged_75_plus": 2.0, "deprivation": 1.0}))
    # A holds 147 of 1,197 residents: its standing is 1 - 73.5/1197; B's is 1 - (147 + 525)/1197
    assert weighted.weight[0] == pytest.approx(100 + 20 + 100 * (1 - 73.5 / 1197))
    assert weighted.weight[3] == pytest.approx(1000 + 200 + 1000 * (1 - 672 / 1197))
    assert weighted.residents.sum() == 1197


def test_the_direction_of_an_index_is_said_and_matters(tmp_path):
    area = town(tmp_path)
    file = tmp_path / "index.csv"
    file.write_text("code,value\nA,1\nB,9\nnowhere,3\n", encoding="utf-8")
    ranks = read_index(file, area, rank_one_is_neediest=True)
    scores = read_index(file, area, rank_one_is_neediest=False)
    first = need(people_of(area), NeedWeights.of({"index": 1.0}, index=ranks)).weight
    second = need(people_of(area), NeedWeights.of({"index": 1.0}, index=scores)).weight
    assert first[0] > second[0]
    assert first[3] < second[3]


def test_a_weight_that_nothing_is_known_of_is_refused(tmp_path):
    with pytest.raises(NeedError, match='Nothing is known here of "living_alone"'):
        need(people_of(town(tmp_path)), NeedWeights.of({"living_alone": 1.0}))
    with pytest.raises(NeedError, match="The weight 9 of deprivation cannot be used"):
        NeedWeights.of({"deprivation": 9})


BIDS = [
    bid("1", 0, pounds=900.0),
    bid("2", 250, pounds=800.0),
    bid("3", 900, pounds=300.0),
    bid("4", 0, -100, pounds=1500.0),
    bid("5", 400, -100, pounds=2500.0),
    bid("6", 0, kind="library", pounds=1000.0),
]


@pytest.mark.parametrize("budget", [0, 300, 1000, 1800, 2400, 3300, 7000])
@pytest.mark.parametrize("weights", [PLAIN, NeedWeights.of({"aged_75_plus": 3.0})])
def test_the_best_set_equals_every_set_tried(tmp_path, budget, weights):
    area, found = assessed(tmp_path, BIDS, weights=weights)
    best = best_portfolio(people_of(area), found, budget=budget)

    def worth(chosen):
        total = 0.0
        for kind in ("cafe", "library"):
            masks = [found.of(one.bid_id).gains for one in chosen if one.kind == kind]
            total += float(found.need.weight[sum(masks) > 0].sum()) if masks else 0.0
        return total

    allowed = [
        chosen
        for size in range(len(BIDS) + 1)
        for chosen in combinations(BIDS, size)
        if sum(one.pounds for one in chosen) <= budget
    ]
    assert best.weighted == pytest.approx(max(worth(chosen) for chosen in allowed))
    assert best.spent <= budget
    assert best.gap == 0.0


def test_overlapping_bids_are_not_counted_twice(tmp_path):
    area, found = assessed(tmp_path, [bid("1", 0), bid("2", 0), bid("3", 0, kind="library")])
    best = best_portfolio(people_of(area), found, budget=3000, floors=Floors(must=("1", "2", "3")))
    assert (best.additional, best.people) == (280, 140)  # a café and a library each, once


def test_a_floor_has_a_price_in_residents(tmp_path):
    bids = [bid("1", 0, pounds=1000.0), bid("2", 0, -100, pounds=1000.0)]
    area, found = assessed(tmp_path, bids)
    best = best_portfolio(people_of(area), found, budget=1000, floors=Floors(wards=("west",)))
    assert best.chosen == ("1",)
    assert condition_words(best.prices[0]) == "Something for Westward"
    assert best.prices[0].additional == 860


def test_small_grants_compete_apart(tmp_path):
    bids = [bid("1", 0, pounds=2000.0), bid("2", 0, -100, pounds=4000.0)]
    area, found = assessed(tmp_path, bids)
    assert best_portfolio(people_of(area), found, budget=4000).chosen == ("2",)
    apart = best_portfolio(people_of(area), found, budget=4000, floors=Floors(small_pounds=2000))
    assert apart.chosen == ("1",)
    assert apart.prices[0].additional == 860


def test_a_ward_for_which_no_bid_does_anything_is_named(tmp_path):
    area, found = assessed(tmp_path, [bid("1", 0)])
    best = best_portfolio(people_of(area), found, budget=4000, floors=Floors(wards=("east",)))
    assert best.cannot_keep == ("east",)


def test_more_decided_than_the_budget_is_refused(tmp_path):
    area, found = assessed(tmp_path, [bid("1", 0)])
    with pytest.raises(SitingError, match="No choice keeps to all that was asked"):
        best_portfolio(people_of(area), found, budget=10, floors=Floors(must=("1",)))


def test_conversations_without_a_result_weigh_by_ward(tmp_path):
    area = town(tmp_path)
    counted = need(people_of(area), NeedWeights.of({"nothing_suitable": 1.0}), misses={"west": 19})
    assert counted.weight.tolist() == [200, 80, 7, 1000, 100]  # Westward alone had any
    with pytest.raises(NeedError, match='Nothing is known here of "nothing_suitable"'):
        need(people_of(area), NeedWeights.of({"nothing_suitable": 1.0}))
