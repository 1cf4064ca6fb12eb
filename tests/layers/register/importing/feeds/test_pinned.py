"""A feed's name is looked up once, and its certificate is checked against that name, not the number."""

import json
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from layers.register.importing.feeds.feed_connection import FeedConnection, FeedLimits
from layers.tables.source_table import ImportRefusedError

NAME = "directory.example.org"
QUICK = FeedLimits(seconds=5, seconds_without_a_word=2)


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps({"host": self.headers["Host"], "path": self.path}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None: ...


def serving(server: ThreadingHTTPServer) -> int:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


@pytest.fixture
def plain_port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    yield serving(server)
    server.shutdown()
    server.server_close()


@pytest.fixture
def secure_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with a certificate of ``NAME``, which this machine trusts for as long as the test lasts."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
         "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    yield serving(server)
    server.shutdown()
    server.server_close()


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that are looked up; the first time each is this machine, later nothing of this world."""
    names: list[str] = []
    real = socket.getaddrinfo

    def look_up(name: str, *rest: Any, **options: Any) -> Any:
        if name[:1].isdigit():
            return real(name, *rest, **options)
        names.append(name)
        number = "127.0.0.1" if names.count(name) == 1 else "192.0.2.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return names


def test_a_name_is_looked_up_once_and_that_number_is_used(plain_port: int, looked_up: list[str]) -> None:
    connection = FeedConnection(f"http://{NAME}:{plain_port}", QUICK, allow_private=True)
    assert connection.get("/a?b=c%20d") == {"host": f"{NAME}:{plain_port}", "path": "/a?b=c%20d"}
    assert connection.get("/again")["path"] == "/again"
    assert looked_up == [NAME]


def test_a_name_whose_numbers_are_not_all_public_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 0)) for number in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)
    with pytest.raises(ImportRefusedError, match="inside a private network"):
        FeedConnection(f"https://{NAME}", QUICK, allow_private=False)


def test_no_proxy_of_the_surroundings_comes_between(plain_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    connection = FeedConnection(f"http://127.0.0.1:{plain_port}", QUICK, allow_private=True)
    assert connection.get("/x")["path"] == "/x"


def test_the_certificate_is_checked_against_the_name(secure_port: int, looked_up: list[str]) -> None:
    connection = FeedConnection(f"https://{NAME}:{secure_port}", QUICK, allow_private=True)
    assert connection.get("/s")["host"] == f"{NAME}:{secure_port}"
    other = FeedConnection(f"https://other.example.org:{secure_port}", QUICK, allow_private=True)
    with pytest.raises(ImportRefusedError, match=r"The certificate of other\.example\.org is not valid"):
        other.get("/s")


def test_a_certificate_that_nobody_vouches_for_is_refused(
    secure_port: int, looked_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    connection = FeedConnection(f"https://{NAME}:{secure_port}", QUICK, allow_private=True)
    with pytest.raises(ImportRefusedError, match=r"The certificate of directory\.example\.org is not valid"):
        connection.get("/s")


def test_a_server_that_never_shakes_hands_is_left_in_time() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    limits = FeedLimits(seconds=1, seconds_without_a_word=0.4)
    url = f"https://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(ImportRefusedError, match=r"There is no answer from 127\.0\.0\.1"):
        FeedConnection(url, limits, allow_private=True).get("/")
    listener.close()


@pytest.mark.parametrize("location", ["http://[", "http://a:b", "/\x7f"])
def test_a_feed_that_leads_to_no_address_is_refused(location: str) -> None:
    class Leading(Answering):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", location)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Leading)
    connection = FeedConnection(f"http://127.0.0.1:{serving(server)}", QUICK, allow_private=True)
    with pytest.raises(ImportRefusedError, match="The feed leads on to no address"):
        connection.get("/")
    server.shutdown()
    server.server_close()


def test_a_feed_that_hangs_up_in_the_middle_is_said_to_have_broken_off() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def hang_up() -> None:
        talk, _ = listener.accept()
        talk.recv(1_000)
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{")
        talk.close()

    threading.Thread(target=hang_up, daemon=True).start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(ImportRefusedError, match=r"The feed at 127\.0\.0\.1 broke off"):
        FeedConnection(url, QUICK, allow_private=True).get("/")
    listener.close()
