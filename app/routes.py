"""What is served besides the pages? Map scripts and tiles, and headers that keep the browser at home."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.capacity import OnlyAsManyAsFit
from app.maps import scripts as map_scripts
from app.routes_published import published_routes
from app.shared_origins import SharedOrigins
from app.signing_in.signed_in_only import SignedInOnly
from app.tiles.routes import tile_routes
from app.who_asks import OnlyFromHere

_ONE_YEAR = "public, max-age=31536000, immutable"

# The browser itself refuses any request that would leave this machine. Streamlit's pages and the map
# component run scripts they hold as text, hence the two unsafe words; what keeps hostile text out of scripts
# is app/maps/safe.py.
_SAME_MACHINE = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _SAME_MACHINE,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# Streamlit would tell anybody how many visits there are and what its caches are called, and can be driven
# without a browser; neither is of use here.
_CLOSED = ("/_stcore/metrics", "/_stcore/agent")


async def map_script(request: Request) -> Response:
    """One of the map's scripts, styles or pictures, by its name."""
    script = map_scripts.scripts().get(request.path_params["name"])
    if script is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    return Response(script.body, headers={"Content-Type": script.content_type, "Cache-Control": _ONE_YEAR})


def _of_another_host(scope: Scope) -> bool:
    """Whether a page of another host asks; a browser says so in ``Origin``."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


class KeepAtHome:
    """Adds the headers above to every answer of the server, Streamlit's own included.

    A page of another host gets no connection and no leave to read. Streamlit would come to the same, but asks
    an outside service for this machine's address first.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and _of_another_host(scope):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            sent_on = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            scope = {**scope, "headers": sent_on}

        if scope["type"] == "http" and scope["path"].startswith(_CLOSED):
            await PlainTextResponse("There is no such page.", status_code=404)(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


ROUTES = [
    Route(f"{map_scripts.ROUTE}/{{edition}}/{{name:path}}", map_script, methods=["GET"]),
    *tile_routes(),
    *published_routes(),
]
MIDDLEWARE = [
    Middleware(SharedOrigins),
    Middleware(KeepAtHome),
    Middleware(OnlyFromHere),
    Middleware(SignedInOnly),
    Middleware(OnlyAsManyAsFit),
]
