"""Does the proxy with the certificate hand everything on? A real nginx with TLS before the office's own."""

import datetime
import http.client
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from starting.office.proxy import find_nginx
from tests.made_once import ROOT
from tests.starting.office.office import ask, free_port
from tests.starting.office.test_proxy import VISITOR, running_proxy, stand_in

NAME = "reach.test"


def write_certificate(folder: Path) -> None:
    """A certificate of our own for ``NAME``, for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "council.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "council.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


@contextmanager
def running_tls(inner: int, folder: Path) -> Iterator[tuple[int, int]]:
    """The shipped configuration before the office's proxy; its ports with and without TLS."""
    write_certificate(folder)
    secure, plain = free_port(), free_port()
    text = (ROOT / "deploy" / "nginx" / "council-tls.conf").read_text(encoding="utf-8")
    changed = {
        " /tmp/": f" {folder}/",
        "app:8501": f"127.0.0.1:{inner}",
        "listen 8443": f"listen 127.0.0.1:{secure}",
        "listen 8080": f"listen 127.0.0.1:{plain}",
        "/etc/within-reach/certificates": str(folder),
    }
    for before, after in changed.items():
        assert before in text
        text = text.replace(before, after)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [find_nginx(), "-e", "stderr", "-p", f"{folder}/", "-c", "nginx.conf"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    running = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        until = time.monotonic() + 30
        while running.poll() is None and not answers(plain):
            assert time.monotonic() < until
            time.sleep(0.05)
        yield secure, plain
    finally:
        running.terminate()
        running.wait(20)


def answers(port: int) -> bool:
    try:
        ask(port)
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, Path]]:
    folder = tmp_path_factory.mktemp("tls")
    with stand_in() as app, running_proxy([app]) as (_, inner), running_tls(inner, folder) as (secure, plain):
        yield secure, plain, folder


def test_a_request_comes_through_both_as_a_secure_one(ports: tuple[int, int, Path]) -> None:
    secure, _, folder = ports
    trusted = ssl.create_default_context(cafile=str(folder / "council.crt"))
    asked = http.client.HTTPSConnection("127.0.0.1", secure, timeout=15, context=trusted)
    trusted.check_hostname = False  # the name is looked up nowhere: it is only in the request
    asked.request("GET", "/", headers={"Host": NAME, "X-Forwarded-For": "198.51.100.7"})
    answer = asked.getresponse()
    body = answer.read().decode()
    asked.close()
    assert answer.status == 200
    assert f"Host: {NAME}\n" in body
    assert "X-Forwarded-Proto: https\n" in body
    assert "198.51.100.7" not in body
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert VISITOR.fullmatch(answer.headers["Set-Cookie"])
    assert len(answer.headers.get_all("Content-Security-Policy") or []) == 1


def test_what_is_not_encrypted_is_sent_to_what_is(ports: tuple[int, int, Path]) -> None:
    reply = ask(ports[1], "/register", Host=NAME)
    assert reply.status == 301
    assert reply.all_of("Location") == [f"https://{NAME}/register"]


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_only_newer_forms_of_encryption_are_spoken(
    ports: tuple[int, int, Path], version: ssl.TLSVersion
) -> None:
    context = ssl.create_default_context(cafile=str(ports[2] / "council.crt"))
    context.minimum_version = context.maximum_version = version
    context.check_hostname = False
    asked = http.client.HTTPSConnection("127.0.0.1", ports[0], timeout=15, context=context)
    asked.request("GET", "/", headers={"Host": NAME})
    assert asked.getresponse().status == 200
    asked.close()
