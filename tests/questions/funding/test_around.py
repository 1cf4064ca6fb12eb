"""What else would do, what was paid before, and the same numbers as the ward gaps."""

from dataclasses import replace
from datetime import date, time

import pytest

from geo.paces import PACES
from geo.sites.siting_model import SitingError
from layers.bids.model import BidList
from layers.times.session import Session
from presentation.words.funding.bids import alternative_sentence, alternative_words
from presentation.words.funding.marks import redone_lines
from questions.funding.alternatives import Prices, alternatives
from questions.funding.best_places import best_places
from questions.funding.bids import assess
from questions.funding.least_walking import least_walking
from questions.funding.need import NeedWeights
from questions.funding.past import past_awards, with_and_without
from questions.funding.people import EVERYWHERE
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import WINDOWS, Standard
from questions.funding.what_if import what_if
from questions.panel.decision import Decision, Marks, decide
from questions.panel.portfolio import Floors
from questions.panel.record import RecordError, record_of
from questions.panel.redoing import redo
from questions.panel.sitting import PanelVerdict
from questions.places.area_assets import pack_assets
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.questions.funding.town import bid, cafe, ground_of, town

NORMAL, PLAIN = Standard(), NeedWeights()
HALL = {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (250, 0)}
PUB = {"asset_id": "t/pub", "name": "Pub", "kind": "pub", "at": (300, -100)}


@pytest.mark.parametrize("pace", ["older", "planning", "step-free"])
def test_figures_are_those_of_the_ward_gaps(tmp_path, pace):
    area = town(tmp_path, assets=[cafe(1, 0), cafe(2, 900)])
    assets, standard = pack_assets(area), Standard(PACES[pace], 15)
    asked = WardQuestion(("cafe",), PACES[pace], 15, date(2026, 11, 22))
    gaps = ward_gaps(area, assets, asked)
    ours = what_if(ground_of(area, assets), Scenario("today"), standard, kinds=("cafe",)).table
    ours = ours[ours["group"] == "residents"].set_index("ward_code")
    assert ours.loc[EVERYWHERE, ["people", "today"]].tolist() == gaps.area[["judged", "with_one"]].tolist()
    for row in gaps.wards[gaps.wards["ward_code"] != ""].itertuples():
        assert ours.loc[row.ward_code, ["people", "today"]].tolist() == [row.judged, row.with_one]


def test_the_same_at_another_venue_may_cost_less(tmp_path):
    area = town(tmp_path, assets=[HALL])
    found = assess(ground_of(area), [bid("1", 0, pounds=5000.0)], standard=NORMAL, weights=PLAIN)
    (other,) = alternatives(ground_of(area), found, "1", prices=Prices(venue=2800.0))
    assert (alternative_words(other, "Hall"), other.additional, other.pounds_each) == (
        "The same at Hall",
        140,
        20.0,
    )
    assert alternatives(ground_of(area), found, "1", prices=Prices(venue=9000.0)) == ()


def test_longer_hours_may_do_where_a_time_of_week_is_asked_for(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    late = bid("1", 100, pounds=5000.0, sessions=(Session(1, time(18), time(20)),))
    evenings = replace(NORMAL, window=WINDOWS["evening"])
    found = assess(ground_of(area), [late], standard=evenings, weights=PLAIN)
    others = alternatives(ground_of(area), found, "1", prices=Prices(hours=1500.0))
    ways = [alternative_words(other, "Café") for other in others]
    assert ways == ["Café 1 opens for longer"]


def test_nothing_has_a_price_that_nobody_gave(tmp_path):
    area = town(tmp_path, assets=[HALL, PUB, cafe(1, 900)])
    bids = [bid("1", 0, pounds=50_000.0), bid("2", 0, -100, pounds=70_000.0, kind="lunch_club")]
    found = assess(ground_of(area), bids, standard=NORMAL, weights=PLAIN)
    assert found.of("1").additional > 0
    assert [other for each in bids for other in alternatives(ground_of(area), found, each.bid_id)] == []
    (other,) = alternatives(ground_of(area), found, "1", prices=Prices(venue=2800.0))
    assert other.assumed
    line = alternative_sentence(other, "Hall")
    assert "for £2,800 (assumed):" in line


def test_a_path_may_do_where_one_lies_near_as_the_crow_flies(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0)])
    found = assess(ground_of(area), [bid("1", 0, -100, pounds=90_000.0)], standard=NORMAL, weights=PLAIN)
    (other,) = alternatives(ground_of(area), found, "1", prices=Prices(path=40_000.0))
    assert (other.way, other.additional, other.most) == ("path", 1000, True)


def test_at_most_means_nobody_whom_a_direct_path_would_serve_is_left_out(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 590)])  # 598 m from Low Street's end: 718 m on a direct path
    bids = [bid("1", 0, -100, pounds=90_000.0)]
    found = assess(ground_of(area), bids, standard=NORMAL, weights=PLAIN)
    (other,) = alternatives(ground_of(area), found, "1", prices=Prices(path=40_000.0))
    assert (other.way, other.additional, other.most) == ("path", 1000, True)


def test_the_best_venue_is_the_one_that_reaches_most_who_have_none(tmp_path):
    area = town(tmp_path, assets=[HALL, PUB])
    assets = pack_assets(area)
    best = best_places(ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=1)
    assert best.table["name"].tolist() == ["Pub"]
    assert (best.today, best.then, best.possible, best.sited.proven) == (0, 1000, 1147, True)
    fewest = best_places(
        ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=None
    )
    assert sorted(fewest.table["name"]) == ["Hall", "Pub"]
    half = best_places(
        ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=None, share=0.5
    )
    assert half.table["name"].tolist() == ["Pub"]  # 1,000 of 1,147
    with pytest.raises(SitingError, match="With every venue there is, 100% would"):
        best_places(
            ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=None, share=1.01
        )
    nearest = least_walking(
        ground_of(area, assets), kind="lunch_club", standard=NORMAL, weights=PLAIN, count=1
    )
    assert nearest.sited.proven


def test_past_awards_by_ward_and_those_without_a_place(tmp_path):
    area = town(tmp_path)
    past = past_awards(
        ground_of(area), [bid("1", 0, pounds=600.0), bid("2", pounds=50.0), bid("3", 90_000, pounds=7.0)]
    )
    assert (past.pounds, past.without_place, past.pounds_without_place) == (657.0, 1, 50.0)
    assert (past.outside, past.pounds_outside) == (1, 7.0)
    assert past.table["pounds"].sum() == 600.0
    assert past.table["ward_name"].tolist() == ["Westward", "Eastward"]  # the most deprived first


def test_what_a_funded_asset_brings_is_what_would_be_lost_without_it(tmp_path):
    area = town(tmp_path, assets=[cafe(1, 0), cafe(2, 900)])
    assert with_and_without(ground_of(area), "t/1", NORMAL).total("lost") == 100


def test_a_record_with_marks_and_conflicts_comes_out_the_same(tmp_path):
    area = town(tmp_path)
    assets, bids = pack_assets(area), (bid("1", 0), bid("2", 0, -100))
    listed = BidList("bids.csv", "0" * 64, bids, (), 2, 0)
    said = Marks(
        (("Needed", 20),),
        conflicts="AB lives next door",
        reason="Nothing else there",
        verdict=PanelVerdict.FUND,
    )
    weights = NeedWeights.of({"deprivation": 1.0, "aged_75_plus": 2.0})
    decision = Decision(1000.0, NORMAL, weights, Floors(wards=("west",)), marks=(("1", said),))
    record = record_of(
        ground_of(area, assets), listed, decision, decide(ground_of(area, assets), bids, decision)
    )
    assert record["panel"]["bids"]["1"]["conflicts"] == "AB lives next door"
    assert redo(record, ground_of(area, assets), listed).same
    moved = Change(Action.OPEN, "t/new", "New", "cafe", (300_000.0, 450_000.0))
    from questions.funding.changes import changed_assets

    later = redo(
        record, ground_of(area, changed_assets(ground_of(area, assets), Scenario("x", (moved,)))), listed
    )
    assert not later.same
    assert "The register is not the same as then." in redone_lines(later)
    with pytest.raises(RecordError, match="This record has been changed since"):
        redo({**record, "bids": []}, ground_of(area, assets), listed)
    with pytest.raises(RecordError, match="This is no record of a decision"):
        redo({"a": 1}, ground_of(area, assets), listed)
