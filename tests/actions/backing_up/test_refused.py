"""A file that is no whole backup is refused in a sentence, and nothing of the office changes then."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from actions.acting import Acting
from actions.backing_up.put_back import look_through, put_back
from layers.backups.model import MANIFEST, REGISTER, BackupError, SealedError
from layers.register.engine.errors import RegisterError
from layers.register.importing.seeding import register_folder
from tests.actions.backing_up.office import (
    count_more,
    counted,
    everything,
    live_in,
    names,
    new_office,
    rewrite,
    written,
)

AB = Acting("AB")


def refused(path: Path, office: Path, words: str, error: type[Exception] = BackupError) -> None:
    before, files = everything(office), names(register_folder(office))
    with pytest.raises(error, match=words):
        put_back(path, office, acting=AB)
    assert everything(office) == before
    assert names(register_folder(office)) == files


def test_files_that_are_none_are_refused_by_what_they_are(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    bad = tmp_path / "bad.backup"
    refused(
        tmp_path / "nowhere.backup", office, r"There is no backup nowhere\.backup\. Choose another file\."
    )
    bad.write_bytes(b"")
    refused(bad, office, r"The backup bad\.backup is empty: it holds 0 bytes\. Use an earlier one\.")
    bad.write_bytes(b"name,phone\nA club,01632 960000\n")
    refused(
        bad, office, r"bad\.backup is no backup of Within Reach\. Choose another file; what is here stays"
    )
    bad.write_bytes(copy.read_bytes()[:-5000])
    refused(bad, office, r"The backup bad\.backup is cut short or damaged\. Copy it again")
    with zipfile.ZipFile(bad, "w") as other:
        other.writestr("letter.txt", "Dear all")
    refused(bad, office, r"bad\.backup is no backup of Within Reach\.")


def test_a_byte_that_changed_on_the_way_is_seen(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    data = bytearray(copy.read_bytes())
    with zipfile.ZipFile(copy) as archive:
        info = archive.getinfo(REGISTER)
    data[info.header_offset + 2_000] ^= 0xFF
    bad = tmp_path / "bad.backup"
    bad.write_bytes(data)
    refused(bad, office, r"The backup bad\.backup is (cut short or )?damaged")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"manifest": {"format": 2}},
            r"A newer version of Within Reach made the backup bad\.backup\. Use that",
        ),
        (
            {"instead": {"visits.json": b"{}"}},
            r"holds visits\.json, which this version of Within Reach does",
        ),
        ({"without": "baskets.json"}, r"The backup bad\.backup is not whole: it has no baskets\.json\."),
        (
            {"instead": {"baskets.json": b'{"step": "9999", "tables": {}}'}},
            r"newer version .* made baskets",
        ),
        ({"instead": {"baskets.json": b'{"step": "0001"}'}}, r"is damaged: baskets\.json is not what was"),
        ({"manifest": {"entries": 8}}, r"is damaged: register\.sqlite is not what was written"),
        ({"manifest": {"parts": []}}, r"bad\.backup is no backup of Within Reach"),
    ],
)
def test_a_backup_that_this_program_cannot_put_back_whole_is_refused(tmp_path, office, change, words):
    copy, bad = written(office, tmp_path / "a.backup"), tmp_path / "bad.backup"
    if "parts" in change.get("manifest", {}):
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr(MANIFEST, json.dumps({"format": 1, "parts": []}))
    else:
        rewrite(copy, bad, change.get("instead", {}), **{k: v for k, v in change.items() if k != "instead"})
    refused(bad, office, words)


def test_a_register_in_it_that_is_damaged_is_refused(tmp_path, office):
    copy, bad = written(office, tmp_path / "a.backup"), tmp_path / "bad.backup"
    rewrite(copy, bad, {REGISTER: b"no register"})
    refused(bad, office, "damaged", RegisterError)


def test_without_the_key_nothing_comes_back_unless_that_is_asked_for(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    other = new_office(tmp_path / "other")
    with pytest.raises(BackupError, match=r"their key is not here\. Name the file counts\.key"):
        put_back(copy, other, acting=AB)
    assert names(register_folder(other)) == ["settings.toml"]
    assert not put_back(copy, other, acting=AB, sealed=False).sealed
    assert everything(other)[:-2] == everything(office)[:-2]  # sealed are lists of postcodes, and counts
    assert everything(other)[-2] == ()
    assert counted(other) == []


def test_another_key_opens_nothing(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    other = new_office(tmp_path / "other")
    live_in(other)
    written(other, tmp_path / "b.backup")
    before = everything(other)
    with pytest.raises(SealedError, match="was closed with another key"):
        put_back(copy, other, acting=AB)
    assert everything(other) == before
    (tmp_path / "not a key").write_text("hello", encoding="utf-8")
    with pytest.raises(BackupError, match="not a key is not a key of backups"):
        put_back(copy, other, acting=AB, key_file=tmp_path / "not a key")


def test_looking_through_puts_nothing_back(tmp_path, office):
    copy = written(office, tmp_path / "a.backup")
    count_more(office, 1)
    before = everything(office)
    assert look_through(copy, office).entries == 7
    assert everything(office) == before


def test_where_it_cannot_be_written_the_earlier_one_stays(tmp_path, office, monkeypatch):
    copy = written(office, tmp_path / "a.backup")
    earlier, before = copy.read_bytes(), names(tmp_path)

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("layers.register.engine.unfinished._sync", full)
    with pytest.raises((BackupError, RegisterError), match=r"could not be written\. An earlier"):
        written(office, copy)
    assert copy.read_bytes() == earlier
    assert names(tmp_path) == before
    with pytest.raises((BackupError, RegisterError), match="Check that the folder is there"):
        written(office, tmp_path / "nowhere" / "a.backup")


def test_what_a_killed_run_left_is_cleared_away(tmp_path, office):
    folder = tmp_path / "copies"
    folder.mkdir()
    left = folder / f".within-reach-backup.{_no_process()}.{'0' * 32}-register"
    left.write_bytes(b"a register with hidden addresses")
    written(office, folder / "a.backup")
    assert names(folder) == ["a.backup"]


def _no_process() -> int:
    """The number of a process that has ended."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return child
