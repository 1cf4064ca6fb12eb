"""What is not counted is said to be unknown on pages, on paper, in files and in a terminal; never 0."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

import cli
from app.gaps.fair import deprivation_spots
from geo.rows import rows_of
from presentation.drawing.ward_plots import bars_svg
from presentation.printing.gap_files import Answer, area_csv, gaps_csv, gaps_json
from presentation.printing.gap_tables import cause_rows, fit_rows, fit_sentence, rank_rows, ward_rows
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.printing.wards.printed import MappedAnswer, map_png, profile_pdf
from presentation.words.area_noun import WARD
from presentation.words.plain import number
from presentation.words.wards.answer import headline, unknown_sentence
from presentation.words.wards.coverage import coverage_sentence, ward_rows as cover_rows
from presentation.words.wards.fairness import not_measured
from presentation.words.wards.measures import MEASURES, classes_of, shortest_first
from presentation.words.wards.readiness import shortest_sentence
from presentation.words.wards.ward import no_causes, ward_sentence
from questions.places.area_assets import pack_assets
from questions.walks.street_cover import streets_and_residents
from questions.wards.gap_fairness import fairness
from questions.wards.gap_figures import COUNTS
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.packed_town import pack_town
from tests.questions.wards.test_uncounted import EVERYONE, OLDER, town, without

SHARE = MEASURES["share_one"]


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return town(tmp_path_factory.mktemp("uncounted"), homes=without(1))


@pytest.fixture(scope="module")
def gaps(area):
    return ward_gaps(area, pack_assets(area), OLDER)


@pytest.fixture(scope="module")
def ranks(area):
    return rank_ranges(area, pack_assets(area), OLDER)


def test_the_headline_gives_no_share_and_the_note_says_why(area, gaps):
    assert headline(area, gaps, "a café") == (
        "What share of the residents aged 65 and over of Tinytown has a café within 10 minutes at a steady "
        "pace is not known: not all are counted."
    )
    assert unknown_sentence(gaps) == (
        "The source does not say how many residents aged 65 and over live in 1 small area; "
        "in the rest there are 47. Without figures and without a rank: High. "
        "The share that has one in reach is somewhere from 31% to 90%."
    )
    assert shortest_sentence(gaps) == ""  # of one ward only is a share known


def test_a_ward_that_is_not_counted_has_the_name_that_the_reader_knows(gaps):
    in_welsh = gaps.wards.assign(ward_name="Uchel", ward_name_en=gaps.wards["ward_name"])
    assert "without a rank: High. The" in unknown_sentence(replace(gaps, wards=in_welsh))


def test_the_table_says_at_least_or_not_known(gaps):
    rows = {row[0]: row for row in ward_rows(gaps, gaps.wards)}
    assert rows["High"][1:5] == ("at least 30", "not known", "not known", "not known (38% to 100%)")
    assert set(rows["High"][5:11]) == {"not known"}
    assert rows["Low"][1:4] == ("17", "7", "10")
    assert rows["Marsh"][1:3] == ("0", "none")
    assert rows["The whole area"][1] == "at least 47"
    assert all("0" not in cell.split() for cell in rows["High"])


def test_a_ward_of_which_nothing_is_counted_says_so(tmp_path):
    area = town(tmp_path, homes=without(0, 1))
    gaps = ward_gaps(area, pack_assets(area), OLDER)
    assert ward_rows(gaps, gaps.wards)[0][1:5] == (
        "not known",
        "not known",
        "not known",
        "not known (0% to 100%)",
    )
    assert ward_sentence(gaps, gaps.ward("E1"), "a café") == (
        "The source does not say how many residents aged 65 and over live in 2 small areas. "
        "So no figure of this ward is known. The share that has one in reach is somewhere from 0% to 100%."
    )


def test_its_causes_are_not_told(gaps):
    assert cause_rows(gaps.ward("E1")) == []
    assert no_causes(gaps.ward("E1"), WARD) == (
        "How many are without cannot be said: not all residents are counted."
    )


def test_it_is_last_in_the_order_hatched_on_the_map_and_without_a_rank(gaps, ranks):
    assert next(row.ward_code for row in rows_of(shortest_first(gaps, SHARE))) == "E2"
    assert classes_of(gaps, SHARE).of_ward[::2] == (-1, -1)
    assert classes_of(gaps, SHARE).of_ward[1] >= 0
    cells = {row[0]: row[1] for row in rank_rows(ranks, {"E1": "High", "E2": "Low", "E3": "Marsh"})}
    assert cells == {"High": "not known", "Low": "1", "Marsh": "not known"}


def test_files_leave_it_empty_and_say_how_many_small_areas_lack_the_count(area, gaps, ranks):
    answer = Answer(gaps, ranks)
    high, low, _ = csv.DictReader(io.StringIO(gaps_csv(answer).removeprefix("\ufeff")))
    (whole,) = csv.DictReader(io.StringIO(area_csv(answer).removeprefix("\ufeff")))
    for row in (high, whole):
        assert {row[name] for name in (*COUNTS, "share_one", "share_three", "rank", "main_cause")} == {""}
        assert row["areas_uncounted"] == "1"
    assert (high["residents_at_least"], low["residents"], low["areas_uncounted"]) == ("30", "17", "0")
    content = json.loads(gaps_json(area, gaps, ranks))
    assert content["area"]["residents"] is None
    assert content["wards"][0]["share_one"] is None
    assert content["wards"][0]["areas_uncounted"] == 1


def test_the_geopackage_says_the_same(area, gaps, ranks, tmp_path):
    path = tmp_path / "wards.gpkg"
    path.write_bytes(gaps_geopackage(area, gaps, ranks))
    wards = pyogrio.read_dataframe(path, layer="wards").set_index("ward_code")
    assert wards.loc["E1", list(COUNTS)].isna().all()
    assert wards.at["E1", "areas_uncounted"] == 1
    assert wards.at["E2", "residents"] == 17


def test_paper_says_it(area, gaps):
    pdf = PdfReader(
        io.BytesIO(profile_pdf(area, MappedAnswer(gaps, "a café", pack_assets(area).table), "E1"))
    )
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "at least 30" in text
    assert "So no figure of this ward is known" in text
    assert map_png(area, SHARE, MappedAnswer(gaps, "a café", pack_assets(area).table)).startswith(b"\x89PNG")


def test_fairness_and_best_fit_say_whom_they_leave_out(area, gaps):
    assert not_measured(fairness(area, gaps)).startswith(
        "Not in these measures: 1 small area whose residents"
    )
    fit = ward_fit(area, "aged_65_plus")
    sentence = fit_sentence(fit, WARD)
    assert sentence.endswith("best fit of whole small areas is not known: not all are counted.")
    assert fit_rows(fit, {"E1": "High"})[0][:2] == ("High", "not known")
    assert "nan" not in bars_svg([], float(gaps.area["share_one"]))
    assert len(deprivation_spots(area, gaps)) == 0


def test_where_residents_themselves_are_left_out_the_page_about_streets_says_so(tmp_path):
    area = town(tmp_path, homes=without(1, everybody=True))
    cover = streets_and_residents(area)
    assert "How many live in 1 small area is not known" in coverage_sentence(cover, "Tinytown")
    assert cover_rows(cover)[0][1:] == ("not known", "not known", "not known")
    gaps = ward_gaps(area, pack_assets(area), EVERYONE)
    assert "somewhere" not in unknown_sentence(gaps)  # no bounds: nobody knows how many there may be


def test_a_terminal_says_it_in_words_and_as_json(tmp_path: Path):
    homes = without(1)
    areas = pack_town(tmp_path, homes=homes)
    asked = ["gaps", "--area", "tiny", "--areas", str(areas), "--kinds", "café", "--group", "aged_65_plus"]
    answer = CliRunner().invoke(cli.app, [*asked, "--ward", "High"])
    assert answer.exit_code == 0, answer.output
    assert "Without figures and without a rank: High." in answer.stdout
    assert "So no figure of this ward is known." in answer.stdout
    assert "Rank not known." in answer.stdout
    as_json = json.loads(CliRunner().invoke(cli.app, [*asked, "--json"]).stdout)
    assert as_json["wards"][0]["residents"] is None


def test_a_missing_number_is_never_a_nought():
    assert [number(count) for count in (pd.NA, None, float("nan"), 0, 1234)] == [
        "not known", "not known", "not known", "0", "1,234",
    ]  # fmt: skip
