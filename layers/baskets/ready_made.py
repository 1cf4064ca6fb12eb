"""Which baskets does everybody have? One table that an office can edit, checked as the others are."""

from collections.abc import Hashable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import Kinds, load_kinds, plain_word
from layers.assets.tables import Rows, parts_of, read_table, state_of
from layers.baskets.model import Basket
from layers.interests.row_faults import kind_faults
from layers.tables.report import Fault

READY_MADE_CSV: Final = Path(__file__).with_name("ready_made.csv")


def load_ready_made(path: Path = READY_MADE_CSV) -> tuple[Basket, ...]:
    """Read and check the table, in its order; again only when it or the kinds have changed.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    return _read(path, state_of(path), load_kinds())


@lru_cache(maxsize=4)
def _read(path: Path, _state: Hashable, kinds: Kinds) -> tuple[Basket, ...]:
    rows = read_table(path, columns=("basket", "kinds"), faults=partial(_faults, kinds))
    return tuple(Basket(row["basket"], parts_of(row["kinds"])) for _, row in rows)


def _faults(kinds: Kinds, rows: Rows) -> Iterator[Fault]:
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
