"""How is one page of a feed fetched without being led astray?

To other hosts, inner networks, or without end.
"""

import json
import ssl
import time
from collections.abc import Mapping
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
from layers.web.retry_after import retry_after_s

_CHUNK: Final = 65_536
_MOST_REDIRECTS: Final = 3
_TRIES: Final = 3
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_HEADERS: Final = {
    "Accept": "application/json, */*;q=0.5",
    "Accept-Encoding": "identity",
    "User-Agent": "WithinReach (a community asset map; one list at a time)",
}


class ComeBackLaterError(ImportRefusedError):
    """The server asked to be left alone for longer than anybody waits here."""

    def __init__(self, seconds: float) -> None:
        minutes = max(1, round(seconds / 60))
        super().__init__(
            "The feed's server is busy and asks to be left alone for about {minutes:,} minutes.",
            "Nothing needs doing: a refresh before then does not ask it.",
            minutes=minutes,
        )
        self.seconds = seconds

    def __reduce__(self) -> tuple[type["ComeBackLaterError"], tuple[float]]:
        return type(self), (self.seconds,)


@dataclass(frozen=True)
class FeedAnswer:
    """What stands at an address: 200 with its body, or 304 where nothing has changed."""

    status: int
    body: bytes = field(default=b"", repr=False)
    location: str = ""
    etag: str = ""
    last_modified: str = ""
    retry_after: str = ""
    content_type: str = ""


@dataclass(frozen=True)
class FeedLimits:
    """How long and how much at most."""

    seconds: float = 300.0  # for the whole feed
    seconds_without_a_word: float = 10.0
    bytes_a_page: int = 20 * 1024 * 1024
    bytes_in_all: int = 100 * 1024 * 1024  # about ten times that in memory
    services: int = 50_000
    longest_wait_s: float = 20.0  # where the server says when to come back


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
        return self.json_at(self.base.rstrip("/") + path, shown=path)

    def json_at(self, url: str, *, shown: str) -> Any:
        """The JSON at an address of the feed's host; ``shown`` is what a sentence calls it.

        Raises
        ------
        ImportRefusedError
            As for ``get``.
        """
        try:
            return json.loads(self.answer(url, shown=shown).body.decode("utf-8-sig"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise ImportRefusedError(
                "The feed's answer at {path} is not whole JSON.", "Check the address of the feed.", path=shown
            ) from None

    def answer(self, url: str, *, shown: str, if_changed: Mapping[str, str] | None = None) -> FeedAnswer:
        """What stands at an address of the feed's host.

        Parameters
        ----------
        if_changed
            Headers by which the server can tell that nothing has changed: then the answer is 304.

        Raises
        ------
        ComeBackLaterError
            The server is busy, and says for how long.
        ImportRefusedError
            It cannot be had within the limits, or leads elsewhere.
        """
        url = self._same_host(self.base, url)
        for attempt in range(_TRIES):
            answer = self._followed(url, if_changed or {})
            if answer.status not in _AGAIN:
                break
            self._wait(answer, attempt)
        if answer.status == 304 and if_changed:
            return answer
        if answer.status != 200:
            raise ImportRefusedError(
                "The feed answered {status} at {path}.",
                "Try later, or ask its publisher.",
                status=answer.status,
                path=shown,
            )
        return answer

    def _wait(self, answer: FeedAnswer, attempt: int) -> None:
        """Wait as long as a busy server says; else a little, longer each time."""
        patience_s = retry_after_s(answer.retry_after)
        wait = 0.2 * 2**attempt if patience_s is None else patience_s
        if patience_s is not None and (patience_s > self.limits.longest_wait_s or attempt + 1 == _TRIES):
            raise ComeBackLaterError(patience_s)
        time.sleep(min(wait, self._deadline.left))

    def _followed(self, url: str, headers: Mapping[str, str]) -> FeedAnswer:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._once(url, headers)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            url = self._same_host(url, answer.location)
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

    def _once(self, url: str, headers: Mapping[str, str]) -> FeedAnswer:
        try:
            timeout = httpx.Timeout(self.limits.seconds_without_a_word).as_dict()
            sent = {**_HEADERS, **headers}
            request = httpx.Request("GET", url, headers=sent, extensions={"timeout": timeout})
            # Asked of the transport, so that nothing is followed and no cookie kept.
            with closing(self._transport.handle_request(request)) as answer:
                if answer.headers.get("Content-Encoding", "identity") != "identity":
                    raise ImportRefusedError(
                        "The feed answers in packed form though asked not to.", "Ask its publisher."
                    )
                names = ("Location", "ETag", "Last-Modified", "Retry-After", "Content-Type")
                return FeedAnswer(
                    answer.status_code, self._body(answer), *(answer.headers.get(name, "") for name in names)
                )
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
