"""Is there room for one more visitor? Who comes too late gets a page that says so; who is in stays in.

A process of the app answers one action at a time. Where more people use it than it can serve, all of them
wait; so from a number on nobody more is let in. A visitor is a browser, known by a cookie that holds a number
drawn by lot and nothing else. Its place is kept while any of its tabs is connected and for a while after, so
that who reloads or loses the line comes back to it. Nothing of this is written, and a refusal costs a page.
"""

import html
import os
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.errors import WithinReachError
from presentation.words.office import capacity as words

VARIABLE: Final = "WITHIN_REACH_MOST_VISITORS"
MOST_VISITORS: Final = 30  # of one process: a judgement from what an action costs, see docs/speed.md
COOKIE: Final = "within_reach_place"
HELD_S: Final = 120.0  # a place of somebody who lost the connection: as long as Streamlit keeps the session
LOADING_S: Final = 60.0  # a place of somebody whose page is on its way
TRY_AGAIN_S: Final = 60
_STREAM: Final = "/_stcore/stream"
_NO_PAGES: Final = ("/_stcore/", "/component/", "/static/", "/media/", "/tiles/", "/map-scripts/")
_UNAVAILABLE, _TRY_AGAIN_LATER = 503, 1013


class VisitorsSettingError(WithinReachError, ValueError):
    """The settings name no number of visitors."""


def most_visitors(environment: Mapping[str, str] | None = None) -> int:
    """How many visitors a process lets in at once, as the settings say.

    Raises
    ------
    VisitorsSettingError
        It is not a whole number from 1 on.
    """
    setting = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if not setting:
        return MOST_VISITORS
    if not setting.isdecimal() or int(setting) < 1:
        raise VisitorsSettingError(
            '"{setting}" is not the number of visitors that {variable} lets in.',
            "Write a whole number from 1 on, such as {most}.",
            setting=setting,
            variable=VARIABLE,
            most=MOST_VISITORS,
        )
    return int(setting)


@dataclass
class _Place:
    """One visitor's."""

    sockets: int = 0  # tabs that are connected
    held_until: float = 0.0  # on the clock, where none is


class VisitorPlaces:
    """Who is in; all in one event loop, so that nothing is counted twice."""

    def __init__(
        self, most: int, *, held_s: float = HELD_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most, self._held_s, self._clock = most, held_s, clock
        self._places: dict[str, _Place] = {}

    def taken(self) -> int:
        """How many places are taken now."""
        now = self._clock()
        for visitor in [key for key, at in self._places.items() if not at.sockets and at.held_until <= now]:
            del self._places[visitor]
        return len(self._places)

    def enter(self, visitor: str) -> bool:
        """Give a visitor a place, or go on holding its own; False where there is none left."""
        if self.taken() >= self.most and visitor not in self._places:
            return False
        place = self._places.setdefault(visitor, _Place())
        place.held_until = max(place.held_until, self._clock() + min(LOADING_S, self._held_s))
        return True

    def connect(self, visitor: str) -> bool:
        """Count one more of a visitor's tabs; False where there is no place for it."""
        if not self.enter(visitor):
            return False
        self._places[visitor].sockets += 1
        return True

    def disconnect(self, visitor: str) -> None:
        """Count one tab less; the place is held for a while."""
        place = self._places[visitor]
        place.sockets -= 1
        place.held_until = self._clock() + self._held_s


class OnlyAsManyAsFit:
    """Lets in as many visitors as there are places, and tells the others when to try again."""

    def __init__(self, app: ASGIApp, places: VisitorPlaces | None = None) -> None:
        self.app, self.places = app, places or VisitorPlaces(most_visitors())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say that it is full."""
        if scope["type"] == "websocket" and scope["path"].endswith(_STREAM):
            await self._connect(scope, receive, send)
        elif scope["type"] == "http" and _asks_for_a_page(scope):
            await self._page(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor = _visitor(scope) or secrets.token_urlsafe(16)  # without a cookie: this one connection
        if not self.places.connect(visitor):
            await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.places.disconnect(visitor)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor, is_new = _visitor(scope), False
        if not visitor:
            visitor, is_new = secrets.token_urlsafe(16), True
        if not self.places.enter(visitor):
            headers = {"Retry-After": str(TRY_AGAIN_S), "Cache-Control": "no-store"}
            await HTMLResponse(_full(), _UNAVAILABLE, headers)(scope, receive, send)
            return

        async def send_with_cookie(message: Message) -> None:
            """Send it on, with the number of who is new."""
            if is_new and message["type"] == "http.response.start":
                secure = "; Secure" if scope["scheme"] == "https" else ""
                MutableHeaders(scope=message).append(
                    "set-cookie", f"{COOKIE}={visitor}; Path=/; HttpOnly; SameSite=Lax{secure}"
                )
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _asks_for_a_page(scope: Scope) -> bool:
    """Whether a browser opens a page; a map, a picture or a file is part of one that is open."""
    headers = Headers(scope=scope)
    return (
        scope["method"] == "GET"
        and "text/html" in headers.get("accept", "")
        and headers.get("sec-fetch-dest", "document") == "document"
        and not scope["path"].startswith(_NO_PAGES)
    )


def _visitor(scope: Scope) -> str:
    """The number in the visitor's cookie; "" where there is none, or none that could be ours."""
    try:
        cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return ""
    number = cookies[COOKIE].value if COOKIE in cookies else ""
    return number if 0 < len(number) <= 40 else ""


def _full() -> str:
    """The page for who comes too late; it needs nothing else of the server."""
    return (
        f'<!DOCTYPE html><html lang="{html.escape(words.LANGUAGE)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(words.TITLE)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{html.escape(words.FULL)}</h1><p>{html.escape(words.NOTHING_LOST)}</p>"
        f'<p><a href="">{html.escape(words.TRY_AGAIN)}</a></p></main></body></html>'
    )


_STYLE: Final = (
    ":root{color-scheme:light dark}body{margin:0;background:#fff;color:#0b0c0c;"
    "font:18px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}"
    "main{max-width:36rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:2rem;line-height:1.2}"
    "a{display:inline-block;padding:.6rem 1.2rem;border-radius:4px;background:#0f5f6f;color:#fff;"
    "text-decoration:none;font-weight:600}a:focus-visible{outline:3px solid #0b0c0c;outline-offset:3px}"
    "@media (prefers-color-scheme:dark){body{background:#14181a;color:#f2f5f5}"
    "a{background:#5cc3d6;color:#0b0c0c}a:focus-visible{outline-color:#f2f5f5}}"
)
