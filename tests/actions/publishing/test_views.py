"""Other programs read views of the register: what is in them, and that nothing else is."""

import decimal
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from actions.publishing.publish import publish
from layers.assets.kinds import load_kinds
from layers.publishing.asset_rows import asset_row, points_of, published_assets, session_row
from layers.publishing.columns import ASSETS, SESSIONS
from layers.publishing.contacts_out import LEFT_OUT
from layers.publishing.figure_columns import ANALYSES, WARD_FIGURES, WARDS
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from tests.actions.publishing.conftest import PublishingOffice
from tests.actions.publishing.office import FULL, NOBODYS, REFUGE, TALKING, keep_analysis

SCHEMA = "within_reach_published"


def read(url: str, view: str, order: str) -> list[dict[str, Any]]:
    with psycopg.connect(url, row_factory=dict_row) as connection:
        return connection.execute(f'SELECT * FROM {SCHEMA}.{view} ORDER BY {order} COLLATE "C"').fetchall()


def without_maps(rows: list[dict[str, Any]], *beside: str) -> list[dict[str, Any]]:
    return [{name: row[name] for name in row if name not in ("geometry", *beside)} for row in rows]


def test_views_say_of_assets_and_sessions_what_the_program_says(office: PublishingOffice) -> None:
    publish(office.areas)
    url = office.as_reader()
    today = datetime.now(UTC).date()
    with open_register(register_beside(office.areas)) as register:
        identity = register.cache_key.partition("-")[0]
        given = published_assets((entry.asset for entry in register.entries()), identity=identity)
    rows = read(url, "assets", "asset_id")
    expected = [asset_row(each, load_kinds(), as_of=today) for each in given]
    assert without_maps(rows, "easting", "northing") == expected
    grid = points_of(given)
    for row in rows:
        there = grid.get((row["longitude"], row["latitude"]), (None, None))
        assert (row["easting"], row["northing"]) == there
    listed = [session_row(each, n, as_of=today) for each in given for n in range(len(each.asset.sessions))]
    assert without_maps(read(url, "sessions", "session_id")) == listed
    assert len(rows) == 4
    assert len(listed) == 8


def test_a_hidden_address_closed_and_made_up_assets_and_people_are_in_no_view(
    office: PublishingOffice,
) -> None:
    keep_analysis(office.areas, "Lunch, autumn", "tiny")
    publish(office.areas)
    url = office.as_reader()
    rows = {row["name"]: row for row in read(url, "assets", "asset_id")}
    assert set(rows) == {FULL.name, REFUGE.name, "Club 7", "Club 10"}
    refuge = rows[REFUGE.name]
    places = ("longitude", "latitude", "easting", "northing", "address", "postcode", "placed_by")
    assert refuge["address_hidden"] is True
    assert [refuge[name] for name in places] == [None] * 7
    assert refuge["asset_id"].startswith("hidden/")
    assert refuge.get("geometry") is None
    everything = "\n".join(
        repr(read(url, view, order))
        for view, order in (
            ("assets", "asset_id"),
            ("sessions", "session_id"),
            ("wards", "ward_code"),
            ("analyses", "analysis_id"),
            ("ward_figures", "figure_id"),
        )
    )
    assert REFUGE.asset_id not in everything
    assert not [word for word in NOBODYS if word in everything.replace(FULL.website, "")]
    assert rows["Club 7"]["description"] == (
        f"Ring Jo on {LEFT_OUT}, or {LEFT_OUT}, {LEFT_OUT}, or {LEFT_OUT}; open 0930 - 1130, "
        "1400-1600 since 2019."
    )


def test_what_is_not_known_is_null_and_what_is_free_is_nought(office: PublishingOffice) -> None:
    publish(office.areas)
    rows = {row["name"]: row for row in read(office.as_reader(), "assets", "asset_id")}
    assert rows["Club 7"]["price_pence"] == 0
    assert rows[FULL.name]["places_a_week"] == 0
    unknown = (
        "price_pence",
        "places_a_week",
        "minimum_age",
        "step_free",
        "is_full",
        "longitude",
        "checked_on",
    )
    assert [rows["Club 10"][name] for name in unknown] == [None] * 7
    assert "" not in [value for row in rows.values() for value in row.values()]


def test_an_address_that_is_hidden_now_is_gone_at_once(office: PublishingOffice) -> None:
    publish(office.areas)
    url = office.as_reader()
    with open_register(register_beside(office.areas)) as register:
        entry = register.entry(TALKING.asset_id)
        register.edit(replace(entry.asset, hide_address=True), entry.version, by="AB")
        register.close(FULL.asset_id, by="AB")
    rows = {row["name"]: row for row in read(url, "assets", "asset_id")}
    assert FULL.name not in rows
    assert rows["Club 7"]["longitude"] is rows["Club 7"]["easting"] is None


def test_a_damaged_record_stops_no_reader(office: PublishingOffice) -> None:
    publish(office.areas)
    with psycopg.connect(office.url) as connection:
        for asset_id, record in (
            ("own/1", "{no json"),
            ("clubs/10", '{"asset_id": "clubs/10", "sessions": 5}'),
            (
                TALKING.asset_id,
                '{"price_pence": 1e99, "checked_on": "2026-02-31", "sessions": [{"weekday": 1e99, '
                '"starts": "x", "every_weeks": "y", "season": [1]}, 7, {"week_of_month": []}]}',
            ),
        ):
            connection.execute(
                "UPDATE asset_versions SET record = %s WHERE asset_id = %s", (record, asset_id)
            )
    url = office.as_reader()
    assert FULL.name not in {row["name"] for row in read(url, "assets", "asset_id")}
    read(url, "sessions", "session_id")


def test_ward_figures_are_those_that_were_kept(office: PublishingOffice) -> None:
    analysis_id = keep_analysis(office.areas, "Lunch, autumn", "tiny")
    done = publish(office.areas)
    url = office.as_reader()
    (analysis,) = read(url, "analyses", "analysis_id")
    assert (analysis["analysis"], analysis["minutes"], analysis["as_of"].isoformat()) == (
        "Lunch, autumn", 15, "2026-11-27",
    )  # fmt: skip
    rows, wards = read(url, "ward_figures", "figure_id"), read(url, "wards", "ward_code")
    assert done.ward_figures == len(rows) == len(wards) > 0
    assert {row["analysis_id"] for row in rows} == {analysis_id}
    for row, ward in zip(rows, wards, strict=True):
        assert (row["ward_code"], row["ward_name"]) == (ward["ward_code"], ward["ward_name"])
        assert row["residents"] == row["judged"] + row["unknown"]
        assert (row.get("geometry") is not None) is office.with_postgis
    assert any(row["share_one"] is None for row in rows) == any(not row["judged"] for row in rows)
    assert not [each for row in rows for each in row.values() if isinstance(each, decimal.Decimal)]


def test_every_column_says_in_the_database_what_it_is(office: PublishingOffice) -> None:
    publish(office.areas)
    with psycopg.connect(office.as_reader()) as connection:
        rows = connection.execute(
            "SELECT c.relname, a.attname, col_description(c.oid, a.attnum) FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE n.nspname = %s AND a.attnum > 0",
            (SCHEMA,),
        ).fetchall()
    comments = {(view, column): comment for view, column, comment in rows}
    tables = {
        "assets": ASSETS,
        "sessions": SESSIONS,
        "wards": WARDS,
        "analyses": ANALYSES,
        "ward_figures": WARD_FIGURES,
    }
    for view, columns in tables.items():
        for column in columns:
            assert comments.pop((view, column.name)) == column.comment
    assert {column for _, column in comments} == ({"geometry"} if office.with_postgis else set())
    assert all(comments.values())


@pytest.mark.parametrize("database_server", ["postgis"], indirect=True)
def test_points_and_outlines_are_maps_where_there_is_postgis(office: PublishingOffice) -> None:
    keep_analysis(office.areas, "Lunch", "tiny")
    publish(office.areas)
    with psycopg.connect(office.as_reader()) as connection:
        kinds = connection.execute(
            "SELECT f_table_name, type, srid FROM geometry_columns WHERE f_table_schema = %s ORDER BY 1",
            (SCHEMA,),
        ).fetchall()
        assert kinds == [
            ("assets", "POINT", 4326), ("sessions", "POINT", 4326),
            ("ward_figures", "MULTIPOLYGON", 4326), ("wards", "MULTIPOLYGON", 4326),
        ]  # fmt: skip
        apart = connection.execute(
            "SELECT max(ST_Distance(ST_Transform(geometry, 27700), "
            f"ST_SetSRID(ST_MakePoint(easting, northing), 27700))) FROM {SCHEMA}.assets"
        ).fetchone()
        assert apart is not None
        assert apart[0] < 6  # metres: PROJ without Ordnance Survey's grid is off by up to five
