"""Does a cell only say that nothing is known: "n/a", "tbc", "No data", or a dash?"""

import csv
from pathlib import Path
from typing import Final

PLACEHOLDERS_CSV: Final = Path(__file__).with_name("placeholders.csv")
_LONGEST: Final = 40
_BRACKETS: Final = "()[]<>{}\"'“”‘’*"


def _listed() -> frozenset[str]:
    with PLACEHOLDERS_CSV.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["words"].strip().casefold() for row in csv.DictReader(lines))


PLACEHOLDERS: Final = _listed()


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is known: "", "N/A", "No data", "(tbc)", or signs alone, like "—"."""
    if len(cell) > _LONGEST:
        return not cell.strip()
    plain = " ".join(cell.casefold().split())
    if plain in PLACEHOLDERS or not any(letter.isalnum() for letter in plain):
        return True
    return plain.strip(_BRACKETS).rstrip(".").strip() in PLACEHOLDERS
