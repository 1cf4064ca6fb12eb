"""How are visitors shared among the processes? By nginx, with a configuration that the project ships."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starting import commands
from starting.commands import NotReadyError, last_line

TEMPLATE: Final = Path("deploy/nginx/office.conf")
WAIT_PAGE: Final = Path("deploy/nginx/wait.html")
CONFIG: Final = "nginx.conf"
_USUAL_PLACES: Final = ("/usr/sbin", "/usr/local/sbin", "/sbin")
_TOKEN: Final = re.compile(r"@[A-Z_]+@")
_ROOM_MB: Final = 1  # around a file that is sent
_LONGEST_END_S: Final = 10
_LOOK_S: Final = 2.0


@dataclass(frozen=True)
class Doors:
    """Where the proxy listens, and under which names it answers."""

    address: str
    port: int
    names: tuple[str, ...]


def find_nginx() -> str:
    """Where nginx lies.

    Raises
    ------
    NotReadyError
        It is not installed.
    """
    places = os.pathsep.join((os.environ.get("PATH", ""), *_USUAL_PLACES))
    nginx = shutil.which("nginx", path=places)
    if nginx is None:
        raise NotReadyError(
            "nginx is not installed; it keeps each visitor on his own process. Install it with: "
            "sudo apt install nginx – then run this again."
        )
    return nginx


def upload_megabytes(settings: Path) -> int:
    """How large a file may be that a page takes, by ``maxUploadSize`` of ``.streamlit/config.toml``."""
    server = tomllib.loads(settings.read_text(encoding="utf-8"))["server"]
    return int(server["maxUploadSize"])


def configuration(
    template: str, doors: Doors, ports: Sequence[int], *, upload_mb: int, user: str = ""
) -> str:
    """The proxy's configuration: the template with every ``@WORD@`` in it filled in.

    Parameters
    ----------
    ports
        Those of the processes that answer, on this machine.
    user
        As whom its workers run; "" where it is started by a user who cannot choose.

    Raises
    ------
    KeyError
        The template has a word that is not known here.
    """
    words = {
        "@USER@": f"user {user};" if user else "",
        "@SERVERS@": "\n        ".join(f"server 127.0.0.1:{port} max_fails=0;" for port in ports),
        "@LISTEN@": f"{doors.address}:{doors.port}",
        "@NAMES@": " ".join(doors.names),
        "@UPLOAD_MB@": str(upload_mb + _ROOM_MB),
    }
    return _TOKEN.sub(lambda word: words[word[0]], template)


def _reason(words: str) -> str:
    """The line in which nginx says what is wrong; the last one only says that something is."""
    return next((line.strip() for line in words.splitlines() if "[emerg]" in line), last_line(words))


class Proxy:
    """An nginx of our own, in a folder of its own that goes with it."""

    def __init__(self, nginx: str, doors: Doors) -> None:
        self.restarts = 0
        self._nginx, self._doors = nginx, doors
        self._folder = Path(tempfile.mkdtemp(prefix="within-reach-"))
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def is_up(self) -> bool:
        """Whether it runs."""
        return self._running is not None and self._running.poll() is None

    def is_listening(self) -> bool:
        """Whether it takes connections; it is up a moment before."""
        try:
            socket.create_connection((self._doors.address, self._doors.port), timeout=_LOOK_S).close()
        except OSError:
            return False
        return self.is_up

    def lay_out(self, ports: Sequence[int]) -> None:
        """Write its configuration for the processes on these ports, and have nginx itself check it.

        Raises
        ------
        NotReadyError
            nginx does not take it; its own words say why.
        """
        is_root = os.name != "nt" and os.geteuid() == 0
        template = (commands.ROOT / TEMPLATE).read_text(encoding="utf-8")
        upload_mb = upload_megabytes(commands.ROOT / ".streamlit" / "config.toml")
        text = configuration(
            template, self._doors, ports, upload_mb=upload_mb, user="nobody nogroup" if is_root else ""
        )
        if is_root:  # its workers are somebody else, who has to reach the page that asks for patience
            self._folder.chmod(0o711)
        (self._folder / CONFIG).write_text(text, encoding="utf-8")
        shutil.copyfile(commands.ROOT / WAIT_PAGE, self._folder / WAIT_PAGE.name)
        (self._folder / WAIT_PAGE.name).chmod(0o644)
        checked = commands.run([*self._command(), "-t", "-q"])
        if checked.returncode:
            raise NotReadyError(
                f"nginx does not take the configuration from {TEMPLATE}: {_reason(checked.stderr)}"
            )

    def begin(self) -> None:
        """Start it; the system ends it with this program, however that ends."""
        ends_with_us = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        self._running = subprocess.Popen(
            [*ends_with_us, *self._command()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def look_after(self) -> None:
        """Start it again where it has ended; what is left of it is ended first."""
        if self._running is None or self.is_up:
            return
        self._end_workers()
        self.restarts += 1
        print("The proxy ended by itself and is started again.", flush=True)
        self.begin()

    def take_configuration(self) -> None:
        """Let it read its configuration again; connections that are open stay so."""
        if self._running is not None and self.is_up:
            self._running.send_signal(signal.SIGHUP)

    def end(self) -> None:
        """End it, and remove its folder."""
        if self._running is not None:
            self._running.terminate()
            try:
                self._running.wait(_LONGEST_END_S)
            except subprocess.TimeoutExpired:
                self._running.kill()
                self._running.wait()
            self._end_workers()
            self._running = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _command(self) -> list[str]:
        return [self._nginx, "-p", f"{self._folder}/", "-c", CONFIG, "-e", "stderr"]

    def _end_workers(self) -> None:
        """Its workers outlive a master that was killed, and would keep the port."""
        if self._running is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._running.pid, signal.SIGKILL)
