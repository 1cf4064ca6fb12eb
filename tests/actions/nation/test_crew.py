"""Nobody but whoever began a run can reach its workers, and another scheduler only with certificates."""

import asyncio
import datetime
import ipaddress
import ssl
from pathlib import Path

import dask.config
import httpx
import psutil
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import actions.nation.crew as crew_module
from actions.nation.crew import Certificates, Crew, CrewError, check_crew, crew_at_work

GIVEN = Certificates(Path("ca.pem"), Path("cert.pem"), Path("key.pem"))


@pytest.fixture(scope="module")
def at_work():
    with crew_at_work(Crew(2, 1.0)) as crew:
        yield crew


def listening():
    """(address, port) on which this process or one that it started listens."""
    mine = psutil.Process()
    for process in [mine, *mine.children(recursive=True)]:
        for each in process.net_connections("inet"):
            if each.status == psutil.CONN_LISTEN:
                yield each.laddr.ip, each.laddr.port


def test_all_that_listens_listens_on_loopback(at_work):
    places = set(listening())
    assert len(places) >= 4, "scheduler, page, two workers"
    assert {address for address, _ in places} == {"127.0.0.1"}


def test_the_page_can_be_watched_on_this_machine(at_work):
    assert at_work.page.startswith("http://localhost:")
    assert "bokeh" in httpx.get(at_work.page, timeout=20).text.lower()


def test_a_page_of_another_host_cannot_watch(at_work):
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip

    def status(origin: str) -> int:
        return httpx.get(at_work.page + "/ws", headers={**headers, "Origin": origin}, timeout=20).status_code

    own = at_work.page.removesuffix("/status")
    assert status("http://evil.example") == 403
    assert status(own.replace("localhost", "evil.example")) == 403
    assert status("http://localhost:1") == 403
    assert status(own) != 403


def test_the_page_leads_on_to_no_other_address(at_work):
    base = at_work.page.removesuffix("/status")
    assert httpx.get(f"{base}/proxy/80/127.0.0.1/status", timeout=20).status_code == 404


def test_whoever_has_no_certificate_of_this_run_is_turned_away(at_work):
    host, port = at_work.client.scheduler.address.removeprefix("tls://").split(":")
    stranger = ssl.create_default_context()
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE

    async def hand_over_work() -> bytes:
        reader, writer = await asyncio.open_connection(host, int(port), ssl=stranger)
        try:
            writer.write(b"\0" * 64)
            return await reader.read(1)  # a scheduler that talks to anybody says something first
        finally:
            writer.close()

    with pytest.raises((ssl.SSLError, ConnectionError)):
        asyncio.run(hand_over_work())


def test_memory_and_threads_of_each_worker_are_bounded(at_work):
    workers = at_work.client.scheduler_info(n_workers=-1)["workers"].values()
    assert [(each["memory_limit"], each["nthreads"]) for each in workers] == [(1_000_000_000, 1)] * 2
    assert (at_work.workers, at_work.memory_gb) == (2, 1.0)


def test_settings_hold_for_the_run_alone():
    before = dask.config.get("distributed.scheduler.allowed-failures")
    with dask.config.set(crew_module.SETTINGS):
        assert dask.config.get("distributed.scheduler.allowed-failures") == 2
    assert dask.config.get("distributed.scheduler.allowed-failures") == before


@pytest.mark.parametrize(
    ("crew", "words"),
    [
        (
            Crew(scheduler="tcp://10.0.0.1:8786"),
            r"tcp://10\.0\.0\.1:8786 is not asked without encryption: whoever can reach such a scheduler can "
            r"run anything on it\. Start the scheduler with certificates",
        ),
        (Crew(scheduler="10.0.0.1:8786", certificates=GIVEN), "is not asked without encryption"),
        (Crew(scheduler="tls://host:8786"), r"needs certificates\. Add --tls-ca, --tls-cert and --tls-key"),
        (Crew(scheduler="tls://host", certificates=GIVEN), r'"tls://host" is no address of a scheduler'),
        (Crew(scheduler="tls://host:x", certificates=GIVEN), r"Write it as tls://HOST:PORT"),
        (Crew(scheduler="tls://:1", certificates=GIVEN), "is no address of a scheduler"),
        (Crew(scheduler="tls://h:1/x", certificates=GIVEN), "is no address of a scheduler"),
        (
            Crew(scheduler="tls://h:1", certificates=GIVEN),
            r"There is no certificate ca\.pem\. Check its path",
        ),
        (Crew(2, scheduler="tls://h:1"), "Workers of this machine and another scheduler are two ways"),
        (Crew(certificates=GIVEN), "Certificates are for another scheduler, and none is named"),
        (Crew(memory_gb=0.1), r"With 0\.1 GB no worker can open an area\. Allow 0\.5 GB or more"),
    ],
)
def test_a_crew_that_will_not_do_is_refused_before_anything_begins(crew, words):
    with pytest.raises(CrewError, match=words):
        check_crew(crew)


def test_without_the_packages_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(crew_module, "_PACKAGES", ("no_such_package",))
    with pytest.raises(CrewError, match=r"are not installed\. Install them: .*requirements-nation\.txt"):
        check_crew(Crew())


def test_files_that_are_no_certificates_are_refused(tmp_path):
    files = [tmp_path / name for name in ("ca.pem", "cert.pem", "key.pem")]
    for file in files:
        file.write_text("no certificate")
    with (
        pytest.raises(CrewError, match=r"The certificates cannot be read\. They are files in PEM"),
        crew_at_work(Crew(scheduler="tls://127.0.0.1:9", certificates=Certificates(*files))),
    ):
        pass


def authority(folder: Path) -> Certificates:
    """A certificate that vouches for itself, as a cluster of one's own has it."""
    folder.mkdir()
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "within-reach-test")])
    now, here = datetime.datetime(2026, 1, 1), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=3650)).not_valid_after(now.replace(year=2126))
        .add_extension(x509.SubjectAlternativeName([here]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    files = Certificates(folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
    files.authority.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(private)
    return files


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """Somebody's cluster with certificates: its address and they."""
    from distributed import LocalCluster, Security

    files = authority(tmp_path_factory.mktemp("cluster") / "certificates")
    paths = {"tls_ca_file": str(files.authority)}
    for role in ("client", "scheduler", "worker"):
        paths |= {f"tls_{role}_cert": str(files.certificate), f"tls_{role}_key": str(files.key)}
    security = Security(require_encryption=True, **paths)
    with LocalCluster(
        n_workers=1, processes=False, host="127.0.0.1", protocol="tls://", security=security,
        dashboard_address=None,
    ) as cluster:  # fmt: skip
        yield cluster.scheduler_address, files


def test_a_scheduler_with_the_same_certificates_works(scheduler):
    address, files = scheduler
    with crew_at_work(Crew(scheduler=address, certificates=files)) as crew:
        assert crew.client.submit(pow, 2, 10).result(timeout=60) == 1024
        assert (crew.workers, crew.memory_gb) == (1, None)


def test_a_scheduler_of_another_authority_is_refused(scheduler, tmp_path, monkeypatch):
    monkeypatch.setattr(crew_module, "_PATIENCE_S", 2)
    address, _ = scheduler
    stranger = authority(tmp_path / "certificates")
    with (
        pytest.raises(CrewError, match=r"cannot be reached, or its certificates are others\. Check"),
        crew_at_work(Crew(scheduler=address, certificates=stranger)),
    ):
        pass
