"""The log stays small, is its owner's alone, and loses no line when several write it."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from layers.shown_log import kept_log
from layers.shown_log.kept_log import FILE, append_line, count_before, forget_before, log_lines

LINE = "2026-11-27T18:02:11Z 7F3A-91C2 0.2.0 builtins.KeyError at app/near/answer.py:1"


def test_the_newest_line_comes_first_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    append_line(tmp_path / "log", "first")
    append_line(tmp_path / "log", "second\nin two")
    assert log_lines(tmp_path / "log") == ("second in two", "first")
    assert log_lines(tmp_path / "nowhere") == ()
    assert (tmp_path / "log" / FILE).stat().st_mode & 0o077 == 0


def test_it_never_grows_beyond_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_log, "LARGEST", 2_000)
    for number in range(500):
        append_line(tmp_path, f"{LINE} {number}")
    files = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(FILE))
    assert files == [FILE, f"{FILE}.1", f"{FILE}.2", f"{FILE}.3"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 4 * 2_000
    assert log_lines(tmp_path, most=30)[::29] == (f"{LINE} 499", f"{LINE} 470")


def test_a_line_is_bounded(tmp_path: Path) -> None:
    append_line(tmp_path, "x" * 100_000)
    assert (tmp_path / FILE).stat().st_size == 4_001


def test_many_at_once_lose_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_log, "LARGEST", 8_000)  # 300 lines fill two files and a half
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: append_line(tmp_path, f"{LINE} {number:>3}"), range(300)))
    lines = log_lines(tmp_path, most=1_000)
    assert sorted(int(line.split()[-1]) for line in lines) == list(range(300))


def test_lines_from_before_a_day_are_counted_and_forgotten(tmp_path: Path) -> None:
    append_line(tmp_path, LINE.replace("2026", "2024"))
    (tmp_path / FILE).replace(tmp_path / f"{FILE}.1")
    append_line(tmp_path, LINE)
    day = datetime(2026, 1, 1, tzinfo=UTC)
    assert count_before(tmp_path, day) == 1
    assert forget_before(tmp_path, day) == 1
    assert log_lines(tmp_path) == (LINE,)
    assert forget_before(tmp_path, day) == 0
    assert forget_before(tmp_path / "nowhere", day) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_an_error_of_the_system_for_whoever_writes(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        append_line(tmp_path, LINE)
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".errors")]  # noqa: PTH208
