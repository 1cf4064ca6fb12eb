"""What is wrong in a timetable: each fault is counted, and the first of each sort are named."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from geo.wording import worded
from layers.tables.report import Fault

_MOST_OF_A_SORT: Final = 20
FETCH: Final = worded("Tell whoever publishes the timetable; nothing need be done here.")

EMPTY: Final = worded("no stops, or only one")
NEVER_RUNS: Final = worded("on no day of the timetable")
NO_SERVICE: Final = worded("days that the timetable does not have")
NO_ROUTE: Final = worded("a route that the timetable does not have")
NOT_A_BUS: Final = worded("neither a bus nor a coach")
OUTSIDE: Final = worded("not two stops in the area or its margin")
DOUBLED: Final = worded("the same bus listed again")
TWICE: Final = worded("listed twice")
UNREADABLE: Final = worded("times that cannot be read")
BACKWARDS: Final = worded("times that run backwards")
UNKNOWN_STOP: Final = worded("a stop that the timetable does not have")
NO_FREQUENCY: Final = worded("how often it runs cannot be read, or cannot be")


@dataclass
class BusFaults:
    """What has been met so far: trips that are left out by reason, and faults in their order."""

    dropped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    sorts: Counter[str] = field(default_factory=Counter)

    def add(self, sort: str, column: str, cells: pd.Series, what: str) -> None:
        """Note cells that are wrong, indexed by their rows as a spreadsheet counts."""
        for row, value in zip(cells.index.tolist(), cells.tolist(), strict=True):
            self.sorts[sort] += 1
            if self.sorts[sort] <= _MOST_OF_A_SORT:
                self.faults.append(Fault(int(row), column, str(value), what, FETCH))

    def add_cell(self, sort: str, column: str, row: object, value: object, what: str) -> None:
        """Note one cell."""
        self.add(sort, column, pd.Series([value], index=[row]), what)
