"""A GeoPackage of the wards opens in QGIS as the page shows it: the same classes, colours and names."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyogrio
import pytest

from geo.paces import PACES
from layers.area import Area
from presentation.printing.wards.geopackage import gaps_geopackage
from presentation.words.wards import choices as gap_words
from presentation.words.wards.measures import MEASURES, classes_of
from questions.places.area_assets import pack_assets
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gap_model import WardGaps, WardQuestion
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import town

SHOWN = MEASURES["median_walk_m"]
SE = "{http://www.opengis.net/se}"


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    return town(tmp_path_factory.mktemp("style"))


@pytest.fixture(scope="module")
def gaps(area: Area) -> WardGaps:
    return ward_gaps(
        area, pack_assets(area), WardQuestion(("cafe",), PACES["steady"], 10, date(2026, 11, 23))
    )


@pytest.fixture(scope="module")
def package(area: Area, gaps: WardGaps, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ranks = rank_ranges(area, pack_assets(area), gaps.question)
    path = tmp_path_factory.mktemp("package") / "wards.gpkg"
    path.write_bytes(gaps_geopackage(area, gaps, ranks, 0.8, shown=SHOWN))
    return path


@pytest.fixture
def rows(package: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(package)) as connection:
        yield connection


def test_only_the_wards_are_a_spatial_layer(package: Path, rows: sqlite3.Connection) -> None:
    assert {name: kind for name, kind in pyogrio.list_layers(package)} == {
        "wards": "Polygon",
        "others": None,
        "about": None,
        "layer_styles": None,
    }
    spatial = rows.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchall()
    assert spatial == [("wards",)]
    assert rows.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall() == [("wards",)]
    assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_each_figure_has_a_style_and_the_one_shown_is_the_default(rows: sqlite3.Connection) -> None:
    styles = rows.execute(
        "SELECT f_table_name, f_geometry_column, styleName, useAsDefault FROM layer_styles"
    ).fetchall()
    assert len(styles) == len(MEASURES)
    assert {(table, column) for table, column, _, _ in styles} == {("wards", "geom")}
    assert [name for _, _, name, default in styles if default] == [SHOWN.title[:30]]
    assert len({name for _, _, name, _ in styles}) == len(MEASURES)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_every_ward_is_in_the_class_of_the_page_and_in_no_other(rows, gaps, measure) -> None:
    (text,) = rows.execute(
        "SELECT styleQML FROM layer_styles WHERE description = ?", (measure.title,)
    ).fetchone()
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    rules, classes = root.findall("./renderer-v2/rules/rule"), classes_of(gaps, measure)
    assert [rule.get("label") for rule in rules] == [*classes.titles, gap_words.TOO_LITTLE_KNOWN]
    for at, rule in enumerate(rules):  # an expression of QGIS is read by SQLite all the same
        chosen = {code for (code,) in rows.execute(f"SELECT ward_code FROM wards WHERE {rule.get('filter')}")}  # noqa: S608
        number = at if at < len(classes.shades) else -1
        wards = np.array(gaps.wards["ward_code"])[np.array(classes.of_ward) == number]
        assert chosen == set(wards)
    fills = root.findall("./renderer-v2/symbols/symbol/layer[@class='SimpleFill']/prop[@k='color']")
    shades = [
        ",".join(str(int(shade[at : at + 2], 16)) for at in (1, 3, 5)) + ",255" for shade in classes.shades
    ]
    assert [fill.get("v") for fill in fills][: len(shades)] == shades
    hatched = root.findall("./renderer-v2/symbols/symbol/layer[@class='LinePatternFill']/symbol/layer")
    assert [layer.get("class") for layer in hatched] == ["SimpleLine"]
    style = root.find("./labeling/settings/text-style")
    assert style is not None
    assert style.get("fieldName") == "ward_name"


def test_the_same_classes_stand_in_the_sld(rows: sqlite3.Connection, gaps: WardGaps) -> None:
    (text,) = rows.execute("SELECT styleSLD FROM layer_styles WHERE useAsDefault").fetchone()
    rules = list(ElementTree.fromstring(text).iter(f"{SE}Rule"))  # noqa: S314 - our own
    classes = classes_of(gaps, SHOWN)
    assert [rule.findtext(f"{SE}Name") for rule in rules] == [*classes.titles, gap_words.TOO_LITTLE_KNOWN]
    fills = [rule.findtext(f".//{SE}Fill/{SE}SvgParameter") for rule in rules]
    assert fills[:-1] == list(classes.shades)
    assert rules[-1].find(f"{SE}ElseFilter") is not None
