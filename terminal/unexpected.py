"""How does a command say that something broke which nobody foresaw? By a number and the lines of ours.

A timer's journal keeps what a command prints: the message of an error may hold an address that was typed.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from layers.shown_log.lines import log_line, number_of
from presentation.words.errors import BROKEN
from presentation.words.language import sentence


def lines_of(error: BaseException) -> Iterator[str]:
    """What happened, the error as it may be shown to anyone, and what to do."""
    number, _ = number_of(error)
    yield BROKEN
    yield log_line(number, error, at=datetime.now(UTC))
    yield sentence(
        "That line holds nothing of what was typed: give it to whoever looks after Within Reach, with the "
        "name of the command."
    )
