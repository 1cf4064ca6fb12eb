"""The client asks through the machine's proxy, trusts whom the machine trusts, and waits as it is told."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from layers.sources.client import SourcesClient
from layers.sources.errors import SourceError, UnreachableError
from layers.sources.model import Catalogue, DataSource
from tests.layers.sources.conftest import QUICK, Fetching
from tests.stand_in.web import Answer

NAME = "assets.publishing.service.gov.uk"
URL = f"https://{NAME}/x.csv"


class Saying(BaseHTTPRequestHandler):
    """Answers a file, and refuses to be a proxy."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"here")

    def do_CONNECT(self) -> None:
        self.server.asked_for.append(self.path)  # type: ignore[attr-defined]
        self.send_response(403, "Forbidden")
        self.end_headers()

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Saying)
    server.asked_for = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def source(catalogue: Catalogue) -> DataSource:
    return catalogue.source("deprivation_england")


def client() -> SourcesClient:
    return SourcesClient(frozenset({NAME}), QUICK, pause=lambda _: None)


def test_a_proxy_of_the_machine_is_used_and_its_refusal_said(
    server: ThreadingHTTPServer, source: DataSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.server_port}")
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UnreachableError, match=rf"proxy .* does not let the request to {NAME} through"):
        client().read(URL, source)
    assert server.asked_for[0] == f"{NAME}:443"  # type: ignore[attr-defined]


@pytest.fixture
def with_certificate(server: ThreadingHTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The server speaks TLS under the name, with a certificate of its own; its file."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
         "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    real = socket.create_connection
    here = ("127.0.0.1", server.server_port)
    monkeypatch.setattr(socket, "create_connection", lambda _, *rest, **more: real(here, *rest, **more))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    return certificate


def test_a_certificate_that_the_machine_does_not_trust_is_said_at_once(
    with_certificate: Path, source: DataSource
) -> None:
    waits: list[float] = []
    asking = SourcesClient(frozenset({NAME}), QUICK, pause=waits.append)
    with pytest.raises(UnreachableError, match=rf"the certificate of {NAME} is not one .* SSL_CERT_FILE"):
        asking.read(URL, source)
    assert waits == [], "to ask again would not mend it"


def test_a_council_s_own_certificate_is_trusted_by_its_file(
    with_certificate: Path, source: DataSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(with_certificate))
    assert client().read(URL, source) == b"here"


def test_a_file_of_certificates_that_is_not_there_is_said(
    source: DataSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    with pytest.raises(
        SourceError, match=r"SSL_CERT_FILE names /nowhere/certificates.pem, and .* no certificates"
    ):
        client()


@pytest.mark.parametrize(
    "url", ["http://x.example.org/", f"https://{NAME}:8443/", f"https://me@{NAME}/", "ftp://x"]
)
def test_nothing_but_https_to_a_host_of_the_catalogue_is_asked(
    url: str, source: DataSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "create_connection", no_network)
    with pytest.raises(SourceError, match="which is not in the catalogue of sources"):
        client().read(url, source)


def test_a_moment_to_come_back_is_waited_for(only: Callable[..., Fetching]) -> None:
    fetching = only("gps")
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    fetching.web.plant("nhs.uk", Answer(b"", 503, {"Retry-After": moment}), times=1)
    assert fetching.council("Wigan").left_out == ()
    (wait,) = fetching.waits
    assert 15 < wait <= 20


def test_a_wait_that_makes_no_sense_is_the_usual_one(only: Callable[..., Fetching]) -> None:
    fetching = only("gps")
    fetching.web.plant("nhs.uk", Answer(b"", 503, {"Retry-After": "soon"}), times=1)
    assert fetching.council("Wigan").left_out == ()
    assert fetching.waits == [1]


def test_a_host_that_does_not_answer_is_waited_for_once_in_a_run(
    source: DataSource, monkeypatch: pytest.MonkeyPatch
):
    def refused(*_: object, **__: object) -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refused)
    waits: list[float] = []
    asking = SourcesClient(frozenset({NAME}), QUICK, pause=waits.append)
    for _ in range(3):
        with pytest.raises(UnreachableError, match=f"{NAME} does not answer"):
            asking.read(URL, source)
    assert waits == [1, 2], "the second and third time it is asked once"
