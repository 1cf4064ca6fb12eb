"""A session is kept change by change: who and when; two members at once lose nothing; on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from pathlib import Path

import pytest

from geo.wording import worded
from layers.bids.model import Bid, BidList
from layers.panel.bid_records import list_of, list_record
from layers.panel.kept_sessions import HEAD, MIGRATIONS, KeptSessions, sessions_of, standing
from layers.panel.model import (
    NewChange,
    NoSuchSessionError,
    SessionItem,
    SessionPart,
    SomeoneElseDecidedError,
)
from layers.register.engine.errors import AssetRefusedError
from layers.register.store import open_register
from layers.tables.report import Fault
from layers.times.session import Known, Season, Session

REASON, VERDICT = SessionItem(SessionPart.REASON, "1"), SessionItem(SessionPart.VERDICT, "1")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty register lies."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite")
    return str(request.getfixturevalue("postgres")())


@pytest.fixture
def sessions(place: str) -> Iterator[KeptSessions]:
    with open_register(place) as register:
        yield sessions_of(register)


def test_what_was_kept_is_there_for_another_member_who_opens_it_again(place: str) -> None:
    with open_register(place) as register:
        before = register.revision
        kept = sessions_of(register)
        session = kept.begin("town", "Spring round", by="AB")
        kept.change(session, [NewChange(REASON, "Needed"), NewChange(VERDICT, "fund")], seen=0, by="AB")
        assert register.revision == before  # no asset changed
    with open_register(place) as register:
        kept = sessions_of(register)
        changes = kept.changes(session)
        assert [(change.number, change.by, change.value) for change in changes] == [
            (1, "AB", "Needed"),
            (2, "AB", "fund"),
        ]
        assert standing(changes)[VERDICT].value == "fund"
        (listed,) = kept.sessions("town")
        assert (listed.title, listed.changes, listed.changed_by) == ("Spring round", 2, "AB")
        assert kept.sessions("elsewhere") == ()


def test_the_second_of_two_members_is_told_what_the_other_changed(sessions: KeptSessions) -> None:
    session = sessions.begin("town", "Round", by="AB")
    sessions.change(session, [NewChange(REASON, "Needed")], seen=0, by="AB")
    with pytest.raises(SomeoneElseDecidedError, match="AB changed the same thing at") as refused:
        sessions.change(session, [NewChange(REASON, "Too dear")], seen=0, by="CD")
    assert [change.value for change in refused.value.changes] == ["Needed"]
    assert [change.value for change in sessions.changes(session)] == ["Needed"]
    both = sessions.change(session, [NewChange(VERDICT, "defer")], seen=0, by="CD")
    assert [(change.by, change.value) for change in both] == [("AB", "Needed"), ("CD", "defer")]
    again = sessions.change(session, [NewChange(REASON, "Too dear")], seen=2, by="CD")
    assert [change.number for change in again] == [3]


def test_many_at_once_lose_nothing(sessions: KeptSessions) -> None:
    session = sessions.begin("town", "Round", by="AB")

    def write(at: int) -> None:
        item = SessionItem(SessionPart.REASON, str(at))
        sessions.change(session, [NewChange(item, at)], seen=0, by=f"M{at}")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(24)))
    changes = sessions.changes(session)
    assert [change.number for change in changes] == list(range(1, 25))
    assert sorted(change.value for change in changes) == list(range(24))


def test_final_is_told_in_the_list_and_a_session_can_be_removed_for_good(sessions: KeptSessions) -> None:
    session = sessions.begin("town", "Round", by="AB")
    final = SessionItem(SessionPart.MEETING, "final")
    sessions.change(session, [NewChange(final, True)], seen=0, by="AB")
    assert [each.final for each in sessions.sessions("town")] == [True]
    sessions.remove(session)
    assert sessions.sessions("town") == ()
    with pytest.raises(NoSuchSessionError, match="There is no such session here"):
        sessions.changes(session)


def test_nobody_and_no_session_are_refused(sessions: KeptSessions) -> None:
    with pytest.raises(AssetRefusedError, match="Nobody is named"):
        sessions.begin("town", "Round", by=" ")
    session = sessions.begin("town", "Round", by="AB")
    with pytest.raises(NoSuchSessionError, match="There is no such session here"):
        sessions.change("other", [], seen=0, by="AB")
    assert sessions.changes(session) == ()


def test_a_register_that_never_kept_a_session_has_none(sessions: KeptSessions) -> None:
    assert sessions.sessions("town") == ()
    with pytest.raises(NoSuchSessionError, match="There is no such session here"):
        sessions.changes("any")


def test_the_steps_end_at_the_newest() -> None:
    steps = sorted(path.name[1:5] for path in MIGRATIONS.folder.glob("r*.py"))
    assert steps[-1] == HEAD


def test_a_list_of_bids_comes_back_the_same() -> None:
    times = (
        Session(1, time(12), time(14), first_on=date(2026, 1, 6), bank_holidays=Known.NO),
        Session(3, time(9), season=Season(10, 1, 3, 31)),
    )
    bid = Bid("1", "Tea 午餐\u2011", pounds=None, kind="cafe", longitude=-3.0, latitude=51.0, sessions=times)
    other = Bid("2", "Cake", awarded_on=date(2026, 3, 1), pounds=5.5, places_a_week=20)
    fault = Fault(2, "Kind", "x", worded("“{kind}” is no kind.", kind="x"), "Choose one.")
    listed = BidList(
        "b.csv", "0" * 64, (bid, other), (fault,), 2, 0, (worded("{n} rows", n=2),), (("title", "T"),)
    )
    again = list_of(list_record(listed))
    assert again.bids == listed.bids
    assert again.faults == listed.faults
    assert getattr(again.faults[0].what, "template", "") == "“{kind}” is no kind."
    assert (again.notes, again.columns, again.sha256) == (listed.notes, listed.columns, listed.sha256)
