"""Who reads the views can do nothing else; who could read them still can when they change."""

import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from typer.testing import CliRunner

import cli
from actions.publishing.publish import publish
from layers.area import Area
from layers.publishing import columns, views
from layers.publishing.keep_views import PublishingError
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from tests.actions.publishing.conftest import PublishingOffice
from tests.actions.publishing.office import keep_analysis, new_office
from tests.gdal_programs import gdal
from tests.layers.register.rows import club

SCHEMA, WORKINGS = "within_reach_published", "within_reach_workings"
TABLES = (
    *("assets", "asset_versions", "meta", "imports", "waiting_rows", "inbox_items", "erased_contacts"),
    *("analysis_versions", f"{WORKINGS}.figures", f"{WORKINGS}.points", f"{WORKINGS}.given"),
)


def refused(url: str, statement: str) -> str:
    with psycopg.connect(url) as connection, pytest.raises(psycopg.Error) as caught:
        connection.execute(statement)
    return str(caught.value)


def owner(office: PublishingOffice, *statements: str) -> None:
    with psycopg.connect(office.url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_reader_reads_the_views_and_can_do_nothing_else(office: PublishingOffice) -> None:
    keep_analysis(office.areas, "Lunch", "tiny")
    publish(office.areas)
    url = office.as_reader()
    for table in TABLES:
        assert "permission denied" in refused(url, f"SELECT * FROM {table}")
    for view in ("assets", "sessions", "wards", "analyses", "ward_figures"):
        for statement in (
            f"DELETE FROM {SCHEMA}.{view}",
            f"INSERT INTO {SCHEMA}.{view} DEFAULT VALUES",
            f"DROP VIEW {SCHEMA}.{view}",
        ):
            assert refused(url, statement)
    for statement in (
        "CREATE TABLE public.t (n int)",
        f"CREATE VIEW {SCHEMA}.v AS SELECT 1",
        "CREATE SCHEMA s",
        f"SELECT {WORKINGS}.as_json('1')",
        "SET ROLE register",
        "CREATE ROLE other",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
    ):
        assert re.search("permission denied|must be superuser", refused(url, statement)), statement


def test_no_function_of_a_readers_own_sees_what_a_view_leaves_out(office: PublishingOffice) -> None:
    """A cheap one would be asked of every row before the view's own conditions, but for a barrier."""
    publish(office.areas)
    with psycopg.connect(office.as_reader()) as connection:
        connection.execute(
            "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS "
            "$$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
        )
        notices: list[str] = []
        connection.add_notice_handler(lambda notice: notices.append(str(notice.message_primary)))
        connection.execute(f"SELECT asset_id FROM {SCHEMA}.assets WHERE pg_temp.leak(name)").fetchall()
    assert "Club 7" in notices
    assert "Club 8" not in notices  # closed


def test_publishing_again_changes_nothing(office: PublishingOffice) -> None:
    first, second = publish(office.areas), publish(office.areas)
    assert (first.views_changed, first.figures_changed, first.with_postgis) == (
        True,
        True,
        office.with_postgis,
    )
    assert (second.views_changed, second.figures_changed, second.reader_made) == (False, False, False)
    with open_register(register_beside(office.areas)) as register:
        register.add(club(20, longitude=-3.01, latitude=51.61), by="AB")
    third = publish(office.areas)
    assert (third.views_changed, third.figures_changed, third.assets) == (False, True, first.assets + 1)


def test_views_of_an_earlier_version_change_and_their_readers_stay(
    office: PublishingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = (
        *columns.ASSETS[:3],
        columns.PublishedColumn("gone_since", "integer", "1", "Goes."),
        *columns.ASSETS[3:],
    )
    with monkeypatch.context() as patched:
        patched.setattr(views, "ASSETS", earlier)
        publish(office.areas)
    owner(
        office,
        "DROP ROLE IF EXISTS power_bi",
        "CREATE ROLE power_bi LOGIN",
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO power_bi",
        f"GRANT SELECT ON {SCHEMA}.assets TO power_bi WITH GRANT OPTION",
        f"CREATE VIEW {SCHEMA}.of_an_older_program AS SELECT 1 AS n",
    )
    assert publish(office.areas).views_changed
    with psycopg.connect(office.url.replace("//register@", "//power_bi@")) as connection:
        cursor = connection.execute(f"SELECT * FROM {SCHEMA}.assets")
        assert cursor.description is not None
        assert "gone_since" not in {column.name for column in cursor.description}
    with psycopg.connect(office.as_reader()) as connection:
        connection.execute(f"SELECT * FROM {SCHEMA}.ward_figures")
    assert "permission denied" in refused(
        office.url.replace("//register@", "//power_bi@"), f"TABLE {SCHEMA}.wards"
    )
    assert "does not exist" in refused(office.url, f"TABLE {SCHEMA}.of_an_older_program")
    owner(office, f"REVOKE ALL ON ALL TABLES IN SCHEMA {SCHEMA} FROM power_bi CASCADE")
    owner(office, f"REVOKE ALL ON SCHEMA {SCHEMA} FROM power_bi", "DROP ROLE power_bi")


def test_a_view_of_the_offices_own_that_stands_in_the_way_is_named(
    office: PublishingOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(views, "ASSETS", (*columns.ASSETS[1:], columns.ASSETS[0]))
        publish(office.areas)
    owner(office, f"CREATE VIEW public.ours AS SELECT name FROM {SCHEMA}.assets")
    with pytest.raises(PublishingError, match=r"A view of your own stands on one .* Drop it, publish again"):
        publish(office.areas)
    owner(office, "DROP VIEW public.ours")
    assert publish(office.areas).views_changed


@pytest.mark.parametrize(
    ("give", "take", "words"),
    [
        ("GRANT SELECT ON assets TO bounded", "REVOKE ALL ON assets FROM bounded", r"public\.assets"),
        ("GRANT SELECT (by) ON asset_versions TO bounded", "REVOKE ALL (by) ON asset_versions FROM bounded",
         r"public\.asset_versions"),
        ("GRANT CREATE ON SCHEMA public TO bounded", "REVOKE CREATE ON SCHEMA public FROM bounded",
         "CREATE in public"),
        ("GRANT pg_read_all_data TO bounded", "REVOKE pg_read_all_data FROM bounded", "public"),
        ("ALTER ROLE bounded CREATEDB", "ALTER ROLE bounded NOCREATEDB", "createdb"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("database_server", ["plain"], indirect=True)
def test_a_role_that_can_do_more_is_refused(
    office: PublishingOffice, give: str, take: str, words: str
) -> None:
    publish(office.areas, reader="bounded")
    owner(office, give)
    with pytest.raises(
        PublishingError, match=rf"The role bounded can do more than read the views: .*({words})"
    ):
        publish(office.areas, reader="bounded")
    owner(office, take)
    assert not publish(office.areas, reader="bounded").reader_made


@pytest.mark.parametrize("role", ["Robert'); DROP TABLE assets; --", "pg_monitor", "", "a b", "x" * 64])
@pytest.mark.parametrize("database_server", ["plain"], indirect=True)
def test_a_hostile_name_of_a_role_is_refused(office: PublishingOffice, role: str) -> None:
    with pytest.raises(PublishingError, match="is no name for a role here"):
        publish(office.areas, reader=role)


@pytest.mark.parametrize("database_server", ["plain"], indirect=True)
def test_a_registers_user_who_may_little_is_told_what_its_administrator_does(
    database_of: Callable[[], str], tmp_path: Path, tiny: Area
) -> None:
    url = database_of()
    name = url.rpartition("/")[2]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name[:20]} LOGIN")
        connection.execute(f"GRANT CREATE ON SCHEMA public TO {name[:20]}")
        areas = new_office(tmp_path, tiny, url.replace("//register@", f"//{name[:20]}@"))
        with pytest.raises(PublishingError, match=rf"GRANT CREATE ON DATABASE {name} TO the register's user"):
            publish(areas)
        connection.execute(f"GRANT CREATE ON DATABASE {name} TO {name[:20]}")
        with pytest.raises(PublishingError, match="CREATE ROLE readers_here NOLOGIN; then publish again"):
            publish(areas, reader="readers_here")
        connection.execute("CREATE ROLE readers_here NOLOGIN")
        assert publish(areas, reader="readers_here").views_changed
        assert not publish(areas, reader="readers_here").views_changed


def test_a_register_in_a_file_is_told_that_views_need_postgresql(tmp_path: Path, tiny: Area) -> None:
    areas = new_office(tmp_path, tiny)
    ran = CliRunner().invoke(cli.app, ["publish", "--areas", str(areas)])
    assert ran.exit_code == 2
    assert (
        "Views for other programs need PostgreSQL, and this register is the file register.sqlite."
        in ran.stderr
    )
    assert "cli.py export register.gpkg --format gpkg" in ran.stderr


def test_the_command_says_what_there_is_and_who_reads_it(office: PublishingOffice) -> None:
    ran = CliRunner().invoke(cli.app, ["publish", "--areas", str(office.areas)])
    assert ran.exit_code == 0, ran.output
    assert "4 assets can be read." in ran.output
    assert ("The database has no PostGIS" in ran.output) is not office.with_postgis
    assert "Readable by the role within_reach_reader, which can do nothing else." in ran.output
    again = CliRunner().invoke(cli.app, ["publish", "--areas", str(office.areas)])
    assert "Nothing has changed since the last time." in again.output


@pytest.mark.parametrize("database_server", ["postgis"], indirect=True)
def test_ogrinfo_reads_every_view_as_the_reader(office: PublishingOffice) -> None:
    keep_analysis(office.areas, "Lunch", "tiny")
    publish(office.areas)
    words = office.as_reader().replace("postgresql://", "").replace("@", ":").replace("/", ":").split(":")
    user, host, port, database = words
    source = f"PG:host={host} port={port} user={user} dbname={database} schemas={SCHEMA}"
    listed = gdal("ogrinfo", "-ro", "-al", "-so", source)
    assert "Layer name: assets" in listed
    assert "Geometry: Point" in listed
    assert "Geometry: Multi Polygon" in listed
    assert "Feature Count: 4" in listed
    assert WORKINGS not in listed
