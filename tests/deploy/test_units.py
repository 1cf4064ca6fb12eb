"""Are the units and timers that systemd takes, hardened, and do they run what there is?"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cli import COMMANDS
from tests.made_once import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
PROGRAM, SETTINGS = "/opt/within-reach/current", "/etc/within-reach.env"
MOST_EXPOSED = 20  # tenths, by systemd's own measure of 0 to 10


@pytest.fixture
def here(tmp_path: Path) -> list[Path]:
    """The units as if the program were installed where this checkout lies."""
    settings = tmp_path / "within-reach.env"
    shutil.copy(ROOT / "deploy" / ".env.example", settings)
    folder = tmp_path / "units"
    folder.mkdir()
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, str(ROOT)).replace(SETTINGS, str(settings))
        (folder / unit.name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def analyze(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["systemd-analyze", *words], capture_output=True, text=True, timeout=120, check=False
    )


def test_systemd_takes_them_without_a_word(here: list[Path]) -> None:
    done = analyze("verify", *here)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_word_that_systemd_does_not_have_would_be_noticed(here: list[Path]) -> None:
    unit = next(path for path in here if path.name == "within-reach.service")
    unit.write_text(unit.read_text().replace("[Service]", "[Service]\nProtectSytem=yes"))
    assert "ProtectSytem" in analyze("verify", unit).stderr


def test_they_are_hardened_by_systemd_s_own_measure(here: list[Path]) -> None:
    services = [path for path in here if path.suffix == ".service"]
    done = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", *services)
    assert done.returncode == 0, done.stdout


def test_each_task_has_a_timer_that_comes_again() -> None:
    tasks = {unit.stem for unit in SERVICES} - {"within-reach"}
    assert tasks == {f"within-reach-{name}" for name in ("feeds", "backup", "retention")}
    for task in tasks:
        timer = (ROOT / "deploy" / "systemd" / f"{task}.timer").read_text(encoding="utf-8")
        [calendar] = re.findall(r"^OnCalendar=(.+)$", timer, re.MULTILINE)
        assert analyze("calendar", calendar).returncode == 0
        assert "Persistent=yes" in timer


def test_what_they_run_is_there() -> None:
    run = [
        re.findall(r"^ExecStart=(.+)$", unit.read_text(encoding="utf-8"), re.MULTILINE) for unit in SERVICES
    ]
    commands = {line for [line] in run}
    assert "/bin/sh deploy/run.sh" in commands
    named = {line.split("cli.py ")[1].split()[0] for line in commands if "cli.py" in line}
    assert named == {"feeds", "backup", "retention"}
    assert named <= COMMANDS.keys()
