"""What takes long to make is made once for all tests, in however many processes they run."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from layers.packs.lock import AreaBusyError, only_run

ROOT = Path(__file__).parents[1]
LONGEST_S = 240.0
MADE_ONCE_IN = "TESTS_MADE_ONCE_IN"  # as in starting/checking.py
Made = TypeVar("Made")

# In a process of its own, so that its memory can be told from that of the tests.
_PREPARE = """
import json, sys, time
from pathlib import Path
from layers.preparing.prepare import prepare
began = time.monotonic()
prepare(Path("recipes/newport.toml"), Path(sys.argv[1]), areas_folder=Path(sys.argv[2]))
seconds, peak = time.monotonic() - began, None
if sys.platform.startswith("linux"):
    from tests.memory import peak_bytes
    peak = peak_bytes()
print(json.dumps([seconds, peak]))
"""


@dataclass(frozen=True)
class PreparedNewport:
    """Newport's folder of areas, and what its preparing took."""

    areas: Path
    seconds: float
    bytes_used: float | None  # None where the system does not tell


def prepare_newport(data: Path, folder: Path) -> PreparedNewport:
    """Prepare Newport under ``folder``, unless that was done before."""
    areas, figures = folder / "areas", folder / "figures.json"
    if not figures.is_file():
        command = [sys.executable, "-c", _PREPARE, str(data.resolve()), str(areas)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        figures.write_text(done.stdout, encoding="utf-8")
    seconds, bytes_used = json.loads(figures.read_text(encoding="utf-8"))
    return PreparedNewport(areas, seconds, bytes_used)


def demo_areas_in(folder: Path) -> Path:
    """Prepare the made-up town under ``folder``, unless that was done before; nobody writes into it."""
    if not (folder / "areas" / "demo" / "current").is_file():
        recipe, inputs = ROOT / "data" / "demo" / "recipe.toml", ROOT / "data" / "demo" / "inputs"
        command = [sys.executable, "cli.py", "prepare", recipe, "--data", inputs]
        subprocess.run([*command, "--areas", folder / "areas"], cwd=ROOT, check=True, capture_output=True)
    return folder


def made_once(name: str, folders: pytest.TempPathFactory, make: Callable[[Path], Made]) -> Made:
    """Call ``make`` with a folder that all processes of this run share, one process after the other.

    ``make`` is called in each process and finds in the folder what another has made. pytest-xdist gives each
    of its processes a folder within the one of the run; ``start.py test`` gives one to all parts.
    """
    run = folders.getbasetemp()
    own = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    folder = Path(os.environ.get(MADE_ONCE_IN, own)) / f"shared-{name}"
    folder.mkdir(exist_ok=True)
    deadline = time.monotonic() + LONGEST_S
    while True:
        try:
            with only_run(folder):
                return make(folder)
        except AreaBusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
