"""When does a bus pass make the bus free? By the nation that gave it, who holds it, the day and the hour.

Two tables that an office may edit: ``passes.csv``, what each nation gives by law, and ``discretions.csv``,
what a council gives beyond it. Each row has its source and the day from which it is so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, read_table
from layers.councils.find import find_councils
from layers.councils.table import load_councils
from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation
from layers.tables.report import Fault

PASSES_CSV: Final = Path(__file__).with_name("passes.csv")
DISCRETIONS_CSV: Final = Path(__file__).with_name("discretions.csv")
NATIONS: Final = {
    "England": Nation.ENGLAND,
    "Wales": Nation.WALES,
    "Scotland": Nation.SCOTLAND,
    "Northern Ireland": Nation.NORTHERN_IRELAND,
}
_COLUMNS: Final = (
    *("nation", "holder", "from_age", "to_age", "weekdays_from", "weekdays_until"),
    *("other_days_from", "other_days_until", "gives", "source", "in_force_from"),
)
_COUNCIL_COLUMNS: Final = (
    *("council", "nation", "holder", "weekdays_from", "weekdays_until", "source", "in_force_from"),
)
_SATURDAY: Final = 5


class Holder(StrEnum):
    """Why somebody has a pass."""

    OLDER = "older"
    DISABLED = "disabled"
    YOUNG = "young"


class Fare(StrEnum):
    """What a ride costs the holder of a pass."""

    FREE = "free"
    FREE_OR_HALF = "free-or-half"  # by why they have the pass
    NOT_AT_THIS_HOUR = "not-at-this-hour"
    NOT_IN_THIS_NATION = "not-in-this-nation"
    NOT_KNOWN = "not-known"  # a coach: some take the pass and most do not
    WITHOUT = "without-a-pass"


GIVES: Final = {"free": Fare.FREE, "free or half": Fare.FREE_OR_HALF}


@dataclass(frozen=True)
class PassRule:
    """Who has a pass of a nation, and when it is good; local times, both inclusive, to the minute."""

    nation: Nation
    holder: Holder
    from_age: int | None
    to_age: int | None
    weekdays: tuple[time, time]
    other_days: tuple[time, time]  # at weekends and on bank holidays
    gives: Fare  # FREE, or FREE_OR_HALF
    source: str
    in_force_from: date


@dataclass(frozen=True)
class Discretion:
    """What a council gives beyond the law on weekdays, to who boards a bus in it."""

    council: str  # as ``layers.councils`` names it
    nation: Nation  # whose pass
    holder: Holder
    weekdays: tuple[time, time]
    source: str
    in_force_from: date


@dataclass(frozen=True)
class PassRules:
    """Both tables."""

    rules: tuple[PassRule, ...]
    discretions: tuple[Discretion, ...] = ()


@dataclass(frozen=True)
class BusPass:
    """The pass that somebody has."""

    nation: Nation
    holder: Holder = Holder.OLDER


def load_passes(path: Path = PASSES_CSV, discretions: Path = DISCRETIONS_CSV) -> PassRules:
    """Read and check both tables.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=_COLUMNS, faults=_faults)
    extra = read_table(discretions, columns=_COUNCIL_COLUMNS, faults=_faults)
    return PassRules(
        tuple(
            PassRule(
                NATIONS[row["nation"]],
                Holder(row["holder"]),
                int(row["from_age"]) if row["from_age"] else None,
                int(row["to_age"]) if row["to_age"] else None,
                (_time(row["weekdays_from"]), _time(row["weekdays_until"])),
                (_time(row["other_days_from"]), _time(row["other_days_until"])),
                GIVES[row["gives"]],
                row["source"],
                date.fromisoformat(row["in_force_from"]),
            )
            for _, row in rows
        ),
        tuple(
            Discretion(
                _council(row["council"]),
                NATIONS[row["nation"]],
                Holder(row["holder"]),
                (_time(row["weekdays_from"]), _time(row["weekdays_until"])),
                row["source"],
                date.fromisoformat(row["in_force_from"]),
            )
            for _, row in extra
        ),
    )


def fare_of(
    rules: PassRules, held: BusPass | None, boarding: datetime, *, here: Nation, mode: str, council: str = ""
) -> Fare:
    """What a ride costs the holder of a pass.

    Parameters
    ----------
    rules
        The tables.
    held
        The pass; None for nobody's.
    boarding
        Local time at which the bus is boarded; that decides, not when one gets off.
    here
        The nation in which it is boarded: a pass is good in its own.
    mode
        "bus" or "coach".
    council
        The council in which it is boarded, as far as a discretion of its own matters.
    """
    if held is None:
        return Fare.WITHOUT
    if held.nation is not here:
        return Fare.NOT_IN_THIS_NATION
    if mode != "bus":
        return Fare.NOT_KNOWN
    hours = list(_hours(rules, held, boarding.date(), council))
    if not hours:
        return Fare.NOT_KNOWN
    minute = boarding.time().replace(second=0, microsecond=0)
    gives = {given for (first, last), given in hours if first <= minute <= last}
    if not gives:
        return Fare.NOT_AT_THIS_HOUR
    return Fare.FREE if Fare.FREE in gives else Fare.FREE_OR_HALF


def free_from(rules: PassRules, held: BusPass, day: date, *, council: str = "") -> time | None:
    """From what hour of a day the pass is good; None where no rule says."""
    return min((first for (first, _), _ in _hours(rules, held, day, council)), default=None)


def _hours(
    rules: PassRules, held: BusPass, day: date, council: str
) -> Iterator[tuple[tuple[time, time], Fare]]:
    weekday = day.weekday() < _SATURDAY and not is_bank_holiday(day, held.nation)
    for rule in rules.rules:
        if (rule.nation, rule.holder) == (held.nation, held.holder) and rule.in_force_from <= day:
            yield rule.weekdays if weekday else rule.other_days, rule.gives
    for extra in discretions_of(rules, held, council) if weekday else ():
        if extra.in_force_from <= day:
            yield extra.weekdays, Fare.FREE


def rules_of(rules: PassRules, nation: Nation) -> Sequence[PassRule]:
    """Who has a pass of a nation, in the order of the table."""
    return [rule for rule in rules.rules if rule.nation is nation]


def holders_of(rules: PassRules, nation: Nation) -> tuple[Holder, ...]:
    """For what a nation gives a pass, in the order of the table."""
    return tuple(dict.fromkeys(rule.holder for rule in rules_of(rules, nation)))


def discretions_of(rules: PassRules, held: BusPass, council: str) -> Sequence[Discretion]:
    """What a council gives the holders of a pass beyond the law, in the order of the table."""
    return [
        extra
        for extra in rules.discretions
        if (extra.nation, extra.holder, extra.council) == (held.nation, held.holder, council)
    ]


def _council(cell: str) -> str:
    """A council as ``layers.councils`` names it, by name or code; any other text as it is."""
    matches = find_councils(cell, load_councils())
    return matches.councils[0].name if matches.exact else cell.strip()


def _time(cell: str) -> time:
    return time.fromisoformat(cell)


def _faults(rows: Rows) -> Iterator[Fault]:
    for number, row in rows:
        for column, cell in row.items():
            if problem := _problem(column, cell):
                yield Fault(number, column, cell, *problem)


def _problem(column: str, cell: str) -> tuple[str, str] | None:
    """What is wrong in one cell, and what to do."""
    if column == "nation" and cell not in NATIONS:
        return worded("This is no nation of the United Kingdom."), worded(
            "Write one of {all}.", all=[*NATIONS]
        )
    if column == "holder" and cell not in set(Holder):
        return worded("Nobody has a pass for this."), worded("Write older, disabled or young.")
    if column.endswith("_age") and cell and not (cell.isascii() and cell.isdecimal() and len(cell) < 4):
        return worded("This is no age."), worded("Write whole years, like 60, or nothing.")
    if column.endswith(("days_from", "days_until")) and not _reads(time, cell):
        return worded("This is no time of day."), worded("Write it like 09:30.")
    if column == "gives" and cell not in GIVES:
        return worded("A pass gives no such thing."), worded("Write free, or free or half.")
    if column == "in_force_from" and not _reads(date, cell):
        return worded("This is no day."), worded("Write it like 2008-04-01.")
    if column == "council" and not cell:
        return worded("Nothing says whose this is."), worded("Write the council's name or code.")
    if column == "source" and not cell:
        return worded("Nothing says where this is from."), worded("Name the law or the council's page.")
    return None


def _reads(sort: type[time] | type[date], cell: str) -> bool:
    try:
        sort.fromisoformat(cell)
    except ValueError:
        return False
    return True
