"""However start.py is ended, its server ends too."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from starting import serving

ROOT = Path(__file__).parents[1]
PATIENCE_S = 60
_RUN = """
import pathlib, sys, start
from starting import commands, setting_up
commands.PYTHON, setting_up.set_up = pathlib.Path(sys.executable), lambda: None
sys.exit(start.main(["--no-browser", "--port", sys.argv[1]]))
"""
_UNSHIELDED = ["env", "--default-signal=HUP"]  # whatever shields the tests themselves
pytestmark = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="/proc tells which processes run")


class Started:
    """A start.py of its own, and the server that it started."""

    def __init__(self, *, shielded: bool = False) -> None:
        self.port = serving.free_port(18_600)
        command = [sys.executable, "-c", _RUN, str(self.port)]
        self.process = subprocess.Popen(
            [*(["nohup"] if shielded else _UNSHIELDED), *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a signal reaches start.py alone, not its server as well
        )

    def servers(self) -> list[int]:
        """The processes that serve on its port, start.py itself aside."""
        return [
            int(folder.name)
            for folder in Path("/proc").glob("[0-9]*")
            if int(folder.name) != self.process.pid and f"--server.port\0{self.port}\0" in _words_of(folder)
        ]

    def wait_for_servers(self, count: int) -> None:
        until = time.monotonic() + PATIENCE_S
        while len(self.servers()) != count:
            assert time.monotonic() < until, f"{len(self.servers())} servers run on {self.port}, not {count}"
            time.sleep(0.05)

    def wait_until_open(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if "Within Reach is open" in line:
                return
        pytest.fail("the app did not open")


def _words_of(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it ended meanwhile
        return ""


@pytest.fixture
def started() -> Iterator[Started]:
    made = Started()
    try:
        yield made
    finally:
        made.process.kill()
        for server in made.servers():
            os.kill(server, signal.SIGKILL)
        made.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_and_its_server(started: Started, number: signal.Signals) -> None:
    started.wait_until_open()
    started.process.send_signal(number)
    assert started.process.wait(PATIENCE_S) == 0
    assert started.servers() == []
    assert serving.is_free(started.port)


def test_killed_outright_its_server_ends_all_the_same(started: Started) -> None:
    started.wait_until_open()
    started.process.kill()
    started.wait_for_servers(0)
    assert serving.is_free(started.port)


def test_a_signal_while_the_app_is_still_starting_leaves_no_server(started: Started) -> None:
    started.wait_for_servers(1)
    started.process.terminate()
    assert started.process.wait(PATIENCE_S) == 130
    assert started.servers() == []


def test_a_second_signal_does_not_leave_the_server_behind(started: Started) -> None:
    started.wait_until_open()
    started.process.terminate()
    time.sleep(0.02)
    started.process.terminate()
    started.process.wait(PATIENCE_S)
    started.wait_for_servers(0)


def test_what_nohup_shields_from_a_hang_up_goes_on() -> None:
    shielded = Started(shielded=True)
    try:
        shielded.wait_until_open()
        shielded.process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        assert shielded.process.poll() is None
        assert len(shielded.servers()) == 1
    finally:
        shielded.process.terminate()
        shielded.process.communicate()
    assert shielded.servers() == []
