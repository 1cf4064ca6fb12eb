"""A bid's figures are those of its own what-if, whatever it would do; and what counts twice counts once."""

from dataclasses import replace
from datetime import time
from random import Random

import numpy as np
import pytest

from geo.paces import PACES, own_pace
from layers.register.model import Status
from layers.times.session import Known, Session
from presentation.words.funding.bids import cannot_words, price_each
from questions.funding.bid_changes import change_of
from questions.funding.bids import assess, trials_of
from questions.funding.gains import gains_of
from questions.funding.need import NeedWeights
from questions.funding.people import EVERYWHERE, people_of
from questions.funding.scenario import Scenario
from questions.funding.standard import WINDOWS, Standard
from questions.funding.what_if import what_if
from questions.panel.portfolio import Floors, best_portfolio
from questions.places.area_assets import pack_assets
from tests.questions.funding.town import bid, cafe, ground_of, town

PLAIN, NORMAL = NeedWeights(), Standard()
EVENING = replace(NORMAL, window=WINDOWS["evening"])
LATE = (Session(1, time(18), time(20)),)
HALL = {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (0, -100)}


def known(assets, asset_id, *, status=None, **facts):
    """The assets, of one of which more is known."""
    record = replace(assets.records[asset_id], **facts)
    table = assets.table.copy()
    if status:
        table.loc[table["asset_id"] == asset_id, "status"] = str(status)
    return replace(assets, key=f"{assets.key}+", table=table, records={**assets.records, asset_id: record})


def place(folder, *assets):
    area = town(folder, assets=list(assets))
    return area, pack_assets(area)


BIDS = {
    "a café at the end of High Street": bid("1", 0),
    "longer hours of a café": bid("1", for_asset="t/1", sessions=LATE),
    "longer hours of one that is paused": bid("1", for_asset="t/2", sessions=LATE),
    "longer hours of one that is full": bid("1", for_asset="t/3", sessions=LATE),
    "longer hours of one for the young": bid("1", for_asset="t/4", sessions=LATE, kind=""),
    "a café in a hall that is there": bid("1", for_asset="t/hall", sessions=LATE),
    "a park, whose gates nobody shuts": bid("1", 0, kind="park"),
}


@pytest.mark.parametrize("standard", [NORMAL, EVENING], ids=["any time", "evenings"])
@pytest.mark.parametrize("what", BIDS)
def test_a_bid_by_itself_is_its_scenario_for_every_group_and_ward(tmp_path, what, standard):
    area, assets = place(tmp_path, cafe(1, 0), cafe(2, 900), cafe(3, 400), cafe(4, 0, -100), HALL)
    assets = known(assets, "t/2", status=Status.PAUSED)
    assets = known(assets, "t/3", full=Known.YES)
    assets = known(assets, "t/4", maximum_age=40)
    one = BIDS[what]
    if not one.sessions and standard.window and one.kind == "cafe":
        return  # it does not say when, see below
    found = assess(ground_of(area, assets), [one], standard=standard, weights=PLAIN, trials=False).of("1")
    effect = what_if(ground_of(area, assets), Scenario("s", (change_of(area, one, assets),)), standard)
    table = effect.table[effect.table["kind"] == found.kind].set_index(["group", "ward_code"])["gained"]
    assert found.cannot is None
    for group, people in found.by_group:
        assert people == table.loc[group, EVERYWHERE]
    assert dict(found.by_ward) == {
        ward: people for ward, people in table.loc["residents"].items() if people and ward != EVERYWHERE
    }


def test_who_is_too_old_for_what_is_there_gains_by_a_bid_for_all(tmp_path):
    area, assets = place(tmp_path, cafe(1, 0))
    young = known(assets, "t/1", maximum_age=40)
    found = assess(ground_of(area, young), [bid("1", 0)], standard=NORMAL, weights=PLAIN).of("1")
    assert dict(found.by_group) == {"residents": 0, "aged_75_plus": 14}


def test_a_bid_that_says_no_times_is_not_known_unless_the_thing_is_always_there(tmp_path):
    area, assets = place(tmp_path, cafe(1, 0))
    bids = [bid("1", 0), bid("2", 0, kind="park"), bid("3", for_asset="t/1")]
    found = assess(ground_of(area, assets), bids, standard=EVENING, weights=PLAIN)
    assert [cannot_words(one) for one in found.figures] == [
        "It does not say when it would be on.",
        "",
        "It does not say when it would be on.",
    ]


def test_longer_hours_where_there_are_none_to_extend_are_named(tmp_path):
    area, assets = place(tmp_path)
    found = assess(
        ground_of(area, assets), [bid("1", for_asset="t/park", kind="")], standard=NORMAL, weights=PLAIN
    )
    assert cannot_words(found.of("1")) == (
        "The asset that it is for is there at all times, as far as is known."
    )


def test_an_asset_without_a_street_is_not_known_rather_than_nothing(tmp_path):
    area, assets = place(tmp_path, cafe(1, 100, 800))
    found = assess(ground_of(area, assets), [bid("1", for_asset="t/1")], standard=NORMAL, weights=PLAIN)
    assert cannot_words(found.of("1")).startswith("No street is known near its place")


def test_a_bid_that_extends_and_one_that_opens_the_same_kind_are_not_counted_twice(tmp_path):
    area, assets = place(tmp_path, cafe(1, 0))
    bids = [bid("1", for_asset="t/1", sessions=LATE, kind=""), bid("2", 0, sessions=LATE)]
    found = assess(ground_of(area, assets), bids, standard=EVENING, weights=PLAIN)
    assert [one.kind for one in found.figures] == ["cafe", "cafe"]
    assert found.of("1").shared == (("2", 140),)
    both = best_portfolio(people_of(area), found, budget=9000, floors=Floors(must=("1", "2")))
    assert (both.additional, both.people) == (140, 140)


def test_money_is_not_spent_on_a_bid_that_adds_nobody(tmp_path):
    bids = [bid("1", 0, pounds=500.0), bid("2", 500, -100, pounds=500.0), bid("3", 400, pounds=900.0)]
    area, assets = place(tmp_path)
    found = assess(ground_of(area, assets), bids, standard=NORMAL, weights=PLAIN)
    best = best_portfolio(people_of(area), found, budget=9000)
    together = np.any([found.of(one).gains for one in best.chosen], axis=0)
    for one in best.chosen:
        rest = [found.of(other).gains for other in best.chosen if other != one]
        assert not rest or np.any(rest, axis=0).sum() < together.sum()
    assert best.additional == 1147


def test_what_was_decided_is_paid_for_though_it_adds_nobody(tmp_path):
    area, assets = place(tmp_path, cafe(1, 0))
    bids = [bid("1", 0, pounds=500.0), bid("2", 0, -100, pounds=800.0)]
    found = assess(ground_of(area, assets), bids, standard=NORMAL, weights=PLAIN)
    best = best_portfolio(people_of(area), found, budget=1000, floors=Floors(must=("1",)))
    assert (best.chosen, best.spent, best.additional) == (("1",), 500.0, 0)
    assert best.prices[0].additional == 1000  # what could be had for the same money


def test_what_was_decided_without_an_amount_is_named_and_in_no_set(tmp_path):
    area, assets = place(tmp_path)
    bids = [bid("1", 0, pounds=None), bid("2", 0, -100, pounds=800.0)]
    found = assess(ground_of(area, assets), bids, standard=NORMAL, weights=PLAIN)
    best = best_portfolio(people_of(area), found, budget=1000, floors=Floors(must=("1",)))
    assert (best.chosen, best.no_amount) == (("2",), ("1",))
    assert price_each(found.of("1")) == "not known"


def test_the_order_of_the_bids_changes_neither_figures_nor_rank_ranges(tmp_path):
    area, assets = place(tmp_path, cafe(1, 250))
    bids = [
        bid(str(number), 90 * number, -100 * (number % 2), pounds=100.0 * number) for number in range(1, 9)
    ]
    weights = NeedWeights.of({"deprivation": 1.0})
    first = assess(ground_of(area, assets), bids, standard=NORMAL, weights=weights)
    Random(8).shuffle(bids)
    again = assess(ground_of(area, assets), bids, standard=NORMAL, weights=weights)
    for one in first.figures:
        other = again.of(one.bid.bid_id)
        assert (other.additional, other.weighted, other.rank, other.plain_rank, other.rank_range) == (
            one.additional,
            one.weighted,
            one.rank,
            one.plain_rank,
            one.rank_range,
        )


def test_one_matrix_for_every_standard_gives_what_each_gives_by_itself(tmp_path):
    area, assets = place(tmp_path, cafe(1, 250), cafe(2, 900), HALL)
    bids = [*(bid(str(at), 150 * at, -100 * (at % 2)) for at in range(1, 5)), bid("5", for_asset="t/1")]
    trials = [trial.standard for trial in trials_of(NORMAL, PLAIN)]
    asked = [NORMAL, *trials, EVENING, replace(NORMAL, pace=own_pace(0.6, step_free=True))]
    ground = ground_of(area, assets)
    together = gains_of(ground, bids, asked)
    nearby = {tuple(gains[bid.bid_id].near.sum() for bid in bids) for gains in together.values()}
    assert len(nearby) > 2
    for standard in asked:
        alone = gains_of(ground, bids, [standard])[standard]
        for bid_id, gains in alone.items():
            other = together[standard][bid_id]
            assert (gains.kind, gains.cannot) == (other.kind, other.cannot)
            assert np.array_equal(gains.near, other.near)
            assert all(
                np.array_equal(points, other.by_group[name]) for name, points in gains.by_group.items()
            )


def test_a_trial_changes_one_thing_and_is_never_what_was_asked():
    for pace in PACES.values():
        for minutes in (5, 15, 60):
            asked = Standard(pace, minutes)
            for trial in trials_of(asked, PLAIN):
                changed = trial.standard.minutes != minutes, trial.standard.pace.speed_mps != pace.speed_mps
                assert sum(changed) == 1, trial.of
                assert trial.standard.pace.avoid == pace.avoid
