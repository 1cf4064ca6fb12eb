"""What do people write and say short, and in dialect? The table ``shorthand.csv``: "78F, LA, w/c user".

A row says what a short form means, and, where it means more than one thing, which words beside it tell that
it is this. Of several rows for one form the first that its neighbours agree with counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, parts_of, read_table, read_text
from layers.tables.report import Fault

SHORTHAND_CSV: Final = Path(__file__).with_name("shorthand.csv")
FIRST_NAMES: Final = Path(__file__).with_name("first_names.txt")


@dataclass(frozen=True)
class ShortForm:
    """One short form and one of its meanings."""

    short: str  # as it is written; capitals count
    means: str
    beside: tuple[str, ...]  # words of which one must stand in the same text; none: always


def load_shorthand(path: Path = SHORTHAND_CSV) -> tuple[ShortForm, ...]:
    """Read and check the table.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("short", "means", "beside"), faults=_faults)
    return tuple(ShortForm(row["short"], row["means"], parts_of(row["beside"])) for _, row in rows)


def load_first_names(path: Path = FIRST_NAMES) -> frozenset[str]:
    """First names in small letters, words apart by blanks: in "Grace Church" they make a name of both.

    Raises
    ------
    KindsTableError
        The list is missing or is not UTF-8.
    """
    return frozenset(read_text(path).split())


def _faults(rows: Rows) -> Iterator[Fault]:
    always: set[str] = set()
    for number, row in rows:
        short = row["short"]
        for column in ("short", "means"):
            if not row[column]:
                what = worded("This row has no {column}.", column=column)
                fix = worded("Fill in the short form and what it means, or delete the row.")
                yield Fault(number, column, "", what, fix)
        if short in always:
            what = worded('"{short}" has a meaning already, whatever stands beside it.', short=short)
            fix = worded("Put this row above that one and name words that stand beside it.")
            yield Fault(number, "short", short, what, fix)
        if not parts_of(row["beside"]):
            always.add(short)
