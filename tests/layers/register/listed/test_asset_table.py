"""Questions and maps read one table: assets in metres, and nothing of a hidden place."""

from dataclasses import replace

import pytest
import shapely

from geo.crs import BRITISH_NATIONAL_GRID, LONLAT, to_metres
from layers.assets.model import ASSET_COLUMNS
from layers.register.listed.asset_table import TABLE_COLUMNS, asset_table
from layers.register.model import Asset, Status
from tests.layers.register.rows import FULL, club

CRS = BRITISH_NATIONAL_GRID


def test_an_asset_is_one_row_with_its_point_in_metres():
    table = asset_table([FULL], crs=CRS)
    assert tuple(table.columns) == TABLE_COLUMNS
    assert set(ASSET_COLUMNS) <= set(table.columns)
    assert table.crs == CRS
    row = table.iloc[0]
    x, y = to_metres([FULL.longitude], [FULL.latitude], crs=CRS)
    assert row.geometry == shapely.Point(x[0], y[0])
    assert (row["name"], row["location_from"], row["checked_on"]) == (FULL.name, "uprn", "2026-11-01")
    assert (row["step_free"], row["status"]) == ("yes", "active")


def test_what_is_not_known_is_empty():
    row = asset_table([Asset("x/1")], crs=CRS).iloc[0]
    assert set(row.drop(["asset_id", "status", "geometry"])) == {""}
    assert row.geometry is None


def test_closed_ones_are_not_in_it_and_paused_ones_say_so():
    table = asset_table([club(3, status=Status.CLOSED), club(2, status=Status.PAUSED), club(1)], crs=CRS)
    assert list(zip(table["asset_id"], table["status"], strict=True)) == [
        ("clubs/1", "active"),
        ("clubs/2", "paused"),
    ]


def test_the_place_of_a_refuge_is_nowhere_in_it():
    table = asset_table([replace(FULL, hide_address=True)], crs=CRS)
    row = table.iloc[0]
    assert row.geometry is None
    assert {row["address"], row["postcode"], row["near_street"], row["location_from"]} == {""}
    assert row["phone"] == FULL.phone
    everything = table.to_csv()
    for secret in (FULL.address, FULL.postcode, FULL.uprn, str(FULL.longitude), str(FULL.latitude)):
        assert secret not in everything


def test_no_assets_give_an_empty_table_of_the_same_columns():
    empty = asset_table([], crs=CRS)
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == asset_table([FULL], crs=CRS).dtypes.to_dict()


def test_another_area_may_have_another_system():
    point = asset_table([FULL], crs=LONLAT).geometry.iloc[0]
    assert (point.x, point.y) == pytest.approx((FULL.longitude, FULL.latitude))


def test_a_place_that_the_system_cannot_hold_has_no_point():
    assert asset_table([club(1, longitude=90.0, latitude=0.0)], crs=CRS).geometry.iloc[0] is None
