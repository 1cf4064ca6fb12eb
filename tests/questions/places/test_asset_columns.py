"""The columns of the assets say what the table says, and what no person has checked is stale."""

from dataclasses import replace
from datetime import date, timedelta

from layers.area import Area
from questions.places.area_assets import pack_assets
from questions.places.asset_columns import asset_columns
from questions.wards.ring_first import ring_first

TODAY = date(2026, 11, 22)


def test_a_row_is_stale_by_the_same_rule_as_in_a_list_to_ring(tiny: Area) -> None:
    assets = pack_assets(tiny)
    days = [str(TODAY - timedelta(days=back)) for back in (0, 29, 30, 31)]
    table = assets.table.iloc[[0] * 6].reset_index(drop=True)
    table["checked_on"] = [*days, "", "last spring"]
    columns = asset_columns(replace(assets, table=table))
    stale = columns.stale(today=TODAY, after_days=30).tolist()
    assert stale == [False, False, False, True, True, True]
    assert stale == ring_first(table["checked_on"], today=TODAY, after_days=30).tolist()


def test_the_columns_are_those_of_the_table_and_nobody_writes_to_them(tiny: Area) -> None:
    assets = pack_assets(tiny)
    columns = asset_columns(assets)
    assert columns.asset_id.tolist() == assets.table["asset_id"].tolist()
    assert columns.kind.tolist() == assets.table["kind"].tolist()
    assert columns.active.tolist() == (assets.table["status"] == "active").tolist()
    assert not any(column.flags.writeable for column in (columns.kind, columns.active, columns.checked_day))
    assert asset_columns(assets) is columns
