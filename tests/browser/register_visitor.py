"""What a new user does at the register's page: say who they are, bring in a list, fill in a form."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from layers.register.settings import VARIABLE
from tests.browser.conftest import missing
from tests.browser.server import ROOT, Server, running_server
from tests.browser.visitor import Visitor

DATA = ROOT.parent / "shared" / "data"
CLUBS = DATA / "trafford" / "sports_clubs.geojson"
PHARMACIES = DATA / "greater_manchester" / "pharmacies_with_opening_hours.geojson"
LONGEST_MS = 90_000


def real_lists() -> None:
    """Skip, or in CI fail, where the real lists are not beside the project."""
    for path in (CLUBS, PHARMACIES):
        if not path.is_file():
            missing(f"{path.name} is not in {DATA.name}; it lies beside the project in shared/data.")


def go_to_register(visitor: Visitor, area: str, *, by: str = "AB") -> Visitor:
    """Open the page by its link and say who is there."""
    visitor.open(f"area={area}")
    visitor.follow("Asset register")
    visitor.page.wait_for_selector("h1:has-text('still true')", timeout=LONGEST_MS)
    visitor.settle()
    if by:
        visitor.page.get_by_role("textbox", name="Your initials or role").fill(by)
        visitor.page.keyboard.press("Enter")
        visitor.settle()
    return visitor


def part(visitor: Visitor, name: str) -> None:
    """Turn to another part of the page."""
    visitor.choose("reg_part", name)


def press(visitor: Visitor, name: str, *, then: str = "") -> None:
    """Press a button, and wait for another one if its work takes a while."""
    visitor.page.get_by_role("button", name=name, exact=True).first.click()
    if then:
        visitor.page.get_by_role("button", name=then, exact=True).first.wait_for(timeout=LONGEST_MS)
    visitor.settle()


def until(visitor: Visitor, words: str) -> None:
    """Wait until the page says this."""
    visitor.page.get_by_text(words).first.wait_for(timeout=LONGEST_MS)
    visitor.settle()


def fill(visitor: Visitor, label: str, text: str) -> None:
    """Type into a field of the form; it is checked as one types."""
    visitor.page.get_by_label(label, exact=True).last.fill(text)
    visitor.page.wait_for_timeout(500)
    visitor.settle()


def choose_file(visitor: Visitor, path: Path, title: str, *, everywhere: bool = True) -> None:
    """The first step: the file, what it is called, and what to do with rows elsewhere."""
    part(visitor, "Bring in a list")
    if visitor.page.get_by_role("button", name="Bring in another list").count():
        press(visitor, "Bring in another list")
    visitor.page.locator(".st-key-reg_file input[type=file]").set_input_files(path)
    visitor.page.locator(".st-key-reg_file [data-testid=stFileChip]").wait_for(timeout=LONGEST_MS)
    visitor.page.wait_for_timeout(500)  # while the file is sent, the app has nothing to answer
    visitor.settle()
    if title:
        visitor.pick_from(visitor.page.locator(".st-key-reg_title input"), title)
    if everywhere:
        visitor.choose("reg_where", "Bring them in")


def look_over(visitor: Visitor) -> None:
    """From the file to the report."""
    press(visitor, "Read the list", then="Show what would come in")
    press(visitor, "Show what would come in", then="Import")


def bring_in(visitor: Visitor, path: Path, title: str) -> None:
    """From the file to the register."""
    choose_file(visitor, path, title)
    look_over(visitor)
    assert "Nothing is written yet." in visitor.text()
    press(visitor, "Import", then="See them in the list")


@pytest.fixture(scope="module")
def server(areas: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with an empty register of its own, which no other test looks at."""
    folder = tmp_path_factory.mktemp("register")
    place = {VARIABLE: str(folder / "register.sqlite")}
    with mock.patch.dict(os.environ, place), running_server(areas, folder) as running:
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"
