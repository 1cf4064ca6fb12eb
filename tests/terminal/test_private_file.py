"""A file about a person is its owner's alone, whole or not there."""

import os
import stat

import pytest

from terminal.private_file import write_private


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other rights")
def test_only_its_owner_may_read_it_though_it_was_open_to_all_before(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_it_cannot_be_written_nothing_is_left_and_the_old_one_stays(tmp_path, monkeypatch):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("terminal.private_file.os.fdopen", full)
    with pytest.raises(OSError, match="No space left"):
        write_private(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.pdf"]
    assert path.read_bytes() == b"old"


def test_a_half_written_one_of_a_killed_run_is_in_nobodys_way(tmp_path):
    (tmp_path / ".sheet.pdf.unfinished").write_bytes(b"half")
    write_private(tmp_path / "sheet.pdf", b"whole")
    assert [entry.name for entry in tmp_path.iterdir()] == ["sheet.pdf"]
