"""What the app stands on is written down, package by package, as the lock has it."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("third_party", ROOT / "docs" / "third_party.py")
assert _spec is not None
assert _spec.loader is not None
third_party = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(third_party)


def test_the_page_names_each_locked_package_in_its_version() -> None:
    lock = third_party.locked((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    written = [tuple(part.strip() for part in line.split("|")[1:3]) for line in page.splitlines()]
    assert [row for row in written if row in set(lock)] == lock
    assert len(lock) > 30


def test_what_only_many_areas_need_stands_apart() -> None:
    lock = third_party.locked((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    nation = third_party.locked((ROOT / "requirements-nation.txt").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    besides = page.partition("## Only for many areas at once")[2]
    written = [tuple(part.strip() for part in line.split("|")[1:3]) for line in besides.splitlines()]
    assert [row for row in written if row in set(nation)] == [row for row in nation if row not in lock]
    assert {"dask", "distributed", "bokeh"} <= {name for name, _ in nation} - {name for name, _ in lock}


def test_no_package_is_without_a_licence() -> None:
    page = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    assert "not stated" not in page


def test_a_lock_is_read_name_by_name() -> None:
    assert third_party.locked(
        "b==2 \\\n    --hash=sha256:0\na-c==1.0 ; sys_platform == 'x'\n# via d==3\n"
    ) == [
        ("a-c", "1.0"),
        ("b", "2"),
    ]
