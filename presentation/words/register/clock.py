"""What is said of a register in which a record is damaged, or whose last change is dated in the future?"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from layers.register.history import BrokenRecord
from presentation.words import plain
from presentation.words.language import plural, sentence

_MOST_NAMED = 5
IT_IS_RIGHT: Final = sentence("This machine’s clock is right")
IT_IS_WRONG: Final = sentence("It is wrong")
ANSWER_FIRST: Final = sentence("First say above whether this machine’s clock is right.")
ANSWER_FIX: Final = sentence("Every change is dated by it, so nothing was changed.")
PUT_IT_RIGHT: Final = sentence("Put the date and time of this computer right, then open the page anew.")
NOT_CHANGED: Final = sentence("Nothing was changed.")
PUT_IT_RIGHT_FIRST: Final = sentence("Put the date and time of this computer right, then try again.")


def doubts(broken: Sequence[BrokenRecord], last: datetime | None, *, now: datetime) -> Iterator[str]:
    """Each in a sentence or two: what is wrong, and what to do; ``last`` where the clock is to be doubted."""
    if broken:
        yield records_left_out(broken)
    if last is not None:
        yield dated_otherwise(last, now)


def is_right(now: datetime) -> str:
    """The question of the terminal whether its clock is right."""
    return sentence("Is it {now} today?", now=plain.day(now.date().isoformat()))


def records_left_out(broken: Sequence[BrokenRecord]) -> str:
    """Which records cannot be read, and how they are mended."""
    named = ", ".join(plain.one_line(record.asset_id) for record in broken[:_MOST_NAMED])
    return plural(
        "{count:,} record of the register is damaged and left out of everything: {named}. Put an earlier "
        "version of it back from its history, or the last backup.",
        "{count:,} records of the register are damaged and left out of everything: {named}. Put earlier "
        "versions of them back from their histories, or the last backup.",
        len(broken),
        named=named,
    )


def dated_otherwise(last: datetime, now: datetime) -> str:
    """That the last change is dated long before or after what the clock says."""
    return sentence(
        "The last change of the register is dated {last}, and this machine’s clock says {now}. If the clock "
        "is wrong, put it right first: every change is dated by it.",
        last=plain.day(last.date().isoformat()),
        now=plain.day(now.date().isoformat()),
    )
