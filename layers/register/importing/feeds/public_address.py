"""To which number may a connection to a feed's host go? One that is in public, looked up once."""

import ipaddress
import socket
from typing import Final
from urllib.parse import SplitResult

from layers.tables.source_table import ImportRefusedError

_PORTS: Final = frozenset({80, 443, 8080, 8443})


def checked_address(url: SplitResult, *, allow_private: bool) -> str:
    """The number of the host to connect to, after every number of its name was found to be a public one.

    Raises
    ------
    ImportRefusedError
        The address is not http(s), carries a password, or is not in public.
    """
    try:
        port = port_of(url)
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
    numbers = _numbers(url.hostname, port)
    if not allow_private and not all(_is_public(number) for number in numbers):
        raise ImportRefusedError(
            "{hostname} is inside a private network, which feeds are not read from.",
            "If it is your own directory, the person who runs this program can allow it.",
            hostname=url.hostname,
        )
    return numbers[0]


def port_of(url: SplitResult) -> int:
    """The port that an address names, or the usual one of its scheme.

    Raises
    ------
    ValueError
        What stands there is no port.
    """
    return url.port or (443 if url.scheme == "https" else 80)


def _numbers(hostname: str, port: int) -> list[str]:
    try:
        entries = socket.getaddrinfo(hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ImportRefusedError(
            "There is no host called {hostname}.", "Check the address and the network.", hostname=hostname
        ) from None
    return [str(entry[4][0]).split("%")[0] for entry in entries]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number)
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_global and not address.is_multicast
