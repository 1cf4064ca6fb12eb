"""What is said of a register in which a record is damaged, or whose last change is dated in the future?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from layers.register.history import BrokenRecord
from presentation.words import plain
from presentation.words.language import plural, sentence

_MOST_NAMED = 5


def doubts(broken: Sequence[BrokenRecord], ahead: datetime | None, *, now: datetime) -> Iterator[str]:
    """Each in a sentence or two: what is wrong, and what to do."""
    if broken:
        yield records_left_out(broken)
    if ahead is not None:
        yield dated_ahead(ahead, now)


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


def dated_ahead(last: datetime, now: datetime) -> str:
    """That the last change is dated more than a day after what the clock says."""
    return sentence(
        "The last change of the register is dated {last}, and this machine's clock says {now}. If the clock "
        "is wrong, put it right first: every change is dated by it.",
        last=plain.day(last.date().isoformat()),
        now=plain.day(now.date().isoformat()),
    )
