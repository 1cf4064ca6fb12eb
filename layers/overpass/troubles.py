"""What is said when Overpass gives no small place, and what is to be done?"""

from typing import Final

from geo.wording import worded
from layers.sources.errors import NamedSource, NoInternetError, SourceError, UnreachableError
from layers.sources.model import DataSource

_EXTRACT: Final = worded(
    "Try again in a quarter of an hour; or save an extract that holds the place from "
    "https://download.geofabrik.de into a folder, and prepare from that."
)


class OverpassError(SourceError):
    """Overpass answered, and not with the whole of a place."""


def takes_too_long(source: NamedSource, seconds: float) -> OverpassError:
    """The wall limit is over."""
    return OverpassError(
        "{title}: nothing whole has come within {seconds:.0f} seconds, so it was ended.",
        worded("Ask for a smaller place. {otherwise}", otherwise=_EXTRACT),
        title=source.title,
        seconds=seconds,
    )


def of_answer(status: int, source: DataSource) -> SourceError:
    """An answer that is not the map."""
    values = {"title": source.title, "host": source.host, "status": status}
    if status == 429:
        return OverpassError("{title}: {host} says that it is asked too often (429).", _EXTRACT, **values)
    if status == 504:
        return OverpassError(
            "{title}: {host} has too much to do just now (504), or the place is too large for it.",
            worded("Ask for a smaller place. {otherwise}", otherwise=_EXTRACT),
            **values,
        )
    if 300 <= status < 400:
        return OverpassError(
            "{title}: {host} leads on to another address ({status}), and only the catalogue's is asked.",
            "Look at {page} where it is now, and write the new address into data/sources.toml.",
            page=source.page,
            **values,
        )
    if status >= 500:
        return OverpassError("{title}: {host} has a fault of its own ({status}).", _EXTRACT, **values)
    return OverpassError(
        "{title}: {host} refuses to answer ({status}).",
        worded(
            "Look at {page} whether its address or its terms have changed. {otherwise}",
            page=source.page,
            otherwise=_EXTRACT,
        ),
        **values,
    )


def of_remark(remark: str, source: NamedSource) -> OverpassError:
    """The server ended the question before its end; what came is a part, or looks like nothing at all."""
    return OverpassError(
        '{title}: the server broke off and sent a part: "{remark}".',
        worded("Ask for a smaller place. {otherwise}", otherwise=_EXTRACT),
        title=source.title,
        remark=" ".join(remark.split())[:120],
    )


def not_elements(source: NamedSource) -> OverpassError:
    """JSON that is not what Overpass sends."""
    return OverpassError(
        "{title}: elements of OpenStreetMap were expected, and something else came.",
        _EXTRACT,
        title=source.title,
    )


def points_missing(count: int, source: NamedSource) -> OverpassError:
    """Lines whose points did not come."""
    return OverpassError(
        "{title}: only a part came: {count:,} points of its lines are missing.",
        _EXTRACT,
        title=source.title,
        count=count,
    )


def nothing_there(source: NamedSource) -> OverpassError:
    """An answer without a street."""
    return OverpassError(
        "{title}: the map has no streets there.",
        "Check the place: latitude comes first, like 51.588,-2.998. If it is right, try again later: an "
        "answer can be empty by mistake.",
        title=source.title,
    )


def too_much(most_bytes: int, source: NamedSource) -> OverpassError:
    """More than is taken."""
    return OverpassError(
        "{title}: more than {most:,.0f} MB came, which is more than is taken of a small place.",
        "Ask for a smaller place, or take an extract: https://download.geofabrik.de.",
        title=source.title,
        most=most_bytes / 1_000_000,
    )


def broke_down(source: NamedSource, code: int) -> OverpassError:
    """The process that asks ended otherwise than it may."""
    return OverpassError(
        "{title}: the process that asks ended by itself (code {code}), perhaps for want of memory.",
        worded("Ask for a smaller place. {otherwise}", otherwise=_EXTRACT),
        title=source.title,
        code=code,
    )


def not_trusted(source: DataSource) -> UnreachableError:
    """The machine does not trust whoever answers."""
    return UnreachableError(
        "{title}: the certificate of {host} is not one that this computer trusts.",
        "If your organisation puts a certificate of its own between, ask whoever runs the computers to add "
        "it to the system's store, or name its file in SSL_CERT_FILE.",
        title=source.title,
        host=source.host,
    )


def no_internet(source: DataSource) -> NoInternetError:
    """The host's name could not be looked up."""
    return NoInternetError(
        "{title}: there is no internet, or no host called {host}.",
        "Connect this computer; areas that are prepared work without internet.",
        title=source.title,
        host=source.host,
    )


def no_proxy(source: DataSource) -> UnreachableError:
    """A proxy stands between."""
    return UnreachableError(
        "{title}: the proxy of this network does not let the request to {host} through.",
        "Ask whoever runs the network to allow {host}, or set HTTPS_PROXY to the right proxy.",
        title=source.title,
        host=source.host,
    )


def broke_off(source: DataSource) -> UnreachableError:
    """Nobody answers, or not to the end."""
    return UnreachableError(
        "{title}: {host} does not answer, or broke off before the whole of it had come.",
        _EXTRACT,
        title=source.title,
        host=source.host,
    )
