"""What follows where a steward accepts or refuses what waits; every answer can be taken back."""

from dataclasses import replace
from datetime import date

import pytest

from actions.acting import Acting
from actions.steward.answer_inbox import (
    AnswerRefusedError,
    accept_item,
    needs_the_form,
    refuse_item,
    take_answer_back,
)
from actions.steward.tell_steward import tell_steward
from layers.register.engine.errors import RegisterError, SomeoneElseChangedError
from layers.register.feed_model import FeedForm, ListFeed
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import Act, ItemKind, MessageReason
from layers.register.model import Asset, Status
from layers.register.store import Register
from layers.register.versions import VersionCause
from layers.times.session import Known
from questions.inbox.waiting import WaitingItem, settled_items, waiting_items
from tests.layers.register.rows import club, clubs, info

DAY = date(2025, 11, 27)
FRONT, STEWARD = Acting("AN"), Acting("S")


def told(register: Register, reason: MessageReason, asset_id: str = "clubs/1") -> WaitingItem:
    message = tell_steward(register, asset_id, reason, day=DAY, acting=FRONT)
    return next(item for item in waiting_items(register) if item.item == message.number)


def standing(register: Register, asset_id: str = "clubs/1") -> Asset:
    return register.entry(asset_id).asset


def only(register: Register) -> WaitingItem:
    (item,) = waiting_items(register)
    return item


@pytest.mark.parametrize(
    ("reason", "changed", "cause"),
    [
        (MessageReason.RANG, {"checked_by": "AN", "checked_on": DAY}, VersionCause.VERIFY),
        (MessageReason.CLOSED, {"status": Status.CLOSED}, VersionCause.CLOSE),
        (MessageReason.FULL, {"full": Known.YES}, VersionCause.EDIT),
    ],
)
def test_a_message_that_is_accepted_does_what_it_says_and_can_be_taken_back(
    register: Register, reason: MessageReason, changed: dict[str, object], cause: VersionCause
) -> None:
    before = standing(register)
    item = accept_item(register, told(register, reason), acting=STEWARD)
    entry = register.entry("clubs/1")
    assert entry.asset == replace(before, **changed)  # type: ignore[arg-type]
    assert (entry.change, entry.changed_by) == (cause, "S")
    assert waiting_items(register) == ()
    assert settled_items(register) == (item,)
    take_answer_back(register, item.number, acting=STEWARD)
    assert standing(register) == before
    assert only(register).item == item.number
    assert [act.act for act in inbox_of(register).item(item.number).acts] == [Act.ACCEPTED, Act.TAKEN_BACK]


@pytest.mark.parametrize(
    "reason", [MessageReason.TIMES_WRONG, MessageReason.MOVED, MessageReason.OTHER], ids=str
)
def test_what_only_a_person_can_write_is_accepted_with_the_asset_as_corrected(
    register: Register, reason: MessageReason
) -> None:
    waiting = told(register, reason)
    assert needs_the_form(waiting)
    with pytest.raises(AnswerRefusedError, match=r"only be written by a person\. Correct the asset"):
        accept_item(register, waiting, acting=STEWARD)
    corrected = replace(standing(register), phone="01633 111111")
    item = accept_item(register, waiting, acting=STEWARD, corrected=corrected)
    assert standing(register) == corrected
    assert item.acts[-1].fields == ("phone",)
    take_answer_back(register, item.number, acting=STEWARD)
    assert standing(register).phone == "01633 000001"


def test_a_check_of_a_later_day_stays_and_the_message_is_done_with(register: Register) -> None:
    register.verify("clubs/1", by="CD", on=date(2026, 1, 1))
    item = accept_item(register, told(register, MessageReason.RANG), acting=STEWARD)
    assert standing(register).checked_by == "CD"
    assert item.acts[-1].version is None
    take_answer_back(register, item.number, acting=STEWARD)
    assert standing(register).checked_by == "CD"


def test_a_refusal_changes_nothing_and_can_be_taken_back(register: Register) -> None:
    key = register.cache_key
    item = refuse_item(register, told(register, MessageReason.CLOSED), acting=STEWARD)
    assert (register.cache_key, waiting_items(register)) == (key, ())
    take_answer_back(register, item.number, acting=STEWARD)
    assert only(register).kind is ItemKind.MESSAGE
    with pytest.raises(RegisterError, match="Number 1 was neither accepted nor refused"):
        take_answer_back(register, item.number, acting=STEWARD)


def test_two_stewards_answer_once_and_a_changed_asset_is_not_written_over(register: Register) -> None:
    waiting = told(register, MessageReason.CLOSED)
    register.edit(replace(standing(register), phone="01633 222222"), 1, by="CD")
    with pytest.raises(SomeoneElseChangedError, match="CD changed clubs/1"):
        accept_item(register, waiting, acting=STEWARD)
    item = accept_item(register, only(register), acting=STEWARD)
    with pytest.raises(RegisterError, match="Number 1 no longer waits: S settled it"):
        refuse_item(register, waiting, acting=Acting("T"))
    register.edit(replace(standing(register), status=Status.ACTIVE), 3, by="CD")
    with pytest.raises(RegisterError, match="clubs/1 was changed since this was accepted"):
        take_answer_back(register, item.number, acting=STEWARD)


def test_a_message_about_what_was_taken_out_can_only_be_refused(register: Register) -> None:
    told(register, MessageReason.RANG)
    register.undo_import(1, by="AB")
    waiting = only(register)
    with pytest.raises(AnswerRefusedError, match="clubs/1 is no longer in the register"):
        accept_item(register, waiting, acting=STEWARD)
    refuse_item(register, waiting, acting=STEWARD)
    assert waiting_items(register) == ()


def test_a_list_that_drops_an_asset_proposes_its_closing(register: Register) -> None:
    register.verify("clubs/3", by="CD")
    register.import_assets(clubs(3), info(2), vanished="propose")
    waiting = only(register)
    assert (waiting.kind, waiting.reference, waiting.source) == (ItemKind.CLOSING, "closing:clubs/3", "Clubs")
    item = accept_item(register, waiting, acting=STEWARD)
    assert standing(register, "clubs/3").status is Status.CLOSED
    take_answer_back(register, item.number, acting=STEWARD)
    assert standing(register, "clubs/3").status is Status.ACTIVE
    assert only(register).reference == "closing:clubs/3"


def test_a_refused_closing_is_asked_about_anew_only_once_the_list_had_it_again(register: Register) -> None:
    register.import_assets(clubs(3), info(2), vanished="propose")
    item = refuse_item(register, only(register), acting=STEWARD)
    assert waiting_items(register) == ()
    register.import_assets(clubs(3, cost="free"), info(3), vanished="propose")
    assert waiting_items(register) == (), "the list goes on without it"
    take_answer_back(register, item.number, acting=STEWARD)
    refuse_item(register, only(register), acting=STEWARD)
    register.import_assets(clubs(4, cost="free"), info(4), vanished="propose")
    register.import_assets(clubs(3, cost="free"), info(5), vanished="propose")
    assert only(register).reference == "closing:clubs/3"


def test_a_list_against_a_persons_word_is_a_proposal_and_never_written_unasked(register: Register) -> None:
    register.edit(replace(standing(register), phone="01633 999999", cost="£2"), 1, by="CD")
    newer = [club(0), club(1, phone="01633 777777", cost="£5"), club(2), club(3)]
    register.import_assets(newer, info(2))
    waiting = only(register)
    assert (waiting.kind, waiting.reference) == (ItemKind.LIST_CHANGE, "list:clubs/1")
    assert [(value.field, value.ours, value.theirs) for value in waiting.values] == [
        ("cost", "£2", "£5"),
        ("phone", "01633 999999", "01633 777777"),
    ]
    assert standing(register).phone == "01633 999999"
    item = accept_item(register, waiting, acting=STEWARD, fields=["phone"])
    assert (standing(register).phone, standing(register).cost) == ("01633 777777", "£2")
    rest = only(register)
    assert [value.field for value in rest.values] == ["cost"], "what was not taken still waits"
    refuse_item(register, rest, acting=STEWARD)
    assert waiting_items(register) == ()
    with pytest.raises(AnswerRefusedError, match="None of the values is chosen"):
        accept_item(register, waiting, acting=STEWARD, fields=["email"])
    take_answer_back(register, item.number, acting=STEWARD)
    assert standing(register).phone == "01633 999999"
    assert [value.field for value in only(register).values] == ["phone"], "the refused one stays refused"
    newer[1] = replace(newer[1], cost="£6")
    register.import_assets(newer, info(3))
    assert {value.field for value in only(register).values} == {"phone", "cost"}, "it says something new"


def test_what_a_feed_has_changed_is_news_until_somebody_has_seen_it(register: Register) -> None:
    register.import_assets([club(9, source="Sessions")], info(source="Sessions"))
    assert waiting_items(register) == (), "a list that a person brought in is no news"
    register.feeds.add(ListFeed("Sessions", FeedForm.LIST, ("https://a.example/x.csv",), "demo"), by="AB")
    waiting = only(register)
    assert waiting.reference == "news:Sessions"
    assert waiting.news is not None
    assert (waiting.news.added, waiting.news.changed, waiting.news.closed) == (1, 0, 0)
    item = accept_item(register, waiting, acting=STEWARD)
    assert waiting_items(register) == ()
    register.import_assets([club(9, source="Sessions", cost="£1")], info(2, source="Sessions"))
    register.import_assets([], info(3, source="Sessions"), vanished="close_own")
    news = only(register).news
    assert news is not None
    assert (news.added, news.changed, news.closed, set(news.names)) == (0, 1, 1, {"Club 9"})
    take_answer_back(register, item.number, acting=STEWARD)
    news = only(register).news
    assert news is not None
    assert (news.added, news.changed, news.closed) == (1, 1, 1)


def test_what_waits_is_read_in_order_messages_first(register: Register) -> None:
    register.edit(replace(standing(register, "clubs/2"), cost="£2"), 1, by="CD")
    register.import_assets([club(0), club(1), club(2, cost="£5")], info(2))
    told(register, MessageReason.OTHER, "clubs/2")
    told(register, MessageReason.RANG, "clubs/0")
    assert [item.reference for item in waiting_items(register)] == [
        *("1", "2", "closing:clubs/3", "list:clubs/2"),
    ]
