"""Many areas at once are each as alone; what dies, is damaged or is missing is done again, or named."""

import json
import shutil
from contextlib import nullcontext
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest

import actions.nation.mapped as mapped_module
from actions.nation.crew import Crew, crew_at_work
from actions.nation.on_worker import AreaTask, answer_area
from geo.paces import PACES
from layers.area import open_area
from layers.nation.parts import FIGURES, OUTLINES, PART_FILE, area_folder, provenance_of
from layers.nation.run_folder import INDEX_FILE, RunFolder
from layers.register.read_only import open_to_read
from layers.register.store import open_register
from questions.places.area_assets import area_assets
from questions.wards.every_gap import EVERY_COLUMNS, every_gap
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.actions.nation.towns import (
    ASK,
    TODAY,
    DeadlyAsk,
    UnforeseenAsk,
    ask_all,
    damage,
    many_towns,
    with_demo,
)

CAFES = {"ashby": (400, 0), "birch": (900, -100), "cliff": (50, 0)}


@pytest.fixture(scope="module", autouse=True)
def same_crew():
    """One crew for all runs of this file: to start two workers takes longer than what they do here."""
    with crew_at_work(Crew(2, 1.5)) as crew, pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapped_module, "crew_at_work", lambda _crew: nullcontext(crew))
        yield


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    return with_demo(many_towns(tmp_path_factory.mktemp("nation"), CAFES))


@pytest.fixture(scope="module")
def run(areas, tmp_path_factory):
    """Two workers over four sound areas, a damaged one and one that is not there."""
    folder = areas.parent / "some-damaged" / "areas"
    shutil.copytree(areas, folder)
    shutil.copytree(areas / "cliff", folder / "dunes")
    damage(folder, "dunes")
    out, heard, crews = tmp_path_factory.mktemp("out") / "run", [], []
    report = ask_all(
        folder, out, workers=2, names=(*CAFES, "demo", "dunes", "elsewhere"),
        tell=heard.append, tell_crew=crews.append,
    )  # fmt: skip
    return folder, out, report, heard, crews


def alone(folder, name):
    """What `cli.py gaps` asks of the area by itself, for all that the run asked."""
    area = open_area(name, areas_folder=folder)
    with open_to_read(folder / "no-register.sqlite") as register:
        assets = area_assets(area, register)
    paces = [PACES[key] for key in ASK.paces]
    question = WardQuestion(ASK.kinds, paces[0], 15, TODAY)
    return area, assets, every_gap(
        area, assets, question, paces=paces, minutes=ASK.minutes, groups=["residents"]
    )  # fmt: skip


@pytest.mark.parametrize("name", [*CAFES, "demo"])
def test_each_part_equals_the_single_run_bit_for_bit(run, name):
    folder, out, *_ = run
    _, _, expected = alone(folder, name)
    part = gpd.read_parquet(area_folder(out, FIGURES, name) / PART_FILE, partitioning=None)
    assert tuple(part.columns) == (*EVERY_COLUMNS, "geometry")
    pd.testing.assert_frame_equal(
        pd.DataFrame(part[list(EVERY_COLUMNS)]), expected, check_exact=True, check_dtype=False
    )
    assert len(expected) == len(ASK.kinds) * 3 * 2 * len(open_area(name, areas_folder=folder).wards)


def test_a_part_is_what_the_page_of_ward_gaps_says_of_one_kind(run):
    folder, out, *_ = run
    area, assets, _ = alone(folder, "ashby")
    question = WardQuestion(("cafe",), PACES["older"], 10, TODAY)
    page = ward_gaps(area, assets, question).wards
    part = gpd.read_parquet(area_folder(out, FIGURES, "ashby") / PART_FILE, partitioning=None)
    rows = part[(part["kind"] == "cafe") & (part["pace"] == "older") & (part["minutes"] == 10)]
    for name in ("residents", "judged", "unknown", "with_one"):
        assert rows[name].tolist() == page[name].tolist()


def test_a_part_made_in_this_process_has_the_same_bytes(run):
    folder, out, report, *_ = run
    for name in ("ashby", "demo"):
        path = area_folder(out, FIGURES, name) / PART_FILE
        provenance = provenance_of(path)
        of_run = {key: provenance[key] for key in provenance if key not in ("area", "sources")}
        task = AreaTask(ASK, name, report.record.areas[name], str(folder), "", of_run)
        parts = answer_area(task).parts
        assert parts[FIGURES] == path.read_bytes()
        assert parts[OUTLINES] == (area_folder(out, OUTLINES, name) / PART_FILE).read_bytes()


def test_a_damaged_and_a_missing_pack_are_named_and_the_rest_stands(run):
    _, out, report, *_ = run
    reasons = {line.name: line.reason for line in report.refused}
    assert set(reasons) == {"dunes", "elsewhere"}
    assert "The prepared area cliff is damaged: residents.parquet cannot be read" in reasons["dunes"].what
    assert 'No area "elsewhere" has been prepared.' in reasons["elsewhere"].what
    lines = RunFolder(out).lines()
    assert {name for name, line in lines.items() if line.done} == {*CAFES, "demo"}
    assert lines["dunes"].reason == reasons["dunes"], "the index says why, too"
    assert not area_folder(out, FIGURES, "dunes").exists()


def test_progress_counts_up_to_all_areas_and_the_crew_is_told_once(run):
    *_, heard, crews = run
    assert [each.done + each.refused for each in heard] == list(range(7))
    assert heard[-1].of == 6
    assert heard[0].seconds_left is None
    assert heard[-1].seconds_left == 0
    assert [(crew.workers, crew.memory_gb) for crew in crews] == [(2, 1.5)]
    assert crews[0].page.startswith("http://localhost:")


def test_every_part_says_where_it_comes_from(run):
    _, out, report, *_ = run
    says = provenance_of(area_folder(out, FIGURES, "demo") / PART_FILE)
    assert says["ask"]["kinds"] == ["cafe", "library"]
    assert says["ask"]["today"] == "2026-11-22"
    assert says["area"]["revision"] == report.record.areas["demo"]
    assert says["assets"] == "each area's own"
    assert says["moment"] == report.record.moment
    assert {"title", "licence", "attribution", "date", "source_url", "layer"} == set(says["sources"][0])


def test_the_parts_are_one_dataset_of_geoparquet(run):
    _, out, *_ = run
    table = gpd.read_parquet(out / FIGURES)
    assert table.crs == "EPSG:27700"
    assert set(table["area"]) == {*CAFES, "demo"}
    assert not table.geometry.is_empty.any()
    assert len(table) == sum(line.rows for line in RunFolder(out).lines().values())


def test_nothing_of_this_machine_stands_in_the_results(run):
    folder, out, *_ = run
    for path in out.rglob("*"):
        if path.is_file():
            assert str(folder).encode() not in path.read_bytes(), path.name


def test_a_worker_that_is_killed_changes_nothing(run, areas, tmp_path):
    marks = tmp_path / "marks"
    marks.mkdir()
    ask = DeadlyAsk(ASK.kinds, ASK.paces, ASK.minutes, TODAY, victim="birch", marks=str(marks))
    report = ask_all(areas, tmp_path / "run", ask, workers=2, names=tuple(CAFES))
    assert len(list(marks.iterdir())) == 1, "it was killed"
    assert report.refused == ()
    _, out, *_ = run
    for name in CAFES:
        mine, theirs = (
            gpd.read_parquet(area_folder(each, FIGURES, name) / PART_FILE, partitioning=None)
            for each in (tmp_path / "run", out)
        )
        pd.testing.assert_frame_equal(mine, theirs, check_exact=True)


def test_an_area_that_kills_every_worker_is_named_and_the_rest_stands(areas, tmp_path):
    ask = DeadlyAsk(ASK.kinds, ASK.paces, ASK.minutes, TODAY, victim="birch", marks=str(tmp_path), deaths=99)
    report = ask_all(areas, tmp_path / "out" / "run", ask, names=("ashby", "birch"))
    (line,) = report.refused
    assert line.name == "birch"
    assert "The worker died each time that it came to this area." in line.reason.what
    assert "more --memory" in line.reason.fix
    assert report.lines["ashby"].done


def test_what_nobody_foresaw_is_named_without_its_words(areas, tmp_path):
    ask = UnforeseenAsk(ASK.kinds, ASK.paces, ASK.minutes, TODAY, victim="birch")
    report = ask_all(areas, tmp_path / "run", ask, names=("ashby", "birch"))
    (line,) = report.refused
    assert "not foreseen (ZeroDivisionError)" in line.reason.what
    assert "a secret" not in (tmp_path / "run" / INDEX_FILE).read_text()
    assert report.lines["ashby"].done


class _Stop(KeyboardInterrupt):
    """As by Ctrl+C."""


def test_stopped_and_started_again_only_what_lacks_is_done(areas, tmp_path):
    out = tmp_path / "run"

    def stop_after_one(at):
        if at.done == 1:
            raise _Stop

    with pytest.raises(_Stop):
        ask_all(areas, out, names=tuple(CAFES), tell=stop_after_one)
    (done,) = RunFolder(out).whole()
    first = area_folder(out, FIGURES, done) / PART_FILE
    before, record = first.stat(), json.loads((out / "run.json").read_text())
    (out / ".unfinished-1").write_bytes(b"what a killed run was writing")
    with (out / INDEX_FILE).open("a") as index:
        index.write('{"name": "birch", "title": "half a li')
    report = ask_all(areas, out, ASK_TOMORROW, names=tuple(CAFES))
    assert report.answered_now == 2
    assert set(RunFolder(out).whole()) == set(CAFES)
    after = first.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns), (
        "it was not written again"
    )
    assert json.loads((out / "run.json").read_text()) == record
    assert not list(out.glob(".unfinished-*"))
    days = {provenance_of(area_folder(out, FIGURES, name) / PART_FILE)["ask"]["today"] for name in CAFES}
    assert days == {"2026-11-22"}, "all of the day on which it began"
    # And once more: nothing lacks, so nobody is called.
    crews = []
    assert ask_all(areas, out, names=tuple(CAFES), tell_crew=crews.append).answered_now == 0
    assert crews == []
    # A part that somebody changed is done again.
    first.write_bytes(b"something else")
    assert ask_all(areas, out, names=tuple(CAFES)).answered_now == 1
    assert first.read_bytes() != b"something else"


ASK_TOMORROW = type(ASK)(ASK.kinds, ASK.paces, ASK.minutes, date(2026, 11, 23))


def test_the_register_is_that_of_the_start_whatever_happens_meanwhile(areas, tmp_path):
    office = tmp_path / "areas"
    shutil.copytree(areas / "ashby", office / "ashby")
    place = tmp_path / "register" / "register.sqlite"
    place.parent.mkdir()
    with open_register(place) as register:
        register.add(_library_at(office), by="AB")

    def close_it(_crew):
        with open_register(place) as register:
            for entry in register.entries():
                register.close(entry.asset.asset_id, by="AB")
        (copy,) = (tmp_path / "register" / "snapshots").iterdir()
        assert copy.stat().st_mode & 0o077 == 0, "nobody else may read it"

    out = tmp_path / "run"
    report = ask_all(office, out, tell_crew=close_it)
    part = gpd.read_parquet(area_folder(out, FIGURES, "ashby") / PART_FILE, partitioning=None)
    assert part[part["kind"] == "library"]["with_one"].sum() > 0, "it was there when the run began"
    assert report.record.register
    assert list((tmp_path / "register" / "snapshots").iterdir()) == [], "the copy goes with the end"
    packs = ask_all(office, tmp_path / "packs", own_assets=True)
    part = gpd.read_parquet(area_folder(tmp_path / "packs", FIGURES, "ashby") / PART_FILE, partitioning=None)
    assert packs.record.register == ""
    assert part[part["kind"] == "library"]["with_one"].sum() == 0, "the pack knows none"


def _library_at(office):
    from geo.crs import to_lonlat
    from layers.register.model import Asset

    area = open_area("ashby", areas_folder=office)
    x, y = area.residents.geometry.x.to_numpy()[:1], area.residents.geometry.y.to_numpy()[:1]
    longitude, latitude = (float(each[0]) for each in to_lonlat(x, y, crs=area.crs))
    return Asset("ours/library", name="Library", kind="library", longitude=longitude, latitude=latitude)
