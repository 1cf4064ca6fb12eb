"""Do the steps that make an image make a program that is ready? One script, run here in an empty folder."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import dockerfile
import pytest

from starting import setting_up
from tests.made_once import ROOT

DEPLOY = ROOT / "deploy"
LEFT_OUT = ("data", "docs", ".venv", ".git", "tests", "screenshots", "start.py", "starting", "deploy")


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """The program's files and nothing else; its packages lie there as if they had been fetched.

    The walking engine counts as got ready: that it is, tests/test_documented_commands.py sees.
    """
    folder = tmp_path / "within-reach"
    folder.mkdir()
    for entry in ROOT.iterdir():
        if entry.name not in LEFT_OUT and not entry.name.startswith(".m"):
            (folder / entry.name).symlink_to(entry)
    for name in ("starting", "deploy"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "start.py", folder)
    (folder / "data").mkdir()
    (folder / "data" / "demo").symlink_to(ROOT / "data" / "demo")
    venv = folder / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    (venv / "lib").symlink_to(Path(sys.prefix) / "lib")
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", venv)
    for lock in ("requirements.txt", "requirements-model.txt"):
        (venv / f"{lock}.installed").write_text(setting_up.fingerprint(ROOT / lock), encoding="utf-8")
    sources = [path for made_of in setting_up.MADE_READY for path in sorted(ROOT.glob(made_of))]
    (venv / "engine.compiled").write_text(setting_up.fingerprint(*sources), encoding="utf-8")
    return folder


def step(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = ["sh", "deploy/set-up.sh", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=280, check=False)


@pytest.mark.slow
def test_the_script_makes_a_program_that_is_ready(empty_folder: Path) -> None:
    done = step(empty_folder, "program")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Everything is ready." in done.stdout
    assert list((empty_folder / "data" / "areas").glob("*/current"))
    assert not [path for path in (empty_folder / "deploy").rglob("*") if path.stat().st_mode & 0o022]


def test_without_a_step_it_says_which_there_are() -> None:
    done = step(ROOT)
    assert done.returncode == 2
    assert "Say which step: sh deploy/set-up.sh packages (as root)" in done.stderr


def instructions() -> list[tuple[str, str]]:
    """What the Dockerfile does, as Docker's own parser reads it."""
    return [
        (each.cmd.upper(), " ".join(each.value)) for each in dockerfile.parse_file(str(DEPLOY / "Dockerfile"))
    ]


def test_the_dockerfile_takes_the_steps_of_the_script_and_no_others() -> None:
    runs = [words for name, words in instructions() if name == "RUN"]
    assert runs[1:] == ["sh deploy/set-up.sh packages", "sh deploy/set-up.sh program"]
    assert "useradd" in runs[0]
    steps = re.findall(r"^(\w+)\)$", (DEPLOY / "set-up.sh").read_text(encoding="utf-8"), re.MULTILINE)
    assert [words.split()[-1] for words in runs[1:]] == steps


def test_the_image_runs_as_nobody_special_and_tells_how_it_is() -> None:
    named = instructions()
    assert [words for name, words in named if name == "USER"] == ["within-reach"]
    after_user = named[[name for name, _ in named].index("USER") :]
    assert ("RUN", "sh deploy/set-up.sh program") in after_user
    assert [words for name, words in named if name == "VOLUME"] == ["/srv/within-reach"]
    [health] = [words for name, words in named if name == "HEALTHCHECK"]
    assert "127.0.0.1:8502/health" in health
    assert [words for name, words in named if name == "ENTRYPOINT"] == ["sh deploy/run.sh"]


def test_nothing_of_an_office_comes_into_an_image() -> None:
    left_out = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    for name in (".git", "data/areas", "data/register", ".streamlit/secrets.toml", "deploy/.env"):
        assert name in left_out
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    for name in ("deploy/.env", "deploy/certificates/", ".streamlit/secrets.toml"):
        assert name in ignored


@pytest.mark.parametrize("script", ["set-up.sh", "run.sh"])
def test_the_scripts_are_read_by_a_plain_shell(script: str) -> None:
    done = subprocess.run(["sh", "-n", DEPLOY / script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_runs_is_told_the_settings_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "deploy").mkdir()
    shutil.copy(DEPLOY / "run.sh", tmp_path / "deploy")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for path in (tmp_path / ".venv" / "bin" / "python", tmp_path / "python3"):
        path.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
        path.chmod(0o755)
    settings = {"PATH": f"{tmp_path}:/usr/bin:/bin", "NAMES": "a.test b.test", "PROCESSES": "3"}
    done = subprocess.run(
        ["sh", tmp_path / "deploy" / "run.sh"], env=settings, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "-m app.warm_up",
        "start.py serve --processes 3 --port 8501 --bind 127.0.0.1 --name a.test --name b.test",
    ]
