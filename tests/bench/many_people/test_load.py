"""What the load test tells is what was measured, and a full server is no error of the app."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bench.many_people.load import growth, table_row
from bench.many_people.load_actions import LoadReport
from bench.many_people.load_person import FullError, Person
from bench.many_people.load_server import cpu_s, family_of, machine_load, memory_mb


class Full(BaseHTTPRequestHandler):
    """A server that lets nobody in."""

    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def full_server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Full)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_who_is_refused_is_told_apart_from_an_error(full_server: str) -> None:
    with pytest.raises(FullError):
        asyncio.run(Person(full_server, "").arrive())


def test_only_this_machine_is_spoken_with() -> None:
    with pytest.raises(ValueError, match="only speaks with this machine"):
        asyncio.run(Person("http://example.org", "").arrive())


def test_memory_is_compared_from_a_third_of_the_time_on() -> None:
    report = LoadReport(10, memory_mb=[(0.0, 50.0), (5.0, 100.0), (10.0, 105.0)])
    assert growth(report) == pytest.approx(0.05)
    assert str(growth(LoadReport(10))) == "nan"


def test_a_row_tells_of_errors_refusals_and_the_machine() -> None:
    report = LoadReport(
        80, seconds=100.0, actions={"way": [0.5, 0.5], "search": [1.5]}, errors=["an error"], refused=20,
        let_in=60, cores=0.9, memory_mb=[(0.0, 900.0)], machine="load 1.0",
    )  # fmt: skip
    assert report.cpu_s_each == pytest.approx(30.0)
    assert table_row(report) == "| 80 | 60 | 0.50 s | 1.40 s | 1 | 20 | 900 MB | 30.00 s | load 1.0 |"


def test_a_process_is_counted_with_all_that_it_started() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(1, flush=True); input()'])"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"1\n"
        assert len(family_of(started.pid)) == 2
        assert (memory_mb(started.pid) or 0) > 5
        assert cpu_s(started.pid) > 0
        started.communicate(b"\n")
    assert family_of(None) == []
    assert memory_mb(None) is None
    assert machine_load().startswith("load of the machine ")
