"""With no network, at the server or the browser, the whole journey works and nothing tries to leave."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.server import ROOT
from tests.browser.visitor import Visitor

ELSEWHERE = re.compile(r"^(?!(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:)")
PLACE = "NP20 4AB"
WITHOUT_NETWORK = ("unshare", "--user", "--map-root-user", "--net")


@pytest.fixture
def shut_in(newport: Visitor) -> Iterator[tuple[Visitor, list[str]]]:
    """A visitor whose every request to another host is stopped and written down."""
    stopped: list[str] = []

    def stop(route: Route) -> None:
        stopped.append(route.request.url)
        route.abort()

    newport.context.route(ELSEWHERE, stop)
    yield newport, stopped
    newport.context.unroute_all(behavior="ignoreErrors")


def test_the_whole_journey_needs_no_other_host(shut_in: tuple[Visitor, list[str]]) -> None:
    here, stopped = shut_in
    here.open("area=newport")
    whole_journey(here)
    assert stopped == []
    hosts = {url.split("/")[2] for url in here.requests if url.startswith("http")}
    assert hosts == {here.server.address.removeprefix("http://")}
    assert here.server.way_out.read_text(encoding="utf-8") == "", "the server tried to leave this machine"


def whole_journey(here: Visitor) -> None:
    """From an address to the file, with the map's pictures drawn at every step."""
    here.find(PLACE)
    assert "places within 15 minutes" in here.text()
    frame = here.map()
    drawn = frame.evaluate(
        "[...document.querySelectorAll('img.leaflet-tile')].map(tile => [tile.src, tile.naturalWidth])"
    )
    assert drawn
    assert all("/tiles/newport/" in src and width >= 512 for src, width in drawn), "the pictures came"
    assert "There and back" in here.choose_row(2)
    here.map().evaluate("void map.setZoom(17, {animate: false})")
    here.map()
    assert here.open_table() == here.rows() or len(here.rows()) < len(here.on_map())
    assert here.download().count("\n") > 2


def test_the_app_and_the_browser_work_on_a_machine_without_any_network(
    newport: Visitor, tmp_path: Path
) -> None:
    if shutil.which("unshare") is None or subprocess.run([*WITHOUT_NETWORK, "true"], check=False).returncode:
        pytest.skip("This machine does not let a program cut itself off the network (unshare).")
    words = [sys.executable, "-m", "tests.browser.cut_off", str(newport.server.areas), str(tmp_path)]
    told = subprocess.run(
        [*WITHOUT_NETWORK, *words], cwd=ROOT, capture_output=True, text=True, timeout=150, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.strip().endswith("the whole journey works")
