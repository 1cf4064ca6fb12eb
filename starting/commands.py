"""Where is everything, and how is a command run? What setting up, opening and testing all need.

Standard library only, as everything in this folder.
"""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEMO = ROOT / "data" / "demo"
AREAS = ROOT / "data" / "areas"


class NotReadyError(Exception):
    """Something is missing: says what, and what to do."""


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


def last_line(words: str) -> str:
    """The last line that says anything."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given."
