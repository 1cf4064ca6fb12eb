"""How is one page of a feed fetched without being led astray.

To other hosts, inner networks, or without end?
"""

import http.client
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from layers.tables.source_table import ImportRefusedError

_PORTS: Final = frozenset({80, 443, 8080, 8443})
_CHUNK: Final = 65_536
_MOST_REDIRECTS: Final = 3
_TRIES: Final = 3
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True)
class FeedLimits:
    """How long and how much at most."""

    seconds: float = 300.0  # for the whole feed
    seconds_without_a_word: float = 10.0
    bytes_a_page: int = 20 * 1024 * 1024
    bytes_in_all: int = 100 * 1024 * 1024  # about ten times that in memory
    services: int = 50_000


@dataclass
class FeedConnection:
    """One host, one set of limits. Addresses are looked up once, checked, and then used as they are."""

    base: str
    limits: FeedLimits
    allow_private: bool
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    _ends: float = field(init=False)
    _read: int = field(default=0, init=False)
    _address: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self._ends = self.clock() + self.limits.seconds
        self._address = checked_address(urlsplit(self.base), allow_private=self.allow_private)

    def get(self, path: str) -> Any:
        """The JSON at a path of the feed.

        Raises ``ImportRefusedError`` if it cannot be had within the limits, is no JSON, or leads elsewhere.
        """
        url = self.base.rstrip("/") + path
        for attempt in range(_TRIES):
            status, body = self._followed(url)
            if status not in _AGAIN:
                break
            self.pause(min(0.2 * 2**attempt, max(self._ends - self.clock(), 0)))
        if status != 200:
            raise ImportRefusedError(
                "The feed answered {status} at {path}.",
                "Try later, or ask its publisher.",
                status=status,
                path=path,
            )
        try:
            return json.loads(body.decode("utf-8-sig"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise ImportRefusedError(
                "The feed's answer at {path} is not whole JSON.", "Check the address of the feed.", path=path
            ) from None

    def _followed(self, url: str) -> tuple[int, bytes]:
        for _ in range(_MOST_REDIRECTS + 1):
            status, body, location = self._once(urlsplit(url))
            if status not in (301, 302, 303, 307, 308):
                return status, body
            url = self._same_host(url, location)
        raise ImportRefusedError("The feed leads from one address to the next.", "Ask its publisher.")

    def _same_host(self, url: str, location: str) -> str:
        there = urlsplit(urljoin(url, location))
        here = urlsplit(self.base)
        if there.hostname != here.hostname or _port(there) != _port(here) or there.scheme != here.scheme:
            raise ImportRefusedError(
                "The feed leads on to another address ({scheme}://{hostname}).",
                "If you trust that one, give it as the feed's address.",
                scheme=there.scheme,
                hostname=there.hostname,
            )
        return there.geturl()

    def _once(self, url: SplitResult) -> tuple[int, bytes, str]:
        connection = self._connect(url)
        watch = self._watch(connection.sock)
        try:
            path = (url.path or "/") + (f"?{url.query}" if url.query else "")
            connection.request(
                "GET", path, headers={"Accept": "application/json", "Accept-Encoding": "identity"}
            )
            answer = connection.getresponse()
            if answer.getheader("Content-Encoding", "identity") != "identity":
                raise ImportRefusedError(
                    "The feed answers in packed form though asked not to.", "Ask its publisher."
                )
            return answer.status, self._body(answer), answer.getheader("Location", "")
        except TimeoutError:
            raise self._too_slow() from None
        except (OSError, http.client.HTTPException) as fault:
            if self.clock() >= self._ends:
                raise self._too_slow() from None
            raise ImportRefusedError(
                "The feed at {hostname} broke off ({name}).",
                "Try again later.",
                hostname=url.hostname,
                name=type(fault).__name__,
            ) from None
        finally:
            watch.cancel()
            connection.close()

    def _watch(self, plain: socket.socket) -> threading.Timer:
        """Hang up when the time is over: an answer that drips letter by letter never seems silent."""

        def hang_up() -> None:
            with suppress(OSError):
                plain.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(max(self._ends - self.clock(), 0.01), hang_up)
        watch.daemon = True
        watch.start()
        return watch

    def _connect(self, url: SplitResult) -> http.client.HTTPConnection:
        left = self._ends - self.clock()
        if left <= 0:
            raise self._too_slow()
        wait = min(self.limits.seconds_without_a_word, left)
        connection = http.client.HTTPConnection(url.hostname or "", _port(url), timeout=wait)
        try:
            plain = socket.create_connection((self._address, _port(url)), timeout=wait)
            secure = url.scheme == "https"
            connection.sock = (
                ssl.create_default_context().wrap_socket(plain, server_hostname=url.hostname)
                if secure
                else plain
            )
        except ssl.SSLError:
            raise ImportRefusedError(
                "The certificate of {hostname} is not valid.",
                "Check the address, or ask its publisher.",
                hostname=url.hostname,
            ) from None
        except OSError:
            raise ImportRefusedError(
                "There is no answer from {hostname}.",
                "Check the address and the network.",
                hostname=url.hostname,
            ) from None
        return connection

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """What is answered, read piece by piece so that time and size are watched."""
        pieces: list[bytes] = []
        size = 0
        while piece := answer.read1(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            self._read += len(piece)
            most = min(self.limits.bytes_a_page, self.limits.bytes_in_all)
            if size > self.limits.bytes_a_page or self._read > self.limits.bytes_in_all:
                raise ImportRefusedError(
                    "The feed sends more than {most:.0f} MB.",
                    "Ask its publisher for smaller pages, or for a file.",
                    most=most / 1000000.0,
                )
            if self.clock() > self._ends:
                raise self._too_slow()
        return b"".join(pieces)

    def _too_slow(self) -> ImportRefusedError:
        return ImportRefusedError(
            "The feed took longer than it may ({seconds:.0f} s in all, {seconds_without_a_word:.0f} "
            "s without a word).",
            "Try again later, or ask its publisher for a file. Nothing was changed.",
            seconds=self.limits.seconds,
            seconds_without_a_word=self.limits.seconds_without_a_word,
        )


def checked_address(url: SplitResult, *, allow_private: bool) -> str:
    """The number of the host to connect to, after every number of its name was found to be a public one.

    Raises ``ImportRefusedError`` if the address is not http(s), carries a password, or is not in public.
    """
    try:
        port = _port(url)
    except ValueError:
        port = 0
    if url.scheme not in ("http", "https") or not url.hostname or url.username or url.password or not port:
        raise ImportRefusedError(
            "That is not the address of a feed.",
            "Give it like https://directory.example.org, without a password.",
        )
    if port not in _PORTS and not allow_private:
        raise ImportRefusedError(
            "Feeds are not read from port {port}.", "Use the publisher's public address.", port=port
        )
    try:
        found = socket.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ImportRefusedError(
            "There is no host called {hostname}.", "Check the address and the network.", hostname=url.hostname
        ) from None
    numbers = [str(entry[4][0]).split("%")[0] for entry in found]
    if not allow_private and not all(_is_public(number) for number in numbers):
        raise ImportRefusedError(
            "{hostname} is inside a private network, which feeds are not read from.",
            "If it is your own directory, the person who runs this program can allow it.",
            hostname=url.hostname,
        )
    return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not (mapped or address).is_multicast


def _port(url: SplitResult) -> int:
    return url.port or (443 if url.scheme == "https" else 80)
