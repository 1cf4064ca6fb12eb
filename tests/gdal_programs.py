"""GDAL's own programs, as a client that is not ours. Missing ones are skipped over, but never in CI."""

import os
import shutil
import subprocess

import pytest

_OURS = ("GDAL_SKIP", "OGR_SKIP")  # by which the program keeps its own GDAL from opening all it could


def without_our_skips() -> dict[str, str]:
    """The environment in which GDAL opens all that it can."""
    return {name: value for name, value in os.environ.items() if name not in _OURS}


def gdal(program: str, *words: str) -> str:
    """What a program of gdal-bin says on its way to a good end."""
    if shutil.which(program) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs {program}: apt-get install gdal-bin.")
        pytest.skip(f"{program} is not on this machine (gdal-bin).")
    ran = subprocess.run(
        [program, *words], capture_output=True, text=True, check=False, timeout=300, env=without_our_skips()
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
