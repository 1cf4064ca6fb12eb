"""Boundaries come from what their file's name says, in a known place, or not at all."""

import json
import shutil

import geopandas as gpd
import pytest
import shapely

from geo.errors import CrsMismatchError, MissingColumnError
from layers.wards.boundaries import BoundaryFileError, read_boundaries
from tests.layers.tiny_place import box, write_polygons

CRS = "EPSG:27700"
SQUARES = [
    ({"code": "A", "name": "One"}, box(0, 0, 500, 500)),
    ({"code": "B", "name": "Two"}, box(500, 0, 1000, 500)),
]


@pytest.fixture
def squares(tmp_path):
    path = tmp_path / "wards.geojson"
    write_polygons(path, SQUARES)
    return path


def read(path):
    return read_boundaries(path, code="code", columns=["name"], crs=CRS)


def test_polygons_come_in_metres(squares):
    found = read(squares)
    assert list(found.table["code"]) == ["A", "B"]
    assert found.table.crs == CRS
    assert found.table.area.to_list() == pytest.approx([250_000, 250_000], rel=1e-4)
    assert (found.rows_read, found.dropped, found.faults, found.notes) == (2, {}, (), ())


@pytest.mark.parametrize("suffix", [".gpkg", ".shp"])
def test_a_geopackage_and_a_shapefile_are_read_alike(squares, suffix):
    other = squares.with_suffix(suffix)
    gpd.read_file(squares).to_crs(CRS).to_file(other)
    assert read(other).table.area.to_list() == pytest.approx([250_000, 250_000], rel=1e-4)


def test_a_shapefile_without_its_prj_is_refused(squares):
    shape = squares.with_suffix(".shp")
    gpd.read_file(squares).to_file(shape)
    shape.with_suffix(".prj").unlink()
    with pytest.raises(
        CrsMismatchError, match=r"wards.shp does not say its coordinate system. Keep the .prj"
    ):
        read(shape)


VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer>'
    "</OGRVRTDataSource>"
)


@pytest.mark.parametrize("start", ["", "\ufeff", "  \n"])
def test_a_virtual_dataset_dressed_as_geojson_is_refused(squares, start):
    secret = squares.with_name("secret.geojson")
    shutil.copy(squares, secret)
    squares.write_text(start + VRT.format(secret), encoding="utf-8")
    with pytest.raises(BoundaryFileError, match=r"wards.geojson is XML, not boundaries"):
        read(squares)


@pytest.mark.parametrize("suffix", [".gpkg", ".shp"])
def test_a_virtual_dataset_dressed_as_something_else_is_refused(squares, suffix):
    path = squares.with_suffix(suffix)
    path.write_text(VRT.format(squares), encoding="utf-8")
    with pytest.raises(BoundaryFileError, match="is XML, not boundaries"):
        read(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "wards.geojson is empty"),
        (b"<!DOCTYPE html><html><p>Not found</html>", "wards.geojson is a web page, not boundaries"),
        (b'{"type": "FeatureCollection", "features": [', "wards.geojson is cut short or is not GeoJSON"),
        (b"[" * 100_000, "wards.geojson is cut short or is not GeoJSON"),
        (b"code,name\n1,2\n", "wards.geojson is cut short or is not GeoJSON"),
        (b'{"type": "Topology", "objects": {}}', "wards.geojson is JSON, but not a GeoJSON collection"),
        (b'{"displayFieldName": "", "features": []}', "wards.geojson is JSON, but not a GeoJSON collection"),
        (b'"/etc/passwd"', "wards.geojson is JSON, but not a GeoJSON collection"),
        (b'{"type": "FeatureCollection", "features": []}', "has no|holds no boundaries"),
        (b"SQLite format 3\0 and more", "wards.geojson is cut short or is not GeoJSON"),
    ],
)  # fmt: skip
def test_what_is_not_geojson_is_refused(squares, content, words):
    squares.write_bytes(content)
    with pytest.raises((BoundaryFileError, MissingColumnError), match=words):
        read(squares)


def test_a_geopackage_that_is_something_else_is_refused(squares):
    other = squares.with_suffix(".gpkg")
    shutil.copy(squares, other)
    with pytest.raises(BoundaryFileError, match=r"wards.gpkg is not what its name says"):
        read(other)


def test_a_damaged_geopackage_is_refused(squares):
    other = squares.with_suffix(".gpkg")
    other.write_bytes(b"SQLite format 3\0" + b"x" * 3000)
    with pytest.raises(BoundaryFileError, match=r"wards.gpkg is damaged"):
        read(other)


def test_another_kind_of_file_is_refused(squares):
    other = squares.with_suffix(".kml")
    shutil.copy(squares, other)
    with pytest.raises(
        BoundaryFileError, match=r"wards.kml is not a kind of file .* Give .geojson, .gpkg or .shp"
    ):
        read(other)


def test_a_missing_column_is_named_with_those_there_are(squares):
    with pytest.raises(MissingColumnError, match=r"has no \"WD23NM\" column; it has \"code\", \"name\""):
        read_boundaries(squares, code="code", columns=["WD23NM"], crs=CRS)


def shifted(shape, move):
    return shapely.transform(shape, move)


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (lambda xy: xy[:, ::-1], "exchanged"),
        (lambda xy: xy * 0, "0, 0, which stands for"),
        (lambda xy: xy * 1000, "metres, not degrees"),
        (lambda xy: xy * 0.5, "outside the map of EPSG:27700"),
    ],
)
def test_coordinates_that_cannot_be_in_the_area_are_named_as_what_they_are(squares, move, words):
    write_polygons(squares, [(row, shifted(shape, move)) for row, shape in SQUARES])
    with pytest.raises((CrsMismatchError, BoundaryFileError), match=words):
        read(squares)


def test_rows_without_a_code_or_a_boundary_are_faults_and_the_others_load(squares):
    rows = [
        *SQUARES,
        ({"code": "", "name": "No code"}, box(0, 500, 500, 900)),
        ({"code": "C", "name": "No boundary"}, None),
        ({"code": "D", "name": "A point"}, shapely.Point(-3, 51.5)),
    ]
    write_polygons(squares, rows)
    found = read(squares)
    assert list(found.table["code"]) == ["A", "B"]
    assert found.dropped == {"without a code": 1, "without a boundary": 2}
    assert [str(fault) for fault in found.faults] == [
        "column code: Row 3 has no code. Give it one.",
        "column geometry: C has no boundary, or one that is no polygon. Give it one.",
        "column geometry: D has no boundary, or one that is no polygon. Give it one.",
    ]


def test_a_boundary_in_several_rows_is_joined(squares):
    write_polygons(squares, [*SQUARES, ({"code": "A", "name": "One"}, box(0, 500, 500, 1000))])
    found = read(squares)
    assert found.table.set_index("code").area.to_dict() == pytest.approx(
        {"A": 500_000, "B": 250_000}, rel=1e-4
    )
    assert found.rows_read == len(found.table) + sum(found.dropped.values())


def test_a_boundary_that_crosses_itself_is_mended_and_said_so(squares):
    bow = shapely.Polygon([(-3.0, 51.50), (-2.99, 51.51), (-2.99, 51.50), (-3.0, 51.51)])
    write_polygons(squares, [*SQUARES, ({"code": "C", "name": "Bow tie"}, bow)])
    found = read(squares)
    assert found.table.geometry.is_valid.all()
    assert found.notes == ("1 boundary crossed itself and was mended.",)


def test_degrees_that_call_themselves_metres_are_refused(squares):
    content = json.loads(squares.read_text())
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    squares.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CrsMismatchError, match="look like degrees, not metres"):
        read(squares)


def test_features_in_another_stated_system_are_brought_to_the_areas(squares):
    content = json.loads(squares.read_text())
    metres = gpd.read_file(squares).to_crs(CRS)
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    for feature, shape in zip(content["features"], metres.geometry, strict=True):
        feature["geometry"] = shapely.geometry.mapping(shape)
    squares.write_text(json.dumps(content), encoding="utf-8")
    assert read(squares).table.area.to_list() == pytest.approx([250_000, 250_000], rel=1e-4)
