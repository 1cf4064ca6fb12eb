"""Who counts as signed in, with which roles, and for how long?"""

from datetime import UTC, datetime, timedelta

import pytest

from actions.permits.roles import EVERY_ROLE, Role
from app.signing_in import who
from app.signing_in.ended_here import EndedHere
from app.signing_in.who import acting_now, sign_in_of
from geo.errors import WithinReachError
from layers.sign_ins.ended import EndedSignIns
from tests.app.signing_in.office import be_office, cookies_for


def test_at_a_desk_nobody_signs_in_and_everything_is_allowed(monkeypatch):
    monkeypatch.delenv("WITHIN_REACH_OFFICE", raising=False)
    assert (acting_now("JB").name, acting_now().roles) == ("JB", EVERY_ROLE)


def test_in_an_office_what_is_typed_counts_for_nothing(tmp_path, monkeypatch):
    be_office(monkeypatch, tmp_path)
    monkeypatch.setattr(who, "cookies_here", lambda: cookies_for(Role.PLANNER, name="Pat"))
    acting = acting_now("Somebody Else")
    assert (acting.name, acting.roles, acting.ask) == ("Pat", {Role.PLANNER}, "the service desk")


def test_who_has_not_signed_in_has_no_name_and_no_role(tmp_path, monkeypatch):
    be_office(monkeypatch, tmp_path)
    monkeypatch.setattr(who, "cookies_here", dict)
    assert (acting_now("JB").name, acting_now("JB").roles) == ("", frozenset())


def test_roles_add_up_and_what_the_table_does_not_name_gives_none(tmp_path, monkeypatch):
    be_office(monkeypatch, tmp_path)
    both = sign_in_of(cookies_for(Role.PANEL, Role.PLANNER, "everything"))
    nothing = sign_in_of(cookies_for("published data", "everything"))
    assert both is not None
    assert both.roles == {Role.PANEL, Role.PLANNER}
    assert nothing is not None
    assert nothing.roles == frozenset()


def test_a_sign_in_ends_by_itself(tmp_path, monkeypatch):
    be_office(monkeypatch, tmp_path, hours=2.0)
    now = datetime.now(UTC)
    cookies = cookies_for(Role.STEWARD, at=now - timedelta(hours=1, minutes=59))
    assert sign_in_of(cookies) is not None
    assert sign_in_of(cookies, now=now + timedelta(minutes=2)) is None
    assert sign_in_of(cookies_for(Role.STEWARD, at=now - timedelta(days=29))) is None


def test_a_revoked_role_is_gone_as_soon_as_the_table_says_so(tmp_path, monkeypatch):
    cookies = cookies_for(Role.STEWARD)
    be_office(monkeypatch, tmp_path, roles={"steward": ("WR.other",)})
    sign_in = sign_in_of(cookies)
    assert sign_in is not None
    assert sign_in.roles == frozenset()


@pytest.mark.parametrize(
    "changed",
    [
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"within_reach_session": ""},
        {"within_reach_name": ""},
    ],
)
def test_a_cookie_that_was_not_made_here_is_no_sign_in(changed, tmp_path, monkeypatch):
    be_office(monkeypatch, tmp_path)
    assert sign_in_of(cookies_for(Role.STEWARD, **changed)) is None


def test_signing_out_ends_it_for_every_process(tmp_path, monkeypatch):
    ended = be_office(monkeypatch, tmp_path)
    cookies = cookies_for(Role.STEWARD)
    sign_in = sign_in_of(cookies)
    assert sign_in is not None
    ended.end(sign_in.digest, sign_in.ends_at)
    assert sign_in_of(cookies) is None
    assert EndedHere(lambda: EndedSignIns(tmp_path)).has_ended(sign_in.digest)
    assert sign_in_of(cookies_for(Role.STEWARD, name="Another")) is not None


class Table:
    """A table that can be broken, and counts how often it is read."""

    def __init__(self) -> None:
        self.digests: frozenset[str] = frozenset()
        self.reads, self.is_broken = 0, False

    def all(self) -> frozenset[str]:
        self.reads += 1
        if self.is_broken:
            raise WithinReachError("It cannot be read.", "Look after it.")
        return self.digests


def test_the_table_is_read_every_other_second_and_a_broken_one_signs_nobody_in():
    table, clock = Table(), [0.0]
    here = EndedHere(lambda: table, clock=lambda: clock[0])  # type: ignore[arg-type, return-value]
    assert not here.has_ended("a")
    clock[0], table.digests = 1.0, frozenset({"a"})
    assert not here.has_ended("a")
    clock[0] = 3.0
    assert here.has_ended("a")
    assert table.reads == 2
    table.is_broken, clock[0] = True, 30.0
    assert here.has_ended("a")
    assert not here.has_ended("b")
    clock[0] = 100.0
    assert here.has_ended("b")
