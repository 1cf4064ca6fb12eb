"""Who comes while all places are taken is told so; who is in keeps the place, even without a line."""

import re

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.capacity import (
    COOKIE,
    LOADING_S,
    OnlyAsManyAsFit,
    VisitorPlaces,
    VisitorsSettingError,
    most_visitors,
)
from app.routes import MIDDLEWARE

TRY_AGAIN_LATER = 1013  # of the websocket's codes
HTML = {"accept": "text/html,application/xhtml+xml"}


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(clock: Clock) -> OnlyAsManyAsFit:
    """An app with room for two visitors."""

    async def page(_request) -> PlainTextResponse:
        return PlainTextResponse("the page")

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("in")
        await socket.receive()  # until the tab closes

    paths = ("/", "/funding", "/tiles/a", "/_stcore/health", "/component/map/index.html")
    routes = [Route(path, page) for path in paths]
    inner = Starlette(routes=[*routes, WebSocketRoute("/_stcore/stream", stream)])
    return OnlyAsManyAsFit(inner, VisitorPlaces(2, held_s=120.0, clock=clock))


def visitor(app: OnlyAsManyAsFit) -> TestClient:
    """A browser that keeps its own cookies."""
    return TestClient(app, headers=HTML)


def connects(browser: TestClient) -> bool:
    """Whether a tab of the browser gets its connection, which is closed again."""
    try:
        with browser.websocket_connect("/_stcore/stream") as socket:
            return socket.receive_text() == "in"
    except WebSocketDisconnect as closed:
        return closed.code != TRY_AGAIN_LATER


def test_who_comes_too_late_is_told_so_in_a_sentence(app):
    assert [visitor(app).get("/").status_code for _ in range(3)] == [200, 200, 503]
    late = visitor(app).get("/funding")
    assert late.status_code == 503
    assert late.headers["retry-after"] == "60"
    assert "set-cookie" not in late.headers
    words = re.sub(r"<[^>]+>", " ", late.text)
    assert "full just now" in words
    assert "try again in a minute" in words
    assert "Nothing of yours is lost" in words
    assert 'lang="en"' in late.text
    assert "<script" not in late.text


def test_a_tab_without_a_place_gets_no_connection(app):
    first, second = visitor(app), visitor(app)
    first.get("/")
    second.get("/")
    assert not connects(visitor(app))
    assert connects(first)
    assert app.places.taken() == 2


def test_who_is_in_opens_more_pages_and_tabs_although_it_is_full(app):
    browsers = [visitor(app), visitor(app)]
    for browser in browsers:
        browser.get("/")
    assert browsers[0].get("/funding").status_code == 200
    with browsers[0].websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_text() == "in"
        assert connects(browsers[0])
        assert app.places.taken() == 2


def test_who_loses_the_line_comes_back_to_the_same_place(app, clock):
    first = visitor(app)
    first.get("/")
    assert connects(first)
    visitor(app).get("/")
    clock.now += LOADING_S - 1
    visitor(app).get("/")
    clock.now += 30
    assert connects(first), "89 seconds later the place is held still"
    assert visitor(app).get("/").status_code == 200, "that of who never connected is not"


def test_a_place_is_free_again_some_time_after_its_last_tab_is_gone(app, clock):
    for browser in (visitor(app), visitor(app)):
        browser.get("/")
        assert connects(browser)
    clock.now += 119
    assert visitor(app).get("/").status_code == 503
    clock.now += 2
    assert visitor(app).get("/").status_code == 200
    assert app.places.taken() == 1


def test_a_place_stays_as_long_as_a_tab_is_connected(app, clock):
    browser = visitor(app)
    browser.get("/")
    with browser.websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_text() == "in"
        clock.now += 100_000
        assert app.places.taken() == 1


def test_what_is_part_of_a_page_and_what_is_no_page_is_never_refused(app):
    for _ in range(3):
        visitor(app).get("/")
    late = visitor(app)
    for path in ("/tiles/a", "/_stcore/health", "/component/map/index.html"):
        assert late.get(path).status_code == 200
    assert late.get("/", headers={"accept": "application/json"}).status_code == 200
    assert late.get("/", headers={"sec-fetch-dest": "iframe"}).status_code == 200
    assert app.places.taken() == 2


def test_the_cookie_says_nothing_of_anybody_and_is_for_the_server_alone(app):
    cookies = [visitor(app).get("/").headers["set-cookie"] for _ in range(2)]
    for cookie in cookies:
        assert re.fullmatch(rf"{COOKIE}=[\w-]{{22}}; Path=/; HttpOnly; SameSite=Lax", cookie)
    assert cookies[0] != cookies[1]
    secure = TestClient(app, base_url="https://testserver", headers=HTML)
    app.places.most = 3
    assert secure.get("/").headers["set-cookie"].endswith("; Secure")


@pytest.mark.parametrize("cookie", [f"{COOKIE}=", f"{COOKIE}={'x' * 41}", "a=b; =;;=", f"{COOKIE}"])
def test_a_cookie_that_is_not_ours_is_a_new_visitors(app, cookie):
    assert "set-cookie" in TestClient(app, headers=HTML | {"cookie": cookie}).get("/").headers


@pytest.mark.parametrize("setting", ["0", "-1", "many", "2.5"])
def test_a_setting_that_is_no_number_is_refused(setting):
    with pytest.raises(VisitorsSettingError, match=f'"{setting}" is not the number of visitors that WITHIN'):
        most_visitors({"WITHIN_REACH_MOST_VISITORS": setting})


def test_the_setting_is_heeded():
    assert most_visitors({"WITHIN_REACH_MOST_VISITORS": " 7 "}) == 7


def test_the_app_lets_in_as_many_as_fit():
    assert OnlyAsManyAsFit in [each.cls for each in MIDDLEWARE]
