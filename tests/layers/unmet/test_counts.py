"""Counts of conversations that ended with nothing suitable: added up, and nothing else kept."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from layers.unmet.counts import FILE, Reason, UnmetCounts, UnmetError
from layers.unmet.place import Counts, counts_beside
from layers.unmet.settings import VARIABLE, UnmetSettingsError, shown_from


@pytest.fixture(params=["a file", "the register's database"])
def counts(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counts:
    """The counts of an office, wherever it keeps its register."""
    if request.param != "a file":
        monkeypatch.setenv("WITHIN_REACH_REGISTER", request.getfixturevalue("postgres")())
    return counts_beside(tmp_path / "areas")


def press(counts: Counts, *, ward: str = "W1", month: str = "2026-11", reason: Reason = Reason.FULL) -> None:
    counts.add("town", ward_code=ward, kind="lunch_club", month=month, reason=reason)


def test_presses_add_up_in_one_row(counts: Counts) -> None:
    for _ in range(3):
        press(counts)
    press(counts, reason=Reason.COST)
    found = counts.table("town", first_month="2026-01", last_month="2026-12")
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("W1", "lunch_club", "2026-11", "cost", 1),
        ("W1", "lunch_club", "2026-11", "full", 3),
    ]


def test_a_press_by_mistake_is_taken_back_and_no_other(counts: Counts) -> None:
    for reason in (Reason.FULL, Reason.FULL, Reason.COST):
        press(counts, reason=reason)
    for reason in (Reason.FULL, Reason.COST, Reason.TOO_FAR):
        counts.take_back("town", ward_code="W1", kind="lunch_club", month="2026-11", reason=reason)
    found = counts.table("town", first_month="2026-01", last_month="2026-12")
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("W1", "lunch_club", "2026-11", "full", 1)
    ]


def test_only_the_months_asked_for_and_only_this_area(counts: Counts) -> None:
    press(counts, month="2025-12")
    press(counts, month="2026-01")
    counts.add("elsewhere", ward_code="W1", kind="", month="2026-01", reason=Reason.FULL)
    assert len(counts.table("town", first_month="2026-01", last_month="2026-12")) == 1


def test_looking_before_any_press_finds_nothing(counts: Counts) -> None:
    assert counts.table("town", first_month="2026-01", last_month="2026-12").empty


def test_offices_that_share_a_register_count_together(
    postgres: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITHIN_REACH_REGISTER", postgres())
    for office in ("one", "other"):
        press(counts_beside(tmp_path / office))
    found = counts_beside(tmp_path).table("town", first_month="2026-01", last_month="2026-12")
    assert list(found["count"]) == [2]
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


def test_presses_at_the_same_moment_add_up(counts: Counts) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: press(counts), range(80)))
    found = counts.table("town", first_month="2026-01", last_month="2026-12")
    assert list(found["count"]) == [80]
