"""What a club writes of itself comes back as a file and waits, field by field; whatever else is refused."""

import json
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from actions.acting import Acting
from actions.steward.answer_inbox import accept_item, refuse_item, take_answer_back
from actions.steward.club_form import bring_in_form
from layers.register.engine.errors import RegisterError
from layers.register.importing.places import PlaceFinder
from layers.register.inbox.club_answers import FORMAT, MOST_BYTES, VERSION, form_values
from layers.register.inbox.model import InboxItem, ItemKind
from layers.register.model import Asset, PlacedBy, Status
from layers.register.store import Register
from layers.register.versions import VersionCause
from layers.times.session import Known, Session
from presentation.words.register.inbox import unread
from questions.inbox.waiting import WaitingItem, waiting_items

DAY, TODAY = date(2025, 11, 20), date(2025, 11, 27)
STEWARD = Acting("S")
FINDER = PlaceFinder(postcodes={"NP20 4AA": (-3.0, 51.6)})
WHOLE = Asset(
    "own/1",
    name="Tea at three",
    kind="lunch_club",
    phone="01632 960001",
    postcode="NP20 1AA",
    longitude=-2.99,
    latitude=51.58,
    placed_by=PlacedBy.POSTCODE,
    when="Tuesday 12:00-14:00",
    sessions=(Session(1, time(12), time(14)),),
    minimum_age=50,
    step_free=Known.YES,
)


def file_of(
    asset: Asset = WHOLE, *, confirmed: bool = False, version: int = 1, record: dict[str, Any] | None = None,
    **answers: str,
) -> bytes:  # fmt: skip
    """What the form of an asset saves where the club has written these answers."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "asset_id": asset.asset_id,
        "asset_version": version,
        "saved_on": DAY.isoformat(),
        "confirmed": confirmed,
        "answers": {**form_values(asset), **answers},
    }
    return json.dumps({**whole, **(record or {})}).encode()


@pytest.fixture
def register(register: Register) -> Register:
    """A register with one club that knows much."""
    register.add(WHOLE, by="CD")
    return register


def bring(register: Register, data: bytes) -> InboxItem:
    return bring_in_form(register, data, finder=FINDER, today=TODAY, acting=STEWARD)


def only(register: Register) -> WaitingItem:
    (item,) = waiting_items(register)
    return item


def fields(item: WaitingItem) -> list[tuple[str, object, object, bool]]:
    return [(value.field, value.ours, value.theirs, value.clash) for value in item.values]


def test_what_came_back_waits_field_by_field_and_is_taken_all_at_once(register: Register) -> None:
    item = bring(register, file_of(phone="01632 960002", cost="£2", step_free="no", minimum_age=""))
    assert (item.kind, item.day, item.by) == (ItemKind.FORM, DAY, "S")
    waiting = only(register)
    assert set(fields(waiting)) == {
        ("phone", "01632 960001", "01632 960002", False),
        ("cost", "", "£2", False),
        ("step_free", Known.YES, Known.NO, False),
        ("minimum_age", 50, None, False),
    }
    assert register.entry("own/1").asset == WHOLE, "nothing is done before somebody has accepted it"
    done = accept_item(register, waiting, acting=STEWARD)
    after = replace(WHOLE, phone="01632 960002", cost="£2", step_free=Known.NO, minimum_age=None)
    assert register.entry("own/1").asset == after
    take_answer_back(register, done.number, acting=STEWARD)
    assert register.entry("own/1").asset == WHOLE


def test_one_value_is_taken_and_the_others_are_not(register: Register) -> None:
    bring(register, file_of(phone="01632 960002", cost="£2"))
    accept_item(register, only(register), acting=STEWARD, fields=["cost"])
    assert register.entry("own/1").asset == replace(WHOLE, cost="£2")
    assert waiting_items(register) == ()


def test_days_and_times_are_read_and_come_whole(register: Register) -> None:
    bring(register, file_of(when="Wednesday 10:00-11:30 and when it is fine"))
    ((field, *_),) = fields(only(register))
    assert field == "when"
    accept_item(register, only(register), acting=STEWARD)
    asset = register.entry("own/1").asset
    assert asset.when == "Wednesday 10:00-11:30 and when it is fine"
    assert asset.when_unread
    assert all(session.weekday == 2 for session in asset.sessions)


@pytest.mark.parametrize(
    ("postcode", "position"),
    [
        ("np204aa", (-3.0, 51.6, PlacedBy.POSTCODE)),
        ("NP20 9ZZ", (-2.99, 51.58, PlacedBy.POSTCODE)),
        ("CF10 1AA", (None, None, PlacedBy.NOWHERE)),
    ],
    ids=["known", "new, of the same district", "of another district"],
)
def test_a_new_postcode_brings_its_place(
    register: Register, postcode: str, position: tuple[object, ...]
) -> None:
    bring(register, file_of(postcode=postcode))
    assert [field for field, *_ in fields(only(register))] == ["postcode"]
    accept_item(register, only(register), acting=STEWARD)
    asset = register.entry("own/1").asset
    assert (asset.longitude, asset.latitude, asset.placed_by) == position


def test_what_the_office_changed_meanwhile_is_a_clash_and_only_that(register: Register) -> None:
    register.edit(replace(WHOLE, phone="01632 960009", cost="£9"), 1, by="CD")
    bring(register, file_of(phone="01632 960002", email="tea@example.org"))
    assert set(fields(only(register))) == {
        ("phone", "01632 960009", "01632 960002", True),
        ("email", "", "tea@example.org", False),
    }
    accept_item(register, only(register), acting=STEWARD, fields=["email"])
    asset = register.entry("own/1").asset
    assert (asset.phone, asset.cost, asset.email) == ("01632 960009", "£9", "tea@example.org")


def test_a_club_that_says_all_is_right_is_a_check_by_who_accepts_it(register: Register) -> None:
    bring(register, file_of(confirmed=True))
    waiting = only(register)
    assert (waiting.values, waiting.confirmed) == ((), True)
    accept_item(register, waiting, acting=STEWARD)
    entry = register.entry("own/1")
    assert (entry.asset.checked_by, entry.asset.checked_on, entry.change) == ("S", DAY, VersionCause.VERIFY)


def test_values_left_out_make_it_no_check(register: Register) -> None:
    bring(register, file_of(confirmed=True, phone="01632 960002", cost="£2"))
    accept_item(register, only(register), acting=STEWARD, fields=["phone"])
    assert register.entry("own/1").asset.checked_on is None


def test_an_answer_that_cannot_stand_is_shown_and_the_others_are_taken(register: Register) -> None:
    bring(
        register, file_of(phone="ring Ann", email="tea@example.org", name="", minimum_age="70", full="so so")
    )
    waiting = only(register)
    assert {answer.field for answer in waiting.unread} == {"phone", "name", "full"}
    (phone,) = (answer for answer in waiting.unread if answer.field == "phone")
    assert unread(phone).startswith("Telephone: they wrote “ring Ann”. “ring Ann” has 0 digits")
    accept_item(register, waiting, acting=STEWARD)
    after = replace(WHOLE, email="tea@example.org", minimum_age=70)
    assert register.entry("own/1").asset == after


def test_ages_that_say_nothing_together_are_set_aside(register: Register) -> None:
    bring(register, file_of(maximum_age="20"))
    waiting = only(register)
    assert [answer.field for answer in waiting.unread] == ["maximum_age"]
    assert waiting.values == ()


def test_a_club_can_say_that_it_has_closed(register: Register) -> None:
    bring(register, file_of(status="closed"))
    accept_item(register, only(register), acting=STEWARD)
    assert register.entry("own/1").asset.status is Status.CLOSED


def test_nothing_of_a_hidden_place_is_asked_or_taken(register: Register) -> None:
    hidden = replace(WHOLE, asset_id="own/2", hide_address=True)
    register.add(hidden, by="CD")
    assert not {"address", "postcode"} & form_values(hidden).keys()
    bring(register, file_of(hidden, postcode="NP20 4AA", address="1 High Street"))
    assert only(register).values == ()


def test_the_same_file_twice_waits_once_and_answered_it_is_not_asked_again(register: Register) -> None:
    data = file_of(cost="£2")
    first = bring(register, data)
    assert bring(register, data) == first
    refuse_item(register, only(register), acting=STEWARD)
    with pytest.raises(RegisterError, match=r"was read in on .*, and S has answered it"):
        bring(register, data)


def test_a_clock_that_is_ahead_counts_as_today(register: Register) -> None:
    item = bring(register, file_of(cost="£2", record={"saved_on": "2031-01-01"}))
    assert item.day == TODAY


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty"),
        (b" \n ", "The file is empty"),
        (b"%PDF-1.7 \xff\xfe", "not a file that a club's form has saved"),
        (b"Name,Phone\nTea,1\n", "not a file that a club's form has saved"),
        (b'{"format": "another"}', "not a file that a club's form has saved"),
        (b"[" * 100_000, "not a file that a club's form has saved"),
        (file_of(cost="£2")[:-20], "cut short or damaged"),
        (b"x" * (MOST_BYTES + 1), "too big to be a club's answers"),
        (file_of(record={"version": 2}), "A newer version of Within Reach"),
        (file_of(record={"version": "1"}), "has been changed since"),
        (file_of(record={"asset_version": True}), "has been changed since"),
        (file_of(record={"answers": {"kind": "food_bank"}}), "has been changed since"),
        (file_of(record={"answers": {"phone": 1632}}), "has been changed since"),
        (file_of(record={"answers": ["phone"]}), "has been changed since"),
        (file_of(record={"confirmed": "yes"}), "has been changed since"),
        (file_of(record={"saved_on": "yesterday"}), "on which day it was saved"),
        (file_of(record={"asset_id": "own/9"}), "is not in the register: own/9"),
        (file_of(name="Tea\0"), "holds signs that no form writes"),
        (file_of(name="Tea\ud800"), "holds signs that no form writes"),
    ],
)  # fmt: skip
def test_whatever_else_comes_back_is_refused_in_a_sentence(
    register: Register, data: bytes, words: str
) -> None:
    with pytest.raises(RegisterError, match=words):
        bring(register, data)
    assert waiting_items(register) == ()
