"""`cli.py fund`: bids ranked in a town of a few streets, the record, need, new places, and refusals."""

import json
import re
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from cli import app
from layers.register.importing.seeding import register_folder
from layers.unmet.counts import Reason, UnmetCounts
from presentation.words.funding.best_set import price_words
from presentation.words.hills.walk import NOT_KNOWN_HERE
from presentation.words.hills.wards import COUNTED, NOT_COUNTED
from questions.panel.portfolio import Condition, ConditionOf, FloorPrice
from tests.hilly_town import raised
from tests.questions.funding.town import town

CSV = """Bid,Title,Amount,Kind,Easting,Northing
1,Café of the West,700,cafe,300000,450000
2,Café of the East,1000,cafe,300000,449900
3,Nowhere,10,cafe,,
"""
VENUES = [
    {"asset_id": "t/hall", "name": "Hall", "kind": "community_centre", "at": (250, 0)},
    {"asset_id": "t/pub", "name": "Pub", "kind": "pub", "at": (300, -100)},
]


@pytest.fixture
def bids(tmp_path, monkeypatch):
    area = town(tmp_path, assets=VENUES)
    monkeypatch.setattr("terminal.fund_command.open_area", lambda *_, **__: area)
    file = tmp_path / "bids.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def run(file, *more):
    """``fund`` for the bids in a file, a thousand pounds."""
    return ask(file.parent, "--bids", str(file), "--budget", "1000", *more)


def ask(folder, *more):
    asked = ["fund", "--area", "tiny", "--areas", str(folder), *more]
    return CliRunner().invoke(app, asked)


def test_it_ranks_the_bids_and_names_the_best_set(bids):
    said = run(bids, "--weights", "none").output
    assert (
        "bids.csv\n3 bids ask for £1,710. 2 would bring residents something within reach that they "
        "lack today." in said
    )
    assert "1. (always 1st) 2 Café of the East: café, £1,000" in said
    assert "1,000 residents newly within reach, £1.00 each" in said
    assert "It has no place yet." in said
    assert (
        "With 1 bid for £1,000 of £1,000, 1,000 residents would have a kind of thing within reach that they "
        "lack today. No other" in said
    )
    assert "The best set: 2 Café of the East" in said


def test_the_record_comes_out_the_same(bids):
    record = json.loads(run(bids, "--json").output)
    assert record["result"]["portfolio"]["chosen"] == ["2"]
    assert any("no place" in fault for fault in record["faults"])
    kept = bids.parent / "record.json"
    kept.write_text(json.dumps(record), encoding="utf-8")
    assert run(bids, "--redo", str(kept)).output.startswith("The record comes out the same.")
    bids.write_text(CSV.replace("700", "7"), encoding="utf-8")
    again = run(bids, "--redo", str(kept)).output
    assert "does not come out the same" in again
    assert "The file of bids is not the same as then." in again
    record["result"]["portfolio"]["chosen"] = ["1"]
    kept.write_text(json.dumps(record), encoding="utf-8")
    changed = run(bids, "--redo", str(kept))
    assert changed.exit_code == 2
    assert "This record has been changed since" in changed.output


def test_a_ward_or_weight_that_is_not_there_is_refused_with_those_that_are(bids):
    ward = run(bids, "--wards", "Nowhere")
    assert (ward.exit_code, "Choose one of: Eastward, Westward" in ward.output) == (2, True)
    weight = run(bids, "--weights", "age=1")
    assert (weight.exit_code, "Choose among deprivation, aged_75_plus" in weight.output) == (2, True)


def test_something_for_a_ward_has_its_price(bids):
    said = run(bids, "--wards", "Westward", "--weights", "none").output
    assert "Something for Westward costs 860 residents." in said


def counted(folder, ward, conversations):
    """So many conversations of last year that ended with nothing suitable."""
    counts = UnmetCounts(register_folder(folder))
    month = f"{datetime.now(UTC).year - 1}-03"
    for _ in range(conversations):
        counts.add("tiny", ward_code=ward, kind="cafe", month=month, reason=Reason.TOO_FAR)


def test_fruitless_conversations_weigh_as_far_as_they_may_be_shown(bids):
    counted(bids.parent, "west", 19)
    counted(bids.parent, "east", 9)  # too few to be shown: as if there were none
    said = run(bids, "--weights", "nothing_suitable=2").output
    assert (
        "Counted on top of each resident: “nothing suitable” conversations 2. “Nothing suitable”: of last"
        in said
    )
    record = json.loads(run(bids, "--weights", "nothing_suitable=2", "--json").output)
    assert record["parameters"]["misses"] == {"west": 15}
    assert record["result"]["figures"]["1"]["weighted"] == 140 + 2 * 140
    assert record["result"]["figures"]["2"]["weighted"] == 1000
    kept = bids.parent / "record.json"
    kept.write_text(json.dumps(record), encoding="utf-8")
    assert run(bids, "--redo", str(kept)).output.startswith("The record comes out the same.")


def test_weighing_conversations_that_may_not_be_shown_is_refused(bids):
    counted(bids.parent, "west", 9)
    refused = run(bids, "--weights", "nothing_suitable=1")
    assert refused.exit_code == 2
    assert "No ward has enough conversations that ended with nothing suitable" in refused.output
    assert "Leave nothing_suitable out of --weights" in refused.output


@pytest.mark.parametrize(
    ("rows", "by_ward"), [("A,1\nB,9\n", False), ("east,9\nwest,1\nwest,5\nelsewhere,3\n", True)]
)
def test_an_index_by_small_area_or_by_ward_weighs_as_it_says(bids, rows, by_ward):
    index = bids.parent / "index.csv"
    index.write_text(f"code,rank\n{rows}", encoding="utf-8")
    more = ("--index", str(index), "--rank-one-is-neediest", "--weights", "index=1")
    said = run(bids, *more).output
    assert "The index is index.csv; the lowest value is the neediest." in said
    assert ("Of it 1 row could not be used." in said) == by_ward  # west, a second time
    record = json.loads(run(bids, *more, "--json").output)
    assert record["parameters"]["index"]["by_ward"] == by_ward
    first = record["result"]["figures"]["1"]["weighted"]
    assert first > 140 * 1.9  # the neediest count nearly twice
    kept = bids.parent / "record.json"
    kept.write_text(json.dumps(record), encoding="utf-8")
    assert run(bids, "--redo", str(kept)).output.startswith("The record comes out the same.")
    high = json.loads(run(bids, "--index", str(index), "--weights", "index=1", "--json").output)
    assert high["result"]["figures"]["1"]["weighted"] < first


def test_an_index_that_is_not_there_not_weighted_or_of_another_place_is_refused(bids):
    index = bids.parent / "index.csv"
    gone = run(bids, "--index", str(index))
    assert (gone.exit_code, "There is no file index.csv." in gone.output) == (2, True)
    index.write_text("code,score\nE01000001,3\n", encoding="utf-8")
    strange = run(bids, "--index", str(index), "--weights", "index=1")
    assert strange.exit_code == 2
    assert "index.csv has no row with a small area or ward of Tinytown and a number." in strange.output
    index.write_text("code,score\nA,3\n", encoding="utf-8")
    light = run(bids, "--index", str(index))
    assert light.exit_code == 2
    assert "index.csv counts nothing, for it has no weight." in light.output
    assert "Add index=1 to --weights." in light.output
    without = run(bids, "--weights", "index=1")
    assert (without.exit_code, 'Nothing is known here of "index"' in without.output) == (2, True)


def test_the_most_people_the_fewest_places_and_the_least_walking_are_three_answers(bids):
    folder = bids.parent
    most = ask(folder, "--new", "lunch_club", "--count", "1", "--weights", "none").output
    assert "among 2 halls, libraries, churches, pubs and cafés" in most
    assert "0 residents have one within reach today; with 1 new place it would be 1,000" in most
    assert "1. Pub: 1,000 residents newly within reach" in most
    assert "No other choice of as many does more: that is proven" in most
    fewest = ask(folder, "--new", "lunch_club", "--aim", "fewest", "--share", "100").output
    assert "with 2 new places it would be 1,147" in fewest
    assert "No fewer will do: that is proven" in fewest
    least = ask(folder, "--new", "lunch_club", "--aim", "least", "--count", "1", "--weights", "none").output
    # a thousand walk 300 m instead of 720, the other 147 have none within 720 m: 15 minutes
    mean = (1000 * 300 + 147 * 720) / 1147 / 48
    assert f"is 15.0 minutes today; with 1 new place it would be {mean:.1f}." in least
    assert "1. Pub: the nearest for 1,000 residents, 8.7 minutes spared each; 1,000 newly" in least
    told = json.loads(ask(folder, "--new", "lunch_club", "--aim", "least", "--count", "1", "--json").output)
    assert (told["aim"], told["places"][0]["name"], told["gap"]) == ("least", "Pub", 0.0)


def test_no_other_way_has_a_price_that_nobody_gave_and_a_given_one_is_called_assumed(bids):
    assert "Instead" not in run(bids).output
    lines = run(bids, "--prices", "venue=50").output
    assert "Instead: The same at Hall, 140 of them for £50 (assumed): £0.36 each." in lines
    assert '"venue=free" is not a price. Write NAME=POUNDS, the names being hours, venue, path.' in (
        run(bids, "--prices", "venue=free").output.replace("\n", " ")
    )
    assert '"path=inf" is not a price.' in run(bids, "--prices", "path=inf").output.replace("\n", " ")


def test_wards_count_residents_once_and_come_to_the_headline(bids):
    rows = CSV + "4,Lunch for both,900,lunch_club,300000,449900\n"
    bids.write_text(rows, encoding="utf-8")
    lines = ask(bids.parent, "--bids", str(bids), "--budget", "5000", "--weights", "none").output
    assert "1,140 residents would have a kind of thing within reach" in lines
    wards = next(line for line in lines.splitlines() if "by ward, each counted once" in line)
    counts = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", wards.split(":")[1])]
    assert sum(counts) == 1140


def test_where_nothing_can_be_judged_nothing_is_said_to_bring_no_gain(bids):
    bids.write_text("Bid,Title,Amount,Kind\n3,Nowhere,10,cafe\n", encoding="utf-8")
    lines = run(bids).output
    assert "1 bid asks for £10. Of 1 nothing can be said yet." in lines
    assert "None" not in lines.split("\n")[1]


@pytest.mark.parametrize(("aim", "first"), [("most", "Pub"), ("least", "Hall")])
def test_new_places_weigh_need_as_bids_do(bids, aim, first):
    counted(bids.parent, "west", 12)
    more = ("--new", "lunch_club", "--count", "1", "--weights", "nothing_suitable=5")
    said = ask(bids.parent, *more, "--aim", aim)
    assert said.exit_code == 0
    assert "Counted on top of each resident: “nothing suitable” conversations 5." in said.output
    assert f"1. {first}" in said.output


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ((), "What to look at is not said. Give either --bids FILE or --new KIND."),
        (("--bids", "b.csv"), "How much money there is is not said. Add --budget POUNDS."),
        (("--bids", "b.csv", "--new", "cafe"), "Bids and new places are two questions. Give either"),
        (("--new", "castle"), 'There is no kind of thing called "castle". Choose among'),
        (("--new", "cafe", "--aim", "best"), 'Places cannot be chosen for "best". Choose among most, fewest'),
        (("--new", "cafe", "--share", "40"), "A share is only for the fewest places. Add --aim fewest"),
        (
            ("--new", "lunch_club", "--aim", "fewest", "--share", "100", "--minutes", "1"),
            "With every venue there is, 3% would have one within reach, less than 100%. Ask for less",
        ),
        (("--new", "lunch_club", "--weights", "deprivation"), '"deprivation" is not a weight. Write NAME='),
        (("--new", "lunch_club", "--when", "night"), '"night" is no part of the week. Choose daytime'),
    ],
)
def test_what_cannot_be_asked_is_refused_in_two_sentences(bids, more, words):
    refused = ask(bids.parent, *more)
    assert refused.exit_code == 2
    assert words in refused.output.replace("\n", " ")


def test_a_condition_may_cost_need_and_reach_more_people_all_the_same():
    ward = Condition(ConditionOf.WARD, ward="Westward")
    assert price_words(FloorPrice(ward, 860, 860.0)) == "860 residents"
    assert price_words(FloorPrice(ward, 0, 0.0)) == "nothing"
    more = "52 of weighted need, and 100 more residents are reached"
    assert price_words(FloorPrice(ward, -100, 52.0)) == more


@pytest.fixture
def uphill(bids, tmp_path, monkeypatch):
    """A bid 640 m up High Street from home: 720 m are in reach on the level, 604 m uphill."""
    area = raised(town(tmp_path / "hilly", assets=VENUES))
    monkeypatch.setattr("terminal.fund_command.open_area", lambda *_, **__: area)
    file = tmp_path / "uphill.csv"
    row = "1,Café,500,cafe,300640,450000\n"
    file.write_text(f"Bid,Title,Amount,Kind,Easting,Northing\n{row}", encoding="utf-8")
    return file


def figures(file, *more):
    """The record of an answer: whether hills count, and how many the bid would bring within reach."""
    record = json.loads(run(file, "--weights", "none", "--json", *more).output)
    return record["parameters"]["hills"], record["result"]["figures"]["1"]["additional"]


def test_hills_count_and_are_left_out_at_will(uphill, bids, tmp_path, monkeypatch):
    assert figures(uphill, "--flat") == ("level", 147)
    assert figures(uphill) == ("careful", 47)
    assert COUNTED in run(uphill).output
    level = run(uphill, "--flat").output
    assert NOT_COUNTED in level
    assert "(older adult, without hills)" in level


def test_new_places_say_whether_hills_count(uphill):
    hills = json.loads(ask(uphill.parent, "--new", "cafe", "--json").output)["hills"]
    level = json.loads(ask(uphill.parent, "--new", "cafe", "--flat", "--json").output)["hills"]
    assert (hills, level) == (COUNTED, NOT_COUNTED)


def test_where_no_heights_are_known_nothing_is_said_of_hills_but_in_the_file(bids):
    assert json.loads(ask(bids.parent, "--new", "cafe", "--json").output)["hills"] == NOT_KNOWN_HERE
    assert COUNTED not in run(bids).output


def test_a_record_without_hills_is_redone_without_them(uphill, tmp_path):
    saved = tmp_path / "record.json"
    saved.write_text(run(uphill, "--flat", "--json").output, encoding="utf-8")
    assert run(uphill, "--redo", str(saved)).output.startswith("The record comes out the same.")
