"""What does a program cost that runs by itself? Its seconds and its peak memory."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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
    child = subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said = child.stdout.read() if child.stdout else ""
    peak_mb = None
    if hasattr(os, "wait4"):
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        peak_mb = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    code = child.wait()
    lines = [line for line in said.splitlines() if line.strip()]
    return Run(code, time.perf_counter() - began, peak_mb, lines[-1] if lines else "")
