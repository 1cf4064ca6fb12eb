"""Which councils are there? Three small tables beside this file, of the edition of May 2025.

Written by hand: names and codes are facts. ``councils.csv`` has all 361, ``counties.csv`` the counties of
which some are part, ``other_names.csv`` former councils with those of today, former codes and short names.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.councils.model import Council, NameOfCouncils

EDITION: Final = "May 2025"
_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class CouncilTable:
    """All councils by their codes, and the names that stand for several or for others."""

    councils: dict[str, Council]
    other_names: tuple[NameOfCouncils, ...]


def load_councils(folder: Path = _FOLDER) -> CouncilTable:
    """Every council of the United Kingdom, in the order of their codes."""
    rows = _rows(folder / "councils.csv")
    former = _rows(folder / "other_names.csv")
    names = {row["code"]: row["name"] for row in rows}
    former_codes: dict[str, list[str]] = defaultdict(list)
    for row in former:
        if row["former_code"] and names.get(row["councils"]) == row["name"]:
            former_codes[row["councils"]].append(row["former_code"])
    councils = {
        row["code"]: Council(
            row["code"], row["name"], row["name_cy"], row["county_code"], tuple(former_codes[row["code"]])
        )
        for row in rows
    }
    counties = [
        NameOfCouncils(row["name"], row["code"], "", _within(row["code"], councils))
        for row in _rows(folder / "counties.csv")
    ]
    others = [
        NameOfCouncils(row["name"], row["former_code"], row["until"], tuple(row["councils"].split()))
        for row in former
    ]
    return CouncilTable(councils, (*counties, *others))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _within(county_code: str, councils: dict[str, Council]) -> tuple[str, ...]:
    return tuple(code for code, council in councils.items() if council.county_code == county_code)
