"""Who holds a folder: seen by others, and let go of by itself."""

from pathlib import Path

import pytest

from geo.errors import WithinReachError
from layers.locks.held import held, is_held


def test_whoever_looks_sees_whether_a_folder_is_held(tmp_path: Path) -> None:
    assert not is_held(tmp_path)
    with held(tmp_path, WithinReachError("Somebody is at work.", "Wait.")):
        assert is_held(tmp_path)
        with (
            pytest.raises(WithinReachError, match="Somebody is at work"),
            held(tmp_path, WithinReachError("Somebody is at work.", "Wait.")),
        ):
            pass
    assert not is_held(tmp_path)


def test_a_folder_that_is_not_there_is_held_by_nobody(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
