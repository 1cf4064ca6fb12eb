"""What was compiled of an older engine is never used: setting up forgets it first."""

import importlib.util
from pathlib import Path

import pytest

from starting import commands, setting_up
from starting.setting_up import forget_compiled


def test_what_was_compiled_before_is_removed_and_nothing_else(tmp_path: Path) -> None:
    cache = tmp_path / "hills" / "__pycache__"
    cache.mkdir(parents=True)
    names = ("sweep.nearest-12.py311.nbi", "sweep.nearest-12.py311.1.nbc", "sweep.cpython-311.pyc")
    for name in names:
        (cache / name).write_bytes(b"compiled")
    forget_compiled(tmp_path)
    assert [path.name for path in cache.iterdir()] == ["sweep.cpython-311.pyc"]


def test_every_module_is_kept_in_pythons_own_form_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "VENV", tmp_path)
    module = tmp_path / "geo" / "hills" / "steep.py"
    module.parent.mkdir(parents=True)
    module.write_text("STEEP = 1\n", encoding="utf-8")
    kept = Path(importlib.util.cache_from_source(str(module)))
    setting_up.compile_program(tmp_path)
    assert kept.is_file()
    kept.unlink()
    setting_up.compile_program(tmp_path)
    assert not kept.exists(), "it was done before"
    module.write_text("STEEP = 2\n", encoding="utf-8")
    setting_up.compile_program(tmp_path)
    assert kept.is_file()
