"""How do people say what they enjoy or need, without the word for it? The table ``sayings.csv``.

"Sick of eating off a tray in front of the television" means *lunch*. Each row names a phrase of
``synonyms.csv`` and sayings that mean it; a row that names none holds sayings that ask for nothing at all.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, parts_of, read_table, read_text
from layers.tables.report import Fault

SAYINGS_CSV: Final = Path(__file__).with_name("sayings.csv")
DOUBTFUL_WORDS: Final = Path(__file__).with_name("doubtful_words.txt")


@dataclass(frozen=True)
class Saying:
    """One way to say something."""

    says: str
    means: str  # a phrase of the table of synonyms; "" where it asks for nothing


def load_sayings(phrases: Collection[str], sayings_csv: Path = SAYINGS_CSV) -> tuple[Saying, ...]:
    """Read and check the table; ``phrases`` are those of the table of synonyms.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(sayings_csv, columns=("means", "says"), faults=lambda rows: _faults(rows, phrases))
    return tuple(Saying(says, row["means"]) for _, row in rows for says in parts_of(row["says"]))


def load_doubtful_words(path: Path = DOUBTFUL_WORDS) -> frozenset[str]:
    """Words of the table of synonyms that often mean something else, as in "turned cold" and "on the cards".

    In the middle of talk they count only where the rest of the text speaks of the same.

    Raises
    ------
    KindsTableError
        The list is missing or is not UTF-8.
    """
    return frozenset(parts_of(read_text(path).replace("\n", " ")))


def _faults(rows: Rows, phrases: Collection[str]) -> Iterator[Fault]:
    for number, row in rows:
        means = row["means"]
        if means and means not in phrases:
            fix = worded("Use words that stand in the column words of synonyms.csv, or leave it empty.")
            yield Fault(number, "means", means, worded('"{means}" is not in synonyms.csv.', means=means), fix)
        if not parts_of(row["says"]):
            fix = worded("Write what people say, with semicolons between, or delete it.")
            yield Fault(number, "says", "", worded("This row has no sayings."), fix)
