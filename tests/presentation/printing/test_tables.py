"""The answer as a table and as a file: complete, with its source, and nothing that a spreadsheet runs."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from app.memory.session import kinds
from geo.paces import PACES
from layers.area import Area, open_area
from presentation.printing.tables import export_csv, html_table, in_reach_rows, spreadsheet_safe
from presentation.words.freshness import warnings
from presentation.words.near.naming import named
from questions.places.area_assets import pack_assets
from questions.walks.near_person import NearPerson, Origin, Question, near_person
from terminal.near import as_json
from tests.app.small_town import MIDDLE, asset, write_town
from tests.questions.walks.gated_town import LIBRARY, gated_area
from tests.tiny_area import here

FORMULAS = ('=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1")


@pytest.fixture
def answered(tmp_path: Path) -> tuple[Area, NearPerson]:
    places = [asset(at, name=text, phone=text, cost=text) for at, text in enumerate(FORMULAS)]
    places.append(asset(20, name="", kind="cafe", step_free="yes", checked_on="2026-05-03"))
    write_town(tmp_path, places)
    area = open_area("small-town", areas_folder=tmp_path)
    return area, near_person(area, pack_assets(area), Origin(*MIDDLE), Question(PACES["steady"], 15))


def read(area: Area, answer: NearPerson) -> list[dict[str, str]]:
    text = export_csv(area, answer, kinds=kinds(), today="2026-11-22")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_no_cell_of_the_file_begins_a_formula(answered: tuple[Area, NearPerson]) -> None:
    rows = read(*answered)
    assert len(rows) == len(FORMULAS) + 1
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0"))]
    assert {row["name"] for row in rows} == {f"'{text}" for text in FORMULAS} | {""}


def test_every_row_says_where_it_comes_from(answered: tuple[Area, NearPerson]) -> None:
    for row in read(*answered):
        assert row["attribution"] == "© Nobody in particular"
        assert row["licence"] == "Open licence"
        assert row["source_date"] == "2026-01-01"
        assert row["exported_on"] == "2026-11-22"
        assert row["made_up_area"] == "yes"
        assert (row["pace"], row["longest_walk_minutes"]) == ("Steady", "15")


def test_the_file_holds_neither_the_start_nor_metres(answered: tuple[Area, NearPerson]) -> None:
    header = read(*answered)[0].keys()
    assert not [name for name in header if name == "walk_m" or "origin" in name or "easting" in name]
    assert all(row["walk_minutes"].isdigit() for row in read(*answered))


@pytest.mark.parametrize(("minutes", "while_shut"), [(15, "21"), (10, "")])
def test_a_walk_has_a_second_figure_while_something_on_it_is_shut(
    tmp_path: Path, minutes: int, while_shut: str
) -> None:
    """600 m through the gate, else 1,600 m: beyond twice ten minutes nobody knows, and the note says so."""
    near_by = {**LIBRARY, "asset_id": "t/near", "name": "Near Library", "at": (150, 0)}
    area = gated_area(tmp_path, assets=(LIBRARY, near_by))
    home = here(100, 0)
    answer = near_person(
        area, pack_assets(area), Origin(home.x, home.y), Question(PACES["planning"], minutes)
    )
    near_row, far = read(area, answer)
    assert (near_row["walk_minutes_while_shut"], near_row["hours_on_the_way"]) == ("", "")
    assert (far["walk_minutes"], far["walk_minutes_while_shut"]) == ("8", while_shut)
    assert far["hours_on_the_way"].startswith("21 minutes while" if while_shut else "While this on the way")
    records = json.loads(as_json(area, answer, kinds=kinds()))["in_reach"]
    assert [record["walk_minutes_while_shut"] for record in records] == [
        None,
        int(while_shut) if while_shut else None,
    ]


def test_a_nameless_place_is_called_by_its_kind_and_street(answered: tuple[Area, NearPerson]) -> None:
    titles = set(named(answered[1].in_reach, kinds())["title"])
    assert "Café off Row 4 Street" in titles


def test_unknown_step_free_access_says_to_ring_first(answered: tuple[Area, NearPerson]) -> None:
    rows = in_reach_rows(named(answered[1].in_reach, kinds(), today=date(2026, 11, 22)))
    known = {row[0]: row for row in rows}
    assert known["Café off Row 4 Street"][4] == "yes"
    assert known["Café off Row 4 Street"][-2:] == ["3 May 2026", "Checked by a person in May 2026"]
    assert {row[4] for row in rows if row[0] != "Café off Row 4 Street"} == {"not known – ring first"}


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2027, 5, 3), "3 May 2026"), (date(2027, 5, 4), "3 May 2026 – look before you set out")],
)
def test_a_check_is_good_for_a_year(answered: tuple[Area, NearPerson], today: date, told: str) -> None:
    rows = in_reach_rows(named(answered[1].in_reach, kinds(), today=today))
    assert {row[0]: row[-2] for row in rows}["Café off Row 4 Street"] == told


def test_what_nobody_has_checked_says_to_ring_first_in_table_and_file(
    answered: tuple[Area, NearPerson],
) -> None:
    rows = in_reach_rows(named(answered[1].in_reach, kinds(), today=date(2026, 11, 22)))
    assert {row[-2] for row in rows if row[0] != "Café off Row 4 Street"} == {"not known – ring first"}
    told = {row["name"]: row["ring_first"] for row in read(*answered)}
    assert told.pop("") == "no"
    assert set(told.values()) == {"yes"}
    assert {row["status"] for row in read(*answered)} == {"active"}


def test_a_row_of_the_list_warns_of_what_is_paused_or_unchecked(answered: tuple[Area, NearPerson]) -> None:
    rows = named(answered[1].in_reach, kinds(), today=date(2026, 11, 22)).assign(status="paused")
    said = {row.title: warnings(row) for row in rows.itertuples()}
    assert said.pop("Café off Row 4 Street") == ["paused for now"]
    assert set(map(tuple, said.values())) == {("paused for now", "ring first")}


def test_a_table_shows_text_and_never_markup() -> None:
    table = html_table("A <caption>", ["<b>"], [["<script>x</script>"]])
    assert "<script>" not in table
    assert "<b>" not in table
    assert "&lt;script&gt;" in table
    assert 'scope="col"' in table
    assert 'scope="row"' in table


@pytest.mark.parametrize("text", ["Lunch club", "5 - 7 High Street", "a=b", ""])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert spreadsheet_safe(text) == text
