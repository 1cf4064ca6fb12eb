"""A feed is fetched whole, within bounds, and never led elsewhere; tried on a server of our own."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from layers.register.importing.feeds.feed_client import fetch_feed
from layers.register.importing.feeds.feed_connection import FeedLimits
from layers.register.importing.feeds.public_address import checked_address
from layers.tables.source_table import ImportRefusedError

Answer = tuple[int, dict[str, str], bytes]
Serve = Callable[[Callable[[str], Answer]], str]
DETAILS = {
    "version": "HSDS-UK-3.0",
    "profile": "https://example.org/p",
    "openapi_url": "https://example.org/o",
    "licence": "OGL",
}
QUICK = FeedLimits(
    seconds=3, seconds_without_a_word=1, bytes_a_page=50_000, bytes_in_all=200_000, services=200
)


def answer(value: Any, status: int = 200, **headers: str) -> Answer:
    return (
        status,
        {name.replace("_", "-"): text for name, text in headers.items()},
        json.dumps(value).encode(),
    )


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[ThreadingHTTPServer] = []

    def start(how: Callable[[str], Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, body = how(self.path)
                self.send_response(status)
                for name, text in headers.items():
                    self.send_header(name, text)
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def feed_of(count: int, per_page: int = 10) -> Callable[[str], Answer]:
    def how(path: str) -> Answer:
        parts = urlsplit(path)
        if parts.path == "/":
            return answer(DETAILS)
        if parts.path.startswith("/services/"):
            return answer(
                {"id": parts.path.rsplit("/", 1)[1], "name": "n", "status": "active", "schedules": []}
            )
        page = int(parse_qs(parts.query)["page"][0])
        listed = [{"id": f"s{n}", "name": "n", "status": "active"} for n in range(count)][
            (page - 1) * per_page : page * per_page
        ]
        return answer({"total_pages": -(-count // per_page), "page_number": page, "contents": listed})

    return how


def test_every_page_and_every_service_is_fetched(serve: Serve) -> None:
    told: list[tuple[int, int]] = []
    feed = fetch_feed(
        serve(feed_of(25)) + "/services", allow_private=True, limits=QUICK, tell=lambda *at: told.append(at)
    )
    assert [service["id"] for service in feed.services] == [f"s{n}" for n in range(25)]
    assert all("schedules" in service for service in feed.services)
    assert (feed.version, feed.licence, feed.faults) == ("HSDS-UK-3.0", "OGL", ())
    assert told[-1] == (25, 25)


def test_hosts_inside_private_networks_are_refused_unless_allowed(serve: Serve) -> None:
    with pytest.raises(ImportRefusedError, match=r"not read from port|inside a private network"):
        fetch_feed(serve(feed_of(1)))
    for url in (
        "http://127.0.0.1",
        "http://[::1]",
        "http://169.254.169.254/latest",
        "http://10.0.0.1:8080",
        "http://[::ffff:127.0.0.1]",
        "http://0.0.0.0",
        "http://localhost",
    ):
        with pytest.raises(ImportRefusedError, match="inside a private network"):
            checked_address(urlsplit(url), allow_private=False)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org",
        "http://user:secret@example.org",
        "http://",
        "http://a:99999",
        "javascript:1",
    ],
)
def test_what_is_no_address_of_a_feed_is_refused(url: str) -> None:
    with pytest.raises(ImportRefusedError, match="not the address of a feed"):
        fetch_feed(url)


def test_a_feed_that_leads_to_another_host_is_refused(serve: Serve) -> None:
    inner = serve(feed_of(1))
    away = serve(lambda path: answer({}, 302, Location=inner + path))
    with pytest.raises(ImportRefusedError, match="leads on to another address"):
        fetch_feed(away, allow_private=True, limits=QUICK)
    round_and_round = serve(lambda path: answer({}, 301, Location=path))
    with pytest.raises(ImportRefusedError, match="leads from one address to the next"):
        fetch_feed(round_and_round, allow_private=True, limits=QUICK)


def test_a_path_moved_on_the_same_host_is_followed(serve: Serve) -> None:
    usual = feed_of(3)
    moved = serve(
        lambda path: (
            answer({}, 308, Location="/new" + path)
            if not path.startswith("/new")
            else usual(path.removeprefix("/new"))
        )
    )
    assert len(fetch_feed(moved, allow_private=True, limits=QUICK).services) == 3


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (lambda path: (200, {}, b"x" * 90_000), "sends more than"),
        (lambda path: (200, {}, b"<html>"), "is not whole JSON"),
        (lambda path: answer(DETAILS, 200, Content_Encoding="gzip"), "in packed form"),
        (lambda path: answer({}, 404), "answered 404"),
        (lambda path: answer({"version": "1.0"}), 'says it is of version "1.0"'),
        (lambda path: answer(DETAILS if path == "/" else {"results": []}), 'has no "contents"'),
        (
            lambda path: answer(DETAILS if path == "/" else {"contents": [{"id": 1}] * 100}),
            "lists more than 200 services",
        ),
    ],
)
def test_a_feed_that_misbehaves_is_refused_in_plain_words(
    serve: Serve, how: Callable[[str], Answer], words: str
) -> None:
    with pytest.raises(ImportRefusedError, match=words):
        fetch_feed(serve(how), allow_private=True, limits=QUICK)


def test_a_feed_that_is_silent_or_drips_is_left_in_time(serve: Serve) -> None:
    def silent(path: str) -> Answer:
        time.sleep(2.5)
        return answer(DETAILS)

    began = time.monotonic()
    with pytest.raises(ImportRefusedError, match="took longer than it may"):
        fetch_feed(
            serve(silent), allow_private=True, limits=FeedLimits(seconds=1, seconds_without_a_word=0.5)
        )
    assert time.monotonic() - began < 2


def test_a_feed_whose_very_headings_drip_is_left_in_time() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with suppress(OSError):
            talk, _ = listener.accept()
            for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 60:
                talk.send(bytes([letter]))
                time.sleep(0.1)

    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    limits, url = (
        FeedLimits(seconds=1, seconds_without_a_word=0.5),
        f"http://127.0.0.1:{listener.getsockname()[1]}",
    )
    with pytest.raises(ImportRefusedError, match="took longer than it may"):
        fetch_feed(url, allow_private=True, limits=limits)
    assert time.monotonic() - began < 2
    listener.close()


def test_a_busy_feed_is_asked_again_but_not_for_ever(serve: Serve) -> None:
    asked: list[str] = []

    def busy(path: str) -> Answer:
        asked.append(path)
        return answer({}, 503) if len(asked) % 3 else feed_of(1)(path)

    assert len(fetch_feed(serve(busy), allow_private=True, limits=FeedLimits(seconds=15)).services) == 1
    with pytest.raises(ImportRefusedError, match="answered 503"):
        fetch_feed(serve(lambda path: answer({}, 503)), allow_private=True, limits=QUICK)


def test_nobody_answers(serve: Serve) -> None:
    with pytest.raises(ImportRefusedError, match=r"There is no answer from 127\.0\.0\.1"):
        fetch_feed("http://127.0.0.1:9", allow_private=True, limits=QUICK)
    with pytest.raises(ImportRefusedError, match="no host called"):
        fetch_feed("http://no-such-host.invalid", limits=QUICK)
