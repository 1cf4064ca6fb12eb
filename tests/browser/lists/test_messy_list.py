"""A council's own workbook comes in by the page: one press for the suggestions, drafts, nothing lost."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from typer.testing import CliRunner

import cli
from layers.register.model import Asset
from layers.register.settings import VARIABLE
from layers.register.store import open_register
from tests.app.small_town import write_town
from tests.browser.register_visitor import choose_file, go_to_register, press, until
from tests.browser.server import Server, running_server
from tests.browser.visitor import Visitor
from tests.messy_list import CHOICES, messy_workbook

SOURCE = "Directory"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of areas with one small town in it."""
    folder = tmp_path_factory.mktemp("office") / "areas"
    folder.mkdir()
    write_town(folder, [], name="town", title="Small Town")
    return folder


@pytest.fixture(scope="module")
def server(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with an empty register of its own."""
    folder = tmp_path_factory.mktemp("register")
    place = {VARIABLE: str(folder / "register.sqlite")}
    with mock.patch.dict(os.environ, place), running_server(town, folder) as running:
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


def assets(register: Path) -> list[tuple[str, str]]:
    """Name and kind of each asset of the list."""
    with open_register(register) as opened:
        standing: list[Asset] = [entry.asset for entry in opened.entries()]
    return sorted((asset.name, asset.kind) for asset in standing if asset.source == SOURCE)


def by_terminal(folder: Path, town: Path, workbook: Path) -> list[tuple[str, str]]:
    """The same workbook with the same choices, brought in by the terminal."""

    register, mapping = folder / "terminal.sqlite", folder / "mapping.json"
    words = [
        "import",
        str(workbook),
        "--source",
        SOURCE,
        "--area",
        "town",
        "--areas",
        str(town),
        "--by",
        "AB",
    ]
    with mock.patch.dict(os.environ, {VARIABLE: str(register)}):
        CliRunner().invoke(cli.app, [*words, "--dry-run", "--save-mapping", str(mapping)])
        held = json.loads(mapping.read_text(encoding="utf-8"))
        held["kinds"] |= {word: kind for word, kind in CHOICES.items() if kind != "-"}
        mapping.write_text(json.dumps(held), encoding="utf-8")
        CliRunner().invoke(cli.app, [*words, "--yes", "--mapping", str(mapping)])
    return assets(register)


def test_a_councils_workbook_comes_in_by_the_page_as_by_the_terminal(
    visitor: Visitor, server: Server, town: Path, tmp_path: Path
) -> None:
    workbook = messy_workbook(tmp_path)
    here = go_to_register(visitor, "town")
    choose_file(here, workbook, SOURCE, everywhere=False)
    press(here, "Read the list", then="Show what would come in")
    assert "In “Category” 10 words for kinds are not known here." in here.text()
    press(here, "Take the suggestions for 8 words")
    press(here, "Show what would come in", then="Import")
    assert "40 rows were read; 34 can come in, 6 cannot." in here.text()
    assert "5 refused rows wait under “Drafts”" in here.text()
    press(here, "Import", then="See them in the list")
    at_page = assets(server.log.parent / "register.sqlite")
    assert at_page == by_terminal(tmp_path, town, workbook)
    assert sum(kind == "sports_club" for _, kind in at_page) == 5
    press(here, "Bring in another list")
    choose_file(here, workbook, SOURCE, everywhere=False)
    press(here, "Read the list", then="Show what would come in")
    assert "The columns below are as you chose last time." in here.text()
    assert "In “Category” 2 words for kinds are not known here." in here.text()
    look = here.page.get_by_role("button", name="Choose another list", exact=True)
    look.click()
    here.settle()
    go_on_with_a_draft(here)
    assert len(assets(server.log.parent / "register.sqlite")) == len(at_page) + 1


def go_on_with_a_draft(here: Visitor) -> None:
    """The last of the drafts is opened, given a kind, and saved; two others are left at one press."""
    here.page.get_by_text("Drafts (5)").first.click()
    until(here, "5 drafts wait. They are no assets yet")
    press(here, "Leave all of these")
    until(here, "2 drafts are set aside")
    here.page.get_by_role("button", name="Go on with it", exact=True).last.click()
    until(here, "Go on with the draft Misc no 40")
    here.pick_from(here.page.locator(".st-key-reg_f_kind input"), "Social club")
    press(here, "Save")
    until(here, "Misc no 40 is in the register now.")
