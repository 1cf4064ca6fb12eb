"""How do I run this? `python3 start.py` sets up and opens the app, `python3 start.py test` tests it.

Standard library only, so that it runs on a machine with nothing but Python.
"""

# ruff: noqa: E402 - the Python is checked before anything that an older one cannot read

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "Within Reach needs Python 3.11 or newer; this is Python {}.{}. "
        "Install a newer one from your system's software list or https://www.python.org/downloads/, "
        "then run this again with it.".format(*sys.version_info[:2])
    )

import argparse
import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request
import webbrowser
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEMO = ROOT / "data" / "demo"
AREAS = ROOT / "data" / "areas"
FIRST_PORT = 8501
PORTS_TRIED = 50
LONGEST_START_S = 120
TEST_PROCESSES = "2"  # each with a server and a browser of its own: more need more memory
NO_TESTS = 5  # pytest's exit code where no test was chosen
LONGEST_END_S = 15
NO_NETWORK = (
    "NewConnectionError",
    "name resolution",
    "ConnectTimeout",
    "Read timed out",
    "ProxyError",
    "none)",
)


class NotReadyError(Exception):
    """Something is missing: says what, and what to do."""


def end_on_signals() -> None:
    """Let whoever ends this by a signal end it as Ctrl-C does, so that nothing is left running.

    A hang-up that is ignored on purpose, as under ``nohup``, stays ignored.
    """
    signal.signal(signal.SIGINT, _stop)
    signal.signal(signal.SIGTERM, _stop)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _stop)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Print what is being done, and at the end how long it took."""
    print(f"{title} …", end=" ", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print("not done.", flush=True)
        raise
    print(f"{time.monotonic() - began:.0f} s", flush=True)


def run(command: list[str | Path], *, quiet: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command in the project's folder; quiet ones keep their words for the error message."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, text=True, capture_output=quiet, check=False)


def make_venv() -> None:
    """Make .venv if it is missing or was made by another Python."""
    if PYTHON.exists():
        version = run([PYTHON, "-c", "import sys; print(*sys.version_info[:2])"])
        if version.stdout.split() == [str(part) for part in sys.version_info[:2]]:
            return
    with step("Making a virtual environment in .venv"):
        made = run([sys.executable, "-m", "venv", "--clear", VENV])
        if made.returncode:
            raise NotReadyError(venv_advice(made.stdout + made.stderr))


def venv_advice(words: str) -> str:
    """Say what to do when Python could not make a virtual environment."""
    if "ensurepip" in words or "No module named venv" in words:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        return (
            "This Python cannot make virtual environments: on Debian and Ubuntu that is a package of its "
            f"own. Install it with: sudo apt install {package} – then run this again."
        )
    return (
        f"The virtual environment in {VENV.name} could not be made: {last_line(words)} "
        "Check that the disk has space and that you may write here, then run this again."
    )


def last_line(words: str) -> str:
    """The last line that says anything."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given."


def fingerprint(*files: Path) -> str:
    """A word that changes when any of the files does."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def done_before(stamp: Path, mark: str) -> bool:
    """Was this step already done for exactly these files?"""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == mark


def install(lock_name: str) -> None:
    """Install the locked requirements, checked against their hashes, unless that was done before."""
    lock = ROOT / lock_name
    stamp, mark = VENV / f"{lock_name}.installed", fingerprint(lock)
    if done_before(stamp, mark):
        return
    what = "what the tests need" if "dev" in lock_name else "what the app needs"
    with step(f"Installing {what} (a few minutes the first time)"):
        pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--require-hashes"]
        installed = run([*pip, "--disable-pip-version-check", "-q", "-r", lock])
        if installed.returncode:
            raise NotReadyError(install_advice(installed.stdout + installed.stderr))
    stamp.write_text(mark, encoding="utf-8")


def install_advice(words: str) -> str:
    """Say what to do when the requirements could not be installed."""
    if any(sign in words for sign in NO_NETWORK):
        return (
            "The packages could not be fetched: there is no way to the package index from here. "
            "Connect to the internet once (behind a proxy, set HTTPS_PROXY) and run this again; "
            "after that the app works without it."
        )
    if "No space left" in words:
        return "The disk is full. Free about 1.5 GB, then run this again."
    if "DO NOT MATCH THE HASHES" in words:
        return (
            "A package that was fetched is not the one this project was tested with, so it was not "
            "installed. Run this again; if it happens again, something on the way here changes files."
        )
    return f"The packages could not be installed: {last_line(words)} Run this again to go on from there."


def demo_files() -> list[Path]:
    """The demo town's recipe and inputs."""
    return [DEMO / "recipe.toml", *sorted(path for path in (DEMO / "inputs").rglob("*") if path.is_file())]


def prepare_demo() -> None:
    """Build the demo town's area, unless it is there and made from these very inputs."""
    files = demo_files()
    name = tomllib.loads(files[0].read_text(encoding="utf-8"))["area"]["name"]
    stamp, mark = VENV / "demo-area.prepared", fingerprint(*files)
    if (AREAS / name / "current").is_file() and done_before(stamp, mark):
        return
    with step("Preparing the demo town"):
        prepared = run([PYTHON, "cli.py", "prepare", files[0], "--data", DEMO / "inputs"])
        if prepared.returncode:
            raise NotReadyError(
                f"The demo town could not be prepared: {last_line(prepared.stdout + prepared.stderr)}"
            )
    stamp.write_text(mark, encoding="utf-8")


def compile_engine() -> None:
    """Have the walking engine compiled now, so that the first question is not the one that waits."""
    sources = sorted((ROOT / "geo").glob("*.py"))
    stamp, mark = VENV / "engine.compiled", fingerprint(*sources, ROOT / "requirements.txt")
    if done_before(stamp, mark):
        return
    with step("Getting the walking engine ready"):
        ready = run([PYTHON, "-m", "app.warm_up"])
        if ready.returncode:
            raise NotReadyError(f"The walking engine did not start: {last_line(ready.stdout + ready.stderr)}")
    stamp.write_text(mark, encoding="utf-8")


def set_up() -> None:
    """Everything that has to be there before the app can open."""
    make_venv()
    install("requirements.txt")
    prepare_demo()
    compile_engine()


def is_free(port: int) -> bool:
    """Can a server listen on this port of this machine?"""
    with socket.socket() as door:
        if os.name != "nt":  # on Windows this option would let two servers share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port(first: int) -> int:
    """The first free port from ``first`` on."""
    for port in range(first, min(first + PORTS_TRIED, 65536)):
        if is_free(port):
            if port != first:
                print(f"Port {first} is in use, so the app opens on {port}.")
            return port
    raise NotReadyError(
        f"Ports {first} to {first + PORTS_TRIED - 1} are all in use. Give another with --port."
    )


def wait_until_open(server: subprocess.Popen[bytes], address: str) -> None:
    """Return when the app answers."""
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise NotReadyError("The app stopped while starting; its own words are above.")
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()  # noqa: S310 - our own machine
            return
        time.sleep(0.2)
    raise NotReadyError(f"The app did not answer within {LONGEST_START_S} seconds. Run this again.")


def open_app(port: int, *, area: str, browser: bool) -> int:
    """Run the app until Ctrl-C, or until this is ended in another way."""
    port = free_port(port)
    address = f"http://127.0.0.1:{port}"
    page = f"{address}/?area={urllib.parse.quote(area)}" if area else address
    with server_on(port) as server:
        with step("Starting the app"):
            wait_until_open(server, address)
        try:
            print(f"Within Reach is open at {page} – press Ctrl-C here to close it.", flush=True)
            if browser:
                webbrowser.open(page)
            return server.wait()
        except KeyboardInterrupt:
            end(server)
            print("\nClosed.", flush=True)
            return 0


@contextlib.contextmanager
def server_on(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The app on a port of this machine; it ends with the block, and with this process however that ends."""
    command = [str(PYTHON), "-m", "app.while_started", "streamlit", "run", "streamlit_app.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        yield server
    finally:
        end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """End the server and wait for that; further signals meanwhile change nothing."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    server.terminate()
    try:
        server.wait(LONGEST_END_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def run_checks(more: list[str], *, quick: bool = False, reports: Path | None = None) -> int:
    """Run every check; further words go to pytest. Quick stops at the first that does not pass."""
    install("requirements-dev.txt")
    bad, nothing = [], []
    for title, command in checks(more, quick=quick, reports=reports):
        print(f"\n{title}", flush=True)
        code = run([PYTHON, "-m", *command], quiet=False).returncode
        if code == NO_TESTS and more:
            nothing.append(title)  # the words choose none of this part
        elif code:
            bad.append(title)
            if quick:
                break
    if len(nothing) == len(test_parts(quick=quick)):
        bad.append("no test was chosen")
    print(f"\nNot passed: {', '.join(bad)}." if bad else "\nEverything passed.")
    return 1 if bad else 0


def checks(more: list[str], *, quick: bool, reports: Path | None) -> list[tuple[str, list[str]]]:
    """Every check: its title, and the Python module to run with its words."""
    made: list[tuple[str, list[str]]] = [
        ("Style (ruff check)", ["ruff", "check", "."]),
        ("Layout (ruff format)", ["ruff", "format", "--check", "."]),
        ("Types (mypy)", ["mypy"]),
    ]
    for title, name, chosen in test_parts(quick=quick):
        command = ["pytest", "-n", TEST_PROCESSES, "--dist", "loadfile", "-m", chosen]
        command += ["--maxfail=1"] if quick else []
        command += [f"--junitxml={reports.resolve() / name}.xml"] if reports else []
        made.append((title, [*command, *more]))
    return made


def test_parts(*, quick: bool) -> list[tuple[str, str, str]]:
    """The tests' parts: title, name of the report, and which tests are in it.

    Those in a browser come by themselves, so that no page has to share the processor with long sums.
    """
    if quick:
        without = " and not ".join(("browser", "postgresql", "newport", "slow"))
        return [("Tests (pytest) without browser, PostgreSQL and Newport", "quick", f"not {without}")]
    return [
        ("Tests (pytest) without a browser", "plain", "not browser"),
        ("Tests (pytest) in a browser", "browser", "browser"),
    ]


def arguments(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Sets up Within Reach and opens it in your browser.",
        epilog="'python3 start.py test' hands any further words to pytest; --long tries large sizes in full.",
    )
    parser.add_argument(
        "what", nargs="?", choices=("run", "setup", "test"), default="run", help="run (default), setup, test"
    )
    parser.add_argument(
        "--port",
        type=int,
        default=FIRST_PORT,
        help=f"port to open on (default {FIRST_PORT}, or the next free)",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--area", default="", help="the prepared area to show first")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="test without browser, PostgreSQL and Newport, up to the first failure",
    )
    parser.add_argument("--reports", type=Path, help="a folder for the tests' reports (JUnit XML)")
    options, more = parser.parse_known_args(words)
    if options.what != "test" and (more or options.quick or options.reports):
        parser.error(f"unknown words: {' '.join(more) or 'those of test'}")
    return options, more


def main(words: list[str]) -> int:
    """Do what was asked; say in one plain sentence why not, if not."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    options, more = arguments(words)
    end_on_signals()
    try:
        set_up()
        if options.what == "test":
            return run_checks(more, quick=options.quick, reports=options.reports)
        if options.what == "run":
            return open_app(options.port, area=options.area, browser=not options.no_browser)
        print("Everything is ready. Open the app with: python3 start.py")
        return 0
    except NotReadyError as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
