"""Is a page through an office's proxy whole, and does it outlive its process?"""

import os
import secrets
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from presentation.words import coming_back as words
from tests.browser.conversation.test_coming_back import ENJOY_FIELD, ENJOYED, START, converse
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.made_once import demo_areas_in, made_once
from tests.starting.office.office import RunningOffice, running_office

CONNECTED_MS = 240_000
COLD_S = 240  # two processes that have answered nobody yet share the machine with the browser
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a first page of a cold process take its time."""
    monkeypatch.setattr("tests.browser.visitor.LONGEST_S", COLD_S)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """Two processes of the app behind nginx, on the made-up town."""
    data = tmp_path_factory.mktemp("office") / "data"
    made = made_once("demo", tmp_path_factory, demo_areas_in)
    shutil.copytree(made, data, ignore=shutil.ignore_patterns(".lock"))
    with tempfile.TemporaryDirectory(prefix="office-", ignore_cleanup_errors=True) as scratch:
        Path(scratch).chmod(0o711)
        with running_office(data / "areas", Path(scratch)) as running:
            yield running


class Come(Protocol):
    """Makes a visitor of the office with a browser of his own."""

    def __call__(self, cookie: str = "") -> Visitor: ...


@pytest.fixture
def come(office: RunningOffice, browser: Browser) -> Iterator[Come]:
    """Makes visitors, each with the proxy's cookie that is given, or a new one."""
    there: list[Visitor] = []
    paths = Path(office.scratch)
    server = Server(office.address, paths, paths, office.log, paths, office.process.pid)

    def make(cookie: str = "") -> Visitor:
        context = browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 1000})
        if cookie:
            context.add_cookies([{"name": "within_reach_visitor", "value": cookie, "url": office.address}])
        here = Visitor(context.new_page(), server, context)
        here.watch()
        there.append(here)
        here.open("area=demo")
        return here

    yield make
    for here in there:
        here.context.close()
        at_home = (office.address, "data:", "blob:", "about:")
        assert [url for url in here.requests if not url.startswith(at_home)] == []


_OPEN = """GET /_stcore/stream HTTP/1.1\r
Host: 127.0.0.1\r
Connection: Upgrade\r
Upgrade: websocket\r
Sec-WebSocket-Version: 13\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
Cookie: within_reach_visitor={cookie}\r
\r
"""


def process_of(office: RunningOffice, cookie: str) -> str:
    """The number of the process that has the visitor of a cookie; asked while nobody else is there."""
    office.wait("nobody is there", lambda: not any(office.metric("process_open_pages").values()))
    with socket.create_connection(("127.0.0.1", office.port)) as page:
        page.sendall(_OPEN.format(cookie=cookie).encode())
        assert page.recv(1024).startswith(b"HTTP/1.1 101")
        [number] = [number for number, count in office.metric("process_open_pages").items() if count]
    return number


def of_each_process(office: RunningOffice) -> dict[str, str]:
    """A cookie for each process, by its number."""
    cookies: dict[str, str] = {}
    while len(cookies) < 2:
        cookie = secrets.token_hex(16)
        cookies.setdefault(process_of(office, cookie), cookie)
    return cookies


def pid_of(office: RunningOffice, number: str) -> int:
    """The system's number of a process: they were started in the order of their ports."""
    apps = [(pid, words) for pid, words in office.pids().items() if "app.while_started" in words]
    by_port = sorted((int(words.split("--server.port ")[1].split()[0]), pid) for pid, words in apps)
    return by_port[int(number) - 1][1]


def test_a_conversation_and_its_files_go_through_the_proxy(come: Come) -> None:
    here = come()
    converse(here)
    here.map()
    here.open_more()
    cookies = {cookie["name"]: cookie for cookie in here.context.cookies()}
    own = cookies["within_reach_visitor"]
    assert own["secure"]
    assert own["httpOnly"]
    assert own["expires"] == -1, "it goes with the browser"
    assert all(cookie["secure"] for cookie in cookies.values())
    with here.page.expect_download(timeout=60_000) as download:
        here.page.get_by_role("button", name="PDF").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert [line for line in here.console if line.startswith("error")] == []


def test_a_list_is_sent_through_the_proxy(come: Come, tmp_path: Path) -> None:
    bids = tmp_path / "bids.csv"
    bids.write_text("name,kind,postcode,amount\n" + "Lunch for all,lunch_club,ZZ1 2BQ,4000\n" * 2_000)
    here = come()
    here.follow("Funding")
    here.page.wait_for_url("**/funding*", timeout=30_000)
    here.settle()
    with here.page.expect_response(lambda answer: "/_stcore/upload_file/" in answer.url) as sent:
        here.page.locator("input[type=file]").first.set_input_files(bids)
    assert sent.value.status == 204
    here.settle()


def test_who_was_on_a_killed_process_goes_on_with_what_the_tab_keeps(
    office: RunningOffice, come: Come
) -> None:
    cookies = of_each_process(office)
    first, other = come(cookies["1"]), come(cookies["2"])
    name = converse(first)
    converse(other)
    os.kill(pid_of(office, "1"), signal.SIGKILL)
    other.find("ZZ1 2BA")
    assert other.rows(), "who is on the other process notices nothing"
    assert other.page.get_by_label(ENJOY_FIELD).input_value() == ENJOYED
    first.page.get_by_text(words.CAME_BACK).wait_for(timeout=CONNECTED_MS)
    assert first.page.get_by_text(words.CAME_BACK_FIX).is_visible()
    assert first.page.get_by_label(ENJOY_FIELD).input_value() == ENJOYED
    first.asked = first.running = False
    first.find(START)
    assert first.page.get_by_role("button", name=f"Take off: {name}").is_visible()
    assert not other.page.get_by_text(words.CAME_BACK).is_visible()


def test_who_loads_the_page_while_his_process_is_away_is_asked_for_patience(
    office: RunningOffice, come: Come
) -> None:
    cookies = of_each_process(office)
    here = come(cookies["2"])
    os.kill(pid_of(office, "2"), signal.SIGKILL)
    reply = here.page.goto(f"{office.address}/?area=demo")
    assert reply is not None
    if reply.status == 503:  # unless it is there again already
        assert "Keep this tab open." in here.page.inner_text("main")
    office.wait("it is there again", lambda: office.health()[0] == 200)
    here.page.goto(f"{office.address}/?area=demo")
    here.page.wait_for_selector('[data-testid="stMain"] h1', timeout=60_000)
