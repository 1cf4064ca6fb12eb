"""What does a program cost that runs by itself? Its seconds and its peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# A program's peak counts from the memory of the one that starts it, which here may be gigabytes: so a small
# one stands between.
_WATCHER = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(child.pid, 0)
print(used.ru_maxrss, flush=True)
os._exit(os.waitstatus_to_exitcode(status) & 255)
"""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """How a program ended."""

    code: int
    seconds: float
    peak_mb: float | None  # None where the system does not tell
    last_words: str


def run_python(words: Sequence[str]) -> Run:
    """Run this Python with ``words`` in the project's folder, and wait for it."""
    began = time.perf_counter()
    watched = (
        [sys.executable, "-c", _WATCHER, sys.executable, *words]
        if hasattr(os, "wait4")
        else [sys.executable, *words]
    )
    done = subprocess.run(
        watched, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    seconds = time.perf_counter() - began
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    peak_mb = None
    if hasattr(os, "wait4") and lines:
        peak_mb = float(lines.pop()) / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(done.returncode, seconds, peak_mb, lines[-1] if lines else "")
