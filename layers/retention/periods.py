"""How long is what kept? One table that an office can edit, checked as the others are."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, read_table
from layers.tables.report import Fault

PERIODS_CSV: Final = Path(__file__).with_name("periods.csv")
ALWAYS: Final = "always"
NAMES, EXPORTS, DRAFTS, MESSAGES = "names", "exports", "drafts", "messages"
SESSIONS, COUNTS, COPIES, LOG, HISTORY = "sessions", "counts", "copies", "log", "history"
READINGS: Final = "readings"
THINGS: Final = (NAMES, EXPORTS, DRAFTS, MESSAGES, SESSIONS, COUNTS, READINGS, COPIES, LOG, HISTORY)
_LONGEST: Final = 1_200  # months


@dataclass(frozen=True)
class KeepingPeriod:
    """How long one thing is kept."""

    what: str  # one of ``THINGS``
    months: int | None  # None: as long as the office keeps it
    why: str

    def before(self, now: datetime) -> datetime | None:
        """What is older than this moment is over; None where nothing ever is."""
        if self.months is None:
            return None
        month = now.year * 12 + now.month - 1 - self.months
        year, month = month // 12, month % 12 + 1
        if year < 1:
            return None
        return now.replace(year=year, month=month, day=min(now.day, calendar.monthrange(year, month)[1]))


def load_periods(path: Path = PERIODS_CSV) -> Mapping[str, KeepingPeriod]:
    """Read and check the table, in its order.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("what", "months", "why"), faults=_faults)
    return {
        row["what"]: KeepingPeriod(
            row["what"], None if _is_always(row["months"]) else int(row["months"]), row["why"]
        )
        for _, row in rows
    }


def _faults(rows: Rows) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, row in rows:
        what = row["what"]
        if what not in THINGS:
            wrong = worded('"{what}" is nothing that is kept.', what=what)
            yield Fault(number, "what", what, wrong, worded("Use one of {things}.", things=", ".join(THINGS)))
        elif what in seen:
            wrong = worded('"{what}" stands in two rows.', what=what)
            yield Fault(number, "what", what, wrong, worded("Keep one of them."))
        seen.add(what)
        yield from _months_faults(number, row)
    for what in THINGS:
        if what not in seen:
            wrong = worded('There is no row for "{what}".', what=what)
            fix = worded('Put it back; write "always" if it is never to go.')
            yield Fault(len(rows) + 2, "what", "", wrong, fix)


def _months_faults(number: int, row: Mapping[str, str]) -> Iterator[Fault]:
    months = row["months"]
    if row["what"] == HISTORY and not _is_always(months):
        wrong = worded("Versions of an entry are kept as long as the register is.")
        yield Fault(number, "months", months, wrong, worded('Write "always".'))
    elif not _is_always(months) and not (
        months.isascii() and months.isdigit() and 1 <= int(months) <= _LONGEST
    ):
        wrong = worded('"{months}" is no number of months.', months=months)
        fix = worded('Write a whole number from 1 on, or "always".')
        yield Fault(number, "months", months, wrong, fix)


def _is_a_number(cell: str) -> bool:
    return cell.isascii() and cell.isdigit()


def _is_always(cell: str) -> bool:
    return cell.casefold() == ALWAYS
