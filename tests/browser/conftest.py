"""A real browser at the real app: one server, several areas, every request and console line watched."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, sync_playwright

from layers.area import open_area
from layers.places.gazetteer import build_gazetteer
from layers.preparing.prepare import prepare
from questions.find_place import find_place
from tests.app.small_town import asset, write_town
from tests.browser.payloads import HOSTILE_COLUMNS, PAYLOADS

ROOT = Path(__file__).parents[2]
NEWPORT_DATA = ROOT.parent / "shared" / "data" / "newport"
DEMO = ROOT / "data" / "demo"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@dataclass(frozen=True)
class Server:
    """The running app and where it writes."""

    address: str
    areas: Path
    scratch: Path  # the server's home and temporary folder
    log: Path


@pytest.fixture(scope="session")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Newport, the demo town, a town of hostile names and an empty one, prepared."""
    folder = tmp_path_factory.mktemp("areas")
    if NEWPORT_DATA.is_dir():
        prepare(ROOT / "recipes" / "newport.toml", NEWPORT_DATA, areas_folder=folder)
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
    """The app as start.py runs it, logging all that it can."""
    scratch = tmp_path_factory.mktemp("scratch")
    log = tmp_path_factory.mktemp("log") / "server.log"
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    homes = {name: str(scratch) for name in ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME")}
    environment = os.environ | homes | {"WITHIN_REACH_AREAS": str(areas)}
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    with log.open("wb") as out:
        running = subprocess.Popen(
            [*command, "--logger.level", "debug"], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, running)
            yield Server(address, areas, scratch, log)
        finally:
            running.terminate()
            running.wait(timeout=20)


def _wait_for(address: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            assert running.poll() is None, "the app stopped while starting"
            time.sleep(0.2)
        else:
            return
    pytest.fail("the app did not answer within a minute")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        missing("The browser tests need Chromium. On Debian and Ubuntu: sudo apt install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Visitor:
    """One person at the browser, and all that their browser did."""

    page: Page
    server: Server
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)  # lengths of the messages to the app

    def open(self, query: str = "", *, width: int = 1280) -> None:
        """Open the page, once it has drawn its map."""
        self.page.set_viewport_size({"width": width, "height": 1000})
        self.page.goto(f"{self.server.address}/?{query}")
        self.settle()

    def settle(self) -> None:
        """Wait until the app has nothing more to do."""
        self.page.wait_for_selector('[data-testid="stApp"]')
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000
        )
        self.page.wait_for_timeout(200)

    def find(self, typed: str) -> None:
        """Type where the person starts and press Find."""
        self.page.get_by_label("Where does the person start").fill(typed)
        self.page.get_by_role("button", name="Find").click()
        self.settle()

    def choose(self, group: str, choice: str) -> None:
        """Choose one of a row of buttons."""
        self.page.locator(f".st-key-{group} button", has_text=choice).first.click()
        self.settle()

    def rows(self) -> list[str]:
        """The names in the list."""
        labels = self.page.locator('.st-key-near_list [role="radiogroup"] label p')
        return [text.split("\n")[-1].strip().replace("\u2060", "") for text in labels.all_inner_texts()]

    def map(self) -> Frame:
        """The map's own frame, once it is drawn."""
        handle = self.page.wait_for_selector("iframe.stCustomComponentV1")
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_selector('.leaflet-container[data-ground="drawn"]', timeout=20_000)
        return frame

    def text(self) -> str:
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page in screenshots/."""
        folder = ROOT / "screenshots"
        folder.mkdir(exist_ok=True)
        size = self.page.viewport_size or {"width": 1280, "height": 1000}
        height = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": min(height, 4000)})
        self.page.wait_for_timeout(600)
        self.page.screenshot(path=folder / f"{name}.png")
        self.page.set_viewport_size(size)


@pytest.fixture
def visitor(server: Server, browser: Browser) -> Iterator[Visitor]:
    """A fresh visitor; at the end, nothing they did may have left this machine or failed in the browser."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    here = Visitor(page, server)
    page.on("request", lambda request: here.requests.append(request.url))
    page.on("console", lambda message: here.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: here.console.append(f"error: {error}"))
    page.on("websocket", lambda ws: ws.on("framesent", lambda data: here.sent.append(len(data))))
    yield here
    context.close()
    outside = [
        url for url in here.requests if not url.startswith((server.address, "data:", "blob:", "about:"))
    ]
    assert outside == [], "a request left this machine"
    assert [line for line in here.console if line.startswith("error")] == []


@pytest.fixture
def newport(visitor: Visitor) -> Visitor:
    """A visitor looking at Newport."""
    if not (visitor.server.areas / "newport").is_dir():
        missing(f"Newport's data are not in {NEWPORT_DATA.name}; they lie beside the project in shared/data.")
    visitor.open("area=newport")
    return visitor
