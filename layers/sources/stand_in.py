"""Does something on this very machine stand in for the internet, for tests and proofs?

``WITHIN_REACH_WEB=http://127.0.0.1:PORT`` sends every request for ``https://HOST/PATH?QUERY`` to
``http://127.0.0.1:PORT/HOST/PATH?QUERY``. It may only be this machine, and whatever came so is said to have.
"""

import os
from collections.abc import Collection, Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from geo.errors import WithinReachError

VARIABLE: Final = "WITHIN_REACH_WEB"
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class StandInError(WithinReachError, ValueError):
    """What ``WITHIN_REACH_WEB`` names is not an address of this machine."""


def stand_in_address(environment: Mapping[str, str] | None = None) -> str:
    """The address of the stand-in, "" where the internet itself is asked.

    Raises
    ------
    StandInError
        It is no http address of this machine.
    """
    address = (os.environ if environment is None else environment).get(VARIABLE, "").strip().rstrip("/")
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme != "http" or parts.hostname not in _LOOPBACK or not port or parts.path or parts.username:
        raise StandInError(
            '{variable} is "{address}", which is no address of this machine.',
            "Write it like http://127.0.0.1:8000, or leave it out to ask the internet.",
            variable=VARIABLE,
            address=address[:80],
        )
    return address


def sent_to(url: str, stand_in: str) -> str:
    """Where a request for an https address really goes."""
    return f"{stand_in}/{url.removeprefix('https://')}" if stand_in else url


def led_to(url: str, location: str, *, stand_in: str, hosts: Collection[str]) -> str:
    """The https address to which an answer of ``url`` leads on, whichever way a stand-in writes it."""
    if not stand_in:
        return urljoin(url, location)
    path = location.removeprefix(stand_in) if location.startswith(f"{stand_in}/") else location
    if path.startswith("/") and path[1:].split("/")[0].split("?")[0] in hosts:
        return f"https://{path[1:]}"
    return urljoin(url, urlunsplit(("", "", *urlsplit(path)[2:])) if path != location else location)
