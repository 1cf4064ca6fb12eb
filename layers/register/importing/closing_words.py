"""Do the words about times, or a note, say that a group is over or paused, or may they?"""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from layers.register.model import Status

_BEFORE: Final = r"(?:(?:sadly|now|currently|has|have|is|the|this|group|club|it|been|was|all|sessions?)\s+)*"
_OVER: Final = (
    r"(?:permanently closed|closed(?: down| permanently| for good)?|ceased(?: trading| to exist| running)?|"
    r"folded|disbanded|defunct|discontinued|finished|ended|stopped(?: running| meeting)?|shut(?: down)?|"
    r"no longer (?:running|runs|meeting|meets|open|active|operating|on|exists?|going|available|takes? place))"
)
_PAUSED: Final = (
    r"(?:on hold|paused|suspended|temporarily closed|closed temporarily|closed for now|"
    r"(?:closed |paused )?until further notice)"
)
_WHY: Final = r"(?:\s*[-–—,:(]*\s*(?:since|due to|because|after|following|as|owing to)\b.*)?"
_IS_OVER: Final = re.compile(
    rf"{_BEFORE}{_OVER}(?P<when>\s+(?:in|on)?\s*[\w /.-]{{3,20}}?)??{_WHY}[\s.!)]*", re.I
)
_IS_PAUSED: Final = re.compile(rf"{_BEFORE}{_PAUSED}{_WHY}[\s.!)]*", re.I)
_MAY_BE_OVER: Final = re.compile(
    r"\b(?:closed (?:down|permanently|for good|since)|permanently closed|disbanded|defunct|shut down|"
    r"(?:has|have|group|club) (?:now )?(?:closed|ceased|folded|finished|ended)|on hold|temporarily closed|"
    r"closed until further notice|no longer (?:running|runs|meeting|meets|open|active|operating|exists?))\b",
    re.I,
)
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")
_LONGEST: Final = 300


class Closing(StrEnum):
    """What words say of whether a group still meets."""

    OVER = "over"
    PAUSED = "paused"
    PERHAPS = "perhaps"  # somebody has to ask
    NOTHING = ""


STATUS_OF: Final = {Closing.OVER: Status.CLOSED, Closing.PAUSED: Status.PAUSED}


def closing_in(text: str, *, today: date) -> Closing:
    """What a cell says of whether a group still meets; a closure for a season ("closed in August") is none.

    "Closed since Covid" and "folded in 2023" are over; what closes this year or later may be, and so
    may what stands among other words: "Mondays 2-4pm. No longer running".
    """
    plain = " ".join(text[:_LONGEST].split())
    if _IS_PAUSED.fullmatch(plain):
        return Closing.PAUSED
    over = _IS_OVER.fullmatch(plain)
    year = _YEAR.search(over["when"] or "") if over else None
    if year and int(year[1]) >= today.year:
        return Closing.PERHAPS
    if over and (year or not over["when"]):
        return Closing.OVER
    return Closing.PERHAPS if _MAY_BE_OVER.search(plain) else Closing.NOTHING
