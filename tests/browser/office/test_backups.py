"""Whoever looks after the program makes a backup on the page and puts it back, by what the page says."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Browser

from layers.register.importing.seeding import register_folder
from layers.register.settings import VARIABLE
from layers.register.store import open_register
from presentation.words.office import page as words
from tests.app.small_town import write_town
from tests.browser.server import Server, running_server
from tests.browser.visitor import Visitor
from tests.layers.register.rows import club, clubs, info

LONGEST_MS = 90_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An office with a register of five clubs."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "areas").mkdir()
    write_town(folder / "areas", [], name="town", title="Small Town")
    with open_register(register_folder(folder / "areas") / "register.sqlite") as register:
        register.import_assets(clubs(5), info())
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        running_server(folder / "areas", folder) as running,
    ):
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


@pytest.fixture
def here(server: Server, browser: Browser) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    visitor = Visitor(context.new_page(), server, context, width=1366)
    visitor.watch()
    visitor.page.goto(f"{server.address}/about?area=town")
    visitor.page.wait_for_selector("h1:has-text('answers come from')", timeout=LONGEST_MS)
    visitor.settle()
    yield visitor
    context.close()


def press(visitor: Visitor, name: str, then: str) -> None:
    """Press a button and wait for what the page says then."""
    visitor.page.get_by_role("button", name=name, exact=True).click()
    visitor.page.get_by_text(then).first.wait_for(timeout=LONGEST_MS)
    visitor.settle()


def looked_at(visitor: Visitor, state: str) -> None:
    """Nothing hinders anybody, at three widths, and nothing is wider than the screen."""
    for width in (1366, 800, 390):
        visitor.page.set_viewport_size({"width": width, "height": 768})
        visitor.settle()
        if folder := os.environ.get("WITHIN_REACH_PICTURES"):
            visitor.page.screenshot(path=Path(folder) / f"office-{state}-{width}.png", full_page=True)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not visitor.page.evaluate(wide), width
        assert visitor.serious() == [], width
    visitor.page.set_viewport_size({"width": 1366, "height": 768})


def test_a_backup_is_made_and_put_back_on_the_page(here: Visitor, server: Server) -> None:
    here.page.get_by_role("link", name=words.LINK).click()
    here.page.wait_for_selector(f"h1:has-text('{words.QUESTION}')", timeout=LONGEST_MS)
    here.settle()
    looked_at(here, "begin")
    press(here, words.MAKE, words.WHO_FIRST)
    here.page.get_by_role("textbox", name="Your initials or role").fill("AB")
    here.page.keyboard.press("Enter")
    here.settle()
    press(here, words.MAKE, "It holds 5 places of the register")
    looked_at(here, "made")
    with open_register(register_folder(server.areas) / "register.sqlite") as register:
        register.add(club(77), by="CD")
        press(here, words.LOOK, "The backup is whole")
        press(here, words.PUT_BACK, words.COMPARED)
        looked_at(here, "asked")
        press(here, words.NOW, words.TICK_FIRST)
        here.page.get_by_text(words.SURE).click()
        here.settle()
        press(here, words.NOW, "Put back as it was on")
        looked_at(here, "put-back")
        assert len(register.entries()) == 5
    for part in ("exports", "periods", "errors"):
        here.choose("office_part", words.PARTS[part])
        here.settle()
        looked_at(here, part)
    (folder,) = register_folder(server.areas).glob("backups")
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
