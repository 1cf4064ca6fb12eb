"""A run's folder names only what is whole, and can be read while it grows."""

import json
import math

import geopandas as gpd
import pytest
import shapely

from geo.wording import worded
from layers.nation.model import AreaLine, AreaOutcome, AreaReason, RunRecord
from layers.nation.parts import (
    FIGURES,
    OUTLINES,
    PART_FILE,
    area_folder,
    part_bytes,
    provenance_of,
    read_figures,
    read_outlines,
)
from layers.nation.run_folder import INDEX_FILE, RunFolder, RunFolderError, runs_in
from layers.packs.format import sum_of

RECORD = RunRecord(
    "abc", "gaps", {"kinds": ["cafe"], "today": "2026-11-22"}, "2026-11-22T10:00:00+00:00", "1.0", "",
    {"ashby": "r1", "birch": ""},
)  # fmt: skip
TABLE = gpd.GeoDataFrame(
    {"kind": ["cafe", "cafe", "library"], "ward_code": ["E1", "E2", "E1"], "with_one": [1, 2, 3]},
    geometry=shapely.points([[0, 0], [1, 1], [2, 2]]),
    crs="EPSG:27700",
)


def outcome(name="ashby", table=TABLE):
    parts = {FIGURES: part_bytes(table, {"run": "abc"})}
    sums = {each: sum_of(content) for each, content in parts.items()}
    return AreaOutcome(AreaLine(name, "Ashby {x} <b>", "r1", len(table), sums, {"density": 2.5}, 0.1), parts)


@pytest.fixture
def run(tmp_path):
    folder = RunFolder(tmp_path)
    folder.begin(RECORD)
    return folder


def test_what_was_fixed_comes_back(run):
    assert run.record() == RECORD
    assert run.is_there()


def test_a_part_that_is_put_is_whole_and_in_the_index(run):
    run.put(outcome())
    assert set(run.whole()) == {"ashby"}
    line = run.lines()["ashby"]
    assert (line.title, line.rows, line.done) == ("Ashby {x} <b>", 3, True)
    assert not list(run.folder.glob(".unfinished-*"))


def test_a_reason_comes_back_as_a_sentence_that_can_be_translated(run):
    reason = AreaReason(worded("{file} is gone.", file="a {b}.npy"), worded("Copy it."))
    run.put(AreaOutcome(AreaLine("birch", "Birch", "", reason=reason)))
    again = run.lines()["birch"]
    assert again.reason == reason
    assert again.reason.what.template == "{file} is gone."
    assert not again.done
    assert run.whole() == {}


def test_what_is_not_known_is_null_in_the_index_and_nan_here(run):
    line = outcome().line
    run.put(AreaOutcome(AreaLine("ashby", "A", "r", measures={"older_share": math.nan, "of": "x"})))
    assert json.loads((run.folder / INDEX_FILE).read_text())["measures"] == {"older_share": None, "of": "x"}
    assert math.isnan(run.lines()["ashby"].measures["older_share"])
    assert line.measures == {"density": 2.5}


def test_a_line_that_is_being_written_is_not_read_yet(run):
    run.put(outcome())
    whole = (run.folder / INDEX_FILE).read_bytes()
    for end in range(len(whole)):
        (run.folder / INDEX_FILE).write_bytes(whole[:end])
        assert run.lines() == {}
    (run.folder / INDEX_FILE).write_bytes(whole + whole[:40])
    assert set(run.lines()) == {"ashby"}


@pytest.mark.parametrize("line", ["[]", "{}", "no json", '{"name": 3}', '{"name": "a", "measures": []}'])
def test_a_line_that_is_none_of_ours_is_no_area(run, line):
    (run.folder / INDEX_FILE).write_text(line + "\n")
    run.put(outcome())
    assert set(run.lines()) == {"ashby"}


def test_a_part_that_is_gone_or_changed_is_not_whole(run):
    run.put(outcome())
    part = area_folder(run.folder, FIGURES, "ashby") / PART_FILE
    content = part.read_bytes()
    part.write_bytes(content[:-1])
    assert run.whole() == {}
    part.write_bytes(content)
    assert set(run.whole()) == {"ashby"}
    part.unlink()
    assert run.whole() == {}


def test_the_newest_line_of_an_area_counts(run):
    run.put(AreaOutcome(AreaLine("ashby", "A", "", reason=AreaReason(worded("No."), worded("Yes.")))))
    run.put(outcome())
    assert run.lines()["ashby"].done


def test_only_what_is_asked_for_is_read(run):
    run.put(outcome())
    run.put(outcome("birch", TABLE.assign(with_one=[7, 8, 9])))
    rows = read_figures(
        run.folder, ["birch", "ashby"], where={"kind": "cafe"}, columns=["ward_code", "with_one", "none"]
    )
    assert rows.to_dict("list") == {
        "area": ["birch", "birch", "ashby", "ashby"],
        "ward_code": ["E1", "E2", "E1", "E2"],
        "with_one": [7, 8, 1, 2],
    }


def test_outlines_are_read_for_the_map(run):
    square = gpd.GeoDataFrame(
        {"ward_code": ["", "E1"], "ward_name": ["Ashby", "High"]},
        geometry=[shapely.box(400_000, 300_000, 401_000, 301_000)] * 2, crs="EPSG:27700",
    )  # fmt: skip
    run.put(AreaOutcome(AreaLine("ashby", "A", "r"), {OUTLINES: part_bytes(square, {})}))
    outlines = read_outlines(run.folder, ["ashby"])
    assert outlines[["area", "ward_name"]].to_numpy().tolist() == [["ashby", "Ashby"]]
    assert outlines.crs == "EPSG:4326"
    assert -3 < outlines.geometry.iloc[0].centroid.x < 0


def test_a_part_says_where_it_comes_from_and_is_the_same_each_time(tmp_path):
    content = part_bytes(TABLE, {"b": "ü", "a": 1})
    assert content == part_bytes(TABLE, {"a": 1, "b": "ü"})
    (tmp_path / "part.parquet").write_bytes(content)
    assert provenance_of(tmp_path / "part.parquet") == {"a": 1, "b": "ü"}
    assert gpd.read_parquet(tmp_path / "part.parquet").equals(TABLE)


def test_runs_are_listed_the_newest_first_and_others_left_out(tmp_path):
    for name, day in (("old", "2026-01-01"), ("new", "2026-11-01")):
        (tmp_path / name).mkdir()
        RunFolder(tmp_path / name).begin(RunRecord("a", "gaps", {}, day, "1", "", {}))
    (tmp_path / "no-run").mkdir()
    (tmp_path / "a-file").touch()
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "run.json").write_text("{}")
    assert [run.folder.name for run in runs_in(tmp_path)] == ["new", "old"]
    assert runs_in(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "run_id": 5}'])
def test_a_record_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(RunFolderError, match="is damaged or of another version"):
        RunFolder(tmp_path).record()


def test_a_folder_without_a_run_says_how_to_make_one(tmp_path):
    with pytest.raises(RunFolderError, match=r"There is no run over many areas in .* cli\.py nation gaps"):
        RunFolder(tmp_path / "nowhere").record()
