"""How is one page of a feed fetched without being led astray?

To other hosts, inner networks, or without end.
"""

import json
import ssl
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import httpx

from layers.register.importing.feeds.pinned_connection import PinnedTransport
from layers.register.importing.feeds.public_address import checked_address, port_of
from layers.tables.source_table import ImportRefusedError
from layers.web.cause import is_caused_by
from layers.web.deadline import Deadline

_CHUNK: Final = 65_536
_MOST_REDIRECTS: Final = 3
_TRIES: Final = 3
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_HEADERS: Final = {"Accept": "application/json", "Accept-Encoding": "identity"}


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
    _bytes: int = field(default=0, init=False)
    _deadline: Deadline = field(init=False)
    _transport: PinnedTransport = field(init=False)

    def __post_init__(self) -> None:
        self._deadline = Deadline(self.limits.seconds)
        number = checked_address(urlsplit(self.base), allow_private=self.allow_private)
        self._transport = PinnedTransport(number, self._deadline)

    def close(self) -> None:
        """Let go of the connection."""
        self._transport.close()

    def get(self, path: str) -> Any:
        """The JSON at a path of the feed.

        Raises
        ------
        ImportRefusedError
            It cannot be had within the limits, is no JSON, or leads elsewhere.
        """
        url = self.base.rstrip("/") + path
        for attempt in range(_TRIES):
            status, body = self._followed(url)
            if status not in _AGAIN:
                break
            time.sleep(min(0.2 * 2**attempt, self._deadline.left))
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
            status, body, location = self._once(url)
            if status not in (301, 302, 303, 307, 308):
                return status, body
            url = self._same_host(url, location)
        raise ImportRefusedError("The feed leads from one address to the next.", "Ask its publisher.")

    def _same_host(self, url: str, location: str) -> str:
        here = urlsplit(self.base)
        try:
            there = urlsplit(urljoin(url, location))
            stays = (there.scheme, there.hostname, port_of(there)) == (
                here.scheme,
                here.hostname,
                port_of(here),
            )
        except ValueError:
            raise ImportRefusedError("The feed leads on to no address.", "Ask its publisher.") from None
        if not stays:
            raise ImportRefusedError(
                "The feed leads on to another address ({scheme}://{hostname}).",
                "If you trust that one, give it as the feed's address.",
                scheme=there.scheme,
                hostname=there.hostname,
            )
        return there.geturl()

    def _once(self, url: str) -> tuple[int, bytes, str]:
        try:
            timeout = httpx.Timeout(self.limits.seconds_without_a_word).as_dict()
            request = httpx.Request("GET", url, headers=_HEADERS, extensions={"timeout": timeout})
            # Asked of the transport, so that nothing is followed and no cookie kept.
            with closing(self._transport.handle_request(request)) as answer:
                if answer.headers.get("Content-Encoding", "identity") != "identity":
                    raise ImportRefusedError(
                        "The feed answers in packed form though asked not to.", "Ask its publisher."
                    )
                return answer.status_code, self._body(answer), answer.headers.get("Location", "")
        except httpx.InvalidURL:
            raise ImportRefusedError("The feed leads on to no address.", "Ask its publisher.") from None
        except httpx.HTTPError as error:
            raise self._in_words(error) from None

    def _body(self, answer: httpx.Response) -> bytes:
        """What is answered, taken piece by piece so that its size is watched."""
        pieces: list[bytes] = []
        size = 0
        for piece in answer.iter_raw(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            self._bytes += len(piece)
            if size > self.limits.bytes_a_page or self._bytes > self.limits.bytes_in_all:
                raise ImportRefusedError(
                    "The feed sends more than {most:.0f} MB.",
                    "Ask its publisher for smaller pages, or for a file.",
                    most=min(self.limits.bytes_a_page, self.limits.bytes_in_all) / 1_000_000,
                )
        return b"".join(pieces)

    def _in_words(self, error: httpx.HTTPError) -> ImportRefusedError:
        hostname = urlsplit(self.base).hostname
        if not self._deadline.left or isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
            return ImportRefusedError(
                "The feed took longer than it may ({seconds:.0f} s in all, {seconds_without_a_word:.0f} "
                "s without a word).",
                "Try again later, or ask its publisher for a file. Nothing was changed.",
                seconds=self.limits.seconds,
                seconds_without_a_word=self.limits.seconds_without_a_word,
            )
        if isinstance(error, httpx.ConnectError) and is_caused_by(error, ssl.SSLError):
            return ImportRefusedError(
                "The certificate of {hostname} is not valid.",
                "Check the address, or ask its publisher.",
                hostname=hostname,
            )
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
            return ImportRefusedError(
                "There is no answer from {hostname}.",
                "Check the address and the network.",
                hostname=hostname,
            )
        return ImportRefusedError(
            "The feed at {hostname} broke off ({name}).",
            "Try again later.",
            hostname=hostname,
            name=type(error).__name__,
        )
