"""The running app is as strict as its settings say."""

import asyncio
import http.client
import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import websockets.asyncio.client as sockets
from playwright.sync_api import Browser
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.server import ROOT, Server
from tests.browser.visitor import Visitor


def headers_of(address: str) -> dict[str, str]:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def test_every_answer_keeps_the_browser_at_home(server: Server) -> None:
    headers = headers_of(f"{server.address}/")
    assert "connect-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("leaflet.js", "javascript"),
        ("map.js", "javascript"),
        ("leaflet.css", "css"),
        ("jquery.js", "javascript"),
    ],
)
def test_the_maps_scripts_come_from_here_and_are_kept(server: Server, name: str, kind: str) -> None:
    headers = headers_of(f"{server.address}/map-scripts/any/{name}")
    assert kind in headers["content-type"]
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"


NOT_SERVED = (
    "map-scripts/x/../../../config.toml",
    "map-scripts/x/nothing.js",
    "tiles/newport/old/12/1/1.png",
    "tiles/..%2f..%2fetc/1/1/1/1.png",
    "_stcore/metrics",
    "_stcore/agent/openapi.json",
)


@pytest.mark.parametrize("path", NOT_SERVED)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="HTTP Error 40"):
        headers_of(f"{server.address}/{path}")


def test_a_page_of_another_host_is_refused(server: Server) -> None:
    assert _answer_to(server, origin="http://elsewhere.example") == 403
    assert _answer_to(server, origin=server.address) == 101


def _answer_to(server: Server, *, origin: str, host: str = "", path: str = "/_stcore/stream") -> int:
    """What the app answers to a page of this origin that asks for a connection."""
    asked = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=10)
    asked.putrequest("GET", path, skip_host=bool(host))
    if host:
        asked.putheader("Host", host)
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    for name, value in (
        upgrade | {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": origin}
    ).items():
        asked.putheader(name, value)
    asked.endheaders()
    try:
        return asked.getresponse().status
    finally:
        asked.close()


def test_a_request_under_another_name_is_refused(server: Server) -> None:
    """A page elsewhere cannot have its own name point at this machine and so read the app."""
    host = server.address.removeprefix("http://")
    for path in ("/_stcore/stream", "/", "/services", "/open-referral/services", "/_stcore/health"):
        answers = _answer_to(server, origin="http://evil.example", host="evil.example", path=path)
        assert answers in (403, 421), path
    assert _answer_to(server, origin=server.address, host=host) == 101


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "x-forwarded-proto"])
def test_nothing_comes_through_a_proxy_where_nobody_signs_in(server: Server, header: str) -> None:
    for path in ("/", "/services", "/_stcore/health"):
        asked = urllib.request.Request(f"{server.address}{path}", headers={header: "for=198.51.100.7"})
        with pytest.raises(urllib.error.HTTPError, match="HTTP Error 403") as refused:
            urllib.request.urlopen(asked, timeout=10)
        assert "was started for one desk" in refused.value.read().decode()


def test_another_origin_may_not_read_what_the_app_says(server: Server) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        asked = urllib.request.Request(
            f"{server.address}{path}", headers={"Origin": "http://elsewhere.example"}
        )
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert answer.headers.get("Access-Control-Allow-Origin") in (None, "null"), path


def test_nothing_is_taken_without_the_page_s_own_token(server: Server) -> None:
    sent = urllib.request.Request(
        f"{server.address}/_stcore/upload_file/any/any", data=b"x", method="PUT",
        headers={"Origin": "http://elsewhere.example"},
    )  # fmt: skip
    with pytest.raises(urllib.error.HTTPError, match=r"HTTP Error 40[0-9]"):
        urllib.request.urlopen(sent, timeout=10)


def test_only_this_machine_is_listened_to(server: Server) -> None:
    table = Path("/proc/net/tcp")
    if not table.is_file():
        pytest.skip("This system does not say what is listened to.")
    port = f":{int(server.address.rsplit(':')[-1]):04X}"
    rows = [line.split() for line in table.read_text(encoding="ascii").splitlines()[1:]]
    listening = {row[1].split(":")[0] for row in rows if row[1].endswith(port) and row[3] == "0A"}
    assert listening == {"0100007F"}, "127.0.0.1 and nothing else"
    with socket.socket(socket.AF_INET6) as door:
        assert door.connect_ex(("::1", int(port[1:], 16))) != 0


def test_the_first_message_says_that_nothing_is_told_about_use(server: Server) -> None:
    async def first() -> Any:
        async with sockets.connect(
            server.address.replace("http", "ws") + "/_stcore/stream", max_size=None
        ) as opened:
            asked = BackMsg()
            asked.rerun_script.query_string = "area=empty"
            await opened.send(asked.SerializeToString())
            while True:
                message = ForwardMsg.FromString(await opened.recv())
                if message.WhichOneof("type") == "new_session":
                    return message.new_session.config

    with ThreadPoolExecutor(1) as apart:  # the browser's own loop runs in this thread
        config = apart.submit(asyncio.run, first()).result()
    assert config.gather_usage_stats is False
    assert config.toolbar_mode == config.MINIMAL


PROBES = {f"{path}/_stcore/{what}" for path in ("about", "register") for what in ("health", "host-config")}


def test_a_page_opened_by_its_own_address_comes_whole(server: Server, browser: Browser) -> None:
    """Streamlit asks below the page's address first and then at the root: two 404s of its own a page."""
    tab, missing = browser.new_page(), []
    tab.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    for path, words in (("about", "answers come from"), ("register", "Asset register")):
        tab.goto(f"{server.address}/{path}?area=empty")
        tab.wait_for_selector(f"text={words}", timeout=30_000)
    tab.close()
    assert {url.removeprefix(f"{server.address}/") for url in missing} <= PROBES


STRICT = {
    "server.address": "127.0.0.1",
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.xsrfCookieSameSite": "strict",
    "server.allowedHosts": ["127.0.0.1", "localhost"],
    "server.enableStaticServing": False,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "logger.enableRich": False,
}


def test_the_settings_are_those_that_were_meant() -> None:
    """What cannot be seen from outside: read as the app reads it, from the same folder."""
    ask = (
        "import json; from streamlit import config;"
        f"print(json.dumps({{name: config.get_option(name) for name in {list(STRICT)!r}}}))"
    )
    told = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout.splitlines()[-1]) == STRICT


def test_the_page_says_nothing_to_anyone_about_its_use(visitor: Visitor) -> None:
    visitor.open("area=empty")
    usage = visitor.page.evaluate("JSON.stringify(window.__streamlit || {})")
    assert 'gatherUsageStats":true' not in usage
    assert visitor.page.locator('[data-testid="stMainMenu"], [data-testid="stAppDeployButton"]').count() == 0
