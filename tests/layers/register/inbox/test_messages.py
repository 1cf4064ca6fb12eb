"""Messages from the front line are kept alike by SQLite and PostgreSQL, and can hold nothing of a person."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from layers.register.engine.errors import AssetRefusedError, NoSuchAssetError, RegisterError
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import (
    Act,
    ClubDetail,
    MessageReason,
    StewardMessage,
)
from layers.register.store import Register, open_register
from tests.layers.register.rows import clubs, info

DAY = date(2026, 11, 27)
TODAY = datetime.now(UTC).date()


@pytest.fixture
def register(register: Register) -> Register:
    """A register that has three clubs."""
    register.import_assets(clubs(3), info())
    return register


def tell(register: Register, reason: MessageReason = MessageReason.CLOSED, **more: object) -> StewardMessage:
    values = {"day": min(DAY, TODAY), "by": "AN", **more}
    return inbox_of(register).tell("clubs/1", reason, **values)  # type: ignore[arg-type]


def test_a_message_is_kept_whole_and_changes_nothing_of_the_register(register: Register, place: str) -> None:
    key = register.cache_key
    detail = ClubDetail(weekday=1, starts=time(14), ends=time(15, 45))
    message = tell(register, MessageReason.TIMES_WRONG, detail=detail)
    assert register.cache_key == key, "nobody's map is worked out anew for a message"
    with open_register(place) as again:
        assert inbox_of(again).messages() == (message,)
    assert (message.reason, message.detail, message.by) == (MessageReason.TIMES_WRONG, detail, "AN")
    assert message.day == min(DAY, TODAY)
    assert abs(datetime.now(UTC) - message.at) < timedelta(minutes=1)
    assert message.settled is None


def test_pressed_twice_it_is_one_message_and_another_reason_or_person_is_another(register: Register) -> None:
    first = tell(register)
    assert tell(register) == first
    tell(register, MessageReason.FULL)
    tell(register, by="CD")
    assert [message.number for message in inbox_of(register).messages()] == [1, 2, 3]
    assert inbox_of(register).messages(["clubs/0", "clubs/2"]) == ()


@pytest.mark.parametrize(
    ("reason", "detail"),
    [
        (MessageReason.TIMES_WRONG, ClubDetail(weekday=7)),
        (MessageReason.TIMES_WRONG, ClubDetail(starts=time(14, 5))),
        (MessageReason.TIMES_WRONG, ClubDetail(starts=time(14), ends=time(14))),
        (MessageReason.TIMES_WRONG, ClubDetail(weeks=4)),
        (MessageReason.FULL, ClubDetail(weeks=3)),
        (MessageReason.FULL, ClubDetail(weekday=1)),
        (MessageReason.RANG, ClubDetail(starts=time(14))),
    ],
)
def test_what_is_none_of_the_closed_choices_is_refused(
    register: Register, reason: MessageReason, detail: ClubDetail
) -> None:
    with pytest.raises(AssetRefusedError, match=r"cannot say that: .* Choose from what the message offers"):
        tell(register, reason, detail=detail)
    assert inbox_of(register).items() == ()


def test_no_such_asset_a_day_to_come_and_nobody_are_refused_in_words(register: Register) -> None:
    with pytest.raises(NoSuchAssetError, match="has no asset clubs/9"):
        inbox_of(register).tell("clubs/9", MessageReason.CLOSED, day=DAY, by="AN")
    with pytest.raises(AssetRefusedError, match="is still to come"):
        tell(register, day=TODAY + timedelta(days=3))
    with pytest.raises(AssetRefusedError, match="name or initials"):
        tell(register, by=" ")
    assert inbox_of(register).items() == ()


def test_only_its_sender_takes_a_message_back_and_only_while_it_waits(register: Register) -> None:
    tell(register)
    with pytest.raises(RegisterError, match="Message 1 is not yours: AN sent it"):
        inbox_of(register).withdraw(1, by="CD")
    inbox_of(register).withdraw(1, by="AN")
    settled = inbox_of(register).item(1).settled
    assert settled is not None
    assert (settled.act, settled.by) == (Act.WITHDRAWN, "AN")
    with pytest.raises(RegisterError, match="Number 1 no longer waits: AN settled it on"):
        inbox_of(register).withdraw(1, by="AN")
    assert tell(register).number == 2, "sent again, it is a new one"
    with pytest.raises(NoSuchAssetError, match="Nothing in the inbox has the number 9"):
        inbox_of(register).withdraw(9, by="AN")


def test_a_backup_holds_the_inbox_and_one_of_an_older_program_goes_back_without(
    register: Register, tmp_path: Path
) -> None:
    tell(register)
    copy = register.backup(tmp_path / "copy.sqlite")
    inbox_of(register).withdraw(1, by="AN")
    register.restore_backup(copy, by="AB")
    assert inbox_of(register).item(1).settled is None
    with closing(sqlite3.connect(copy)) as raw, raw:
        raw.execute("DROP TABLE inbox_acts")
        raw.execute("DROP TABLE inbox_items")
        raw.execute("UPDATE alembic_version SET version_num = '0003'")
    register.restore_backup(copy, by="AB")
    assert (inbox_of(register).items(), len(register.entries())) == ((), 3)
