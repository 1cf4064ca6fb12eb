"""What does the app stand on, and under which licence? Writes docs/third-party.md from the locks.

    .venv/bin/python docs/third_party.py

Names and versions are those of the lock; licences are what each installed package says of itself.
"""

import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK, NATION_LOCK = ROOT / "requirements.txt", ROOT / "requirements-nation.txt"
PAGE = ROOT / "docs" / "third-party.md"
# Packages that say nothing themselves, or are locked for another system and not installed here.
STATED_ELSEWHERE = {"colorama": "BSD-3-Clause", "streamlit-folium": "MIT"}
_LINE = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)")
_CLASSIFIER = "License :: "
_HEAD = """# What it stands on

Every package that `requirements.txt` locks, with the licence that the package states. Made by
`.venv/bin/python docs/third_party.py`; a test holds that it is up to date with the lock.

| package | version | licence |
| --- | --- | --- |
"""
_NATION_HEAD = """
## Only for many areas at once

What `requirements-nation.txt` locks besides, for [cli.py nation](nation.md). A desk needs none of it.

| package | version | licence |
| --- | --- | --- |
"""


def locked(lock: str) -> list[tuple[str, str]]:
    """(name, version) of each package of a lock file, by name."""
    return sorted({match.groups() for line in lock.splitlines() if (match := _LINE.match(line))})


def licence_of(package: Distribution) -> str:
    """The licence in a few words: its SPDX expression, else its classifiers, else the first line it gives."""
    stated = package.metadata
    classified = [
        value.rsplit(" :: ", 1)[-1]
        for value in stated.get_all("Classifier") or []
        if value.startswith(_CLASSIFIER) and value != "License :: OSI Approved"
    ]
    first_line = (stated.get("License") or "").strip().partition("\n")[0][:60]
    return stated.get("License-Expression") or ", ".join(classified) or first_line or "not stated"


def rows(packages: list[tuple[str, str]]) -> list[str]:
    """One line of the table for each package."""
    lines = []
    for name, version in packages:
        licence = STATED_ELSEWHERE.get(name) or licence_of(distribution(name))
        lines.append(f"| {name} | {version} | {licence.replace('|', '/')} |")
    return lines


if __name__ == "__main__":
    packages = locked(LOCK.read_text(encoding="utf-8"))
    besides = [each for each in locked(NATION_LOCK.read_text(encoding="utf-8")) if each not in packages]
    tables = [(_HEAD, packages), (_NATION_HEAD, besides)]
    PAGE.write_text("".join(head + "\n".join(rows(of)) + "\n" for head, of in tables), encoding="utf-8")
    sys.stdout.write(f"{len(packages)} packages in {PAGE.name}\n")
