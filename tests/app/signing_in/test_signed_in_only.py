"""What is asked of an office without a sign-in is refused, on every route; a socket ends with its sign-in."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message
from starlette.websockets import WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from actions.permits.roles import Role
from app.signing_in import readers, signed_in_only
from app.signing_in.cookie import COOKIE
from app.signing_in.ended_here import EndedHere
from app.signing_in.signed_in_only import SignedInOnly
from app.signing_in.who import sign_in_of
from layers.sign_ins.readers import KeptReaders
from tests.app.signing_in.office import be_office, cookies_for, header_of


async def _page(request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.url.path} {sorted(request.cookies)}")


async def _echo(socket: WebSocket) -> None:
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)


APP = SignedInOnly(Starlette(routes=[Route("/{path:path}", _page), WebSocketRoute("/_stcore/stream", _echo)]))


@pytest.fixture
def ended(tmp_path, monkeypatch) -> EndedHere:
    monkeypatch.setattr(readers, "kept_readers", lambda: KeptReaders(tmp_path))
    return be_office(monkeypatch, tmp_path)


def asked(path: str, headers: dict[str, str] | None = None, query: str = "") -> tuple[int, str]:
    """Status and words of an answer."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(APP(scope("http", path, headers or {}, query), receive, send))
    return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:]).decode()


def scope(kind: str, path: str, headers: dict[str, str], query: str = "") -> dict[str, object]:
    return {
        "type": kind, "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": path,
        "scheme": "ws" if kind == "websocket" else "http", "raw_path": path.encode(), "subprotocols": [],
        "query_string": query.encode(), "root_path": "", "server": ("127.0.0.1", 1), "client": ("::1", 2),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip


CLOSED = (
    *("/tiles/town/r/1/2/3.png", "/map-scripts/1/map.js", "/media/abc.csv", "/component/x/index.html"),
    *("/_stcore/upload_file/a/b", "/_stcore/bidi-components/x", "/_stcore/anything-new", "/app/static/x"),
)
OPEN = (
    "/",
    "/register",
    "/_stcore/health",
    "/_stcore/host-config",
    "/static/js/index.js",
    "/auth/login",
    "/oauth2callback",
)


@pytest.mark.parametrize("path", OPEN)
def test_what_it_takes_to_sign_in_is_open(path, ended):
    assert asked(path)[0] == 200


@pytest.mark.parametrize("path", CLOSED)
def test_all_else_is_closed_to_who_has_not_signed_in(path, ended):
    assert asked(path) == (401, "Sign in first: open this address without what follows the host’s name.")


@pytest.mark.parametrize("path", CLOSED)
def test_all_else_is_open_to_who_has_a_role_and_closed_without_one(path, ended):
    assert asked(path, {"Cookie": header_of(cookies_for(Role.PANEL))})[0] == 200
    assert asked(path, {"Cookie": header_of(cookies_for())}) == (
        403, "Your role does not open this address. Ask the service desk.",
    )  # fmt: skip


def test_at_a_desk_nothing_is_asked(monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_OFFICE", raising=False)
    assert all(asked(path)[0] == 200 for path in (*CLOSED, "/services"))


@pytest.mark.parametrize("path", ["/services", "/services/abc", "/open-referral", "/open-referral/services"])
def test_published_data_is_read_by_a_token_and_by_roles_of_the_table(path, ended, tmp_path):
    status, sentence = asked(path)
    assert (status, sentence[:37]) == (401, "Published data is read with a token. ")
    token = KeptReaders(tmp_path).add("website", by="JB")
    assert asked(path, {"Authorization": f"Bearer {token}"}, "page=3&word=secret")[0] == 200
    assert asked(path, {"Authorization": f"Bearer {token}x"}) == (
        401, "This token is not, or no longer, known. Ask whoever looks after Within Reach for a new one.",
    )  # fmt: skip
    assert asked(path, {"Authorization": f"Basic {token}"})[0] == 401
    assert asked(path, {"Cookie": header_of(cookies_for(Role.STEWARD))})[0] == 200
    assert asked(path, {"Cookie": header_of(cookies_for(Role.PLANNER))})[0] == 401
    assert [use.path for use in KeptReaders(tmp_path).uses("website")] == [f"{path}?page&word"]
    KeptReaders(tmp_path).revoke("website", by="JB")
    assert asked(path, {"Authorization": f"Bearer {token}"})[0] == 401


def test_a_token_opens_nothing_but_published_data(ended, tmp_path):
    token = KeptReaders(tmp_path).add("website", by="JB")
    assert all(asked(path, {"Authorization": f"Bearer {token}"})[0] == 401 for path in CLOSED)


def test_an_office_may_open_its_published_data_to_everybody(tmp_path, monkeypatch):
    be_office(monkeypatch, tmp_path, open_data=True)
    assert asked("/services")[0] == 200
    assert asked("/tiles/town/r/1/2/3.png")[0] == 401


def test_streamlit_gets_no_cookie_of_a_sign_in_that_is_over(ended):
    old = {
        **cookies_for(Role.STEWARD, at=datetime.now(UTC) - timedelta(hours=13)),
        f"{COOKIE}_1": "x",
        "own": "1",
    }
    assert asked("/", {"Cookie": header_of(old)}) == (200, "/ ['own']")
    good = {**cookies_for(Role.STEWARD), "own": "1"}
    assert asked("/", {"Cookie": header_of(good)}) == (200, f"/ ['{COOKIE}', 'own']")


def test_signing_out_ends_the_sign_in(ended):
    cookies = cookies_for(Role.STEWARD)
    assert sign_in_of(cookies) is not None
    assert asked("/auth/logout", {"Cookie": header_of(cookies)})[0] == 200
    assert sign_in_of(cookies) is None
    assert asked(CLOSED[0], {"Cookie": header_of(cookies)})[0] == 401


def over_a_socket(cookies: dict[str, str], *, then) -> list[Message]:
    """What a socket sends that gets one word, after which ``then`` happens and nothing comes any more."""
    sent: list[Message] = []
    words = [{"type": "websocket.connect"}, {"type": "websocket.receive", "text": "hello"}]

    async def receive() -> Message:
        if words:
            return words.pop(0)
        then()
        await asyncio.sleep(60)
        return {"type": "websocket.disconnect", "code": 1001}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = {"Cookie": header_of(cookies)}
    asyncio.run(asyncio.wait_for(APP(scope("websocket", "/_stcore/stream", headers), receive, send), 20))
    return sent


@pytest.mark.parametrize("how", ["signed out", "its time is over"])
def test_an_open_socket_is_led_to_the_start_and_closed_when_its_sign_in_ends(
    how, ended, tmp_path, monkeypatch
):
    monkeypatch.setattr(signed_in_only, "_LOOK_AGAIN_S", 0.05)
    cookies = cookies_for(Role.STEWARD)
    sign_in = sign_in_of(cookies)
    assert sign_in is not None

    def then() -> None:
        if how == "signed out":
            ended.end(sign_in.digest, sign_in.ends_at)
        else:
            monkeypatch.setattr(signed_in_only, "is_over", lambda each: each.ends_at == sign_in.ends_at)

    sent = over_a_socket(cookies, then=then)
    assert [message["type"] for message in sent] == [
        "websocket.accept", "websocket.send", "websocket.send", "websocket.close",
    ]  # fmt: skip
    assert sent[1]["text"] == "hello"
    led = ForwardMsg()
    led.ParseFromString(sent[2]["bytes"])
    assert led.auth_redirect.url == "/"
    assert sent[3]["code"] == 1008


def test_a_socket_without_a_sign_in_goes_on_with_nobodys_visit(ended):
    heard: list[bytes] = []

    async def app(scope, _receive, _send) -> None:
        heard.extend(value for name, value in scope["headers"] if name == b"sec-websocket-protocol")

    async def nothing(*_: object) -> Message:
        return {}

    for cookies in ({}, cookies_for(Role.STEWARD)):
        headers = {"Cookie": header_of(cookies), "Sec-WebSocket-Protocol": "streamlit, xsrf, visit-id"}
        asyncio.run(SignedInOnly(app)(scope("websocket", "/_stcore/stream", headers), nothing, nothing))
    assert heard == [b"streamlit, xsrf", b"streamlit, xsrf, visit-id"]
