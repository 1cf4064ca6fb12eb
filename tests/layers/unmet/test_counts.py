"""Counts of conversations that ended with nothing suitable: added up, and nothing else kept."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.script import ScriptDirectory

from layers.register.engine.errors import RegisterError
from layers.unmet.counts import FILE, HEAD, KEYS, MIGRATIONS, Reason, UnmetCounts, UnmetError
from layers.unmet.place import counts_beside
from layers.unmet.settings import VARIABLE, UnmetSettingsError, shown_from

OFFICE = Path(__file__).parents[2] / "fixtures" / "office_2026_11"


@pytest.fixture(params=["a file", "the register's database"])
def counts(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UnmetCounts:
    """The counts of an office, wherever it keeps its register."""
    if request.param != "a file":
        monkeypatch.setenv("WITHIN_REACH_REGISTER", request.getfixturevalue("postgres")())
    return counts_beside(tmp_path / "areas")


def press(
    counts: UnmetCounts, *, ward: str = "W1", month: str = "2026-11", reason: Reason = Reason.FULL
) -> None:
    counts.add("town", ward_code=ward, kind="lunch_club", month=month, reason=reason)


def test_presses_add_up_in_one_row(counts: UnmetCounts) -> None:
    for _ in range(3):
        press(counts)
    press(counts, reason=Reason.COST)
    table = counts.table("town", first_month="2026-01", last_month="2026-12")
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("W1", "lunch_club", "2026-11", "cost", 1),
        ("W1", "lunch_club", "2026-11", "full", 3),
    ]


def test_a_press_by_mistake_is_taken_back_and_no_other(counts: UnmetCounts) -> None:
    for reason in (Reason.FULL, Reason.FULL, Reason.COST):
        press(counts, reason=reason)
    for reason in (Reason.FULL, Reason.COST, Reason.TOO_FAR):
        counts.take_back("town", ward_code="W1", kind="lunch_club", month="2026-11", reason=reason)
    table = counts.table("town", first_month="2026-01", last_month="2026-12")
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("W1", "lunch_club", "2026-11", "full", 1)
    ]


def test_only_the_months_asked_for_and_only_this_area(counts: UnmetCounts) -> None:
    press(counts, month="2025-12")
    press(counts, month="2026-01")
    counts.add("elsewhere", ward_code="W1", kind="", month="2026-01", reason=Reason.FULL)
    assert len(counts.table("town", first_month="2026-01", last_month="2026-12")) == 1


def test_looking_before_any_press_finds_nothing(counts: UnmetCounts) -> None:
    assert counts.table("town", first_month="2026-01", last_month="2026-12").empty


def test_offices_that_share_a_register_count_together(
    postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITHIN_REACH_REGISTER", postgres())
    for office in ("one", "other"):
        press(counts_beside(tmp_path / office))
    table = counts_beside(tmp_path).table("town", first_month="2026-01", last_month="2026-12")
    assert list(table["count"]) == [2]
    assert not list(tmp_path.rglob(FILE))


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert UnmetCounts(tmp_path).table("town", first_month="2026-01", last_month="2026-12").empty
    assert not (tmp_path / FILE).exists()


def test_the_file_tells_neither_hour_nor_order(tmp_path: Path) -> None:
    press(UnmetCounts(tmp_path))
    with sqlite3.connect(tmp_path / FILE) as database:
        columns = [row[1] for row in database.execute("pragma table_info(unmet)")]
        with pytest.raises(sqlite3.OperationalError, match="no such column: rowid"):
            database.execute("select rowid from unmet")
    assert columns == ["area", "ward_code", "kind", "month", "reason", "count"]


def test_a_damaged_file_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, and long enough to be looked at as one" * 40)
    with pytest.raises(UnmetError, match=r"counts of conversations in unmet\.sqlite cannot be read"):
        press(UnmetCounts(tmp_path))


def test_the_threshold_is_ten_unless_the_settings_ask_for_more(tmp_path: Path) -> None:
    assert shown_from(tmp_path, {}) == 10
    assert shown_from(tmp_path, {VARIABLE: "25"}) == 25
    (tmp_path / "settings.toml").write_text("unmet_shown_from = 20\n", encoding="utf-8")
    assert shown_from(tmp_path, {}) == 20


@pytest.mark.parametrize("said", ["9", "ten", "-1", "10.5"])
def test_a_lower_threshold_is_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(UnmetSettingsError, match=rf'"{said}" is not the number .* from 10 on'):
        shown_from(tmp_path, {VARIABLE: said})


def test_broken_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("unmet_shown_from = \n", encoding="utf-8")
    with pytest.raises(UnmetSettingsError, match=r"settings\.toml beside the register cannot be read"):
        shown_from(tmp_path, {})


def test_presses_at_the_same_moment_add_up(counts: UnmetCounts) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: press(counts), range(80)))
    table = counts.table("town", first_month="2026-01", last_month="2026-12")
    assert list(table["count"]) == [80]


def test_the_file_of_an_office_of_today_opens_and_goes_on(tmp_path: Path) -> None:
    shutil.copyfile(OFFICE / "register" / FILE, tmp_path / FILE)
    counts, year = UnmetCounts(tmp_path), {"first_month": "2025-01", "last_month": "2025-12"}
    before = counts.table("tinyplace", **year)
    assert list(before["count"]) == [4, 13, 11]
    assert steps_of(tmp_path / FILE) == []  # to look is not to bring up to date
    counts.add("tinyplace", ward_code="E05999901", kind="lunch_club", month="2025-03", reason=Reason.TOO_FAR)
    assert list(counts.table("tinyplace", **year)["count"]) == [4, 14, 11]
    assert steps_of(tmp_path / FILE) == [(HEAD,)]


def test_counts_made_before_there_were_steps_go_on_in_the_shared_database(
    postgres: Callable[[], str],
) -> None:
    url = postgres()
    with psycopg.connect(url) as connection:
        columns = ", ".join(f'{name} text collate "C" not null' for name in KEYS)
        connection.execute(
            f"create table unmet ({columns}, count integer not null check (count > 0),"
            f" primary key ({', '.join(KEYS)}))"
        )
        connection.execute("insert into unmet values ('town', 'W1', 'lunch_club', '2026-11', 'full', 6)")
    press(UnmetCounts(url))
    assert list(UnmetCounts(url).table("town", first_month="2026-01", last_month="2026-12")["count"]) == [7]


def test_the_steps_make_the_table_that_the_program_expects(tmp_path: Path) -> None:
    assert ScriptDirectory(str(MIGRATIONS.folder), version_locations=[MIGRATIONS.folder]).get_heads() == [
        HEAD
    ]
    press(UnmetCounts(tmp_path))
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        sql = database.execute("select sql from sqlite_master where name = 'unmet'").fetchone()[0]
    assert "WITHOUT ROWID" in sql.upper()
    assert "CHECK (count > 0)" in sql


def test_counts_of_a_newer_program_are_left_alone(tmp_path: Path) -> None:
    press(UnmetCounts(tmp_path))
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("update unmet_version set version_num = '9999'")
    with pytest.raises(UnmetError, match=r"newer version of Within Reach made the counts .*unmet\.sqlite"):
        press(UnmetCounts(tmp_path))


def test_what_a_count_was_before_cannot_be_read_from_the_file(tmp_path: Path) -> None:
    counts = UnmetCounts(tmp_path)
    press(counts, ward="ONE-WARD-NOBODY-ELSE-HAS")
    counts.take_back(
        "town", ward_code="ONE-WARD-NOBODY-ELSE-HAS", kind="lunch_club", month="2026-11", reason=Reason.FULL
    )
    assert [path.name for path in tmp_path.iterdir()] == [FILE]  # no journal beside it
    assert b"ONE-WARD" not in (tmp_path / FILE).read_bytes()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    with pytest.raises(UnmetError, match="cannot be read or written"):
        press(UnmetCounts(tmp_path / "a file" / "register"))


def test_a_shared_database_that_is_not_there_is_said() -> None:
    counts = UnmetCounts("postgresql://nobody@127.0.0.1:9/none")
    with pytest.raises(RegisterError, match=r"cannot be opened \(none on 127\.0\.0\.1\)"):
        counts.table("town", first_month="2026-01", last_month="2026-12")


def steps_of(file: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        there = database.execute("select name from sqlite_master where name = 'unmet_version'").fetchall()
        return database.execute("select version_num from unmet_version").fetchall() if there else []


def test_conversations_add_up_by_ward_and_month_and_nothing_else_is_kept(counts: UnmetCounts) -> None:
    assert counts.conversations_since("town") == ""
    for ward in ("W1", "W1", "W2"):
        counts.add_conversation("town", ward_code=ward, month="2026-11")
    counts.add_conversation("elsewhere", ward_code="W1", month="2025-01")
    table = counts.conversations("town", first_month="2026-01", last_month="2026-12")
    assert [tuple(row) for row in table.itertuples(index=False)] == [
        ("W1", "2026-11", 2),
        ("W2", "2026-11", 1),
    ]
    assert counts.conversations_since("town") == "2026-11"
