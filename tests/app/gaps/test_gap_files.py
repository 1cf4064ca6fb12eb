"""What is in the files of ward gaps: rows, the whole area and what was asked, each apart; comparisons too."""

import csv
import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from geo.paces import PACES
from layers.area import Area
from presentation.printing.gap_files import (
    Answer,
    about_csv,
    area_csv,
    gaps_csv,
    gaps_workbook,
)
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.printing.wards.matrix_files import cell_records, matrix_about_csv, matrix_book, matrix_csv
from questions.places.area_assets import pack_assets
from questions.wards.gap_ranks import rank_ranges
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import GapMatrix, MatrixQuestion
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.app.gaps.test_gaps import TODAY
from tests.questions.wards.test_ward_gaps import town


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def gaps(tiny: Area) -> WardGaps:
    return ward_gaps(tiny, pack_assets(tiny), WardQuestion((), PACES["steady"], 10, TODAY))


@pytest.fixture(scope="module")
def ranks(tiny: Area, gaps: WardGaps) -> pd.DataFrame:
    return rank_ranges(tiny, pack_assets(tiny), gaps.question)


@pytest.fixture(scope="module")
def matrix(tiny: Area, gaps: WardGaps) -> GapMatrix:
    question = MatrixQuestion(gaps.question, (("cafe",), ("advice",)), ("residents", "aged_65_plus"))
    return gap_matrix(tiny, pack_assets(tiny), question)


TITLES = ["=Café", "Advice"]


def test_the_csv_holds_every_ward_and_what_was_asked(tiny, gaps, ranks):
    lines = gaps_csv(Answer(gaps, ranks)).removeprefix("\ufeff").splitlines()
    assert len(lines) == len(gaps.wards) + 1
    assert "pace_metres_per_second" not in lines[0]
    about = dict(csv_rows(about_csv(tiny, Answer(gaps, ranks))))
    assert about["pace_metres_per_second"] == "1.11"
    assert about["register_completeness"].startswith("The register has")
    assert "every adult from 18 to 64" in about["ages_counted"]


def csv_rows(text):
    return csv.reader(io.StringIO(text.removeprefix("\ufeff")))


def test_a_comparison_is_in_the_files_with_the_whole_area_apart(tiny, gaps, ranks):
    other = ward_gaps(tiny, pack_assets(tiny), replace(gaps.question, pace=PACES["older"]))
    both = (Answer(gaps, ranks, 0.8), Answer(other, ranks, 0.8))
    rows = list(csv.DictReader(io.StringIO(gaps_csv(*both).removeprefix("\ufeff"))))
    assert [row["answer"] for row in rows] == ["first"] * len(gaps.wards) + ["second"] * len(gaps.wards)
    assert {row["row_is"] for row in rows} == {"ward"}
    assert {row["meets_standard"] for row in rows} <= {"passed", "failed", "open", "nobody"}
    whole = list(csv.DictReader(io.StringIO(area_csv(*both).removeprefix("\ufeff"))))
    assert [row["answer"] for row in whole] == ["first", "second"]
    about = {row[0]: row[1:] for row in csv_rows(about_csv(tiny, *both))}
    assert about["pace"] == ["Steady", "Older adult"]
    book = openpyxl.load_workbook(io.BytesIO(gaps_workbook(tiny, *both)))
    assert book.sheetnames == ["wards", "whole area", "what was asked", "columns"]
    heads = [cell.value for cell in next(book["wards"].iter_rows(max_row=1))]
    key = {name.value: what.value for name, what in book["columns"].iter_rows(min_row=2)}
    assert list(key) == heads
    assert key["share_one_low"] == "The share were all whom nothing is known of without."
    assert "NULL" not in str(key)
    second_name = "The name in a second language."
    assert [name for name in heads if key[name] == second_name] == []
    assert book["wards"].max_row == len(rows) + 1


def test_the_matrix_is_a_row_for_each_cell_with_null_for_the_unknown(tiny, matrix):
    rows = list(csv.DictReader(io.StringIO(matrix_csv(matrix, TITLES, 0.8).removeprefix("\ufeff"))))
    assert len(rows) == 2 * 2 * 3
    assert {row["sought"] for row in rows} == {"'=Café", "Advice"}  # no spreadsheet runs it
    marsh = [row for row in rows if row["ward_code"] == "E3"]
    assert {row[name] for row in marsh for name in ("with_one", "without", "share_one")} == {""}
    assert {row["meets_standard"] for row in rows} <= {"passed", "failed", "open", "nobody"}
    assert not {"pace", "sources", "minutes"} & set(rows[0])


def test_the_whole_area_and_what_was_asked_are_tables_of_their_own(tiny, matrix):
    assert "ward_code" not in cell_records(matrix, TITLES, whole=True)[0]
    about = dict(csv_rows(matrix_about_csv(tiny, matrix, TITLES, 0.8)))
    assert about["standard"] == "80%"
    assert about["kinds_counted: Advice"] == "advice offices"
    assert "The register has none of these" in about["register_completeness: Advice"]
    assert "every adult from 18 to 64" in about["ages_counted: residents"]
    book = openpyxl.load_workbook(io.BytesIO(matrix_book(tiny, matrix, TITLES)))
    assert book.sheetnames == ["cells", "whole area", "what was asked"]
    assert book["cells"].max_row == 1 + 2 * 2 * 3


def test_the_geopackage_opens_with_outlines_and_provenance(tiny, gaps, ranks, tmp_path):
    import geopandas as gpd

    path = tmp_path / "wards.gpkg"
    path.write_bytes(gaps_geopackage(tiny, gaps, ranks))
    wards = gpd.read_file(path, layer="wards")
    assert wards["ward_code"].tolist() == sorted(tiny.wards["ward_code"])
    assert wards.crs == tiny.crs
    assert "sources" in gpd.read_file(path, layer="about")["what"].tolist()
