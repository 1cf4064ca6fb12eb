"""Called by a Python without the packages, the terminal's door says what to run instead."""

import subprocess
import sys

import pytest

from tests.made_once import ROOT

BARE = (sys.executable, "-I", "-S")  # -S: no site-packages, as a Python that was only just installed


@pytest.mark.parametrize("words", [(), ("--help",), ("near", "ZZ1 2BQ"), ("prepare", "recipes/newport.toml")])
def test_a_python_without_the_packages_is_told_which_has_them(words: tuple[str, ...]) -> None:
    done = subprocess.run([*BARE, "cli.py", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "This Python does not have the packages that Within Reach needs. Run python3 start.py setup, once, "
        "in the project's folder, then .venv/bin/python cli.py ….\n"
    )
