"""A recipe's rides lie in its pack with their report; a recipe without any knows none."""

import pytest

from layers.area import open_area
from layers.packs.format import PackError
from layers.preparing.prepare import prepare
from layers.preparing.source_files import MissingSourceError
from layers.rides.table import rides_table
from tests.layers.rides.zones import PLAIN, write_zones
from tests.layers.tiny_place import edit, write_place
from tests.questions.rides.tiny_rides import RIDE
from tests.tiny_area import CRS, tiny_area

RIDES = """[[rides]]
file = "rides.geojson"
source_url = "https://rides.example/"
licence = "Open Government Licence v3.0"
attribution = "Ride people"
date = 2026-01-01

[postcodes]"""
EVERYWHERE = {"type": "Polygon", "coordinates": [[[-8, 50], [-1, 50], [-1, 59], [-8, 59], [-8, 50]]]}
AWAY = {"type": "Polygon", "coordinates": [[[0, 51], [0.1, 51], [0.1, 51.1], [0, 51]]]}


@pytest.fixture
def place(tmp_path):
    return write_place(tmp_path / "data")


def run(place):
    return prepare(place, place.parent, areas_folder=place.parents[1] / "areas")


def test_rides_lie_in_the_pack_and_their_report_says_what_was_left_out(place):
    write_zones(place.parent, (PLAIN, EVERYWHERE), (PLAIN, AWAY))
    edit(place, "[postcodes]", RIDES)
    area = run(place).area
    (zone,) = area.rides
    assert zone.name == "Tiny Dial-a-Ride"
    (report,) = [source for source in area.sources if source.layer == "rides"]
    assert (report.licence, report.date, report.rows_read, report.rows_kept) == (
        "Open Government Licence v3.0", "2026-01-01", 2, 1,
    )  # fmt: skip
    assert report.dropped == (("outside the area and its margin", 1),)


def test_where_no_zone_reaches_the_area_there_is_none_and_that_is_known(place):
    write_zones(place.parent, (PLAIN, AWAY))
    edit(place, "[postcodes]", RIDES)
    assert run(place).area.rides == ()


def test_without_rides_they_are_not_known(tiny):
    assert tiny.rides is None


def test_a_file_of_rides_that_is_not_there_is_named(place):
    edit(place, "[postcodes]", RIDES)
    with pytest.raises(MissingSourceError, match=r"rides\.geojson"):
        run(place)


def test_a_pack_with_hours_that_are_none_is_damaged(tmp_path):
    table = rides_table([RIDE], crs=CRS).assign(hours="[[]]")
    tiny_area(tmp_path, tables={"rides": table})
    with pytest.raises(PackError, match=r"rides\.parquet cannot be read"):
        _ = open_area("tiny", areas_folder=tmp_path).rides


def test_a_pack_whose_zones_are_points_is_damaged(tmp_path):
    table = rides_table([RIDE], crs=CRS)
    tiny_area(tmp_path, tables={"rides": table.set_geometry(table.geometry.centroid)})
    with pytest.raises(PackError, match=r"rides\.parquet cannot be read"):
        _ = open_area("tiny", areas_folder=tmp_path).rides
