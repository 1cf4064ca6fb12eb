"""How do people say that they mean something, or do not? The table ``negations.csv``.

Each row has words, how they take what stands beside them, and on which side of them that stands: after them
("can't stand bingo"), or before ("bingo is not for me").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, parts_of, read_table
from layers.interests.row_faults import no_words_faults
from layers.tables.report import Fault

NEGATIONS_CSV: Final = Path(__file__).with_name("negations.csv")


class Means(StrEnum):
    """How words take what stands beside them."""

    REFUSE = "refuse"  # to the end of what is said: "declined bingo and cards"
    DISLIKE = "dislike"  # the same, but who "hates being lonely" still wants company
    PAST = "past"  # given up, no longer: refused, unless they miss it
    SHORT = "short"  # "no bingo", "not religious": only what follows at once
    LOST = "lost"  # "her dog died": who or what is gone is no wish, unless they say so
    LACK = "lack"  # "no garden": they have none, and may want it
    SKIP = "skip"  # "cannot run": neither wanted nor unwanted
    LIKE = "like"  # "hates bingo but loves cards": wanted again
    TURN = "turn"  # "but": what was said before reaches no further
    CHOOSE = "choose"  # "would rather walk than swim": wanted, and what comes after ``THAN`` is not
    THAN = "than"
    NOTHING = "nothing"  # "her carer says", "history of": these words are not what they seem
    NO_REQUEST = "no request"  # "that's all really": a trouble that is named asks for nothing


class Side(StrEnum):
    """Where that stands which words say something of."""

    AFTER = ""
    BEFORE = "before"


@dataclass(frozen=True)
class Cue:
    """How some words take what stands on one side of them."""

    means: Means
    side: Side = Side.AFTER


def load_cues(negations_csv: Path = NEGATIONS_CSV) -> Mapping[str, Cue]:
    """Read and check the table: words, and how they take what stands beside them.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(negations_csv, columns=("words", "means"), faults=_faults)
    return {
        words: Cue(Means(row["means"]), Side(row.get("side", "")))
        for _, row in rows
        for words in parts_of(row["words"])
    }


def _faults(rows: Rows) -> Iterator[Fault]:
    for number, row in rows:
        yield from no_words_faults(number, row)
        if row["means"] not in set(Means):
            fix = worded("Use one of {means}.", means=", ".join(Means))
            unknown = worded('"{means}" is not a meaning we know.', means=row["means"])
            yield Fault(number, "means", row["means"], unknown, fix)
        side = row.get("side", "")  # a table from before there were two sides has none
        if side not in set(Side):
            fix = worded('Write "before", or leave it empty where it is what comes after the words.')
            unknown = worded('"{side}" is no side of words.', side=side)
            yield Fault(number, "side", side, unknown, fix)
