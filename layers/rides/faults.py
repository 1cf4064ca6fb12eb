"""What is wrong in a file of rides: every fault with its row, its column and what to do."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from geo.errors import WithinReachError
from geo.wording import counted, worded
from layers.tables.cells import shown
from layers.tables.report import Fault

_MOST_OF_A_SORT: Final = 20
NO_NAME: Final = worded("without a name")
NO_POLYGON: Final = worded("without an outline that can be used")
OUTSIDE: Final = worded("outside the area and its margin")
NEVER: Final = worded("that never run, by what they say")
NOT_USED: Final = worded("that no ride uses")
BETWEEN: Final = worded("only from one zone to another")


class RidesError(WithinReachError, ValueError):
    """A file of rides that cannot be used at all."""


@dataclass
class RideFaults:
    """What has been met so far: zones left out by reason, faults in their order, what was mended."""

    dropped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    sorts: Counter[str] = field(default_factory=Counter)
    mended: int = 0
    hours_not_known: int = 0
    notice_not_known: int = 0

    def add(self, row: int, column: str, value: str, what: str, fix: str) -> None:
        """Note one cell; of each sort the first few are named."""
        self.sorts[what] += 1
        if self.sorts[what] <= _MOST_OF_A_SORT:
            self.faults.append(Fault(row, column, shown(value), what, fix))

    def notes(self) -> tuple[str, ...]:
        """What is worth knowing of the zones that are used, as sentences."""
        notes = []
        if self.mended:
            notes.append(
                counted(
                    "{count} outline crossed itself and was mended.",
                    "{count} outlines crossed themselves and were mended.",
                    self.mended,
                )
            )
        if self.hours_not_known:
            notes.append(
                counted(
                    "Of {count} zone the hours are not known: that is said, and never taken as always.",
                    "Of {count} zones the hours are not known: that is said, and never taken as always.",
                    self.hours_not_known,
                )
            )
        if self.notice_not_known:
            notes.append(
                counted(
                    "Of {count} zone it is not known how long beforehand one rings.",
                    "Of {count} zones it is not known how long beforehand one rings.",
                    self.notice_not_known,
                )
            )
        return tuple(notes)
