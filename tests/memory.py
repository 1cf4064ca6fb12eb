"""How much memory has this process had at most, since it began to count?

What the system calls a process's largest resident set begins with the memory of the program that started it,
and never falls again: a small child of a large test looks large, and a large test never notices what it adds.
"""

import sys
from pathlib import Path
from typing import Final

import pytest

_PROCESS: Final = Path("/proc/self")
_FORGET_PEAK: Final = "5"  # proc(5), clear_refs

needs_peak = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Only Linux tells a process's peak and counts it anew"
)


def count_anew() -> None:
    """From here on, ``peak_bytes`` counts from what is in use now."""
    (_PROCESS / "clear_refs").write_text(_FORGET_PEAK)


def peak_bytes() -> int:
    """The most memory, in bytes, that was in use since ``count_anew`` or since the process began."""
    for line in (_PROCESS / "status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("This system does not tell a process's peak")
