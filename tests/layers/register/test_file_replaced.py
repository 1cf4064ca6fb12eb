"""The register's file deleted or replaced under the program: noticed at once, and no edit is lost in it."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from layers.register.engine import opened_file
from layers.register.engine.errors import RegisterGoneError, RegisterReplacedError
from layers.register.store import Register, open_register
from tests.layers.register import writers
from tests.layers.register.editions import CLUBS, first_edition
from tests.layers.register.rows import club, clubs, info


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def used(place: Path):
    """A register in use, with an edit that its journal alone holds."""
    with open_register(place) as register:
        register.import_assets(clubs(3), info())
        yield register


def other_register(folder: Path) -> Path:
    with open_register(folder / "other.sqlite") as other:
        other.import_assets(clubs(40, name="Another town's"), info())
    return folder / "other.sqlite"


def refused_for_good(register: Register, error: type[Exception], words: str) -> None:
    for action in (
        lambda: register.add(club(9), by="AB"),
        lambda: register.edit(club(1, phone="new"), 1, by="AB"),
        lambda: register.import_assets(clubs(5), info(2)),
        register.entries,
        lambda: register.cache_key,
        register.imports,
    ):
        with pytest.raises(error, match=words):
            action()


def deleted(place: Path) -> None:
    place.unlink()


def deleted_with_its_journal(place: Path) -> None:
    for path in place.parent.glob(f"{place.name}*"):
        path.unlink()


def moved(place: Path) -> None:
    place.rename(place.with_name("moved.sqlite"))


@pytest.mark.parametrize("done", [deleted, deleted_with_its_journal, moved])
def test_a_file_that_is_gone_is_said_and_takes_no_edit(used: Register, place: Path, done) -> None:
    done(place)
    refused_for_good(used, RegisterGoneError, r"register\.sqlite is gone: it was deleted or moved while")
    assert not place.exists()


def replaced_by(place: Path) -> None:
    other_register(place.parent).replace(place)


def written_over_by(place: Path) -> None:
    shutil.copyfile(other_register(place.parent), place)


def deleted_and_put_there(place: Path) -> None:
    other = other_register(place.parent)
    deleted_with_its_journal(place)
    shutil.copyfile(other, place)


def by_a_letter(place: Path) -> None:
    place.write_text("Dear council, " * 20_000)


@pytest.mark.parametrize("done", [replaced_by, written_over_by, deleted_and_put_there, by_a_letter])
def test_another_file_in_its_place_is_said_and_takes_no_edit(used: Register, place: Path, done) -> None:
    done(place)
    content = place.read_bytes()
    refused_for_good(used, RegisterReplacedError, r"Another file lies in the place of register\.sqlite")
    assert place.read_bytes() == content


def cut_to_nothing(place: Path) -> None:
    with place.open("wb"):
        pass


def a_new_empty_one(place: Path) -> None:
    place.unlink()
    place.touch()


@pytest.mark.parametrize("done", [cut_to_nothing, a_new_empty_one])
def test_an_empty_file_in_its_place_is_said(used: Register, place: Path, done) -> None:
    done(place)
    refused_for_good(used, RegisterReplacedError, r"An empty file lies in the place of register\.sqlite")
    assert place.read_bytes() == b""


@pytest.mark.parametrize("put", [shutil.copyfile, Path.replace])
def test_a_backup_put_back_by_hand_is_said_and_served_once_opened_again(
    used: Register, place: Path, put
) -> None:
    copy = used.backup(place.with_name("copy.sqlite"))
    before = used.entries()
    used.edit(club(1, phone="afterwards"), 1, by="AB")
    put(copy, place)
    refused_for_good(used, RegisterReplacedError, "as when a backup was put back: start Within Reach again")
    used.close_register()
    with open_register(place) as again:
        assert again.entries() == before
        assert again.add(club(9), by="AB") == 1


def test_an_older_copy_of_the_file_itself_written_over_it_is_said(used: Register, place: Path) -> None:
    older = place.with_name("older.sqlite")
    used.close_register()
    shutil.copyfile(place, older)
    with open_register(place) as register:
        register.edit(club(1, phone="afterwards"), 1, by="AB")
        with closing(sqlite3.connect(place)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        register.edit(club(1, phone="and later"), 2, by="AB")
        shutil.copyfile(older, place)
        refused_for_good(register, RegisterReplacedError, "Another file lies in the place of")


def test_a_journal_that_is_deleted_is_said(used: Register, place: Path) -> None:
    place.with_name("register.sqlite-wal").unlink()
    refused_for_good(used, RegisterReplacedError, r"register\.sqlite-wal, which belongs to the register")


def test_a_file_that_goes_while_an_edit_is_made_does_not_take_it(used: Register, place: Path) -> None:
    with pytest.raises(RegisterGoneError), used._database.writing():
        place.unlink()


def test_what_other_programs_write_and_bring_into_the_file_is_no_replacement(
    used: Register, place: Path
) -> None:
    with open_register(place) as other:
        for edition in range(2, 5):
            other.import_assets(clubs(200, cost=str(edition)), info(edition))
            with closing(sqlite3.connect(place)) as raw:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            assert len(used.entries()) == 200
            changed = replace(used.entry("clubs/0").asset, phone=f"ours {edition}")
            used.edit(changed, used.entry("clubs/0").version, by="AB")
    assert used.entry("clubs/0").asset.phone == "ours 4"


def test_a_file_written_in_steps_of_which_only_the_first_brought_commits_is_no_replacement(
    used: Register, place: Path
) -> None:
    used.edit(replace(used.entry("clubs/0").asset, phone="first"), 1, by="AB")  # the file has been read
    with closing(sqlite3.connect(place)) as raw:
        for step in range(3):
            raw.execute(f"PRAGMA user_version = {step + 1}")  # other bytes, the same commits
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            assert used.entry("clubs/0").asset.phone == "first"


def brought_in_by_another(place: Path, edition: int) -> None:
    """Another program writes and brings its journal into the file."""
    with open_register(place) as other:
        other.import_assets(clubs(200 * edition, cost=str(edition)), info(edition))
        with closing(sqlite3.connect(place)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize("look", ["_settled", "_look"])
def test_threads_that_look_at_once_do_not_refuse_what_one_of_them_has_found_in_order(
    used: Register, place: Path, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    used.add(club(77), by="AB")
    file, real, looks = used._database._file, getattr(opened_file, look), []
    if look == "_settled":
        brought_in_by_another(place, 2)

    def while_another_thread_looks(path: Path):
        """What this thread sees is told to it only after another thread has looked, and found it in order."""
        looks.append(path)
        if len(looks) > 1:
            return real(path)
        seen = real(path)
        if look == "_look":
            brought_in_by_another(place, 2)
        file.check()
        return seen

    monkeypatch.setattr(opened_file, look, while_another_thread_looks)
    file.check()
    assert len(looks) > 1
    assert len(used.entries()) > 200


def test_the_journal_of_a_killed_program_is_not_written_into_a_backup_put_back(tmp_path: Path) -> None:
    place, copy = tmp_path / "register.sqlite", tmp_path / "copy.sqlite"
    first_edition(str(place))
    with open_register(place) as register:
        before = register.backup(copy) and register.entries()
    process, report = writers.start(writers.import_edition, str(place), 2, CLUBS)
    assert [report.recv(), report.recv()] == ["begins", "done"]
    writers.kill(process)
    assert place.with_name("register.sqlite-wal").stat().st_size
    shutil.copyfile(copy, place)
    with open_register(place) as register:
        assert register.entries() == before
        register.add(club(999), by="AB")
    assert len(list(tmp_path.glob("register.sqlite.journal-of-the-file-before-*"))) == 1


@pytest.mark.parametrize("noticed", [True, False])
def test_what_is_written_over_the_register_is_not_touched_when_the_program_ends(
    used: Register, place: Path, noticed: bool
) -> None:
    other = other_register(place.parent)
    used.edit(club(1, phone="in the journal"), 1, by="AB")
    shutil.copyfile(other, place)
    if noticed:
        with pytest.raises(RegisterReplacedError):
            used.entries()
    used.close_register()
    assert place.read_bytes() == other.read_bytes()
    with open_register(place) as again:
        assert len(again.entries()) == 40
