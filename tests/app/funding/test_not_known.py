"""What is not known is said so on page, paper and terminal, and in the record: it is never 0."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from app.funding.effect import fifth_rows
from app.funding.listing import who_rows
from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.bids.model import BidList
from presentation.words.funding import bids as bid_words, need as need_words
from questions.funding.need import NeedWeights
from questions.funding.past import past_awards
from questions.funding.scenario import Cannot
from questions.funding.standard import Standard
from questions.panel.decision import Decision, decide
from questions.panel.record import hash_of, record_of
from questions.panel.redoing import redo
from questions.places.area_assets import pack_assets
from terminal.fund import Funded, fund_lines
from tests.app.funding.test_page import minute, opened, part, with_bids
from tests.app.saying import said
from tests.questions.funding.town import bid, cafe, ground_of, town


@pytest.fixture
def no_deprivation(tmp_path: Path) -> Area:
    """The tiny town, of which nobody says how deprived it is."""
    made = town(tmp_path / "areas", assets=[cafe(1, 900)])
    made.__dict__["small_areas"] = made.small_areas.drop(columns="deprivation")
    return made


def cells(content: dict, table: str, head: str) -> list[str]:
    at = content[table]["columns"].index(head)
    return [row[at] for row in content[table]["rows"]]


def test_the_report_knows_nothing_of_the_poorest_where_deprivation_is_not_known(
    no_deprivation: Area, area: Area
) -> None:
    bids = (bid("1", 0, -100), bid("2"))
    content, _ = minute(no_deprivation, bids)
    assert cells(content, "bids", "Poorest") == ["not known", "not known"]
    assert cells(content, "bids", "Newly") == ["1,000", "not known"]
    assert cells(content, "bids", "Reach")[1] == "not known"
    known, _ = minute(area, bids)
    assert cells(known, "bids", "Poorest")[0] == "0"  # small area A is the poorest, and nobody of it gains


def test_where_it_is_known_of_some_the_rest_may_add_to_it() -> None:
    assert need_words.by_fifth((0, 5, 0, 0, 0, 0))[0] == ("most deprived fifth", "5")
    assert need_words.by_fifth((7, 0, 0, 0, 0, 0)) == [
        ("not known", "7"),
        *((name, "not known") for name in need_words.FIFTHS[1:]),
    ]
    assert need_words.by_fifth((0, 0, 0, 0, 0, 0)) == [(name, "0") for name in need_words.FIFTHS[1:]]


def test_part_of_a_number_is_said_to_be_at_least_that(area: Area) -> None:
    found = decide(ground_of(area), (bid("1", 0, -100),), decision()).assessment
    one = replace(found.figures[0], by_fifth=(30, 120, 0, 0, 0, 0))
    assert bid_words.poorest(one) == "at least 120"
    assert bid_words.poorest(replace(one, cannot=Cannot.NO_PLACE)) == "not known"


def decision() -> Decision:
    return Decision(5000.0, Standard(), NeedWeights())


def test_a_group_that_was_not_counted_is_not_known(area: Area) -> None:
    table = area.residents.copy()
    table["aged_75_plus"] = pd.array([pd.NA, *table["aged_75_plus"][1:]], dtype="Int64")
    area.__dict__["residents"] = table
    found = decide(ground_of(area), (bid("1", 0), bid("2", 0, -100)), decision()).assessment
    rows = dict(who_rows(found.of("1")))
    assert rows["All residents"] == "100"
    assert rows["75 and over"] == "not known"
    assert dict(who_rows(found.of("2")))["75 and over"] == "100"


def test_who_gains_by_a_change_is_told_by_fifth_only_where_that_is_known() -> None:
    fifths = pd.DataFrame({"fifth": range(6), "gained": [9, 0, 0, 0, 0, 0], "lost": [0] * 6})
    assert fifth_rows(fifths)[:2] == [("not known", "9", "0"), ("most deprived fifth", "not known", "0")]


def test_bids_that_ask_for_no_amount_do_not_ask_for_nothing(area: Area) -> None:
    page = with_bids("Bid,Title,Kind,Easting,Northing\n1,Tea,cafe,300000,450000\n2,Cake,cafe,,\n")
    assert "2 bids ask for an amount that is not known." in said(page)
    silent = (bid("1", 0, pounds=None), bid("2", 0, -100, pounds=None))
    content, _ = minute(area, silent)
    assert "2 bids ask for an amount that is not known. A budget of £5,000." in content["intro"][0]
    assert "£0" not in str(content["bids"])
    some, _ = minute(area, (bid("1", 0, pounds=None), bid("2", 0, -100)))
    assert "2 bids: 1 asks for £1,000, 1 does not say how much. A budget of £5,000." in some["intro"][0]


def test_a_bid_without_marks_has_no_total(area: Area) -> None:
    page = part(with_bids(), "record")
    page.text_input(key="fund_reason_2").set_value("Later").run()
    assert "<td>0</td>" not in said(page)
    _, pdf = minute(area, (bid("1", 0),))
    assert pdf


def test_awards_without_an_amount_are_not_awards_of_nothing(area: Area) -> None:
    past = past_awards(
        ground_of(area),
        (bid("1", 0, pounds=None), bid("2", pounds=None), bid("3", pounds=9.0)),
    )
    table = past.table.set_index("ward_code")
    assert np.isnan(table["pounds"]).sum() == 1
    page = part(opened(), "worth")
    rows = ("Title,Easting,Northing,Amount Awarded", "Tea,300000,450000,", "Lost,,,")
    page.file_uploader(key="fund_awards_file").set_value(("a.csv", "\n".join(rows).encode(), "text/csv"))
    page.button(key="fund_awards_read").click().run()
    text = re.sub(r"<[^>]+>", "|", said(page))
    assert "2 awards of an amount that is not known in all. 1 of them (not known) has no place." in text
    ward = re.search(r"\|(?:West|East)ward\|+1\|+([^|]+)\|+([^|]+)\|", text)
    assert ward is not None
    assert ward.groups() == ("not known", "not known")


def test_the_record_holds_null_where_nothing_can_be_said_and_older_ones_still_agree(
    area: Area,
) -> None:
    bids = BidList("b.csv", "0" * 64, (bid("1", 0, -100), bid("2")), (), 2, 0)
    assets, chosen = pack_assets(area), decision()
    record = record_of(
        ground_of(area, assets), bids, chosen, decide(ground_of(area, assets), bids.bids, chosen)
    )
    figures = record["result"]["figures"]
    assert [figures["2"][name] for name in ("additional", "weighted", "in_reach")] == [None] * 3
    assert figures["1"]["additional"] == 1000
    older = json.loads(json.dumps(record))
    older["form"] = 1
    older["result"]["figures"]["2"] |= {"additional": 0, "weighted": 0.0, "in_reach": 0}
    older["result"]["figures"]["2"]["cannot"] = "It has no place yet."
    older["hash"] = hash_of(older)
    assert redo(record, ground_of(area, assets), bids).same
    assert redo(older, ground_of(area, assets), bids).same


def test_the_terminal_says_what_is_not_known(no_deprivation: Area) -> None:
    listed = BidList("b.csv", "0" * 64, (bid("1", 0, -100, pounds=None), bid("2", pounds=None)), (), 2, 0)
    ground = ground_of(no_deprivation)
    result = decide(ground, listed.bids, decision())
    lines = "\n".join(fund_lines(Funded(ground, listed, decision(), result), kinds=load_kinds()))
    assert "2 bids ask for an amount that is not known." in lines
    assert "how many of them are in the most deprived fifth is not known" in lines
