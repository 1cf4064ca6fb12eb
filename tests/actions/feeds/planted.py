"""A made-up server of feeds: RPDE that changes, files with ETags, and whatever goes wrong with either."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from geo.crs import to_lonlat
from tests.tiny_area import CRS, EAST, NORTH

Reply = tuple[int, dict[str, str], bytes]


def point(x: float = 500.0, y: float = 0.0) -> dict[str, float]:
    """Coordinates of the tiny town, metres from its corner."""
    (lon,), (lat,) = to_lonlat([EAST + x], [NORTH + y], crs=CRS)
    return {"longitude": round(float(lon), 7), "latitude": round(float(lat), 7)}


def place(x: float = 500.0, y: float = 0.0, **more: Any) -> dict[str, Any]:
    return {"@type": "Place", "name": "Baths", "geo": point(x, y), **more}


def series(key: str, **more: Any) -> dict[str, Any]:
    """A series of the tiny town; its sessions stand beside it."""
    return {
        "@type": "SessionSeries",
        "@id": f"https://id.example.org/series/{key}",
        "identifier": key,
        "name": f"Class {key}",
        "location": place(),
        "activity": [{"@type": "Concept", "prefLabel": "Yoga"}],
        **more,
    }


def session(key: str, day: datetime, *, hours: float = 1, **more: Any) -> dict[str, Any]:
    """One session of a series, its moments in universal time as feeds write them."""
    return {
        "@type": "ScheduledSession",
        "@id": f"https://id.example.org/series/{key}#/{day:%Y%m%d}",
        "superEvent": f"https://id.example.org/series/{key}",
        "startDate": stamp(day),
        "endDate": stamp(day + timedelta(hours=hours)),
        **more,
    }


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Rpde:
    """One feed: what was put into it, each with the number of its last change."""

    def __init__(self, path: str, *, page: int = 50) -> None:
        self.path, self.page = path, page
        self.items: dict[tuple[str, str], dict[str, Any]] = {}
        self.number = 0
        self.asked: list[int] = []  # after which change somebody asked

    def put(self, kind: str, key: str, data: dict[str, Any]) -> None:
        self.number += 1
        item = {"state": "updated", "kind": kind, "id": key, "modified": self.number, "data": data}
        self.items.pop((kind, key), None)
        self.items[kind, key] = item

    def delete(self, kind: str, key: str) -> None:
        self.number += 1
        self.items.pop((kind, key), None)
        self.items[kind, key] = {"state": "deleted", "kind": kind, "id": key, "modified": self.number}

    def forget_tombstones(self) -> None:
        self.items = {key: item for key, item in self.items.items() if item["state"] == "updated"}

    def reply(self, path: str, query: dict[str, list[str]], base: str) -> Any:
        after = int(query.get("after", ["0"])[0])
        self.asked.append(after)
        newer = [item for item in self.items.values() if item["modified"] > after][: self.page]
        following = newer[-1]["modified"] if newer else after
        return {
            "items": newer,
            "next": f"{base}{self.path}?after={following}",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }


class Planted:
    """The server: ``routes`` give, by path, what is answered: JSON, a Reply, or a function of the request."""

    def __init__(self) -> None:
        self.routes: dict[str, Any] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.base = ""

    def rpde(self, path: str, **how: Any) -> Rpde:
        feed = Rpde(path, **how)
        self.routes[path] = feed.reply
        return feed

    def url(self, path: str) -> str:
        return self.base + path

    def answer(self, target: str, headers: dict[str, str]) -> Reply:
        parts = urlsplit(target)
        self.requests.append((target, headers))
        route = self.routes.get(parts.path)
        if route is None:
            return 404, {}, b""
        if callable(route):
            reply: Callable[..., Any] = route
            route = reply(parts.path, parse_qs(parts.query), self.base)
        if callable(route):
            route = route(headers)
        if isinstance(route, tuple):
            return route
        return 200, {"Content-Type": "application/json"}, json.dumps(route).encode()


@contextmanager
def planted() -> Iterator[Planted]:
    """A server on this machine, until the block ends."""
    server = Planted()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = server.answer(self.path, dict(self.headers.items()))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.base = f"http://127.0.0.1:{http.server_port}"
    threading.Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
