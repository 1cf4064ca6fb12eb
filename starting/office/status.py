"""How is the office's app? `/health` and `/metrics`, for this machine alone and about nobody.

Numbers of processes, open pages, restarts and bytes; Prometheus reads them as text.
"""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from starting.office.processes import AppProcess, memory_bytes, open_connections
from starting.office.proxy import Proxy

_PATIENCE_S: Final = 3.0
_OWN_NAMES: Final = ("127.0.0.1", "localhost")
_PREFIX: Final = "within_reach"


def is_answering(process: AppProcess) -> bool:
    """Whether a process says that it is well."""
    if process.pid is None:
        return False
    try:
        urllib.request.urlopen(f"{process.address}/_stcore/health", timeout=_PATIENCE_S).close()  # noqa: S310 - our own machine
    except (urllib.error.URLError, OSError):
        return False
    return True


def answering(processes: Sequence[AppProcess]) -> list[bool]:
    """Of each process, whether it answers; all are asked at once."""
    with ThreadPoolExecutor(max(len(processes), 1)) as pool:
        return list(pool.map(is_answering, processes))


def health(processes: Sequence[AppProcess], proxy: Proxy) -> dict[str, Any]:
    """How many processes there are and answer, and whether all is well."""
    up = sum(answering(processes))
    return {"ok": up == len(processes) and proxy.is_up, "processes": len(processes), "answering": up,
            "proxy": proxy.is_up}  # fmt: skip


def metrics(processes: Sequence[AppProcess], proxy: Proxy) -> str:
    """The same and more as Prometheus' text; what the system does not say is left out, never 0."""
    up = answering(processes)
    restarts = [process.restarts for process in processes]
    pages = [open_connections(process.port) for process in processes]
    memory = [memory_bytes(process.pid) if process.pid else None for process in processes]
    lines = [
        *_block("process_up", "gauge", "Whether the process answers", _by_process(processes, up)),
        *_block("process_restarts_total", "counter", "Restarts so far", _by_process(processes, restarts)),
        *_block("process_open_pages", "gauge", "Connections of open pages", _by_process(processes, pages)),
        *_block("process_memory_bytes", "gauge", "Resident memory", _by_process(processes, memory)),
        *_block("proxy_up", "gauge", "Whether the proxy runs", [("", proxy.is_up)]),
        *_block("proxy_restarts_total", "counter", "Restarts so far", [("", proxy.restarts)]),
    ]
    return "\n".join(lines) + "\n"


def _by_process(
    processes: Sequence[AppProcess], values: Sequence[int | bool | None]
) -> list[tuple[str, int | bool | None]]:
    labels = [f'{{process="{process.number}"}}' for process in processes]
    return list(zip(labels, values, strict=True))


def _block(name: str, kind: str, title: str, values: Sequence[tuple[str, int | bool | None]]) -> list[str]:
    full = f"{_PREFIX}_{name}"
    rows = [f"{full}{labels} {int(value)}" for labels, value in values if value is not None]
    return [f"# HELP {full} {title}.", f"# TYPE {full} {kind}", *rows] if rows else []


@contextmanager
def status_on(port: int, processes: Sequence[AppProcess], proxy: Proxy) -> Iterator[None]:
    """Answer ``/health`` and ``/metrics`` on a port of this machine while the block lasts.

    Raises
    ------
    OSError
        The port is in use.
    """

    class Answers(BaseHTTPRequestHandler):
        """Two pages, read only; nothing is logged."""

        def do_GET(self) -> None:
            """Answer, or say that there is nothing."""
            if self.headers.get("Host", "").rpartition(":")[0] not in _OWN_NAMES:
                self._send(421, "text/plain", "This answers this machine alone.\n")
            elif self.path == "/health":
                state = health(processes, proxy)
                self._send(200 if state["ok"] else 503, "application/json", json.dumps(state) + "\n")
            elif self.path == "/metrics":
                self._send(200, "text/plain; version=0.0.4; charset=utf-8", metrics(processes, proxy))
            else:
                self._send(404, "text/plain", "There are /health and /metrics.\n")

        def _send(self, status: int, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
