"""How do others read the register? As an Open Referral UK 3.0 feed: /services and /services/{id}, read-only.

The same stands under /open-referral, where the feed also says what it is: readers that are given one address
ask there for "/", which on this server is the page.
"""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Final

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.memory.session import areas_folder
from app.work.made_once import MadeOnce
from geo.errors import WithinReachError
from geo.wording import worded
from layers.assets.kinds import load_kinds
from layers.publishing.asset_rows import published_assets
from layers.publishing.features.feed_assets import feed_asset, within
from layers.publishing.features.model import FeatureRequestError
from layers.publishing.features.query import read_bounds
from layers.register.exporting.feed import MOST_PER_PAGE, USUAL_PER_PAGE, Feed, build_feed
from layers.register.exporting.provenance import Provenance
from layers.register.importing.seeding import register_beside
from layers.register.store import Register, open_register

PREFIX: Final = "/open-referral"
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_KEEP: Final = "public, no-cache"  # kept, but asked about each time: a corrected address is gone at once

# Built once for each version of the register and each day, however many ask.
_FEEDS: Final = MadeOnce[tuple[Register, str, date], Feed](1)
_REGISTERS: Final = MadeOnce[str, Register](1)

Answer = Callable[[Feed, Request], Any]


class FeedRequestError(WithinReachError, ValueError):
    """What was asked of the feed cannot be given."""

    def __init__(self, what: str, fix: str, status: int = 400) -> None:
        super().__init__(what, fix)
        self.status = status

    def __reduce__(self) -> tuple[type["FeedRequestError"], tuple[str, str, int]]:
        return type(self), (self.what, self.fix, self.status)


def feed_routes(register: Callable[[], Register] | None = None) -> list[Route]:
    """The routes of the feed; that of the office's register unless told otherwise."""
    opened = register or office_register

    def route(path: str, answer: Answer) -> Route:
        async def reply(request: Request) -> Response:
            return await anyio.to_thread.run_sync(_reply, opened, answer, request)

        return Route(path, reply, methods=["GET"])

    both = ("", PREFIX)
    return [
        *(route(f"{prefix}/services", _page) for prefix in both),
        *(route(f"{prefix}/services/{{id:path}}", _one) for prefix in both),
        route(PREFIX, _details),
        route(f"{PREFIX}/", _details),
    ]


def _reply(opened: Callable[[], Register], answer: Answer, request: Request) -> Response:
    try:
        register = opened()
        key, today = register.cache_key, datetime.now(UTC).date()
        tag = f'"{key}-{today}"'
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag, "Cache-Control": _KEEP})
        feed = _FEEDS.get((register, key, today), partial(_feed, register, today))
        return _json(answer(feed, request), headers={"ETag": tag, "Cache-Control": _KEEP})
    except (FeedRequestError, FeatureRequestError) as error:
        return _json({"error": str(error)}, status=error.status, headers={"Cache-Control": "no-store"})
    except WithinReachError:
        unreadable = "The register cannot be read just now. Ask again later."
        return _json({"error": unreadable}, status=503, headers={"Cache-Control": "no-store"})


def _json(value: Any, *, status: int = 200, headers: dict[str, str]) -> Response:
    body = json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def _feed(register: Register, today: date) -> Feed:
    identity = register.cache_key.partition("-")[0]
    given = published_assets((entry.asset for entry in register.entries()), identity=identity)
    return build_feed(
        map(feed_asset, given), kinds=load_kinds(), provenance=Provenance("Community assets", today)
    )


def office_register() -> Register:
    """The office's register, opened once for all who read what is published."""
    place = register_beside(areas_folder())
    return _REGISTERS.get(place, partial(open_register, place))


def _details(feed: Feed, request: Request) -> dict[str, Any]:
    return feed.details()


def _page(feed: Feed, request: Request) -> dict[str, Any]:
    page = _number(request, "page", 1, most=999_999_999)
    box = request.query_params.get("bbox")
    feed = feed if box is None else within(feed, read_bounds(box))
    return feed.service_list(page, _number(request, "per_page", USUAL_PER_PAGE, most=MOST_PER_PAGE))


def _number(request: Request, name: str, otherwise: int, *, most: int) -> int:
    number = request.query_params.get(name)
    if number is None:
        return otherwise
    if not _NUMBER.fullmatch(number) or not 1 <= int(number) <= most:
        upto = f"from 1 to {most}" if name == "per_page" else "from 1 on"
        raise FeedRequestError(
            worded('"{number}" is not a number for {name}.', number=number[:40], name=name),
            worded("Give a whole number {upto}.", upto=upto),
        )
    return int(number)


def _one(feed: Feed, request: Request) -> dict[str, Any]:
    service = feed.service_full(request.path_params["id"])
    if service is None:
        raise FeedRequestError(
            "There is no service of this id.", "Take an id from the list at /services.", status=404
        )
    return service
