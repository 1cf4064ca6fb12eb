"""A place whose making is killed at any moment has its older area, and the next run goes on and ends."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layers.area import Area, open_area
from tests.actions.places.conftest import Maker, label, of, sums
from tests.made_once import ROOT
from tests.stand_in.web import Answer, StandInWeb

COUNCIL, AREA = "Scottish Borders", "scottish-borders"


def start(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            *(sys.executable, "cli.py", "prepare", COUNCIL, "--downloads", str(folder / "cache")),
            *("--areas", str(folder / "areas"), "--own-sources", str(folder / "none.toml")),
        ],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def serving(folder: Path) -> Area:
    """The area that serves, read whole."""
    area = open_area(AREA, areas_folder=folder / "areas")
    assert len(area.wards) == 3
    assert area.network.edge_count > 0
    return area


@pytest.fixture(scope="module")
def expected(whole_web: StandInWeb, tmp_path_factory: pytest.TempPathFactory) -> Area:
    """What a run that nobody kills makes."""
    whole_web.heal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WITHIN_REACH_WEB", whole_web.address)
        return of(Maker(whole_web, tmp_path_factory.mktemp("whole")).make(COUNCIL))


def older(maker: Maker) -> str:
    """An area of before, without a layer, a copy of it, and an empty cache; its revision."""
    maker.web.plant("SIMD", Answer(b"", 404))
    revision = of(maker.make(COUNCIL)).revision
    maker.web.heal()
    shutil.copytree(maker.folder / "areas", maker.folder / "areas-of-before")
    shutil.rmtree(maker.folder / "cache")
    return revision


def begin_again(folder: Path) -> None:
    """The area of before serves again, and nothing of the new one has been fetched."""
    shutil.rmtree(folder / "areas")
    shutil.copytree(folder / "areas-of-before", folder / "areas")
    shutil.rmtree(folder / "cache")


@pytest.mark.slow
def test_killed_at_random_moments_it_goes_on(maker: Maker, expected: Area, times_over: int):
    chance = random.Random(1_412)
    before = older(maker)
    began = time.monotonic()
    assert start(maker.folder).wait(timeout=120) == 0
    longest = time.monotonic() - began
    begin_again(maker.folder)
    for _ in range(max(times_over, 5)):
        running = start(maker.folder)
        time.sleep(chance.uniform(longest / 5, longest))
        running.kill()
        running.wait(timeout=60)
        area = serving(maker.folder)
        if area.revision != before:
            assert sums(area) == sums(expected)
            assert (area.folder / "manifest.json").is_file()
            begin_again(maker.folder)
    last = start(maker.folder)
    _, errors = last.communicate(timeout=120)
    assert last.returncode == 0, errors
    area = serving(maker.folder)
    assert sums(area) == sums(expected)
    assert label(area) == label(expected)
    assert (area.folder / "manifest.json").is_file()
    assert not list((maker.folder / "areas" / AREA).glob(".unfinished*"))


def test_after_a_kill_nothing_that_had_come_is_fetched_again(maker: Maker):
    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("actions.add_place.prepare", killed)
        with pytest.raises(Killed):
            maker.make(COUNCIL)
    report = maker.make(COUNCIL)
    assert maker.web.requests == []
    assert not report.up_to_date
