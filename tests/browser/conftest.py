"""A real browser at the real app: one server, one browser, several areas, every request watched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

from layers.area import Area, open_area
from layers.places.gazetteer import build_gazetteer
from layers.preparing.prepare import prepare
from questions.places.find_place import find_place
from tests.app.small_town import asset, write_town
from tests.browser.payloads import HOSTILE_COLUMNS, PAYLOADS
from tests.browser.server import FLAGS, ROOT, Server, chromium, running_server
from tests.browser.visitor import Visitor

NEWPORT_DATA = ROOT.parent / "shared" / "data" / "newport"
DEMO = ROOT / "data" / "demo"


class Visit(Protocol):
    """Makes a visitor with their own browser profile."""

    def __call__(self, *, theme: str = "light", width: int = 1280, scale: float = 1) -> Visitor: ...


def missing(reason: str) -> None:
    """Skip where something is missing; in CI nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker("browser")


def an_address(areas: Path) -> str:
    """A whole address of Newport that stands for one house: number, street and postcode."""
    gazetteer = build_gazetteer(open_area("newport", areas_folder=areas))
    for house in gazetteer.houses[len(gazetteer.houses) // 2 :]:
        typed = f"{house.number} {house.street}, {house.postcode}"
        if house.number and house.street and house.postcode and find_place(gazetteer, typed).certain:
            return typed
    raise AssertionError("Newport has no whole address")


@pytest.fixture(scope="session")
def areas(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Newport, the demo town, a town of hostile names and an empty one, prepared."""
    folder = tmp_path_factory.mktemp("areas")
    if NEWPORT_DATA.is_dir():
        shutil.copytree(request.getfixturevalue("newport_areas"), folder, dirs_exist_ok=True)
    if (DEMO / "recipe.toml").is_file():
        prepare(DEMO / "recipe.toml", DEMO / "inputs", areas_folder=folder)
    hostile = [
        asset(at, name=payload, **{column: PAYLOADS[(at + 1) % len(PAYLOADS)] for column in HOSTILE_COLUMNS})
        for at, payload in enumerate(PAYLOADS)
    ]
    write_town(folder, hostile, name="hostile", title="Hostile {{7*7}} <b>Town</b>")
    write_town(folder, [], name="empty", title="Empty Town")
    return folder


@pytest.fixture(scope="session")
def server(areas: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, shared by all tests; at the end, it may never have tried to reach another machine."""
    with running_server(areas, tmp_path_factory.mktemp("server")) as running:
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine."""
    path = chromium()
    if path is None:
        missing(
            "The browser tests need Chromium. On Debian and Ubuntu: sudo apt install chromium-headless-shell"
        )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(server: Server, browser: Browser) -> Iterator[Visit]:
    """Makes visitors; at the end, nothing they did may have left this machine or failed in the browser."""
    there: list[Visitor] = []

    def make(*, theme: str = "light", width: int = 1280, scale: float = 1) -> Visitor:
        context = browser.new_context(
            accept_downloads=True,
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": width, "height": 1000 if scale == 1 else 500},
            device_scale_factor=scale,
        )
        here = Visitor(context.new_page(), server, context, theme, width)
        here.watch()
        there.append(here)
        return here

    yield make
    for here in there:
        here.context.close()
        at_home = (server.address, "data:", "blob:", "about:")
        assert [url for url in here.requests if not url.startswith(at_home)] == []
        assert [line for line in here.console if line.startswith("error")] == []


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """A fresh visitor."""
    return visit()


@pytest.fixture(scope="session")
def newport_area(areas: Path) -> Area:
    """Newport, to ask the engine itself."""
    if not (areas / "newport").is_dir():
        missing(f"Newport's data are not in {NEWPORT_DATA.name}; they lie beside the project in shared/data.")
    return open_area("newport", areas_folder=areas)


@pytest.fixture
def newport(visitor: Visitor, newport_area: Area) -> Visitor:
    """A visitor looking at Newport."""
    visitor.open(f"area={newport_area.name}")
    return visitor
