"""May a page of another host read what is published? Only those that the settings name (CORS); none else."""

import logging
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.memory.session import areas_folder
from geo.errors import WithinReachError
from layers.publishing.origins import reading_pages
from layers.register.importing.seeding import register_folder

PREFIXES: Final = ("/ogc", "/services", "/open-referral")  # all that is published over HTTP lies under these
_LEAVE: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, If-None-Match, Accept",
    "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Max-Age": "600",
}
_log = logging.getLogger(__name__)


def is_published(path: str) -> bool:
    """Whether a path is one of those that other programs read."""
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in PREFIXES)


class SharedOrigins:
    """Lets the pages that the settings name read what is published, and says so before they ask too.

    It stands outside all else: what it adds is leave for a browser to hand on an answer, not the answer.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with leave to read where it is given."""
        if scope["type"] != "http" or not is_published(scope["path"]):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        leave = _leave_for(origin)
        if leave and scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=204, headers=leave)(scope, receive, send)
            return

        async def send_with_leave(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                answered.add_vary_header("Origin")
                for name, value in leave.items():
                    answered[name] = value
            await send(message)

        await self.app(scope, receive, send_with_leave)


def _leave_for(origin: str) -> dict[str, str]:
    """The headers that let a page of this origin read; none where it may not."""
    if not origin:
        return {}
    try:
        allowed = reading_pages(folder=register_folder(areas_folder()))
    except WithinReachError as error:
        _log.warning("No page of another host may read: %s", error)
        return {}
    return {"Access-Control-Allow-Origin": origin, "Vary": "Origin", **_LEAVE} if origin in allowed else {}
