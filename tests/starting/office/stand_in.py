"""An app that says what it was sent, and a proxy of our own before it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from starting.office.proxy import Doors, Proxy, find_nginx
from tests.starting.office.office import ask, free_port

POLICY = "default-src 'self'; frame-ancestors 'self'"
LONG = "x" * 3_900


class StandIn(BaseHTTPRequestHandler):
    """An app that says on which port it is and what it was sent, with headers as the real one has them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        sent = "".join(f"{name}: {value}\n" for name, value in self.headers.items())
        body = f"{self.server.server_address[1]}\n{self.path}\n{sent}".encode()
        self.send_response(503 if self.path == "/full" else 200)
        self.send_header("Content-Length", str(len(body)))
        if self.path != "/bare":
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "no-referrer")
        if self.path == "/signed-in":
            self.send_header("Set-Cookie", "_streamlit_xsrf=1; Path=/; SameSite=strict")
            for part in range(4):
                self.send_header("Set-Cookie", f"_streamlit_user__{part}={LONG}; Path=/; SameSite=lax")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def stand_in() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def running_proxy(ports: list[int]) -> Iterator[tuple[Proxy, int]]:
    port = free_port()
    proxy = Proxy(find_nginx(), Doors("127.0.0.1", port, ("127.0.0.1", "localhost", "reach.test")))
    try:
        proxy.lay_out(ports)
        proxy.begin()
        wait_for(port)
        yield proxy, port
    finally:
        proxy.end()


def wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            ask(port)
        except OSError:
            assert time.monotonic() < until, "the proxy does not answer"
            time.sleep(0.05)
        else:
            return
