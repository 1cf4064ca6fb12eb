"""Does a request come from somebody who signed in? Asked of every route and every socket of an office.

Open without a sign-in is only what it takes to sign in: the empty page and its scripts, which hold no data,
the socket, over which ``app/pages.py`` then shows the page to sign in, and the way to the provider and back.
A socket ends with its sign-in. At a desk nothing is asked.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from typing import Final

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from actions.permits.who_may import Sort, may, permits
from app.signing_in.cookie import COOKIE, TOKENS
from app.signing_in.cookies_out import cookies_out
from app.signing_in.ended_here import ended_here
from app.signing_in.readers import may_read_published, prefix_of, published_prefixes
from app.signing_in.settings import settings
from app.signing_in.who import SignIn, sign_in_of
from presentation.words.office import sign_in as words
from starting.sign_in import CALLBACK, is_office

LOGOUT: Final = "/auth/logout"
# Streamlit's own routes. What is in neither list, nor in the table of permits, is the empty page.
OPEN: Final = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/auth/login",
    LOGOUT,
    CALLBACK,
    "/static",
)
FOR_WHO_IS_SIGNED_IN: Final = ("/_stcore", "/media", "/component", "/app")
_LOOK_AGAIN_S: Final = 2.0
_UNAUTHORIZED, _FORBIDDEN, _POLICY = 401, 403, 1008


class SignedInOnly:
    """Refuses, where an office is served, whatever comes from nobody who signed in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in a sentence."""
        if scope["type"] not in ("http", "websocket") or not is_office():
            await self.app(scope, receive, send)
            return
        sign_in = await anyio.to_thread.run_sync(sign_in_of, cookies_of(scope))
        if sign_in is None:
            scope = _without_sign_in(scope)
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send, sign_in)
            return
        status, sentence = await anyio.to_thread.run_sync(refusal, scope, sign_in)
        if sentence:
            about = {"WWW-Authenticate": "Bearer"} if status == _UNAUTHORIZED else {}
            headers = {**about, "Cache-Control": "no-store"}
            await PlainTextResponse(sentence, status_code=status, headers=headers)(scope, receive, send)
            return
        if scope["path"] == LOGOUT and sign_in is not None:
            await anyio.to_thread.run_sync(ended_here().end, sign_in.digest, sign_in.ends_at)
        await self.app(scope, receive, _sending(scope["path"], send))

    async def _socket(self, scope: Scope, receive: Receive, send: Send, sign_in: SignIn | None) -> None:
        if sign_in is None:
            await self.app(scope, receive, send)
            return
        watched = WatchedSocket(receive, send, sign_in)
        try:
            await self.app(scope, watched.receive, watched.send)
        finally:
            watched.let_go()


class WatchedSocket:
    """A socket that is closed when its sign-in ends, whoever ended it, though nothing comes over it."""

    def __init__(self, receive: Receive, send: Send, sign_in: SignIn) -> None:
        self._receive, self._send, self._sign_in = receive, send, sign_in
        self._coming: asyncio.Task[Message] | None = None
        self._is_closed = False

    async def receive(self) -> Message:
        """The next message; that the socket has gone, once the sign-in is over."""
        if self._coming is None:
            self._coming = asyncio.ensure_future(self._receive())
        while True:
            done, _ = await asyncio.wait({self._coming}, timeout=_LOOK_AGAIN_S)
            if await anyio.to_thread.run_sync(is_over, self._sign_in):
                if not self._is_closed:
                    self._is_closed = True
                    with suppress(RuntimeError, OSError):
                        await self._send({"type": "websocket.send", "bytes": _to_the_start()})
                        await self._send({"type": "websocket.close", "code": _POLICY})
                return {"type": "websocket.disconnect", "code": _POLICY}
            if done:
                message = self._coming.result()
                self._coming = None
                return message

    async def send(self, message: Message) -> None:
        """Send on, until the socket is closed."""
        if not self._is_closed:
            await self._send(message)

    def let_go(self) -> None:
        """Wait for nothing any more."""
        if self._coming is not None:
            self._coming.cancel()


def _to_the_start() -> bytes:
    """What leads a page to the start, where there is the page to sign in: else what it shows would stay."""
    message = ForwardMsg()
    message.auth_redirect.url = "/"
    return bytes(message.SerializeToString())


def is_over(sign_in: SignIn) -> bool:
    """Whether a sign-in has ended, by itself or otherwise."""
    return sign_in.ends_at <= datetime.now(UTC) or ended_here().has_ended(sign_in.digest)


def refusal(scope: Scope, sign_in: SignIn | None) -> tuple[int, str]:
    """Why a request is not answered, and with which status; "" where it is."""
    path, here = scope["path"], settings()
    if prefix_of(path, OPEN):
        return 200, ""
    route = prefix_of(path, [name for sort, name in permits() if sort is Sort.ROUTE])
    if route:
        if sign_in is not None and may(sign_in.roles, Sort.ROUTE, route):
            return 200, ""
        if route in published_prefixes():
            if here.open_data:
                return 200, ""
            headers = {name: value for name, value in Headers(scope=scope).items()}
            return may_read_published(headers, path, scope.get("query_string", b"").decode("latin-1"))
        return _no(sign_in, here.ask)
    if prefix_of(path, FOR_WHO_IS_SIGNED_IN) and (sign_in is None or not sign_in.roles):
        return _no(sign_in, here.ask)
    return 200, ""


def _no(sign_in: SignIn | None, ask: str) -> tuple[int, str]:
    return (_UNAUTHORIZED, words.SIGN_IN_FIRST) if sign_in is None else (_FORBIDDEN, words.no_permit(ask))


def cookies_of(scope: Scope) -> Mapping[str, str]:
    """The cookies of a request or a socket; none that cannot be read."""
    cookies: dict[str, str] = {}
    for header in Headers(scope=scope).getlist("cookie"):
        with suppress(CookieError):
            cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    return cookies


def _without_sign_in(scope: Scope) -> Scope:
    """A request without what is left of a sign-in that is no longer good: Streamlit would take it still."""
    headers = []
    for name, value in scope["headers"]:
        if name == b"cookie":
            pairs = [pair.strip() for pair in value.decode("latin-1").split(";")]
            left = [pair for pair in pairs if not pair.startswith((COOKIE, TOKENS))]
            value = "; ".join(left).encode("latin-1")
        elif name == b"sec-websocket-protocol":
            # The third is the id of the visit that a socket goes on with; without a sign-in it begins anew.
            value = b",".join(value.split(b",")[:2])
        headers.append((name, value))
    return {**scope, "headers": headers}


def _sending(path: str, send: Send) -> Send:
    async def send_safely(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": cookies_out(list(message.get("headers", [])), path, settings())}
        await send(message)

    return send_safely
