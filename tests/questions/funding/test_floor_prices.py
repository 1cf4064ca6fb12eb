"""What a condition costs is what the best set of all loses by it: against every set there is."""

from itertools import chain, combinations

import numpy as np
import pytest

from geo.sites.siting_model import SitingError
from presentation.words.funding.best_set import condition_words
from questions.funding.bids import assess
from questions.funding.need import NeedWeights
from questions.funding.people import people_of
from questions.funding.standard import Standard
from questions.panel.portfolio import Floors, best_portfolio
from tests.questions.funding.town import bid, ground_of, town

BIDS = [
    bid("1", 0, pounds=900.0),
    bid("2", 250, pounds=2800.0),
    bid("3", 900, pounds=300.0),
    bid("4", 0, -100, pounds=2500.0),
    bid("5", 400, -100, pounds=2100.0),
    bid("6", 0, kind="library", pounds=1000.0),
    bid("7", 900, kind="library", pounds=1900.0),
]
FLOORS = {
    "one ward": Floors(wards=("west",)),
    "both wards": Floors(wards=("west", "east")),
    "small grants": Floors(small_pounds=1500.0),
    "what was decided": Floors(must=("3",), never=("5",)),
    "all of it": Floors(wards=("west",), small_pounds=1300.0, must=("3",), never=("4",)),
}


def worth(found, chosen, weight):
    kinds = {found.of(one).kind for one in chosen}
    masks = [
        np.any([found.of(o).gains for o in chosen if found.of(o).kind == kind], axis=0) for kind in kinds
    ]
    return float(sum(weight[mask].sum() for mask in masks))


def keeps(found, chosen, budget, floors):
    pounds = {one: found.of(one).bid.pounds for one in chosen}
    small = sum(cost for cost in pounds.values() if cost <= 2000)
    large = sum(pounds.values()) - small
    apart = floors.small_pounds
    money = small <= apart and large <= budget - apart if apart else small + large <= budget
    served = {ward for one in chosen for ward, _ in found.of(one).by_ward}
    decided = set(floors.must) <= set(chosen) and not set(floors.never) & set(chosen)
    return money and decided and set(floors.wards) <= served


def best_worth(found, budget, floors, weight):
    ids = [one.bid.bid_id for one in found.figures]
    every = chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1))
    allowed = [worth(found, one, weight) for one in every if keeps(found, one, budget, floors)]
    return max(allowed, default=None)


@pytest.mark.parametrize(
    "weights", [{}, {"aged_75_plus": 3.0, "deprivation": 2.0}], ids=["plain", "weighted"]
)
@pytest.mark.parametrize("budget", [1500, 3300, 4600, 9000])
@pytest.mark.parametrize("what", FLOORS)
def test_the_set_and_the_price_of_each_condition_are_the_best_there_are(tmp_path, what, budget, weights):
    area, floors = town(tmp_path), FLOORS[what]
    given = NeedWeights.of(weights)
    found = assess(ground_of(area), BIDS, standard=Standard(), weights=given, trials=False)
    weight = found.need.weight
    with_all = best_worth(found, budget, floors, weight)
    if with_all is None:
        with pytest.raises(SitingError, match="No choice keeps to all that was asked"):
            best_portfolio(people_of(area), found, budget=budget, floors=floors)
        return
    best = best_portfolio(people_of(area), found, budget=budget, floors=floors)
    assert best.weighted == pytest.approx(with_all)
    assert keeps(found, best.chosen, budget, floors)
    for price in best.prices:
        rest = dict(
            wards=floors.wards, small_pounds=floors.small_pounds, must=floors.must, never=floors.never
        )
        if condition_words(price).endswith("kept for small grants"):
            rest |= {"small_pounds": 0.0}
        elif condition_words(price).startswith("What the panel has decided"):
            rest |= {"must": (), "never": ()}
        elif condition_words(price) == "Something for each of these wards":
            rest |= {"wards": ()}
        else:
            gone = {"Something for Westward": "west", "Something for Eastward": "east"}[
                condition_words(price)
            ]
            rest |= {"wards": tuple(ward for ward in floors.wards if ward != gone)}
        assert price.weighted == pytest.approx(best_worth(found, budget, Floors(**rest), weight) - with_all)
        if not weights:
            assert price.additional == pytest.approx(price.weighted)
