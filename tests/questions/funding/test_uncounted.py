"""Where the source leaves out how many live there, funding says that it cannot judge; nobody counts as 0."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from layers.assets.kinds import load_kinds
from presentation.words.funding.bids import additional, cannot_words
from presentation.words.funding.effect import effect_sentence
from presentation.words.funding.new_places import places_sentence
from questions.funding.before_after import before_and_after
from questions.funding.best_places import best_places
from questions.funding.bids import assess
from questions.funding.least_walking import least_walking
from questions.funding.need import NeedWeights, need
from questions.funding.past import past_awards
from questions.funding.people import RESIDENTS, people_of
from questions.funding.scenario import Action, Cannot, Change, Scenario
from questions.funding.standard import Standard
from questions.funding.what_if import what_if
from questions.panel.portfolio import best_portfolio
from questions.places.area_assets import pack_assets
from tests.questions.funding.town import bid, cafe, ground_of, town
from tests.tiny_area import EAST, NORTH

NORMAL = Standard()
PLAIN = NeedWeights()


def uncounted_town(folder, column: str, *rows: int, assets=()):
    """The town whose source leaves out a column at some homes: 0 and 1 are at the west end of High Street."""
    area = town(folder, assets=assets)
    table = area.residents.copy()
    table[column] = table[column].astype("Int64").mask(np.isin(np.arange(len(table)), rows))
    area.__dict__["residents"] = table
    return area


def assessed(area, *bids, weights=PLAIN):
    ground = ground_of(area)
    return ground, assess(ground, bids, standard=NORMAL, weights=weights)


def test_a_bid_that_reaches_people_whom_nobody_counted_cannot_be_judged(tmp_path):
    area = uncounted_town(tmp_path, RESIDENTS, 0)
    _, found = assessed(area, bid("1", 0), bid("2", 0, -100))
    first, second = found.of("1"), found.of("2")
    assert (first.cannot, first.rank, first.plain_rank) == (Cannot.NOT_COUNTED, None, None)
    assert additional(first) == "not known"
    assert cannot_words(first).startswith("The source leaves out how many people live near it")
    assert (second.cannot, second.additional, second.rank) == (None, 1000, 1)


def test_it_is_in_no_set(tmp_path):
    ground, found = assessed(uncounted_town(tmp_path, RESIDENTS, 0), bid("1", 0), bid("2", 0, -100))
    assert best_portfolio(ground.people, found, budget=10_000).chosen == ("2",)


def test_a_group_that_counts_more_and_is_left_out_keeps_a_bid_from_being_judged(tmp_path):
    area = uncounted_town(tmp_path, "aged_75_plus", 0)
    older = NeedWeights.of({"aged_75_plus": 2.0})
    _, weighted = assessed(area, bid("1", 0), bid("2", 0, -100), weights=older)
    assert weighted.of("1").cannot is Cannot.NOT_COUNTED
    assert weighted.of("2").weighted == 1000 + 2 * 100
    assert weighted.need.unknown == (("aged_75_plus", 100),)
    _, plain = assessed(area, bid("1", 0))
    assert (plain.of("1").additional, dict(plain.of("1").by_group)["aged_75_plus"]) == (140, None)


def test_where_nobody_lives_nothing_is_left_out(tmp_path):
    area = uncounted_town(tmp_path, "aged_75_plus", 0)
    area.__dict__["residents"] = area.residents.assign(residents=[0, 40, 7, 1000, 50])
    counts = need(people_of(area), NeedWeights.of({"aged_75_plus": 1.0}))
    assert not counts.uncounted.any()


def test_a_change_says_who_comes_on_top_of_those_who_are_counted(tmp_path):
    ground = ground_of(uncounted_town(tmp_path, RESIDENTS, 0))
    opening = Scenario("s", (Change(Action.OPEN, kind="cafe", name="Tea", at=(EAST, NORTH)),))
    effect = what_if(ground, opening, NORMAL)
    assert (effect.gaining, effect.areas_uncounted, effect.total("gained")) == (40, 1, None)
    table = effect.table[effect.table["group"] == RESIDENTS].set_index("ward_code")
    assert table["gained"].isna().to_dict() == {"": True, "west": True, "east": False}
    assert effect_sentence(effect, kinds=load_kinds()).endswith(
        "How many live in 1 small area that would gain or lose is not known: they come on top."
    )


def test_a_group_that_is_left_out_is_missing_where_it_gains_only(tmp_path):
    ground = ground_of(uncounted_town(tmp_path, "aged_75_plus", 3))
    opening = Scenario("s", (Change(Action.OPEN, kind="cafe", name="Tea", at=(EAST, NORTH)),))
    effect = what_if(ground, opening, NORMAL)
    assert effect.total("gained", group="aged_75_plus") == 14  # whoever was left out gains nothing
    assert effect.total("people", group="aged_75_plus") is None


def test_two_days_cannot_be_compared_where_people_are_not_counted(tmp_path):
    area = uncounted_town(tmp_path, RESIDENTS, 0, assets=[cafe(1, 100)])
    ground = ground_of(area, pack_assets(area))
    days = before_and_after(
        ground, ground, asset_id="t/1", days=(date(2026, 1, 1), date(2026, 2, 1)), standard=NORMAL
    )
    assert days.total("after") is None
    assert days.total("after", group="aged_75_plus") == 14


def test_pounds_for_each_resident_are_not_known_where_residents_are_not(tmp_path):
    ground = ground_of(uncounted_town(tmp_path, RESIDENTS, 0))
    table = past_awards(ground, [bid("1", 0, pounds=500.0)]).table.set_index("ward_code")
    assert table["residents"].isna().to_dict() == {"west": True, "east": False}
    assert pd.isna(table.at["west", "pounds_per_resident"])


HALL = {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (250, 0)}


def test_new_places_say_who_is_in_none_of_their_figures(tmp_path):
    ground = ground_of(uncounted_town(tmp_path, RESIDENTS, 0, assets=[HALL]))
    best = best_places(ground, kind="cafe", standard=NORMAL, weights=PLAIN, count=1)
    least = least_walking(ground, kind="cafe", standard=NORMAL, weights=PLAIN, count=1)
    left_out = "How many live in 1 small area is not known: they are in none of these figures."
    for places in (best, least):
        assert places.areas_uncounted == 1
        assert places_sentence(places).endswith(left_out)
    assert (best.today, best.then) == (0, 47)  # 40 and 7 on High Street
    everybody = ground_of(town(tmp_path / "all", assets=[HALL]))
    assert best_places(everybody, kind="cafe", standard=NORMAL, weights=PLAIN, count=1).areas_uncounted == 0


@pytest.mark.parametrize("rows", [(0,), (0, 1), (3,)])
def test_a_sum_over_people_who_are_not_counted_is_none(tmp_path, rows):
    people = people_of(uncounted_town(tmp_path, RESIDENTS, *rows))
    everywhere = np.ones(len(people.residents), bool)
    assert people.count(RESIDENTS, everywhere) is None
    assert people.areas_uncounted(everywhere) == 1
    counted = ~people.uncounted[RESIDENTS]
    assert people.count(RESIDENTS, counted) == people.residents[counted].sum()
