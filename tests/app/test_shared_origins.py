"""A page of another host reads what is published only where the settings name it, and nothing else ever."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.memory.session import AREAS_VARIABLE
from app.routes import KeepAtHome
from app.shared_origins import SharedOrigins
from layers.publishing.origins import VARIABLE, reading_pages
from layers.register.engine.errors import RegisterError
from tests.app.test_routes_feed import Answer, Client

MAPS = "https://maps.example.gov.uk"


def _page(_request: Request) -> Response:
    return PlainTextResponse("here")


class _Guarded(Client):
    def __init__(self) -> None:
        routes = [Route(path, _page) for path in ("/ogc/collections", "/services", "/map")]
        self._app = SharedOrigins(KeepAtHome(Starlette(routes=routes)))


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    monkeypatch.delenv(VARIABLE, raising=False)
    return _Guarded()


def asked_by(client: Client, origin: str, path: str = "/services", method: str = "GET") -> Answer:
    headers = {"Host": "127.0.0.1", "Origin": origin}
    if method == "OPTIONS":
        headers["Access-Control-Request-Method"] = "GET"
    answer: Answer = client.get(path, headers=headers, method=method)
    return answer


def leave(answer: Answer) -> str:
    return answer.headers.get("access-control-allow-origin", "")


def test_no_page_of_another_host_may_read_unless_it_is_named(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leave(asked_by(client, MAPS)) == ""
    assert asked_by(client, MAPS, method="OPTIONS").status_code == 405
    monkeypatch.setenv(VARIABLE, f"{MAPS}, http://localhost:3000")
    for path in ("/services", "/ogc/collections"):
        answer = asked_by(client, MAPS, path)
        assert (leave(answer), answer.text) == (MAPS, "here")
        assert "Origin" in answer.headers["vary"]
    for other in ("https://evil.example", f"{MAPS}.evil.example", "null", f"{MAPS}/", MAPS.upper()):
        assert leave(asked_by(client, other)) == ""
    assert leave(asked_by(client, MAPS, "/map")) == ""


def test_a_browser_that_asks_beforehand_is_answered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, MAPS)
    answer = asked_by(client, MAPS, method="OPTIONS")
    assert (answer.status_code, leave(answer)) == (204, MAPS)
    assert "Authorization" in answer.headers["access-control-allow-headers"]
    assert asked_by(client, "https://evil.example", method="OPTIONS").status_code == 405


def test_pages_may_be_named_in_the_settings_file(tmp_path: Path) -> None:
    assert reading_pages({}, tmp_path) == frozenset()
    (tmp_path / "settings.toml").write_text(f'reading_pages = ["{MAPS}"]\n', encoding="utf-8")
    assert reading_pages({}, tmp_path) == {MAPS}
    assert reading_pages({VARIABLE: "http://a.example:8080"}, tmp_path) == {"http://a.example:8080"}


@pytest.mark.parametrize("text", ["*", "null", "maps.example", f"{MAPS}/path", "ftp://a.example", "https://"])
def test_what_is_no_origin_is_refused_in_a_sentence(
    text: str, tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RegisterError, match=r"is no address of pages .* without a path or a star"):
        reading_pages({VARIABLE: text}, tmp_path)
    monkeypatch.setenv(VARIABLE, text)
    assert leave(asked_by(client, text)) == ""
