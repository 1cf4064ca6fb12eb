"""Only this machine's own browser is answered, on every route and socket, each refusal by its words."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message

from app.who_asks import PROXY_VARIABLE, OnlyFromHere


async def _open(_socket) -> None:
    raise AssertionError("a socket was opened")


async def _page(_request) -> PlainTextResponse:
    return PlainTextResponse("the page")


APP = OnlyFromHere(Starlette(routes=[Route("/", _page), WebSocketRoute("/stream", _open)]))


@pytest.fixture(autouse=True)
def of_one_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the project's own settings, and no proxy that signs anybody in."""
    monkeypatch.delenv(PROXY_VARIABLE, raising=False)
    monkeypatch.setattr("streamlit.config.get_option", lambda _name: ["127.0.0.1", "localhost"])


def answers(headers: dict[str, str], *, kind: str = "http") -> list[Message]:
    """What is sent for a request with these headers."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": kind, "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "method": "GET",
        "path": "/" if kind == "http" else "/stream", "raw_path": b"/", "query_string": b"", "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(APP(scope, receive, send))
    return sent


def body(headers: dict[str, str]) -> tuple[int, str]:
    start, *parts = answers(headers)
    return start["status"], b"".join(part["body"] for part in parts).decode()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8501", "localhost:8501", "LOCALHOST", "localhost."])
def test_this_machines_own_names_are_answered(host):
    assert body({"Host": host}) == (200, "the page")


@pytest.mark.parametrize(
    "host", ["evil.test", "127.0.0.1.evil.example", "localhost@evil.example", "[::1", ""]
)
def test_another_name_is_refused_with_those_that_are_not(host):
    status, sentence = body({"Host": host})
    assert status == 421
    assert sentence.startswith(
        "Within Reach answers here under these names only: 127.0.0.1 and localhost. Open"
    )


def test_no_name_at_all_is_refused():
    assert body({})[0] == 421


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "x-forwarded-host"])
def test_what_comes_through_a_proxy_is_refused_unless_the_proxy_signs_people_in(header, monkeypatch):
    headers = {"Host": "localhost", header: "for=198.51.100.7"}
    status, sentence = body(headers)
    assert status == 403
    assert "where nobody signs in, so it does not answer through a proxy." in sentence
    assert sentence.endswith("where the proxy signs everybody in, set WITHIN_REACH_PROXY_SIGNS_IN to yes.")
    monkeypatch.setenv(PROXY_VARIABLE, "no")
    assert body(headers)[0] == 403
    monkeypatch.setenv(PROXY_VARIABLE, "yes")
    assert body(headers) == (200, "the page")


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Host": "localhost", "Forwarded": "for=1.1.1.1"}]
)
def test_a_socket_is_closed_before_it_is_open(headers):
    assert answers(headers, kind="websocket") == [{"type": "websocket.close", "code": 1008}]
