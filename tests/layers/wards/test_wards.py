"""Wards come by code, and every point is in one of them or in none."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.errors import MissingColumnError
from layers.recipes.model import WardsSection
from layers.wards.names import UnknownWardError, second_names_by_code, told_apart, ward_called
from layers.wards.read import read_wards, ward_of
from tests.layers.tiny_place import box, write_polygons

CRS = "EPSG:27700"
SECTION = WardsSection.model_construct(file="wards.geojson", code="code", name="name")
WARDS = gpd.GeoDataFrame(
    {"ward_code": ["W2", "W1"]}, geometry=[shapely.box(10, 0, 20, 10), shapely.box(0, 0, 10, 10)], crs=CRS
)


def test_wards_come_by_code_and_a_nameless_one_is_called_by_it(tmp_path):
    path = tmp_path / "wards.geojson"
    write_polygons(
        path,
        [({"code": "W2", "name": None}, box(0, 0, 9, 9)), ({"code": "W1", "name": "One"}, box(9, 0, 19, 9))],
    )
    table = read_wards(path, SECTION, crs=CRS).table
    assert list(table.columns) == ["ward_code", "ward_name", "geometry"]
    assert table[["ward_code", "ward_name"]].to_numpy().tolist() == [["W1", "One"], ["W2", "W2"]]


@pytest.mark.parametrize(
    ("x", "accuracy_m", "ward"),
    [(5, 0, "W1"), (15, 0, "W2"), (10, 0, "W1"), (25, 0, ""), (25, 5, "W2"), (25, 4.9, ""), (-3, 5, "W1")],
)
def test_a_point_lies_in_its_ward_on_an_edge_in_the_lower_and_near_one_within_accuracy(x, accuracy_m, ward):
    points = gpd.GeoSeries([shapely.Point(x, 5)], index=["home"], crs=CRS)
    assert ward_of(points, WARDS, accuracy_m=accuracy_m).to_dict() == {"home": ward}


def test_no_points_are_in_no_wards():
    assert ward_of(gpd.GeoSeries([], crs=CRS), WARDS).empty


WELSH = {"WD24CD": "W1", "WD24NM": "Nash", "WD24NMW": " Trefonnen "}
ENGLISH = {"WD24CD": "W2", "WD24NM": "Abram", "WD24NMW": None}


def read_of(folder, rows, **section):
    squares = [(row, box(9 * at, 0, 9 * at + 9, 9)) for at, row in enumerate(rows)]
    path = folder / "wards.geojson"
    write_polygons(path, squares)
    return read_wards(path, WardsSection.model_construct(file=path.name, **section), crs=CRS).table


def test_the_welsh_names_of_the_statistics_office_are_found_beside_the_english(tmp_path):
    table = read_of(tmp_path, [WELSH, ENGLISH], code="WD24CD", name="WD24NM")
    assert list(table.columns) == ["ward_code", "ward_name", "ward_name_cy", "geometry"]
    assert list(table["ward_name_cy"]) == ["Trefonnen", ""]


def test_a_file_in_which_no_ward_has_a_welsh_name_has_no_column_of_them(tmp_path):
    table = read_of(tmp_path, [ENGLISH], code="WD24CD", name="WD24NM")
    assert list(table.columns) == ["ward_code", "ward_name", "geometry"]


def test_columns_called_after_the_names_are_found_whatever_the_language(tmp_path):
    row = {"id": "S1", "title": "Fort William", "title_gd": "An Gearasdan", "titleW": "no name"}
    table = read_of(tmp_path, [row], code="id", name="title")
    assert table.drop(columns="geometry").to_numpy().tolist() == [["S1", "Fort William", "An Gearasdan"]]


def test_a_recipe_may_name_the_column_and_is_believed_before_any_guess(tmp_path):
    rows = [{**WELSH, "Enw": "Trefonnen (Y Nash)"}]
    table = read_of(tmp_path, rows, code="WD24CD", name="WD24NM", second_names={"cy": "Enw"})
    assert list(table["ward_name_cy"]) == ["Trefonnen (Y Nash)"]


def test_a_column_that_a_recipe_names_must_be_there(tmp_path):
    with pytest.raises(MissingColumnError, match=r"has no \"Enw\" column; it has"):
        read_of(tmp_path, [WELSH], code="WD24CD", name="WD24NM", second_names={"cy": "Enw"})


def test_a_ward_is_meant_by_its_name_in_any_language():
    wards = pd.DataFrame(
        {"ward_code": ["W1", "W2"], "ward_name": ["Nash", "Gaer"], "ward_name_cy": ["Trefonnen", ""]}
    )
    second = second_names_by_code(wards)
    assert second == {"W1": ("Trefonnen",)}
    names = {"W1": "Nash", "W2": "Gaer"}
    assert {ward_called(typed, names, second=second) for typed in (" TREFONNEN", "nash", "w1")} == {"W1"}
    with pytest.raises(UnknownWardError, match=r"no ward \"Trefonnen\"\. Choose one of: Nash, Gaer\."):
        ward_called("Trefonnen", names)
    with pytest.raises(UnknownWardError, match=r"Choose one of: Nash \(Trefonnen\), Gaer\."):
        ward_called("Alway", names, second=second)


def test_wards_that_share_only_their_welsh_name_are_asked_back_by_their_codes():
    wards = gpd.GeoDataFrame(
        {
            "ward_code": ["W1", "W2", "W3", "W4"],
            "ward_name": ["Castle", "The Castle", "Nash", "Gaer"],
            "ward_name_cy": ["Castell", "castell", "", ""],
        }
    )
    apart = told_apart(wards)
    assert list(apart["ward_name_cy"]) == ["Castell (W1)", "castell (W2)", "", ""]
    assert list(apart["ward_name"]) == ["Castle", "The Castle", "Nash", "Gaer"]
    names = dict(zip(apart["ward_code"], apart["ward_name"], strict=True))
    second = second_names_by_code(apart)
    assert ward_called("castell (w2)", names, second=second) == "W2"
    with pytest.raises(UnknownWardError, match=r'"Castell" is the name of 2 wards\. Say which, by its code'):
        ward_called("Castell", names, second=second)
