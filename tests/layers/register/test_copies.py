"""A copy of the register is whole, and put back it answers exactly as the register did."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from layers.register.engine.errors import (
    NewerRegisterError,
    RegisterDamagedError,
    RegisterFullError,
    RegisterUnreachableError,
)
from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.rows import FULL, club, clubs, info


def everything(register):
    """All that can be asked of a register."""
    ids = [entry.asset.asset_id for entry in register.entries()]
    return (
        register.entries(),
        [register.history(asset_id) for asset_id in ids],
        register.imports(),
        register.duplicate_decisions(),
        register.mapping("Clubs"),
        register.proposed_closures(),
        register.as_of(datetime.now(UTC)),
    )


@pytest.fixture
def lived_in(register):
    """A register with a bit of everything in its history."""
    register.import_assets(clubs(6), info(mapping={"Club": "name"}))
    register.add(FULL, by="AB")
    register.edit(club(1, phone="ours"), 1, by="AB")
    register.import_assets([club(1, phone="theirs"), *clubs(4)[2:]], info(2))
    register.merge("clubs/2", "clubs/3", by="CD")
    register.import_assets([club(9)], info(source="Pubs"))
    register.undo_import(3, by="CD")
    return register


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_a_copy_put_back_anywhere_answers_the_same(lived_in, target, tmp_path, request):
    copy = lived_in.backup(tmp_path / "copy.sqlite")
    place = tmp_path / "other.sqlite" if target == "sqlite" else request.getfixturevalue("postgres")()
    with open_register(place) as other:
        other.add(club(77), by="to be replaced")
        key, revision = other.cache_key, other.revision
        other.restore_backup(copy, by="AB")
        assert everything(other) == everything(lived_in)
        assert other.entries() == lived_in.entries()
        assert other.cache_key not in (key, lived_in.cache_key)
        assert other.revision > max(revision, lived_in.revision)
        assert other.import_assets([club(9)], info(source="Pubs")).import_id == 4


def test_a_copy_is_one_file_and_a_register_itself(lived_in, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    lived_in.backup(folder / "copy.sqlite")
    assert [path.name for path in folder.iterdir()] == ["copy.sqlite"]
    with open_register(folder / "copy.sqlite") as copy:
        assert everything(copy) == everything(lived_in)


def test_what_went_wrong_is_undone_by_the_copy_from_before(register, tmp_path):
    register.import_assets(clubs(3), info())
    before = everything(register)[0]
    copy = register.backup(tmp_path / "copy.sqlite")
    register.import_assets(clubs(1, name="Oh no"), info(2), vanished="close")
    register.restore_backup(copy, by="AB")
    assert register.entries() == before


def test_a_copy_that_cannot_be_written_leaves_the_earlier_one_and_no_litter(register, tmp_path, monkeypatch):
    register.add(club(1), by="AB")
    copy = register.backup(tmp_path / "copy.sqlite")
    earlier = copy.read_bytes()
    register.add(club(2), by="AB")
    before = sorted(path.name for path in tmp_path.iterdir())

    def full(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("layers.register.engine.unfinished._sync", full)
    with pytest.raises(RegisterFullError, match=r"The backup copy\.sqlite could not be written\. An earlier"):
        register.backup(copy)
    assert copy.read_bytes() == earlier
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_said(register, tmp_path):
    with pytest.raises(RegisterFullError, match="Check that the folder is there"):
        register.backup(tmp_path / "nowhere" / "copy.sqlite")


def test_what_is_no_backup_changes_nothing(register, tmp_path):
    register.add(club(1), by="AB")
    (tmp_path / "letter.txt").write_text("Dear council, " * 100)
    with pytest.raises(RegisterDamagedError, match=r"letter\.txt is damaged, or is not a register"):
        register.restore_backup(tmp_path / "letter.txt", by="AB")
    with pytest.raises(RegisterUnreachableError, match=r"There is no backup nothing\.sqlite"):
        register.restore_backup(tmp_path / "nothing.sqlite", by="AB")
    assert len(register.entries()) == 1


def test_a_damaged_backup_changes_nothing(register, tmp_path):
    register.import_assets(clubs(500), info())
    copy = register.backup(tmp_path / "copy.sqlite")
    whole = copy.read_bytes()
    copy.write_bytes(whole[:20_000] + bytes(len(whole) - 20_000))
    with pytest.raises(RegisterDamagedError, match=r"copy\.sqlite is damaged"):
        register.restore_backup(copy, by="AB")
    assert len(register.entries()) == 500


def empty(path, _whole):
    path.write_bytes(b"")


def cut_in_half(path, whole):
    path.write_bytes(whole[: len(whole) // 2])


def cut_by_a_page(path, whole):
    path.write_bytes(whole[:-4_096])


def cut_within_its_head(path, whole):
    path.write_bytes(whole[:60])


def of_zeros(path, whole):
    path.write_bytes(bytes(len(whole)))


def with_sql(*statements):
    def change(path, _whole):
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)

    return change


def foreign(path, _whole):
    path.unlink()
    with_sql("CREATE TABLE meta (id INTEGER)", "CREATE TABLE letters (text TEXT)")(path, b"")


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (empty, RegisterDamagedError, r"The backup copy\.sqlite is empty: it holds 0 bytes\. Choose another"),
        (cut_in_half, RegisterDamagedError, r"copy\.sqlite is cut short: it has [\d,]+ of [\d,]+ bytes"),
        (cut_by_a_page, RegisterDamagedError, "is cut short"),
        (cut_within_its_head, RegisterDamagedError, "is cut short"),
        (of_zeros, RegisterDamagedError, "is damaged, or is not a register"),
        (foreign, RegisterDamagedError, r"copy\.sqlite is a database, but not a register"),
        (with_sql("DROP TABLE mappings"), RegisterDamagedError, "not a whole register. It has no mappings."),
        (with_sql("DELETE FROM meta"), RegisterDamagedError, "is not a whole register"),
        (with_sql("UPDATE alembic_version SET version_num = '9999'"), NewerRegisterError, "A newer version"),
        (with_sql("UPDATE alembic_version SET version_num = 'x'"), RegisterDamagedError, "not a whole"),
        (with_sql("DELETE FROM asset_versions"), RegisterDamagedError, "is damaged"),
        (with_sql("ALTER TABLE imports RENAME COLUMN source TO whence"), RegisterDamagedError, "is damaged"),
    ],
)
def test_what_cannot_be_put_back_is_refused_and_changes_nothing(register, tmp_path, spoil, error, words):
    register.import_assets(clubs(40), info())
    copy = register.backup(tmp_path / "copy.sqlite")
    register.edit(club(1, phone="ours"), 1, by="AB")
    spoil(copy, copy.read_bytes())
    spoiled, before, key = copy.read_bytes(), everything(register)[:-1], register.cache_key
    with pytest.raises(error, match=words):
        register.restore_backup(copy, by="AB")
    assert everything(register)[:-1] == before
    assert register.cache_key == key
    assert copy.read_bytes() == spoiled


def test_putting_back_only_reads_the_backup(register, tmp_path):
    register.import_assets(clubs(4), info())
    copy = register.backup(tmp_path / "copies.sqlite")
    whole = copy.read_bytes()
    copy.chmod(0o400)
    register.restore_backup(copy, by="AB")
    assert copy.read_bytes() == whole
    assert not list(tmp_path.glob("copies.sqlite?*"))


def test_a_copy_is_for_its_owner_alone(register, tmp_path):
    copy = register.backup(tmp_path / "copy.sqlite")
    assert copy.stat().st_mode & 0o077 == 0


def gone(path: Path) -> bool:
    """Whether a file goes, within half a minute."""
    deadline = time.monotonic() + 30
    while path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not path.exists()


def test_a_killed_backup_leaves_nothing_for_others_to_read_and_the_next_one_clears_it(place, tmp_path):
    with open_register(place) as register:
        register.import_assets(clubs(40), info())
        folder = tmp_path / "copies"
        folder.mkdir()
        process, report = writers.start(writers.back_up_slowly, str(place), folder / "monday.sqlite")
        assert report.recv() == "written"
        (left,) = folder.iterdir()
        assert left.name.startswith(".within-reach-backup.")
        assert left.stat().st_size > 10_000
        assert left.stat().st_mode & 0o077 == 0
        writers.kill(process)
        assert gone(left), "what waits beside a run clears up behind it"
        left.write_bytes(b"as after a power cut, which ends that too")
        (folder / ".within-reach-backup.notes").write_text("not ours")
        register.backup(folder / "tuesday.sqlite")
        assert sorted(path.name for path in folder.iterdir()) == [
            ".within-reach-backup.notes",
            "tuesday.sqlite",
        ]


def test_a_backup_that_another_process_is_writing_is_left_to_it(place, tmp_path):
    with open_register(place) as register:
        folder = tmp_path / "copies"
        folder.mkdir()
        process, report = writers.start(writers.back_up_slowly, str(place), folder / "monday.sqlite")
        assert report.recv() == "written"
        register.backup(folder / "tuesday.sqlite")
        assert len(list(folder.iterdir())) == 2
        writers.kill(process)
