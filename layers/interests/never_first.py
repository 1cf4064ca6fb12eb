"""Which assets are never offered first unless somebody asks for them? Three tables, read and checked.

Each row names whole kinds, or those of them that say a word, or any asset whose name says it; and which
words ask for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import Wording, worded
from layers.assets.kinds import load_kinds
from layers.assets.tables import Rows, parts_of, read_table
from layers.interests.row_faults import kind_faults
from layers.tables.report import Fault

NEVER_FIRST_CSV: Final = Path(__file__).with_name("never_first.csv")
ONLY_FOR_CSV: Final = Path(__file__).with_name("only_for.csv")
LOSSES_CSV: Final = Path(__file__).with_name("losses.csv")


@dataclass(frozen=True)
class NeverFirst:
    """Assets that are offered last, or not at all, unless asked for."""

    kinds: tuple[str, ...]  # keys of kinds; none: any kind, and only its name is read
    says: tuple[str, ...]  # words and phrases that such an asset says; none: all of the kinds
    asked_by: tuple[str, ...]  # words and phrases that ask for it, typed or meant
    reason: str


def load_never_first(path: Path = NEVER_FIRST_CSV) -> tuple[NeverFirst, ...]:
    """Read and check the table.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("kinds", "says", "asked_by", "reason"), faults=_faults)
    return _never_first(rows)


def load_losses(path: Path = LOSSES_CSV) -> tuple[NeverFirst, ...]:
    """Read and check the table of losses: what is not offered where words of ``asked_by`` tell of one.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("lost_by", "kinds", "says", "reason"), faults=_faults)
    return _never_first(rows)


def load_only_for(path: Path = ONLY_FOR_CSV) -> tuple[NeverFirst, ...]:
    """Read and check the table of groups for one trouble: whatever their kind, they are for who has it.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("says", "asked_by", "reason"), faults=_faults)
    return _never_first(rows, kinds=tuple(load_kinds().by_key))


def held_kinds() -> frozenset[str]:
    """Kinds of which the table holds back all or some, as ``load_never_first`` reads it."""
    return frozenset(kind for row in load_never_first() for kind in row.kinds)


def _never_first(rows: Rows, *, kinds: tuple[str, ...] = ()) -> tuple[NeverFirst, ...]:
    """The rows of any of the three; ``kinds`` are those of a table without that column."""
    return tuple(
        NeverFirst(
            parts_of(row.get("kinds", "")) or kinds,
            parts_of(row["says"]),
            parts_of(row[_asking(row)]),
            row["reason"],
        )
        for _, row in rows
    )


def _asking(row: Mapping[str, str]) -> str:
    """Which column holds the words that ask for an asset, or that tell of its loss."""
    return "lost_by" if "lost_by" in row else "asked_by"


def _faults(rows: Rows) -> Iterator[Fault]:
    kinds = load_kinds()
    for number, row in rows:
        if not parts_of(row.get("kinds", "")) and not parts_of(row["says"]):
            column, fix = _nothing_named(row)
            yield Fault(number, column, "", worded("This row names no asset."), fix)
        for kind in parts_of(row.get("kinds", "")):
            yield from kind_faults(number, "kinds", kind, kinds)
        if not parts_of(row[_asking(row)]):
            yield Fault(number, _asking(row), "", *_nothing_asks(row))
        if not row["reason"]:
            fix = worded("Write why it is not offered first.")
            yield Fault(number, "reason", "", worded("This row gives no reason."), fix)


def _nothing_named(row: Mapping[str, str]) -> tuple[str, Wording]:
    """Which column to fill in, and how."""
    if "kinds" in row:
        return "kinds", worded("Fill in kinds, says or both.")
    return "says", worded("Write words that such a group's name says, like lung.")


def _nothing_asks(row: Mapping[str, str]) -> tuple[Wording, Wording]:
    """What is wrong where no words ask for an asset or tell of a loss, and what to do."""
    if _asking(row) == "lost_by":
        return worded("No words tell of this loss."), worded("Write what people say, like lost the dog.")
    return (
        worded("No words ask for what this row names."),
        worded("Write the words that ask for it, like food bank; hungry."),
    )
