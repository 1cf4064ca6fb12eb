"""An office's app as `start.py serve` runs it, where people sign in or not, and what a test asks of it."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.made_once import ROOT

KEY_TEXT = b"the key of what tabs keep, 32 by"  # fixed, so that a test can look for it everywhere
PATIENCE_S = 90
_BEGIN = """
import pathlib, secrets, sys
import start
from starting import commands, setting_up, sign_in
from starting.office import processes, serve
commands.PYTHON = pathlib.Path(sys.executable)
setting_up.check_set_up = lambda *_: None
"""
_NOBODY_SIGNS_IN = f"""
sign_in.check_sign_in = lambda *_: None
secrets.token_bytes = lambda _: {KEY_TEXT!r}
usual = processes.app_environment
processes.app_environment = lambda: {{**usual(), "WITHIN_REACH_OFFICE": "no"}}
"""
_SERVE = """
sys.exit(start.main(["serve", *sys.argv[1:]]))
"""


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class Reply:
    status: int
    headers: list[tuple[str, str]]
    body: str

    def all_of(self, name: str) -> list[str]:
        return [value for each, value in self.headers if each.lower() == name.lower()]


def ask(port: int, path: str = "/", **headers: str) -> Reply:
    """One request, its headers with _ for -."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        asked.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = asked.getresponse()
        return Reply(answer.status, answer.getheaders(), answer.read().decode("utf-8", "replace"))
    finally:
        asked.close()


@dataclass
class RunningOffice:
    """A start.py serve of its own."""

    process: "subprocess.Popen[str]"
    port: int
    status_port: int
    scratch: Path
    log: Path
    sessions: set[int] = field(default_factory=set)  # of the system, one for each that it started

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def metric(self, name: str) -> dict[str, int]:
        """A metric of each process, by its number."""
        text = ask(self.status_port, "/metrics").body
        rows = re.findall(rf'^within_reach_{name}{{process="(\d)"}} (\d+)$', text, re.MULTILINE)
        return {number: int(value) for number, value in rows}

    def health(self) -> tuple[int, dict[str, object]]:
        reply = ask(self.status_port, "/health")
        return reply.status, json.loads(reply.body)

    def pids(self) -> dict[int, str]:
        """Everything that start.py serve started, by its number: its command's words.

        nginx writes over its environment and its workers over their words, so that they are known by the
        folder of their master and by their session.
        """
        running = {int(folder.name): _looked_at(folder) for folder in Path("/proc").glob("[0-9]*")}
        mark, folder = f"OFFICE_OF_A_TEST={self.port}", f"{self.scratch}/within-reach"
        self.sessions |= {
            session
            for words, environment, session in running.values()
            if (mark in environment or folder in words) and session != self.process.pid
        }
        return {pid: words for pid, (words, _, session) in running.items() if session in self.sessions}

    def apps(self) -> list[int]:
        return [pid for pid, words in self.pids().items() if "app.while_started" in words]

    def wait(self, what: str, is_so: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < until, f"waited in vain: {what}\n{self.log.read_text()}"
            time.sleep(0.1)


def _looked_at(folder: Path) -> tuple[str, str, int]:
    """A process's words, environment and session; nothing of one that has ended meanwhile."""
    try:
        words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        environment = (folder / "environ").read_bytes().decode("utf-8", "replace")
        after_name = (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "", "", 0
    return words, environment, 0 if after_name[0] == "Z" else int(after_name[3])


@contextmanager
def running_office(
    areas: Path, scratch: Path, *, port: int = 0, secret_file: Path | None = None
) -> Iterator[RunningOffice]:
    """Two processes and their proxy, ended at the end; what they write besides lies in ``scratch``.

    Nobody signs in, unless ``secret_file`` says where.
    """
    log = areas.parent / "office.log"
    port, status_port = port or free_port(), free_port()
    plain = {name: value for name, value in os.environ.items() if not name.startswith("WITHIN_REACH_")}
    environment = plain | {
        "OFFICE_OF_A_TEST": str(port),
        "WITHIN_REACH_AREAS": str(areas),
        "WITHIN_REACH_TILES": str(areas.parent / "tiles"),
        "TMPDIR": str(scratch),
        "WITHIN_REACH_MOST_VISITORS": "1000",  # places are held a while after each test
        **({"STREAMLIT_SECRETS_FILES": str(secret_file)} if secret_file else {}),
    }
    program = _BEGIN + ("" if secret_file else _NOBODY_SIGNS_IN) + _SERVE
    words = ["--processes", "2", "--port", str(port), "--status-port", str(status_port)]
    with log.open("w") as out:
        process = subprocess.Popen(
            ["env", "--default-signal=HUP", sys.executable, "-c", program, *words, "--name", "reach.test"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            text=True,
            start_new_session=True,
        )
        office = RunningOffice(process, port, status_port, scratch, log)
        try:
            office.wait("it opens", lambda: "Within Reach is open" in log.read_text() or process.poll())
            assert process.poll() is None, log.read_text()
            yield office
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
            for pid in office.pids():
                os.kill(pid, signal.SIGKILL)
