"""How does one of an office's processes run? Started again when it ends, but not for ever."""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starting import commands

KEY_COMES_FIRST: Final = "--key-comes-first"  # as app.while_started reads it
WAITS_S: Final = (0.0, 2.0, 5.0, 15.0, 30.0)  # before each restart, the more the closer they come together
WITHIN_S: Final = 600.0
_LONGEST_END_S: Final = 15


@dataclass
class RestartRule:
    """So many restarts within ten minutes, each after a longer wait; then no more."""

    ends: list[float] = field(default_factory=list)  # when it ended, by the clock that never goes back

    def wait_after_end(self, now: float) -> float | None:
        """How many seconds to wait before it is started again; None where it ended too often."""
        self.ends = [*(end for end in self.ends if now - end < WITHIN_S), now]
        return WAITS_S[len(self.ends) - 1] if len(self.ends) <= len(WAITS_S) else None


@dataclass(frozen=True)
class AppPlan:
    """What every process of an office is started with."""

    names: tuple[str, ...]  # under which the app answers, this machine's own among them
    key: bytes = field(repr=False)  # of what tabs keep: in memory and in the pipe alone
    environment: dict[str, str] = field(repr=False)


def app_environment() -> dict[str, str]:
    """The environment of each process: signed in, and behind our own proxy."""
    return {**os.environ, "WITHIN_REACH_OFFICE": "yes", "WITHIN_REACH_PROXY_SIGNS_IN": "yes"}


class AppProcess:
    """One process of the app on a port of this machine, and its restarts."""

    def __init__(self, number: int, port: int, plan: AppPlan) -> None:
        self.number, self.port = number, port
        self.restarts = 0
        self.has_given_up = False
        self._plan, self._rule = plan, RestartRule()
        self._running: subprocess.Popen[bytes] | None = None
        self._start_at: float | None = None

    @property
    def address(self) -> str:
        """Where it answers, on this machine alone."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int | None:
        """The number by which the system knows it; None while it does not run."""
        running = self._running
        return None if running is None or running.poll() is not None else running.pid

    def begin(self) -> None:
        """Start it; it ends when the pipe to it closes, so with this program however that ends."""
        command = [str(commands.PYTHON), "-m", "app.while_started", KEY_COMES_FIRST]
        command += ["streamlit", "run", "streamlit_app.py", "--server.headless", "true"]
        command += ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        for name in self._plan.names:
            command += ["--server.allowedHosts", name]
        self._start_at = None
        self._running = subprocess.Popen(
            command,
            cwd=commands.ROOT,
            env=self._plan.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the terminal is for start.py, which ends it in order
        )
        pipe = self._running.stdin
        if pipe is not None:
            try:
                pipe.write(self._plan.key)
                pipe.flush()
            except BrokenPipeError:
                return  # it ended at once: it is looked after as any other end

    def look_after(self, now: float) -> bool:
        """Start it again where it has ended and its time has come; whether it has just been given up."""
        if self.has_given_up or self.pid is not None:
            return False
        if self._start_at is None:
            wait = self._rule.wait_after_end(now)
            if wait is None:
                self.has_given_up = True
                return True
            self._start_at = now + wait
            print(f"Process {self.number} ended by itself and is started again in {wait:.0f} s.", flush=True)
        if now >= self._start_at:
            self.restarts += 1
            self.begin()
        return False

    def ask_to_end(self) -> None:
        """Tell it to end, without waiting."""
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()

    def wait_for_end(self) -> None:
        """Wait until it has ended; what does not heed that is ended at once."""
        if self._running is None:
            return
        try:
            self._running.wait(_LONGEST_END_S)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()


def memory_bytes(pid: int, *, proc: Path = Path("/proc")) -> int | None:
    """How much memory a process uses (resident set); None where the system does not say."""
    try:
        pages = int((proc / str(pid) / "statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def open_connections(port: int, *, proc: Path = Path("/proc")) -> int | None:
    """How many connections a port of this machine has just now, one for each open page; None if not known."""
    try:
        rows = (proc / "net" / "tcp").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return None
    established, ends = "01", f":{port:04X}"
    columns = [row.split() for row in rows]
    return sum(row[1].endswith(ends) and row[3] == established for row in columns if len(row) > 3)
