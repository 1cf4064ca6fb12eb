"""Who may ask at all? The browser of this machine, under this machine's own names, through nothing between.

A name of somebody else's that points at this machine (DNS rebinding) would let their page read every route;
a proxy would open to a whole network a program in which nobody signs in.
"""

import os
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from presentation.words.office import who_asks as words
from starting.sign_in import is_office

PROXY_VARIABLE: Final = "WITHIN_REACH_PROXY_SIGNS_IN"
_FORWARDED: Final = "forwarded"
_MISDIRECTED, _FORBIDDEN, _POLICY = 421, 403, 1008


class OnlyFromHere:
    """Refuses, on every route and every socket, what does not come from this machine's own browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in a sentence."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        status, sentence = _refusal(Headers(scope=scope))
        if not sentence:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY})
        else:
            await PlainTextResponse(sentence, status_code=status)(scope, receive, send)


def _refusal(headers: Headers) -> tuple[int, str]:
    """Why a request is not answered, and with which status; "" where it is."""
    if not is_host_allowed(headers.get("host")):
        return _MISDIRECTED, words.other_name(config.get_option("server.allowedHosts"))
    is_forwarded = any(name == _FORWARDED or name.startswith("x-forwarded-") for name in headers)
    proxy_signs_in = os.environ.get(PROXY_VARIABLE, "").strip().casefold() == "yes"
    if is_forwarded and not (proxy_signs_in or is_office()):
        return _FORBIDDEN, words.through_a_proxy(PROXY_VARIABLE)
    return 200, ""
