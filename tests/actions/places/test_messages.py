"""A process that makes a place tells another of it in lines of JSON, and nothing else."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from actions.add_place import PlaceReport
from actions.place_messages import (
    PlaceFailure,
    PlaceStopped,
    failure_of,
    message_line,
    message_of,
)
from actions.place_progress import FetchedSoFar, PlaceProgress
from geo.errors import WithinReachError
from geo.wording import worded
from layers.area import open_area
from layers.sources.fetch import Progress
from tests.actions.places.conftest import Maker
from tests.made_once import ROOT
from tests.stand_in.web import Answer, Request


def command(maker: Maker, *words: str) -> list[str]:
    folders = maker.folders
    return [
        "prepare", *words, "--json-progress", "--downloads", str(folders.downloads),
        "--areas", str(folders.areas), "--own-sources", str(folders.own_sources),
    ]  # fmt: skip


def test_the_lines_of_a_run_end_with_the_report(maker: Maker):
    answer = CliRunner().invoke(cli.app, command(maker, "Lewes"))
    assert answer.exit_code == 0, answer.output
    messages = [message_of(line) for line in answer.stdout.splitlines()]
    assert all(isinstance(each, PlaceProgress) for each in messages[:-1])
    report = messages[-1]
    assert isinstance(report, PlaceReport)
    assert (report.area, report.title, report.up_to_date) == ("lewes", "Lewes", False)
    assert report.manifest.stand_in == maker.web.address
    assert report.manifest.council_code == "E07000063"
    assert {each.source for each in report.manifest.files} >= {"wards", "streets", "postcodes"}
    assert "addresses" in [lack.publisher.layer for lack in report.lacking]
    assert open_area(report.area, areas_folder=maker.folders.areas).title == "Lewes"
    assert answer.stderr == ""


def test_a_refusal_comes_as_a_line_too(maker: Maker):
    answer = CliRunner().invoke(cli.app, command(maker, "Newcastle"))
    assert answer.exit_code == 2
    (line,) = answer.stdout.splitlines()
    failure = message_of(line)
    assert isinstance(failure, PlaceFailure)
    assert "Newcastle upon Tyne (E08000021); Newcastle-under-Lyme (E07000195)" in failure.what
    assert failure.fix.endswith(".")


def test_a_full_disk_comes_as_a_line_too(maker: Maker, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("layers.packs.write.np.save", full)
    answer = CliRunner().invoke(cli.app, command(maker, "Lewes"))
    assert answer.exit_code == 2
    failure = message_of(answer.stdout.splitlines()[-1])
    assert isinstance(failure, PlaceFailure)
    assert failure.what == "A file cannot be read or written: No space left on device."


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
def test_whoever_is_stopped_says_so(maker: Maker):
    def slowly(_: Request, answer: Answer) -> Answer:
        return replace(answer, silent_s=0.2)

    maker.web.plant("", slowly)
    running = subprocess.Popen(
        [sys.executable, "cli.py", *command(maker, "Lewes")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(maker.web.requests) < 3 and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGTERM)
    output, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert message_of(output.splitlines()[-1]) == PlaceStopped()
    assert errors == ""


def test_what_is_no_line_of_ours_is_passed_over():
    for line in (
        "",
        "a warning",
        "{}",
        "[1]",
        '{"event": "progress"}',
        '{"event": "other"}',
        "null",
        "[" * 9999,
    ):
        assert message_of(line) is None
    assert message_of(json.dumps({"event": "progress", "step": "<b>", "what": {"template": "x"}})) is None


def test_sentences_come_over_with_their_values():
    error = WithinReachError("{name} is {file}.", "Do {this}.", name="<b>", file=Path("x"), this=3)
    failure = message_of(message_line(failure_of(error)))
    assert isinstance(failure, PlaceFailure)
    assert failure.what.template == "{name} is {file}."
    assert failure.what.values == {"name": "<b>", "file": "x", "this": 3}
    at = PlaceProgress("fetching", worded("{a}", a="\n"), 1, 3, 10, 20, 4.5)
    assert "\n" not in message_line(at)
    assert message_of(message_line(at)) == at


def test_the_time_that_is_left_follows_from_what_came_in_this_run():
    seconds = iter([0.0, 0.0, 5.0, 10.0, 10.0])
    heard: list[PlaceProgress] = []
    so_far = FetchedSoFar({"a": 1_000_000, "b": 9_000_000}, heard.append, clock=lambda: next(seconds))
    so_far(Progress("a", "A", 1, 2))
    so_far(Progress("a", "A", 1, 2, 1_000_000, 3_000_000))  # a third was there from an earlier run
    so_far(Progress("a", "A", 1, 2, 3_000_000, 3_000_000))
    so_far(Progress("b", "B", 2, 2))
    assert [each.bytes_in_all for each in heard] == [10_000_000, 12_000_000, 12_000_000, 12_000_000]
    assert [each.seconds_left for each in heard] == [None, None, 45.0, 45.0]


def test_a_source_that_was_there_is_no_longer_expected():
    heard: list[PlaceProgress] = []
    so_far = FetchedSoFar({"a": 1_000_000, "b": 9_000_000}, heard.append, clock=lambda: 0.0)
    so_far(Progress("a", "A", 1, 2))
    so_far(Progress("b", "B", 2, 2))
    assert [each.bytes_in_all for each in heard] == [10_000_000, 9_000_000]
