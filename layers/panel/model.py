"""What is a change of a panel's session, and what can go wrong in keeping one?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from layers.register.engine.errors import RegisterError

LONGEST_BY = 60
LONGEST_TITLE = 120


class SessionPart(StrEnum):
    """What of a session a change is about."""

    BIDS = "bids"  # the list as it was read
    BID = "bid"  # one bid as the panel put it right; ``of`` its reference
    VERDICT = "verdict"  # ``of`` a bid, as are the next three
    REASON = "reason"
    CONFLICTS = "conflicts"
    MARKS = "marks"
    CHOICE = "choice"  # the budget, what counts as within reach …; ``of`` which
    MEETING = "meeting"  # the day, who was present, whether it is final; ``of`` which


@dataclass(frozen=True)
class SessionItem:
    """One thing that a session holds a value of."""

    part: SessionPart
    of: str = ""


@dataclass(frozen=True)
class NewChange:
    """A value that somebody gives to one thing, as JSON has it."""

    item: SessionItem
    value: Any = field(repr=False)


@dataclass(frozen=True)
class PanelChange:
    """One change as it is kept: nothing is ever written over."""

    number: int  # in its session, from 1
    item: SessionItem
    value: Any = field(repr=False)
    at: datetime
    by: str


@dataclass(frozen=True)
class PanelSession:
    """A session in the list of those that can be opened again."""

    session_id: str
    area: str
    title: str
    begun_at: datetime
    begun_by: str
    changes: int
    changed_at: datetime
    changed_by: str
    final: bool


class NoSuchSessionError(RegisterError, LookupError):
    """There is no session of this id."""


class SomeoneElseDecidedError(RegisterError):
    """Somebody else changed the same thing since this person saw it. Nothing was saved."""

    def __init__(self, changes: Sequence[PanelChange]) -> None:
        last = changes[-1]
        super().__init__(
            "{by} changed the same thing at {at:%H:%M}, after you last saw it. Yours was not saved.",
            "Look at what is there now, and say yours again if it still holds.",
            by=last.by,
            at=last.at,
        )
        self.changes = tuple(changes)

    def __reduce__(self) -> tuple[type["SomeoneElseDecidedError"], tuple[tuple[PanelChange, ...]]]:
        return type(self), (self.changes,)
