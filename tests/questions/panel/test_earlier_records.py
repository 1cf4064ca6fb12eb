"""A record of a form that knew one aim comes out the same; one with an aim keeps it."""

from dataclasses import replace
from pathlib import Path

from layers.bids.model import BidList
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.aims import FairnessTerms, SetAim
from questions.panel.decision import Decision, decide
from questions.panel.record import hash_of, record_of
from questions.panel.redoing import decision_of, redo
from tests.hilly_town import hilly_tiny
from tests.questions.funding.town import bid, ground_of, town

TERMS = FairnessTerms(2.0, 20, together=True)


def test_a_record_of_form_3_is_redone_by_the_aim_that_there_was(tmp_path: Path) -> None:
    ground = ground_of(town(tmp_path))
    bids = BidList("b.csv", "0" * 64, (bid("1", 0, -100), bid("2", 0)), (), 2, 0)
    decision = Decision(1000.0, Standard(), NeedWeights())
    record = record_of(ground, bids, decision, decide(ground, bids.bids, decision))
    for name in ("aim", "fairness"):
        del record["parameters"][name]
    record["form"] = 3
    record["hash"] = hash_of(record)
    assert decision_of(record).aim is SetAim.MOST
    assert redo(record, ground, bids).same


def test_aim_and_terms_are_redone_as_they_were(tmp_path: Path) -> None:
    ground = ground_of(town(tmp_path))
    bids = BidList("b.csv", "0" * 64, (bid("1", 0, -100), bid("2", 0)), (), 2, 0)
    decision = Decision(1000.0, Standard(), NeedWeights(), aim=SetAim.FAIREST, fairness=TERMS)
    record = record_of(ground, bids, decision, decide(ground, bids.bids, decision))
    again = decision_of(record)
    assert (again.aim, again.fairness) == (SetAim.FAIREST, TERMS)
    assert redo(record, ground, bids).same
    assert record["aims"]["sets"]["fairest"]["chosen"] == record["result"]["portfolio"]["chosen"]


def test_a_decision_is_redone_with_hills_as_it_was_and_an_earlier_one_without(tmp_path: Path) -> None:
    area = town(tmp_path)
    heights = hilly_tiny(tmp_path / "hilly").network.heights
    ground = ground_of(area.with_streets(replace(area.network, heights=heights), change="hills"))
    bids = BidList("b.csv", "0" * 64, (bid("1", 0, -100), bid("2", 400)), (), 2, 0)
    reached = []
    for pace in (Standard().pace, Standard().pace.level):
        decision = Decision(1000.0, Standard(pace, 9), NeedWeights())
        record = record_of(ground, bids, decision, decide(ground, bids.bids, decision))
        assert decision_of(record).standard.pace == pace
        assert redo(record, ground, bids).same
        reached.append(sum(each["in_reach"] for each in record["result"]["figures"].values()))
    assert reached[0] < reached[1]
    del record["parameters"]["hills"]  # none counted when it was made
    record["hash"] = hash_of(record)
    assert decision_of(record).standard.pace == Standard().pace.level
    assert redo(record, ground, bids).same
