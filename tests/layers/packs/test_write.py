"""A pack takes the place of the old one whole or not at all, whenever its writer is killed."""

import multiprocessing
import os
import random
import signal
import time
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest

from geo.errors import CrsMismatchError, MissingColumnError
from layers.area import open_area
from layers.packs.format import TABLES
from layers.packs.lock import AreaBusyError, only_run
from layers.packs.summaries import serving_revision
from layers.packs.write import PackContents, clear_leftovers, fingerprint, write_pack
from tests.tiny_area import tiny_area

MARKED = {"ways": "name", "assets": "name", "street_names": "street"}
KILLS, KILLS_OF_A_LONG_RUN = 25, 500


def contents_like(area, *, mark: str) -> PackContents:
    """The area's own contents, with ``mark`` written into three tables and the label."""
    tables = {name: getattr(area, name).copy() for name in TABLES}
    for name, column in MARKED.items():
        tables[name][column] = mark
    return PackContents(replace(area.label, title=mark), area.network, tables)


def marks_in(area) -> set[str]:
    return {area.title}.union(*(getattr(area, name)[column] for name, column in MARKED.items()))


def keep_writing(areas_folder: Path, took, started) -> None:
    """Write one pack after another, until killed; says after the first how many seconds it took."""
    area = open_area("tiny", areas_folder=areas_folder)
    contents = [contents_like(area, mark=mark) for mark in ("even", "odd")]
    for turn in range(10_000):
        began = time.monotonic()
        with only_run(areas_folder / "tiny"):
            write_pack(contents[turn % 2], areas_folder / "tiny")
        if not turn:
            took.value = time.monotonic() - began
            started.set()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_killed_at_any_moment_one_whole_pack_serves(tmp_path, long_run):
    kills = KILLS_OF_A_LONG_RUN if long_run else KILLS
    tiny_area(tmp_path)
    write_pack(contents_like(open_area("tiny", areas_folder=tmp_path), mark="even"), tmp_path / "tiny")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["layers.packs.write", "layers.area", "tests.layers.packs.test_write"])
    moments = random.Random(20)
    served, caught_writing = set(), 0
    for _ in range(kills):
        started, took = context.Event(), context.Value("d", 0.0)
        writer = context.Process(target=keep_writing, args=(tmp_path, took, started))
        writer.start()
        assert started.wait(60)
        time.sleep(
            moments.uniform(0.0, 2.5 * took.value)
        )  # anywhere in the next two, however busy the machine
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        area = open_area("tiny", areas_folder=tmp_path)
        marks = marks_in(area)
        assert len(marks) == 1, "a mixture of two packs"
        served |= marks
        caught_writing += any(entry.name.startswith(".unfinished") for entry in (tmp_path / "tiny").iterdir())
    assert served == {"even", "odd"}
    assert caught_writing >= kills // 5  # the kills did land while a pack was being written
    with only_run(tmp_path / "tiny"):  # the dead writers hold nothing
        write_pack(contents_like(area, mark="after"), tmp_path / "tiny")
    assert marks_in(open_area("tiny", areas_folder=tmp_path)) == {"after"}
    assert not [entry for entry in (tmp_path / "tiny").iterdir() if entry.name.startswith(".unfinished")]


def test_the_revision_before_is_kept_for_those_who_have_it_open(tmp_path):
    first = tiny_area(tmp_path)
    second = write_pack(contents_like(first, mark="second"), tmp_path / "tiny")
    assert first.folder.is_dir()
    third = write_pack(contents_like(open_area(second), mark="third"), tmp_path / "tiny")
    assert not first.folder.exists()
    assert second.is_dir()
    assert serving_revision(tmp_path / "tiny") == third.name


def test_what_a_killed_run_left_is_cleared(tmp_path):
    area = tiny_area(tmp_path)
    for left in (".unfinished-abc", "abc-finished-but-never-served"):
        (tmp_path / "tiny" / left / "streets").mkdir(parents=True)
    (tmp_path / "tiny" / ".unfinished-current").write_text("abc")
    clear_leftovers(tmp_path / "tiny")
    left = {entry.name for entry in (tmp_path / "tiny").iterdir()}
    assert left == {"current", area.folder.name}


def test_no_two_packs_share_a_revision(tmp_path):
    area = tiny_area(tmp_path)
    names = {write_pack(contents_like(area, mark="same"), tmp_path / "tiny").name for _ in range(5)}
    assert len(names) == 5


def test_a_full_disk_leaves_the_old_pack_serving(tmp_path, monkeypatch):
    area = tiny_area(tmp_path)

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gpd.GeoDataFrame, "to_parquet", full)
    with pytest.raises(OSError, match="No space left"):
        write_pack(contents_like(area, mark="new"), tmp_path / "tiny")
    assert serving_revision(tmp_path / "tiny") == area.revision
    assert {entry.name for entry in (tmp_path / "tiny").iterdir()} == {"current", area.revision}


def test_two_runs_at_once_are_refused(tmp_path):
    tiny_area(tmp_path)
    with (
        only_run(tmp_path / "tiny"),
        pytest.raises(AreaBusyError, match="tiny is being prepared by another run"),
        only_run(tmp_path / "tiny"),
    ):
        pass


def test_a_table_without_a_column_is_not_written(tmp_path):
    area = tiny_area(tmp_path)
    contents = contents_like(area, mark="new")
    tables = {**contents.tables, "wards": contents.tables["wards"].drop(columns="ward_name")}
    with pytest.raises(MissingColumnError, match="The table wards lacks ward_name"):
        write_pack(replace(contents, tables=tables), tmp_path / "tiny")


def test_a_table_in_another_coordinate_system_is_not_written(tmp_path):
    area = tiny_area(tmp_path)
    contents = contents_like(area, mark="new")
    tables = {**contents.tables, "wards": contents.tables["wards"].to_crs("EPSG:4326")}
    with pytest.raises(CrsMismatchError, match="The table wards is in EPSG:4326 and the area in EPSG:27700"):
        write_pack(replace(contents, tables=tables), tmp_path / "tiny")


def test_a_fingerprint_changes_with_recipe_and_files_and_not_with_their_order():
    one = fingerprint("recipe", {"a": "1", "b": "2"})
    assert one == fingerprint("recipe", {"b": "2", "a": "1"})
    assert one != fingerprint("recipe!", {"a": "1", "b": "2"})
    assert one != fingerprint("recipe", {"a": "1", "b": "3"})
