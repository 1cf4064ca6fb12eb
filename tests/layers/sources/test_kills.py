"""A fetch that is killed at any moment leaves a cache that goes on, and a folder of whole files."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from layers.locks.held import held
from layers.sources.cache import sha256_of
from layers.sources.fetch import CacheBusyError
from layers.sources.manifest import read_manifest
from tests.layers.sources.conftest import Fetching
from tests.made_once import ROOT
from tests.stand_in.web import Answer, Request, StandInWeb


def command(web: StandInWeb, folder: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "WITHIN_REACH_WEB": web.address, "NO_COLOR": "1"}
    words = [sys.executable, "cli.py", "fetch", "Wigan", "--to", str(folder / "files")]
    return subprocess.Popen(
        [*words, "--downloads", str(folder / "cache"), "--own-sources", str(folder / "none.toml")],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def slowly(_: Request, answer: Answer) -> Answer:
    """Give a moment in which to be killed before each answer."""
    return replace(answer, silent_s=0.03)


def entries(cache: Path) -> list[dict[str, str]]:
    """What the cache says that it has."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(cache.rglob("entry.json"))]


def whole_bodies(cache: Path) -> bool:
    """Whether every entry of the cache names a file that is as it says."""
    folders = [path.parent for path in sorted(cache.rglob("entry.json"))]
    return all(
        sha256_of(folder / entry["body"]) == entry["sha256"]
        for folder, entry in zip(folders, entries(cache), strict=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGINT])
def test_what_was_killed_goes_on(
    web: StandInWeb, tmp_path: Path, times_over: int, signal_number: signal.Signals
):
    for number in range(max(times_over, 3)):
        folder = tmp_path / str(number)
        web.plant("", slowly)
        web.requests.clear()
        running = command(web, folder)
        after = 2 + number * 13 % 36
        while len(web.requests) < after and running.poll() is None:
            time.sleep(0.005)
        running.send_signal(signal_number)
        _, errors = running.communicate(timeout=60)
        if signal_number == signal.SIGINT and running.returncode != 0:
            assert running.returncode == 130
            assert "the same command goes on from there" in errors
        assert whole_bodies(folder / "cache")
        web.heal()
        come = {entry["address"] for entry in entries(folder / "cache")}
        web.requests.clear()
        again = command(web, folder)
        output, errors = again.communicate(timeout=120)
        assert again.returncode == 0, errors
        assert "Wigan: 18 files" in output
        assert not come & set(web.urls()), "what had come is not fetched again"
        manifest = read_manifest(folder / "files")
        assert manifest is not None
        assert manifest.left_out == ()
        assert all(sha256_of(folder / "files" / each.file) == each.sha256 for each in manifest.files)
        assert {path.name for path in (folder / "files").iterdir()} == {
            "manifest.json",
            *(each.file for each in manifest.files),
        }


def test_two_at_a_time_are_not_let_into_one_cache(fetching: Fetching):
    cache = fetching.folder / "cache"
    cache.mkdir()
    with (
        held(cache, AssertionError("nobody else holds it")),
        pytest.raises(  # type: ignore[arg-type]
            CacheBusyError, match=r"Another run is fetching into .*cache\. Wait until it has finished"
        ),
    ):
        fetching.council("Wigan")
    assert fetching.web.requests == []
    assert fetching.council("Wigan").is_enough
