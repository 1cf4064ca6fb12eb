"""How is one address asked, politely and within limits, so that whatever goes wrong has its sentence?

No host but the catalogue's is asked. A busy server is asked again after a wait, a few times; a redirect is
followed by hand, so that it leads nowhere else.
"""

import os
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import httpcore
import httpx

from layers.sources import troubles
from layers.sources.errors import NamedSource, NoInternetError, SourceError
from layers.sources.stand_in import led_to, sent_to
from layers.web.deadline import Deadline
from layers.web.retry_after import retry_after_s
from layers.web.trust import trusted_context

USER_AGENT: Final = "WithinReach/0.2 (Within Reach, a community asset map; one council at a time)"
_MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_FINE: Final = frozenset({200, 206, 304, 416})


@dataclass(frozen=True)
class WebLimits:
    """How often, how long and how patiently a source is asked."""

    tries: int = 4
    seconds_without_a_word: float = 30.0
    seconds_a_request: float = 180.0  # of an answer that is read into memory
    seconds_a_file: float = 3 * 3600.0
    first_wait_s: float = 1.0  # before the second try; doubled each time
    longest_wait_s: float = 90.0  # also where the server itself says when to come back

    def wait_s(self, attempt: int) -> float:
        """How long to wait before the next try, seconds; ``attempt`` counts those before it from 0."""
        return min(self.first_wait_s * 2.0**attempt, self.longest_wait_s)


@dataclass
class SourcesClient:
    """The one client for all sources; requests go one after the other."""

    hosts: frozenset[str]
    limits: WebLimits = field(default_factory=WebLimits)
    stand_in: str = ""
    pause: Callable[[float], None] = time.sleep
    requests: int = field(default=0, init=False)
    _http: httpx.Client = field(init=False, repr=False)
    _silent: set[str] = field(default_factory=set, init=False)  # hosts that did not answer in this run

    def __post_init__(self) -> None:
        self._http = httpx.Client(
            verify=trusted(),
            trust_env=not self.stand_in,  # the machine's proxy, unless this machine itself is asked
            timeout=self.limits.seconds_without_a_word,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
            follow_redirects=False,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def read(
        self,
        url: str,
        source: NamedSource,
        *,
        most_bytes: int = 50_000_000,
        page: Callable[[bytes], object] | None = None,
    ) -> bytes:
        """What stands at an address, in memory; a part of a larger answer must be as ``page`` says.

        Raises
        ------
        SourceError
            It cannot be had; the kind says whether nobody answered, or it is gone.
        """
        deadline = Deadline(self.limits.seconds_a_request)
        for attempt in self._attempts():
            try:
                with self.opened(url, source, {}, deadline) as answer:
                    content = b"".join(pieces(answer, source, most_bytes=most_bytes, deadline=deadline))
                    break
            except (httpx.HTTPError, httpcore.ReadTimeout) as error:
                self._again(attempt, troubles.in_words(error, url, source, deadline.left))
        if page is not None:
            page(content)
        return content

    def forget(self) -> bool:
        """Nothing: this client remembers no pages."""
        return False

    @contextmanager
    def opened(
        self, url: str, source: NamedSource, headers: dict[str, str], deadline: Deadline
    ) -> Iterator[httpx.Response]:
        """The answer of an address, its body unread; 200, 206, 304 or 416.

        Raises
        ------
        SourceError
            Any other answer, a redirect to elsewhere, or nobody answers.
        """
        for attempt in self._attempts():
            try:
                answer, final = self._followed(url, source, headers)
            except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
                self._nobody(attempt, error, url, source, deadline)
                continue
            self._silent.discard(str(urlsplit(url).hostname))
            if answer.status_code in _FINE:
                with closing(answer):
                    yield answer
                return
            with closing(answer):
                self._busy(answer, attempt, final, source)
        raise AssertionError("the last attempt ends in an error")

    def _attempts(self) -> range:
        return range(self.limits.tries)

    def _again(self, attempt: int, trouble: SourceError) -> None:
        """Wait before the next attempt, or give up with what is wrong."""
        tries = min(self.limits.tries, 2) if isinstance(trouble, NoInternetError) else self.limits.tries
        if attempt + 1 >= tries or isinstance(trouble, troubles.Hopeless):
            raise trouble
        self.pause(self.limits.wait_s(attempt))

    def _nobody(
        self, attempt: int, error: Exception, url: str, source: NamedSource, deadline: Deadline
    ) -> None:
        """Wait for a host that does not answer; one that did not before is not waited for again."""
        trouble = troubles.in_words(error, url, source, deadline.left)
        host = str(urlsplit(url).hostname)
        if host in self._silent:
            raise trouble
        try:
            self._again(attempt, trouble)
        except SourceError:
            self._silent.add(host)
            raise

    def _busy(self, answer: httpx.Response, attempt: int, url: str, source: NamedSource) -> None:
        """Wait as long as a busy server says; anything else that it answers is final."""
        trouble = troubles.of_status(answer.status_code, url, source)
        if answer.status_code not in _BUSY:
            raise trouble
        wait = retry_after_s(answer.headers.get("Retry-After", ""))
        if wait is None:
            self._again(attempt, trouble)
            return
        if wait > self.limits.longest_wait_s or attempt + 1 >= self.limits.tries:
            raise troubles.come_back(wait, url, source)
        self.pause(wait)

    def _followed(self, url: str, source: NamedSource, headers: dict[str, str]) -> tuple[httpx.Response, str]:
        here = url
        for _ in range(_MOST_REDIRECTS + 1):
            self._allowed(here, url, source)
            answer = self._sent(here, url, source, headers)
            if answer.status_code not in _REDIRECTS:
                return answer, here
            with closing(answer):
                location = answer.headers.get("Location", "")
            try:
                here = led_to(here, location, stand_in=self.stand_in, hosts=self.hosts)
            except (ValueError, httpx.InvalidURL):
                raise troubles.leads_nowhere(url, source) from None
        raise troubles.leads_nowhere(url, source)

    def _sent(self, here: str, url: str, source: NamedSource, headers: dict[str, str]) -> httpx.Response:
        try:
            request = self._http.build_request("GET", sent_to(here, self.stand_in), headers=headers)
        except httpx.InvalidURL:
            raise troubles.leads_nowhere(url, source) from None
        self.requests += 1
        return self._http.send(request, stream=True)

    def _allowed(self, here: str, url: str, source: NamedSource) -> None:
        """Refuse what is no https address of a host of the catalogue."""
        try:
            parts = urlsplit(here)
            plain = parts.port in (None, 443) and not parts.username
        except ValueError:
            raise troubles.leads_nowhere(url, source) from None
        if parts.scheme != "https" or not plain or parts.hostname not in self.hosts:
            raise troubles.leads_elsewhere(here, url, source)


def trusted() -> ssl.SSLContext:
    """TLS as this machine trusts it, with what ``SSL_CERT_FILE`` names.

    Raises
    ------
    SourceError
        There are no certificates in that file.
    """
    try:
        return trusted_context(os.environ.get("SSL_CERT_FILE", ""))
    except OSError:
        raise SourceError(
            "SSL_CERT_FILE names {file}, and there are no certificates there.",
            "Name the file with your organisation's certificates, or leave it out.",
            file=os.environ.get("SSL_CERT_FILE", ""),
        ) from None


def pieces(
    answer: httpx.Response, source: NamedSource, *, most_bytes: int, deadline: Deadline, before: int = 0
) -> Iterator[bytes]:
    """The body of an answer as it comes, its size and its time watched.

    Raises
    ------
    SourceError
        It is larger than it may be, or packed though it was asked not to be.
    httpcore.ReadTimeout
        The time for all of it is over.
    """
    if answer.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise troubles.packed(source)
    size = before
    for piece in answer.iter_raw():
        size += len(piece)
        if size > most_bytes:
            raise troubles.too_large(most_bytes, source)
        deadline.within(None)
        yield piece
