"""Many councils are prepared each by itself, from one cache; one that cannot be is named with its reason."""

import pytest

import actions.nation.prepare_many as prepare_module
from actions.acting import Acting
from actions.nation.crew import Crew
from actions.nation.prepare_many import CouncilTask, councils_named, prepare_council, prepare_many
from actions.permits.roles import Role
from actions.permits.who_may import NotAllowedError
from actions.place_plan import PlaceFolders
from geo.errors import WithinReachError
from layers.area import open_area
from layers.councils.find import UnknownCouncilError, the_council
from layers.councils.table import load_councils
from layers.sources.fetch import CacheBusyError
from tests.actions.nation.here import mapped_here
from tests.stand_in.served import web, whole_web

__all__ = ["web", "whole_web"]
TABLE = load_councils()
ORKNEY, WIGAN = the_council("Orkney", TABLE), the_council("Wigan", TABLE)


def test_a_nation_is_all_its_councils():
    counts = {nation: len(councils_named(nation, TABLE)) for nation in prepare_module.NATIONS}
    assert sum(counts.values()) == len(TABLE.councils) == 361
    assert counts["northern-ireland"] == 11
    assert counts["wales"] == 22
    assert councils_named("Northern Ireland", TABLE) == councils_named("northern-ireland", TABLE)


def test_councils_may_be_named_each_once():
    assert councils_named("Wigan, Orkney, E08000010", TABLE) == (WIGAN, ORKNEY)
    assert len(councils_named("wales, Newport", TABLE)) == 22


def test_a_name_that_is_no_council_is_refused():
    with pytest.raises(UnknownCouncilError, match='There is no council called "Atlantis"'):
        councils_named("Wigan, Atlantis", TABLE)


def test_many_are_prepared_and_one_that_fails_is_named(web, tmp_path, monkeypatch):
    monkeypatch.setattr(prepare_module, "mapped", mapped_here)
    folders = PlaceFolders(tmp_path / "cache", tmp_path / "areas", tmp_path / "none")
    broken = PlaceFolders(tmp_path / "cache", tmp_path / "areas", tmp_path / "sources.toml")
    broken.own_sources.write_text("this is no catalogue")
    heard = []
    tasks = [CouncilTask(ORKNEY, folders), CouncilTask(WIGAN, broken)]
    outcomes = prepare_many(tasks, Crew(1), tell=lambda *each: heard.append(each))
    assert open_area("orkney-islands", areas_folder=tmp_path / "areas").title == "Orkney Islands"
    assert (outcomes[ORKNEY.code].area, outcomes[ORKNEY.code].reason) == ("orkney-islands", None)
    assert "sources.toml" in outcomes[WIGAN.code].reason.what
    assert [(number, of) for _, number, of in heard] == [(1, 2), (2, 2)]
    again = prepare_many(tasks[:1], Crew(1))
    assert again[ORKNEY.code].up_to_date


def test_who_finds_the_cache_in_use_waits_for_it(monkeypatch):
    tries = []

    def busy_twice(wish, *, tell):
        tries.append(wish.council.name)
        if len(tries) < 3:
            raise CacheBusyError("Another run is fetching.", "Wait.")
        return prepare_module.CouncilOutcome("", "wigan")

    monkeypatch.setattr(prepare_module, "add_place", busy_twice)
    monkeypatch.setattr(prepare_module, "_AGAIN_AFTER_S", 0.0)
    assert prepare_council(CouncilTask(WIGAN)).area == "wigan"
    assert tries == ["Wigan"] * 3
    tries.clear()
    outcome = prepare_council(CouncilTask(WIGAN, patience_s=-1.0))
    assert (outcome.area, outcome.reason.what) == ("", "Another run is fetching.")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WithinReachError("The area has shrunk.", "Look."), "The area has shrunk."),
        (OSError(28, "No space left on device"), "cannot be read or written: No space left on device."),
    ],
)
def test_what_goes_wrong_comes_back_as_the_reason(error, words, monkeypatch):
    def fail(_wish, *, tell):
        raise error

    monkeypatch.setattr(prepare_module, "add_place", fail)
    assert words in prepare_council(CouncilTask(WIGAN)).reason.what


def test_what_nobody_foresaw_is_named_without_its_words(monkeypatch):
    def fail(_wish, *, tell):
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(prepare_module, "add_place", fail)
    monkeypatch.setattr(prepare_module, "mapped", mapped_here)
    (outcome,) = prepare_many([CouncilTask(WIGAN)], Crew(1)).values()
    assert outcome.reason.what == "Something went wrong that was not foreseen (ZeroDivisionError)."


def test_only_whoever_may_prepares_many():
    with pytest.raises(NotAllowedError, match="This needs the role"):
        prepare_many([], Crew(1), acting=Acting("somebody", frozenset({Role.FRONT_LINE})))
