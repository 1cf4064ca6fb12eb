"""Bids as people send them: every row read, every fault told, no place ever guessed."""

import json
from pathlib import Path

import openpyxl
import pytest
import shapely

from layers.assets.kinds import load_kinds
from layers.bids.read import BidsChoice, read_bids
from layers.register.importing.places import PlaceFinder
from layers.tables.source_table import ImportRefusedError
from tests.conftest import SHARED_DATA

FINDER = PlaceFinder(
    keep=shapely.box(330_000, 186_000, 334_000, 190_000), postcodes={"NP20 1EB": (-2.993, 51.585)}
)
PLAIN = "Title,Amount,Kind,Postcode\nLunch,4500,lunch club,NP20 1EB\n"
SAMPLES = Path(__file__).parents[3] / "data" / "bids"


def read(path):
    return read_bids(path, kinds=load_kinds(), finder=FINDER)


def csv_of(folder, text):
    path = folder / "bids.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_bid_is_read_with_its_place_kind_times_and_amount(tmp_path):
    found = read(
        csv_of(
            tmp_path,
            'Bid,Title,Amount,Kind,Postcode,When\n1,Lunch,"£4,500",Lunch club,np201eb,Tue 12:00-14:00\n',
        )
    )
    bid = found.bids[0]
    assert (bid.pounds, bid.kind, bid.postcode, bid.placed_by) == (
        4500.0,
        "lunch_club",
        "NP20 1EB",
        "postcode",
    )
    assert [(s.weekday, s.starts.hour) for s in bid.sessions] == [(1, 12)]
    assert found.faults == ()


def test_every_fault_of_every_row_is_told(tmp_path):
    rows = ("1,Lunch,lots,Zeppelin,", "1,Again,5,cafe,NP20 1EB", ",,,,", "3,,7,cafe,NP20 1EB")
    text = "\n".join(("Bid,Title,Amount,Kind,Postcode", *rows))
    found = read(csv_of(tmp_path, text))
    told = [str(fault) for fault in found.faults]
    assert (found.rows_read, found.refused, len(found.bids)) == (4, 2, 2)
    assert any('row 2, column Amount: "lots" is not an amount in pounds' in line for line in told)
    assert any('"Zeppelin" is not a kind that we know' in line for line in told)
    assert any("This bid has no place" in line for line in told)
    assert any(
        'row 3, column Bid: 2 rows are called "1"; this bid is called "1 (row 3)" here' in line
        for line in told
    )
    assert any("This row has no title" in line for line in told)


def test_no_bid_is_lost_for_having_the_reference_of_another(tmp_path):
    rows = ("7,Choir,5", "7,Shed,6", "7 (row 3),Tea,7", ",Soup,8", "row 5,Bread,9", "7,Choir,5")
    listed = read(csv_of(tmp_path, "\n".join(("Bid,Title,Amount", *rows))))
    assert [(bid.bid_id, bid.title) for bid in listed.bids] == [
        ("7", "Choir"),
        ("7 (row 3) (row 3)", "Shed"),
        ("7 (row 3)", "Tea"),
        ("row 5 (row 5)", "Soup"),
        ("row 5", "Bread"),
        ("7 (row 7)", "Choir"),
    ]
    assert listed.pounds == 40
    assert listed.notes[0] == (
        "2 more bids are called “7” too. All are here, after the first as: 7 (row 3) (row 3); 7 (row 7)."
    )
    pair = read(csv_of(tmp_path, "Bid,Title,Amount\n7,Choir,5\n7,Shed,6\n"))
    assert pair.notes[0] == "Another bid is called “7” too. Both are here, the second as: 7 (row 3)."


def test_rows_that_are_no_bid_are_said_openly(tmp_path):
    listed = read(csv_of(tmp_path, "Bid,Title,Amount\n1,Choir,5\n,,5\n,,\n,,9\n"))
    assert (
        "2 rows of the list were left out, for they do not say what the bid is called: 3, 5." in listed.notes
    )


def test_amounts_that_are_not_as_the_list_has_them_are_said(tmp_path):
    rows = ("1,Choir,5k", "2,Shed,about 3000", '3,Tea,"£2,000 pa for 3 yrs"', "4,Soup,3000-4000")
    listed = read(csv_of(tmp_path, "\n".join(("Bid,Title,Amount", *rows))))
    assert [(bid.pounds, bid.about) for bid in listed.bids] == [
        (5000, False),
        (3000, True),
        (6000, False),
        (None, False),
    ]
    assert (
        "These amounts were reckoned, for all the years or months together: 3 “£2,000 pa for 3 yrs” = £6,000."
        in listed.notes
    )
    about = "The list says only about how much these ask for, and the figures take it as just that: 2."
    assert about in listed.notes
    assert any("from so much to so much" in str(fault) for fault in listed.faults)


@pytest.mark.parametrize(
    ("heading", "cells", "kinds"),
    [
        ("What for", ("lunch club", "Warm space", "magic"), ["lunch_club", "warm_space", ""]),
        ("Notes", ("lunch club", "Warm space", ""), ["lunch_club", "warm_space", ""]),
        ("What for", ("soup for all at the lunch club", "Warm days", "magic"), ["", "", ""]),
        ("Venue", ("library", "library", "library"), ["", "", ""]),
    ],
)
def test_the_column_of_kinds_is_known_by_what_is_in_it(tmp_path, heading, cells, kinds):
    rows = [f"Bid {at},{cell},5" for at, cell in enumerate(cells)]
    path = csv_of(tmp_path, "\n".join((f"Title,{heading},Amount", *rows)))
    listed = read(path)
    assert [bid.kind for bid in listed.bids] == kinds
    assert (dict(listed.columns).get("kind") == heading) is any(kinds)
    chosen = BidsChoice(columns=(("title", "Title"), ("description", heading)))
    unguessed = read_bids(path, kinds=load_kinds(), finder=FINDER, choice=chosen)
    assert [bid.kind for bid in unguessed.bids] == ["", "", ""]


def test_excel_and_csv_say_the_same(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Title", "Amount", "Kind", "Postcode"])
    book.active.append(["Lunch", 4500, "lunch club", "NP20 1EB"])
    book.save(tmp_path / "bids.xlsx")
    excel = read(tmp_path / "bids.xlsx").bids
    assert excel == read(csv_of(tmp_path, PLAIN)).bids


def test_360giving_in_json_is_read(tmp_path):
    first = {
        "id": "g1",
        "title": "Choir",
        "amountAwarded": 900,
        "awardDate": "2025-03-01T00:00:00Z",
        "recipientOrganization": [{"name": "Choir", "postalCode": "NP20 1EB"}],
        "beneficiaryLocation": [{"latitude": 51.585, "longitude": -2.993}],
    }
    grants = {"grants": [first, {"id": "g2", "title": "Two", "amountAwarded": 5}]}
    path = tmp_path / "grants.json"
    path.write_text(json.dumps(grants), encoding="utf-8")
    found = read(path)
    assert [(bid.bid_id, bid.pounds, bid.placed) for bid in found.bids] == [
        ("g1", 900.0, True),
        ("g2", 5.0, False),
    ]
    assert str(found.bids[0].awarded_on) == "2025-03-01"
    path.write_text('{"no": 1}', encoding="utf-8")
    with pytest.raises(ImportRefusedError, match='has no list called "grants"'):
        read(path)


def test_half_a_letter_from_json_becomes_a_mark_that_pages_and_files_can_hold(tmp_path):
    path = tmp_path / "bids.json"
    path.write_text(json.dumps({"grants": [{"id": "a\ud83d", "title": "Soup \ud83c\udf72"}]}))
    (bid,) = read(path).bids
    assert (bid.bid_id, bid.title) == ("a\ufffd", "Soup 🍲")


def test_a_groups_own_postcode_is_not_taken_for_the_place_of_its_bid(tmp_path):
    found = read(csv_of(tmp_path, "Title,Amount Awarded,Recipient Org:Postal Code\nChoir,5,NP20 1EB\n"))
    assert not found.bids[0].placed
    assert any("groups' own addresses" in note for note in found.notes)


def test_a_bid_without_a_title_is_called_by_who_asks(tmp_path):
    listed = read(csv_of(tmp_path, "Group,Amount\nHill Choir,5\n"))
    assert [(bid.title, bid.organisation) for bid in listed.bids] == [("Hill Choir", "Hill Choir")]


def test_a_table_without_titles_is_refused(tmp_path):
    with pytest.raises(ImportRefusedError, match="has no column that names the bids"):
        read(csv_of(tmp_path, "a,b\n1,2\n"))


def test_traffords_555_grants_are_read_and_those_without_a_place_are_told():
    path = SHARED_DATA / "trafford" / "trafford_council_voluntary_sector_grants_360giving.csv"
    if not path.is_file():
        pytest.skip("Trafford's grants are not on this machine (../shared/data/trafford).")
    found = read(path)
    assert (found.rows_read, len(found.bids), found.refused, len(found.unplaced)) == (555, 555, 0, 555)
    assert "555 of 555 have no place; they can be put on the map." in found.notes
    assert round(found.pounds) == 1_291_437


@pytest.mark.parametrize("name", ["newport", "demo"])
def test_the_samples_are_twelve_bids_each(name):
    found = read(SAMPLES / f"{name}.csv")
    assert (len(found.bids), found.refused) == (12, 0)
    assert all(bid.pounds and bid.kind and bid.sessions for bid in found.bids)


def test_headings_of_a_council_are_understood_and_columns_not_used_are_named(tmp_path):
    text = (
        "Application No,Organisation,Project Name,Amount Requested (£),Total project cost,"
        "Postcode of project,Ward,Activity type\n"
        'A1,Friends,Tuesday soup,"£1,950.00","£2,400",NP20 1EB,Stow Hill,Lunch club\n'
    )
    listed = read(csv_of(tmp_path, text))
    (bid,) = listed.bids
    assert (bid.bid_id, bid.organisation, bid.title, bid.pounds) == ("A1", "Friends", "Tuesday soup", 1950.0)
    assert (bid.postcode, bid.placed, bid.kind) == ("NP20 1EB", True, "lunch_club")
    assert listed.unused == ("Total project cost", "Ward")
    assert "Nothing was read of these columns: Total project cost, Ward." in listed.notes


def test_360giving_by_its_field_names_keeps_the_applicant(tmp_path):
    text = (
        "id,title,amountAppliedFor,recipientOrganization/0/name,recipientOrganization/0/postalCode,"
        "beneficiaryLocation/0/latitude,beneficiaryLocation/0/longitude\n"
        "g1,Choir,900,Ashen Choir,NP20 1EB,51.585,-2.993\n"
    )
    (bid,) = read(csv_of(tmp_path, text)).bids
    assert (bid.organisation, bid.pounds, bid.placed_by) == ("Ashen Choir", 900.0, "point")


@pytest.mark.parametrize(
    ("postcode", "words"),
    [
        ("NP99 9AA", "Its postcode NP99 9AA is not one of this area, so nobody can say who would reach it."),
        ("NP2O 1EB", "Correct it: perhaps NP20 1EB is meant."),
        ("various", "“various” is no place, so nobody can say who would reach this bid."),
        ("tbc", "This bid has no place, so nobody can say who would reach it."),
    ],
)
def test_a_bid_without_a_place_is_told_why_once(tmp_path, postcode, words):
    listed = read(csv_of(tmp_path, PLAIN.replace("NP20 1EB", postcode)))
    (fault,) = listed.faults
    assert words in str(fault)
    assert listed.bids[0].placed_by == ""


def test_columns_that_a_person_chose_count_instead_of_the_headings(tmp_path):
    text = "Title,What it is called,Amount\n1,Lunch,4500\n"
    choice = BidsChoice(columns=(("title", "What it is called"), ("bid_id", "Title"), ("pounds", "Amount")))
    path = csv_of(tmp_path, text)
    (bid,) = read_bids(path, kinds=load_kinds(), finder=FINDER, choice=choice).bids
    assert (bid.bid_id, bid.title) == ("1", "Lunch")
