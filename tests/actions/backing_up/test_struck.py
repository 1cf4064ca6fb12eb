"""A run that is killed, or finds the disk full, loses nothing and leaves no copy with hidden addresses."""

import time
from pathlib import Path

import pytest

from actions.acting import Acting
from actions.backing_up.backups_here import backups_here
from actions.backing_up.put_back import look_through, put_back
from layers.register.importing.seeding import register_folder
from tests.actions.backing_up import struck
from tests.actions.backing_up.office import count_more, everything, written
from tests.layers.register import writers

COPIES = ".within-reach-backup."


def copies(areas: Path) -> list[Path]:
    return [path for path in register_folder(areas).rglob("*") if path.name.startswith(COPIES)]


def all_cleared(areas: Path) -> bool:
    """Whether no copy is left, once what waits beside a killed run has had its time."""
    deadline = time.monotonic() + 30
    while copies(areas) and time.monotonic() < deadline:
        time.sleep(0.05)
    return copies(areas) == []


def killed_at(work: str, areas: Path, copy: Path, where: str, times: int) -> None:
    process, report = writers.start(struck.stopping_at, work, areas, copy, where, times)
    assert report.poll(120)
    assert report.recv() == "there"
    assert all(path.stat().st_mode & 0o077 == 0 for path in copies(areas)), "only its owner can read it"
    writers.kill(process)


@pytest.mark.parametrize(
    ("where", "times"),
    [
        ("layers.backups.write.contents_of", 1),  # a whole copy of the register lies there
        ("layers.backups.write.put_in_place", 1),  # and the backup, not yet in its place
        ("layers.register.engine.unfinished._sync", 2),
    ],
)
def test_a_killed_backup_leaves_no_copy(tmp_path: Path, office: Path, where: str, times: int) -> None:
    before = everything(office)
    killed_at("back_up", office, tmp_path, where, times)
    assert all_cleared(office)
    assert backups_here(office) == ()
    assert everything(office) == before


@pytest.mark.parametrize(
    ("where", "times"),
    [
        ("actions.backing_up.put_back._kept_before", 1),
        ("actions.backing_up.put_back.put_rows_back", 1),
        ("layers.register.backup._check_counts", 1),
        ("actions.backing_up.put_back.put_rows_back", 4),
        ("actions.backing_up.put_back.keep_key", 1),
    ],
)
def test_what_was_here_comes_back_after_a_restore_that_was_killed(
    tmp_path: Path, office: Path, where: str, times: int
) -> None:
    copy = written(office, tmp_path / "a.backup")
    count_more(office, 3)
    before = everything(office)
    killed_at("restore", office, copy, where, times)
    kept_before = [file for file in backups_here(office) if file.is_before]
    assert all_cleared(office)
    if where.endswith("_kept_before"):
        assert everything(office) == before
        return
    assert look_through(kept_before[0].path, office).entries == 7
    put_back(kept_before[0].path, office, acting=Acting("AB"))
    assert everything(office) == before


@pytest.mark.parametrize("size", [0, 20_000, 100_000])
@pytest.mark.parametrize("work", ["back_up", "restore", "retain"])
def test_a_full_disk_is_said_and_what_was_here_serves_on(
    tmp_path: Path, office: Path, work: str, size: int
) -> None:
    copy = written(office, tmp_path / "a.backup")
    count_more(office, 3)
    before = everything(office)
    process, report = writers.start(struck.with_little_disk, work, office, copy, size)
    assert report.poll(120)
    words = report.recv()
    process.join()
    if words:
        assert any(part in words for part in ("disk", "space", "room", "written", "cannot be read")), words
        if work != "retain":
            assert everything(office) == before
        else:
            assert len(everything(office)[0][0]) == len(before[0][0])
    backups_here(office)
    assert copies(office) == []
    assert not [path for path in register_folder(office).rglob("*") if path.suffix == ".unfinished"]
