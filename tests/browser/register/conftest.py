"""An office with a small town and seventy places in its register, of which three have one name."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Browser

from layers.register.model import Asset
from layers.register.settings import VARIABLE
from layers.register.sources import ImportInfo
from layers.register.store import open_register
from tests.app.register.conftest import CLUB
from tests.app.small_town import write_town
from tests.browser.register_visitor import go_to_register
from tests.browser.server import Server, running_server
from tests.browser.visitor import Visitor

SAME_NAME = "Albert Hall"


def places() -> list[Asset]:
    """Sixty-seven clubs, and three places of one name."""
    names = [*(f"Club {number:02}" for number in range(67)), *[SAME_NAME] * 3]
    return [replace(CLUB, asset_id=f"list/{at:02}", name=name) for at, name in enumerate(names)]


@pytest.fixture(scope="module")
def register_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register, to be looked into beside the page."""
    return tmp_path_factory.mktemp("worked_through") / "register.sqlite"


@pytest.fixture(scope="module")
def server(register_file: Path) -> Iterator[Server]:
    """The app there, shared by the tests of a file."""
    folder = register_file.parent
    (folder / "areas").mkdir()
    write_town(folder / "areas", [], name="town", title="Small Town")
    with open_register(register_file) as register:
        register.import_assets(places(), ImportInfo("Clubs", by="CD"))
    with (
        mock.patch.dict(os.environ, {VARIABLE: str(register_file)}),
        running_server(folder / "areas", folder) as running,
    ):
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


@pytest.fixture(scope="module")
def steward(server: Server, browser: Browser) -> Iterator[Visitor]:
    """Somebody at the register's page who has said who they are; one visit for the tests of a file."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    here = Visitor(context.new_page(), server, context, width=1366)
    here.watch()
    yield go_to_register(here, "town")
    context.close()
    assert [line for line in here.console if line.startswith("error")] == []
