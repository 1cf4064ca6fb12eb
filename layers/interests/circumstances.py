"""How do people say what is so with them: how they walk, when they are free, what they can pay? One table.

Each row holds words, what they are about (``Topic``) and what they set: "uses a stick" sets the pace of an
older adult. An office may edit it; numbers, days and ages are read by rules (``questions.circumstances``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.paces import PACES
from geo.wording import worded
from layers.assets.tables import Rows, parts_of, read_table
from layers.interests.row_faults import no_words_faults
from layers.tables.report import Fault

CIRCUMSTANCES_CSV: Final = Path(__file__).with_name("circumstances.csv")
DAY_PARTS: Final = ("morning", "lunchtime", "afternoon", "evening", "school")


class Topic(StrEnum):
    """What words say of a person beside what they wish for; the last five only say how to take others."""

    PACE = "pace"  # key of a pace
    MINUTES = "minutes"  # the longest walk one way; by rules alone
    REST = "rest"  # metres from seat to seat
    PLACE = "place"  # "step-free": the place itself
    PAY = "pay"  # pence, the most each time
    AGE = "age"  # years, or the first and the last that it may be: "80-89"
    DAYS = "days"  # 0 Monday to 6 Sunday; by rules alone
    PART = "part"  # keys of ``DAY_PARTS``
    HOURS = "hours"  # not before, not after; by rules alone
    PHONE = "phone"  # "yes": only by telephone
    NOTHING = "nothing"  # "Sunday lunch" is no day
    BUSY = "busy"  # "dialysis Wednesdays": not free then
    PAST = "past"  # "used to go on Saturdays": not now
    OVER = "over"  # "no longer uses a wheelchair": what follows is over
    ENDED = "ended"  # "stick no longer needed": what stands before it is over


@dataclass(frozen=True)
class CircumstancePhrases:
    """One row: phrases, and what they set."""

    phrases: tuple[str, ...]
    topic: Topic
    value: str


def load_circumstances(path: Path = CIRCUMSTANCES_CSV) -> tuple[CircumstancePhrases, ...]:
    """Read and check the table.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(path, columns=("words", "topic", "value"), faults=_faults)
    return tuple(
        CircumstancePhrases(parts_of(row["words"]), Topic(row["topic"]), row["value"]) for _, row in rows
    )


def _faults(rows: Rows) -> Iterator[Fault]:
    for number, row in rows:
        topic, value = row["topic"], row["value"]
        yield from no_words_faults(number, row)
        if topic not in _ALLOWED:
            what = worded('"{topic}" is nothing that words can set.', topic=topic)
            fix = worded("Use one of {topics}.", topics=", ".join(_ALLOWED))
            yield Fault(number, "topic", topic, what, fix)
        elif better := _value_fault(topic, value):
            what = worded('"{value}" is no value for {topic}.', value=value, topic=topic)
            yield Fault(number, "value", value, what, better)


def _value_fault(topic: str, value: str) -> str:
    """What to write instead; "" where the value is right."""
    choices = _ALLOWED[topic]
    if topic == Topic.AGE and _YEARS.fullmatch(value):
        return ""
    if choices is None:
        return "" if value.isdecimal() else worded("Write a whole number.")
    parts = value.split() if topic == Topic.PART else [value]
    right = bool(parts) and all(part in choices for part in parts)
    return "" if right else worded("Use one of {choices}.", choices=", ".join(filter(None, choices)) or '""')


_YEARS: Final = re.compile(r"\d{1,3}-\d{1,3}")
# What the column value may hold: one of these, or a whole number.
_ALLOWED: Final[dict[str, tuple[str, ...] | None]] = {
    Topic.PACE: tuple(PACES),
    Topic.PLACE: ("step-free",),
    Topic.PART: DAY_PARTS,
    Topic.PHONE: ("yes",),
    Topic.REST: None,
    Topic.PAY: None,
    Topic.AGE: None,
    Topic.NOTHING: ("",),
    Topic.BUSY: ("",),
    Topic.PAST: ("",),
    Topic.OVER: ("",),
    Topic.ENDED: ("",),
}
