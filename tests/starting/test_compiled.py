"""What was compiled of an older engine is never used: setting up forgets it first."""

from pathlib import Path

from starting.setting_up import forget_compiled


def test_what_was_compiled_before_is_removed_and_nothing_else(tmp_path: Path) -> None:
    cache = tmp_path / "hills" / "__pycache__"
    cache.mkdir(parents=True)
    names = ("sweep.nearest-12.py311.nbi", "sweep.nearest-12.py311.1.nbc", "sweep.cpython-311.pyc")
    for name in names:
        (cache / name).write_bytes(b"compiled")
    forget_compiled(tmp_path)
    assert [path.name for path in cache.iterdir()] == ["sweep.cpython-311.pyc"]
