"""One analysis, one figure: the page, CSV, JSON, GeoPackage, paper and terminal all say the same."""

import csv
import io
import json
import re
from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import pytest
from docx import Document
from pypdf import PdfReader

from geo.paces import PACES
from layers.area import Area
from layers.assets.kinds import load_kinds
from presentation.printing.gap_files import (
    FILE_COLUMNS,
    OVER,
    Answer,
    area_csv,
    gaps_csv,
    gaps_json,
    gaps_workbook,
)
from presentation.printing.gap_tables import ward_rows
from presentation.printing.tables import html_table
from presentation.printing.wards.brief import Brief, brief_docx
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.printing.wards.printed import MappedAnswer, profile_pdf
from presentation.words.area_noun import WARD
from presentation.words.wards.answer import counted_sentence, headline, no_ward_sentence, unknown_sentence
from presentation.words.wards.heads import RANK, columns
from presentation.words.wards.kinds import kinds_words
from presentation.words.wards.measures import MEASURES
from presentation.words.wards.provenance import provenance
from questions.places.area_assets import AreaAssets, pack_assets
from questions.wards.analyses.figures import BEYOND, gap_figures
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gap_model import CAUSE_COLUMNS, UNKNOWN_COLUMNS, OpenThen, WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from terminal.wards.gaps import gap_lines
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, town

COLUMNS = columns(WARD)
TODAY = date(2026, 11, 23)
LOST = ((100, 500), "E3", 300, 20, "least")  # in Marsh, with no street: nobody there can be judged
NOWHERE = ((900, 0), "", 40, 5, "middle")  # in no ward
QUESTIONS = {
    "near": WardQuestion(("cafe",), PACES["steady"], 10, TODAY),
    "too far to measure": WardQuestion(("cafe",), PACES["step-free"], 1, TODAY),
    "of a group, on a day": WardQuestion(
        ("cafe",), PACES["older"], 5, TODAY, "aged_65_plus", OpenThen(1, time(9), time(12))
    ),
    "of nothing": WardQuestion(("library",), PACES["steady"], 10, TODAY),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Area, AreaAssets]:
    area = town(tmp_path_factory.mktemp("one"), (CAFE,), (*HOMES, LOST, NOWHERE))
    return area, pack_assets(area)


@pytest.fixture(scope="module", params=list(QUESTIONS))
def answer(request: pytest.FixtureRequest, place: tuple[Area, AreaAssets]) -> tuple[WardGaps, pd.DataFrame]:
    area, assets = place
    question = QUESTIONS[request.param]
    return ward_gaps(area, assets, question), rank_ranges(area, assets, question)


class Cells(HTMLParser):
    """The cells of a table, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def from_csv(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> list[dict[str, object]]:
    answer = Answer(gaps, ranks)
    texts = (gaps_csv(answer), area_csv(answer))  # the whole area is no row among wards
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    return [{name: row[name] or None for name in FILE_COLUMNS} for row in rows]


def from_json(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> list[dict[str, object]]:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    content = json.loads(gaps_json(area, gaps, ranks), parse_constant=refuse)
    return [*content["wards"], content["area"]]


def from_geopackage(folder: Path, area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> list[dict[str, object]]:
    path = folder / "wards.gpkg"
    path.write_bytes(gaps_geopackage(area, gaps, ranks))
    tables = [pd.DataFrame(gpd.read_file(path, layer="wards")), pyogrio.read_dataframe(path, layer="others")]
    return [row for table in tables for row in table[list(FILE_COLUMNS)].to_dict("records")]


def from_workbook(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(gaps_workbook(area, Answer(gaps, ranks))))
    rows = []
    for sheet in ("wards", "whole area"):
        heads, *cells = book[sheet].iter_rows(values_only=True)
        rows += [dict(zip(heads, row, strict=True)) for row in cells]
    return [{name: row[name] for name in FILE_COLUMNS} for row in rows]


def same(first: object, second: object) -> bool:
    """Whether two files say the same of a figure; missing only equals missing."""
    if first is None or first != first or first is pd.NA or first == "":
        return second is None or second != second or second is pd.NA or second == ""
    if second is None or second != second:
        return False
    try:
        return abs(float(str(first)) - float(str(second))) < 1e-6
    except ValueError:
        return str(first) == str(second)


def test_the_four_files_say_the_same_of_every_figure(place, answer, tmp_path) -> None:
    area, (gaps, ranks) = place[0], answer
    files = [
        from_csv(area, gaps, ranks),
        from_json(area, gaps, ranks),
        from_geopackage(tmp_path, area, gaps, ranks),
        from_workbook(area, gaps, ranks),
    ]
    assert [row["row_is"] for row in files[0]] == ["ward"] * 3 + ["area"]
    assert not any("no ward" in str(row["ward_name"]) for rows in files for row in rows)
    for rows in zip(*files, strict=True):
        for name in FILE_COLUMNS:
            assert same(rows[0][name], rows[1][name]), (name, rows[0][name], rows[1][name])
            assert same(rows[1][name], rows[2][name]), (name, rows[1][name], rows[2][name])
            assert same(rows[2][name], rows[3][name]), (name, rows[2][name], rows[3][name])


def test_figures_are_numbers_in_the_geopackage(place, answer, tmp_path) -> None:
    path = tmp_path / "wards.gpkg"
    path.write_bytes(gaps_geopackage(place[0], *answer))
    for layer in ("wards", "others"):
        table = pyogrio.read_dataframe(path, layer=layer, read_geometry=False)
        words = {name for name in FILE_COLUMNS if not pd.api.types.is_numeric_dtype(table[name])}
        assert words == {"row_is", "ward_code", "ward_name", "main_cause", "readiness", "meets_standard"}
    assert pyogrio.read_info(path, layer="about")["geometry_type"] is None


def test_what_nobody_can_judge_is_null_in_every_file_and_never_0(place, answer, tmp_path) -> None:
    area, (gaps, ranks) = place[0], answer
    for rows in (
        from_csv(area, gaps, ranks),
        from_json(area, gaps, ranks),
        from_geopackage(tmp_path, area, gaps, ranks),
    ):
        (marsh,) = [row for row in rows if row["ward_code"] == "E3"]
        assert float(str(marsh["unknown"])) == float(str(marsh["unknown_no_street"])) > 0
        counts = ("with_one", "with_three", *CAUSE_COLUMNS, "share_one", "median_walk_m", "assets_per_1000")
        for name in (*counts, "rank", *OVER.values()):
            assert same(None, marsh[name]), name


def test_the_table_of_the_page_and_that_of_the_terminal_hold_the_same_cells(place, answer) -> None:
    area, (gaps, ranks) = place[0], answer
    page = Cells(html_table("", COLUMNS, ward_rows(gaps, gaps.wards))).rows
    lines = list(gap_lines(area, gaps, ranks, what=kinds_words(gaps.question.kinds, load_kinds())))
    start = next(at for at, line in enumerate(lines) if line.startswith(COLUMNS[0] + " "))
    terminal = [re.split(r"\s{2,}", line) for line in lines[start : start + len(page)]]
    assert terminal[0] == [*COLUMNS[:-1], RANK, COLUMNS[-1]]
    for cells, line in zip(page[1:], terminal[1:], strict=True):
        assert line[: len(COLUMNS) - 1] == cells[:-1]
        if cells[-1]:
            assert line[-1] == cells[-1]


def test_the_figures_of_the_page_are_those_of_the_files(place, answer) -> None:
    area, (gaps, ranks) = place[0], answer
    page = Cells(html_table("", COLUMNS, ward_rows(gaps, gaps.wards))).rows[1:]
    for cells, record in zip(page, from_json(area, gaps, ranks), strict=True):
        name, residents, unknown, without, *_ = cells
        assert name == record["ward_name"]
        assert int(residents.replace(",", "")) == record["residents"]
        assert (0 if unknown == "none" else int(unknown.replace(",", ""))) == record["unknown"]
        if record["judged"]:
            assert int(without.replace(",", "")) == record["judged"] - record["with_one"]
        else:
            assert without == "not known"
            assert record["with_one"] is None
        walk = cells[COLUMNS.index("Median walk")]
        if record["median_walk_m"] is not None:
            assert walk == f"{max(10, round(record['median_walk_m'], -1)):,.0f} m"
        elif record["median_walk_over_m"] is not None:
            assert walk == f"over {record['median_walk_over_m']:,.0f} m"
        else:
            assert walk == "not known"


def test_a_brief_in_word_has_the_cells_of_the_page_and_its_sentences(place, answer) -> None:
    area, (gaps, ranks) = place[0], answer
    mapped = MappedAnswer(gaps, kinds_words(gaps.question.kinds, load_kinds()), place[1].table)
    brief = Document(io.BytesIO(brief_docx(Brief(area, (mapped,), ranks, MEASURES["share_one"]))))
    cells: dict[str, dict[str, str]] = {}
    for table in brief.tables[:2]:
        heads, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        for row in rows:
            cells.setdefault(row[0], {}).update(zip(heads, row, strict=True))
    page = Cells(html_table("", COLUMNS, ward_rows(gaps, gaps.wards))).rows[1:]
    assert {name: [row[head] for head in COLUMNS] for name, row in cells.items()} == {
        row[0]: row for row in page
    }
    lines = [paragraph.text for paragraph in brief.paragraphs]
    assert {headline(area, gaps, mapped.what), counted_sentence(gaps.assets)} <= set(lines)


def test_an_analysis_that_is_kept_has_the_figures_of_the_files(place, answer) -> None:
    area, (gaps, ranks) = place[0], answer
    rows = gap_figures(gaps).tables["first"]
    for record in from_json(area, gaps, ranks):
        figures = rows[str(record["ward_code"])]
        for name, value in figures.items():
            if value == BEYOND:
                assert record[OVER[name]] == gaps.longest_m
            elif record[name] is None:
                assert value is None or (not figures["judged"] and value == 0), name
            else:
                assert same(record[name], round(value, 6) if isinstance(value, float) else value), name


def test_paper_has_the_figures_of_the_page(place, answer) -> None:
    area, (gaps, _) = place[0], answer
    (page,) = [row for row in ward_rows(gaps, gaps.wards) if row[0] == "Low"]
    whole = ward_rows(gaps, gaps.wards)[-1]
    pdf = PdfReader(io.BytesIO(profile_pdf(area, MappedAnswer(gaps, "a café", place[1].table), "E2")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
    figures = text[text.index("Figure This ward") :]
    for column in ("Residents", "Cannot be judged"):
        at = COLUMNS.index(column)
        cells = [cell.replace("none", "0") for cell in (page[at], whole[at])]
        assert f"{column} {' '.join(cells)}" in figures
    for title, column in (
        ("Have at least one in reach", "Have at least one"),
        ("Median walk to the nearest", "Median walk"),
    ):
        at = COLUMNS.index(column)
        assert f"{title} {page[at]} {whole[at]}" in figures
    assert counted_sentence(gaps.assets) in text


def test_the_sentences_are_the_same_in_the_terminal_as_on_the_page(place, answer) -> None:
    area, (gaps, ranks) = place[0], answer
    lines = list(gap_lines(area, gaps, ranks, what=kinds_words(gaps.question.kinds, load_kinds())))
    what = "a library" if "library" in gaps.question.kinds else "a café"
    for sentence in (headline(area, gaps, what), unknown_sentence(gaps), counted_sentence(gaps.assets)):
        assert sentence in lines
    assert provenance(area, gaps)["places_counted"] == counted_sentence(gaps.assets)


def test_everybody_who_cannot_be_judged_is_so_for_one_cause(place, answer) -> None:
    gaps, _ = answer
    for figures in (gaps.area, *(gaps.wards.iloc[at] for at in range(len(gaps.wards)))):
        assert sum(figures[name] for name in UNKNOWN_COLUMNS) == figures["unknown"]
        assert figures["judged"] + figures["unknown"] == figures["residents"]


def test_residents_in_no_ward_are_a_note_below_the_wards_in_the_terminal_and_in_every_file(
    place, answer
) -> None:
    area, (gaps, ranks) = place[0], answer
    near_by = 5 if gaps.question.group == "aged_65_plus" else 40
    lines = list(gap_lines(area, gaps, ranks, what=kinds_words(gaps.question.kinds, load_kinds())))
    whole = next(at for at, line in enumerate(lines) if line.startswith("The whole area"))
    assert lines[whole + 1] == no_ward_sentence(gaps)
    assert [line for line in lines if "no ward" in line] == [no_ward_sentence(gaps)]
    assert f" {near_by} residents" in no_ward_sentence(gaps)
    assert provenance(area, gaps)["residents_in_no_ward"] == str(near_by)
