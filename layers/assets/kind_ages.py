"""Which kinds of place are usually for people of an age, and which counts of residents come nearest to it?

``kind_ages.csv``: ages in whole years, both included, empty where there is no such bound; ``groups``: columns
of residents in a pack, that which fits best first.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

KIND_AGES_CSV: Final = Path(__file__).with_name("kind_ages.csv")


@dataclass(frozen=True)
class KindAges:
    """For whom a kind usually is."""

    youngest: int | None  # whole years, included
    oldest: int | None  # likewise
    groups: tuple[str, ...]  # columns of residents that come near, the nearest first


def read_kind_ages(path: Path) -> Mapping[str, KindAges]:
    """Each kind that is usually for people of an age, by its key."""
    with path.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType(
            {
                row["kind"]: KindAges(_age(row["from"]), _age(row["to"]), tuple(row["groups"].split()))
                for row in csv.DictReader(lines)
            }
        )


def _age(cell: str) -> int | None:
    return int(cell) if cell else None


KIND_AGES: Final = read_kind_ages(KIND_AGES_CSV)  # read once, when the program begins
