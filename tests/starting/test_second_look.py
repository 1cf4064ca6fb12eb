"""What fails on a crowded machine is run once more by itself, and is named whatever comes of it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from starting import checking, commands as started_by, setting_up

SHARED_IN = "TESTS_MADE_ONCE_IN"
TEST = "tests/browser/test_page.py::test_it"


class Failing:
    """Stands in for the checks: the tests in a browser fail, and again or not when they are run once more."""

    def __init__(self, failures: list[str], *, again: int) -> None:
        self.failures, self.again = failures, again
        self.run: list[list[str]] = []
        self.shared: list[Path] = []

    def __call__(self, command: list[object], *, quiet: bool = True) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        self.run.append(words)
        self.shared.append(Path(os.environ[SHARED_IN]))
        assert self.shared[-1].is_dir()
        code = 0
        if "--last-failed" in words:
            code = self.again
        elif "browser" in words:
            [cache] = [
                Path(word.removeprefix("cache_dir=")) for word in words if word.startswith("cache_dir=")
            ]
            (cache / "v" / "cache").mkdir(parents=True)
            failed = json.dumps(dict.fromkeys(self.failures, True))
            (cache / "v" / "cache" / "lastfailed").write_text(failed, encoding="utf-8")
            code = checking.FAILED
        return subprocess.CompletedProcess(words, code, stdout="", stderr="")


def failing(monkeypatch: pytest.MonkeyPatch, failures: list[str], *, again: int) -> Failing:
    commands = Failing(failures, again=again)
    monkeypatch.setattr(started_by, "run", commands)
    monkeypatch.setattr(setting_up, "install", lambda _: None)
    return commands


def test_what_passes_by_itself_is_named_and_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    commands = failing(monkeypatch, [TEST], again=0)
    assert checking.run_checks([], reports=tmp_path) == 0
    assert f"Passed only by themselves, the second time:\n  {TEST}\n" in capsys.readouterr().out
    last = commands.run[-1]
    assert last[-3:] == ["-n", "0", "--last-failed"]
    assert f"--junitxml={tmp_path / 'browser-again.xml'}" in last


def test_what_fails_again_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, [TEST], again=1)
    assert checking.run_checks([]) == 1
    printed = capsys.readouterr().out
    assert "Not passed: Tests (pytest) in a browser." in printed
    assert "second time" not in printed


@pytest.mark.parametrize("count", [0, checking.MOST_AGAIN + 1])
def test_many_failures_are_no_accident_and_an_end_without_any_is_none_either(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    commands = failing(monkeypatch, [f"{TEST}[{at}]" for at in range(count)], again=0)
    assert checking.run_checks([]) == 1
    assert not [words for words in commands.run if "--last-failed" in words]


def test_quick_does_not_look_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = failing(monkeypatch, [TEST], again=0)
    assert checking.run_checks([], quick=True) == 0, "it has no tests in a browser"
    assert not [word for words in commands.run for word in words if word.startswith("cache_dir")]


def test_all_parts_share_a_folder_that_goes_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED_IN, raising=False)
    commands = failing(monkeypatch, [], again=0)
    checking.run_checks([])
    assert len(set(commands.shared)) == 1
    assert not commands.shared[0].exists()
    assert SHARED_IN not in os.environ


def test_a_folder_that_was_given_is_taken_and_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(SHARED_IN, str(tmp_path))
    commands = failing(monkeypatch, [], again=0)
    checking.run_checks([])
    assert set(commands.shared) == {tmp_path}
    assert tmp_path.is_dir()
    assert os.environ[SHARED_IN] == str(tmp_path)
