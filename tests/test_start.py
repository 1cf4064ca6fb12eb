"""One command sets everything up, does nothing twice, and says in plain words what is missing."""

import runpy
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import start
from starting import checking, commands as started_by, serving, setting_up
from starting.commands import NotReadyError

ROOT = Path(__file__).parents[1]


class Commands:
    """Stands in for the commands that start.py runs."""

    def __init__(self, *, code: int = 0, words: str = "") -> None:
        self.run: list[list[str]] = []
        self.code, self.words = code, words

    def __call__(self, command: list[object], *, quiet: bool = True) -> subprocess.CompletedProcess[str]:
        self.run.append([str(word) for word in command])
        return subprocess.CompletedProcess(command, self.code, stdout=self.words, stderr="")


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder in which nothing has been set up."""
    (tmp_path / "requirements.txt").write_text("one==1\n")
    (tmp_path / ".venv").mkdir()
    (tmp_path / "geo").mkdir()
    demo = tmp_path / "data" / "demo"
    (demo / "inputs").mkdir(parents=True)
    (demo / "recipe.toml").write_text('[area]\nname = "demo"\n')
    for name, path in {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "DEMO": demo}.items():
        monkeypatch.setattr(started_by, name, path)
    monkeypatch.setattr(started_by, "AREAS", tmp_path / "data" / "areas")
    return tmp_path


def doing(monkeypatch: pytest.MonkeyPatch, **how: object) -> Commands:
    commands = Commands(**how)  # type: ignore[arg-type]
    monkeypatch.setattr(started_by, "run", commands)
    return commands


def test_a_second_start_takes_no_install_step(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = doing(monkeypatch)
    setting_up.install("requirements.txt")
    setting_up.install("requirements.txt")
    assert len(commands.run) == 1
    assert "--require-hashes" in commands.run[0]


def test_a_new_lock_file_is_installed(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = doing(monkeypatch)
    setting_up.install("requirements.txt")
    (fresh / "requirements.txt").write_text("one==2\n")
    setting_up.install("requirements.txt")
    assert len(commands.run) == 2


def test_without_a_network_it_says_to_connect_once(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doing(monkeypatch, code=1, words="NewConnectionError: Temporary failure in name resolution")
    with pytest.raises(NotReadyError, match="Connect to the internet once"):
        setting_up.install("requirements.txt")
    assert not (fresh / ".venv" / "requirements.txt.installed").exists()


def test_a_package_with_another_hash_is_refused(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doing(
        monkeypatch, code=1, words="ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE"
    )
    with pytest.raises(NotReadyError, match="not the one this project was tested with"):
        setting_up.install("requirements.txt")


def test_without_the_venv_module_it_names_the_package(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doing(
        monkeypatch,
        code=1,
        words="The virtual environment was not created because ensurepip is not available.",
    )
    monkeypatch.setattr(started_by, "PYTHON", fresh / "none")
    with pytest.raises(NotReadyError, match=r"sudo apt install python3\.\d+-venv"):
        setting_up.make_venv()


def test_a_full_disk_is_said_to_be_full(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doing(monkeypatch, code=1, words="OSError: [Errno 28] No space left on device")
    with pytest.raises(NotReadyError, match="The disk is full"):
        setting_up.install("requirements.txt")


def test_the_demo_town_is_prepared_once_and_again_when_its_files_change(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = doing(monkeypatch)
    setting_up.prepare_demo()
    (fresh / "data" / "areas" / "demo").mkdir(parents=True)
    (fresh / "data" / "areas" / "demo" / "current").write_text("r1")
    setting_up.prepare_demo()
    assert len(commands.run) == 1
    assert commands.run[0][1:3] == ["cli.py", "prepare"]
    (fresh / "data" / "demo" / "inputs" / "assets.csv").write_text("new")
    setting_up.prepare_demo()
    assert len(commands.run) == 2


def test_a_demo_town_that_fails_shows_why(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doing(monkeypatch, code=1, words="Reading streets\nThe streets file is cut. Fetch it again.\n")
    with pytest.raises(NotReadyError, match="The streets file is cut"):
        setting_up.prepare_demo()


def test_a_port_in_use_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serving.free_port(port) > port
    assert f"Port {port} is in use" in capsys.readouterr().out


def test_an_older_python_is_told_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.9"):
        runpy.run_path(str(ROOT / "start.py"))


def test_further_words_go_to_pytest_and_nowhere_else() -> None:
    known, more = start.arguments(["test", "tests/geo", "-k", "snap", "--junitxml=x.xml"])
    assert known.what == "test"
    assert more == ["tests/geo", "-k", "snap", "--junitxml=x.xml"]
    with pytest.raises(SystemExit):
        start.arguments(["setup", "more"])


def test_words_of_test_are_refused_elsewhere() -> None:
    with pytest.raises(SystemExit):
        start.arguments(["run", "--quick"])


class Checks(Commands):
    """Stands in for the checks: each ends with the code that is given for a word of its command."""

    def __init__(self, **codes: int) -> None:
        super().__init__()
        self.codes = codes

    def __call__(self, command: list[object], *, quiet: bool = True) -> subprocess.CompletedProcess[str]:
        super().__call__(command, quiet=quiet)
        words = self.run[-1][2:]
        code = next((code for word, code in self.codes.items() if word.replace("_", " ") in words), 0)
        return subprocess.CompletedProcess(command, code, stdout="", stderr="")


def checked(monkeypatch: pytest.MonkeyPatch, **codes: int) -> Checks:
    commands = Checks(**codes)
    monkeypatch.setattr(started_by, "run", commands)
    monkeypatch.setattr(setting_up, "install", lambda _: None)
    return commands


def test_every_test_runs_in_one_of_the_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commands = checked(monkeypatch)
    assert checking.run_checks([], reports=tmp_path) == 0
    chosen = [words[words.index("-m", 2) + 1] for words in commands.run if "pytest" in words]
    assert chosen == ["not browser", "browser"]
    assert [words[2] for words in commands.run] == ["ruff", "ruff", "mypy", "pytest", "pytest"]
    parts = [words for words in commands.run if "pytest" in words]
    for words, name in zip(parts, ("plain", "browser"), strict=True):
        assert f"--junitxml={tmp_path / name}.xml" in words


def test_quick_leaves_out_browser_and_server_and_stops_early(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = checked(monkeypatch)
    assert checking.run_checks([], quick=True) == 0
    [tests] = [words for words in commands.run if "pytest" in words]
    assert "not browser and not postgresql and not newport and not slow" in tests
    assert "--maxfail=1" in tests
    commands = checked(monkeypatch, mypy=1)
    assert checking.run_checks([], quick=True) == 1
    assert not [words for words in commands.run if "pytest" in words]


def test_one_part_may_hold_none_of_the_chosen_tests_but_not_all(monkeypatch: pytest.MonkeyPatch) -> None:
    checked(monkeypatch, browser=checking.NO_TESTS)
    assert checking.run_checks(["tests/geo"]) == 0
    assert checking.run_checks([]) == 1, "without words every part has tests"
    checked(monkeypatch, pytest=checking.NO_TESTS)
    assert checking.run_checks(["-k", "no such test"]) == 1


def test_whatever_does_not_pass_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(monkeypatch, not_browser=1)
    assert checking.run_checks([]) == 1
    assert "Not passed: Tests (pytest) without a browser." in capsys.readouterr().out


def test_start_needs_nothing_but_the_standard_library() -> None:
    code = "import sys; sys.path = [p for p in sys.path if 'site-packages' not in p]; import start"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_places_of_ones_own_are_prepared_by_their_names(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = doing(monkeypatch)
    monkeypatch.setattr(setting_up, "set_up", lambda: None)
    monkeypatch.setattr(serving, "end_on_signals", lambda: None)
    assert start.main(["setup", "--place", "Wigan", "--place", "Newport"]) == 0
    assert [words[1:] for words in commands.run] == [
        ["cli.py", "prepare", "--", "Wigan"],
        ["cli.py", "prepare", "--", "Newport"],
    ]


def test_a_place_that_fails_does_not_stop_the_others_nor_the_app(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = doing(monkeypatch, code=2)
    monkeypatch.setattr(setting_up, "set_up", lambda: None)
    monkeypatch.setattr(serving, "end_on_signals", lambda: None)
    monkeypatch.setattr(serving, "open_app", lambda port, area, browser: 0)
    assert start.main(["setup", "--place", "Wigan", "--place", "Newport"]) == 1
    assert len(commands.run) == 2
    output = capsys.readouterr()
    assert "Wigan and Newport were not prepared; the reason stands above." in output.err
    assert 'python3 start.py setup --place "Wigan" --place "Newport"' in output.err
    assert "Everything is ready" not in output.out
    assert start.main(["run", "--place", "Wigan"]) == 0
    assert "The app opens without it." in capsys.readouterr().err


def test_a_place_that_is_stopped_stops_all(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = doing(monkeypatch, code=130)
    monkeypatch.setattr(setting_up, "set_up", lambda: None)
    monkeypatch.setattr(serving, "end_on_signals", lambda: None)
    assert start.main(["setup", "--place", "Wigan", "--place", "Newport"]) == 130
    assert len(commands.run) == 1


def test_places_go_with_run_and_setup_only() -> None:
    with pytest.raises(SystemExit):
        start.arguments(["test", "--place", "Wigan"])
    assert start.arguments([])[0].place == []
