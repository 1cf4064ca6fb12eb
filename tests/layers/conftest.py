"""Real lists, read where they lie."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs the real lists at {SHARED}.")
        pytest.skip("The real lists are not on this machine (../shared/data).")
    return SHARED
