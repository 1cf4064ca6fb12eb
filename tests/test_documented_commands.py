"""Does every command that the README and docs/ show run, and print what they say?

Each command runs as it is written, in a folder that looks like the project but has areas and a register of
its own. Where it would take minutes or the internet, ``lighter`` words are added, and ``why`` says so.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import start
from starting import commands, setting_up
from tests.documented.forked_commands import ForkedCommands
from tests.documented.handouts import OF_HANDOUTS
from tests.documented.lists import OF_LISTS, Expected
from tests.documented.office import OF_OFFICE
from tests.documented.pages import documented
from tests.documented.project import install_in, project_in
from tests.documented.wards import OF_WARDS
from tests.made_once import demo_areas_in, made_once
from tests.stand_in.country import stand_in_country
from tests.stand_in.web import serving

OPENING = re.compile(r"Within Reach is open at (http://127\.0\.0\.1:\d+)")
LONGEST_S = 240


COMMANDS = {
    "python3 start.py": Expected("Within Reach is open at"),
    "python3 start.py setup": Expected("Everything is ready."),
    "python3 start.py test": Expected(
        "Everything passed.", why="it runs this very test: its checks are stood in for"
    ),
    "python3 start.py test --quick": Expected("Everything passed.", why="as above"),
    "python3 start.py test --long": Expected("Everything passed.", why="as above"),
    ".venv/bin/python cli.py fund --area demo --bids data/bids/demo.csv --budget 50000": Expected(
        "of £50,000, 8,445 residents would have a kind of thing within reach that they lack today"
    ),
    ".venv/bin/python cli.py fund --area demo --bids data/bids/demo.csv --budget 50000 "
    "--save-mapping columns.json": Expected("The best set"),
    ".venv/bin/python cli.py fund --area demo --new lunch_club --aim least --count 3": Expected("lunch club"),
    '.venv/bin/python cli.py import clubs.csv --source "Sports clubs 2026" --area demo --dry-run': Expected(
        "1 of 1 row can come in."
    ),
    **OF_HANDOUTS,
    **OF_LISTS,
    **OF_OFFICE,
    **OF_WARDS,
    ".venv/bin/python cli.py imports": Expected("area pack"),
    '.venv/bin/python cli.py feeds add demo:sports --name "Larkenby sports"': Expected(
        "Added “Larkenby sports” (OpenActive)."
    ),
    ".venv/bin/python cli.py feeds refresh": Expected("There are no feeds yet."),
    ".venv/bin/python cli.py feeds list": Expected("There are no feeds yet."),
    ".venv/bin/python cli.py feeds refresh --due": Expected("There are no feeds yet."),
    '.venv/bin/python cli.py feeds move "Larkenby sports" demo:sports': Expected(
        "Usage:", lighter=("--help",), why="the folder of the test has no such feed"
    ),
    '.venv/bin/python cli.py feeds remove "Larkenby sports"': Expected(
        "Usage:", lighter=("--help",), why="the folder of the test has no such feed"
    ),
    ".venv/bin/python cli.py export --format xlsx register.xlsx": Expected("register.xlsx"),
    ".venv/bin/python cli.py prepare recipes/newport.toml --data FOLDER": Expected(
        "Newport is already up to date", newport=True
    ),
    'python3 start.py --place "Wigan"': Expected(
        "COUNCIL", why="it asks the internet; a test below does it over a stand-in"
    ),
    '.venv/bin/python cli.py prepare "Wigan"': Expected(
        "to fetch from", lighter=("--plan",), why="it asks the internet; tests/actions/places/ has a stand-in"
    ),
    ".venv/bin/python cli.py sources --check": Expected(
        "Usage:", lighter=("--help",), why="it asks the internet; tests/terminal/ has a stand-in"
    ),
    ".venv/bin/python cli.py councils newport": Expected("Newport (Casnewydd), Wales"),
    ".venv/bin/python cli.py fetch Newport --to FOLDER": Expected(
        "Usage:", lighter=("--help",), why="it asks the internet; tests/layers/sources/ has a stand-in"
    ),
    '.venv/bin/python cli.py small-place "Stow Hill" --nation wales --around 51.583,-2.998 --radius 600'
    " --to FOLDER": Expected(
        "Usage:",
        lighter=("--help",),
        why="it asks the internet; tests/terminal/test_small_place.py has a stand-in",
    ),
    ".venv/bin/python cli.py prepare Newport --from FOLDER": Expected(
        "Newport is prepared, in", newport=True
    ),
    ".venv/bin/python cli.py recipe Newport --from FOLDER": Expected('name = "newport"', newport=True),
    '.venv/bin/python cli.py near "NP20 4AB" --area newport --minutes 15 --pace older': Expected(
        "within 15 minutes at an older adult’s pace.", newport=True
    ),
    ".venv/bin/python cli.py areas": Expected("demo: Larkenby"),
    ".venv/bin/python cli.py bench --area newport --data FOLDER"
    " --plot docs/speed-growth.svg --write docs/speed.md": Expected(
        "person",
        lighter=("--area", "demo", "--only", "person"),
        why="all of it takes half an hour of a quiet machine",
        newport=True,
    ),
    **{
        f".venv/bin/python cli.py bench {words}": Expected(
            "Usage:", lighter=("--help",), why="it takes minutes; tests/bench/ measures in small"
        )
        for words in (
            "--area newport --only register",
            "--area newport --only conversation",
            "--only funding",
        )
    },
    ".venv/bin/python -m pytest tests/geo/test_reach.py": Expected(
        "pytest", lighter=("--version",), why="these tests are running"
    ),
    ".venv/bin/python docs/third_party.py": Expected("packages in third-party.md"),
    ".venv/bin/python -m pip install -r requirements-bench.txt": Expected(
        "Usage:", lighter=("--help",), why="it fetches packages"
    ),
    ".venv/bin/python -m pip install ipykernel": Expected(
        "Usage:", lighter=("--help",), why="it fetches packages"
    ),
    ".venv/bin/python -m bench.many_people.load --people 10 --minutes 3 --think 5 --assets 1000": Expected(
        ", 0 errors",
        lighter=(
            *("--people", "2", "--minutes", "0.2", "--think", "1"),
            *("--assets", "100", "--area", "demo", "--areas-folder", "data/areas"),
        ),
        why="it takes three minutes",
    ),
    ".venv/bin/python -m bench.many_people.each_action --assets 1000": Expected(
        "processor time of the server for each action",
        lighter=(
            *("--rounds", "1", "--assets", "100"),
            *("--area", "demo", "--areas-folder", "data/areas"),
        ),
        why="it takes five minutes",
    ),
}


def test_every_documented_command_is_in_the_table_and_no_other():
    shown = documented()
    assert not {f"{page}: {command}" for command, page in shown.items() if command not in COMMANDS}
    assert not COMMANDS.keys() - shown.keys(), "the table has commands that no page shows"


@pytest.fixture(scope="session")
def demo_areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of areas with the demo town in it; read it, never write into it."""
    return made_once("demo", tmp_path_factory, demo_areas_in)


@pytest.fixture
def project(tmp_path: Path, demo_areas: Path) -> Path:
    """The project's files in a folder of its own."""
    return project_in(tmp_path, demo_areas)


def environment() -> dict[str, str]:
    """No settings of ours, and no browser that opens."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("WITHIN_REACH_")}
    return {**plain, "BROWSER": "true", "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def terminal() -> Iterator[ForkedCommands]:
    """Where the commands run."""
    running = ForkedCommands(environment())
    yield running
    running.close()


OF_THE_TERMINAL = [command for command in COMMANDS if "start.py" not in command]


@pytest.mark.slow
@pytest.mark.parametrize("command", OF_THE_TERMINAL)
def test_a_command_prints_what_the_page_says(
    command: str, project: Path, terminal: ForkedCommands, request: pytest.FixtureRequest
) -> None:
    expected, data = COMMANDS[command], ""
    if expected.newport:
        data = str(request.getfixturevalue("newport_data").resolve())
        shutil.copytree(
            request.getfixturevalue("newport_areas") / "newport", project / "data" / "areas" / "newport"
        )
    words = [data if word == "FOLDER" else word for word in shlex.split(command)]
    missing = [word for word in words if word.endswith((".txt", ".toml")) and not (project / word).is_file()]
    assert missing == []
    printed = project.parent / "printed.txt"
    code, text = terminal.run([*words[1:], *expected.lighter], cwd=project, printed=printed)
    assert code == 0, text
    assert expected.words in text


# start.py


@pytest.fixture
def installed(project: Path) -> Path:
    """The same, with the packages of this very Python as if they had been installed there."""
    return install_in(project)


def set_up(installed: Path, *words: str, **settings: str) -> str:
    """Run the set-up to its end; what it prints."""
    done = subprocess.run(
        [sys.executable, "start.py", "setup", *words],
        cwd=installed,
        env={**environment(), **settings},
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def ready(demo_areas: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder that was set up, and what that printed."""
    folder = install_in(project_in(tmp_path_factory.mktemp("ready"), demo_areas))
    return folder, set_up(folder)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows lays out a virtual environment in another way")
def test_setup_makes_everything_ready(ready: tuple[Path, str]) -> None:
    folder, printed = ready
    assert COMMANDS["python3 start.py setup"].words in printed
    assert (folder / ".venv" / "engine.compiled").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows lays out a virtual environment in another way")
def test_setup_prepares_a_place_of_ones_own(ready: tuple[Path, str]) -> None:
    folder, _ = ready
    with serving(stand_in_country()) as web:
        printed = set_up(folder, "--place", "Scottish Borders", WITHIN_REACH_WEB=web.address)
    assert "Preparing Scottish Borders" in printed
    assert "Scottish Borders is prepared, in" in printed
    assert (folder / "data" / "areas" / "scottish-borders" / "current").is_file()


@pytest.fixture
def opened(installed: Path) -> Iterator["subprocess.Popen[str]"]:
    """``python3 start.py``, started."""
    running = subprocess.Popen(
        [sys.executable, "start.py"],
        cwd=installed,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield running
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows lays out a virtual environment in another way")
def test_one_command_opens_the_app_and_ctrl_c_closes_it(opened: "subprocess.Popen[str]") -> None:
    assert opened.stdout is not None
    address = next((found[1] for line in opened.stdout if (found := OPENING.search(line))), "")
    assert address, "it ended before it was open"
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.status == 200
    os.killpg(opened.pid, signal.SIGINT)  # as Ctrl+C does: to all that run in the terminal
    printed, _ = opened.communicate(timeout=60)
    assert opened.returncode == 0
    assert "Closed." in printed


@pytest.mark.parametrize("command", [command for command in COMMANDS if "start.py test" in command])
def test_the_tests_are_run_by_one_command(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What each of them runs is looked at in test_start.py."""
    ran: list[list[str]] = []

    def stand_in(words: list[object], *, quiet: bool = True) -> subprocess.CompletedProcess[str]:
        ran.append([str(word) for word in words])
        return subprocess.CompletedProcess(words, 0, stdout="", stderr="")

    monkeypatch.setattr(commands, "run", stand_in)
    monkeypatch.setattr(setting_up, "set_up", lambda: None)
    monkeypatch.setattr(setting_up, "install", lambda _: None)
    assert start.main(shlex.split(command)[2:]) == 0
    assert COMMANDS[command].words in capsys.readouterr().out
    assert any("pytest" in words for words in ran)
    assert ("--long" in ran[-1]) == ("--long" in command)
