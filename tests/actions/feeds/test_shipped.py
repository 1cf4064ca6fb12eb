"""The made-up town has two feeds that change, so that all of it can be tried with no internet."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli
from actions.feeds.opened import SHIPPED
from layers.register.model import Status
from layers.register.store import open_register
from layers.times.session import Known
from tests.made_once import demo_areas_in, made_once


@pytest.fixture
def town(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("WITHIN_REACH_REGISTER", raising=False)
    made = made_once("demo", tmp_path_factory, demo_areas_in)
    shutil.copytree(made / "areas", tmp_path / "areas", ignore=shutil.ignore_patterns(".lock"))
    return tmp_path


def feeds(town: Path, *words: str) -> str:
    done = CliRunner().invoke(cli.app, ["feeds", *words, "--areas", str(town / "areas")])
    assert done.exit_code == 0, done.output
    return done.stdout


def named(town: Path) -> dict[str, object]:
    with open_register(town / "register" / "register.sqlite") as register:
        return {entry.asset.name: entry.asset for entry in register.entries()}


def test_each_refresh_comes_to_the_next_edition_and_the_last_one_stays(town):
    feeds(town, "add", "demo:sports", "--name", "Larkenby sports")
    feeds(town, "add", "demo:warm-spaces", "--name", "Warm spaces")
    assert feeds(town, "refresh") == (
        "Larkenby sports: 6 new, 0 changed, 0 unchanged, 0 closed.\n"
        "Warm spaces: 4 new, 0 changed, 0 unchanged, 0 closed.\n"
    )
    second = feeds(town, "refresh")
    assert "Larkenby sports: 1 new, 2 changed, 4 unchanged, 0 closed." in second
    assert "Warm spaces: 0 new, 1 changed, 3 unchanged, 0 closed." in second
    assert named(town)["Gentle aqua"].full is Known.YES
    third = feeds(town, "refresh")
    assert "Larkenby sports: 0 new, 1 changed, 4 unchanged, 2 closed." in third
    assert "Warm spaces: 0 new, 0 changed, 3 unchanged, 1 closed." in third
    assert named(town)["Tai chi by the canal"].status is Status.CLOSED
    last = feeds(town, "refresh")
    assert "Larkenby sports: nothing new." in last
    assert "Warm spaces: nothing new." in last


@pytest.mark.parametrize(
    "address", ["demo:../../secrets", "demo:other", "demo:sports/../x", "demo:", "file:///etc/passwd"]
)
def test_no_other_file_is_ever_read(town, address):
    done = CliRunner().invoke(
        cli.app, ["feeds", "add", address, "--name", "X", "--areas", str(town / "areas")]
    )
    assert done.exit_code == 2
    assert "is no feed of the made-up town" in done.stderr or "not the address of a feed" in done.stderr


def test_what_is_shipped_is_made_up():
    texts = [file.read_text(encoding="utf-8") for file in SHIPPED.iterdir()]
    assert len(texts) == 7
    assert not [text for text in texts if "0163" in text and "01632 960" not in text]
