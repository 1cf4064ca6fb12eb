"""The running app is as strict as its settings say."""

import http.client
import urllib.error
import urllib.request

import pytest

from tests.browser.conftest import Server, Visitor


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
)


@pytest.mark.parametrize("path", NOT_SERVED)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="HTTP Error 40"):
        headers_of(f"{server.address}/{path}")


def test_a_page_of_another_host_is_refused(server: Server) -> None:
    assert _answer_to(server, origin="http://elsewhere.example") == 403
    assert _answer_to(server, origin=server.address) == 101


def _answer_to(server: Server, *, origin: str) -> int:
    """What the app answers to a page of this origin that asks for a connection."""
    asked = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=10)
    asked.putrequest("GET", "/_stcore/stream")
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


def test_the_page_says_nothing_to_anyone_about_its_use(visitor: Visitor) -> None:
    visitor.open("area=empty")
    usage = visitor.page.evaluate("JSON.stringify(window.__streamlit || {})")
    assert 'gatherUsageStats":true' not in usage
    assert visitor.page.locator('[data-testid="stMainMenu"], [data-testid="stAppDeployButton"]').count() == 0
