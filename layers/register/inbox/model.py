"""What can wait for a steward, and what can be done with it?

A message from the front line has no free text: its reason comes from a list, and what else it may say is a
day, a time or a number of the club's own, each from a closed choice, so that nothing of a person can be in
it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from layers.register.engine.errors import AssetRefusedError


class ItemKind(StrEnum):
    """What waits."""

    MESSAGE = "message"  # from the front line
    FORM = "form"  # a club's own, that came back
    CLOSING = "closing"  # its list no longer has it; kept from the first act on it
    LIST_CHANGE = "list change"  # its list says otherwise than a person did; kept from the first act on it
    NEWS = "news"  # what a feed has changed; kept once somebody has seen it


class Act(StrEnum):
    """What was done with it."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # by whoever sent it
    TAKEN_BACK = "taken back"  # the act before it: it waits again


class MessageReason(StrEnum):
    """Why the front line tells the steward."""

    RANG = "rang"  # they were rung, and all is right
    CLOSED = "closed"
    TIMES_WRONG = "times wrong"
    FULL = "full"
    MOVED = "moved"
    OTHER = "other"


QUARTER_MIN: Final = 15  # the times that a message may name
WEEKS_FULL: Final = (1, 2, 4, 8, 12, 26)  # the numbers that it may


@dataclass(frozen=True)
class ClubDetail:
    """What a message may add, each from a closed choice, and the club's own."""

    weekday: int | None = None  # 0 is Monday; with TIMES_WRONG: when they meet
    starts: time | None = None  # on a quarter of an hour
    ends: time | None = None
    weeks: int | None = None  # of WEEKS_FULL; with FULL: for how long about


NO_DETAIL: Final = ClubDetail()
DETAILS: Final[Mapping[MessageReason, tuple[str, ...]]] = {
    MessageReason.TIMES_WRONG: ("weekday", "starts", "ends"),
    MessageReason.FULL: ("weeks",),
}


@dataclass(frozen=True)
class ItemAct:
    """One thing that was done with what waits."""

    act: Act
    at: datetime  # UTC
    by: str
    fields: tuple[str, ...] = ()  # of the asset, that it changed
    version: int | None = None  # of the asset, that it wrote


@dataclass(frozen=True)
class InboxItem:
    """Something that waits for a steward, or waited."""

    number: int
    kind: ItemKind
    asset_id: str
    source: str
    day: date  # of which it speaks
    at: datetime  # UTC
    by: str
    content: Mapping[str, Any] = field(default_factory=dict, repr=False)  # a form's answers are contacts too
    acts: tuple[ItemAct, ...] = ()

    @property
    def settled(self) -> ItemAct | None:
        """What settled it; None while it waits."""
        last = self.acts[-1] if self.acts else None
        return last if last is not None and last.act is not Act.TAKEN_BACK else None


@dataclass(frozen=True)
class NewItem:
    """Something that the register itself proposes: it is kept once somebody has answered it."""

    kind: ItemKind
    asset_id: str
    source: str
    day: date
    content: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class StewardMessage:
    """A message from the front line about one asset."""

    number: int
    asset_id: str
    reason: MessageReason
    detail: ClubDetail
    day: date  # on which they learned it
    by: str  # initials or role of who tells
    at: datetime  # UTC
    settled: ItemAct | None = None  # None: it waits


def message_content(reason: MessageReason, detail: ClubDetail) -> dict[str, Any]:
    """A message as plain JSON values.

    Raises
    ------
    AssetRefusedError
        A value is none of its closed choices, or says nothing with this reason.
    """
    _check_detail(reason, detail)
    values: dict[str, Any] = {"reason": MessageReason(reason).value}
    for name in ("weekday", "weeks"):
        if getattr(detail, name) is not None:
            values[name] = int(getattr(detail, name))
    for name in ("starts", "ends"):
        if getattr(detail, name) is not None:
            values[name] = getattr(detail, name).isoformat("minutes")
    return values


def message_of(item: InboxItem) -> StewardMessage:
    """The message of an item of that kind."""
    content = item.content
    clock = {name: time.fromisoformat(content[name]) for name in ("starts", "ends") if name in content}
    detail = ClubDetail(weekday=content.get("weekday"), weeks=content.get("weeks"), **clock)
    reason = MessageReason(content["reason"])
    return StewardMessage(
        item.number, item.asset_id, reason, detail, item.day, item.by, item.at, item.settled
    )


def _check_detail(reason: MessageReason, detail: ClubDetail) -> None:
    given = [name for name in ("weekday", "starts", "ends", "weeks") if getattr(detail, name) is not None]
    right = {
        "weekday": detail.weekday in (None, *range(7)),
        "starts": _on_a_quarter(detail.starts),
        "ends": _on_a_quarter(detail.ends),
        "weeks": detail.weeks in (None, *WEEKS_FULL),
    }
    wrong = [name for name in given if name not in DETAILS.get(reason, ()) or not right[name]]
    backwards = detail.starts is not None and detail.ends is not None and detail.ends <= detail.starts
    if wrong or backwards:
        raise AssetRefusedError(
            "A message of this reason cannot say that: {names}.",
            "Choose from what the message offers, or leave it out.",
            names=wrong or ["ends"],
        )


def _on_a_quarter(at: time | None) -> bool:
    return at is None or (at.minute % QUARTER_MIN == 0 and at.second == 0 and at.microsecond == 0)
