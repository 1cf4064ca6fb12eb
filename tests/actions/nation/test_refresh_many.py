"""The feeds of many areas come as each would alone; one that fails is named, and the others come."""

import shutil

import pytest

import actions.nation.refresh_many as refresh_module
from actions.acting import AT_THE_DESK, Acting
from actions.feeds.add_feed import FeedWish, add_feed
from actions.feeds.refresh import AnotherRefreshError, refreshing
from actions.nation.crew import Crew
from actions.nation.refresh_many import refresh_many
from actions.permits.roles import Role
from actions.permits.who_may import NotAllowedError
from layers.register.feed_model import FeedForm, FeedOutcome
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from tests.actions.nation.here import mapped_here
from tests.actions.nation.towns import DEMO

SPORTS = ("demo:sports",)


@pytest.fixture
def areas(tmp_path, monkeypatch):
    """An office with the made-up town, a feed of it, and one of an area that is not there."""
    monkeypatch.setattr(refresh_module, "mapped", mapped_here)
    folder = tmp_path / "areas"
    shutil.copytree(DEMO, folder / "demo")
    (tmp_path / "register").mkdir()
    with open_register(register_beside(folder)) as register:
        for name, area in (("Larkenby sports", "demo"), ("Atlantis sports", "atlantis")):
            wish = FeedWish(name, SPORTS, area, form=FeedForm.OPENACTIVE)
            add_feed(register, wish, acting=AT_THE_DESK, allow_private=False)
    return folder


def test_each_feed_comes_and_one_that_fails_is_named(areas):
    heard = []
    done = refresh_many(areas, Crew(1), tell=lambda *each: heard.append(each[1:]))
    assert done["Larkenby sports"].outcome is FeedOutcome.CAME
    assert done["Larkenby sports"].added > 0
    assert done["Atlantis sports"].outcome is FeedOutcome.FAILED
    assert 'No area "atlantis" has been prepared' in done["Atlantis sports"].sentence
    assert sorted(heard) == [(1, 2), (2, 2)]
    with open_register(register_beside(areas)) as register:
        assert len(register.ids_of_sources(["Larkenby sports"])) == done["Larkenby sports"].added
        assert register.feeds.one("Atlantis sports").state.outcome is FeedOutcome.FAILED
    again = refresh_many(areas, Crew(1), names=["demo"])
    assert set(again) == {"Larkenby sports"}, "only the areas that are named"
    assert again["Larkenby sports"].unchanged == 4, "of its next edition"


def test_beside_another_refresh_it_is_refused(areas):
    with (
        refreshing(areas.parent / "register"),
        pytest.raises(AnotherRefreshError, match="Another refresh is at work"),
    ):
        refresh_many(areas, Crew(1))


def test_a_feed_that_was_removed_meanwhile_is_named(areas, monkeypatch):
    def remove_first(do, tasks, crew, tell_crew):
        with open_register(register_beside(areas)) as register:
            register.feeds.remove("Larkenby sports")
        return mapped_here(do, tasks, crew, tell_crew)

    monkeypatch.setattr(refresh_module, "mapped", remove_first)
    done = refresh_many(areas, Crew(1), names=["demo"])
    assert done["Larkenby sports"].outcome is FeedOutcome.FAILED
    assert "Larkenby sports" in done["Larkenby sports"].sentence


def test_a_worker_that_was_lost_is_said(areas, monkeypatch):
    def lose(do, tasks, crew, tell_crew):
        yield from ((name, None, ZeroDivisionError("a secret")) for name in tasks)

    monkeypatch.setattr(refresh_module, "mapped", lose)
    done = refresh_many(areas, Crew(1))
    assert {each.outcome for each in done.values()} == {FeedOutcome.FAILED}
    assert all("not foreseen (ZeroDivisionError)" in each.sentence for each in done.values())


def test_only_whoever_may_refreshes_many(areas):
    with pytest.raises(NotAllowedError, match="This needs the role"):
        refresh_many(areas, Crew(1), acting=Acting("somebody", frozenset({Role.FRONT_LINE})))
