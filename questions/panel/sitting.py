"""Who decided, on which day, and what may they decide of a bid?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PanelVerdict(StrEnum):
    """What a panel decides of a bid."""

    OPEN = ""  # nothing yet
    FUND = "fund"
    NOT_FUND = "do not fund"
    DEFER = "defer"


@dataclass(frozen=True)
class Sitting:
    """The meeting at which a panel decides."""

    held_on: date | None = None
    present: tuple[str, ...] = ()  # as they are to stand in the minute
    final: bool = False  # what was decided stands; else it is a draft
