"""How are assets of each kind offered: one by one, folded into a line, or as a service? One table, checked.

Clubs and groups come first, then places where much happens; cafés, pubs and pitches are a line that opens,
and surgeries or toilets stand under services, unless somebody asks for them.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import load_kinds
from layers.assets.tables import Rows, read_table
from layers.interests.row_faults import kind_faults
from layers.tables.report import Fault

OFFERING_CSV: Final = Path(__file__).with_name("offering.csv")


class Offered(StrEnum):
    """How the assets of a kind are offered to who has not asked for that kind."""

    CLUB = "club"  # one by one, before all others
    PLACE = "place"  # one by one, after the clubs and groups
    FOLD = "fold"  # one line for all of them, which opens
    SERVICE = "service"  # under services


def load_offering(path: Path = OFFERING_CSV) -> dict[str, Offered]:
    """Read and check the table: how each kind is offered, by its key.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("kind", "offered"), faults=_faults)
    return {row["kind"]: Offered(row["offered"]) for _, row in rows}


def _faults(rows: Rows) -> Iterator[Fault]:
    kinds = load_kinds()
    seen: set[str] = set()
    for number, row in rows:
        kind, offered = row["kind"], row["offered"]
        yield from kind_faults(number, "kind", kind, kinds)
        if kind in seen:
            what = worded('"{kind}" stands in two rows.', kind=kind)
            yield Fault(number, "kind", kind, what, worded("Keep one of them."))
        if offered not in set(Offered):
            what = worded('"{offered}" is no way to offer anything.', offered=offered)
            fix = worded("Use one of {ways}.", ways=", ".join(Offered))
            yield Fault(number, "offered", offered, what, fix)
        seen.add(kind)
    for kind in kinds.by_key:
        if kind not in seen:
            what = worded('The kind "{kind}" has no row.', kind=kind)
            fix = worded("Add one, like {kind},club.", kind=kind)
            yield Fault(None, "kind", kind, what, fix)
