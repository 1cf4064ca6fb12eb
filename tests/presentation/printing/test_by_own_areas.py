"""By areas of one's own every output has the figures of wards with the same homes, and never says "ward"."""

import csv
import io
import json
import re
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import shapely
from docx import Document
from pypdf import PdfReader

from geo.paces import PACES
from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.zones.model import Zone, ZoneForm, ZoneSet
from layers.zones.placing import place_zones
from layers.zones.zoned_area import by_zones
from presentation.printing.gap_files import Answer, about_csv, area_csv, gaps_csv, gaps_json, gaps_workbook
from presentation.printing.wards.brief import Brief, brief_data, brief_docx
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.printing.wards.matrix_files import cell_records, matrix_about_csv, matrix_book
from presentation.printing.wards.printed import MappedAnswer, map_parts, profile_pdf
from presentation.printing.wards.trend_files import trend_about_csv, trend_book, trend_csv
from presentation.words.area_noun import noun_of
from presentation.words.wards.measures import MEASURES
from presentation.words.wards.ward import place_heads
from questions.places.area_assets import AreaAssets, pack_assets
from questions.wards.gap_ranks import rank_ranges
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.trend.model import RegisterDay
from questions.wards.trend.ward_trend import ward_trend
from questions.wards.ward_gaps import EVERYONE, WardGaps, WardQuestion, ward_gaps
from terminal.wards.gap_matrix import matrix_lines
from terminal.wards.gaps import gap_lines, ward_lines
from terminal.wards.trend_command import trend_lines
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, town
from tests.tiny_area import here

LOST = ((150, 700), "E3", 300, 20, "least")  # in Marsh, with no street: nobody there can be judged
NOWHERE = ((900, 100), "", 40, 5, "middle")  # in no ward, and in no area
TODAY = date(2026, 11, 23)
ASKED = WardQuestion(("cafe",), PACES["steady"], 10, TODAY)
WHAT = "a café"
A_WARD = re.compile(r"\bwards?\b|ward_", re.IGNORECASE)
CODES = {"E1": "A001", "E2": "A002", "E3": "A003"}  # High, Low and Marsh, in the order of their names


@dataclass(frozen=True)
class Asked:
    """One place asked for, and its answer."""

    area: Area
    assets: AreaAssets
    gaps: WardGaps
    ranks: pd.DataFrame

    @property
    def mapped(self) -> MappedAnswer:
        return MappedAnswer(self.gaps, WHAT, self.assets.table)

    @property
    def brief(self) -> Brief:
        return Brief(self.area, (self.mapped, self.mapped), self.ranks, MEASURES["share_one"], 0.5)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Asked, Asked]:
    """The town by its wards, and by areas of the same names that hold the same homes."""
    homes = (*HOMES, LOST, NOWHERE)
    area = town(tmp_path_factory.mktemp("own"), (CAFE,), homes)
    names = dict(zip(area.wards["ward_code"], area.wards["ward_name"], strict=True))
    assert [names[code] for code in CODES] == sorted(names.values())
    zones = tuple(
        Zone(names[code], outline=shapely.to_wkt(shapely.union_all(
            [here(*home[0]).buffer(5) for home in homes if home[1] == code])))
        for code in CODES
    )  # fmt: skip
    at = datetime(2026, 11, 20, tzinfo=UTC)
    zone_set = ZoneSet("ab12", area.name, "Parishes", "the plans", "", ZoneForm.OUTLINES, zones, "", at)
    assets = pack_assets(area)
    return _asked(area, assets), _asked(by_zones(area, place_zones(zone_set, area)), assets)


def _asked(area: Area, assets: AreaAssets) -> Asked:
    return Asked(area, assets, ward_gaps(area, assets, ASKED), rank_ranges(area, assets, ASKED))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def as_ward(row: dict[str, object]) -> dict[str, object]:
    """A row by own areas as that of the ward with the same homes would be."""
    back = {code: ward for ward, code in CODES.items()}
    heads = {"area_code": "ward_code", "area_name": "ward_name"}
    named = {heads.get(name, name): value for name, value in row.items()}
    if named.get("row_is") == "own area":
        named["row_is"] = "ward"
    return named | {"ward_code": back.get(str(named["ward_code"]), named["ward_code"])}


def test_every_file_has_the_figures_of_wards_with_the_same_homes(both, tmp_path: Path) -> None:
    wards, own = both
    answers = Answer(wards.gaps, wards.ranks, 0.5), Answer(own.gaps, own.ranks, 0.5)
    assert [as_ward(row) for row in rows_of(gaps_csv(answers[1]))] == rows_of(gaps_csv(answers[0]))
    assert [as_ward(row) for row in rows_of(area_csv(answers[1]))] == rows_of(area_csv(answers[0]))
    by_ward, by_own = (json.loads(gaps_json(each.area, each.gaps, each.ranks)) for each in both)
    assert [as_ward(row) for row in by_own["areas"]] == by_ward["wards"]
    assert as_ward(by_own["area"]) == by_ward["area"]
    book = openpyxl.load_workbook(io.BytesIO(gaps_workbook(own.area, answers[1])))
    heads, *cells = book["areas"].iter_rows(values_only=True)
    whole = json.loads(gaps_json(own.area, own.gaps, own.ranks, 0.5))["areas"]
    assert [dict(zip(heads, row, strict=True)) for row in cells] == [
        {name: value if value != "" else None for name, value in row.items()} for row in whole
    ]
    layers = []
    for each, layer in zip(both, ("wards", "areas"), strict=True):
        path = tmp_path / f"{layer}.gpkg"
        path.write_bytes(gaps_geopackage(each.area, each.gaps, each.ranks))
        layers.append(pd.DataFrame(gpd.read_file(path, layer=layer)).drop(columns="geometry"))
    own_rows = [as_ward(row) for row in layers[1].to_dict("records")]
    pd.testing.assert_frame_equal(pd.DataFrame(own_rows), layers[0])


def test_paper_and_terminal_say_what_they_say_of_wards_but_for_the_word(both) -> None:
    def plain(text: object) -> str:
        """Without the word for the areas, and without what is said of the set and of its outlines."""
        words = re.sub(r"\b(own )?areas?\b|\bwards?\b", "…", str(text), flags=re.IGNORECASE)
        return re.sub(r"\ban? …", "a …", words)

    tables = [
        [(part["heading"], table["rows"]) for part in brief_data(each.brief)["parts"][:-1]
         for table in part.get("tables", ())]
        for each in both
    ]  # fmt: skip
    assert plain(tables[1]) == plain(tables[0])
    lines = [
        [line for line in gap_lines(each.area, each.gaps, each.ranks, what=WHAT, standard=0.5)
         if "brought in on" not in line]
        for each in both
    ]  # fmt: skip
    assert [" ".join(plain(line).split()) for line in lines[1]] == [
        " ".join(plain(line).split()) for line in lines[0]
    ]


def texts(asked: Asked) -> dict[str, str]:
    """Every output of an analysis by its name, as whoever opens it reads it."""
    area, gaps, ranks, mapped = asked.area, asked.gaps, asked.ranks, asked.mapped
    answer, kinds = Answer(gaps, ranks, 0.5), load_kinds()
    matrix = gap_matrix(area, asked.assets, MatrixQuestion(ASKED, (("cafe",), ("library",)), (EVERYONE,)))
    cells = matrix, ["café", "library"], 0.5
    days = [
        RegisterDay(day, asked.assets, ward_gaps(area, asked.assets, replace(ASKED, today=day)))
        for day in (date(2026, 11, 1), TODAY)
    ]
    trend = ward_trend(days, lambda assets, asked_then: ward_gaps(area, assets, asked_then))
    code = str(gaps.wards["ward_code"].iloc[0])
    pages = PdfReader(io.BytesIO(profile_pdf(area, mapped, code)))
    word = Document(io.BytesIO(brief_docx(asked.brief)))
    drawn = map_parts(area, MEASURES["share_one"], [mapped, mapped])
    opened = ward_lines(area, asked.assets, gaps=gaps, ranks=ranks, ward=code, kinds=kinds, what=WHAT)
    return {
        "csv": gaps_csv(answer, answer),
        "the whole area": area_csv(answer),
        "about": about_csv(area, answer, answer),
        "json": gaps_json(area, gaps, ranks, 0.5),
        "workbook": book_text(gaps_workbook(area, answer)),
        "geopackage": package_text(gaps_geopackage(area, gaps, ranks, 0.5)),
        "brief": " ".join([*(each.text for each in word.paragraphs), str(word.element.xml)]),
        "profile": " ".join(page.extract_text() for page in pages.pages),
        "the profile's alternative texts": str(pages.trailer["/Root"]["/StructTreeRoot"]),
        "map": f"{drawn['numbers']} {drawn['wards']} {drawn['maps']} {drawn['key']}",
        "matrix": json.dumps(cell_records(*cells)) + matrix_about_csv(area, *cells),
        "matrix workbook": book_text(matrix_book(area, *cells)),
        "trend": trend_csv(trend) + trend_about_csv(area, trend) + book_text(trend_book(area, trend)),
        "gaps in a terminal": "\n".join(gap_lines(area, gaps, ranks, what=WHAT, standard=0.5)),
        "one area in a terminal": "\n".join(opened),
        "many in a terminal": "\n".join(matrix_lines(area, matrix, ["café", "library"])),
        "trend in a terminal": "\n".join(trend_lines(area, trend, kinds, what=WHAT)),
        "heads": " ".join(place_heads(noun_of(area))),
    }


def book_text(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    return " ".join([*book.sheetnames, *cells])


def package_text(content: bytes) -> str:
    """Every table of a GeoPackage with its columns and text, without outlines."""
    base = sqlite3.connect(":memory:")
    base.deserialize(content)
    return "\n".join(line for line in base.iterdump() if "X'" not in line[:4000] or "layer_styles" in line)


def test_nothing_by_own_areas_says_ward(both) -> None:
    wards, own = texts(both[0]), texts(both[1])
    assert {name: A_WARD.findall(text) for name, text in own.items() if A_WARD.search(text)} == {}
    silent = {name for name, text in wards.items() if not A_WARD.search(text)}
    assert silent <= {"the profile's alternative texts", "map"}, "the test would find nothing there"
