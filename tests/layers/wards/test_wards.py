"""Wards come by code, and every point is in one of them or in none."""

import geopandas as gpd
import pytest
import shapely

from layers.recipes.model import WardsSection
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
