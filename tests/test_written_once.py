"""A town that is written down again is the town, in a revision of its own."""

from dataclasses import replace
from pathlib import Path

from layers.area import Area, open_area
from tests.app.small_town import asset, write_town
from tests.tiny_area import ASSETS, tiny_area


def content(area: Area) -> dict[str, bytes]:
    """Every file of the pack but its label, which names the revision."""
    paths = [path for path in area.folder.rglob("*") if path.is_file() and path.name != "area.toml"]
    return {path.relative_to(area.folder).as_posix(): path.read_bytes() for path in paths}


def test_the_same_town_again_has_the_same_files_and_a_revision_of_its_own(tmp_path: Path) -> None:
    first, second = tiny_area(tmp_path / "a"), tiny_area(tmp_path / "b")
    assert content(first) == content(second)
    assert replace(first.label, revision="") == replace(second.label, revision="")
    assert first.revision != second.revision
    assert second.folder == tmp_path / "b" / "tiny" / second.revision


def test_another_town_is_another(tmp_path: Path) -> None:
    tiny_area(tmp_path / "a")
    fewer = tiny_area(tmp_path / "b", assets=ASSETS[:1])
    assert list(fewer.assets["asset_id"]) == [ASSETS[0]["asset_id"]]


def test_a_town_that_is_there_already_gets_a_next_revision(tmp_path: Path) -> None:
    first, second = tiny_area(tmp_path), tiny_area(tmp_path)
    assert second.label.previous == first.revision
    assert first.folder.is_dir()


def test_what_one_writes_into_its_town_is_not_in_the_next(tmp_path: Path) -> None:
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
    damaged = write_town(tmp_path / "a", [asset(0)])
    (damaged / "wards.parquet").write_bytes(b"")
    write_town(tmp_path / "b", [asset(0)])
    assert len(open_area("small-town", areas_folder=tmp_path / "b").wards) == 1
