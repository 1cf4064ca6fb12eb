"""What the front line tells stands with the asset until it is dealt with, in the words of a card."""

from datetime import date, time

import pytest

from actions.acting import Acting
from actions.steward.tell_steward import tell_steward, withdraw_message
from layers.register.inbox.model import ClubDetail, MessageReason
from layers.register.store import Register
from presentation.words.register.messages import open_line, thanks, what
from questions.inbox.open_messages import open_messages

DAY = date(2025, 11, 27)
AN = Acting("A. N.")
WRONG = MessageReason.TIMES_WRONG


def test_a_card_shows_what_was_told_until_it_is_taken_back(register: Register) -> None:
    message = tell_steward(register, "clubs/1", WRONG, day=DAY, acting=AN)
    shown = open_messages(register, ["clubs/0", "clubs/1"])
    assert shown == {"clubs/1": (message,)}
    assert open_line(message) == "Times wrong, told 27 November by A. N."
    assert thanks(message) == "Told the steward: Times wrong."
    withdraw_message(register, message.number, acting=AN)
    assert open_messages(register, ["clubs/1"]) == {}


@pytest.mark.parametrize(
    ("reason", "detail", "words"),
    [
        (
            WRONG,
            ClubDetail(1, time(14), time(15, 30)),
            "Times wrong: Tuesday 14:00 to 15:30",
        ),
        (WRONG, ClubDetail(1), "Times wrong: Tuesday"),
        (WRONG, ClubDetail(starts=time(9, 15)), "Times wrong: from 9:15"),
        (WRONG, ClubDetail(ends=time(9, 15)), "Times wrong: until 9:15"),
        (MessageReason.FULL, ClubDetail(weeks=1), "Full: about 1 week"),
        (MessageReason.FULL, ClubDetail(weeks=12), "Full: about 12 weeks"),
        (MessageReason.RANG, ClubDetail(), "Rung, and all is right"),
    ],
)
def test_what_was_told_is_said_in_a_few_words(
    register: Register, reason: MessageReason, detail: ClubDetail, words: str
) -> None:
    assert what(tell_steward(register, "clubs/1", reason, day=DAY, acting=AN, detail=detail)) == words


def test_a_hostile_name_stays_one_line_of_text(register: Register) -> None:
    rogue = Acting("<b>A</b>\nB")
    message = tell_steward(register, "clubs/1", MessageReason.CLOSED, day=DAY, acting=rogue)
    assert "\n" not in open_line(message)
