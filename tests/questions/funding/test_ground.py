"""What funding stands on: the same whoever works, made once where it is kept, another for every change."""

import numpy as np
import pytest

from actions.at_work import at_work
from actions.keep_once import kept_for_one_answer
from questions.funding.bids import assess
from questions.funding.changes import changed, why_not_open
from questions.funding.ground import funding_ground, has_street, measure_walks
from questions.funding.need import NeedWeights
from questions.funding.scenario import Action, Cannot, Change, ChangeError, Scenario
from questions.funding.standard import Standard
from questions.places.area_assets import pack_assets
from tests.questions.funding.town import bid, cafe, ground_of, town
from tests.tiny_area import EAST, NORTH

CLOSING = Scenario("cut", (Change(Action.CLOSE, "t/1"),))


def test_walks_are_the_same_however_many_work(tmp_path):
    ground = ground_of(town(tmp_path, assets=[cafe(1, 0), cafe(2, 900)]))
    alone = measure_walks(ground, Standard())
    with at_work(3) as workers:
        together = measure_walks(ground, Standard(), workers=workers)
    assert len(alone.pairs.point) > 0
    for name in ("point", "asset", "distance_m"):
        np.testing.assert_array_equal(getattr(alone.pairs, name), getattr(together.pairs, name))
    np.testing.assert_array_equal(alone.joined, together.joined)


def counting():
    """A keep that counts what is made."""
    made, keep = [], kept_for_one_answer()

    def counted(key, make):
        return keep(key, lambda workers: (made.append(key), make(workers))[1])

    return made, counted


def test_each_table_of_walks_is_measured_once_for_all_trials_and_weights(tmp_path):
    made, keep = counting()
    area = town(tmp_path, assets=[cafe(1, 900)])
    ground = funding_ground(area, pack_assets(area), keep=keep)
    weights = NeedWeights.of({"deprivation": 1.0})
    bids = [bid("1", 0), bid("2", 0, -100)]
    first = assess(ground, bids, standard=Standard(), weights=weights)
    again = assess(ground, bids, standard=Standard(), weights=NeedWeights())
    assert len(made) == len(set(made))
    # this pace for 10, 15 and 20 minutes, another for 15: all are parts of the longest walks
    assert [key[0] for key in made if "walks" in key[0]] == ["walks of bids"]
    assert sum(key[0] == "changed" for key in made) == 1
    assert [figures.additional for figures in first.figures] == [f.additional for f in again.figures]


def test_what_is_not_kept_comes_out_the_same(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 900)])
    bids, standard = [bid("1", 0), bid("2", 0, -100)], Standard()
    answers = [
        assess(ground, bids, standard=standard, weights=NeedWeights())
        for ground in (ground_of(area), funding_ground(area, pack_assets(area)))
    ]
    kept, anew = ([(f.additional, f.rank, f.rank_range) for f in answer.figures] for answer in answers)
    assert kept == anew


def test_a_change_leaves_the_ground_as_it_was(tmp_path):
    ground = ground_of(town(tmp_path, assets=[cafe(1, 0)]))
    after = changed(ground, CLOSING)
    assert changed(ground, Scenario("nothing")) is ground
    assert "t/1" in set(ground.assets.table["asset_id"])
    assert "t/1" not in set(after.assets.table["asset_id"])
    assert after.key != ground.key
    assert changed(ground, CLOSING) is after


def test_a_change_that_cannot_be_made_is_refused_each_time(tmp_path):
    ground = ground_of(town(tmp_path))
    for _ in range(2):
        with pytest.raises(ChangeError, match="There is no asset t/1 here"):
            changed(ground, CLOSING)


def test_why_something_cannot_be_opened_has_a_cause(tmp_path):
    ground = ground_of(town(tmp_path, assets=[cafe(1, 0)]))
    here, away = (EAST, NORTH), (EAST + 90_000.0, NORTH)
    causes = {
        Change(Action.OPEN, "new", kind="cafe", at=here): None,
        Change(Action.OPEN, "new", kind="cafe"): Cannot.NO_PLACE,
        Change(Action.OPEN, "new", at=here): Cannot.NO_KIND,
        Change(Action.OPEN, "new", kind="cafe", at=away): Cannot.OUTSIDE,
    }
    assert {change: why_not_open(ground, change) for change in causes} == causes


def test_an_asset_far_from_every_street_has_none(tmp_path):
    ground = ground_of(town(tmp_path, assets=[cafe(1, 0), cafe(2, 100, 800)]))
    row = {asset_id: at for at, asset_id in enumerate(ground.assets.table["asset_id"])}
    assert has_street(ground, row["t/1"], Standard())
    assert not has_street(ground, row["t/2"], Standard())
