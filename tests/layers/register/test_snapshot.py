"""Questions and maps read one table: active assets in metres, and nothing of a hidden place."""

import time
from dataclasses import replace

import pytest
import shapely

from geo.crs import BRITISH_NATIONAL_GRID, LONLAT, to_metres
from layers.assets.model import ASSET_COLUMNS
from layers.register.model import Asset, Status
from layers.register.records import sessions_from_text
from layers.register.snapshot import NUMBERS, SNAPSHOT_COLUMNS
from tests.layers.register.rows import FULL, club, clubs, info

CRS = BRITISH_NATIONAL_GRID


def test_an_asset_is_one_row_with_its_point_in_metres(register):
    register.add(FULL, by="AB")
    table = register.snapshot(crs=CRS)
    assert tuple(table.columns) == SNAPSHOT_COLUMNS
    assert set(ASSET_COLUMNS) <= set(table.columns)
    assert table.crs == CRS
    row = table.iloc[0]
    x, y = to_metres([FULL.longitude], [FULL.latitude], crs=CRS)
    assert row.geometry == shapely.Point(x[0], y[0])
    assert (row["name"], row["location_from"], row["checked_on"]) == (FULL.name, "uprn", "2026-11-01")
    assert (row["interests"], row["step_free"], row["full"]) == ("company at lunch; rugby", "yes", "partly")
    assert (row["minimum_age"], row["places_a_week"], row["version"]) == (50, 0, 1)
    assert sessions_from_text(row["sessions"]) == FULL.sessions


def test_what_is_not_known_is_empty_and_never_a_number(register):
    register.add(Asset("x/1"), by="AB")
    row = register.snapshot(crs=CRS).iloc[0]
    texts = row.drop(["asset_id", *NUMBERS, "status", "hide_address", "version", "geometry"])
    assert set(texts) == {""}
    assert row[list(NUMBERS)].isna().all()
    assert row.geometry is None
    assert not row["hide_address"]


@pytest.mark.parametrize("status", [Status.PAUSED, Status.CLOSED])
def test_only_active_assets_are_in_it(register, status):
    register.add(club(1), by="AB")
    register.add(club(2, status=status), by="AB")
    assert register.snapshot(crs=CRS)["asset_id"].tolist() == ["clubs/1"]


def test_paused_assets_come_when_asked_for_and_say_so(register):
    register.add(club(1), by="AB")
    register.add(club(2, status=Status.PAUSED), by="AB")
    register.add(club(3, status=Status.CLOSED), by="AB")
    table = register.snapshot(crs=CRS, with_paused=True)
    assert table.set_index("asset_id")["status"].to_dict() == {"clubs/1": "active", "clubs/2": "paused"}


def test_the_place_of_a_refuge_is_nowhere_in_it(register):
    register.add(replace(FULL, hide_address=True), by="AB")
    table = register.snapshot(crs=CRS)
    row = table.iloc[0]
    assert row["hide_address"]
    assert row.geometry is None
    assert {row["address"], row["postcode"], row["near_street"], row["location_from"]} == {""}
    assert row["phone"] == FULL.phone
    everything = table.to_csv()
    for secret in (FULL.address, FULL.postcode, FULL.uprn, str(FULL.longitude), str(FULL.latitude)):
        assert secret not in everything


def test_an_empty_register_gives_an_empty_table_of_the_same_columns(register):
    empty = register.snapshot(crs=CRS)
    assert len(empty) == 0
    register.add(FULL, by="AB")
    assert empty.dtypes.to_dict() == register.snapshot(crs=CRS).dtypes.to_dict()


def test_another_area_may_have_another_system(register):
    register.add(FULL, by="AB")
    point = register.snapshot(crs=LONLAT).geometry.iloc[0]
    assert (point.x, point.y) == pytest.approx((FULL.longitude, FULL.latitude))


def test_a_place_that_the_system_cannot_hold_has_no_point(register):
    register.add(club(1, longitude=90.0, latitude=0.0), by="AB")
    assert register.snapshot(crs=CRS).geometry.iloc[0] is None


def test_thousands_are_read_in_well_under_a_second(register):
    register.import_assets(clubs(3_000, longitude=-3.0, latitude=51.5, description="x" * 300), info())
    register.snapshot(crs=CRS)
    began = time.perf_counter()
    assert len(register.snapshot(crs=CRS)) == 3_000
    assert time.perf_counter() - began < 1
