"""The inbox in a real browser: answered by one key each, under axe in both themes, seen at three widths."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from actions.acting import Acting
from actions.steward.tell_steward import tell_steward
from layers.register.inbox.model import ClubDetail, MessageReason
from layers.register.model import Status
from layers.register.settings import VARIABLE
from layers.register.sources import ImportInfo
from layers.register.store import Register, open_register
from tests.app.register.conftest import CLUB
from tests.app.small_town import write_town
from tests.browser.conftest import Visit
from tests.browser.register_visitor import go_to_register, part, until
from tests.browser.server import Server, running_server
from tests.browser.test_accessibility import ours
from tests.browser.test_zoom import lost
from tests.browser.visitor import Visitor

DAY = date(2025, 11, 27)
AN = Acting("A. N.")
BOWLS = replace(CLUB, asset_id="list/2", name="Bowls <b>at</b> two", phone="01632 960002", cost="£2")
CHESS = replace(CLUB, asset_id="list/3", name="Chess", phone="01632 960003")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Three clubs, of which much is told and proposed."""
    with open_register(tmp_path / "register.sqlite") as opened:
        opened.import_assets([CLUB, BOWLS, CHESS], ImportInfo("Clubs", by="CD"))
        opened.edit(replace(BOWLS, cost="£3", when="Mondays at two"), 1, by="EF")
        newer = [CLUB, replace(BOWLS, cost="£4", when="Tuesdays at three")]
        opened.import_assets(newer, ImportInfo("Clubs", by="CD", sha256="2"))
        tell_steward(opened, "list/1", MessageReason.RANG, day=DAY, acting=AN)
        tell_steward(
            opened, "list/2", MessageReason.TIMES_WRONG, day=DAY, acting=AN, detail=ClubDetail(weekday=2)
        )
        yield opened


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One small town."""
    folder = tmp_path_factory.mktemp("inbox_areas")
    write_town(folder, [], name="empty", title="Empty Town")
    return folder


@pytest.fixture
def server(register: Register, areas: Path, tmp_path: Path) -> Iterator[Server]:
    """The app with that register."""
    folder = tmp_path / "server"
    folder.mkdir()
    place = {VARIABLE: str(tmp_path / "register.sqlite")}
    with mock.patch.dict(os.environ, place), running_server(areas, folder) as running:
        yield running


def at_inbox(visit: Visit, *, theme: str = "light", width: int = 1366) -> Visitor:
    here = go_to_register(visit(theme=theme, width=width), "empty")
    part(here, "Inbox")
    until(here, "4 things wait: 2 messages, 1 proposed closing, 1 list that says otherwise.")
    return here


def press_key(here: Visitor, key: str) -> None:
    here.page.evaluate("document.activeElement.blur()")
    here.page.keyboard.press(key)
    here.settle()


def test_each_is_answered_by_one_key_and_undone_by_one(register: Register, visit: Visit) -> None:
    here = at_inbox(visit)
    press_key(here, "y")
    until(here, "3 things wait")
    assert register.entry("list/1").asset.checked_by == "A. N."
    press_key(here, "u")
    until(here, "4 things wait")
    assert register.entry("list/1").asset.checked_by == ""
    press_key(here, "n")
    until(here, "3 things wait")
    press_key(here, "l")
    press_key(here, "y")
    until(here, "2 things wait")
    assert register.entry("list/3").asset.status is Status.CLOSED
    here.page.get_by_role("textbox", name="Your initials or role").press("y")
    here.page.wait_for_timeout(1_000)
    assert "2 things wait" in here.text(), "who types his initials answers nothing"
    assert not [line for line in here.console if line.startswith("error")]


def test_keys_can_be_turned_off_and_all_is_reached_by_tab(register: Register, visit: Visit) -> None:
    here = at_inbox(visit)
    here.page.get_by_text("Keys: Y says yes").click()
    here.settle()
    press_key(here, "y")
    here.page.wait_for_timeout(1_000)
    assert "4 things wait" in here.text()
    here.page.get_by_role("button", name="Note the check").focus()
    here.page.keyboard.press("Enter")
    until(here, "3 things wait")
    assert register.entry("list/1").asset.checked_by == "A. N."


@pytest.mark.parametrize(("theme", "width"), [("light", 1366), ("dark", 800), ("light", 390)])
def test_the_inbox_is_seen_whole_and_axe_has_nothing_to_say(visit: Visit, theme: str, width: int) -> None:
    here = at_inbox(visit, theme=theme, width=width)
    here.picture("inbox", page="register")
    assert ours(here.serious()) == []
    assert lost(here) == []
    assert "Bowls <b>at</b> two" in here.text()
    press_key(here, "n")
    until(here, "3 things wait")
    here.page.get_by_text("Answered", exact=True).click()
    here.settle()
    here.picture("inbox-answered", page="register")
    assert ours(here.serious()) == []
