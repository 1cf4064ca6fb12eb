"""What do buttons, card and inbox say of a message from the front line?"""

from typing import Final

from layers.register.inbox.model import ClubDetail, MessageReason, StewardMessage
from presentation.words import plain
from presentation.words.dates import WEEKDAYS, clock, day_of_year
from presentation.words.language import plural, sentence

TELL: Final = sentence("Tell the steward")
TELL_HELP: Final = sentence(
    "What you learned of this place goes to whoever looks after the register, with your initials and today’s "
    "date. Nothing is typed, so that nothing of the person can be in it."
)
REASONS: Final = {
    MessageReason.RANG: sentence("Rang them today: all is right"),
    MessageReason.CLOSED: sentence("Closed"),
    MessageReason.TIMES_WRONG: sentence("Times wrong"),
    MessageReason.FULL: sentence("Full"),
    MessageReason.MOVED: sentence("Moved"),
    MessageReason.OTHER: sentence("Something else is wrong"),
}  # what a button says
SHORT: Final = {
    **REASONS,
    MessageReason.RANG: sentence("Rung, and all is right"),
    MessageReason.OTHER: sentence("Something is wrong"),
}  # what stands on the card and in the inbox
THEY_MEET: Final = sentence("When do they meet?")
STARTS: Final = sentence("From")
ENDS: Final = sentence("To")
CHOOSE: Final = sentence("Choose")
HOW_LONG: Final = sentence("For about how long?")
WITHDRAW: Final = sentence("Take that back")
WITHDRAWN: Final = sentence("Taken back: the steward is not told.")


def weeks(count: int) -> str:
    """For how long a group is full."""
    return plural("about {count} week", "about {count} weeks", count)


def thanks(message: StewardMessage) -> str:
    """That the message has gone, and to whom."""
    return sentence("Told the steward: {what}.", what=what(message))


def what(message: StewardMessage) -> str:
    """What was told, in a few words: "Times wrong: Tuesday from 14:00"."""
    detail = _detail(message.detail)
    reason = SHORT[message.reason]
    return sentence("{reason}: {detail}", reason=reason, detail=detail) if detail else reason


def open_line(message: StewardMessage) -> str:
    """What stands on an asset's card until it is dealt with: "Times wrong, told 27 November by A. N."."""
    return sentence(
        "{what}, told {day} by {by}",
        what=what(message),
        day=day_of_year(message.day),
        by=plain.one_line(message.by),
    )


def _detail(detail: ClubDetail) -> str:
    if detail.weeks is not None:
        return weeks(detail.weeks)
    day = WEEKDAYS[detail.weekday] if detail.weekday is not None else ""
    hours = _hours(detail)
    if day and hours:
        return sentence("{day} {hours}", day=day, hours=hours)
    return day or hours


def _hours(detail: ClubDetail) -> str:
    if detail.starts is not None and detail.ends is not None:
        return sentence("{starts} to {ends}", starts=clock(detail.starts), ends=clock(detail.ends))
    if detail.starts is not None:
        return sentence("from {starts}", starts=clock(detail.starts))
    return sentence("until {ends}", ends=clock(detail.ends)) if detail.ends is not None else ""
