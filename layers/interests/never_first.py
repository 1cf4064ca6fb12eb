"""Which assets are never offered first unless somebody asks for them? One table, read and checked.

Each row names whole kinds, or those of them that say a word, or any asset whose name says it; and which
words ask for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import Kinds, load_kinds
from layers.assets.tables import read_table, refuse
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

    Raises
    ------
    KindsTableError
        The table is missing or has faults; every one is named by row and column.
    MissingColumnError
        A column is missing.
    """
    rows = read_table(path, columns=("kinds", "says", "asked_by", "reason"))
    refuse(path, list(_faults(rows, load_kinds())))
    return tuple(
        NeverFirst(_cells(row["kinds"]), _cells(row["says"]), _cells(row["asked_by"]), row["reason"])
        for _, row in rows
    )


def load_losses(path: Path = LOSSES_CSV) -> tuple[NeverFirst, ...]:
    """Read and check the table of losses: what is not offered where words of ``asked_by`` tell of one.

    Raises
    ------
    KindsTableError
        The table is missing or has faults; every one is named by row and column.
    MissingColumnError
        A column is missing.
    """
    rows = [
        (number, {**row, "asked_by": row["lost_by"]})
        for number, row in read_table(path, columns=("lost_by", "kinds", "says", "reason"))
    ]
    refuse(path, list(_faults(rows, load_kinds())))
    return tuple(
        NeverFirst(_cells(row["kinds"]), _cells(row["says"]), _cells(row["asked_by"]), row["reason"])
        for _, row in rows
    )


def load_only_for(path: Path = ONLY_FOR_CSV) -> tuple[NeverFirst, ...]:
    """Read and check the table of groups for one trouble: whatever their kind, they are for who has it.

    Raises
    ------
    KindsTableError
        The table is missing or has faults; every one is named by row and column.
    MissingColumnError
        A column is missing.
    """
    kinds = load_kinds()
    rows = [
        (number, {**row, "kinds": ""})
        for number, row in read_table(path, columns=("says", "asked_by", "reason"))
    ]
    refuse(path, list(_faults(rows, kinds)))
    return tuple(
        NeverFirst(tuple(kinds.by_key), _cells(row["says"]), _cells(row["asked_by"]), row["reason"])
        for _, row in rows
    )


def held_kinds() -> frozenset[str]:
    """Kinds of which the table holds back all or some, as ``load_never_first`` reads it."""
    return frozenset(kind for row in load_never_first() for kind in row.kinds)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _faults(rows: Sequence[tuple[int, Mapping[str, str]]], kinds: Kinds) -> Iterator[Fault]:
    for number, row in rows:
        if not _cells(row["kinds"]) and not _cells(row["says"]):
            yield Fault(
                number,
                "kinds",
                "",
                worded("This row names no asset."),
                worded("Fill in kinds, says or both."),
            )
        for kind in _cells(row["kinds"]):
            if kind not in kinds.by_key:
                fix = worded("Use a key of layers/assets/kinds.csv, like food_bank.")
                yield Fault(
                    number, "kinds", kind, worded('"{kind}" is not the key of a kind.', kind=kind), fix
                )
        if not _cells(row["asked_by"]):
            fix = worded("Write the words that ask for it, like food bank; hungry.")
            yield Fault(number, "asked_by", "", worded("No words ask for what this row names."), fix)
        if not row["reason"]:
            yield Fault(
                number,
                "reason",
                "",
                worded("This row gives no reason."),
                worded("Write why it is not offered first."),
            )
