"""How does a connection reach no other number than the one that was checked, and end when the time is over?

``httpcore``, on which ``httpx`` stands, lets a program make its connections itself.
"""

from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from layers.web.deadline import Deadline
from layers.web.trust import trusted_context


class PinnedTransport(httpx.HTTPTransport):
    """Talks to one number only, whatever the name in an address leads to by then.

    The certificate is checked against the name, by what the machine itself trusts; no proxy comes between.
    """

    def __init__(self, number: str, deadline: Deadline) -> None:
        trusted = trusted_context()
        super().__init__(verify=trusted, trust_env=False)
        # httpx has no setting for the network of its pool of connections.
        self._pool = httpcore.ConnectionPool(
            trusted, max_keepalive_connections=0, network_backend=_PinnedNetwork(number, deadline)
        )


class _PinnedNetwork(httpcore.SyncBackend):
    """A network in which every name leads to one number."""

    def __init__(self, number: str, deadline: Deadline) -> None:
        self._number, self._deadline = number, deadline

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *more: Any, **options: Any
    ) -> httpcore.NetworkStream:
        """A stream to the one number, whatever ``host``; ``timeout`` in seconds, the deadline at most."""
        wait = self._deadline.within(timeout)
        stream = super().connect_tcp(self._number, port, wait, *more, **options)
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore.NetworkStream):
    """A stream none of whose calls goes beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, at most ``max_bytes`` of it."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """End the stream, also after the deadline."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of the stream below, such as its socket."""
        return self._stream.get_extra_info(info)

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream encrypted, still within the deadline."""
        wait = self._deadline.within(timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, wait), self._deadline)
