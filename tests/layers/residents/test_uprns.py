"""Points of OS Open UPRN are read in pieces: those near the area are kept, the others counted."""

import geopandas as gpd
import pytest
import shapely

from geo.crs import to_lonlat
from geo.errors import MissingColumnError
from layers.recipes.model import UprnsSection
from layers.residents.uprns import Uprns, read_uprns
from layers.tables.delimited import TableFileError
from layers.wards.boundaries import BoundaryFileError
from tests.layers.tiny_place import write_csv

CRS = "EPSG:27700"
KEEP = shapely.box(330_000, 185_000, 331_000, 186_000)
HEADER = ("UPRN", "X_COORDINATE", "Y_COORDINATE", "LATITUDE", "LONGITUDE")


def section(**columns: str) -> UprnsSection:
    return UprnsSection.model_construct(file="osopenuprn.csv", **columns)


IN_METRES = section(uprn="UPRN", easting="X_COORDINATE", northing="Y_COORDINATE")


def rows(*points: tuple[object, object, object]) -> list[tuple[object, ...]]:
    return [(number, x, y, "", "") for number, x, y in points]


def read(tmp_path, table, read_as=IN_METRES) -> Uprns:
    path = tmp_path / "osopenuprn.csv"
    write_csv(path, HEADER, table)
    return read_uprns(path, read_as, crs=CRS, keep=KEEP)


def places(found: Uprns) -> list[tuple[float, float]]:
    return [(round(point.x), round(point.y)) for point in found.points]


def test_those_near_the_area_are_kept_and_every_other_row_is_counted(tmp_path):
    found = read(
        tmp_path,
        rows(
            (1, 330500, 185500), (2, 400000, 300000), (1, 330500, 185500), (3, "", ""), (4, 330500.5, 185501)
        ),
    )
    assert places(found) == [(330500, 185500), (330500, 185501)]
    assert found.rows_read == 5 == len(found.points) + sum(found.dropped.values())
    assert found.dropped == {
        "outside the area and its margin": 1, "listed twice": 1, "no usable coordinates": 1,
    }  # fmt: skip
    assert [fault.row for fault in found.faults] == [5]


def test_degrees_come_in_metres(tmp_path):
    lon, lat = to_lonlat([330_400.0], [185_600.0], crs=CRS)
    found = read(tmp_path, [(1, "", "", lat[0], lon[0])], section(longitude="LONGITUDE", latitude="LATITUDE"))
    assert places(found) == [(330400, 185600)]


def test_degrees_in_columns_of_metres_are_told(tmp_path):
    found = read(tmp_path, rows((1, -3.0, 51.5)))
    assert "look like degrees, not metres" in found.faults[0].what


def test_without_numbers_every_point_counts(tmp_path):
    twice = rows((1, 330500, 185500), (1, 330500, 185500))
    assert len(read(tmp_path, twice, section(easting="X_COORDINATE", northing="Y_COORDINATE")).points) == 2


def test_a_file_in_several_pieces_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("layers.residents.uprns._BLOCK_BYTES", 60)
    many = rows(*((at, 330_000 + at, 185_500) for at in range(1, 40)), (99, "far", "away"))
    found = read(tmp_path, many)
    assert len(found.points) == 39
    assert [fault.row for fault in found.faults] == [41]


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(MissingColumnError, match=r"no \"EASTING\" column; it has \"UPRN\""):
        read(tmp_path, [], section(easting="EASTING", northing="Y_COORDINATE"))


def test_a_file_that_is_no_table_is_refused(tmp_path):
    path = tmp_path / "osopenuprn.csv"
    path.write_text("UPRN,X_COORDINATE,Y_COORDINATE\n1,2\n", encoding="utf-8")
    with pytest.raises(TableFileError, match=r"osopenuprn.csv cannot be read as CSV. Fetch it again"):
        read_uprns(path, IN_METRES, crs=CRS, keep=KEEP)


def test_a_geopackage_says_the_same(tmp_path):
    path = tmp_path / "osopenuprn.gpkg"
    points = [shapely.Point(330500, 185500), shapely.Point(330600, 185500), shapely.Point(400000, 300000)]
    table = gpd.GeoDataFrame({"UPRN": [1, 2, 3]}, geometry=points, crs=CRS)
    table.to_file(path, driver="GPKG", layer="osopenuprn_address")
    found = read_uprns(path, section(uprn="UPRN"), crs=CRS, keep=KEEP)
    assert places(found) == [(330500, 185500), (330600, 185500)]
    assert (found.rows_read, found.dropped) == (3, {"outside the area and its margin": 1})


def test_a_damaged_geopackage_is_refused(tmp_path):
    path = tmp_path / "osopenuprn.gpkg"
    path.write_bytes(b"SQLite format 3\x00" + b"x" * 500)
    with pytest.raises(BoundaryFileError, match=r"osopenuprn.gpkg is damaged: it cannot be read as points"):
        read_uprns(path, section(), crs=CRS, keep=KEEP)
