"""A list of a whole nation: which rows are meant, and which lie elsewhere without being a fault."""

from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.errors import MissingColumnError
from layers.preparing.lists.recipe_list import Listing, read_listing
from layers.recipes.model import AssetsSection

CRS = "EPSG:27700"
TODAY = date(2026, 11, 22)
KEEP = shapely.box(330_000, 180_000, 332_000, 182_000)
ROWS = """Code,Name,Postcode,Status
A1,Open Surgery,ZZ1 1AA,open
A2,Shut Surgery,ZZ1 1AA,closed
A3,Far Surgery,YO1 7HH,open
A4,New Surgery,ZZ1 1AZ,open
A5,Outside Surgery,ZZ9 9AA,open
A6,Nowhere Surgery,,open
A7,Loud Surgery,zz1 1aa,OPEN
A8,Odd Surgery,YO1 7HH,dormant
"""


def listing(tmp_path: Path, **keys: object) -> Listing:
    (tmp_path / "list.csv").write_text(ROWS, encoding="utf-8")
    section = AssetsSection.model_validate(
        {
            "file": "list.csv",
            "title": "GP practices",
            "columns": {"id": "Code", "name": "Name", "postcode": "Postcode"},
            "kinds": {"*": "surgery"},
            **keys,
        }
    )
    places = [shapely.Point(331_000, 181_000), shapely.Point(390_000, 181_000)]
    postcodes = gpd.GeoDataFrame({"postcode": ["ZZ1 1AA", "ZZ9 9AA"]}, geometry=places, crs=CRS)
    return read_listing(tmp_path / "list.csv", section, crs=CRS, keep=KEEP, postcodes=postcodes, today=TODAY)


def test_rows_elsewhere_are_counted_and_only_what_may_be_wrong_here_is_a_fault(tmp_path):
    read = listing(tmp_path, national=True, only={"Status": ["open"]})
    assert read.assets["name"].tolist() == ["Open Surgery", "Loud Surgery"]
    assert set(read.assets["location_from"]) == {"postcode"}
    assert read.dropped == {
        "outside the area and its margin": 2,
        "no coordinates and no known postcode": 2,
        'rows whose Status is "closed"': 1,
        'rows whose Status is "dormant"': 1,
    }
    assert read.rows_read == len(read.assets) + sum(read.dropped.values()) == 8
    sentences = [str(fault.what) for fault in read.faults]
    assert sentences == [
        "This row has no coordinates, and its postcode ZZ1 1AZ is not one of this area.",
        "This row has neither coordinates nor a postcode.",
    ]


def test_of_an_areas_own_list_each_row_elsewhere_is_a_fault(tmp_path):
    read = listing(tmp_path, only={"Status": ["open"]})
    assert len(read.faults) == 4
    assert read.assets["asset_id"].tolist() == ["gp-practices/A1", "gp-practices/A7"]


def test_ids_of_a_nations_list_are_the_nations(tmp_path):
    read = listing(tmp_path, national=True, only={"Status": ["open"]})
    assert read.assets["asset_id"].tolist() == ["national/gp-practices/A1", "national/gp-practices/A7"]


def test_without_a_choice_every_row_is_meant(tmp_path):
    assert len(listing(tmp_path, national=True).assets) == 3


def test_a_column_to_choose_by_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingColumnError, match=r'has no "Statsu" column.*"Statsu" is perhaps "Status"'):
        listing(tmp_path, only={"Statsu": ["open"]})
