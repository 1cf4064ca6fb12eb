"""Which baskets does everybody have? One table that an office can edit, checked as the others are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import load_kinds, plain_word
from layers.assets.tables import Rows, parts_of, read_table
from layers.baskets.model import Basket
from layers.interests.row_faults import kind_faults
from layers.tables.report import Fault

READY_MADE_CSV: Final = Path(__file__).with_name("ready_made.csv")


def load_ready_made(path: Path = READY_MADE_CSV) -> tuple[Basket, ...]:
    """Read and check the table, in its order.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("basket", "kinds"), faults=_faults)
    return tuple(Basket(row["basket"], parts_of(row["kinds"])) for _, row in rows)


def _faults(rows: Rows) -> Iterator[Fault]:
    kinds = load_kinds()
    seen: set[str] = set()
    for number, row in rows:
        name = row["basket"]
        if not name:
            yield Fault(
                number, "basket", "", worded("This cell is empty."), worded("Give the basket a name.")
            )
        elif plain_word(name) in seen:
            what = worded('"{basket}" stands in two rows.', basket=name)
            yield Fault(number, "basket", name, what, worded("Keep one of them."))
        seen.add(plain_word(name))
        if not parts_of(row["kinds"]):
            what = worded("The basket has no kinds.")
            yield Fault(number, "kinds", "", what, worded("Name at least one, like lunch_club; cafe."))
        for kind in parts_of(row["kinds"]):
            yield from kind_faults(number, "kinds", kind, kinds)
