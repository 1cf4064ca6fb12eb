"""Does a cell only say that nothing is known: "n/a", "tbc", "No data", or a dash?"""

from pathlib import Path
from typing import Final

from layers.tables.looks.word_tables import read_words

PLACEHOLDERS_CSV: Final = Path(__file__).with_name("placeholders.csv")
_LONGEST: Final = 40
_BRACKETS: Final = "()[]<>{}\"'“”‘’*"
PLACEHOLDERS: Final = read_words(PLACEHOLDERS_CSV)


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is known: "", "N/A", "No data", "(tbc)", or signs alone, like "—"."""
    if len(cell) > _LONGEST:
        return not cell.strip()
    plain = " ".join(cell.casefold().split())
    if plain in PLACEHOLDERS or not any(letter.isalnum() for letter in plain):
        return True
    return plain.strip(_BRACKETS).rstrip(".").strip() in PLACEHOLDERS


def known_cell(cell: str) -> str:
    """The cell as it is; "" where it says that nothing is known."""
    return "" if is_nothing(cell) else cell
