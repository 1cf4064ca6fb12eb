"""What is said when an address does not answer as it should?"""

import socket
import ssl
from urllib.parse import urlsplit

import httpcore
import httpx

from layers.sources.errors import GoneError, NamedSource, NoInternetError, SourceError, UnreachableError
from layers.web.cause import is_caused_by


class Hopeless:
    """Marks what a second try would not mend."""


class CertificateError(Hopeless, UnreachableError):
    """The machine does not trust whoever answers."""


class TooLateError(Hopeless, UnreachableError):
    """The time for all of it is over."""


def in_words(error: Exception, url: str, source: NamedSource, seconds_left: float) -> SourceError:
    """A failure of the network as a sentence."""
    values = {"title": source.title, "host": urlsplit(url).hostname, "page": source.page}
    if is_caused_by(error, ssl.SSLError):
        return CertificateError(
            "{title}: the certificate of {host} is not one that this computer trusts.",
            "If your organisation puts a certificate of its own between, ask whoever runs the computers to "
            "add it "
            "to the system's store, or name its file in SSL_CERT_FILE.",
            **values,
        )
    if not seconds_left or isinstance(error, httpcore.ReadTimeout):
        return TooLateError(
            "{title}: {host} sends so slowly that the time for it is over.",
            "Try again later; what has come is kept, and the next run goes on from there.",
            **values,
        )
    if isinstance(error, httpx.ProxyError):
        return UnreachableError(
            "{title}: the proxy of this network does not let the request to {host} through ({trouble}).",
            "Ask whoever runs the network to allow {host}, or set HTTPS_PROXY to the right proxy.",
            trouble=str(error)[:80],
            **values,
        )
    if isinstance(error, httpx.ConnectError) and is_caused_by(error, socket.gaierror):
        return NoInternetError(
            "{title}: there is no internet, or no host called {host}.",
            "Connect this computer, or fetch the file on another one from {page}; areas that are prepared "
            "work "
            "without internet.",
            **values,
        )
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return UnreachableError(
            "{title}: {host} does not answer.", "Try again later, or look at {page} in a browser.", **values
        )
    if isinstance(error, httpx.TimeoutException):
        return UnreachableError(
            "{title}: {host} began to answer and then sent nothing more.",
            "Try again later; what has come is kept, and the next run goes on from there.",
            **values,
        )
    return UnreachableError(
        "{title}: {host} broke off before the whole of it had come.",
        "Try again; what has come is kept, and the next run goes on from there.",
        **values,
    )


def of_status(status: int, url: str, source: NamedSource) -> SourceError:
    """An answer that is none of those a file may have."""
    values = {"title": source.title, "host": urlsplit(url).hostname, "status": status, "page": source.page}
    if status in (404, 410):
        return GoneError(
            "{title}: it is not at its address any more ({host} answers {status}).",
            "Look at {page} where it is now, and write the new address into data/sources.toml; or save the "
            "file "
            "from there into a folder and prepare from that.",
            **values,
        )
    if status in (401, 403, 407):
        return SourceError(
            "{title}: {host} refuses to give it to this program ({status}).",
            "Open {page} in a browser: if it asks you to sign in, save the file from there into a folder.",
            **values,
        )
    if status == 429:
        return SourceError(
            "{title}: {host} says that it has been asked too often (429).",
            "Wait an hour, then run it again: what has come is kept.",
            **values,
        )
    if status >= 500:
        return UnreachableError(
            "{title}: {host} has a fault of its own ({status}).",
            "Try again later; nothing is wrong on this computer.",
            **values,
        )
    return SourceError(
        "{title}: {host} answers {status}, where a file was expected.",
        "Look at {page} whether it has changed.",
        **values,
    )


def come_back(seconds: float, url: str, source: NamedSource) -> SourceError:
    """A busy server that names a time to come back which is too long to wait for."""
    return SourceError(
        "{title}: {host} is busy and asks us to come back in {minutes:.0f} minutes.",
        "Run it again then: what has come is kept.",
        title=source.title,
        host=urlsplit(url).hostname,
        minutes=max(seconds / 60, 1),
    )


def leads_elsewhere(here: str, url: str, source: NamedSource) -> SourceError:
    """A redirect to a host that the catalogue does not name, or without encryption."""
    parts = urlsplit(here)
    return SourceError(
        "{title}: {host} leads on to {scheme}://{there}, which is not in the catalogue of sources.",
        "Open {page} in a browser. If it is right, add that host to the source's hosts in data/sources.toml.",
        title=source.title,
        host=urlsplit(url).hostname,
        scheme=parts.scheme,
        there=(parts.hostname or "")[:80],
        page=source.page,
    )


def leads_nowhere(url: str, source: NamedSource) -> SourceError:
    """Redirects without end, or to no address."""
    return SourceError(
        "{title}: {host} leads from one address to the next and never to the file.",
        "Look at {page} where it is now, and write the new address into data/sources.toml.",
        title=source.title,
        host=urlsplit(url).hostname,
        page=source.page,
    )


def packed(source: NamedSource) -> SourceError:
    """A compressed answer, which was not asked for and could swell."""
    return SourceError(
        "{title}: it came packed, though it was asked for as it is.",
        "Save it from {page} with a browser into a folder.",
        title=source.title,
        page=source.page,
    )


def too_large(most_bytes: int, source: NamedSource) -> SourceError:
    """More than the catalogue allows."""
    return SourceError(
        "{title}: more than {most:,.0f} MB came, which is more than it may be.",
        "Look at {page} what it is now. If it has grown, raise most_bytes in data/sources.toml.",
        title=source.title,
        most=most_bytes / 1_000_000,
        page=source.page,
    )


def no_room(needed: int, free: int, folder: object, source: NamedSource) -> SourceError:
    """A disk that is too full."""
    return SourceError(
        "{title}: it needs {needed:,.0f} MB, and {folder} has {free:,.0f} MB free.",
        "Make room there, then run it again.",
        title=source.title,
        needed=needed / 1_000_000,
        free=free / 1_000_000,
        folder=folder,
    )
