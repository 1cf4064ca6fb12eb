"""Which words ask for what stands beside them, and which say that nothing is asked for? A table.

Somebody who tells of a loss, a debt or an illness asks for nothing by that: "wants a bereavement group"
does, "since her husband died" and "was a debt collector" do not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, parts_of, read_table
from layers.interests.row_faults import no_words_faults
from layers.tables.report import Fault

ASKING_CSV: Final = Path(__file__).with_name("asking.csv")


class AskingWord(StrEnum):
    """What words say of a trouble that is named beside them."""

    ASKS = "asks"  # "is there a group": it is asked for
    WANTS = "wants"  # the same, but where nothing else is understood, the wish is what was not understood
    OVER = "over"  # "years ago", "was a": it is past, was somebody's work, or they have it already
    OTHERS = "others"  # "her late brother": it is not theirs
    NOT = "not"  # "never mind": it is turned down


def load_asking(path: Path = ASKING_CSV) -> Mapping[AskingWord, tuple[str, ...]]:
    """Read and check the table: for each meaning its words and phrases, in the table's order.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    words: dict[AskingWord, list[str]] = defaultdict(list)
    for _, row in read_table(path, columns=("words", "means"), faults=_faults):
        words[AskingWord(row["means"])].extend(parts_of(row["words"]))
    return {means: tuple(dict.fromkeys(words[means])) for means in AskingWord}


def _faults(rows: Rows) -> Iterator[Fault]:
    for number, row in rows:
        yield from no_words_faults(number, row)
        if row["means"] not in set(AskingWord):
            fix = worded("Use one of {means}.", means=", ".join(AskingWord))
            unknown = worded('"{means}" is not a meaning we know.', means=row["means"])
            yield Fault(number, "means", row["means"], unknown, fix)
